"""The simulated life that reminders are judged by: the same from the same seed, and what is counted of it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from bench.years import chronicle, figures
from bench.years.living import Living
from bench.years.record import Event, Record, Shown, Waiting
from bench.years.world import a_world
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.queries.reminders import ReminderRow
from suidesk.services.ports import Popup

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
DAYS = 12


def row(ref="one", severity=Severity.AMBER):
    return ReminderRow(
        id=ref,
        rule="workload.overload",
        subject_kind=Kind.CONTACT,
        subject_id="asa",
        occurrence=ref,
        due_on=None,
        stage=0,
        severity=severity,
        evidence={"opens": ["contacts", "asa"]},
        raised_at=MONDAY,
        snoozed_until=None,
        waits_for=None,
        is_resting=False,
        outcome=None,
    )


def lived(folder, seed):
    world = a_world(folder, MONDAY.date(), random.Random(seed))
    try:
        return chronicle.write(Living(world).live(DAYS), seed, folder / "out")
    finally:
        world.desk.close()


def test_the_same_seed_is_the_same_life(tmp_path):
    first, again = lived(tmp_path / "first", 1), lived(tmp_path / "again", 1)
    assert first == again
    texts = [(tmp_path / name / "out" / "chronicle.md").read_text() for name in ("first", "again")]
    assert texts[0] == texts[1]
    assert "**POP-UP** For this week: " in texts[0]
    assert "| workload.overload | " in first


def test_what_comes_back_soon_after_it_went_is_counted():
    said = [("raised", "one", 0), ("withdrawn", "one", 0.5), ("raised", "two", 10), ("withdrawn", "two", 40)]
    events = [Event(MONDAY + timedelta(days=days), what, row(ref), "") for what, ref, days in said]
    late = Event(MONDAY + timedelta(days=80), "raised", row("three"), "")
    (found,) = figures.of_rules(Record(events=[*events, late])).values()
    assert (found.raised, found.withdrawn, found.at_once, found.flapping) == (3, 2, 1, 1)


def test_weeks_without_a_pop_up_count_as_well():
    mornings = [Waiting(MONDAY + timedelta(weeks=week), dict.fromkeys(Severity, week), (row(),)) for week in range(3)]
    shown = [Shown(MONDAY, Popup(title="", body="", key=str(number)), (row(),)) for number in range(4)]
    record = Record(waiting=mornings, shown=shown)
    assert sorted(figures.per_week(record, record.shown).counts) == [0, 0, 4]
    assert figures.per_week(record, record.shown).median == 0
    assert figures.today_holds(record)[0] == (Severity.RED, 1, 2)
