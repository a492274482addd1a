"""The numbers of search entries lie in the order of the lists, so that a search streams and stops after a page."""

from __future__ import annotations

from datetime import date
from typing import Final

from suidesk.domain.kinds import Kind

# no = kind | archived | label of the place in the list | serves as volunteer | is an organisation. Contacts come first
# and the labels stay small: the engine writes numbers as differences, so that every bit would be paid in each word.
KINDS: Final = (
    Kind.CONTACT, Kind.PROJECT, Kind.ASSET, Kind.NEED, Kind.INTERACTION, Kind.GRANT, Kind.HANDOVER
)  # fmt: skip
"""What is found by words, in the order of the numbers; stores hold these, so that new kinds come at the end."""
KIND_BITS: Final = 44
ARCHIVED: Final = 1 << KIND_BITS - 1
"""From here on lie the contacts in the archive."""
IS_ORGANISATION, IS_VOLUNTEER = 1, 2
FLAGS: Final = ARCHIVED | IS_VOLUNTEER | IS_ORGANISATION
_FLAG_BITS: Final = 2
LABELS: Final = ARCHIVED >> _FLAG_BITS
"""Labels lie below this; the order of contacts has room for two thousand million of them."""
_SERIAL_BITS: Final = 22
_LAST_DAY: Final = (1 << KIND_BITS - _SERIAL_BITS) - 1

PLACE: Final = f"""CASE WHEN no < {1 << KIND_BITS} THEN
    printf('%d %d', row_number() OVER (PARTITION BY no >> {KIND_BITS} ORDER BY no & {ARCHIVED - 1}), no & {FLAGS})
    WHEN no >> {KIND_BITS} = {KINDS.index(Kind.INTERACTION)} THEN no >> {_SERIAL_BITS} END"""
"""SQL for what a number tells, which is the same however an index came to be: order, flags or day."""


def numbers_of(kind: Kind) -> tuple[int, int]:
    """Give the first and the last number that entries of that kind can have."""
    first = KINDS.index(kind) << KIND_BITS
    return first, first + (1 << KIND_BITS) - 1


def number_of(label: int, flags: int) -> int:
    """Give the number of a contact with that place in the list and those flags."""
    return label << _FLAG_BITS | flags


def label_of(no: int) -> int:
    """Give the place in the list that a contact's number tells, the same within the archive and outside."""
    return (no & (ARCHIVED - 1)) >> _FLAG_BITS


def numbers_on(day: str) -> tuple[int, int]:
    """Give the first and the last number of what was said on that ISO day; newer days have smaller ones."""
    first = numbers_of(Kind.INTERACTION)[0] | _LAST_DAY - date.fromisoformat(day).toordinal() << _SERIAL_BITS
    return first, first + (1 << _SERIAL_BITS) - 1


def day_of(no: int) -> tuple[int, int]:
    """Give the first and the last number of the day that an interaction's number tells."""
    first = no >> _SERIAL_BITS << _SERIAL_BITS
    return first, first + (1 << _SERIAL_BITS) - 1
