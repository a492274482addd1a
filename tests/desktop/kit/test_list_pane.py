"""The list pane: search, filters, choosing, and what an empty list says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent

from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.row_list import RowList
from suidesk.desktop.kit.rows import Row, RowsModel, WindowModel
from tests.desktop.clipping import clipped, see_whole
from tests.desktop.naming import unnamed

ROWS = [
    Row("a", "Amina Yusuf", "Volunteer", "Today", "warn"),
    Row("o", "Buurtkracht", "Voluntary", icon="building-2", trailing2="4 h"),
    Row("p", "Repair Café", icon="-"),
]


@pytest.fixture
def pane(theme, show):
    made = ListPane(theme, "People", new="New", new_name="New person", search="Search name, skill…")
    model = RowsModel(made)
    model.set_rows(ROWS)
    made.set_model(model)
    return show(made, 364, 600)


def test_choosing_and_opening(pane, qtbot):
    with qtbot.waitSignal(pane.chosen) as chosen:
        pane.list.select(1)
    assert chosen.args == ["o"]
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert opened.args == ["o"]
    assert pane.list.select_id("a")
    assert not pane.list.select_id("nobody")
    assert pane.list.current_id() == "a"


def test_down_goes_from_the_search_to_the_list(pane, qtbot):
    pane.search.setFocus()
    qtbot.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    assert pane.list.current_id() == "a"


def test_typing_searches_after_a_pause_and_escape_clears(pane, qtbot):
    with qtbot.waitSignal(pane.search_changed) as searched:
        qtbot.keyClicks(pane.search, " ami ")
    assert searched.args == ["ami"]
    with qtbot.waitSignal(pane.search_changed) as searched:
        qtbot.keyClick(pane.search, Qt.Key.Key_Escape)
    assert searched.args == [""]


def test_filters_toggle_and_keep_their_state_when_texts_change(pane, qtbot):
    pane.set_filters([("attention", "Needs attention · 4"), ("volunteers", "Volunteers")], on=["volunteers"])
    assert pane.filters() == ["volunteers"]
    pane.set_filters([("attention", "Needs attention · 3"), ("volunteers", "Volunteers")])
    assert pane.filters() == ["volunteers"]
    chip = pane.findChild(type(next(iter(pane._filters.values()))))
    with qtbot.waitSignal(pane.filters_changed) as changed:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert sorted(changed.args[0]) == ["attention", "volunteers"]


def test_an_empty_list_says_what_to_do_first(pane, theme, qtbot):
    calls = []
    sentence = "Add the first person."
    empty = EmptyState(theme, "users", "Nobody here yet", sentence, verb="Add", then=lambda: calls.append(1))
    pane.set_empty(empty)
    assert pane.list.isVisible()
    pane.list.model().set_rows([])
    assert not pane.list.isVisible()
    assert empty.isVisible()
    assert not clipped(empty)
    empty.button.click()
    assert calls == [1]
    pane.list.model().set_rows(ROWS)
    assert pane.list.isVisible()


def test_a_chosen_row_that_is_still_loading_is_told_when_it_is_there(theme, show, qtbot):
    waiting = []
    pane = ListPane(theme, "People")
    pane.set_model(WindowModel(500, lambda offset, limit, then: waiting.append((offset, limit, then)), pane))
    show(pane, 300, 400)
    qtbot.waitUntil(lambda: bool(waiting))
    with qtbot.assertNotEmitted(pane.chosen):
        pane.list.select(2)
    with qtbot.waitSignal(pane.chosen) as chosen:
        for offset, limit, then in waiting:
            then([Row(str(at), "t") for at in range(offset, offset + limit)])
    assert chosen.args == ["2"]


def test_the_ring_shows_only_after_a_key(pane, qtbot):
    for reason, has_ring in ((Qt.FocusReason.MouseFocusReason, False), (Qt.FocusReason.TabFocusReason, True)):
        pane.new.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, reason))
        assert bool(pane.new.property("ring")) is has_ring
    pane.new.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert not pane.new.property("ring")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_clipped_and_everything_has_a_name(pane, theme, scale, direction, qtbot):
    pane.setLayoutDirection(direction)
    pane.set_filters([("attention", "Needs attention · 4"), ("volunteers", "Volunteers")])
    theme.set_scale(scale)
    pane.resize(round(288 * scale), 700)
    see_whole(qtbot, pane)
    assert unnamed(pane) == []
    assert pane.list.rowHeight(0) == round(64 * scale)


def test_rows_are_mirrored_and_rethemed(pane, theme, qtbot):
    pane.list.clearSelection()
    plain = pane.list.viewport().grab().toImage()
    theme.set_appearance(Appearance.DARK)
    dark = pane.list.viewport().grab().toImage()
    assert dark.pixelColor(30, 100).lightness() < 90 < plain.pixelColor(30, 100).lightness()
    theme.set_appearance(Appearance.LIGHT)
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = pane.list.viewport().grab().toImage()
    width = mirrored.width()
    face = plain.pixelColor(20, 32)
    assert mirrored.pixelColor(width - 21, 32) == face
    assert mirrored.pixelColor(20, 32) != face


def test_the_ring_of_a_row_shows_only_after_a_key(pane, theme, qtbot):
    pane.activateWindow()
    pane.search.setFocus()
    qtbot.waitUntil(pane.search.hasFocus)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 30))
    qtbot.mouseMove(pane.title)
    assert not _has_ring(pane, theme)
    pane.search.setFocus()
    qtbot.keyClick(pane.search, Qt.Key.Key_Tab)
    assert pane.list.hasFocus()
    assert _has_ring(pane, theme)


def _has_ring(pane, theme):
    image = pane.list.viewport().grab().toImage()
    return any(image.pixelColor(x, 32).name() == theme.colour("focus").name() for x in range(6, 14))


def test_all_filters_are_turned_off_at_once(theme, show):
    pane = show(ListPane(theme, "People", search="Search"), 340, 400)
    pane.set_filters([("a", "A"), ("b", "B"), ("c", "C")], on=["a", "c"])
    heard = []
    pane.filters_changed.connect(heard.append)
    pane.clear_filters()
    pane.clear_filters()
    assert (heard, pane.filters()) == ([[]], [])


def test_a_held_record_is_told_by_no_late_row_until_the_user_moves(theme, show, qtbot):
    arrived = []
    model = WindowModel(5, lambda offset, limit, then: arrived.append(then))
    rows = RowList(theme, "People")
    rows.setModel(model)
    show(rows, 300, 400)
    chosen = []
    rows.chosen.connect(chosen.append)
    rows.hold("c", 2)
    qtbot.waitUntil(lambda: bool(arrived))
    # The rows moved meanwhile: another record stands where the held one stood.
    arrived[0]([Row(name, name) for name in "abxcd"])
    assert chosen == []
    rows.select(3)
    assert chosen == ["c"]
