"""Reminders that one person alone covers something: critical roles, keys, signatures, or most of a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from suidesk.domain.assets import Holding
from suidesk.domain.ids import AssetId, ContactId, ProjectId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Capacity, ProjectStage, Role
from suidesk.domain.reminders import Severity
from suidesk.rules.bus_factor import bus_factor
from suidesk.rules.due import Due, Json
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.since import EVER, occurrence, since, turns
from suidesk.rules.thresholds import BUS_ROLES, SIGNATORIES, Settings

NO_DEPUTY = "handover.no_deputy"
ONE_KEYHOLDER = "handover.one_keyholder"
FEW_SIGNATORIES = "handover.few_signatories"
BUS_FACTOR = "handover.bus_factor"


def without_deputy(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:  # noqa: ARG001
    """Say each project or organisation with critical roles that are held and have no deputy: one reminder a place."""
    places: defaultdict[str, list[tuple[Role, date | None]]] = defaultdict(list)
    for role in facts.cover.critical:
        posts = facts.cover.posts.get(role.id, ())
        if _has(posts, Capacity.HOLDER, moment.day) and not _has(posts, Capacity.DEPUTY, moment.day):
            is_so = partial(_lacks_a_deputy, posts)
            places[_place(role)].append((role, since(turns(posts), moment.day, is_so)))
    for place, roles in places.items():
        yield _no_deputy(facts, moment.day, place, roles)


def _has(posts: Sequence[Assignment], capacity: Capacity, day: date) -> bool:
    return any(one.capacity is capacity and one.covers(day) for one in posts)


def _lacks_a_deputy(posts: Sequence[Assignment], day: date) -> bool:
    return not _has(posts, Capacity.DEPUTY, day)


def _place(role: Role) -> str:
    return role.project_id or role.organisation_id or ""


def _place_kind(role: Role) -> Kind:
    return Kind.PROJECT if role.project_id else Kind.CONTACT


def _no_deputy(facts: Facts, day: date, place: str, roles: list[tuple[Role, date | None]]) -> Due:
    held = [(role, _holders(facts, role, day)) for role, _ in roles]
    kind = _place_kind(roles[0][0])
    return Due(
        rule=NO_DEPUTY,
        subject_kind=kind,
        subject_id=place,
        occurrence=occurrence(first for _, first in roles),
        due_on=None,
        stage=0,
        severity=Severity.CALM,
        evidence={
            "place": facts.name(place),
            "roles": [
                {"name": role.name, "person": ", ".join(facts.name(one) for one in holders)} for role, holders in held
            ],
            "opens": [kind.value, place],
            "about": [place, *(role.id for role, _ in held), *sorted({one for _, some in held for one in some})],
        },
    )


def _holders(facts: Facts, role: Role, day: date) -> list[ContactId]:
    posts = facts.cover.posts.get(role.id, ())
    return [one.person_id for one in posts if one.capacity is Capacity.HOLDER and one.covers(day)]


def one_keyholder(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:  # noqa: ARG001
    """Say each person who alone has the key of something: one reminder a person."""
    alone: defaultdict[ContactId, list[tuple[AssetId, date | None]]] = defaultdict(list)
    for asset_id, keys in facts.cover.keys.items():
        holders = sorted(_people(keys, moment.day))
        if len(holders) == 1:
            alone[holders[0]].append((asset_id, _fewer_since(keys, 2, moment.day)))
    for holder, assets in alone.items():
        named = sorted(assets, key=lambda pair: (facts.name(pair[0]), pair[0]))
        yield Due(
            rule=ONE_KEYHOLDER,
            subject_kind=Kind.CONTACT,
            subject_id=holder,
            occurrence=occurrence(first for _, first in named),
            due_on=None,
            stage=0,
            severity=Severity.CALM,
            evidence={
                "person": facts.name(holder),
                "assets": [facts.name(asset_id) for asset_id, _ in named],
                "opens": [Kind.CONTACT.value, holder],
                "about": [holder, *(asset_id for asset_id, _ in named)],
            },
        )


def _people(holdings: Sequence[Holding], day: date) -> set[ContactId]:
    return {one.holder_id for one in holdings if one.covers(day)}


def _fewer_since(holdings: Sequence[Holding], least: int, day: date) -> date | None:
    """Give since when fewer than so many people have held it."""
    return since(turns(holdings), day, lambda then: len(_people(holdings, then)) < least)


def few_signatories(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each organisation for which some may sign, but fewer than there should be; none at all is not recorded."""
    least = settings.value(SIGNATORIES)
    for organisation, holdings in facts.cover.signatories.items():
        people = sorted(_people(holdings, moment.day))
        if not 0 < len(people) < least:
            continue
        first = _fewer_since(holdings, least, moment.day)
        yield Due(
            rule=FEW_SIGNATORIES,
            subject_kind=Kind.CONTACT,
            subject_id=organisation,
            occurrence=first.isoformat() if first else EVER,
            due_on=None,
            stage=int(len(people) == 1),
            severity=Severity.AMBER if len(people) == 1 else Severity.CALM,
            evidence={
                "organisation": facts.name(organisation),
                "people": [facts.name(one) for one in people],
                "least": least,
                "opens": [Kind.CONTACT.value, organisation],
                "about": [organisation, *people],
            },
        )


def hanging_on_one(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each running project whose critical roles would mostly be empty without one person."""
    roles: defaultdict[ProjectId, list[Role]] = defaultdict(list)
    for role in facts.cover.critical:
        if role.project_id is not None:
            roles[role.project_id].append(role)
    for project_id, critical in roles.items():
        project = facts.cover.projects.get(project_id)
        if project is None or project.stage is not ProjectStage.RUNNING or len(critical) < settings.value(BUS_ROLES):
            continue
        only = _only_person(facts, critical, moment.day)
        if only is not None:
            yield _hanging(facts, moment.day, project_id, critical, only)


def _covers(facts: Facts, role: Role, day: date) -> frozenset[str]:
    posts = facts.cover.posts.get(role.id, ())
    return frozenset(one.person_id for one in posts if one.capacity is not Capacity.SHADOW and one.covers(day))


def _only_person(facts: Facts, critical: Sequence[Role], day: date) -> str | None:
    """Give the one person whose loss leaves more than half of the roles uncovered, on a day."""
    found = bus_factor([_covers(facts, role, day) for role in critical])
    return found.people[0] if found is not None and found.number == 1 else None


def _hanging(facts: Facts, day: date, project_id: ProjectId, critical: Sequence[Role], only: str) -> Due:
    posts = [one for role in critical for one in facts.cover.posts.get(role.id, ())]
    first = since(turns(posts), day, lambda then: _only_person(facts, critical, then) is not None)
    lost: list[Json] = [role.name for role in critical if _covers(facts, role, day) <= {only}]
    return Due(
        rule=BUS_FACTOR,
        subject_kind=Kind.PROJECT,
        subject_id=project_id,
        occurrence=first.isoformat() if first else EVER,
        due_on=None,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "place": facts.name(project_id),
            "person": facts.name(only),
            "roles": lost,
            "critical": len(critical),
            "opens": [Kind.PROJECT.value, project_id],
            "about": [project_id, only],
        },
    )


RULES = (
    Rule(NO_DEPUTY, (), without_deputy),
    Rule(ONE_KEYHOLDER, (), one_keyholder),
    Rule(FEW_SIGNATORIES, (SIGNATORIES,), few_signatories),
    Rule(BUS_FACTOR, (BUS_ROLES,), hanging_on_one),
)
