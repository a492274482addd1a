"""Makes who knows whom in the example: circles around projects and within sectors, and the few between them."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from suidesk.domain.ids import ConnectionId, ContactId
from suidesk.domain.network import Connection, ConnectionKind, Strength
from suidesk.services.example.outline_organisations import FURTHER_KINDS, ORGANISATIONS
from suidesk.services.example.outline_projects import PROJECTS, VOLUNTEERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.services.example.contacts import Member
    from suidesk.services.example.ground import Ground

_PARTNERS = (
    *((0, 1), (0, 4), (1, 4), (3, 8), (3, 13), (5, 15), (6, 7), (9, 17), (10, 14), (10, 19), (11, 18), (8, 21)),
    *((5, 22), (6, 25), (25, 26), (9, 27), (17, 28), (19, 29), (14, 30), (30, 38), (31, 37), (33, 34), (11, 35)),
    *((12, 36), (3, 39), (13, 24), (16, 32), (5, 13)),
)
"""Organisations, by their place in the outline, that work together; all but the last pair are of one sector."""
_FUNDED = ((1, 16), (3, 10), (4, 14), (2, 18), (20, 32), (23, 38))
"""Funders and whom they pay for."""
_COLLEAGUES = ((16, 17), (16, 6), (12, 13), (8, 19), (7, 17), (14, 16), (0, 3), (22, 30), (28, 14), (5, 29), (24, 36))
"""Contact persons of organisations who know each other: nearly all ties from one sector to another go through these."""
_BRINGS_IN = (
    *((0, 18), (4, 11), (4, 7), (8, 13), (10, 10), (13, 5), (17, 17), (21, 18), (24, 19), (26, 8)),
    *((40, 5), (40, 29), (47, 13), (48, 39), (51, 30), (53, 24), (55, 35)),
)
"""Volunteers, by their slot, and the organisation whose contact person they know."""
_BELONGS = (
    *((0, 7), (3, 7), (13, 16), (16, 16), (18, 16), (24, 19), (26, 19), (11, 19), (40, 29), (42, 29), (47, 13)),
    *((53, 24), (33, 14), (23, 18), (44, 5), (50, 30), (31, 38), (12, 10), (46, 8), (52, 12), (30, 6), (48, 17)),
)
"""Volunteers and the organisation that they are a member of."""
_KNOWN_FUNDERS = ((4, 3), (13, 1), (17, 4), (21, 2), (40, 20))
"""Volunteers and the funder of their project: of the others the user alone knows somebody."""
_HOUSES = (10, 14, 16, 19, 24, 30, 38)
_FURTHER_HOUSES = (2, 8, 9)
"""Organisations that residents are members of: in the first district, and in each further one."""
ALL = 100
"""Per cent of the circles of residents."""
_CIRCLE = 4
"""Residents who are neighbours or a family; each circle has one who knows somebody outside."""


class WebMaker:
    """Makes the connections of one example; nobody is tied to another twice."""

    def __init__(self, ground: Ground, user_id: ContactId, tied: int) -> None:
        """Begin with a web without ties; of `tied` in a hundred circles of residents some will be noted."""
        self._ground = ground
        self._user_id = user_id
        self._tied_circles = tied
        self._tied: set[frozenset[str]] = set()

    def records(
        self, organisations: Sequence[Member], residents: Sequence[Member], volunteers: Sequence[Member]
    ) -> Iterator[Connection]:
        """Give the ties of a whole place, district by district; the first residents are the organisations' people."""
        posts = list(zip(organisations, residents, strict=False))
        for one, other in pairwise(_districts(len(posts))):
            # From one district to the next there is a single way.
            yield from self._tie(residents[one].id, residents[other].id)
        for number, first in enumerate(_districts(len(posts))):
            last = first + (len(FURTHER_KINDS) if number else len(ORGANISATIONS))
            helpers = volunteers[number * VOLUNTEERS : (number + 1) * VOLUNTEERS]
            yield from self._district(posts[first:last], helpers, is_first=number == 0)
        yield from self._residents(residents[len(posts) :], organisations, volunteers)

    def _district(
        self, posts: Sequence[tuple[Member, Member]], volunteers: Sequence[Member], *, is_first: bool
    ) -> Iterator[Connection]:
        places, people = [place for place, _ in posts], [person for _, person in posts]
        for place, person in posts:
            yield from self._tie(person.id, place.id, ConnectionKind.WORKS_AT, Strength.CLOSE)
            yield from self._tie(self._user_id, person.id)
        partners = _PARTNERS if is_first else tuple(pairwise(range(len(posts))))
        for kind, ends, pairs in (
            (ConnectionKind.PARTNER, places, partners),
            (ConnectionKind.FUNDS, places, _FUNDED if is_first else ()),
            (ConnectionKind.KNOWS, people, _COLLEAGUES if is_first else ()),
        ):
            for one, other in pairs:
                if max(one, other) < len(ends):
                    yield from self._tie(ends[one].id, ends[other].id, kind)
        yield from self._circles(volunteers)
        for slot, at in _BRINGS_IN:
            if slot < len(volunteers) and people:
                yield from self._tie(volunteers[slot].id, people[at % len(people)].id)
        for kind, pairs in ((ConnectionKind.MEMBER_OF, _BELONGS), (ConnectionKind.KNOWS, _KNOWN_FUNDERS)):
            for slot, at in pairs if is_first else ():
                if slot < len(volunteers) and at < len(places):
                    yield from self._tie(volunteers[slot].id, places[at].id, kind)

    def _circles(self, volunteers: Sequence[Member]) -> Iterator[Connection]:
        """Tie those who work in the same project: the one who leads to everyone, the others to some."""
        for plan in PROJECTS:
            slots = dict.fromkeys((*(role.holder for role in plan.roles), *plan.helpers))
            circle = [volunteers[slot].id for slot in slots if slot < len(volunteers)]
            if not circle:
                continue
            lead, *others = circle
            yield from self._tie(self._user_id, lead, ConnectionKind.TRUSTS, Strength.CLOSE)
            for other in others:
                yield from self._tie(lead, other, strength=self._ground.pick((Strength.GOOD, Strength.CLOSE)))
            for one, other in combinations(others, 2):
                if self._ground.happens(35):
                    kind = self._ground.pick((ConnectionKind.KNOWS, ConnectionKind.KNOWS, ConnectionKind.TRUSTS))
                    yield from self._tie(one, other, kind)

    def _residents(
        self, residents: Sequence[Member], organisations: Sequence[Member], volunteers: Sequence[Member]
    ) -> Iterator[Connection]:
        ground, houses = self._ground, _houses(organisations)
        for first in range(0, len(residents), _CIRCLE):
            circle = residents[first : first + _CIRCLE]
            if ground.happens(ALL - self._tied_circles):
                # Nothing is noted of the others, as in every real desk.
                continue
            kind = ground.pick((ConnectionKind.NEIGHBOUR, ConnectionKind.NEIGHBOUR, ConnectionKind.FAMILY))
            for one, other in pairwise(circle):
                yield from self._tie(one.id, other.id, kind, ground.pick(tuple(Strength)))
            if houses and ground.happens(60):
                house = ground.pick(houses)
                yield from self._tie(circle[0].id, house.id, ConnectionKind.MEMBER_OF)
            elif volunteers and ground.happens(60):
                known = ground.pick(volunteers)
                yield from self._tie(circle[0].id, known.id, ConnectionKind.INTRODUCED_BY, Strength.WEAK)
            else:
                yield from self._tie(self._user_id, circle[0].id, strength=Strength.WEAK)

    def _tie(
        self, one: str, other: str, kind: ConnectionKind = ConnectionKind.KNOWS, strength: Strength = Strength.GOOD
    ) -> Iterator[Connection]:
        pair = frozenset((one, other))
        if len(pair) == 1 or pair in self._tied:
            return
        self._tied.add(pair)
        yield Connection(
            id=ConnectionId(self._ground.new_id()),
            from_id=ContactId(one),
            to_id=ContactId(other),
            kind=kind,
            strength=strength,
            since=self._since(),
        )

    def _since(self) -> date | None:
        return self._ground.day(-self._ground.between(60, 2_500)) if self._ground.happens(60) else None


def _districts(count: int) -> list[int]:
    """Give where in the list of organisations each district begins."""
    return [0, *range(len(ORGANISATIONS), count, len(FURTHER_KINDS))]


def _houses(organisations: Sequence[Member]) -> list[Member]:
    further = range(len(ORGANISATIONS), len(organisations), len(FURTHER_KINDS))
    places = (*_HOUSES, *(first + at for first in further for at in _FURTHER_HOUSES))
    return [organisations[at] for at in places if at < len(organisations)]
