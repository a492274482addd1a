"""The stream of an .ods: sheets, rows and cells as they are parsed, repeated ones spelled out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.kept_rows import MOST_CELLS
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.rows import Row
from suidesk.interchange.workbooks.book import MOST_COLUMNS, MOST_ROWS, about_cell, letters, note, trimmed
from suidesk.interchange.workbooks.values import iso_text, shown
from suidesk.interchange.workbooks.xml_pieces import XmlPieces, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PERIOD: Final = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$")
# A phone number or a code as its format shows it: zeros before, a plus, digits in groups.
_PICTURE: Final = re.compile(r"^[+(]?[\d+()\- ]*\d$")
_THOUSANDS: Final = re.compile(r"^[1-9]\d{0,2}( \d{3})+$")
_ERROR: Final = re.compile(r"^(#[A-Z/0!?]+[!?A]?|Err:\d+)$")
# Comments and drawings hold paragraphs that are not the cell's.
_ASIDE: Final = frozenset({"annotation", "frame", "custom-shape", "line", "rect", "shapes", "tracked-changes"})
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_HIDDEN: Final = frozenset({"collapse", "filter"})


class SheetTexts:
    """Walks the sheets one after another: `sheets` gives the next, `rows` what is in it."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Read from those pieces of XML."""
        self._pieces = iter(pieces)
        self._xml = XmlPieces(self._start, self._end, self._text)
        self._ready: list[Row | Problem | tuple[str, bool] | None] = []
        self._is_whole = False
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0
        self._aside = 0
        self._line = 0
        self._total = 0
        self._row_repeats = 1
        self._row_is_hidden = False
        self._hidden_rows: list[int] = []
        self._cells: list[str] = []
        self._found: list[Problem] = []
        self._blanks = 0
        self._is_cell = False
        self._attributes: dict[str, str] = {}
        self._paragraphs: list[list[str]] = []
        self._is_paragraph = False

    def sheets(self) -> Iterator[tuple[str, bool]]:
        """Give the name of each sheet and whether it is hidden; its rows have to be read before the next."""
        while (found := self._next()) is not None or not self._is_whole:
            if isinstance(found, tuple) and not isinstance(found, (Row, Problem)):
                yield found

    def rows(self) -> Iterator[Row | Problem]:
        """Give the rows of the sheet that was named last, and what is wrong with its cells."""
        while isinstance(found := self._next(), (Row, Problem)):
            yield found

    def _next(self) -> Row | Problem | tuple[str, bool] | None:
        """Give what comes next; nothing at the end of a sheet."""
        while not self._ready and not self._is_whole:
            piece = next(self._pieces, b"")
            self._is_whole = not piece
            self._xml.feed(piece, is_last=self._is_whole)
            self._ready.reverse()
        return self._ready.pop() if self._ready else None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = local(name)
        if self._aside or plain in _ASIDE:
            self._aside += 1
        elif plain in _CELLS:
            self._cell_begins(attributes)
        elif plain == "p" and self._is_cell:
            self._paragraphs.append([])
            self._is_paragraph = True
        elif self._is_paragraph:
            self._sign(plain, attributes)
        else:
            self._around(plain, attributes)

    def _sign(self, plain: str, attributes: dict[str, str]) -> None:
        if plain == "s":
            self._paragraphs[-1].append(" " * min(_count(attributes, "text:c"), MOST_COLUMNS))
        elif plain == "tab":
            self._paragraphs[-1].append("\t")
        elif plain == "line-break":
            self._paragraphs[-1].append("\n")

    def _around(self, plain: str, attributes: dict[str, str]) -> None:
        if plain == "table-row":
            self._row_repeats = _count(attributes, "table:number-rows-repeated")
            self._row_is_hidden = attributes.get("table:visibility", "") in _HIDDEN
            self._cells, self._found, self._blanks = [], [], 0
        elif plain == "table":
            self._depth += 1
            # A table inside a cell is not a sheet.
            if self._depth == 1:
                hidden = attributes.get("table:style-name", "") in self._hidden_styles
                self._ready.append((attributes.get("table:name", ""), hidden))
                self._line, self._hidden_rows = 1, []
        elif plain == "style":
            self._style = attributes.get("style:name", "")
        elif plain == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _end(self, name: str) -> None:
        plain = local(name)
        if self._aside:
            self._aside -= 1
        elif plain in _CELLS:
            self._cell_ends()
        elif plain == "p":
            self._is_paragraph = False
        elif plain == "table-row":
            self._row_ends()
        elif plain == "table":
            self._depth -= 1
            if self._depth == 0:
                if self._hidden_rows:
                    self._ready.append(note(self._hidden_rows[0], "hidden_rows", str(len(self._hidden_rows))))
                self._ready.append(None)

    def _text(self, text: str) -> None:
        if self._is_paragraph and not self._aside:
            self._paragraphs[-1].append(text)

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        self._is_cell = True
        self._attributes = attributes
        self._paragraphs = []

    def _cell_ends(self) -> None:
        self._is_cell = False
        repeats = _count(self._attributes, "table:number-columns-repeated")
        at = len(self._cells) + self._blanks
        text = self._cell_text(at)
        if not text:
            self._blanks += repeats
            return
        if at + repeats > MOST_COLUMNS:
            raise SuideskError("damaged_workbook")
        self._cells += [""] * self._blanks + [text] * repeats
        self._blanks = 0
        self._note_merged(at)

    def _row_ends(self) -> None:
        cells = trimmed(self._cells)
        last = self._line + self._row_repeats
        if cells:
            # A few bytes can repeat a row a million times, in each of many sheets.
            self._total += self._row_repeats
            if self._total > MOST_ROWS or len(cells) * self._row_repeats > MOST_CELLS:
                raise SuideskError("too_many_cells", limit=MOST_CELLS)
            self._ready += self._found
            self._ready += [Row(line, line, cells) for line in range(self._line, last)]
            if self._row_is_hidden:
                self._hidden_rows += range(self._line, last)
        self._line = last

    def _cell_text(self, at: int) -> str:
        text = "\n".join(map("".join, self._paragraphs))
        kind = self._attributes.get("office:value-type", "")
        is_error = self._attributes.get("calcext:value-type") == "error" or (
            "table:formula" in self._attributes and bool(_ERROR.match(text))
        )
        if is_error:
            self._found.append(about_cell(self._line, at, "cell_error", text))
            return text
        if not kind and not text and (formula := self._attributes.get("table:formula")):
            kept = f"={formula.partition('=')[2]}"
            self._found.append(about_cell(self._line, at, "formula_without_value", kept))
            return kept
        return self._typed(kind, text, at) if kind and kind != "string" else text or self._given("string-value")

    def _typed(self, kind: str, text: str, at: int) -> str:
        if kind == "date":
            return iso_text(self._given("date-value")) or text
        if kind == "time":
            return _period(self._given("time-value")) or text
        if kind == "boolean":
            return self._given("boolean-value").upper() or text
        raw = self._given("value")
        if not raw:
            return text
        if kind == "float" and _is_picture(text, raw):
            return text.strip()
        shown_text, problem = shown(raw, "0%" if kind == "percentage" else "")
        if problem:
            self._found.append(about_cell(self._line, at, problem, shown_text))
        return shown_text

    def _given(self, name: str) -> str:
        return self._attributes.get(f"office:{name}", "")

    def _note_merged(self, at: int) -> None:
        wide, high = (_count(self._attributes, f"table:number-{way}-spanned") for way in ("columns", "rows"))
        if wide > 1 or high > 1:
            last = f"{letters(min(at + wide, MOST_COLUMNS) - 1)}{self._line + high - 1}"
            reference = f"{letters(at)}{self._line}:{last}"
            self._found.append(Problem(self._line, self._line, reference, "merged_cells", "", "", Severity.NOTE))


def _is_picture(text: str, raw: str) -> bool:
    """Tell whether the shown text is the digits of a whole number with zeros, a plus or groups besides."""
    plain = text.strip()
    if not raw.isdigit() or not _PICTURE.match(plain) or _THOUSANDS.match(plain):
        return False
    return plain != raw and "".join(filter(str.isdigit, plain)).endswith(raw)


def _period(text: str) -> str:
    found = _PERIOD.match(text)
    if not found:
        return text
    sign, days, hours, minutes, seconds = found[1], *(int(part or 0) for part in found.groups()[1:])
    clock = f"{sign}{days * 24 + hours:02}:{minutes:02}"
    return f"{clock}:{seconds:02}" if seconds else clock


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_CELLS)) else 1
