"""Gathers what rules look at of how people work: days, starts and recent weeks."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import Volunteer
from suidesk.domain.workload import MINUTES_A_DAY, week_of
from suidesk.queries.facts_hours import HOURS, WEEK_NUMBER
from suidesk.queries.names import names_of
from suidesk.rules.facts_work import Shift, WorkFacts
from suidesk.rules.rest import LATEST_WITHIN, LOOK_BACK, known_from
from suidesk.rules.thresholds import (
    DAYS_AMBER,
    EVENING_FROM,
    EVENINGS,
    REST,
    REST_TIMES,
    Settings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.queries.facts_hours import Weeks
    from suidesk.queries.keeping import Keeping
    from suidesk.store.reading import Reading

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
# CROSS JOIN: one seek for each person.
_DAYS_OF: Final = """SELECT DISTINCT person_id, day FROM json_each(?1) CROSS JOIN time_entries ON person_id = value
    WHERE day BETWEEN ?2 AND ?3 ORDER BY person_id, day"""
_SHIFTS_OF: Final = """SELECT person_id, day, start_min, start_min + minutes
    FROM json_each(?1) CROSS JOIN time_entries ON person_id = value
    WHERE day BETWEEN ?2 AND ?3 AND start_min IS NOT NULL ORDER BY person_id, day, start_min"""


def work_facts(keeping: Keeping, db: Reading, telling: Weeks, today: date, settings: Settings) -> WorkFacts:
    """Gather it; `telling` are the weeks of whoever may stop suddenly, among others."""
    asked, weeks = (today, settings), telling.dropping
    days = keeping.part("days", HOURS, asked, lambda: _days(db, today, settings))
    shifts = keeping.part("shifts", HOURS, asked, lambda: _shifts(db, today, settings))
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
    people = [ref for (ref,) in db.rows(_DAYS_ON_END, (first.isoformat(), today.isoformat(), many))]
    span = known_from(today).isoformat(), today.isoformat()
    for person, day in db.rows(_DAYS_OF, (json.dumps(people), *span)):
        found[ContactId(person)].append(_day(day))
    return {person: tuple(some) for person, some in found.items()}


def _shifts(db: Reading, today: date, settings: Settings) -> Mapping[ContactId, tuple[Shift, ...]]:
    nights = (today - timedelta(days=LOOK_BACK - 1)).isoformat(), today.isoformat()
    weeks = (week_of(today) - timedelta(weeks=LATEST_WITHIN)).isoformat(), today.isoformat()
    rests = settings.value(REST), settings.value(REST_TIMES)
    evenings = settings.value(EVENING_FROM), settings.value(EVENINGS)
    people = {*db.rows(_SHORT_NIGHTS, (*nights, *rests)), *db.rows(_MANY_EVENINGS, (*weeks, *evenings))}
    found: defaultdict[ContactId, list[Shift]] = defaultdict(list)
    span = known_from(today).isoformat(), today.isoformat()
    for person, day, start, end in db.rows(_SHIFTS_OF, (json.dumps(sorted(ref for (ref,) in people)), *span)):
        found[ContactId(person)].append(Shift(_day(day), start, end))
    return {person: tuple(some) for person, some in found.items()}


@lru_cache(maxsize=512)
def _day(text: str) -> date:
    # One object for each of the few days, of all the shifts that are kept.
    return date.fromisoformat(text)
