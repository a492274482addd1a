"""What one person alone covers: the single points of failure of the neighbourhood, as they stand on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity, ProjectStage, Role
from suidesk.queries.facts_cover import covered
from suidesk.queries.tuning import SettingsInUse
from suidesk.rules.bus_factor import bus_factor
from suidesk.rules.concentration import largest_share
from suidesk.rules.facts import grouped
from suidesk.rules.thresholds import CONCENTRATION_AMBER, CONCENTRATION_LEAST, SIGNATORIES, Settings

if TYPE_CHECKING:
    from suidesk.rules.facts_cover import CoverFacts
    from suidesk.store.reading import Reading

NOON: Final = time(12)
NAMED: Final = 8
"""Contacts that are named for each person; `count` tells how many there are."""
MOST: Final = 64
FEW: Final = 2
"""A bus factor up to this is shown: one or two people who stop, and the project stands still."""


@dataclass(frozen=True)
class CriticalRole:
    """A critical role that nobody holds (`holders` is empty), or that has no deputy."""

    role_id: str
    role: str
    place_kind: Kind
    place_id: str
    place: str
    holders: tuple[str, ...]


@dataclass(frozen=True)
class OneKey:
    """Something of which one person alone has the key."""

    asset_id: str
    asset: str
    person_id: str
    person: str


@dataclass(frozen=True)
class FewSign:
    """An organisation for which fewer people may sign than should."""

    organisation_id: str
    organisation: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class KnownToOne:
    """Contacts that matter and that one person alone knows: how many, and the first of them, funders first."""

    person_id: str
    person: str
    count: int
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Carried:
    """A project of whose promised minutes a week more than a certain part rests on one person."""

    project_id: str
    project: str
    person_id: str
    person: str
    minutes: int
    whole: int


@dataclass(frozen=True)
class HangsOn:
    """A running project and the fewest people whose loss leaves more than half of its critical roles uncovered.

    Where `is_exact` is False there were too many roles to try all choices: fewer people might do.
    """

    project_id: str
    project: str
    people: tuple[str, ...]
    critical: int
    is_exact: bool = True


@dataclass(frozen=True)
class SinglePoints:
    """Everything that nobody else covers, worst first within each part: at most 64 of each.

    `counts` tells by the part's name how many there are.
    """

    vacant: list[CriticalRole]
    hanging: list[HangsOn]
    without_deputy: list[CriticalRole]
    keys: list[OneKey]
    signatories: list[FewSign]
    known_to_one: list[KnownToOne]
    carried: list[Carried]
    counts: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is covered twice, as far as is noted."""
        return not any(self.counts.values())


@dataclass(frozen=True)
class SinglePointsOfFailure:
    """What nobody else covers: critical roles, keys, signatures, contacts, promises, and projects that hang on few."""

    today: date

    def fetch(self, db: Reading) -> SinglePoints:
        """Give it as the rules see it, with the user's own numbers."""
        settings = SettingsInUse(datetime.combine(self.today, NOON, UTC)).fetch(db)
        cover = covered(db, self.today, settings)
        critical = [_critical(cover, role, self.today) for role in cover.critical]
        parts: dict[str, list[Any]] = {
            "vacant": sorted((one for one in critical if not one.holders), key=_by_place),
            "hanging": _hanging(cover, self.today),
            "without_deputy": sorted(
                (
                    one
                    for one, role in zip(critical, cover.critical, strict=True)
                    if one.holders and not _people(cover, role, self.today, Capacity.DEPUTY)
                ),
                key=_by_place,
            ),
            "keys": _keys(cover, self.today),
            "signatories": _signatories(cover, self.today, settings),
            "known_to_one": _known(cover),
            "carried": _carried(cover, self.today, settings),
        }
        counts = {name: len(found) for name, found in parts.items()}
        return SinglePoints(**{name: found[:MOST] for name, found in parts.items()}, counts=counts)


