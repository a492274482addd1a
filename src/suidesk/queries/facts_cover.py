"""Gathers what rules look at of who covers what: keys, signatories, checks, ties and critical roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import Holding
from suidesk.domain.handovers import Handover, HandoverItem
from suidesk.domain.ids import AssetId, ContactId, ProjectId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.volunteers import CheckSeen, Volunteer
from suidesk.domain.workload import Commitment, week_of
from suidesk.queries.facts_work import WEEK_NUMBER
from suidesk.queries.names import names_of
from suidesk.queries.ties import known_to_one
from suidesk.rules.facts import grouped
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.quiet_leaving import LATEST_WITHIN, LOOK_BACK
from suidesk.rules.thresholds import (
    CHECK_REVIEW,
    CONCENTRATION_AMBER,
    CONCENTRATION_LEAST,
    QUIET_BELOW,
    QUIET_MEDIAN,
    QUIET_WEEKS,
    SIGNATORIES,
    Settings,
)

if TYPE_CHECKING:
    from suidesk.rules.facts import Facts
    from suidesk.store.reading import Reading

AHEAD: Final = 60
"""Days before the first stage of a check from which it is known, so that what comes next can be told."""

_GOES_ON: Final = "stage <> 'finished' AND (ends_on IS NULL OR ends_on >= ?1)"
CRITICAL: Final = f"""SELECT roles.id FROM roles LEFT JOIN projects ON projects.id = project_id
    WHERE is_critical AND (project_id IS NULL OR ({_GOES_ON}))"""
"""Critical roles of organisations, and of projects that aren't over on the day ?1."""
_ALIVE: Final = "NOT EXISTS (SELECT 1 FROM contacts WHERE contacts.id = holder_id AND died_on IS NOT NULL)"
_HELD: Final = f"coalesce(from_on, ?1) <= ?1 AND coalesce(until_on, ?1) >= ?1 AND {_ALIVE}"
ONE_KEY: Final = f"""SELECT asset_id FROM holdings WHERE kind = 'key' AND asset_id IS NOT NULL AND {_HELD}
    GROUP BY asset_id HAVING count(DISTINCT holder_id) = 1"""
FEW_SIGN: Final = f"""SELECT for_id FROM holdings WHERE kind = 'signatory' AND for_id IS NOT NULL AND {_HELD}
    GROUP BY for_id HAVING count(DISTINCT holder_id) < ?2"""
_CHECKS: Final = """SELECT c.id FROM checks_seen c JOIN volunteers v ON v.id = person_id
    JOIN contacts ON contacts.id = person_id
    WHERE review_on <= ?1 AND cleared AND status <> 'left' AND (left_on IS NULL OR left_on >= ?2)
      AND archived_on IS NULL AND died_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM checks_seen later WHERE later.person_id = c.person_id
          AND lower(later.scheme) = lower(c.scheme) AND (later.seen_on, later.id) > (c.seen_on, c.id))"""
_CARRIED: Final = """WITH shares AS (
    SELECT project_id, person_id, sum(minutes) AS share FROM commitments JOIN projects ON projects.id = project_id
    WHERE kind = 'weekly' AND state = 'open' AND projects.stage = 'running'
      AND from_on <= ?1 AND coalesce(until_on, ?1) >= ?1 GROUP BY 1, 2)
  SELECT project_id FROM shares GROUP BY project_id
  HAVING max(share) * 100 > sum(share) * ?2 AND sum(share) >= ?3"""
# Only those whose weeks since ?3 lie below the most that the measure could be: all of them ({0} is max) or, where fewer
# are asked for than may lie there, one (min). The rule judges exactly.
_QUIET: Final = f"""WITH weekly AS MATERIALIZED (
    SELECT person_id, {WEEK_NUMBER} AS week, sum(minutes) AS total
    FROM time_entries WHERE day BETWEEN ?1 AND ?2 GROUP BY 1, 2),
  since(week) AS (SELECT (unixepoch(?3) / 86400 + 3) / 7)
  SELECT person_id FROM weekly JOIN volunteers ON volunteers.id = person_id, since WHERE status = 'active'
  GROUP BY person_id HAVING count(*) >= ?4
    AND {{0}}(CASE WHEN weekly.week >= since.week THEN total END) * 100
      < max(CASE WHEN weekly.week < since.week THEN total END) * ?5"""
_WEEKS_OF: Final = """SELECT date(day, '-6 days', 'weekday 1'), sum(minutes) FROM time_entries
    WHERE person_id = ? AND day BETWEEN ? AND ? GROUP BY 1"""


def cover_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> CoverFacts:  # noqa: ARG001
    """Gather it; `facts` holds what all families share."""
    weeks = _weeks(db, today, settings)
    quiet = {one.id: one for one in db.of_ids(Volunteer, weeks).values()}
    return _named(db, replace(_covered(db, today, settings), weeks=weeks, quiet=quiet))


def covered(db: Reading, today: date, settings: Settings) -> CoverFacts:
    """Gather who covers what, without the weeks of those who fall quiet: to find these, all hours are read."""
    return _named(db, _covered(db, today, settings))


