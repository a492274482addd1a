"""Volunteers of a small neighbourhood, for questions about them; made by hand so that each test says what matters."""

from __future__ import annotations

from datetime import date, timedelta

from suidesk.commands.availability import SetAvailability
from suidesk.commands.people import AddPerson
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.ids import InteractionId
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.volunteers import Slot

EVENING = (1080, 1260)
"""From 18:00 to 21:00."""


def volunteer(made, name, *, week=(), promised=0, languages=(), tags=(), **profile):
    """Make a person with a profile, hours of the week and a weekly promise; gives the id."""
    ref = made.run(AddPerson(given=name, languages=languages, tags=tags))
    made.run(AddVolunteer(id=ref, **profile))
    if week:
        made.run(SetAvailability(person_id=ref, slots=tuple(Slot(*slot) for slot in week)))
    if promised:
        made.run(AddCommitment(person_id=ref, minutes=promised))
    return ref


def ask(made, ref, day: date, *, is_ask=True, project=None):
    """Note that somebody was asked on a day."""
    number = len(made.reading.where(Interaction))
    one = Interaction(id=InteractionId(f"ask-{number:03}"), day=day, is_ask=is_ask, summary="Door?", project_id=project)
    made.write(one, Participant.of(one.id, ref))


def days(count):
    return timedelta(days=count)
