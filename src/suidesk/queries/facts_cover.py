"""Gathers what rules look at of who covers what: keys, signatories, checks, ties and critical roles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import Holding
from suidesk.domain.handovers import Handover, HandoverItem
from suidesk.domain.ids import AssetId, ContactId, ProjectId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.volunteers import CheckSeen, Volunteer
from suidesk.domain.workload import Commitment
from suidesk.queries import ties
from suidesk.queries.keeping import Kept
from suidesk.queries.names import names_of
from suidesk.rules.facts import grouped
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.thresholds import (
    CHECK_REVIEW,
    CONCENTRATION_AMBER,
    CONCENTRATION_LEAST,
    SIGNATORIES,
    Settings,
)

if TYPE_CHECKING:
    from suidesk.queries.facts_hours import Weeks
    from suidesk.queries.keeping import Keeping
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

# A promise that was let go or is over on the day ?1, what was given back, and a role that somebody else has by now.
_SETTLED: Final = """
    (kind = 'commitments' AND ref_id IN (SELECT id FROM commitments WHERE state <> 'open' OR until_on < ?1))
    OR (kind = 'holdings' AND ref_id IN (SELECT id FROM holdings WHERE until_on < ?1))
    OR (kind = 'roles' AND EXISTS (SELECT 1 FROM assignments JOIN handovers ON handovers.id = handover_id
        WHERE role_id = ref_id AND capacity = 'holder' AND person_id <> leaver_id
          AND from_on <= date(leaving_on, '+1 day') AND coalesce(until_on, '9999') > leaving_on))"""
_PROMISED: Final = """SELECT person_id, sum(minutes) FROM json_each(?2) CROSS JOIN commitments ON person_id = value
    WHERE commitments.kind = 'weekly' AND state = 'open' AND from_on <= ?1 AND coalesce(until_on, ?1) >= ?1
    GROUP BY person_id"""


def cover_facts(keeping: Keeping, db: Reading, weeks: Weeks, today: date, settings: Settings) -> CoverFacts:
    """Gather it; `weeks` are those of whoever may fall quiet, among others."""
    quiet = {one.id: one for one in db.of_ids(Volunteer, weeks.quiet).values()}
    promised = _promised(db, quiet, today)
    covered_by = _covered(keeping, db, today, settings)
    return _named(db, replace(covered_by, weeks=weeks.quiet, quiet=quiet, promised=promised))


def covered(db: Reading, today: date, settings: Settings) -> CoverFacts:
    """Gather who covers what, without the weeks of those who fall quiet: to find these, all hours are read."""
    return _named(db, _covered(Kept().over(db), db, today, settings))


def _named(db: Reading, cover: CoverFacts) -> CoverFacts:
    return replace(cover, names=_names(db, cover))


def _covered(keeping: Keeping, db: Reading, today: date, settings: Settings) -> CoverFacts:
    day = today.isoformat()
    handovers = tuple(db.records(Handover, "WHERE state IN ('planned', 'under_way') ORDER BY id"))
    items = _items(db, day)
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
        only_known=keeping.part("ties", ties.READS, today, lambda: ties.known_to_one(db, today)),
        promises=_promises(db, today, settings),
    )


def _items(db: Reading, day: str) -> list[HandoverItem]:
    """Give what running handovers consist of, but for what there is nothing left of to pass on."""
    return db.records(
        HandoverItem,
        f"""WHERE handover_id IN (SELECT id FROM handovers WHERE state IN ('planned', 'under_way'))
            AND NOT (done_on IS NULL AND ({_SETTLED})) ORDER BY due_on, id""",
        (day,),
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


def _promised(db: Reading, people: Iterable[ContactId], today: date) -> Mapping[ContactId, int]:
    refs = json.dumps(sorted(people))
    return {ContactId(ref): minutes for ref, minutes in db.rows(_PROMISED, (today.isoformat(), refs))}


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
