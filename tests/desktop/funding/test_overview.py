"""Beside the list: late things first, money by currency, how long it lasts."""

from __future__ import annotations

from suidesk.commands.money import AddReserve, AddSpend
from suidesk.desktop.funding.overview import held_text
from suidesk.desktop.funding.switch import Way
from suidesk.domain.funding import GrantStage
from suidesk.queries.funding_board import StageSum
from tests.desktop.pressing import click

ACTIVE = GrantStage.ACTIVE


def test_next_dates_begin_with_what_is_late_and_open_their_grant(page, grants, qtbot):
    assert [(line.text, line.chip, line.level) for line in page.overview.next.lines()] == [
        ("Report due: Tools", "3 days late", "danger"),
        ("Application deadline: Warm winter", "In 12 days", "warn"),
        ("Claim: Tools", "In 40 days", "plain"),
        ("The money ends: Tools", "In 50 days", "warn"),
    ]
    click(qtbot, page.overview.next, "Open: Application deadline: Warm winter")
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    assert page.view.sheet.grant.id == grants.draft
    qtbot.waitUntil(lambda: page.listing.list.current_id() == grants.draft)


def test_what_is_in_hand(page):
    assert page.overview.subtitle.full_text() == "£9,600 in hand, from 1 grant"
    assert held_text([]) == "No money in hand at the moment."
    sums = [StageSum(ACTIVE, "GBP", 2, 100), StageSum(ACTIVE, "DKK", 1, 5000), StageSum(ACTIVE, "GBP", 1, 50)]
    assert held_text(sums) == "50 kr + £1.50 in hand, from 4 grants"


def test_how_long_the_money_lasts_and_the_way_to_it(page, desk_window, today, qtbot):
    qtbot.waitUntil(lambda: page.overview.runway.sentence.full_text().startswith("Note what is free in hand"))
    desk_window.run(AddReserve(free_minor=600_000))
    qtbot.waitUntil(lambda: page.overview.runway.sentence.full_text().startswith("Note what keeping going costs"))
    assert not page.overview.runway.chip.isVisible()
    desk_window.run(AddSpend(minor=200_000, day=today.replace(month=today.month - 1), is_core=True))
    qtbot.waitUntil(page.overview.runway.chip.isVisible)
    assert page.overview.runway.sentence.full_text() == (
        "£6,000 was free on Mon 11 May 2026. Keeping going costs £2,000 a month, the mean of 1 known month, so it "
        "lasts 3 months: until Mon 10 August 2026."
    )
    assert page.overview.runway.chip.property("chip") == "danger"
    click(qtbot, page.overview, "Show the money")
    assert page.way is Way.MONEY
