"""A real encrypted desk for tests of reminders: a store copied from one that is made once."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from suidesk.commands.funding import AddGrant, AddObligation
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.tuning import SetThreshold
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.desk import DeskSettings
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.reminders import Reminder
from suidesk.rules.engine import RULES
from suidesk.rules.thresholds import GATHER_ON
from suidesk.services.desk import Desk
from suidesk.services.reminding import Reminding, Rulebook
from suidesk.store.opening import FILE, Store, create
from suidesk.store.writing import INTERNAL, Writer
from tests.fakes import FakeClock, FakeNotifier
from tests.rules.examples import NOON, TODAY

KEY = bytes(range(32))
FEW = tuple(
    rule
    for rule in RULES
    if rule.name in {"funding.obligation", "handover.assignment_ending", "handover.volunteer_leaving"}
    or rule.name in {"workload.overload", "workload.long_weeks", "follow_up.due"}
)
"""The rules of tests about the ledger and its delivery, whatever others come to say about the same few records."""
ZONE = "Europe/London"


@cache
def empty_store() -> bytes:
    """Give the bytes of a store with nothing in it but the desk's own row."""
    with TemporaryDirectory() as folder:
        store = create(Path(folder) / "store", KEY)
        connection = store.writer()
        settings = DeskSettings(site_id="site", zone=ZONE)
        writer = Writer(connection, random.Random(1).randbytes)
        writer.run("SetUpDesk", lambda tx: tx.put(settings), NOON, INTERNAL)
        writer.run("SetUpDesk", SetThreshold(key=GATHER_ON.key, value=0).apply, NOON, INTERNAL)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return store.path.read_bytes()


@contextmanager
def a_desk(folder: Path, now=NOON):
    """Open a desk in a folder with nothing in it but its own row; what is new is told at once, not on Mondays."""
    (folder / FILE).write_bytes(empty_store())
    clock = FakeClock(now, ZONE)
    desk = Desk(Store(folder, KEY).writer(), clock, random.Random(2).randbytes)
    try:
        yield Neighbourhood(desk, clock)
    finally:
        desk.close()


class Neighbourhood:
    """A desk, its clock, what was shown, and short ways to fill it."""

    def __init__(self, desk: Desk, clock: FakeClock):
        self.desk, self.clock = desk, clock
        self.notifier = FakeNotifier()
        self.reminding = self.restarted()

    def restarted(self, notifier="usual", check=None, **values) -> Reminding:
        """The desk's reminding as after a new start: it remembers nothing."""
        given = self.notifier if notifier == "usual" else notifier
        by = Rulebook(**{"rules": FEW, **values})
        self.reminding = Reminding(self.desk, self.desk, given, check, by)
        return self.reminding

    def run(self, command):
        return self.desk.run(command).result

    def ask(self, query):
        return self.desk.ask(query)

    def tick(self):
        return self.reminding.tick(self.clock.now())

    def later(self, **by):
        """Let time pass and tick, as the scheduler does, at its end."""
        self.clock.advance(timedelta(**by))
        return self.tick()

    def ledger(self) -> list[Reminder]:
        return self.desk._reading.where(Reminder)

    def person(self, name: str) -> str:
        given, _, family = name.partition(" ")
        return self.run(AddPerson(given=given, family=family))

    def grant(self, title="Winter Fund", stage=GrantStage.DRAFTING) -> str:
        funder = self.run(AddOrganisation(display_name="Lottery Fund"))
        return self.run(AddGrant(title=title, funder_id=funder, stage=stage))

    def duty(self, days: int, kind=ObligationKind.REPORT, grant: str | None = None) -> str:
        day = TODAY + timedelta(days=days)
        return self.run(AddObligation(grant_id=grant or self.grant(stage=GrantStage.ACTIVE), kind=kind, due_on=day))

    def holder(self, days: int | None, *, is_critical=False, name="Aisha Khan") -> tuple[str, str]:
        """A person who holds a role until a day; gives the ids of the assignment and of the role."""
        project = self.run(AddProject(name="Warm Kitchen"))
        role = self.run(AddRole(name="cook", project_id=project, is_critical=is_critical))
        until = None if days is None else TODAY + timedelta(days=days)
        values = {"from_on": TODAY - timedelta(days=100), "until_on": until}
        return self.run(AddAssignment(role_id=role, person_id=self.person(name), **values)), role

    def volunteer(self, name="Aisha Khan", promised=600, **values) -> tuple[str, str]:
        """A volunteer with a weekly promise; gives the ids of the person and of the promise."""
        person = self.person(name)
        self.run(AddVolunteer(id=person, **values))
        start = TODAY - timedelta(days=60)
        return person, self.run(AddCommitment(person_id=person, minutes=promised, from_on=start))
