"""Why two contacts may be one, and what speaks against it, told from how far they agree."""

from __future__ import annotations

from typing import Final

from suidesk.interchange.linking.comparing import SWAPPED, Level, Pattern
from suidesk.interchange.linking.folding import sound_of
from suidesk.interchange.linking.prepared import Field, Values
from suidesk.interchange.linking.records import Reason

_BY_FIELD: Final = (
    (Field.BORN, Reason.SAME_BIRTH, Reason.BIRTH_ALIKE, Reason.DIFFERENT_BIRTH),
    (Field.EMAIL, Reason.SAME_EMAIL, Reason.EMAIL_ALIKE, Reason.DIFFERENT_EMAIL),
    (Field.PHONE, Reason.SAME_PHONE, Reason.PHONE_ALIKE, Reason.DIFFERENT_PHONE),
)
_ADDRESS: Final = (Field.STREET, Field.HOUSE, Field.PLACE, Field.POSTCODE)


def reasons_of(pattern: Pattern, one: Values, two: Values) -> tuple[Reason, ...]:
    """Give what speaks for it, names first."""
    found = _of_names(pattern, one, two)
    for field, same, alike, _ in _BY_FIELD:
        found += [same] * (pattern[field] == Level.SAME) + [alike] * (pattern[field] == Level.NEAR)
    found += _of_address(pattern)
    level = pattern[Field.ORGANISATION]
    found += [Reason.SAME_ORGANISATION] * (level == Level.SAME) + [Reason.ORGANISATION_ALIKE] * (level == Level.NEAR)
    others = pattern[Field.OTHER :]
    found += [Reason.SAME_OTHER] * (Level.SAME in others) + [Reason.OTHER_ALIKE] * (Level.NEAR in others)
    return tuple(found)


def against_of(pattern: Pattern) -> tuple[Reason, ...]:
    """Give what speaks against it."""
    found = [Reason.DIFFERENT_GIVEN] * (pattern[Field.GIVEN] == Level.DIFFERENT)
    found += [Reason.DIFFERENT_FAMILY] * (pattern[Field.FAMILY] == Level.DIFFERENT)
    found += [differs for field, _, _, differs in _BY_FIELD if pattern[field] == Level.DIFFERENT]
    where = [pattern[field] for field in _ADDRESS if pattern[field]]
    if where and max(where) < Level.NEAR:
        found.append(Reason.DIFFERENT_ADDRESS)
    found += [Reason.DIFFERENT_OTHER] * (Level.DIFFERENT in pattern[Field.OTHER :])
    return tuple(found)


def _of_names(pattern: Pattern, one: Values, two: Values) -> list[Reason]:
    given, family = pattern[Field.GIVEN], pattern[Field.FAMILY]
    if pattern[Field.ORDER] == SWAPPED:
        return [Reason.NAMES_SWAPPED]
    is_whole = given == Level.SAME or not (one[Field.GIVEN] or two[Field.GIVEN])
    if is_whole and family == Level.SAME:
        return [Reason.SAME_NAME]
    found = [Reason.SAME_GIVEN] * (given == Level.SAME) + [Reason.SAME_FAMILY] * (family == Level.SAME)
    for field in (Field.GIVEN, Field.FAMILY):
        if pattern[field] == Level.NEAR:
            found.append(Reason.NAME_SPELT_ALIKE)
        elif pattern[field] == Level.RELATED:
            sounds = sound_of(one[field]) == sound_of(two[field])
            found.append(Reason.NAME_SOUNDS_ALIKE if sounds else Reason.NAME_SHORTENED)
    return list(dict.fromkeys(found))


def _of_address(pattern: Pattern) -> list[Reason]:
    levels = [pattern[field] for field in _ADDRESS if pattern[field]]
    if Level.SAME not in levels or not (pattern[Field.STREET] or pattern[Field.POSTCODE]):
        return []
    if min(levels) == Level.SAME and pattern[Field.HOUSE]:
        return [Reason.SAME_ADDRESS]
    return [Reason.ADDRESS_ALIKE] if sum(levels) >= Level.NEAR * len(levels) else []
