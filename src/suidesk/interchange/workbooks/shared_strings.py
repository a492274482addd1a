"""The table of texts of an .xlsx, parsed only as far as cells have asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.workbooks.xml_pieces import XmlPieces, local

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Take back Excel's escapes for signs that XML can't hold: `_x000D_`; a lone half of a pair stays as it is."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return found[0] if "\ud800" <= sign <= "\udfff" else sign


class SharedStrings:
    """Gives texts by number; the runs of rich text joined, readings above Japanese words left out."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Read from those pieces of XML, when asked."""
        self._pieces = iter(pieces)
        self._texts: list[str] = []
        self._runs: list[str] = []
        self._phonetic = 0
        self._is_text = False
        self._xml = XmlPieces(self._start, self._end, self._text)
        self._is_whole = False

    def text(self, number: int) -> str:
        """Give a text. Raises `damaged_workbook`, also for a number that the table does not have."""
        while number >= len(self._texts) and not self._is_whole:
            piece = next(self._pieces, b"")
            self._is_whole = not piece
            self._xml.feed(piece, is_last=self._is_whole)
        if not 0 <= number < len(self._texts):
            raise SuideskError("damaged_workbook")
        return self._texts[number]

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        plain = local(name)
        if plain == "t":
            self._is_text = not self._phonetic
        elif plain == "rPh":
            self._phonetic += 1
        elif plain == "si":
            self._runs = []

    def _end(self, name: str) -> None:
        plain = local(name)
        if plain == "t":
            self._is_text = False
        elif plain == "rPh":
            self._phonetic -= 1
        elif plain == "si":
            self._texts.append(unescaped("".join(self._runs)))

    def _text(self, text: str) -> None:
        if self._is_text:
            self._runs.append(text)
