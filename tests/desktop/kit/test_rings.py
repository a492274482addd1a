"""Nothing moves when the focus comes: a control with its ring is as large as without."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from suidesk.desktop.kit.buttons import Button, FilterChip, IconButton
from suidesk.desktop.kit.labels import set_property

KINDS = ("primary", "plain", "danger", "ghost", "small", "quiet", "link", "crumb", "nav")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_a_ring_takes_no_room(theme, qtbot, scale):
    theme.set_scale(scale)
    made = [
        *(Button(theme, "Done", kind=kind) for kind in KINDS),
        IconButton(theme, "x", "Close"),
        IconButton(theme, "x", "Close", is_ghost=True),
        FilterChip("Over"),
    ]
    for button in made:
        qtbot.addWidget(button)
        button.ensurePolished()
        before = button.sizeHint()
        set_property(button, "ring", value=True)
        assert button.sizeHint() == before, button.property("kind")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_line_with_the_focus_or_an_error_is_as_high_as_any(theme, show, qtbot, scale):
    theme.set_scale(scale)
    edit = show(QLineEdit(), 200, 60)
    before = edit.sizeHint()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    assert edit.sizeHint() == before
    set_property(edit, "invalid", value=True)
    assert edit.sizeHint() == before