def _named(db: Reading, cover: CoverFacts) -> CoverFacts:
    return replace(cover, names=_names(db, cover))


def _covered(db: Reading, today: date, settings: Settings) -> CoverFacts:
    day = today.isoformat()
    handovers = tuple(db.records(Handover, "WHERE state IN ('planned', 'under_way') ORDER BY id"))
    items = _items(db)
    critical = tuple(db.records(Role, f"WHERE id IN ({CRITICAL}) ORDER BY id", (day,)))
    posts = db.records(
        Assignment, f"WHERE capacity <> 'shadow' AND role_id IN ({CRITICAL}) ORDER BY from_on, id", (day,)
    )
    few = (day, settings.value(SIGNATORIES))
    return CoverFacts(
        handovers=handovers,
        items=grouped(items, lambda one: one.handover_id),
        projects={one.id: one for one in db.of_ids(Project, filter(None, (x.project_id for x in critical))).values()},
        critical=critical,
        posts=grouped(posts, lambda one: one.role_id),
        keys=_by_asset(
            db.records(Holding, f"WHERE kind = 'key' AND asset_id IN ({ONE_KEY}) AND {_ALIVE} ORDER BY id", (day,))
        ),
        signatories=_by_place(
            db.records(Holding, f"WHERE kind = 'signatory' AND for_id IN ({FEW_SIGN}) AND {_ALIVE} ORDER BY id", few)
        ),
        checks=_checks(db, today, settings),
        only_known=known_to_one(db, today),
        promises=_promises(db, today, settings),
    )


def _items(db: Reading) -> list[HandoverItem]:
    return db.records(
        HandoverItem,
        """WHERE handover_id IN (SELECT id FROM handovers WHERE state IN ('planned', 'under_way'))
           ORDER BY due_on, id""",
    )


def _by_asset(keys: list[Holding]) -> Mapping[AssetId, tuple[Holding, ...]]:
    return {ref: some for ref, some in grouped(keys, lambda one: one.asset_id).items() if ref is not None}


def _by_place(holdings: list[Holding]) -> Mapping[ContactId, tuple[Holding, ...]]:
    return {ref: some for ref, some in grouped(holdings, lambda one: one.for_id).items() if ref is not None}


def _checks(db: Reading, today: date, settings: Settings) -> tuple[CheckSeen, ...]:
    last = today + timedelta(days=max(settings.values(CHECK_REVIEW)) + AHEAD)
    found = db.records(CheckSeen, f"WHERE id IN ({_CHECKS}) ORDER BY id", (last.isoformat(), today.isoformat()))
    return tuple(found)


def _promises(db: Reading, today: date, settings: Settings) -> Mapping[ProjectId, tuple[Commitment, ...]]:
    limits = settings.value(CONCENTRATION_AMBER), settings.value(CONCENTRATION_LEAST)
    found = db.records(
        Commitment,
        f"WHERE kind = 'weekly' AND state = 'open' AND project_id IN ({_CARRIED}) ORDER BY id",
        (today.isoformat(), *limits),
    )
    by_project = grouped(found, lambda made: made.project_id)
    return {ref: promises for ref, promises in by_project.items() if ref is not None}


def _weeks(db: Reading, today: date, settings: Settings) -> Mapping[ContactId, Mapping[date, int]]:
    monday = week_of(today)
    span = (monday - timedelta(weeks=LOOK_BACK)).isoformat(), (monday - timedelta(days=1)).isoformat()
    latest = (monday - timedelta(weeks=LATEST_WITHIN)).isoformat()
    needed = settings.value(QUIET_WEEKS)
    limits = needed + settings.value(QUIET_MEDIAN), settings.value(QUIET_BELOW)
    quiet = _QUIET.format("max" if needed >= LATEST_WITHIN else "min")
    return {
        ContactId(person): {date.fromisoformat(week): total for week, total in db.rows(_WEEKS_OF, (person, *span))}
        for (person,) in db.rows(quiet, (*span, latest, *limits))
    }


def _names(db: Reading, cover: CoverFacts) -> Mapping[str, str]:
    return {
        **names_of(db, Kind.CONTACT, _people(cover)),
        **names_of(db, Kind.PROJECT, (*cover.projects, *cover.promises)),
        **names_of(db, Kind.ASSET, cover.keys),
    }


def _people(cover: CoverFacts) -> Iterator[str | None]:
    for handover in cover.handovers:
        yield handover.leaver_id
    for items in cover.items.values():
        yield from (one.successor_id for one in items)
    for role in cover.critical:
        yield role.organisation_id
        yield from (one.person_id for one in cover.posts.get(role.id, ()))
    for held in (*cover.keys.values(), *cover.signatories.values()):
        yield from (one.holder_id for one in held)
    for check in cover.checks:
        yield from (check.person_id, check.seen_by_id)
    for contacts in cover.only_known.values():
        yield from (one.contact_id for one in contacts)
    for promises in cover.promises.values():
        yield from (made.person_id for made in promises)
    yield from (*cover.signatories, *cover.only_known, *cover.weeks)
