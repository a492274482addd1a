"""What lies ahead: late things first, the timeline within its limits, money by currency."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.funding import AddGrant, Duty
from suidesk.desktop.design.timeline import Mark
from suidesk.desktop.funding.overview import AHEAD, BACK, held_text, span_of
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.queries.funding_board import StageSum
from suidesk.queries.funding_timeline import TimelineGrant
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


def test_many_grants_are_limited_and_it_says_so(page, desk, desk_window, today, qtbot):
    for number in range(199):
        day = today + timedelta(days=number)
        desk.run(
            AddGrant(title=f"Grant {number}", stage=ACTIVE, ends_on=day, duties=(Duty(ObligationKind.REPORT, day),))
        )
    desk_window.run(AddGrant(title="One more", stage=ACTIVE, ends_on=today))
    note = "These are the 20 that end first, of 202; the list has all of them."
    qtbot.waitUntil(lambda: note in page.overview.chart.note.full_text())
    assert len(page.overview.timeline._spans) == 20
    assert len(page.overview.next.lines()) == 8


def test_bars_stay_between_the_ends_of_the_timeline(today):
    far = timedelta(days=5000)
    span = span_of(TimelineGrant("g", "Long", ACTIVE, today - far, today + far, ()), today)
    assert (span.start, span.end) == (today - BACK, today + AHEAD)
    early = span_of(TimelineGrant("g", "Old", ACTIVE, today - far, today - far, ()), today)
    assert early.start == early.end == today - BACK


def test_a_grant_without_dates_of_its_own_reaches_from_today_to_its_last_duty(today):
    days = (today + timedelta(days=10), today + timedelta(days=200))
    duties = ((ObligationKind.APPLICATION, days[0]), (ObligationKind.DECISION, days[1]))
    span = span_of(TimelineGrant("g", "Idea", GrantStage.PROSPECT, None, None, duties), today)
    assert (span.start, span.end, span.level) == (today, days[1], "plain")
    assert span.marks == (
        Mark("Application deadline", days[0], "warn"),
        Mark("Decision expected", days[1], "info"),
    )


def test_without_running_grants_there_is_no_timeline(desk, today, desk_window, qtbot):
    desk_window.run(AddGrant(title="Idea"))
    page = desk_window.window.current
    qtbot.waitUntil(lambda: bool(page.overview.stages.lines()))
    qtbot.waitUntil(lambda: page.overview.chart.isHidden())
    assert page.overview.next._empty.isVisible()
