"""What the user does at the desk: talks and follow-ups are noted, reminders answered, and what they say acted on."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bench.years.world import ZONE
from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.domain.interactions import InteractionKind
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.projects import Project
from suidesk.domain.reminders import FollowUp, Reminder, Severity
from suidesk.domain.volunteers import Volunteer
from suidesk.queries.reminders import ReminderRow, RemindersOpen

if TYPE_CHECKING:
    from bench.years.remedies import Remedies
    from bench.years.world import World
    from suidesk.commands.command import Command

ATTENDS: Final = {Severity.RED: 60, Severity.AMBER: 30, Severity.CALM: 15}
"""Of a hundred looks at an open reminder, those at which the user does something about it, by how it presses."""
ACTS, LATER, DISMISSES = 64, 22, 5
"""What they do then, of a hundred: act on it, put it off, never mind; the rest is looked at and left."""
NOTES: Final = 45
"""Of a hundred acts, those that take some weeks: the reminder is noted meanwhile."""
FOLLOW_UPS_A_DAY: Final = 100
"""Of a hundred days at the desk, those on which a follow-up is typed: five a week."""
WITH_TIME: Final = 20
TEXTS: Final = (
    "Ring {0} about next week",
    "Ask {0} how it went",
    "Send {0} the dates",
    "Thank {0}",
    "Coffee with {0}",
    "Look for a room with {0}",
    "Tell {0} what the council said",
)
TALKS: Final = (0, 0, 1, 1, 1, 2)


class User:
    """Sits at the desk on working days."""

    def __init__(self, world: World, remedies: Remedies) -> None:
        """Act through those remedies."""
        self._world, self._remedies = world, remedies
        self._done_on: dict[str, int] = {}
        self.said: list[tuple[ReminderRow, str]] = []
        """Answers of the session, for the chronicle."""

    def types(self) -> None:
        """Note talks, and a follow-up."""
        world = self._world
        people = [one.id for one in world.rows(Volunteer)]
        projects = [one.id for one in world.rows(Project)]
        for _ in range(world.pick(TALKS)):
            world.try_to(
                LogInteraction(
                    participant_ids=(world.pick(people),),
                    kind=world.pick(tuple(InteractionKind)),
                    summary="Spoke about how it goes.",
                    project_id=world.pick(projects) if world.happens(40) else None,
                )
            )
        if world.happens(FOLLOW_UPS_A_DAY):
            self._follow_up(world.pick(people))
        self._do_follow_ups()

    def _follow_up(self, person: str) -> None:
        """Type what is to be done within two weeks; most is done on its day, some before and some long after."""
        world = self._world
        ahead = world.between(1, 14)
        due = world.today + timedelta(days=ahead)
        due += timedelta(days=max(0, 7 - due.weekday())) if due.weekday() > 4 else timedelta(0)  # noqa: PLR2004 (Friday)
        minute = world.pick((10 * 60 + 30, 12 * 60, 14 * 60, 17 * 60)) if world.happens(WITH_TIME) else None
        name = world.rows(Contact, id=person)[0].display_name
        ref = world.run(
            AddFollowUp(
                text=world.pick(TEXTS).format(name), due_on=due, due_min=minute, kind=Kind.CONTACT, ref_id=person
            )
        )
        drawn = world.between(1, 100)
        late = world.between(-3, -1) if drawn <= 20 else 0 if drawn <= 65 else world.between(1, 4)  # noqa: PLR2004
        late = world.between(8, 20) if drawn > 96 else late  # noqa: PLR2004 (of a hundred)
        self._done_on[ref] = (due + timedelta(days=late)).toordinal()

    def _do_follow_ups(self) -> None:
        """Do those whose day has come for the user."""
        world = self._world
        for one in world.rows(FollowUp):
            if one.done_on is not None or (one.id not in self._done_on and one.due_on > world.today):
                continue
            done_on = self._done_on.setdefault(one.id, world.today.toordinal() + world.between(0, 4))
            if done_on > world.today.toordinal():
                continue
            said = world.rows(Reminder, subject_id=one.id, outcome=None)
            if said:
                self._press(ReminderRow.of(said[0]), "done", CompleteReminder(id=said[0].id))
            else:
                world.try_to(CompleteFollowUp(id=one.id))

    def answers_reminders(self) -> None:
        """Look at Today, worst first, and answer some."""
        world = self._world
        for row in world.desk.ask(RemindersOpen(world.clock.now())):
            if row.rule == "follow_up.due" or not world.happens(ATTENDS[row.severity]):
                continue
            if row.rule in {"funding.obligation", "export.delete_by"}:
                self._about_a_duty(row)
            else:
                self._about(row)

    def _about_a_duty(self, row: ReminderRow) -> None:
        """Put a duty off now and then: it is done on its own day."""
        if row.rule == "export.delete_by":
            self._press(row, "done", CompleteReminder(id=row.id))
        elif self._world.happens(20) and row.severity is not Severity.RED:
            self._later(row)

    def _about(self, row: ReminderRow) -> None:
        world, drawn = self._world, self._world.between(1, 100)
        if drawn <= ACTS:
            if world.happens(NOTES):
                self._press(row, "noted", CompleteReminder(id=row.id))
                world.in_days(world.between(4, 30), lambda: self._remedies.act(row))
            else:
                self.said.append((row, "acted on it"))
                self._remedies.act(row)
        elif drawn <= ACTS + LATER:
            self._later(row)
        elif drawn <= ACTS + LATER + DISMISSES:
            self._press(row, "dismissed", DismissReminder(id=row.id))

    def _later(self, row: ReminderRow) -> None:
        today = self._world.today
        days = self._world.pick((1, 7 - today.weekday(), 7, 14))
        until = datetime.combine(today + timedelta(days=days), time(9), tzinfo=ZoneInfo(ZONE))
        self._press(row, "later", SnoozeReminder(id=row.id, until=until))

    def _press(self, row: ReminderRow, answer: str, command: Command) -> None:
        self.said.append((row, answer))
        self._world.try_to(command)
