"""The board: lanes with sums, cards that are walked, moved with keys, dragged, and undone in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from suidesk.commands.funding import AddGrant, ChangeGrant
from suidesk.desktop.funding.board import ORDER
from suidesk.desktop.funding.grant_card import MIME, carried
from suidesk.desktop.funding.switch import Way
from suidesk.desktop.kit.menus import Menu
from suidesk.domain.funding import Grant, GrantStage
from tests.desktop.pressing import choose, click

S = GrantStage
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def board(page, qtbot):
    page.show_way(Way.BOARD)
    qtbot.waitUntil(page.board.has_cards)
    qtbot.waitUntil(lambda: page.board.title.full_text() == "Funding")
    return page.board


def titles(board, stage):
    return [card._title.full_text() for card in board.lanes[stage].cards()]


def card_of(board, ref):
    return board._card(ref)


def stage_of(desk, ref):
    return desk._reading.get(Grant, ref).stage


def focused(board):
    return next((card.ref for card in board._cards() if card.hasFocus()), None)


def test_every_stage_has_a_lane_with_its_sum(board):
    assert set(board.lanes) == set(ORDER) == set(S)
    assert [titles(board, stage) for stage in (S.DRAFTING, S.ACTIVE, S.DECLINED)] == [
        ["Warm winter"],
        ["Tools"],
        ["A voice"],
    ]
    lane = board.lanes[S.ACTIVE]
    assert (lane._number.full_text(), lane._sum.full_text()) == ("1", "£9,600")
    assert board.lanes[S.PROSPECT]._none.isVisible()
    assert board.subtitle.full_text() == "£9,600 in hand, from 1 grant"


def test_a_card_says_what_comes_next(board, grants):
    card = card_of(board, grants.active)
    assert (card._about.full_text(), card._what.full_text()) == ("£9,600 · Ærø <b>Fund</b>", "Report")
    assert (card._chip.full_text(), card._chip.property("chip")) == ("3 days late", "danger")
    assert card.accessibleName() == "Tools, Active, Ærø <b>Fund</b>, £9,600, Report: 3 days late"
    assert not card_of(board, grants.lost)._chip.isVisible()


def test_a_card_opens_its_grant_and_the_way_back_leads_to_the_board(board, page, grants, qtbot):
    qtbot.mouseClick(card_of(board, grants.draft), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    assert (page.way, page.view.sheet.grant.id) == (Way.LIST, grants.draft)
    assert page.switch.buttons[Way.LIST].isChecked()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.way is Way.BOARD
    # What was opened in passing isn't what is remembered.
    assert page.host.recall("funding.view") == "board"


@pytest.mark.parametrize(("key", "stage"), [(Qt.Key.Key_Right, S.APPLIED), (Qt.Key.Key_Left, S.PROSPECT)])
def test_alt_and_arrows_move_a_grant_in_one_step(board, grants, desk, desk_window, key, stage, qtbot):
    card_of(board, grants.draft).setFocus()
    qtbot.keyClick(card_of(board, grants.draft), key, ALT)
    qtbot.waitUntil(lambda: titles(board, stage) == ["Warm winter"])
    assert stage_of(desk, grants.draft) is stage
    # The focus goes along, so that the next key moves it on.
    qtbot.waitUntil(lambda: focused(board) == grants.draft)
    assert desk_window.window.undo_bar.text() == "Warm winter was changed"
    desk_window.window.undo()
    qtbot.waitUntil(lambda: titles(board, S.DRAFTING) == ["Warm winter"])


def test_at_either_end_there_is_nowhere_to_go(board, grants, desk, qtbot):
    qtbot.keyClick(card_of(board, grants.lost), Qt.Key.Key_Right, ALT)
    qtbot.wait(30)
    assert stage_of(desk, grants.lost) is S.DECLINED


def test_arrows_walk_over_the_cards(board, grants, desk_window, qtbot):
    more = desk_window.run(AddGrant(title="Later", stage=S.ACTIVE))
    qtbot.waitUntil(lambda: len(titles(board, S.ACTIVE)) == 2)
    card_of(board, grants.draft).setFocus()

    def walk(key):
        qtbot.keyClick(QApplication.focusWidget(), key)
        return focused(board)

    assert walk(Qt.Key.Key_Right) == grants.active  # empty lanes are passed over
    assert walk(Qt.Key.Key_Down) == more
    assert walk(Qt.Key.Key_Down) == more
    assert walk(Qt.Key.Key_Home) == grants.active
    assert walk(Qt.Key.Key_End) == more
    assert walk(Qt.Key.Key_Right) == grants.lost
    assert walk(Qt.Key.Key_Left) == grants.active
    assert walk(Qt.Key.Key_Left) == grants.draft
    assert walk(Qt.Key.Key_Left) == grants.draft
    # Tab stops at one card of the board: where the user is.
    stops = [card.ref for card in board._cards() if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [grants.draft]


def test_the_menu_offers_every_other_stage(board, grants, desk, qtbot):
    card = card_of(board, grants.draft)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(card, event)
    menu = next(one for one in board.findChildren(Menu) if one.isVisible())
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered[0] == "Open"
    assert len(offered) == len(S)
    assert "Move to Drafting" not in offered
    choose(menu, "Move to Awarded")
    qtbot.waitUntil(lambda: stage_of(desk, grants.draft) is S.AWARDED)


def drop(lane, ref):
    """Let a card go over a lane, as the system's drag does."""
    data, action, button = carried(ref), Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
    QApplication.sendEvent(lane, enter)
    over = lane.property("lane")
    QApplication.sendEvent(lane, QDropEvent(QPointF(5, 5), action, data, button, none))
    return enter.isAccepted(), over


