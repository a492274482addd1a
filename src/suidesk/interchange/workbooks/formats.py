"""Number formats of spreadsheets: what kind of value a cell shows, and the pictures of phone numbers and codes."""

from __future__ import annotations

import operator
import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Shows(StrEnum):
    """What a number format makes of a number."""

    NUMBER = "number"
    MOMENT = "moment"
    TIME = "time"
    DURATION = "duration"
    PERCENT = "percent"
    SCIENTIFIC = "scientific"
    PICTURE = "picture"
    """Digits filled into places, as in `0000000000` and `+00 000 0000`."""


class NumberFormat(NamedTuple):
    """One section of a format code; `picture` are its places and signs where it shows such."""

    shows: Shows = Shows.NUMBER
    picture: tuple[str, ...] = ()
    decimals: int = 0
    condition: tuple[str, float] | None = None


# ECMA-376 part 1, 18.8.30: the formats that files name by number only; 27–36 and 50–58 are days in East Asia.
BUILT_IN: Final[Mapping[int, str]] = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 55, 56), "h:mm"),
    **{22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
}
GENERAL: Final = NumberFormat()

_TOKEN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.', re.DOTALL)
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_TESTS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_NOON: Final = re.compile(r"am/pm|a/p")
_EXPONENT: Final = re.compile(r"e[+-]")
_DECIMALS: Final = re.compile(r"\.([0#?]+)")
# Thousands parted by a space are an amount, not a code.
_THOUSANDS: Final = re.compile(r"#+( ###)* ##[0#]")
_PLACES: Final = "0#?"
_PICTURE_SIGNS: Final = frozenset(f"{_PLACES}123456789 -+()")


def format_for(code: str, value: float) -> NumberFormat:
    """Give what a format code says about that value."""
    sections = _sections(code)
    if any(section.condition for section in sections):
        return next((one for one in sections if _holds(one, value)), sections[-1])
    return sections[1] if value < 0 and len(sections) > 1 else sections[0]


def drawn(picture: tuple[str, ...], number: int) -> str:
    """Fill the digits of a number from zero into the places of a picture, from the right."""
    digits = str(number)
    places = [at for at, sign in enumerate(picture) if sign in _PLACES]
    shown = list(picture)
    for at in reversed(places):
        digits, digit = digits[:-1], digits[-1:]
        shown[at] = digit or ("0" if picture[at] == "0" else "")
    shown[places[0]] = digits + shown[places[0]]
    # What stands in quotes is held as one sign with a mark before it, so that a quoted 0 is no place.
    return "".join(sign.removeprefix('"') for sign in shown).strip()


def _holds(section: NumberFormat, value: float) -> bool:
    if section.condition is None:
        return True
    sign, limit = section.condition
    return _TESTS[sign](value, limit)


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[NumberFormat, ...]:
    sections: list[list[str]] = [[]]
    for token in _TOKEN.findall(code):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(map(_section, sections))


def _section(tokens: list[str]) -> NumberFormat:
    condition = next((found for token in tokens if (found := _CONDITION.fullmatch(token))), None)
    held = (condition[1], float(condition[2])) if condition else None
    elapsed = any(_ELAPSED.fullmatch(token) for token in tokens)
    signs = "".join(token for token in tokens if len(token) == 1).lower()
    decimals = _DECIMALS.search(signs)
    places = len(decimals[1]) if decimals else 0
    return NumberFormat(_shows(signs, tokens, is_elapsed=elapsed), _picture(tokens), places, held)


def _shows(signs: str, tokens: list[str], *, is_elapsed: bool) -> Shows:
    if is_elapsed or "general" in signs or "@" in signs:
        return Shows.DURATION if is_elapsed else Shows.NUMBER
    if _EXPONENT.search(signs):
        return Shows.SCIENTIFIC
    plain = _NOON.sub("h", signs)
    if "y" in plain or "d" in plain or ("m" in plain and not {"h", "s"} & set(plain)):
        return Shows.MOMENT
    if "h" in plain or "s" in plain or "%" in plain:
        return Shows.PERCENT if "%" in plain else Shows.TIME
    return Shows.PICTURE if _is_picture(signs, tokens) else Shows.NUMBER


def _is_picture(signs: str, tokens: list[str]) -> bool:
    """Tell codes and phone numbers from amounts: two zeros to fill, digits or a plus of its own, or parted digits."""
    if not set(signs) <= _PICTURE_SIGNS or not set(_PLACES) & set(signs):
        return False
    own = "".join(_literal(token) for token in tokens if token not in _PLACES)
    places = [at for at, token in enumerate(tokens) if token in _PLACES]
    between = "".join(token if token in _PLACES else _literal(token) for token in tokens[places[0] : places[-1] + 1])
    is_parted = bool(set(between) & set(" -()")) and not _THOUSANDS.fullmatch(between)
    return signs.count("0") > 1 or any(map(str.isdigit, own)) or "+" in own or is_parted


def _picture(tokens: list[str]) -> tuple[str, ...]:
    return tuple(token if token in _PLACES else f'"{_literal(token)}' for token in tokens)


def _literal(token: str) -> str:
    if token.startswith('"') and len(token) > 1:
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    return token if len(token) == 1 else ""
