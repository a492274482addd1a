"""Makes people and organisations: believable names, and numbers and addresses that reach nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    PointKind,
    Tag,
)
from suidesk.domain.text import folded
from suidesk.services.example import phrases
from suidesk.services.example.names import COMMUNITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.domain.records import Record
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.names import Community
    from suidesk.services.example.outline_organisations import OrganisationPlan

_SHARES = tuple(accumulate(community.share for community in COMMUNITIES))
_TAGS = {name: Tag.of(name) for name in (*phrases.SKILLS, *phrases.TIES)}

STRIDE = 7_919
"""A prime: stepping by it through a range of numbers meets each of them once, in no visible order."""

NUMBERS = {
    # Ofcom keeps these for drama; in the other two countries no subscriber's number begins with a nought.
    "GB": (1_000, "07700 900{0:03d}"),
    "NL": (10_000, "+31 20 055 {1:02d} {2:02d}"),
    "DK": (1_000_000, "+45 00 {3:02d} {1:02d} {2:02d}"),
}


@dataclass(frozen=True)
class Member:
    """A person of the example as the later parts name them."""

    id: ContactId
    name: str


class ContactMaker:
    """Makes contacts one by one; remembers the names, addresses and numbers that are taken."""

    def __init__(self, ground: Ground) -> None:
        """Begin with nobody."""
        self._ground = ground
        self._names: set[str] = set()
        self._addresses: Counter[str] = Counter()
        self._numbers: Counter[str] = Counter()

    def tags(self) -> Iterator[Record]:
        """Give the tags that contacts will have."""
        yield from _TAGS.values()

    def person(self, *, is_volunteer: bool, has_post: bool = False) -> tuple[Member, list[Record]]:
        """Make a person; gives the records too, the contact first. Nobody with a post or a promise is archived."""
        ground = self._ground
        (community,) = ground.random.choices(COMMUNITIES, cum_weights=_SHARES)
        given, family = self._name(community)
        is_needed = is_volunteer or has_post
        person = Contact(
            id=ContactId(ground.new_id()),
            kind=ContactKind.PERSON,
            given=given,
            family=family,
            lawful_basis=ground.pick(phrases.BASES) if ground.happens(70) else None,
            source=ground.pick(phrases.SOURCES) if ground.happens(60) else None,
            do_not_contact=not is_needed and ground.happens(2),
            archived_on=ground.day(-ground.between(30, 300)) if not is_needed and ground.happens(2) else None,
            notes=ground.pick(phrases.NOTES) if ground.happens(40) else "",
        ).named(ground.language)
        words = ground.some(phrases.SKILLS, 3) if is_volunteer else ground.some(phrases.TIES, 2)
        records = [person, *self.points(person, community.country), *self._languages(person.id, community)]
        records += [ContactTag.of(person.id, _TAGS[word].id) for word in words]
        return Member(person.id, person.display_name), records

    def organisation(self, plan: OrganisationPlan, name: str) -> tuple[Member, list[Record]]:
        """Make an organisation of that name with an e-mail address, a number and a web address."""
        ground = self._ground
        made = Contact(
            id=ContactId(ground.new_id()),
            kind=ContactKind.ORGANISATION,
            display_name=name,
            sector=plan.sector,
            reach=plan.reach,
            notes=ground.pick(phrases.ABOUT_ORGANISATIONS) if ground.happens(50) else "",
        ).named(ground.language)
        host = f"{_slug(name)}.example.org"
        points = [(PointKind.EMAIL, f"info@{host}"), (PointKind.PHONE, self._number(ground.pick(tuple(NUMBERS))))]
        if ground.happens(60):
            points.append((PointKind.URL, f"https://{host}/"))
        return Member(made.id, name), [made, *self._numbered(made.id, points)]

    def points(self, person: Contact, country: str) -> list[Record]:
        """Make ways to reach a person of that country."""
        ground = self._ground
        points = []
        if ground.happens(85):
            points.append((PointKind.EMAIL, self._address(person)))
        if ground.happens(80):
            points.append((PointKind.PHONE, self._number(country)))
        if ground.happens(25):
            street, house = ground.pick(phrases.STREETS), ground.between(1, 180)
            points.append((PointKind.ADDRESS, f"{house} {street}" if country == "GB" else f"{street} {house}"))
        return self._numbered(person.id, points)

    def _name(self, community: Community) -> tuple[str, str]:
        pick = self._ground.pick
        given, family = pick(community.given), pick(community.family)
        if f"{given} {family}" in self._names:
            family = f"{family}-{pick(community.family)}"
        if f"{given} {family}" in self._names:
            given = f"{given} {pick(community.given)}"
        self._names.add(f"{given} {family}")
        return given, family

    def _languages(self, ref: ContactId, community: Community) -> list[Record]:
        first, *others = community.languages
        spoken = [first, *(language for language in others if self._ground.happens(60))]
        return [ContactLanguage.of(ref, language) for language in spoken]

    def _address(self, person: Contact) -> str:
        local = f"{_slug(person.given)}.{_slug(person.family)}".strip(".")
        self._addresses[local] += 1
        nth = self._addresses[local]
        return f"{local}{nth if nth > 1 else ''}@example.org"

    def _number(self, country: str) -> str:
        count, form = NUMBERS[country]
        if self._numbers[country] >= count:
            return self._number("DK")
        self._numbers[country] += 1
        number = self._numbers[country] * STRIDE % count
        return form.format(number, number // 100 % 100, number % 100, number // 10_000)

    def _numbered(self, ref: ContactId, points: list[tuple[PointKind, str]]) -> list[Record]:
        return [
            ContactPoint(
                id=PointId(self._ground.new_id()),
                contact_id=ref,
                kind=kind,
                raw=raw,
                label=self._ground.pick(phrases.LABELS) if kind is PointKind.PHONE else "",
                normal=ContactPoint.normalised(kind, raw),
                position=position,
            )
            for position, (kind, raw) in enumerate(points)
        ]


def _slug(name: str) -> str:
    return "".join(letter for letter in folded(name) if letter.isascii() and letter.isalnum())