def test_a_card_is_dropped_on_a_stage(board, grants, desk, desk_window, qtbot):
    assert drop(board.lanes[S.CLOSED], grants.active) == (True, "over")
    qtbot.waitUntil(lambda: titles(board, S.CLOSED) == ["Tools"])
    assert stage_of(desk, grants.active) is S.CLOSED
    assert board.lanes[S.CLOSED].property("lane") == "true"
    desk_window.window.undo()
    qtbot.waitUntil(lambda: titles(board, S.ACTIVE) == ["Tools"])


def test_a_drag_carries_its_grant_and_is_no_press(board, page, grants, monkeypatch, qtbot):
    begun = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: begun.append((drag.mimeData().data(MIME).data(), action)))
    card = card_of(board, grants.active)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    move(card, QPoint(22, 20))
    assert begun == []
    move(card, QPoint(90, 40))
    assert begun == [(grants.active.encode(), Qt.DropAction.MoveAction)]
    move(card, QPoint(120, 60))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(120, 60))
    assert len(begun) == 1
    assert page.way is Way.BOARD


def move(card, place):
    """Move the mouse over a card with its left button down."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot = QPointF(place)
    event = QMouseEvent(QMouseEvent.Type.MouseMove, spot, card.mapToGlobal(spot), Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(card, event)


def test_dropped_where_it_was_nothing_happens(board, grants, desk_window, qtbot):
    drop(board.lanes[S.ACTIVE], grants.active)
    drop(board.lanes[S.CLOSED], "no grant of this board")
    qtbot.wait(50)
    assert not desk_window.window.undo_bar.isVisible()


def test_a_drag_that_leaves_leaves_no_trace(board, grants):
    lane = board.lanes[S.CLOSED]
    data, none = carried(grants.active), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(lane, enter)
    QApplication.sendEvent(lane, QDragLeaveEvent())
    assert lane.property("lane") == "true"


def test_more_than_a_lane_shows_leads_to_the_list(board, page, desk, desk_window, qtbot):
    for number in range(9):
        desk.run(AddGrant(title=f"Prospect {number}"))
    desk_window.run(AddGrant(title="Prospect 9"))
    qtbot.waitUntil(lambda: len(titles(board, S.PROSPECT)) == 8)
    qtbot.waitUntil(board.lanes[S.PROSPECT].more.isVisible)
    click(qtbot, board, "Prospect: 2 more")
    assert page.way is Way.LIST
    assert page.listing.filters() == ["before"]


def test_a_grant_that_comes_from_elsewhere_takes_no_focus(board, desk_window, grants, qtbot):
    card_of(board, grants.active).setFocus()
    desk_window.run(AddGrant(title="First", stage=S.PROSPECT))
    qtbot.waitUntil(lambda: titles(board, S.PROSPECT) == ["First"])
    desk_window.run(ChangeGrant(id=grants.draft, title="Warmer winter"))
    qtbot.waitUntil(lambda: titles(board, S.DRAFTING) == ["Warmer winter"])
    assert focused(board) == grants.active
