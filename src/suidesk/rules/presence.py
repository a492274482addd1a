"""When a person is here: the days that count for promised hours, the weeks that count for recorded ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from suidesk.domain.ids import ContactId
from suidesk.domain.pauses import SETTLING
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.domain.workload import week_of
from suidesk.rules.facts import Facts, days_of_week, grouped

MOST_OF_A_WEEK = 4
"""A week with leave on at least so many of its seven days is left out of averages."""

WEEK = timedelta(days=7)
SHEETS_COME_IN = timedelta(days=2)
"""The days after a week on which its hours may still be noted, from the sheets of the week."""


def judged_before(day: date) -> date:
    """Give the Monday before which weeks are judged: on a Monday and Tuesday the last one isn't all noted yet."""
    return week_of(day - SHEETS_COME_IN)


@dataclass(frozen=True)
class Presence:
    """Who is away when."""

    absences: Mapping[ContactId, tuple[Absence, ...]]

    @classmethod
    def of(cls, facts: Facts) -> Presence:
        """Gather the absences that the facts know."""
        return cls(grouped(facts.absences, lambda absence: absence.person_id))

    @classmethod
    def settled(cls, facts: Facts) -> Presence:
        """Gather them with two weeks after each pause in which nobody is measured: they begin again lightly."""
        lengthened = (
            replace(one, until_on=one.until_on + SETTLING) if one.until_on and one.kind is AbsenceKind.PAUSE else one
            for one in facts.absences
        )
        return cls(grouped(lengthened, lambda absence: absence.person_id))

    def is_away(self, person_id: ContactId, day: date) -> bool:
        """Tell whether the person is on leave or pauses on that day."""
        return any(absence.covers(day) for absence in self.absences.get(person_id, ()))

    def is_away_week(self, person_id: ContactId, monday: date) -> bool:
        """Tell whether the person is away for most of that week."""
        if person_id not in self.absences:
            return False
        return sum(self.is_away(person_id, day) for day in days_of_week(monday)) >= MOST_OF_A_WEEK
