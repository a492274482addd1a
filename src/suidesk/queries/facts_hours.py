"""Finds whose hours could show a sign: all weeks of everybody are read once, for every rule that judges weeks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import EntryKind, week_of
from suidesk.rules import average_week, long_weeks, quiet_leaving, sudden_drop
from suidesk.rules.facts import KNOWN_WEEKS, WeekMinutes
from suidesk.rules.thresholds import (
    AVERAGE_WEEK,
    DROP_ABOVE,
    DROP_WEEKS,
    LONG_WEEK,
    MEAN_WEEK,
    QUIET_BELOW,
    QUIET_MEDIAN,
    QUIET_WEEKS,
    VERY_LONG_WEEK,
    Settings,
)

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

WEEK_NUMBER: Final = "(unixepoch(day) / 86400 + 3) / 7"
"""SQL that numbers the week of a `day` by its Monday: day 0 of the epoch was a Thursday. Half as dear as a date."""
TELLING_WEEKS: Final = max(
    quiet_leaving.LOOK_BACK,
    average_week.WINDOW,
    long_weeks.WINDOW + long_weeks.LATEST_WITHIN,
    sudden_drop.LATEST_WITHIN + 2 * sudden_drop.BEFORE,
)
"""The most finished weeks that a rule looks at to find a sign, of somebody without leave in them."""
_FIRST_MONDAY: Final = date(1969, 12, 29)
"""The Monday of week 0."""
_LONG, _QUIET, _DROPPING = 1, 2, 4

# ?1 and ?2 are the first and last day known, ?3 the minutes of a long week, ?11 the first day that tells of whoever had
# no leave since ?1: leave alone lets older weeks count as the latest. Of falling quiet, ?4 is the first week that
# tells, ?5 the first of the latest, ?6 how many must be known, ?7 percent of the most before. Of a drop, ?8 is the
# first week that tells, ?9 percent of what they can give, ?10 in how many weeks.
# Of the quiet ones, those whose latest weeks lie below the most that the measure could be: all of them ({0} is max) or,
# where fewer are asked for than may lie there, one (min). The rules judge exactly.
# People come one after the other, each by a seek to the next one in the index: the few weeks of one are put in groups
# in half the time that it takes to put those of all people in groups together.
_SIGNS: Final = f"""WITH RECURSIVE people(ref) AS (
    SELECT min(person_id) FROM time_entries
    UNION ALL
    SELECT (SELECT min(person_id) FROM time_entries WHERE person_id > ref) FROM people WHERE ref IS NOT NULL),
  absent(ref) AS MATERIALIZED (SELECT person_id FROM absences WHERE until_on IS NULL OR until_on >= ?1),
  judged AS MATERIALIZED (SELECT ref, (SELECT
      {_LONG} * (max(total) >= ?3)
      + {_QUIET} * coalesce(status = 'active' AND sum(week >= ?4) >= ?6
        AND {{0}}(CASE WHEN week >= ?5 THEN total END) * 100
          < max(CASE WHEN week >= ?4 AND week < ?5 THEN total END) * ?7, 0)
      + {_DROPPING} * coalesce(status = 'active' AND capacity_minutes > 0
        AND sum(week >= ?8 AND total * 100 > capacity_minutes * ?9) >= ?10, 0)
      FROM (SELECT {WEEK_NUMBER} AS week, sum(minutes) AS total
        FROM time_entries WHERE person_id = ref AND day BETWEEN iif(ref IN absent, ?1, ?11) AND ?2 GROUP BY 1)) AS signs
    FROM people LEFT JOIN volunteers ON volunteers.id = ref WHERE ref IS NOT NULL)
  SELECT ref, signs FROM judged WHERE signs > 0 ORDER BY ref"""

HOURS: Final = frozenset({Kind.TIME_ENTRY})
READS: Final = HOURS | {Kind.VOLUNTEER, Kind.ABSENCE}
"""The tables that tell whose weeks could show a sign."""

# CROSS JOIN: one seek for each person, whatever SQLite thinks of their number.
_WEEKS: Final = f"""SELECT person_id, {WEEK_NUMBER}, sum(minutes)
    FROM json_each(?1) CROSS JOIN time_entries ON person_id = value
    WHERE day BETWEEN ?2 AND ?3 GROUP BY person_id, 2"""
_PAID_WEEKS: Final = _WEEKS.replace(
    "sum(minutes)", f"sum(minutes), sum(CASE WHEN kind = '{EntryKind.PAID}' THEN minutes ELSE 0 END)"
)


@dataclass(frozen=True)
class HoursSigns:
    """People whose whole weeks up to the last Sunday could show a sign, in the order of their ids.

    `long` have a week that is long and may count as one of the latest, `quiet` recently gave less than before,
    `dropping` gave far more than they said they can; the last two are active volunteers.
    """

    long: tuple[ContactId, ...]
    quiet: tuple[ContactId, ...]
    dropping: tuple[ContactId, ...]


@dataclass(frozen=True)
class Weeks:
    """The weeks, by Monday, of those who could show a sign of each sort."""

    long: Mapping[ContactId, Mapping[date, WeekMinutes]]
    quiet: Mapping[ContactId, Mapping[date, int]]
    dropping: Mapping[ContactId, Mapping[date, int]]


def telling_weeks(db: Reading, today: date, settings: Settings) -> Weeks:
    """Give the weeks that rules look at, each sort as far back as its rules do."""
    signs, monday = hours_signs(db, today, settings), week_of(today)
    return Weeks(
        long=_paid_weeks_of(db, signs.long, monday - timedelta(weeks=KNOWN_WEEKS), today),
        quiet=_weeks_of(db, signs.quiet, monday - timedelta(weeks=quiet_leaving.LOOK_BACK), today),
        dropping=_weeks_of(db, signs.dropping, _drop_first(today), today),
    )


def hours_signs(db: Reading, today: date, settings: Settings) -> HoursSigns:
    """Find them; `settings` tell from where a week may be a sign."""
    monday, needed = week_of(today), settings.value(QUIET_WEEKS)
    params = (
        (monday - timedelta(weeks=KNOWN_WEEKS)).isoformat(),
        (monday - timedelta(days=1)).isoformat(),
        min(settings.value(one) for one in (AVERAGE_WEEK, MEAN_WEEK, LONG_WEEK, VERY_LONG_WEEK)),
        _week(monday) - quiet_leaving.LOOK_BACK,
        _week(monday) - quiet_leaving.LATEST_WITHIN,
        needed + settings.value(QUIET_MEDIAN),
        settings.value(QUIET_BELOW),
        _week(_drop_first(today)),
        settings.value(DROP_ABOVE),
        settings.value(DROP_WEEKS),
        (monday - timedelta(weeks=TELLING_WEEKS)).isoformat(),
    )
    sql = _SIGNS.format("max" if needed >= quiet_leaving.LATEST_WITHIN else "min")
    found = [(ContactId(ref), signs) for ref, signs in db.rows(sql, params)]

    def having(sign: int) -> tuple[ContactId, ...]:
        return tuple(ref for ref, signs in found if signs & sign)

    return HoursSigns(having(_LONG), having(_QUIET), having(_DROPPING))


def _weeks_of(db: Reading, people: Iterable[str], first: date, today: date) -> Mapping[ContactId, Mapping[date, int]]:
    """Give, by person and Monday, the minutes of the whole weeks from a Monday on that have any."""
    found: defaultdict[ContactId, dict[date, int]] = defaultdict(dict)
    for person, week, total in db.rows(_WEEKS, _span(people, first, today)):
        found[ContactId(person)][_monday(week)] = total
    return dict(found)


def _paid_weeks_of(
    db: Reading, people: Iterable[str], first: date, today: date
) -> Mapping[ContactId, Mapping[date, WeekMinutes]]:
    """Give the same with the paid minutes among them, for which the entries themselves are read."""
    found: defaultdict[ContactId, dict[date, WeekMinutes]] = defaultdict(dict)
    for person, week, total, paid in db.rows(_PAID_WEEKS, _span(people, first, today)):
        found[ContactId(person)][_monday(week)] = WeekMinutes(total, paid)
    return dict(found)


def _span(people: Iterable[str], first: date, today: date) -> tuple[str, str, str]:
    return json.dumps(list(people)), first.isoformat(), (week_of(today) - timedelta(days=1)).isoformat()


def _drop_first(today: date) -> date:
    """Give the Monday of the first week that tells of a sudden drop.

    A low week may be the last of several in a row, and the long ones lie before the first of them.
    """
    return week_of(today) - timedelta(weeks=sudden_drop.LATEST_WITHIN + 2 * sudden_drop.BEFORE)


def _week(monday: date) -> int:
    return (monday - _FIRST_MONDAY).days // 7


@lru_cache(maxsize=128)
def _monday(week: int) -> date:
    return _FIRST_MONDAY + timedelta(weeks=week)
