"""What two tellings of a contact have in common: the keys by which they are the same, and the facts they state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import ContactKind, ContactPoint, PointKind
from suidesk.domain.text import folded, tidy
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.interchange.incoming import Incoming, IncomingLine
from suidesk.interchange.vcard.kept_lines import essence

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from suidesk.domain.people import KeptCardLine
    from suidesk.interchange.whole_contacts import WholeContact

NameKey = tuple[ContactKind, str]
PointKey = tuple[PointKind, str]

# ITU-T E.164: one digit for 1 and 7, two for these, three for all others.
_TWO_DIGIT_CODES: Final = frozenset(
    map(str, (20, 27, *range(30, 35), 36, 39, 40, 41, *range(43, 50), *range(51, 59), *range(60, 67)))
) | frozenset(map(str, (81, 82, 84, 86, *range(90, 96), 98)))
_BLANK: Final = (None, False, "")
_NO_WORDS: Final = re.compile(r"[\W_]+")


def name_key(kind: ContactKind, name: str) -> NameKey:
    """Give what two contacts of the same name share, whatever their accents and capitals."""
    return kind, alike(tidy(name))


@lru_cache(maxsize=65_536)
def alike(name: str) -> str:
    """Give a word so that two spellings of it are equal: `folded`, remembered."""
    return name.casefold() if name.isascii() else folded(name)


@lru_cache(maxsize=16_384)
def point_key(kind: PointKind, raw: str) -> PointKey:
    """Give what two spellings of a point share: `06-1234` and `+31 6 1234`, `Dam 1,` and `dam 1`."""
    normal = ContactPoint.normalised(kind, raw)
    if kind is PointKind.PHONE:
        normal = _significant(normal) or normal
    elif kind is PointKind.ADDRESS:
        normal = _NO_WORDS.sub(" ", normal).strip()
    elif kind is PointKind.URL:
        normal = normal.removeprefix("https://").removeprefix("http://").rstrip("/")
    return kind, normal


def _significant(normal: str) -> str:
    """Give a number without its country code and trunk zero, so that both ways of writing it agree."""
    if not normal.startswith("+"):
        return normal.lstrip("0")
    digits = normal[1:]
    code = 1 if digits[:1] in {"1", "7"} else 2 if digits[:2] in _TWO_DIGIT_CODES else 3
    return digits[code:].lstrip("0")


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a telling can be known: its addresses of the three kinds."""

    emails: frozenset[PointKey]
    phones: frozenset[PointKey]
    addresses: frozenset[PointKey]

    def shared_with(self, other: Keys) -> int:
        """Count the points that both have."""
        return len(self.emails & other.emails) + len(self.phones & other.phones) + len(self.addresses & other.addresses)

    def contradicts(self, other: Keys) -> bool:
        """Tell whether both have points of some kind and none of that kind in common."""
        pairs = ((self.emails, other.emails), (self.phones, other.phones), (self.addresses, other.addresses))
        return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in pairs)


def keys_of(points: Iterable[tuple[PointKind, str]]) -> Keys:
    """Give the keys of a contact's points."""
    found = [point_key(kind, raw) for kind, raw in points]
    of_kind = (frozenset(key for key in found if key[0] is kind) for kind in PointKind if kind is not PointKind.URL)
    emails, phones, addresses = of_kind
    return Keys(emails, phones, addresses)


def keys_of_incoming(one: Incoming) -> Keys:
    """Give the keys of a row."""
    return keys_of((point.kind, point.raw) for point in one.points)


def keys_of_whole(one: WholeContact) -> Keys:
    """Give the keys of a stored contact."""
    return keys_of((point.kind, point.raw) for point in one.points)


def kept_key(line: IncomingLine | KeptCardLine) -> str:
    """Give what a kept line shares with itself, whatever version it came in."""
    return essence(IncomingLine(line.version, line.text))


def facts_of(one: Incoming | WholeContact) -> frozenset[Hashable]:
    """Give all that a row or a stored contact states, but for its name, as a set to compare."""
    about = one if isinstance(one, Incoming) else one.contact
    told = one.volunteer
    singles = (about.sector, about.reach, about.lawful_basis, about.source, about.do_not_contact)
    days = (about.archived_on, about.died_on, about.notes)
    # A profile of which no status is told becomes an active one.
    profile = (
        (told.status or VolunteerStatus.ACTIVE, told.capacity_minutes, told.started_on, told.left_on) if told else ()
    )
    rest = (told.emergency_contact, told.is_minor) if told else ()
    stated = enumerate((*singles, *days, *profile, *rest))
    facts: set[Hashable] = {(place, value) for place, value in stated if value not in _BLANK}
    facts |= {point_key(point.kind, point.raw) for point in one.points}
    facts |= {("language", alike(language)) for language in one.languages}
    facts |= {("tag", alike(tag)) for tag in one.tags}
    facts |= {("field", alike(name), value) for name, value in one.fields}
    facts |= {("skill", alike(skill)) for skill in one.skills} | set(one.slots)
    facts |= {("kept", kept_key(line)) for line in one.kept}
    return frozenset(facts)
