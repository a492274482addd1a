"""The head of a content line: group, name and parameters, in order, with repeats, as they stood."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_HEAD: Final = re.compile(r"(?:(?P<group>[\w-]+(?:\.[\w-]+)*)\.)?(?P<name>[\w-]+)", re.ASCII)
_QUOTED_HEAD: Final = re.compile(r'(?:[^":]|"[^"]*")*')
_PIECE: Final = re.compile(r'(?:[^;"]|"[^"]*")+')
_VALUE: Final = re.compile(r'(?:[^,"]|"[^"]*")+')
_CARET: Final = re.compile(r"\^([n'^])")
_CARETS: Final = {"n": "\n", "'": '"', "^": "^"}
# vCard 2.1 lets a value stand without its name; all that isn't one of these is a type.
_BARE_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_ENCODINGS: Final = {"QUOTED-PRINTABLE": "Q", "Q": "Q", "BASE64": "B", "B": "B"}
_BARE_VALUES: Final = frozenset({"URL", "URI", "CID", "CONTENT-ID", "INLINE"})


class Parameter(NamedTuple):
    """One parameter: its name in capitals and its text as it stood, quotes and carets included.

    A bare word of vCard 2.1 has the name it stands for and `is_bare`.
    """

    name: str
    text: str
    is_bare: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """The values between commas, without quotes, carets decoded (RFC 6868)."""
        if not self.text.isascii() or any(sign in self.text for sign in '",^'):
            pieces = _VALUE.findall(self.text) if _has_quotes(self.text) else self.text.split(",")
            return tuple(_plain(piece) for piece in pieces) or ("",)
        return (self.text,)


class Head(NamedTuple):
    """What stands before a line's value; `name` is in capitals, and empty when the line is no content line."""

    group: str
    name: str
    parameters: tuple[Parameter, ...]
    encoding: str = ""
    """`Q` for quoted-printable, `B` for base64, else empty."""

    def first(self, name: str) -> str:
        """Give the first value of a parameter, or an empty text."""
        return next((found.values[0] for found in self.parameters if found.name == name), "")


def head_end(text: str) -> int:
    """Give where the head of a line ends: its first colon outside quotes, or -1 when there is none."""
    colon = text.find(":")
    if colon < 0 or '"' not in text[:colon]:
        return colon
    found = _QUOTED_HEAD.match(text)
    end = found.end() if found else 0
    return end if end < len(text) and text[end] == ":" else colon


@lru_cache(maxsize=4_096)
def head_of(text: str) -> Head:
    """Understand the text before the colon."""
    first, *rest = _PIECE.findall(text) if _has_quotes(text) else text.split(";")
    found = _HEAD.fullmatch(first.strip())
    if not found or text.startswith(";"):
        return Head("", "", ())
    parameters = tuple(_parameter(piece) for piece in rest if piece.strip())
    head = Head(found["group"] or "", found["name"].upper(), parameters)
    return head._replace(encoding=_ENCODINGS.get(head.first("ENCODING").upper(), ""))


def _has_quotes(text: str) -> bool:
    """Tell whether quotes come in pairs; one that nothing closes is a letter like any other."""
    return '"' in text and text.count('"') % 2 == 0


def _parameter(piece: str) -> Parameter:
    name, equals, text = piece.partition("=")
    if equals:
        return Parameter(name.strip().upper(), text.strip())
    word = piece.strip()
    known = word.upper()
    stands_for = "ENCODING" if known in _BARE_ENCODINGS else "VALUE" if known in _BARE_VALUES else "TYPE"
    return Parameter(stands_for, word, is_bare=True)


def _plain(text: str) -> str:
    return _CARET.sub(lambda found: _CARETS[found[1]], text.strip().strip('"'))
