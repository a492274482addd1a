"""A reminder that a person has worked long weeks on average over four months, paid and unpaid hours together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Due
from suidesk.rules.episode import begun
from suidesk.rules.facts import KNOWN_WEEKS, Facts, WeekMinutes
from suidesk.rules.moments import Moment
from suidesk.rules.presence import WEEK, Presence, judged_before
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import AVERAGE_KNOWN, AVERAGE_WEEK, Settings

AVERAGE = "workload.average"
WINDOW = 17
"""Weeks of the reference period: four months (Directive 2003/88/EC, article 16)."""


@dataclass(frozen=True)
class Average:
    """The hours of seventeen weeks: minutes together, weeks that are recorded, weeks of leave."""

    total: int
    known: int
    away: int

    def exceeds(self, settings: Settings) -> bool:
        """Tell whether enough weeks are recorded and their mean lies above the line."""
        return self.known >= settings.value(AVERAGE_KNOWN) and self.total > settings.value(AVERAGE_WEEK) * self.known


def averages(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each person whose finished weeks come to too many hours on average.

    Weeks of leave are left out of sum and number, and so are weeks without records, which are unknown.
    """
    presence, this_week = Presence.of(facts), judged_before(moment.day)
    for person_id, weeks in facts.weeks.items():
        found = average_before(presence, person_id, weeks, this_week)
        if found.exceeds(settings):
            yield _due(facts, presence, person_id, this_week, settings)


def average_before(
    presence: Presence, person_id: ContactId, weeks: Mapping[date, WeekMinutes], monday: date
) -> Average:
    """Give the average of the seventeen weeks before the one that begins on a Monday."""
    mondays = [monday - number * WEEK for number in range(1, WINDOW + 1)]
    here = [one for one in mondays if not presence.is_away_week(person_id, one)]
    known = [weeks[one].total for one in here if one in weeks]
    return Average(sum(known), len(known), WINDOW - len(here))


def _due(facts: Facts, presence: Presence, person_id: ContactId, this_week: date, settings: Settings) -> Due:
    weeks = facts.weeks[person_id]
    average = average_before(presence, person_id, weeks, this_week)
    since = begun(
        this_week - WEEK,
        WEEK,
        this_week - (KNOWN_WEEKS - WINDOW) * WEEK,
        lambda monday: average_before(presence, person_id, weeks, monday + WEEK).exceeds(settings),
    ).isoformat()
    return Due(
        rule=AVERAGE,
        subject_kind=Kind.CONTACT,
        subject_id=person_id,
        occurrence=since,
        due_on=None,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "person": facts.name(person_id),
            "mean": round(average.total / average.known),
            "total": average.total,
            "known": average.known,
            "away": average.away,
            "unknown": WINDOW - average.known - average.away,
            "weeks": WINDOW,
            "last": (this_week - WEEK).isoformat(),
            "limit": settings.value(AVERAGE_WEEK),
            "since": since,
            "opens": [Kind.CONTACT.value, person_id],
            "about": [person_id],
        },
    )


RULES = (Rule(AVERAGE, (AVERAGE_WEEK, AVERAGE_KNOWN), averages),)
