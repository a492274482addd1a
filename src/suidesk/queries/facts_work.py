"""Gathers what rules look at of how people work: days, starts and recent weeks."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import Volunteer
from suidesk.domain.workload import MINUTES_A_DAY, week_of
from suidesk.queries.names import names_of
from suidesk.rules.facts_work import Shift, WorkFacts
from suidesk.rules.rest import LATEST_WITHIN, LOOK_BACK, known_from
from suidesk.rules.sudden_drop import BEFORE
from suidesk.rules.sudden_drop import LATEST_WITHIN as NEWS_WITHIN
from suidesk.rules.thresholds import (
    DAYS_AMBER,
    DROP_ABOVE,
    DROP_WEEKS,
    EVENING_FROM,
    EVENINGS,
    REST,
    REST_TIMES,
    Settings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.rules.facts import Facts
    from suidesk.store.reading import Reading

WEEK_NUMBER: Final = "(unixepoch(day) / 86400 + 3) / 7"
"""SQL that numbers the week of a `day` by its Monday: day 0 of the epoch was a Thursday. Half as dear as a date."""

# Only people whose last weeks could show a sign; all that is known of those then, so that an episode keeps its day.
# Days in a row have the same number less their place in the order.
_DAYS_ON_END: Final = """WITH days AS (SELECT DISTINCT person_id, day FROM time_entries WHERE day BETWEEN ?1 AND ?2),
  rows_of_days AS (SELECT person_id,
    unixepoch(day) / 86400 - row_number() OVER (PARTITION BY person_id ORDER BY day) AS run FROM days)
  SELECT DISTINCT person_id FROM (SELECT person_id FROM rows_of_days GROUP BY person_id, run HAVING count(*) > ?3)"""
# Where hours run into each other past midnight, the pair that touches is found, so that nobody with a short rest is
# left out.
# The days are read once: a look at the day before for each entry takes three times as long.
_SHORT_NIGHTS: Final = f"""WITH shifts AS MATERIALIZED (
    SELECT person_id, unixepoch(day) / 86400 AS day_no, start_min, minutes FROM time_entries
    WHERE day BETWEEN date(?1, '-1 day') AND ?2 AND start_min IS NOT NULL)
  SELECT one.person_id FROM shifts AS one JOIN shifts AS other
    ON other.person_id = one.person_id AND other.day_no = one.day_no - 1
    WHERE one.day_no >= unixepoch(?1) / 86400
      AND one.start_min + {MINUTES_A_DAY} - other.start_min - other.minutes < ?3
    GROUP BY one.person_id HAVING count(DISTINCT one.day_no) >= ?4"""
_MANY_EVENINGS: Final = f"""SELECT DISTINCT person_id FROM (SELECT person_id FROM time_entries
    WHERE day BETWEEN ?1 AND ?2 AND start_min IS NOT NULL AND start_min + minutes > ?3
    GROUP BY person_id, {WEEK_NUMBER} HAVING count(DISTINCT day) >= ?4)"""
_OVERLONG: Final = f"""WITH weekly AS (
    SELECT person_id, sum(minutes) AS total FROM time_entries WHERE day BETWEEN ?1 AND ?2
    GROUP BY person_id, {WEEK_NUMBER})
  SELECT person_id FROM weekly JOIN volunteers ON volunteers.id = person_id
  WHERE status = 'active' AND capacity_minutes > 0 AND total * 100 > capacity_minutes * ?3
  GROUP BY person_id HAVING count(*) >= ?4"""


def work_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> WorkFacts:  # noqa: ARG001
    """Gather it; `facts` holds what all families share."""
    days, shifts = _days(db, today, settings), _shifts(db, today, settings)
    weeks = _weeks(db, today, settings)
    volunteers = db.of_ids(Volunteer, weeks)
    return WorkFacts(
        names=names_of(db, Kind.CONTACT, (*days, *shifts, *weeks)),
        days=days,
        shifts=shifts,
        weeks=weeks,
        volunteers={one.id: one for one in volunteers.values()},
    )


def _days(db: Reading, today: date, settings: Settings) -> Mapping[ContactId, tuple[date, ...]]:
    many = settings.value(DAYS_AMBER)
    first = today - timedelta(days=LOOK_BACK - 1 + many)
    found: defaultdict[ContactId, list[date]] = defaultdict(list)
    for (person,) in db.rows(_DAYS_ON_END, (first.isoformat(), today.isoformat(), many)):
        rows = db.rows(
            "SELECT DISTINCT day FROM time_entries WHERE person_id = ? AND day BETWEEN ? AND ? ORDER BY day",
            (person, known_from(today).isoformat(), today.isoformat()),
        )
        found[ContactId(person)] = [date.fromisoformat(day) for (day,) in rows]
    return {person: tuple(some) for person, some in found.items()}


def _shifts(db: Reading, today: date, settings: Settings) -> Mapping[ContactId, tuple[Shift, ...]]:
    nights = (today - timedelta(days=LOOK_BACK - 1)).isoformat(), today.isoformat()
    weeks = (week_of(today) - timedelta(weeks=LATEST_WITHIN)).isoformat(), today.isoformat()
    rests = settings.value(REST), settings.value(REST_TIMES)
    evenings = settings.value(EVENING_FROM), settings.value(EVENINGS)
    people = {*db.rows(_SHORT_NIGHTS, (*nights, *rests)), *db.rows(_MANY_EVENINGS, (*weeks, *evenings))}
    found: dict[ContactId, tuple[Shift, ...]] = {}
    for (person,) in people:
        rows = db.rows(
            """SELECT day, start_min, start_min + minutes FROM time_entries
               WHERE person_id = ? AND day BETWEEN ? AND ? AND start_min IS NOT NULL ORDER BY day, start_min""",
            (person, known_from(today).isoformat(), today.isoformat()),
        )
        found[ContactId(person)] = tuple(Shift(date.fromisoformat(day), start, end) for day, start, end in rows)
    return found


def _weeks(db: Reading, today: date, settings: Settings) -> Mapping[ContactId, Mapping[date, int]]:
    # A low week may be the last of several in a row, and the long ones lie before the first of them.
    first = week_of(today) - timedelta(weeks=NEWS_WITHIN + 2 * BEFORE)
    last = week_of(today) - timedelta(days=1)
    span = first.isoformat(), last.isoformat()
    found: dict[ContactId, Mapping[date, int]] = {}
    lines = settings.value(DROP_ABOVE), settings.value(DROP_WEEKS)
    for (person,) in db.rows(_OVERLONG, (*span, *lines)):
        rows = db.rows(
            """SELECT date(day, '-6 days', 'weekday 1'), sum(minutes) FROM time_entries
               WHERE person_id = ? AND day BETWEEN ? AND ? GROUP BY 1""",
            (person, *span),
        )
        found[ContactId(person)] = {date.fromisoformat(monday): total for monday, total in rows}
    return found
