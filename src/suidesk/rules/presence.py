"""When a person is here: the days that count for promised hours, the weeks that count for recorded ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from suidesk.domain.ids import ContactId
from suidesk.domain.volunteers import Absence
from suidesk.rules.facts import Facts, days_of_week, grouped

MOST_OF_A_WEEK = 4
"""A week with leave on at least so many of its seven days is left out of averages."""

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Presence:
    """Who is away when."""

    absences: Mapping[ContactId, tuple[Absence, ...]]

    @classmethod
    def of(cls, facts: Facts) -> Presence:
        """Gather the absences that the facts know."""
        return cls(grouped(facts.absences, lambda absence: absence.person_id))

    def is_away(self, person_id: ContactId, day: date) -> bool:
        """Tell whether the person is on leave or pauses on that day."""
        return any(absence.covers(day) for absence in self.absences.get(person_id, ()))

    def is_away_week(self, person_id: ContactId, monday: date) -> bool:
        """Tell whether the person is away for most of that week."""
        if person_id not in self.absences:
            return False
        return sum(self.is_away(person_id, day) for day in days_of_week(monday)) >= MOST_OF_A_WEEK
