"""The palette's entries and the button that opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from suidesk.desktop.search import SearchButton
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed


def test_the_button_is_named_shows_its_key_and_opens(theme, qtbot):
    pressed = []
    button = SearchButton(theme, lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    for scale in (1.0, 2.0):
        theme.set_scale(scale)
        button.resize(button.sizeHint())
        assert clipped(button) == []
    assert unnamed(button) == []
    assert (button.accessibleName(), button.toolTip()) == ("Search or jump to", "Ctrl+K")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [1, 1]
