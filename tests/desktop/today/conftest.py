"""A desk on which several things are due, for the tests of Today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant, Duty
from suidesk.commands.people import AddPerson
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Reminder
from suidesk.services.reminding import Reminding


@pytest.fixture
def today(clock):
    return clock.now().date()


@pytest.fixture
def tick(desk, clock):
    """Look after the reminders now, and tell the window of it where one is given."""

    def ticked(window=None):
        found = Reminding(desk, desk, None).tick(clock.now())
        for change in found.changes if window is not None else ():
            window.bridge.announce(change)
        return found

    return ticked


@pytest.fixture
def busy(desk, today, tick):
    """A desk with two late reports (urgent), two follow-ups of today and one that comes later; gives their ids."""
    person = desk.run(AddPerson(given="Åsa", family="Kjær")).result
    for number, late in ((1, 9), (2, 3)):
        duty = Duty(ObligationKind.REPORT, today - timedelta(days=late))
        desk.run(AddGrant(title=f"Fund {number}", stage=GrantStage.ACTIVE, duties=(duty,)))
    for text in ("Ring the school", "Ask about <b>keys</b>"):
        desk.run(AddFollowUp(text=text, due_on=today, kind=Kind.CONTACT, ref_id=person))
    desk.run(AddFollowUp(text="Thank everybody", due_on=today + timedelta(days=1)))
    tick()
    return person


def outcomes(desk) -> dict[str, str | None]:
    """How each reminder of the ledger stands, by what it is about."""
    reminders = desk._reading.where(Reminder)
    return {reminder.subject_id: reminder.outcome for reminder in reminders}
