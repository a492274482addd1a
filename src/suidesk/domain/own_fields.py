"""What fields of the user's own may hold: text, a number, a day, yes or no; kept as text that two laptops agree on."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final

from suidesk.domain.errors import Invalid

_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,9})?")
_YES: Final = frozenset({"yes", "y", "true", "1", "ja", "j"})
_NO: Final = frozenset({"no", "n", "false", "0", "nee", "nej"})
"""How lists from elsewhere say it in English, Dutch and Danish."""


class FieldType(StrEnum):
    """What a field of the user's own holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"


def fitted(kind: FieldType, typed: str, field: str = "value") -> str:
    """Give what was typed as the field keeps it: 3.5, 2026-05-11, yes; raise Invalid where it doesn't fit.

    Of numbers, a comma is taken for the decimal point, as Dutch and Danish write it.
    """
    plain = typed.strip()
    if kind is FieldType.NUMBER:
        if not _NUMBER.fullmatch(plain) or not plain.isascii():
            raise Invalid("not_a_number", field=field, found=plain)
        return plain.replace(",", ".").removeprefix("+")
    if kind is FieldType.DAY:
        try:
            return date.fromisoformat(plain).isoformat()
        except ValueError as error:
            raise Invalid("not_a_day", field=field, found=plain) from error
    if kind is FieldType.YES_NO:
        word = plain.casefold()
        if word not in _YES | _NO:
            raise Invalid("not_yes_or_no", field=field, found=plain)
        return "yes" if word in _YES else "no"
    return plain


def fits(kind: FieldType, kept: str) -> bool:
    """Tell whether a value is already as such a field keeps it; a list from elsewhere may bring any text."""
    try:
        return fitted(kind, kept) == kept.strip()
    except Invalid:
        return False
