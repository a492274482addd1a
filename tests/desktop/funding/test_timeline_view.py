"""The next year and a half: bars within their limits, what ends, what hangs on it, and the way to each grant."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from suidesk.commands.funding import AddGrant, Duty
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment
from suidesk.desktop.design.timeline import Mark
from suidesk.desktop.funding.switch import Way
from suidesk.desktop.funding.timeline_view import AHEAD, BACK, span_of
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.queries.funding_timeline import TimelineGrant
from suidesk.rules.thresholds import Settings
from tests.desktop.pressing import click

ACTIVE = GrantStage.ACTIVE


@pytest.fixture
def view(page, qtbot):
    page.show_way(Way.TIMELINE)
    qtbot.waitUntil(lambda: bool(page.timeline.endings.lines()))
    qtbot.waitUntil(lambda: bool(page.timeline.timeline.spots()))
    return page.timeline


def test_what_ends_says_what_hangs_on_it(view, page, grants, desk_window, qtbot):
    assert [(line.text, line.second, line.chip) for line in view.endings.lines()] == [
        ("Tools", "Tue 30 June 2026: 1 project and 1 role. Nothing that would follow is noted.", "In 50 days")
    ]
    desk_window.run(AddAssignment(role_id=grants.role, person_id=desk_window.run(AddPerson(given="Ana"))))
    desk_window.run(AddGrant(title="More tools", predecessor_id=grants.active))
    qtbot.waitUntil(
        lambda: (
            view.endings.lines()[0].second
            == "Tue 30 June 2026: 1 project, 1 role and 1 person. “More tools” would follow, and isn't applied for yet."
        )
    )
    click(qtbot, view.endings, "Open: Tools")
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    assert (page.way, page.view.sheet.grant.id) == (Way.LIST, grants.active)


def test_a_lane_and_enter_on_a_date_open_the_grant(view, page, grants, qtbot):
    chart = view.timeline
    assert [span.key for span in chart._spans] == [grants.active, grants.draft]
    spot = chart.spots()[0].rect.center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, spot.y()))
    assert page.view.ref == grants.active
    page.go_back()
    assert page.way is Way.TIMELINE
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert page.view.ref == grants.draft
    page.go_back()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, 2))  # the months
    assert page.way is Way.TIMELINE


def test_many_grants_are_limited_and_it_says_so(view, page, desk, desk_window, today, qtbot):
    for number in range(199):
        day = today + timedelta(days=number)
        desk.run(
            AddGrant(title=f"Grant {number}", stage=ACTIVE, ends_on=day, duties=(Duty(ObligationKind.REPORT, day),))
        )
    desk_window.run(AddGrant(title="One more", stage=ACTIVE, ends_on=today))
    note = "These are the 20 that end first, of 202; the list has all of them."
    qtbot.waitUntil(lambda: note in page.timeline.chart.note.full_text())
    assert len(page.timeline.timeline._spans) == 20


def test_bars_stay_between_the_ends_of_the_timeline(today):
    far = timedelta(days=5000)
    span = span_of(TimelineGrant("g", "Long", ACTIVE, today - far, today + far, ()), today, Settings())
    assert (span.start, span.end) == (today - BACK, today + AHEAD)
    early = span_of(TimelineGrant("g", "Old", ACTIVE, today - far, today - far, ()), today, Settings())
    assert early.start == early.end == today - BACK


def test_a_grant_without_dates_of_its_own_reaches_from_today_to_its_last_duty(today):
    days = (today + timedelta(days=10), today + timedelta(days=200))
    duties = ((ObligationKind.APPLICATION, days[0]), (ObligationKind.DECISION, days[1]))
    span = span_of(TimelineGrant("g", "Idea", GrantStage.PROSPECT, None, None, duties), today, Settings())
    assert (span.start, span.end, span.level) == (today, days[1], "plain")
    assert span.marks == (
        Mark("Application deadline", days[0], "warn"),
        Mark("Decision expected", days[1], "info"),
    )


def test_the_end_of_money_in_hand_is_marked(today):
    ends = today + timedelta(days=50)
    found = span_of(TimelineGrant("g", "Tools", ACTIVE, today, ends, ()), today, Settings())
    assert found.marks == (Mark("The money ends", ends, "warn"),)
    far = today + timedelta(days=90)
    assert span_of(TimelineGrant("g", "Tools", ACTIVE, today, far, ()), today, Settings()).marks[0].level == "accent"
    assert span_of(TimelineGrant("g", "Tools", GrantStage.APPLIED, today, ends, ()), today, Settings()).marks == ()
    assert (
        span_of(TimelineGrant("g", "Tools", ACTIVE, today - BACK, today - BACK / 2, ()), today, Settings()).marks == ()
    )


def test_without_dates_it_says_what_to_do_first(desk_window, qtbot):
    desk_window.run(AddGrant(title="Idea"))
    page = desk_window.window.current
    page.show_way(Way.TIMELINE)
    qtbot.waitUntil(lambda: page.timeline._stack.currentIndex() == 1)
