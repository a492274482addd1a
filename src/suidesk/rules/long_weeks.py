"""A reminder that a person has given very many hours, paid and unpaid together, for weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.workload import week_of
from suidesk.rules.due import Due
from suidesk.rules.facts import KNOWN_WEEKS, Facts, WeekMinutes
from suidesk.rules.moments import Moment
from suidesk.rules.presence import WEEK, Presence, judged_before
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import LONG_WEEK, LONG_WEEKS, MEAN_WEEK, VERY_LONG_WEEK, Settings

LONG_WEEKS_RULE = "workload.long_weeks"
WINDOW = 4
"""The weeks that are looked at together."""
ENOUGH_KNOWN = 3
"""A mean of four weeks needs so many of them recorded; fewer say little about the others."""
LATEST_WITHIN = 4
"""After so many weeks of leave the weeks before it no longer say how somebody fares now."""


@dataclass(frozen=True)
class Week:
    """A finished week that counts; its minutes are unknown when nothing was recorded."""

    monday: date
    minutes: WeekMinutes | None


@dataclass(frozen=True)
class Sign:
    """What a window of weeks shows: codes of the signs, the mean (minutes) if enough weeks are known."""

    codes: tuple[str, ...]
    mean: int | None

    @property
    def severity(self) -> Severity:
        """Give how much the signs press: only repeated long weeks are red."""
        return Severity.RED if "long_weeks" in self.codes else Severity.AMBER


def sign_of(window: Sequence[Week], settings: Settings) -> Sign | None:
    """Find the signs in a window of up to four weeks; unknown weeks are left out, not counted as zero."""
    known = [week.minutes.total for week in window if week.minutes is not None]
    total = sum(known)
    is_known = len(known) >= ENOUGH_KNOWN
    found = {
        "long_weeks": sum(minutes >= settings.value(LONG_WEEK) for minutes in known) >= settings.value(LONG_WEEKS),
        "mean_week": is_known and total >= settings.value(MEAN_WEEK) * len(known),
        "very_long_week": any(minutes > settings.value(VERY_LONG_WEEK) for minutes in known),
    }
    codes = tuple(code for code, is_there in found.items() if is_there)
    return Sign(codes, round(total / len(known)) if is_known else None) if codes else None


def counted_weeks(presence: Presence, person_id: ContactId, weeks: Mapping[date, WeekMinutes], day: date) -> list[Week]:
    """Give the finished weeks that count, latest first: those of leave are left out."""
    this_week = judged_before(day)
    earliest = max(min(weeks, default=this_week), this_week - KNOWN_WEEKS * WEEK)
    found, monday = [], this_week - WEEK
    while monday >= earliest:
        if not presence.is_away_week(person_id, monday):
            found.append(Week(monday, weeks.get(monday)))
        monday -= WEEK
    return found


def long_weeks(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each person whose latest finished weeks show a sign; the week that still runs is not judged."""
    presence = Presence.of(facts)
    stale = judged_before(moment.day) - LATEST_WITHIN * WEEK
    for person_id, weeks in facts.weeks.items():
        counted = counted_weeks(presence, person_id, weeks, moment.day)
        if not counted or counted[0].monday < stale:
            continue
        sign = sign_of(counted[:WINDOW], settings)
        if sign is not None:
            yield _due(facts, person_id, counted, sign, settings)


def _first_monday(counted: Sequence[Week], settings: Settings) -> date:
    """Give the Monday of the week in which the sign first showed.

    When it has shown for as long as hours are known, the episode begins with the first of the known year,
    so that its day doesn't slide along with the window.
    """
    first = 0
    while first + 1 < len(counted) and sign_of(counted[first + 1 :][:WINDOW], settings):
        first += 1
    begun = counted[first].monday
    if begun > counted[0].monday - (KNOWN_WEEKS - 2 * WINDOW) * WEEK:
        return begun
    return max(begun, week_of(date(begun.year + 1, 1, 7)))


def _due(facts: Facts, person_id: ContactId, counted: Sequence[Week], sign: Sign, settings: Settings) -> Due:
    window = list(reversed(counted[:WINDOW]))
    since = _first_monday(counted, settings).isoformat()
    return Due(
        rule=LONG_WEEKS_RULE,
        subject_kind=Kind.CONTACT,
        subject_id=person_id,
        occurrence=since,
        due_on=None,
        stage=int(sign.severity is Severity.RED),
        severity=sign.severity,
        evidence={
            "person": facts.name(person_id),
            "signs": list(sign.codes),
            "mean": sign.mean,
            "weeks": [
                {
                    "week": week.monday.isoformat(),
                    "minutes": week.minutes.total if week.minutes else None,
                    "paid": week.minutes.paid if week.minutes else None,
                }
                for week in window
            ],
            "mean_limit": settings.value(MEAN_WEEK),
            "long_limit": settings.value(LONG_WEEK),
            "very_long_limit": settings.value(VERY_LONG_WEEK),
            "since": since,
            "opens": [Kind.CONTACT.value, person_id],
            "about": [person_id],
        },
    )


RULES = (Rule(LONG_WEEKS_RULE, (MEAN_WEEK, LONG_WEEK, LONG_WEEKS, VERY_LONG_WEEK), long_weeks),)
