"""What is done to a cell before it means anything: guards taken back, several values in one told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from suidesk.domain.text import tidy
from suidesk.interchange.guarded import bared, is_guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

_AS_TEXT: Final = re.compile(r'^="([^"]*)"$')
_SCIENTIFIC: Final = re.compile(r"^[+-]?\d([.,]\d+)?[eE]\+?\d{1,3}$")
_AS_DECIMAL: Final = re.compile(r"^\+?\d{5,}[.,]0+$")
_IN_ANGLES: Final = re.compile(r"<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>")
# Stricter than the domain's `looks_like_email`: a formula or a sentence around an address is none.
_NOT_IN_EMAIL: Final = r"\s@()<>\[\]\",;:"
_EMAIL: Final = re.compile(rf"[^{_NOT_IN_EMAIL}]+@([^{_NOT_IN_EMAIL}]+)")
_BETWEEN_EMAILS: Final = re.compile(r"\s*(?:[;,|\n]|:::)\s*|\s+(?:/|en|and|og)\s+|\s+")
_BETWEEN_PHONES: Final = re.compile(r"\s*(?:[;,|\n]|:::)\s*|\s+(?:/|en|and|og|of|or|eller)\s+|(?<=\d{6})/(?=[\d+(]{7})")
_GOOGLE: Final = ":::"
_ESCAPED: Final = re.compile(r"\\([;\\])")
_PIECE: Final = re.compile(r"(?:\\[;\\]|[^;])+")
# Mailchimp's tags: `"Garden","Choir"`.
_QUOTED_WORD: Final = re.compile(r'"([^"\\]+)"')
_QUOTED_WORDS: Final = re.compile(r'\s*"[^"\\]+"(?:\s*,\s*"[^"\\]+")*\s*')
_BETWEEN_WORDS: Final = (_GOOGLE, "\n", "|", ",")
# Shorter than this is an extension or an area code, not a number of its own.
_SHORTEST_PHONE: Final = 5


def plain(cell: str) -> str:
    """Give a cell without a spreadsheet's guard: `'+31…` as `+31…`, and Excel's text formula `="06…"` as `06…`."""
    if is_guarded(cell):
        return bared(cell)
    found = _AS_TEXT.match(cell.strip())
    return found[1] if found else cell


def is_scientific(text: str) -> bool:
    """Tell whether a spreadsheet has rounded a long number: `4.52E+09` can't be taken back."""
    return bool(_SCIENTIFIC.match(text))


def is_decimal(text: str) -> bool:
    """Tell whether a spreadsheet has taken a phone number for a decimal: `20123456.0`."""
    return bool(_AS_DECIMAL.match(text))


def _is_email(text: str) -> bool:
    found = _EMAIL.fullmatch(text)
    return found is not None and "." in found[1][1:-1] and "." not in (found[1][0], found[1][-1])


def names_beside(cell: str) -> list[str]:
    """Give the names that stand before addresses in angles: `Ann Bos <ann@x.nl>, Bo <bo@x.nl>` has two."""
    if "<" not in cell or "@" not in cell:
        return []
    pieces = _IN_ANGLES.split(cell)[::2]
    return [name for piece in pieces if (name := tidy(piece.strip(" \t\r\n,;\"'"))) and not _is_email(name)]


def emails_in(cell: str) -> tuple[list[str], list[str]]:
    """Give the addresses in a cell, and the pieces that are none; a cell without any address stays whole."""
    if _is_email(cell):
        return [cell], []
    if "<" in cell and (angled := _IN_ANGLES.findall(cell)):
        return angled, []
    pieces = [piece.removeprefix("mailto:") for piece in _BETWEEN_EMAILS.split(cell.strip()) if piece]
    good = [piece for piece in pieces if _is_email(piece)]
    return (good, [piece for piece in pieces if piece not in good]) if good else ([], [cell.strip()])


def phones_in(cell: str) -> list[str]:
    """Give the numbers in a cell: `a / b` is two, `020 123 4567, ext. 12` is one."""
    pieces = [tidy(piece) for piece in _BETWEEN_PHONES.split(cell)]
    if len(pieces) > 1 and all(sum(map(str.isdigit, piece)) >= _SHORTEST_PHONE for piece in pieces):
        return pieces
    return [tidy(cell)]


@lru_cache
def words_in(cell: str) -> tuple[str, ...]:
    """Give the words of a cell of tags or languages, parted by the first of `;` `:::` newline `|` `,` that occurs."""
    if _QUOTED_WORDS.fullmatch(cell):
        pieces = _QUOTED_WORD.findall(cell)
    elif ";" in _ESCAPED.sub("", cell):
        pieces = _PIECE.findall(cell)
    else:
        pieces = cell.split(next((sign for sign in _BETWEEN_WORDS if sign in cell), _GOOGLE))
    words = (tidy(_ESCAPED.sub(r"\1", piece)) for piece in pieces)
    return tuple(dict.fromkeys(word for word in words if word))


def words_out(words: Sequence[str]) -> str:
    """Give a cell that `words_in` reads back as these words."""
    joined = "; ".join(re.sub(r"([;\\])", r"\\\1", word) for word in words)
    needs_end = len(words) == 1 and any(sign in joined for sign in (*_BETWEEN_WORDS, '"'))
    return f"{joined};" if needs_end else joined
