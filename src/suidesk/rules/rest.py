"""Reminders that a person has little rest: short nights between days, many days in a row, many late evenings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.workload import MINUTES_A_DAY, week_of
from suidesk.rules.due import Due, Json
from suidesk.rules.episode import begun, held_still
from suidesk.rules.facts import KNOWN_WEEKS, Facts
from suidesk.rules.facts_work import Shift
from suidesk.rules.moments import Moment
from suidesk.rules.presence import WEEK, Presence, judged_before
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import (
    DAYS_AMBER,
    DAYS_RED,
    EVENING_FROM,
    EVENING_WEEKS,
    EVENINGS,
    REST,
    REST_TIMES,
    Settings,
)

DAILY_REST, DAYS_OFF, LATE_EVENINGS = "workload.daily_rest", "workload.days_off", "workload.evenings"
DAY = timedelta(days=1)
LOOK_BACK = 14
"""Days, today among them, in which a short rest or the end of many days in a row still says how somebody fares."""
LATEST_WITHIN = 4
"""After so many weeks of leave the evenings before it no longer say how somebody fares now."""
LISTED = 8
"""Short rests and weeks that the evidence holds at most, the newest."""


@dataclass(frozen=True)
class ShortRest:
    """Less rest than there should be: from the end of one day's work to the beginning of the next day's.

    `ended` and `began` are minutes after the midnight that begins `day`; work that ended before that midnight did so
    at a negative minute.
    """

    day: date
    ended: int
    began: int

    @property
    def minutes(self) -> int:
        """Give how long it was; a day's work that ran into the next one's left none."""
        return max(0, self.began - self.ended)


def stretches(shifts: Iterable[Shift]) -> list[Shift]:
    """Give the hours in order, those that overlap or touch as one, which may so run past midnight."""
    whole: list[Shift] = []
    for shift in sorted(shifts):
        last = whole[-1] if whole else None
        past = (shift.day - last.day).days * MINUTES_A_DAY if last else 0
        if last and shift.start_min + past <= last.end_min:
            whole[-1] = Shift(last.day, last.start_min, max(last.end_min, shift.end_min + past))
        else:
            whole.append(shift)
    return whole


def short_rests(shifts: Iterable[Shift], least: int) -> list[ShortRest]:
    """Find the rests between a day and the next that are shorter than `least` minutes.

    Hours whose start isn't known can only have made a rest shorter still.
    """
    days: defaultdict[date, list[Shift]] = defaultdict(list)
    for shift in stretches(shifts):
        days[shift.day].append(shift)
    found = []
    for day in sorted(days):
        before = days.get(day - DAY)
        if before is None:
            continue
        ended = max(shift.end_min for shift in before) - MINUTES_A_DAY
        rest = ShortRest(day, ended, min(shift.start_min for shift in days[day]))
        if rest.minutes < least:
            found.append(rest)
    return found


def daily_rests(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each person who had too little rest between days more than once within fourteen days."""
    for person_id, shifts in facts.work.shifts.items():
        past = (shift for shift in shifts if shift.day <= moment.day)
        found = _resting(facts, person_id, short_rests(past, settings.value(REST)), moment.day, settings)
        if found is not None:
            yield found


def _resting(
    facts: Facts, person_id: ContactId, rests: Sequence[ShortRest], today: date, settings: Settings
) -> Due | None:
    needed = settings.value(REST_TIMES)

    def shows(day: date) -> bool:
        return sum(day - LOOK_BACK * DAY < rest.day <= day for rest in rests) >= needed

    if not shows(today):
        return None
    since = begun(today, DAY, known_from(today), shows)
    of_episode = [rest for rest in rests if since - LOOK_BACK * DAY < rest.day <= today]
    return _due(
        DAILY_REST,
        person_id,
        since,
        Severity.AMBER,
        {
            "person": facts.name(person_id),
            "count": len(of_episode),
            "rests": [
                {"day": rest.day.isoformat(), "ended": rest.ended, "began": rest.began, "minutes": rest.minutes}
                for rest in of_episode[-LISTED:]
            ],
            "first": of_episode[0].day.isoformat(),
            "limit": settings.value(REST),
        },
    )


