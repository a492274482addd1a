"""A record as the comparisons take it: one folded value for each field."""

from __future__ import annotations

from enum import IntEnum
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from suidesk.interchange.linking.folding import birth_of, code_of, email_of, firm_of, name_of, phone_of, plain
from suidesk.interchange.person_names import split_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.interchange.linking.records import LinkRecord

Values = tuple[Any, ...]
"""By field: a text, or a tuple of texts for `EMAIL` and `PHONE`; after `OTHER` one text for each other name."""


class Field(IntEnum):
    """What is compared, as a place in the values and in a pattern."""

    GIVEN = 0
    FAMILY = 1
    ORDER = 2
    """Whether the names agree crosswise; holds no value."""
    BORN = 3
    EMAIL = 4
    PHONE = 5
    STREET = 6
    HOUSE = 7
    EXTRA = 8
    PLACE = 9
    POSTCODE = 10
    REGION = 11
    ORGANISATION = 12
    OTHER = 13
    """The first of the other values; there may be none, and more behind it."""


MOST_OTHERS: Final = 8
"""Names of other values that are compared: the first in the alphabet."""
_LONGEST: Final = 128
"""Letters of a display name that are looked at."""
_MOST_POINTS: Final = 4
"""Addresses or numbers of one contact that are compared."""


def other_names(records: Iterable[LinkRecord]) -> tuple[str, ...]:
    """Give the names of other values that are in use, in order."""
    return tuple(sorted({name for one in records for name, _ in one.others})[:MOST_OTHERS])


def prepared(record: LinkRecord, names: tuple[str, ...]) -> Values:
    """Fold a record."""
    given, family = _names(record)
    others = dict(record.others)
    return (
        intern(given),
        intern(family),
        "",
        birth_of(record.born),
        _points(map(email_of, record.emails)),
        _points(map(phone_of, record.phones)),
        intern(plain(record.street)),
        intern(code_of(record.house)),
        intern(plain(record.extra)),
        intern(plain(record.place)),
        intern(code_of(record.postcode)),
        intern(plain(record.region)),
        intern(firm_of(record.organisation)),
        *(code_of(others.get(name, "")) for name in names),
    )


def _names(record: LinkRecord) -> tuple[str, str]:
    if record.is_organisation:
        return "", firm_of(record.name or record.family or record.given)
    given, family = record.given, record.family
    if not given and not family:
        given, family = split_name(record.name[:_LONGEST])
    return name_of(given), name_of(family)


def _points(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({one for one in found if one})[:_MOST_POINTS])
