"""A reminder to ask somebody whose hours fell suddenly after weeks of far too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import Volunteer
from suidesk.rules.due import Due
from suidesk.rules.facts import Facts, days_of_week
from suidesk.rules.moments import Moment
from suidesk.rules.presence import WEEK, Presence, judged_before
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import DROP_ABOVE, DROP_BELOW, DROP_WEEKS, Settings

SUDDEN_DROP = "workload.sudden_drop"
BEFORE = 8
"""Weeks before the drop whose median is the measure."""
LATEST_WITHIN = 4
"""Weeks after which a drop is no longer news; nothing may have been noted since."""


@dataclass(frozen=True)
class Drop:
    """A week far below the median (in minutes) of the counted weeks before it, so many of which were far too long."""

    monday: date
    minutes: int
    usual: int
    before: tuple[tuple[date, int | None], ...]
    above: int


@dataclass(frozen=True)
class Hours:
    """The recorded weeks of one volunteer, and when they are here."""

    volunteer: Volunteer
    weeks: Mapping[date, int]
    presence: Presence

    def drop(self, monday: date, settings: Settings) -> Drop | None:
        """Give the drop of a week; nothing where it is unknown, has a day of leave in it, or is none."""
        minutes, before = self.weeks.get(monday), self._before(monday)
        known = [found for _, found in before if found is not None]
        if minutes is None or not known or self._has_leave(monday):
            return None
        line = (self.volunteer.capacity_minutes or 0) * settings.value(DROP_ABOVE)
        above = sum(found * 100 > line for found in known)
        usual = median(known)
        if above < settings.value(DROP_WEEKS) or minutes * 100 >= usual * settings.value(DROP_BELOW):
            return None
        return Drop(monday, minutes, round(usual), before, above)

    def _before(self, monday: date) -> tuple[tuple[date, int | None], ...]:
        """Give the eight weeks before one, first to last, those of leave left out."""
        mondays = (monday - number * WEEK for number in range(BEFORE, 0, -1))
        away = self.presence.is_away_week
        return tuple((one, self.weeks.get(one)) for one in mondays if not away(self.volunteer.id, one))

    def _has_leave(self, monday: date) -> bool:
        return any(self.presence.is_away(self.volunteer.id, day) for day in days_of_week(monday))


def sudden_drops(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each volunteer who gave far less than before in their latest recorded week, which is finished."""
    presence, this_week = Presence.settled(facts), judged_before(moment.day)
    for person_id, weeks in facts.work.weeks.items():
        volunteer = facts.work.volunteers.get(person_id)
        is_here = volunteer is not None and volunteer.is_here(moment.day) and volunteer.left_on is None
        if volunteer is None or not is_here or not volunteer.capacity_minutes:
            continue
        latest = max((monday for monday in weeks if monday < this_week), default=None)
        if latest is None or latest < this_week - LATEST_WITHIN * WEEK or presence.is_away(person_id, moment.day):
            continue
        found = _first(Hours(volunteer, weeks, presence), latest, settings)
        if found is not None:
            yield _due(facts, person_id, volunteer, found)


def _first(hours: Hours, latest: date, settings: Settings) -> Drop | None:
    """Give the first of the low weeks in a row that end with the latest one: with it the drop came."""
    found = hours.drop(latest, settings)
    while found is not None and (earlier := hours.drop(found.monday - WEEK, settings)) is not None:
        found = earlier
    return found


def _due(facts: Facts, person_id: ContactId, volunteer: Volunteer, drop: Drop) -> Due:
    return Due(
        rule=SUDDEN_DROP,
        subject_kind=Kind.CONTACT,
        subject_id=person_id,
        occurrence=drop.monday.isoformat(),
        due_on=None,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "person": facts.name(person_id),
            "week": drop.monday.isoformat(),
            "minutes": drop.minutes,
            "usual": drop.usual,
            "percent": round(drop.minutes * 100 / drop.usual),
            "capacity": volunteer.capacity_minutes,
            "above": drop.above,
            "weeks": [
                {"week": monday.isoformat(), "minutes": minutes}
                for monday, minutes in (*drop.before, (drop.monday, drop.minutes))
            ],
            "opens": [Kind.CONTACT.value, person_id],
            "about": [person_id],
        },
    )


RULES = (Rule(SUDDEN_DROP, (DROP_BELOW, DROP_ABOVE, DROP_WEEKS), sudden_drops),)
