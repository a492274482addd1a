"""What a cell looks like, whatever its column is called: a phone number, a day, a web address, a postcode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import looks_like_email

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PHONE: Final = re.compile(r"^(\+|00|0|\(0)[\d\s()/.\-\u2011]{7,}$|^\d\d( \d\d){3}$")
# E.164 allows 15 digits; national numbers that start with 0 have nine or more.
_PHONE_DIGITS: Final = range(8, 16)
_NUMBER: Final = re.compile(r"^[-+]?(?=[.,]*\d)[\d.,]+\s?%?$")
_DAY: Final = re.compile(r"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([ T]\d.*)?$")
_URL: Final = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"^\d{4}\s?[A-Z]{2}$|^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$", re.IGNORECASE)
_NAME_WORDS: Final = 6
_NAME: Final = re.compile(r"^[^\W\d_][^\d@/\\:_<>{}\[\]=]*$")


def looks_like_phone(text: str) -> bool:
    """Tell whether a text is most likely a phone number: it starts with + or 0, or is of four pairs as in Denmark."""
    return bool(_PHONE.match(text)) and sum(map(str.isdigit, text)) in _PHONE_DIGITS and not _DAY.match(text)


def looks_like_full_phone(text: str) -> bool:
    """Tell whether a text is a phone number even under a heading that says something else, such as a member number."""
    return looks_like_phone(text) and (text[0] in "+(" or " " in text or sum(map(str.isdigit, text)) in {10, 11})


def looks_like_number(text: str) -> bool:
    """Tell whether a text is a number, with whatever decimal sign."""
    return bool(_NUMBER.match(text))


def looks_like_day(text: str) -> bool:
    """Tell whether a text is a day in numbers."""
    return bool(_DAY.match(text))


def looks_like_url(text: str) -> bool:
    """Tell whether a text is a web address with its beginning."""
    return bool(_URL.match(text))


def looks_like_postcode(text: str) -> bool:
    """Tell whether a text is a Dutch or British postcode; four digits alone could be a year."""
    return bool(_POSTCODE.match(text))


def looks_like_name(text: str) -> bool:
    """Tell whether a text could be the name of a person: letters, a capital somewhere, at most six words."""
    return bool(_NAME.match(text)) and text != text.lower() and len(text.split()) <= _NAME_WORDS


def is_typed(text: str) -> bool:
    """Tell whether a text is a value rather than a word: an address of the net, a number, a day."""
    return looks_like_email(text) or looks_like_url(text) or any(map(str.isdigit, text))


def share(texts: Iterable[str], test: Callable[[str], bool]) -> float:
    """Give the share (0..1) of the texts that pass the test; 0 for none."""
    results = [test(text) for text in texts]
    return sum(results) / len(results) if results else 0.0
