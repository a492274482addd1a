"""Opening pages asks little and never blocks long: what is asked is asserted, what it takes is printed."""

from __future__ import annotations

import sys
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer

from suidesk.desktop.funding.switch import Way
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import DeskPage
from suidesk.queries.funding import GrantsMatching
from suidesk.services.example.making import make_example
from suidesk.services.reminding import Reminding
from tests.desktop.blocks import LIMIT_MS, BlockWatch, CountingBridge

MOST_ROWS = 64


@pytest.fixture
def neighbourhood(desk, clock):
    make_example(desk, clock.now().date())
    Reminding(desk, desk, None).tick(clock.now())
    return desk


@pytest.fixture
def bridge_kind():
    return CountingBridge


@pytest.fixture
def tell(capsys):
    def said(what, watch):
        with capsys.disabled():
            took = f"longest block {watch.longest:.0f} ms, {watch.most_work:.0f} ms of work"
            sys.stdout.write(f"\n  {what}: {took} (allowed {LIMIT_MS:.0f})\n")

    return said


def test_the_watch_sees_a_block(qtbot):
    def block():
        until = perf_counter() + 0.03
        while perf_counter() < until:
            pass

    with BlockWatch() as watch:
        QTimer.singleShot(5, block)
        qtbot.wait(60)
    assert watch.longest >= 30
    assert len(watch.pauses) > 1


def test_opening_today_asks_each_question_once(neighbourhood, bridge, make_window, qtbot, tell):
    with BlockWatch() as watch:
        window = make_window(bridge)
        qtbot.addWidget(window)
    tell("The window and Today, built", watch)
    with BlockWatch() as watch:
        window.show()
        page = window.current
        qtbot.waitUntil(lambda: bool(page.load.isVisible() and page.reminders.cards() and page.ahead.lines()))
        qtbot.wait(300)
    tell("Today, shown and filled", watch)
    names = [name for name in bridge.names() if name != "RemindersCameAndWent"]
    assert names == ["DatesAhead", "FollowUpsOpen", "LoadOf", "RemindersLater", "RemindersPressing", "WhoseDesk"]
    assert bridge.asked_here == []
    assert bridge.most_rows <= MOST_ROWS
    bridge.forget()
    with BlockWatch() as watch:
        page.new_day()
        qtbot.waitUntil(lambda: "LoadOf" in bridge.names())
        qtbot.wait(200)
    tell("Today, asked again", watch)


def test_opening_a_grant_asks_few_questions(neighbourhood, bridge, desk_window, qtbot, tell):
    window = desk_window.window
    qtbot.waitUntil(lambda: bool(window.current.reminders.cards()))
    qtbot.wait(100)
    bridge.forget()
    loaded = []
    bridge.load(["suidesk.desktop.funding.page"])
    bridge.fetch(DeskPage(), loaded.append, owner=window)
    qtbot.waitUntil(lambda: bool(loaded))
    assert "suidesk.desktop.funding.page" in sys.modules
    bridge.forget()
    with BlockWatch() as watch:
        window.go_to("funding")
    tell("Funding, built", watch)
    with BlockWatch() as watch:
        page = window.current
        qtbot.waitUntil(page.board.has_cards)
        qtbot.wait(200)
    tell("Funding, the board filled", watch)
    assert bridge.names() == ["FundingByStage", "GrantsByStage", "RunwayNow", "SettingsInUse"]
    bridge.forget()
    with BlockWatch() as watch:
        page.show_way(Way.LIST)
        qtbot.waitUntil(lambda: bool(page.overview.next.lines() and page.listing.list.model().row(0)))
        qtbot.wait(200)
    tell("Funding, the list filled", watch)
    assert bridge.names() == ["FundingByStage", "FundingDates", "GrantCount", "GrantsMatching", "RunwayNow"]
    bridge.forget()
    with BlockWatch() as watch:
        page.listing.list.select(1)
        qtbot.waitUntil(lambda: page.view.sheet is not None)
        qtbot.wait(200)
    tell("A grant, first time", watch)
    asked = ["BackPlansOf", "FollowUpsAbout", "GrantEnding", "GrantMoney", "GrantPage", "SpendsNoted"]
    assert bridge.names() == asked
    bridge.forget()
    with BlockWatch() as watch:
        page.listing.list.select(2)
        qtbot.waitUntil(lambda: page.view.sheet.grant.id == page.listing.list.current_id())
        qtbot.wait(200)
    tell("Another grant", watch)
    assert bridge.names() == asked
    assert bridge.asked_here == []
    bridge.forget()
    with BlockWatch() as watch:
        window.open_record(Kind.GRANT, page.view.sheet.grant.id)
        page.view.edit()
        qtbot.wait(200)
    tell("The form of a grant", watch)
    assert [query for query in bridge.fetched if isinstance(query, GrantsMatching)] == []
