"""Types of a line (HOME, CELL, FAX) to the label of a point and back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from suidesk.domain.people import PointKind
from suidesk.domain.text import tidy
from suidesk.interchange.vcard.parameters import Parameter
from suidesk.interchange.vcard.text_values import quoted_printable

# Say how a point works, or what nearly every one is; nobody would call it so.
_SAY_NOTHING: Final = frozenset(
    {"internet", "voice", "pref", "postal", "parcel", "dom", "intl", "msg", "text", "video", "x400", "x-internet"}
)
_WORDS: Final = {"cell": "mobile", "iphone": "mobile", "x-mobile": "mobile"}
_OUT: Final = {"home": "HOME", "work": "WORK", "mobile": "CELL", "fax": "FAX", "pager": "PAGER"}
_OF_ANY: Final = frozenset({"home", "work"})
_APPLE: Final = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_BETWEEN: Final = re.compile("[,;]")
# Samsung's phones write a label of one's own so.
_SAMSUNG: Final = re.compile(r"X-CUSTOM\((?:CHARSET=[^,]*,)?(?:ENCODING=QUOTED-PRINTABLE,)?(.+)\)", re.IGNORECASE)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Parameters that are understood, or that say how the line is written rather than anything of the contact.
_UNDERSTOOD: Final = frozenset(
    {"TYPE", "PREF", "CHARSET", "ENCODING", "VALUE", "LANGUAGE", "PID", "ALTID", "LABEL", "X-APPLE-OMIT-YEAR"}
)
OWN: Final = "X-SUIDESK"
_LEAST_PREFERRED: Final = 101


class Types(NamedTuple):
    """What the parameters of a line say: its label, its rank among its like (1 first), what has no place here."""

    label: str
    rank: int
    unknown: str


@lru_cache(maxsize=4_096)
def types_of(parameters: tuple[Parameter, ...]) -> Types:
    """Understand the parameters of an e-mail address, number, address or web address."""
    words: list[str] = []
    rank = _LEAST_PREFERRED
    unknown = []
    for found in parameters:
        if found.name == "TYPE":
            words += [word.strip().lower() for value in found.values for word in _BETWEEN.split(value)]
        elif found.name == "PREF":
            rank = min(rank, _rank(found.text))
        elif own := _SAMSUNG.fullmatch(f"{found.name}={found.text}"):
            words.append(tidy(quoted_printable(own[1], "UTF-8")).lower())
        elif found.name not in _UNDERSTOOD and not found.name.startswith(OWN):
            unknown.append(f"{found.name}={found.text}")
    if "pref" in words:
        rank = min(rank, 1)
    named = (_WORDS.get(word, word.removeprefix("x-")) for word in words if word and word not in _SAY_NOTHING)
    return Types(" ".join(dict.fromkeys(named)), rank, "; ".join(unknown))


def types_out(kind: PointKind, label: str) -> str:
    """Give the types that read back as this label, or an empty text where none do."""
    words = label.split(" ")
    if len(set(words)) < len(words) or any(word not in _OUT for word in words):
        return ""
    if kind is not PointKind.PHONE and not _OF_ANY.issuperset(words):
        return ""
    return ",".join(_OUT[word] for word in words)


def label_of(text: str) -> str:
    """Give a label of Apple's: `_$!<HomePage>!$_` is its own word for a home page."""
    found = _APPLE.fullmatch(text.strip())
    return _HUMP.sub(" ", found[1]).lower() if found else text


def _rank(text: str) -> int:
    number = text.strip('"')
    return int(number) if number.isascii() and number.isdigit() and len(number) < len("1000") else _LEAST_PREFERRED