def days_in_a_row(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each person who gave hours on very many days without a day off; hours past midnight count for their day."""
    amber, red = settings.value(DAYS_AMBER), settings.value(DAYS_RED)
    for person_id, days in facts.work.days.items():
        run = _latest_run([day for day in days if day <= moment.day], moment.day, amber)
        if run is None:
            continue
        first, last = run
        since = begun(last, DAY, known_from(moment.day), frozenset(days).__contains__)
        count = (last - first).days + 1
        yield _due(
            DAYS_OFF,
            person_id,
            since,
            Severity.RED if count >= red else Severity.AMBER,
            {
                "person": facts.name(person_id),
                "days": count,
                "first": first.isoformat(),
                "last": last.isoformat(),
                "limit": amber,
            },
        )


def _latest_run(days: Iterable[date], today: date, longer_than: int) -> tuple[date, date] | None:
    """Give the first and last of the latest days in a row that are long enough and reach into the last fourteen."""
    runs: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if runs and day - runs[-1][1] == DAY:
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    long = [run for run in runs if (run[1] - run[0]).days + 1 > longer_than and run[1] > today - LOOK_BACK * DAY]
    return long[-1] if long else None


def late_evenings(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each person who gave hours on several evenings a week, week after week.

    Weeks of leave are left out; a week without hours whose start is known ends the row, as nothing is known of it.
    """
    presence = Presence.of(facts)
    for person_id, shifts in facts.work.shifts.items():
        past = (shift for shift in shifts if shift.day <= moment.day)
        evenings = evenings_by_week(past, settings.value(EVENING_FROM))
        run = _run_of_weeks(presence, person_id, evenings, moment.day, settings.value(EVENINGS))
        if len(run) < settings.value(EVENING_WEEKS):
            continue
        since = held_still(run[-1], run[0], WEEK, known_from(moment.day) + WEEK)
        yield _due(
            LATE_EVENINGS,
            person_id,
            since,
            Severity.AMBER,
            {
                "person": facts.name(person_id),
                "count": len(run),
                "weeks": [{"week": one.isoformat(), "evenings": evenings[one]} for one in reversed(run[:LISTED])],
                "from": settings.value(EVENING_FROM),
                "limit": settings.value(EVENINGS),
            },
        )


def evenings_by_week(shifts: Iterable[Shift], from_min: int) -> Mapping[date, int]:
    """Count the evenings of each week, by its Monday, on which hours went on after a minute of the day."""
    days = {shift.day for shift in shifts if shift.end_min > from_min}
    counts: defaultdict[date, int] = defaultdict(int)
    for day in days:
        counts[week_of(day)] += 1
    return counts


def _run_of_weeks(
    presence: Presence, person_id: ContactId, evenings: Mapping[date, int], today: date, least: int
) -> list[date]:
    """Give the Mondays of the weeks in a row, latest first; the week that still runs counts once it has enough."""
    this_week, run = week_of(today), list[date]()
    may_be_latest = (this_week, this_week - WEEK)
    judged = judged_before(today) - WEEK
    monday = next((one for one in may_be_latest if evenings.get(one, 0) >= least), judged)
    while monday > known_from(today):
        if evenings.get(monday, 0) >= least:
            run.append(monday)
        elif not presence.is_away_week(person_id, monday):
            break
        monday -= WEEK
    return run if run and run[0] >= this_week - LATEST_WITHIN * WEEK else []


def known_from(today: date) -> date:
    """Give the first day of which the facts know all hours."""
    return week_of(today) - KNOWN_WEEKS * WEEK


def _due(rule: str, person_id: ContactId, since: date, severity: Severity, evidence: Mapping[str, Json]) -> Due:
    return Due(
        rule=rule,
        subject_kind=Kind.CONTACT,
        subject_id=person_id,
        occurrence=since.isoformat(),
        due_on=None,
        stage=int(severity is Severity.RED),
        severity=severity,
        evidence={
            **evidence,
            "since": since.isoformat(),
            "opens": [Kind.CONTACT.value, person_id],
            "about": [person_id],
        },
    )


RULES = (
    Rule(DAILY_REST, (REST, REST_TIMES), daily_rests),
    Rule(DAYS_OFF, (DAYS_AMBER, DAYS_RED), days_in_a_row),
    Rule(LATE_EVENINGS, (EVENING_FROM, EVENINGS, EVENING_WEEKS), late_evenings),
)
