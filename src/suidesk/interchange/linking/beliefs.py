"""What is believed of duplicates before any is seen, and what else two alike contacts may be."""

from __future__ import annotations

from typing import Final, NamedTuple

from suidesk.interchange.linking.prepared import Field

Chances = tuple[float, float, float, float, float]
"""Of the levels of one field; the first, of a missing value, is 1: what is missing says nothing."""


class Belief(NamedTuple):
    """How often the levels different, related, near and same come of one contact and of two."""

    of_one: tuple[float, float, float, float]
    of_two: tuple[float, float, float, float]
    unseen: float
    """Contacts of those at hand that a value stands for beyond those found with it: small where it is personal."""


# Orders of magnitude set by hand and checked on FEBRL 1 and 2; the store's own pairs correct them.
_ADDRESS: Final = Belief((0.15, 0.05, 0.10, 0.70), (0.93, 0.04, 0.01, 0.02), 1.0)
_OTHER: Final = Belief((0.05, 0.01, 0.09, 0.85), (0.985, 0.01, 0.004, 0.001), 0.05)
_BY_FIELD: Final = {
    Field.GIVEN: Belief((0.015, 0.055, 0.10, 0.83), (0.93, 0.04, 0.015, 0.015), 1.0),
    Field.FAMILY: Belief((0.04, 0.03, 0.10, 0.83), (0.95, 0.03, 0.01, 0.01), 0.5),
    Field.ORDER: Belief((0.02, 0.0, 0.0, 0.98), (1.0, 1.0, 1.0, 1.0), 0.0),
    Field.BORN: Belief((0.04, 0.03, 0.08, 0.85), (0.97, 0.0285, 0.0013, 0.0002), 0.5),
    Field.EMAIL: Belief((0.20, 0.05, 0.05, 0.70), (0.97, 0.02, 0.009, 0.001), 0.05),
    Field.PHONE: Belief((0.25, 0.0, 0.05, 0.70), (0.995, 0.003, 0.001, 0.001), 0.1),
    Field.STREET: _ADDRESS,
    Field.HOUSE: Belief((0.15, 0.05, 0.08, 0.72), (0.92, 0.04, 0.01, 0.03), 1.0),
    Field.EXTRA: _ADDRESS,
    Field.PLACE: Belief((0.12, 0.03, 0.10, 0.75), (0.85, 0.03, 0.02, 0.10), 1.0),
    Field.POSTCODE: Belief((0.12, 0.03, 0.10, 0.75), (0.90, 0.03, 0.03, 0.04), 1.0),
    Field.REGION: Belief((0.05, 0.01, 0.02, 0.92), (0.70, 0.01, 0.01, 0.28), 1.0),
    Field.ORGANISATION: Belief((0.30, 0.05, 0.10, 0.55), (0.96, 0.01, 0.01, 0.02), 1.0),
}
PAIRS_BELIEVED: Final = 40.0
"""Pairs of the store after which what it shows of one contact weighs as much as what is believed."""
PAIRS_OF_TWO_BELIEVED: Final = 200.0
"""The same of pairs of two contacts, of which there are many more."""


class Kinship(NamedTuple):
    """What a pair may be; `shared` tells by field how much of it is as in one contact, and not as in any two."""

    is_one: bool
    shared: dict[Field, float]
    expected: float
    """Pairs of it that are believed of a large store."""


_WHERE: Final = (Field.STREET, Field.HOUSE, Field.EXTRA, Field.PLACE, Field.POSTCODE, Field.REGION)
_HERE: Final = dict.fromkeys(_WHERE, 1.0)
_ALL: Final = dict.fromkeys(Field, 1.0)
# A household shares its name, home and often its telephone, twins even a birthday.
_HOUSEHOLD: Final = {
    **_HERE,
    Field.ORDER: 1.0,
    Field.FAMILY: 1.0,
    Field.BORN: 0.1,
    Field.EMAIL: 0.15,
    Field.PHONE: 0.5,
    Field.ORGANISATION: 0.1,
}
# Father and son of one name: they share what a household does, but for the birthday.
_JUNIOR: Final = {**_HOUSEHOLD, Field.GIVEN: 1.0, Field.BORN: 0.0, Field.EMAIL: 0.05}
_HOUSEMATES: Final = {**_HERE, Field.PHONE: 0.3, Field.EMAIL: 0.1, Field.ORGANISATION: 0.5}
_MOVED: Final = {**_ALL, **dict.fromkeys(_WHERE, 0.0), Field.PHONE: 0.8, Field.ORGANISATION: 0.5}

_HOUSEMATE: Final = Kinship(is_one=False, shared=_HOUSEMATES, expected=3.0)
KINSHIPS: Final = (
    Kinship(is_one=True, shared=_ALL, expected=3.0),
    Kinship(is_one=True, shared=_MOVED, expected=0.5),
    Kinship(is_one=False, shared=_HOUSEHOLD, expected=6.0),
    Kinship(is_one=False, shared=_JUNIOR, expected=0.1),
    _HOUSEMATE,
)
"""All but two strangers, which are the rest."""
STRANGERS_ONLY: Final = tuple(kinship for kinship in KINSHIPS if kinship.is_one)
"""The same of a list with one contact of each home at most: who shares a home there is one."""
OF_ORGANISATIONS: Final = (*STRANGERS_ONLY, _HOUSEMATE)
"""The same of organisations, which may share an office but have no families."""
EXPECTED_PER_RECORD: Final = 0.03
"""Pairs believed of one kinship for each record, up to what it expects."""


def belief_of(field: int) -> Belief:
    """Give what is believed of a field; all other values are alike."""
    return _BY_FIELD[Field(field)] if field < Field.OTHER else _OTHER


def shared_of(kinship: Kinship, field: int) -> float:
    """Give how much of a field is as in one contact; other values are a person's own."""
    return kinship.shared.get(Field(min(field, Field.OTHER)), 0.0)
