"""Amounts of money as people write them: 12,500.00 and 12.500,00, with or without a currency beside them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from suidesk.domain.text import folded

_CURRENCIES: Final = {
    **{"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "euro": "EUR", "dkr": "DKK", "skr": "SEK", "nkr": "NOK"},
    # Crowns of one country or another: the desk's own.
    "kr": "",
}
_BESIDE: Final = r"[£€$¥]|[^\W\d_]{2,4}\.?"
_AMOUNT: Final = re.compile(
    rf"^(?P<sign>[+-]?)\s*(?P<before>{_BESIDE})?\s*(?P<second>[+-]?)\s*"
    rf"(?P<digits>\d[\d.,]*?)(?:[.,]-{{1,2}})?\s*(?P<after>{_BESIDE})?$"
)
_CODE: Final = re.compile(r"[a-z]{3}")
_BETWEEN_THOUSANDS: Final = re.compile(r"(?<=\d)[\s'’\u00a0\u202f](?=\d{3})")
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_THREE_PLACES: Final = 3
_LONGEST: Final = 100
"""Letters of a cell beyond which it is no amount; Python reads no number of more than 4,300 digits."""


class Amount(NamedTuple):
    """A number as it was written, without its thousands' spaces, and the currency that stood beside it ("" if none)."""

    digits: str
    is_negative: bool
    currency: str


def read_amount(cell: str) -> Amount | None:
    """Read `£12,500`, `12.500,00 kr.`, `EUR 12 500` or `12.500,-`; None when it is no amount."""
    if len(cell) > _LONGEST:
        return None
    text = _BETWEEN_THOUSANDS.sub("", cell.strip().replace("−", "-"))
    found = _AMOUNT.match(text)
    if not found:
        return None
    words = [folded(found[name]).rstrip(".") for name in ("before", "after") if found[name]]
    if len(words) > 1 or not all(word in _CURRENCIES or _CODE.fullmatch(word) for word in words):
        return None
    currency = _CURRENCIES.get(words[0], words[0].upper()) if words else ""
    return Amount(found["digits"], "-" in (found["sign"], found["second"]), currency)


def minor_of(amount: Amount, exponent: int) -> int | None:
    """Give an amount in minor units of a currency with so many decimals; None when it has more of them.

    One sign before three digits parts thousands, as nobody writes a tenth of a cent; where a currency has three
    decimals the point is the decimal sign.
    """
    whole, fraction = _parted(amount.digits, exponent)
    fraction = fraction.rstrip("0") if len(fraction) > exponent else fraction
    if not f"{whole}{fraction}".isdecimal() or len(fraction) > exponent:
        return None
    minor: int = int(whole or "0") * 10**exponent + int(fraction.ljust(exponent, "0") or "0")
    return -minor if amount.is_negative else minor


def _parted(digits: str, exponent: int) -> tuple[str, str]:
    """Give the digits before and after the decimal sign."""
    grouped = _GROUPED.fullmatch(digits)
    if grouped and not (exponent == _THREE_PLACES and digits.count(".") == 1):
        return digits.replace(grouped[1], ""), ""
    at = max(digits.rfind("."), digits.rfind(","))
    if at < 0:
        return digits, ""
    other = "," if digits[at] == "." else "."
    whole = digits[:at]
    if other in whole and not _GROUPED.fullmatch(whole):
        return "?", ""
    return whole.replace(other, ""), digits[at + 1 :]


def amount_out(minor: int | None, exponent: int) -> str:
    """Write minor units so that `read_amount` gives them back: 12500.00."""
    if minor is None:
        return ""
    whole, rest = divmod(abs(minor), 10**exponent)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{rest:0{exponent}}" if exponent else f"{sign}{whole}"
