"""The page Funding: list, overview, keys, and the way back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from suidesk.commands.funding import AddGrant, ChangeGrant, Duty, RemoveGrant
from suidesk.commands.money import AddReserve, AddSpend
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.page import FundingPage
from suidesk.desktop.funding.switch import Way
from suidesk.domain.funding import Grant, ObligationKind
from suidesk.domain.kinds import Kind
from tests.desktop.clipping import see_whole
from tests.desktop.funding.conftest import listed
from tests.desktop.naming import unnamed
from tests.desktop.pressing import click, dialog


def open_first(page, qtbot):
    page.listing.focus_list()
    qtbot.waitUntil(lambda: page.view.sheet is not None)


def is_overview(page):
    return page._detail.currentWidget() is page.overview


def test_an_empty_desk_says_what_to_do_first(desk_window, qtbot):
    page = desk_window.window.current
    assert page.way is Way.BOARD
    for way, pane in ((Way.BOARD, page.board), (Way.TIMELINE, page.timeline), (Way.LIST, page.listing)):
        page.show_way(way)
        qtbot.waitUntil(lambda pane=pane: pane._stack.currentIndex() == 1)
        click(qtbot, pane, "Add a grant")
        form = dialog(qtbot, GrantForm)
        assert form.title.value() == ""
        form.reject()
    assert page.listing.count.text() == "0"
    assert not page.overview.isVisible()
    page.show_way(Way.MONEY)
    assert page.money.spends._empty.isVisible()
    assert page.money.reserves._empty.isVisible()


def test_grants_are_listed_by_their_nearest_duty(page):
    model = page.listing.list.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [model.row(at) for at in range(3)]
    assert [row.trailing for row in rows] == ["3 days late", "In 12 days", ""]
    assert [row.level for row in rows] == ["danger", "warn", ""]
    assert rows[0].subtitle == "Active · Ærø <b>Fund</b>"


def test_the_overview_until_a_grant_is_opened_and_the_ways_back(page, qtbot):
    assert is_overview(page)
    open_first(page, qtbot)
    assert not is_overview(page)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Escape)
    assert is_overview(page)
    assert page.listing.list.current_id() == ""
    # The same row can be chosen again.
    open_first(page, qtbot)
    assert not is_overview(page)
    click(qtbot, page.view.crumbs, "Funding")
    assert is_overview(page)


def test_search_and_filters_and_the_way_out_of_nothing_found(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.listing.search, "ærø")
    qtbot.waitUntil(lambda: listed(page) == ["Tools"])
    click(qtbot, page.listing, "Over")
    qtbot.waitUntil(lambda: page.listing.count.text() == "0")
    click(qtbot, page.listing, "Show all grants")
    qtbot.waitUntil(lambda: len(listed(page)) == 3)
    assert page.listing.filters() == []
    click(qtbot, page.listing, "To apply for")
    qtbot.waitUntil(lambda: listed(page) == ["Warm winter"])


def test_enter_in_the_search_goes_to_the_first_row(page, grants, qtbot):
    qtbot.keyClicks(page.listing.search, "warm")
    qtbot.waitUntil(lambda: listed(page) == ["Warm winter"])
    qtbot.keyClick(page.listing.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    assert page.listing.list.current_id() == grants.draft


def test_keys_make_change_and_remove(page, desk, grants, desk_window, qtbot):
    open_first(page, qtbot)
    qtbot.waitUntil(page.listing.list.hasFocus)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_N)
    dialog(qtbot, GrantForm).reject()
    qtbot.keyClick(page.listing.list, Qt.Key.Key_E)
    form = dialog(qtbot, GrantForm)
    assert form.title.value() == "Tools"
    form.reject()
    page.show_record(grants.lost)
    qtbot.waitUntil(lambda: page.view.sheet.grant.id == grants.lost)
    # A screen that nobody sees gives a window its focus back only when asked.
    page.window().activateWindow()
    page.listing.list.setFocus()
    qtbot.waitUntil(page.listing.list.hasFocus)
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "1 date of a grant" in page.view.message.text())
    click(qtbot, page.view.message, "Remove all of it")
    qtbot.waitUntil(lambda: listed(page) == ["Tools", "Warm winter"])
    assert is_overview(page)
    assert {grant.id for grant in desk._reading.where(Grant)} == {grants.active, grants.draft}
    desk_window.window.undo()
    qtbot.waitUntil(lambda: len(listed(page)) == 3)


def test_letters_typed_into_the_search_are_only_letters(page, qtbot):
    page.listing.search.setFocus()
    qtbot.waitUntil(page.listing.search.hasFocus)
    qtbot.keyClicks(page.listing.search, "nee")
    assert page.listing.search.text() == "nee"
    assert not [one for one in page.window().findChildren(GrantForm) if one.isVisible()]


def test_the_list_follows_a_grant_whose_place_changes(page, grants, desk_window, today, qtbot):
    open_first(page, qtbot)
    assert page.listing.list.current_id() == grants.active
    desk_window.run(AddGrant(title="First", duties=(Duty(ObligationKind.APPLICATION, today - timedelta(days=9)),)))
    qtbot.waitUntil(lambda: listed(page)[:1] == ["First"])
    qtbot.waitUntil(lambda: page.listing.list.current_id() == grants.active)
    assert page.view.sheet.grant.id == grants.active


def test_a_grant_far_down_is_found_in_the_list(page, desk_window, desk, qtbot):
    for number in range(150):
        desk.run(AddGrant(title=f"Grant {number:03}", ends_on=page.host.now().date()))
    last = desk_window.run(AddGrant(title="The last"))
    qtbot.waitUntil(lambda: page.listing.count.text() == "154")
    desk_window.window.open_record(Kind.GRANT, last)
    qtbot.waitUntil(lambda: page.listing.list.current_id() == last)
    assert page.listing.list.currentIndex().row() > 128


def test_a_removed_grant_leaves_the_overview(page, grants, desk_window, qtbot):
    page.show_record(grants.draft)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    desk_window.run(RemoveGrant(id=grants.draft, together=True))
    qtbot.waitUntil(lambda: is_overview(page))


def test_midnight_makes_late_what_was_due(page, clock, desk_window, qtbot):
    clock.advance(timedelta(days=13))
    desk_window.window.watch_day()
    qtbot.waitUntil(lambda: page.listing.list.model().row(1).trailing == "1 day late")


def test_a_hidden_page_asks_when_it_is_entered(page, desk_window, grants, qtbot):
    window = desk_window.window
    window.go_to("today")
    desk_window.run(ChangeGrant(id=grants.draft, title="Warmer winter"))
    qtbot.wait(50)
    assert "Warm winter" in listed(page)
    window.go_to("funding")
    qtbot.waitUntil(lambda: "Warmer winter" in listed(page))


def test_the_palette_offers_the_verbs_of_the_open_grant_first(page, qtbot):
    assert [entry.title for entry in page.entries()] == [
        "New grant",
        "Note spending",
        "Note reserves",
        "What lies ahead",
        "Search grants",
        "Funding: Board",
        "Funding: List",
        "Funding: Timeline",
        "Funding: Money",
    ]
    open_first(page, qtbot)
    titles = [entry.title for entry in page.entries()]
    assert titles[:5] == [
        "Edit Tools",
        "Add a date to Tools",
        "Note spending from Tools",
        "Add follow-up about Tools",
        "Remove Tools",
    ]
    assert page.record() == (Kind.GRANT, page.view.ref)
    page.show_way(Way.BOARD)
    assert page.entries()[0].title == "New grant"
    assert page.record() is None


def test_the_way_is_remembered(page, desk_window, qtbot):
    click(qtbot, page.switch, "Timeline")
    assert page.way is Way.TIMELINE
    again = FundingPage(desk_window.window)
    assert again.way is Way.TIMELINE
    assert again.switch.buttons[Way.TIMELINE].isChecked()
    desk_window.window.remember("funding.view", "a way of a later version")
    assert FundingPage(desk_window.window).way is Way.BOARD


def test_letters_choose_the_way(page, qtbot):
    page.listing.focus_list()
    for key, way in ((Qt.Key.Key_T, Way.TIMELINE), (Qt.Key.Key_M, Way.MONEY), (Qt.Key.Key_B, Way.BOARD)):
        qtbot.keyClick(page.window().focusWidget(), key)
        qtbot.waitUntil(lambda way=way: page.way is way)
        assert page.switch.buttons[way].isChecked()


def test_a_way_that_is_not_on_screen_asks_when_it_is_looked_at(page, desk_window, grants, qtbot):
    page.show_way(Way.BOARD)
    qtbot.waitUntil(page.board.has_cards)
    desk_window.run(ChangeGrant(id=grants.draft, title="Warmer winter"))
    qtbot.waitUntil(lambda: "Warmer winter" in [card._title.full_text() for card in page.board._cards()])
    assert "Warm winter" in listed(page)
    page.show_way(Way.LIST)
    qtbot.waitUntil(lambda: "Warmer winter" in listed(page))


def test_the_keys_of_a_grant_that_is_not_on_screen_do_nothing(page, desk, grants, qtbot):
    open_first(page, qtbot)
    page.show_way(Way.BOARD)
    qtbot.waitUntil(page.board.has_cards)
    page.board.focus_first()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Delete)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_E)
    qtbot.wait(50)
    assert desk._reading.find(Grant, grants.active) is not None
    assert not [one for one in page.window().findChildren(GrantForm) if one.isVisible()]


def test_a_note_of_reserves_leads_to_the_money(page, desk_window, qtbot):
    ref = desk_window.run(AddReserve(free_minor=100))
    desk_window.window.open_record(Kind.RESERVE, ref)
    assert page.way is Way.MONEY
    qtbot.waitUntil(lambda: [line.text for line in page.money.reserves.lines()] == ["£1"])


def test_one_at_a_time_the_overview_is_a_press_away(page, theme, desk_window, qtbot):
    theme.set_scale(2.0)
    desk_window.window.resize(1280, 720)
    qtbot.waitUntil(page.panes.is_stacked)
    assert not page.overview.isVisible()
    click(qtbot, page.listing, "What lies ahead")
    assert page.overview.isVisible()
    assert not page.overview.crumbs.isVisible()
    qtbot.keyClick(page.overview, Qt.Key.Key_Escape)
    assert page.listing.isVisible()
    page.listing.focus_list()
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Return)
    assert page.view.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.listing.isVisible()


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 720), (1.5, 1280, 720), (2.0, 1280, 720)])
@pytest.mark.parametrize("way", [way for way in Way if way is not Way.LIST])
def test_no_way_is_cut_off_or_without_a_name(page, theme, desk_window, desk, grants, scale, width, height, way, qtbot):
    theme.set_scale(scale)
    desk_window.window.resize(width, height)
    for number in range(9):
        desk.run(AddGrant(title=f"Prospect of a rather long title, number {number}", funder_id=grants.funder))
        desk.run(AddSpend(minor=-5_000, what="Timber and " + "screws " * 40, grant_id=grants.active, is_core=True))
    desk.run(AddReserve(free_minor=123_456_789))
    page.show_way(way)
    see_whole(qtbot, desk_window.window)
    assert unnamed(desk_window.window) == []
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 720), (1.5, 1280, 720), (2.0, 1280, 720)])
@pytest.mark.parametrize("is_open", [False, True])
def test_nothing_is_cut_off_or_without_a_name(page, theme, desk_window, scale, width, height, is_open, qtbot):
    theme.set_scale(scale)
    desk_window.window.resize(width, height)
    if is_open:
        open_first(page, qtbot)
        page.panes.show_detail()
    see_whole(qtbot, desk_window.window)
    assert unnamed(desk_window.window) == []
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_stages_have_their_place(page):
    assert [line.text for line in page.overview.stages.lines()] == [
        "Drafting: 1 grant",
        "Active: 1 grant",
        "Declined: 1 grant",
    ]
