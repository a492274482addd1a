"""Facts that were kept are those that would be gathered anew, whatever has changed in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from suidesk.commands.archiving import ArchiveContacts, BringBackContacts
from suidesk.commands.erasing import EraseForGood
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.people import ChangeContact
from suidesk.commands.workload import LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Grant, GrantStage
from suidesk.domain.interactions import Interaction
from suidesk.domain.kinds import Kind
from suidesk.domain.network import Connection
from suidesk.domain.projects import Assignment
from suidesk.domain.volunteers import Absence, Volunteer, VolunteerStatus
from suidesk.domain.workload import TimeEntry
from suidesk.queries.facts_cover import cover_facts
from suidesk.queries.facts_hours import HOURS, READS, telling_weeks
from suidesk.queries.facts_work import work_facts
from suidesk.queries.keeping import Kept
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.thresholds import Settings
from suidesk.services.example.making import make_example
from suidesk.store import reading
from tests.stores import made_store

READ_ACTION = 20
"""SQLITE_READ (sqlite.org, Authorizer Action Codes): a column is read."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = made_store(tmp_path_factory.mktemp("kept") / "store")
    make_example(store.desk, store.today)
    yield store
    store.close()


class Walk:
    """Random edits of a desk, each of which may change what rules look at."""

    def __init__(self, made, seed):
        self.made, self.dice = made, Random(seed)

    def some(self, record):
        return self.dice.choice(self.made.reading.records(record, "ORDER BY id"))

    def person(self):
        rows = self.made.reading.rows("SELECT id FROM volunteers ORDER BY id")
        return self.dice.choice(rows)[0]

    def put(self, record, **values):
        self.made.write(replace(self.some(record), **values))

    def step(self):
        today, day = self.made.today, self.made.today - timedelta(days=self.dice.randint(0, 60))
        dice, run = self.dice, self.made.run
        edits = [
            lambda: run(LogTime(person_ids=(self.person(),), minutes=dice.randint(300, 1200), day=day)),
            lambda: self.put(TimeEntry, minutes=dice.randint(1, 1200), day=day),
            lambda: self.put(TimeEntry, start_min=dice.randint(0, 1400), day=day),
            lambda: self.put(Volunteer, capacity_minutes=dice.randint(1, 900), status=dice.choice([*VolunteerStatus])),
            lambda: self.put(Absence, from_on=day, until_on=day + timedelta(days=dice.randint(0, 40))),
            lambda: self.put(Assignment, until_on=today + timedelta(days=dice.randint(0, 60))),
            lambda: self.put(Connection, until=dice.choice([None, today])),
            lambda: self.put(Interaction, by_id=self.person(), day=day),
            lambda: self.put(Grant, stage=dice.choice([*GrantStage])),
            lambda: run(LogInteraction(participant_ids=(self.person(),), day=day, by_id=self.person())),
            lambda: run(ChangeContact(id=self.person(), family=dice.choice("ABC"))),
            lambda: run(ArchiveContacts(ids=(self.person(),))),
            lambda: run(BringBackContacts(ids=(self.person(),))),
            lambda: run(AddFollowUp(text="Ring", due_on=today)),
            lambda: run(EraseForGood(kind=Kind.INTERACTION, ref_id=self.some(Interaction).id)),
            self.made.desk.undo,
            self.made.desk.undo,
            self.made.desk.redo,
            lambda: self.made.clock.advance(timedelta(hours=dice.randint(1, 40))),
        ]
        try:
            dice.choice(edits)()
        except SuideskError:
            # Not every edit fits every record; what was refused has changed nothing.
            return


@pytest.mark.parametrize("seed", range(6))
def test_kept_facts_are_those_gathered_anew(made, seed):
    walk, kept = Walk(made, seed), Kept()
    tuned = {"workload.long_week": 600, "workload.average_week": 600, "workload.rest_times": 1}
    for _ in range(25):
        for _ in range(walk.dice.randint(1, 3)):
            walk.step()
        now, settings = made.clock.now(), Settings(tuned=walk.dice.choice([{}, tuned, tuned]))
        assert made.desk.ask(ReminderFacts(now, settings, kept)) == made.desk.ask(ReminderFacts(now, settings))


def tables_read(made, gather):
    """The tables of records that a gathering reads, as the engine itself tells when it prepares the statements."""
    found = set()

    def note(action, table, *_):
        if action == READ_ACTION:
            found.add(table)
        return 0

    made.connection.set_authorizer(note)
    try:
        gather()
    finally:
        made.connection.set_authorizer(None)
    return found & {kind.value for kind in Kind}


def test_each_part_names_all_tables_that_it_reads(made):
    named, settings = {}, Settings(tuned={"workload.rest_times": 1, "workload.days_amber": 2})

    class Noting:
        def part(self, name, tables, asked, gather):
            read = tables_read(made, lambda: found.append(gather()))
            named[name] = (read, {table.value for table in tables})
            return found[-1]

    found = []
    weeks = Noting().part("weeks", READS, None, lambda: telling_weeks(made.reading, made.today, settings))
    work_facts(Noting(), made.reading, weeks, made.today, settings)
    cover_facts(Noting(), made.reading, weeks, made.today, settings)
    assert set(named) == {"weeks", "days", "shifts", "ties"}
    assert all(read == told for read, told in named.values()), named


def test_what_nothing_has_changed_is_not_gathered_again(made):
    kept, gathered = Kept(), []

    def look(asked="today"):
        gather = lambda: gathered.append(asked)  # noqa: E731
        kept.over(made.reading).part("hours", HOURS, asked, gather)
        return len(gathered)

    assert [look(), look()] == [1, 1]
    made.run(AddFollowUp(text="Ring", due_on=made.today))
    assert look() == 1
    made.run(LogTime(person_ids=(Walk(made, 1).person(),), minutes=60, day=made.today))
    assert [look(), look()] == [2, 2]
    assert look("tomorrow") == 3


def test_after_very_much_has_changed_all_is_gathered_again(made, monkeypatch):
    monkeypatch.setattr(reading, "LOOKED_THROUGH", 3)
    version = made.reading.newest_batch()
    made.run(AddFollowUp(text="Ring", due_on=made.today))
    made.run(AddFollowUp(text="Ring", due_on=made.today))
    assert made.reading.tables_changed_since(version) == {"follow_ups"}
    made.run(AddFollowUp(text="Ring", due_on=made.today))
    assert made.reading.tables_changed_since(version) is None
