"""The cells of one sheet of an .xlsx, row by row as they are parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.rows import Row
from suidesk.interchange.workbooks.book import (
    MOST_COLUMNS,
    MOST_ROWS,
    about_cell,
    column_of,
    letters,
    note,
    trimmed,
)
from suidesk.interchange.workbooks.shared_strings import unescaped
from suidesk.interchange.workbooks.values import iso_text, shown
from suidesk.interchange.workbooks.xml_pieces import XmlPieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from suidesk.interchange.workbooks.shared_strings import SharedStrings
    from suidesk.interchange.workbooks.xlsx_parts import Parts

_DIGITS: Final = "0123456789$"
# Rows and cells that are only formatted. One without its place `r` counts for the place of the next.
_FORMATTED: Final = re.compile(rb'<(?:\w+:)?(?:c|row)(?=[^<>]* r=")(?: [\w:.]+="[^"<>]*")*\s*/>')
_FILLED: Final = (b"<v", b"<is", b"<f", b"<t")
_COLUMN_DIGITS: Final = len(str(MOST_COLUMNS))
_HIDDEN: Final = frozenset({"1", "true"})


class SheetRows:
    """Reads one sheet; nothing is kept of a row once it was given."""

    def __init__(self, parts: Parts, strings: SharedStrings) -> None:
        """Read sheets with these formats and texts."""
        self._formats = parts.formats
        self._is_1904 = parts.is_1904
        self._strings = strings
        self._xml = XmlPieces(self._first)
        self._done: list[Row | Problem] = []
        self._cells: list[str] = []
        self._line = 0
        self._row_is_hidden = False
        self._hidden: list[int] = []
        self._at = -1
        self._style = ""
        self._type = ""
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._inline: list[str] = []
        self._phonetic = 0
        self._heard: list[str] | None = None
        self._prefix = 0

    def read(self, pieces: Iterable[bytes]) -> Iterator[Row | Problem]:
        """Give the rows that hold anything, and what is wrong. Raises `damaged_workbook`."""
        for piece in _without_formatted(pieces):
            self._xml.feed(piece)
            yield from self._done
            self._done.clear()
        self._xml.feed(b"", is_last=True)
        yield from self._done
        if self._hidden:
            yield note(self._hidden[0], "hidden_rows", str(len(self._hidden)))

    def _first(self, name: str, _attributes: dict[str, str]) -> None:
        """Learn from the first element which prefix the names have."""
        prefix = name[: name.rfind(":") + 1]
        self._prefix = len(prefix)
        starts: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row_begins,
            "c": self._cell_begins,
            "v": self._value_begins,
            "f": self._formula_begins,
            "t": self._text_begins,
            "rPh": self._phonetic_begins,
            "mergeCell": self._merged,
            "col": self._column,
        }
        ends: dict[str, Callable[[], None]] = {
            "row": self._row_ends,
            "c": self._cell_ends,
            "v": self._stop_hearing,
            "f": self._stop_hearing,
            "t": self._stop_hearing,
            "rPh": self._phonetic_ends,
        }
        named_starts = {prefix + key: value for key, value in starts.items()}
        named_ends = {prefix + key: value for key, value in ends.items()}

        def start(name: str, attributes: dict[str, str]) -> None:
            if handler := named_starts.get(name):
                handler(attributes)

        def end(name: str) -> None:
            if handler := named_ends.get(name):
                handler()

        self._xml.follow(start, end, self._text)

    def _text(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    def _stop_hearing(self) -> None:
        self._heard = None

    def _row_begins(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._line = int(number) if number.isascii() and number.isdigit() else self._line + 1
        if not 0 < self._line <= MOST_ROWS:
            raise SuideskError("damaged_workbook")
        self._row_is_hidden = attributes.get("hidden", "") in _HIDDEN
        self._at = -1
        self._cells = []

    def _row_ends(self) -> None:
        cells = trimmed(self._cells)
        if cells:
            self._done.append(Row(self._line, self._line, cells))
            if self._row_is_hidden:
                self._hidden.append(self._line)

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self._at = column_of(address.rstrip(_DIGITS)) if address else self._at + 1
        if not 0 <= self._at < MOST_COLUMNS:
            raise SuideskError("damaged_workbook")
        self._style = attributes.get("s", "")
        self._type = attributes.get("t", "n")
        self._value = self._formula = None
        self._inline = []

    def _value_begins(self, _attributes: dict[str, str]) -> None:
        self._value = self._heard = []

    def _formula_begins(self, _attributes: dict[str, str]) -> None:
        self._formula = self._heard = []

    def _text_begins(self, _attributes: dict[str, str]) -> None:
        if not self._phonetic:
            self._heard = self._inline

    def _phonetic_begins(self, _attributes: dict[str, str]) -> None:
        self._phonetic += 1

    def _phonetic_ends(self) -> None:
        self._phonetic -= 1

    def _cell_ends(self) -> None:
        text = self._cell_text()
        if not text:
            return
        cells, at = self._cells, self._at
        if "\0" in text:
            self._say("nul_removed", text)
            text = text.replace("\0", "")
        if at < len(cells):
            cells[at] = text
            return
        if at > len(cells):
            cells.extend([""] * (at - len(cells)))
        cells.append(text)

    def _cell_text(self) -> str:
        kind = self._type
        if kind == "inlineStr":
            return unescaped("".join(self._inline))
        if self._value is None:
            return self._without_value() if self._formula is not None else ""
        raw = "".join(self._value)
        if kind == "n":
            return self._number(raw)
        if kind == "s":
            return self._strings.text(int(raw)) if raw.isascii() and raw.isdigit() else ""
        return self._other(kind, raw)

    def _number(self, raw: str) -> str:
        raw = raw.strip()
        if not raw:
            return self._without_value() if self._formula is not None else ""
        style = self._style
        code = self._formats[int(style)] if style.isdigit() and int(style) < len(self._formats) else ""
        text, problem = shown(raw, code, is_1904=self._is_1904)
        if problem:
            self._say(problem, text)
        return text

    def _other(self, kind: str, raw: str) -> str:
        if kind == "b":
            return "TRUE" if raw.strip() in _HIDDEN else "FALSE"
        if kind == "d":
            return iso_text(raw)
        if kind == "e":
            self._say("cell_error", raw)
            return raw
        return unescaped(raw)

    def _without_value(self) -> str:
        """Keep a formula as text when its result was not saved: programs that make workbooks often leave it out."""
        text = f"={''.join(self._formula or ())}"
        self._say("formula_without_value", text)
        return text

    def _merged(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("ref", "")
        first = reference.partition(":")[0]
        line = first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$")
        number = int(line) if line.isascii() and line.isdigit() else 1
        self._done.append(Problem(number, number, reference, "merged_cells", "", "", Severity.NOTE))

    def _column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden", "") in _HIDDEN:
            first, last = (_letters(attributes.get(name, "")) for name in ("min", "max"))
            self._done.append(note(1, "hidden_columns", first if first == last else f"{first}–{last}"))

    def _say(self, code: str, found: str) -> None:
        self._done.append(about_cell(self._line, self._at, code, found))


def _letters(number: str) -> str:
    """Give the letters of a column by its number from 1; what is none stays as it is."""
    if not (number.isascii() and number.isdigit()) or len(number) > _COLUMN_DIGITS:
        return number
    return letters(int(number) - 1) if int(number) else number


def _without_formatted(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Leave empty cells out where there are more of them than of others, up to the last whole element of a piece."""
    left = b""
    for piece in pieces:
        text = left + piece
        end = text.rfind(b"<")
        text, left = text[:end] if end > 0 else b"", text[end:] if end > 0 else text
        yield _without_empty(text)
    yield left


def _without_empty(text: bytes) -> bytes:
    if text.count(b"/>") * 2 < text.count(b"<") or b"<!" in text:
        return text
    first, last = text.find(b'<row r="'), text.rfind(b"</row>")
    if 0 <= first < last and not any(mark in text for mark in _FILLED):
        return text[:first] + text[last + len(b"</row>") :]
    return _FORMATTED.sub(b"", text)
