"""How far two values agree, in four levels, and the pattern of all of two records."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA, JaroWinkler

from suidesk.interchange.linking.folding import sound_of
from suidesk.interchange.linking.prepared import Field, Values

if TYPE_CHECKING:
    from collections.abc import Callable

Pattern = bytes
"""A level for each field."""
_similar = JaroWinkler.similarity
_distance = OSA.distance


class Level(IntEnum):
    """How far two values agree; `UNKNOWN` where one of them is missing."""

    UNKNOWN = 0
    DIFFERENT = 1
    RELATED = 2
    NEAR = 3
    SAME = 4


_UNKNOWN, _DIFFERENT, _RELATED, _NEAR, _SAME = (int(one) for one in Level)
# Likeness by Jaro and Winkler from which on two names are one mistyped, and from which on they may be.
_MISTYPED: Final = 0.92
_RESEMBLING: Final = 0.84
_LONG: Final = 6
"""Letters from which on two mistakes make no other word."""
_SHORT: Final = 3
_NO_DIGITS: Final = str.maketrans("", "", "0123456789")
SWAPPED, STRAIGHT = _DIFFERENT, _SAME
"""The levels of `Field.ORDER`."""


def level_of_names(one: str, two: str) -> int:
    """Compare given or family names: alike in writing, or in sound, or one shortens the other."""
    if one == two:
        return _SAME if one else _UNKNOWN
    if not one or not two:
        return _UNKNOWN
    shorter, longer = (one, two) if len(one) <= len(two) else (two, one)
    likeness = _similar(one, two)
    if len(shorter) >= _SHORT and likeness >= _RESEMBLING - 0.1:
        mistakes = _distance(one, two, score_cutoff=2)
        if likeness >= _MISTYPED or mistakes <= 1 or (mistakes <= 2 and len(shorter) >= _LONG):  # noqa: PLR2004
            return _NEAR
    if likeness >= _RESEMBLING or longer.startswith(shorter) or _share_words(one, two):
        return _RELATED
    return _RELATED if one[0] == two[0] and sound_of(one) == sound_of(two) else _DIFFERENT


def _share_words(one: str, two: str) -> bool:
    if " " not in one and " " not in two:
        return False
    return any(len(word) >= _SHORT for word in set(one.split()) & set(two.split()))


def level_of_texts(one: str, two: str) -> int:
    """Compare streets, places and organisations."""
    if one == two:
        return _SAME
    likeness = _similar(one, two)
    if likeness < _RESEMBLING - 0.1:
        return _DIFFERENT
    if likeness >= _MISTYPED or _distance(one, two, score_cutoff=2) <= min(2, min(len(one), len(two)) // 3):
        return _NEAR
    return _RELATED if likeness >= _RESEMBLING else _DIFFERENT


def level_of_codes(one: str, two: str) -> int:
    """Compare numbers and codes: one mistake is near, a second one or a part left out is related."""
    if one == two:
        return _SAME
    mistakes = _distance(one, two, score_cutoff=2)
    longest = max(len(one), len(two))
    if mistakes == 1 and longest >= _SHORT:
        return _NEAR
    return _RELATED if mistakes <= 2 and longest > 2 * mistakes else _DIFFERENT  # noqa: PLR2004


def level_of_births(one: str, two: str) -> int:
    """Compare days of birth: a digit mistaken or day and month changed over is near, two parts of three are related."""
    if one == two:
        return _SAME
    mistakes = _distance(one, two, score_cutoff=2)
    if mistakes <= 1 or (one[:4] == two[:4] and one[4:6] == two[6:] and one[6:] == two[4:6]):
        return _NEAR
    parts = (one[:4] == two[:4]) + (one[4:6] == two[4:6]) + (one[6:] == two[6:])
    return _RELATED if mistakes == 2 or parts == 2 else _DIFFERENT  # noqa: PLR2004


def _email_level(one: str, two: str) -> int:
    if one == two:
        return _SAME
    likeness = _similar(one, two)
    if likeness >= _RESEMBLING and _distance(one, two, score_cutoff=3) <= 3:  # noqa: PLR2004
        # A number behind the name is there to tell namesakes apart; it may be mistyped as well.
        return _UNKNOWN if one.translate(_NO_DIGITS) == two.translate(_NO_DIGITS) else _NEAR
    mine, theirs = one.partition("@")[0], two.partition("@")[0]
    return _RELATED if mine == theirs or likeness >= _MISTYPED else _DIFFERENT


def _phone_level(one: str, two: str) -> int:
    if one == two:
        return _SAME
    return _NEAR if _distance(one, two, score_cutoff=1) <= 1 else _DIFFERENT


def _best(of_one: Callable[[str, str], int], some: tuple[str, ...], others: tuple[str, ...]) -> int:
    if len(some) == 1 == len(others):
        return of_one(some[0], others[0])
    return max(of_one(one, two) for one in some for two in others)


def level_of_emails(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    """Compare the best of all pairs of addresses."""
    return _best(_email_level, some, others)


def level_of_phones(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    """Compare the best of all pairs of numbers."""
    return _best(_phone_level, some, others)


_REST: Final = (
    (Field.BORN, level_of_births),
    (Field.EMAIL, level_of_emails),
    (Field.PHONE, level_of_phones),
    (Field.STREET, level_of_texts),
    (Field.HOUSE, level_of_codes),
    (Field.EXTRA, level_of_texts),
    (Field.PLACE, level_of_texts),
    (Field.POSTCODE, level_of_codes),
    (Field.REGION, level_of_codes),
    (Field.ORGANISATION, level_of_texts),
)
_COMPARED: Final = tuple((int(field), compare) for field, compare in _REST)
_NAMES_AGREE: Final = 2 * _NEAR
_LIKE: Final = (_RELATED, _NEAR)


def pattern_of(one: Values, two: Values) -> Pattern:
    """Compare all fields of two records; the order of the two does not matter."""
    levels = bytearray(len(one))
    levels[0:3] = _names(one[0], one[1], two[0], two[1])
    for field, compare in _COMPARED:
        mine, theirs = one[field], two[field]
        if mine and theirs:
            levels[field] = compare(mine, theirs)
    for field in range(Field.OTHER, len(one)):
        if one[field] and two[field]:
            levels[field] = level_of_codes(one[field], two[field])
    if levels[Field.EMAIL] in _LIKE and min(levels[0], levels[1]) >= _NEAR:
        # Most addresses are made of the name: that they are alike too says nothing new.
        levels[Field.EMAIL] = _UNKNOWN
    return bytes(levels)


def _names(given: str, family: str, other_given: str, other_family: str) -> tuple[int, int, int]:
    """Give the levels of given name, family name and their order: crosswise only where that agrees far better."""
    givens, families = level_of_names(given, other_given), level_of_names(family, other_family)
    if givens + families >= _NAMES_AGREE or max(givens, families) == _SAME:
        return givens, families, STRAIGHT
    first, second = level_of_names(given, other_family), level_of_names(family, other_given)
    if max(first, second) < _NEAR or min(first, second) == _DIFFERENT or first + second <= givens + families + 1:
        return givens, families, STRAIGHT
    # Whoever comes first, the levels of the two stand the same way round.
    return min(first, second), max(first, second), SWAPPED
