"""Every page, empty and full, at every size: nothing is cut, everything has a name, the keyboard reaches it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from suidesk.desktop.design.theme import Appearance
from tests.desktop.clipping import left_cut
from tests.desktop.naming import unnamed
from tests.desktop.whole.conftest import PAGES

SETTLE, LAID_OUT = 120, 50
"""Milliseconds until a page has what it asked for, and until one that has it is laid out for another size."""
SIZES = [((1320, 860), 1.0), ((1280, 720), 1.0), ((1920, 1080), 1.0), ((1280, 720), 2.0), ((1920, 1080), 2.0)]


def visit(window, key, qtbot) -> QWidget:
    window.go_to(key)
    qtbot.wait(SETTLE)
    return window.page(key)


@pytest.mark.parametrize("key", PAGES)
def test_nothing_is_cut_on_a_full_page(full, theme, key, qtbot):
    page = visit(full, key, qtbot)
    found = {}
    for size, scale in SIZES:
        theme.set_scale(scale)
        full.resize(*size)
        qtbot.wait(LAID_OUT)
        found[size, scale] = left_cut(page, qtbot)
    assert not any(found.values()), found
    assert unnamed(page) == []


@pytest.mark.parametrize("key", PAGES)
def test_nothing_is_cut_on_an_empty_page(empty, theme, key, qtbot):
    page = visit(empty, key, qtbot)
    found = {}
    for size, scale in SIZES:
        theme.set_scale(scale)
        empty.resize(*size)
        qtbot.wait(LAID_OUT)
        found[size, scale] = left_cut(page, qtbot)
    assert not any(found.values()), found
    assert unnamed(page) == []


@pytest.mark.parametrize("key", PAGES)
def test_the_dark_page_is_whole(full, theme, key, qtbot):
    theme.set_appearance(Appearance.DARK)
    assert left_cut(visit(full, key, qtbot), qtbot) == []


def takes_tab(widget: QWidget) -> bool:
    is_there = widget.isVisible() and widget.isEnabled()
    return is_there and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


@pytest.mark.parametrize("key", PAGES)
def test_tab_reaches_everything_and_comes_round(full, key, qtbot):
    page = visit(full, key, qtbot)
    wanted = {one for one in page.findChildren(QWidget) if takes_tab(one)}
    reached: list[QWidget] = []
    focus = QApplication.focusWidget() or full
    for _ in range(len(wanted) * 2 + 60):
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            break
        reached.append(focus)
    left = {one.accessibleName() or type(one).__name__ for one in wanted - set(reached) if takes_tab(one)}
    assert left == set()


def test_the_number_keys_go_to_the_pages(full, qtbot):
    for number, key in enumerate(PAGES, start=1):
        if number <= 9:
            qtbot.keyClick(full, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
            assert full.current is full.page(key)
