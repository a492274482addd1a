"""Gathers what rules look at of how alive projects are: what was last noted, their money, their posts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.ids import ContactId, GrantId, ProjectId, RoleId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Capacity
from suidesk.queries.momentum import quiet
from suidesk.queries.names import names_of
from suidesk.rules.facts import grouped
from suidesk.rules.facts_life import LifeFacts, Quiet, Vacancy
from suidesk.rules.thresholds import QUIET_FOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading

_PAYING: Final = """SELECT projects.id, grant_id FROM grant_uses JOIN grants ON grants.id = grant_id
      AND grants.stage NOT IN ('declined', 'closed')
    LEFT JOIN roles ON roles.id = ref_id JOIN projects ON projects.id = coalesce(roles.project_id, ref_id)
    WHERE projects.stage = 'running'"""
_VACANT: Final = """SELECT roles.id, roles.name, roles.project_id FROM roles JOIN projects ON projects.id = project_id
    WHERE is_critical AND projects.stage = 'running' AND NOT EXISTS (SELECT 1 FROM assignments
      WHERE role_id = roles.id AND capacity = 'holder' AND from_on <= ?1 AND (until_on IS NULL OR until_on >= ?1))
    ORDER BY roles.id"""

# Each reads one end of an index.
_NOTED_TO: Final = """SELECT nullif(max(coalesce((SELECT max(day) FROM time_entries WHERE day <= ?1), ''),
    coalesce((SELECT max(day) FROM interactions WHERE day <= ?1), '')), '')"""


def life_facts(db: Reading, today: date, settings: Settings) -> LifeFacts:
    """Gather it."""
    silent = tuple(
        Quiet(project_id=one.id, name=one.name, last_on=day, sign=sign, starts_on=one.starts_on)
        for one, sign, day in quiet(db, today, settings.value(QUIET_FOR))
    )
    noted_to = _noted_to(db, today) if silent else None
    found = LifeFacts(quiet=silent, paying=_paying(db), vacant=tuple(_vacant(db, today)), noted_to=noted_to)
    return replace(found, names=_names(db, found))


def _noted_to(db: Reading, today: date) -> date | None:
    found = db.value(_NOTED_TO, (today.isoformat(),))
    return date.fromisoformat(found) if found else None


def _paying(db: Reading) -> Mapping[ProjectId, frozenset[GrantId]]:
    paying: defaultdict[ProjectId, set[GrantId]] = defaultdict(set)
    for project_id, grant_id in db.rows(_PAYING):
        paying[ProjectId(project_id)].add(GrantId(grant_id))
    return {project_id: frozenset(grants) for project_id, grants in paying.items()}


def _vacant(db: Reading, today: date) -> Iterable[Vacancy]:
    roles = db.rows(_VACANT, (today.isoformat(),))
    marks = ", ".join("?" * len(roles))
    held = db.records(Assignment, f"WHERE role_id IN ({marks}) ORDER BY id", [ref for ref, _, _ in roles])
    by_role = grouped(held, lambda one: one.role_id)
    for ref, name, project_id in roles:
        yield _vacancy(RoleId(ref), name, ProjectId(project_id), by_role.get(RoleId(ref), ()), today)


def _vacancy(role_id: RoleId, name: str, project_id: ProjectId, held: Iterable[Assignment], today: date) -> Vacancy:
    posts = list(held)
    holders = [one for one in posts if one.capacity is Capacity.HOLDER]
    past = max((one for one in holders if one.until_on and one.until_on < today), key=_end, default=None)
    ahead = min((one for one in holders if one.from_on > today), key=lambda one: (one.from_on, one.id), default=None)
    deputies = {one.person_id: None for one in posts if one.capacity is Capacity.DEPUTY and one.covers(today)}
    return Vacancy(
        role_id=role_id,
        role=name,
        project_id=project_id,
        last_on=past.until_on if past else None,
        last_id=past.person_id if past else None,
        next_on=ahead.from_on if ahead else None,
        next_id=ahead.person_id if ahead else None,
        deputies=tuple(deputies),
    )


def _end(one: Assignment) -> tuple[date, str]:
    return one.until_on or one.from_on, one.id


def _names(db: Reading, found: LifeFacts) -> Mapping[str, str]:
    people: list[ContactId | None] = []
    for one in found.vacant:
        people += [one.last_id, one.next_id, *one.deputies]
    projects = {*found.paying, *(one.project_id for one in found.vacant)}
    return {**names_of(db, Kind.CONTACT, people), **names_of(db, Kind.PROJECT, projects)}
