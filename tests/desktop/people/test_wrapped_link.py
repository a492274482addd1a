"""A link that is narrow grows instead of being cut, and can be pressed by key and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.desktop.people.wrapped_link import WrappedLink


@pytest.fixture
def link(theme, qtbot):
    made = WrappedLink(theme)
    made.calls = []
    made.set("amina.yusuf@stichting-buurtkracht.example.org", "E-mail: amina", lambda: made.calls.append(1))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_grows_when_narrow(link):
    heights = [link.heightForWidth(width) for width in (600, 200, 100, 40)]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]
    assert heights[0] >= 24


def test_no_line_is_wider_than_the_room(link):
    layout, _ = link._laid_out(100)
    assert all(layout.lineAt(at).naturalTextWidth() <= 100 for at in range(layout.lineCount()))


def test_a_line_ends_at_a_joint_where_it_can(link):
    layout, _ = link._laid_out(160)
    first = layout.lineAt(0)
    assert layout.text()[: first.textLength()].rstrip("\u200b")[-1] in "@.-"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, None])
def test_pressing(link, qtbot, key):
    if key is None:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    else:
        link.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(link, key)
    assert link.calls == [1]
    assert link.accessibleName() == "E-mail: amina"
    assert link.text() == "amina.yusuf@stichting-buurtkracht.example.org"
