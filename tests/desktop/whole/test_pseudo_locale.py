"""In a language that is longer and accented, nothing is cut and no English is left."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

from suidesk.desktop.rooms import acts
from suidesk.wording.translate import TRANSLATOR, translate
from tests.desktop.clipping import left_cut
from tests.desktop.whole.conftest import PAGES
from tests.desktop.whole.pseudo import pseudo

SETTLE = 150
ENGLISH = re.compile(r"[A-Za-z]{3,}")
OWN_NAMES = re.compile(
    r"suidesk|Hanne|Visser|Europe/London|Nederlands|English|Dansk|GBP|EUR|DKK|Ctrl|Shift|Alt|Esc|Enter|Return|Del|Space|Apache"
    r"|https?://\S+|\S+@\S+|DBS|PVG|VOG|Europe|London|CSV|PDF"
)
"""Names that are the same in every language."""


@pytest.fixture
def strange():
    """Speak the strange language while the test runs."""
    TRANSLATOR.install(pseudo)
    yield
    TRANSLATOR.install(None)


@pytest.fixture
def window(strange, empty):
    """The window over a desk without records, so that every word on screen is the program's own."""
    return empty


def texts(widget: QWidget) -> set[str]:
    """Everything that a widget and its parts say, on screen and to screen readers."""
    found = set()
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisibleTo(widget):
            continue
        said = [one.accessibleName(), one.toolTip()]
        if isinstance(one, QLabel | QAbstractButton):
            said.append(one.text())
        if isinstance(one, QLineEdit):
            said.append(one.placeholderText())
        found.update(said)
    return found


def untranslated(widget: QWidget) -> list[str]:
    plain = {text: re.sub(r"⟦.*?⟧+", "", OWN_NAMES.sub("", text), flags=re.DOTALL) for text in texts(widget)}
    return sorted(text for text, left in plain.items() if ENGLISH.search(left))


def test_the_language_keeps_what_is_filled_in():
    TRANSLATOR.install(pseudo)
    try:
        assert translate("X", "{0} has %n role(s)", 2).format("Åsa") == "⟦Åsa háš 2 róléš ¤ ¤⟧"
    finally:
        TRANSLATOR.install(None)


@pytest.mark.parametrize("key", PAGES)
def test_pages_are_translated_and_whole(window, key, qtbot):
    window.resize(1280, 720)
    window.go_to(key)
    qtbot.wait(SETTLE)
    assert untranslated(window) == []
    assert left_cut(window.page(key), qtbot) == []


@pytest.mark.parametrize("name", sorted(acts()))
def test_what_can_be_done_from_anywhere_is_translated_and_whole(window, name, qtbot):
    window.act(name)
    qtbot.wait(SETTLE)
    for form in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]:
        assert untranslated(form) == []
        assert left_cut(form, qtbot) == []
        form.close()
