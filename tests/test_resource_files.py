"""The fonts can write what the desk writes, and the icons are complete, licensed and drawable."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QRawFont
from PySide6.QtSvg import QSvgRenderer

from suidesk.system.paths import DESKTOP_FILE
from suidesk.system.resources import resource

STYLES = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
LETTERS = "ÆØÅæøåäöüßéèëïłşğıçñþðőűčžŁŞĞİ“”‘’„«»…·•–—×−±§©€£↑↓0123456789"
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


@pytest.fixture
def families(qapp):
    """Load the four fonts, as the desk does at start."""
    identifiers = [QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{style}.ttf"))) for style in STYLES]
    yield {family for identifier in identifiers for family in QFontDatabase.applicationFontFamilies(identifier)}
    for identifier in identifiers:
        QFontDatabase.removeApplicationFont(identifier)


@pytest.mark.parametrize("style", STYLES)
def test_font_has_the_letters(qapp, style):
    font = QRawFont(str(resource("fonts", f"Inter-{style}.ttf")), 16)
    assert [letter for letter in LETTERS if not font.supportsCharacter(ord(letter))] == []


def test_the_four_weights_are_one_family(families):
    assert "Inter" in families
    assert set(STYLES) <= set(QFontDatabase.styles("Inter"))
    assert {style: QFontDatabase.weight("Inter", style) for style in STYLES} == STYLES


def test_fonts_keep_their_kerning(families):
    metrics = QFontMetricsF(QFont("Inter", 72))
    assert metrics.horizontalAdvance("AV") < metrics.horizontalAdvance("A") + metrics.horizontalAdvance("V")


def test_fonts_have_figures_of_one_width(families):
    font = QFont("Inter", 72)
    font.setFeature(QFont.Tag("tnum"), 1)
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0808")


def test_fonts_and_icons_carry_their_licences():
    assert "SIL OPEN FONT LICENSE Version 1.1" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "ISC License" in resource("icons", "LICENSE-lucide.txt").read_text(encoding="utf-8")


def test_icons_are_those_of_the_list():
    listed = (Path(__file__).parents[1] / "installers" / "icons.txt").read_text(encoding="ascii").split()
    assert sorted([*listed, "suidesk"]) == ICONS


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_drawable(qapp, name):
    assert QSvgRenderer(str(resource("icons", f"{name}.svg"))).isValid()


@pytest.mark.parametrize("name", [name for name in ICONS if name != "suidesk"])
def test_icon_can_be_tinted(name):
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in text
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"currentColor", "none"}


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_own_icon_is_there_in_every_size(qapp, size):
    image = QImage(str(resource("icons", f"suidesk-{size}.png")))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(size // 2, size // 8).name() == "#0b6b58"
    assert image.pixelColor(0, 0).alpha() == 0


def test_menu_entry_starts_a_program_that_exists_with_an_icon_that_exists():
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(resource("linux", f"{DESKTOP_FILE}.desktop"), encoding="utf-8")
    section = entry["Desktop Entry"]
    assert section["Type"] == "Application"
    assert section["Exec"] == "suidesk-desk"
    assert section["Icon"] in ICONS