def _by_place(one: CriticalRole) -> tuple[str, str, str]:
    return one.place.casefold(), one.role.casefold(), one.role_id


def _people(cover: CoverFacts, role: Role, day: date, *capacities: Capacity) -> list[ContactId]:
    posts = cover.posts.get(role.id, ())
    return [one.person_id for one in posts if one.capacity in capacities and one.covers(day)]


def _critical(cover: CoverFacts, role: Role, day: date) -> CriticalRole:
    place = role.project_id or role.organisation_id or ""
    return CriticalRole(
        role_id=role.id,
        role=role.name,
        place_kind=Kind.PROJECT if role.project_id else Kind.CONTACT,
        place_id=place,
        place=cover.names.get(place, ""),
        holders=tuple(cover.names.get(one, "") for one in _people(cover, role, day, Capacity.HOLDER)),
    )


def _hanging(cover: CoverFacts, day: date) -> list[HangsOn]:
    """Give running projects that stand still without one or two people, by how few; empty ones are vacant already."""
    found = []
    for project_id, roles in grouped(cover.critical, lambda role: role.project_id).items():
        project = cover.projects.get(project_id) if project_id else None
        if project is None or project.stage is not ProjectStage.RUNNING:
            continue
        covers = [frozenset(_people(cover, role, day, Capacity.HOLDER, Capacity.DEPUTY)) for role in roles]
        factor = bus_factor(covers)
        if len(roles) > 1 and factor is not None and 0 < factor.number <= FEW:
            people = tuple(sorted((cover.names.get(one, "") for one in factor.people), key=str.casefold))
            found.append(HangsOn(project.id, project.name, people, len(roles), factor.is_exact))
    return sorted(found, key=lambda one: (len(one.people), one.project.casefold(), one.project_id))


def _keys(cover: CoverFacts, day: date) -> list[OneKey]:
    found = []
    for asset_id, keys in cover.keys.items():
        holders = {one.holder_id for one in keys if one.covers(day)}
        for holder in holders:
            found.append(OneKey(asset_id, cover.names.get(asset_id, ""), holder, cover.names.get(holder, "")))
    return sorted(found, key=lambda one: (one.asset.casefold(), one.asset_id))


def _signatories(cover: CoverFacts, day: date, settings: Settings) -> list[FewSign]:
    found = []
    for organisation, holdings in cover.signatories.items():
        people = sorted({cover.names.get(one.holder_id, "") for one in holdings if one.covers(day)})
        if 0 < len(people) < settings.value(SIGNATORIES):
            found.append(FewSign(organisation, cover.names.get(organisation, ""), tuple(people)))
    return sorted(found, key=lambda one: (len(one.people), one.organisation.casefold()))


def _known(cover: CoverFacts) -> list[KnownToOne]:
    found = []
    for person, contacts in cover.only_known.items():
        named = sorted(contacts, key=lambda one: (not one.is_funder, cover.names.get(one.contact_id, "")))
        names = tuple(cover.names.get(one.contact_id, "") for one in named[:NAMED])
        found.append(KnownToOne(person, cover.names.get(person, ""), len(contacts), names))
    return sorted(found, key=lambda one: (-one.count, one.person.casefold(), one.person_id))


def _carried(cover: CoverFacts, day: date, settings: Settings) -> list[Carried]:
    found = []
    for project_id, promises in cover.promises.items():
        share = largest_share(promises, day)
        is_much = share is not None and share.exceeds(settings.value(CONCENTRATION_AMBER))
        if share is None or not is_much or share.whole < settings.value(CONCENTRATION_LEAST):
            continue
        names = cover.names.get(project_id, ""), cover.names.get(share.person_id, "")
        found.append(Carried(project_id, names[0], share.person_id, names[1], share.minutes, share.whole))
    return sorted(found, key=lambda one: (-one.minutes / one.whole, one.project.casefold()))
