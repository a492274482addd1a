"""Hours and promises gathered for those who could show a sign say the same as those of everybody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, EntryKind, TimeEntry, week_of
from suidesk.queries.facts_hours import Weeks, hours_signs, telling_weeks
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.engine import due
from suidesk.rules.facts import WeekMinutes
from suidesk.rules.thresholds import Settings
from suidesk.services.example.making import make_example
from tests.stores import made_store

MADE_ON = date(2026, 11, 25)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = made_store(tmp_path_factory.mktemp("hours") / "store")
    make_example(store.desk, MADE_ON)
    yield store
    store.close()


def whole(made, facts, today):
    """The same facts with all hours of finished weeks and all promises of everybody who isn't gone."""
    gone = {ref for (ref,) in made.reading.rows("SELECT id FROM contacts WHERE coalesce(archived_on, died_on) <> ''")}
    weeks = defaultdict(lambda: defaultdict(lambda: WeekMinutes(0, 0)))
    for one in made.reading.where(TimeEntry):
        if one.person_id not in gone and one.day < week_of(today):
            known, paid = weeks[one.person_id][week_of(one.day)], one.minutes * (one.kind is EntryKind.PAID)
            weeks[one.person_id][week_of(one.day)] = WeekMinutes(known.total + one.minutes, known.paid + paid)
    totals = {ref: {monday: week.total for monday, week in some.items()} for ref, some in weeks.items()}
    volunteers = {one.id: one for one in made.reading.where(Volunteer)}
    return replace(
        facts,
        weeks=weeks,
        volunteers=volunteers,
        commitments=tuple(made.reading.where(Commitment)),
        names={**facts.names, **dict(made.reading.rows("SELECT id, display_name FROM contacts"))},
        cover=replace(facts.cover, weeks=totals, quiet=volunteers),
        work=replace(facts.work, weeks=totals, volunteers=volunteers),
    )


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(2026, 11, 30), date(2026, 9, 6)])
@pytest.mark.parametrize(
    "tuned",
    [
        {},
        {"workload.long_week": 1200, "workload.drop_weeks": 3, "workload.drop_above": 60},
        {"handover.quiet_weeks": 2, "handover.quiet_below": 90, "handover.quiet_median": 4},
        {"workload.overload_amber": 50, "workload.overload_weeks": 1, "workload.average_week": 600},
    ],
)
def test_the_narrowed_facts_say_all_there_is_to_say(made, day, tuned):
    now, settings = datetime(day.year, day.month, day.day, 12, tzinfo=UTC), Settings(tuned=tuned)
    facts = made.desk.ask(ReminderFacts(now, settings))
    everything = whole(made, facts, day)
    narrowed, all_of_it = due(facts, now, settings), due(everything, now, settings)
    assert narrowed.faults == all_of_it.faults == ()
    assert {one.key: (one.stage, one.due_on) for one in narrowed.dues} == {
        one.key: (one.stage, one.due_on) for one in all_of_it.dues
    }
    assert len(facts.weeks) < len(everything.weeks)
    assert len(facts.commitments) < len(everything.commitments)


def test_signs_are_told_apart_and_only_active_volunteers_fall_quiet(made):
    found = hours_signs(made.reading, MADE_ON, Settings())
    active = {one.id for one in made.reading.where(Volunteer) if one.status is VolunteerStatus.ACTIVE}
    assert all((found.long, found.quiet, found.dropping))
    assert {*found.quiet, *found.dropping} <= active
    assert list(found.long) == sorted(found.long)


def test_a_desk_without_hours_has_no_signs(tmp_path):
    empty = made_store(tmp_path / "store")
    found = hours_signs(empty.reading, MADE_ON, Settings())
    assert (found.long, found.quiet, found.dropping) == ((), (), ())
    assert telling_weeks(empty.reading, MADE_ON, Settings()) == Weeks({}, {}, {})
    empty.close()
