"""The theme changes live, and sizes follow the text scale."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QIcon, QPalette

from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.design.tokens import DARK, LIGHT
from suidesk.desktop.kit.labels import PlainLabel


def test_our_font_and_palette_are_used(theme, qapp):
    assert QFontInfo(qapp.font()).family() == "Inter"
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.bg


def test_switching_restyles_a_living_widget(theme, qtbot):
    label = PlainLabel("Text")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance.DARK)
    assert theme.tokens is DARK
    assert label.palette().color(label.foregroundRole()).name().upper() == DARK.text
    theme.set_appearance(Appearance.LIGHT)
    assert label.palette().color(label.foregroundRole()).name().upper() == LIGHT.text


def test_text_grows_with_the_scale_and_shrinks_back(theme, qtbot):
    title, body = PlainLabel("Title", "h1"), PlainLabel("Body")
    for label in (title, body):
        qtbot.addWidget(label)
        label.show()
    before = (title.fontMetrics().height(), body.fontMetrics().height())
    theme.set_scale(2.0)
    grown = (title.fontMetrics().height(), body.fontMetrics().height())
    theme.set_scale(1.0)
    assert grown[0] >= 1.9 * before[0]
    assert grown[1] >= 1.9 * before[1]
    assert (title.fontMetrics().height(), body.fontMetrics().height()) == before


def test_the_scale_stays_within_limits(theme):
    theme.set_scale(7)
    assert theme.scale == 2.0
    theme.set_scale(0.1)
    assert theme.scale == 1.0


def test_icons_are_tinted_when_they_are_painted(theme):
    icon = theme.icon("check", "text")
    light = _darkest(icon)
    theme.set_appearance(Appearance.DARK)
    assert light < 80
    assert _darkest(icon) > 180
    assert QIcon(icon).pixmap(QSize(16, 16), 2.0).width() == 32


def _darkest(icon):
    image = icon.pixmap(QSize(32, 32), 1.0).toImage()
    pixels = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    return min((pixel.lightness() for pixel in pixels if pixel.alpha() > 200), default=-1)
