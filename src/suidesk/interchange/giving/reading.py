"""360Giving's JSON to rows of cells: a column for each place in a grant, as its spreadsheets have them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.giving.scanning import Number, Scanner
from suidesk.interchange.giving.titles import title_of
from suidesk.interchange.kept_rows import KeptRows
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.giving.scanning import Found

_TITLE: Final = "Title"
MORE: Final = "More"
"""The column of what has no column of its own."""
_MOST_COLUMNS: Final = 400
"""A grant of the standard has some 150 places; more columns than these would be a table that nobody can look at."""
_LONGEST_TITLE: Final = 200
_AMOUNTS: Final = frozenset({"Amount Awarded", "Amount Applied For"})
_LONE: Final = re.compile("[\ud800-\udfff]")
_THOUSANDS: Final = 3
_LARGEST: Final = 30
"""Digits beyond which a number in scientific notation is left as it is: no amount has so many."""


def read_giving(content: bytes) -> tuple[tuple[str, ...], KeptRows] | None:
    """Give the titles of the columns and the rows; None for JSON that is no list of grants.

    `content` is UTF-8. A row's line is the physical line where its grant begins, or the number of the grant where
    several begin on one line. Raises `nothing_to_read` for a
    list without grants, `too_many_cells` (limit).
    """
    rows = _GrantRows(content.decode("utf-8", "replace").removeprefix("\ufeff"))
    kept = KeptRows(rows.all())
    kept.problems()
    if not rows.scanner.is_list:
        return None
    if not rows.count:
        raise SuideskError("nothing_to_read")
    return tuple(rows.columns), KeptRows(_by_number(kept)) if rows.shares_lines else kept


class _GrantRows:
    """Makes the rows of one text, and finds its columns on the way."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.scanner = Scanner(text)
        self._line, self._at = 1, 0
        # Every list of grants has titles, even if none of its grants has one.
        self.columns: dict[str, int] = {_TITLE: 0}
        self.count = 0
        self.shares_lines = False
        self._last = 0

    def all(self) -> Iterator[Row | Problem]:
        """Give the rows, and what is to say of them and of what stands beside them."""
        for found in self.scanner.found():
            line = self._line_of(found.start)
            if found.name:
                yield self._beside(found, line)
                continue
            self.shares_lines |= line == self._last
            self._last = line
            if found.code or not isinstance(found.value, dict) or not found.value:
                yield self._broken(found, line)
            else:
                yield from self._grant(found, line)
            self.scanner.twice.clear()

    def _line_of(self, at: int) -> int:
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line

    def _beside(self, found: Found, line: int) -> Problem:
        said = shortened(" ".join(self._text[found.start : found.end][:_LONGEST_TITLE].split()))
        return Problem(line, self.count + 1, found.name, "beside_the_grants", "", said, Severity.NOTE)

    def _broken(self, found: Found, line: int) -> Row:
        self.count += 1
        piece = self._text[found.start : found.end] or self._text[-_LONGEST_TITLE:]
        return Row(line, self.count, (_clean(piece),), found.code or "no_grant")

    def _grant(self, found: Found, line: int) -> Iterator[Row | Problem]:
        self.count += 1
        for name in dict.fromkeys(self.scanner.twice):
            yield Problem(line, self.count, name, "name_twice", "", shortened(name))
        cells: dict[int, str] = {}
        more: list[str] = []
        for title, text in _flat(found.value):
            said = _clean(text)
            if said != text:
                code = "nul_removed" if "\0" in text else "undecodable_bytes"
                yield Problem(line, self.count, title[:_LONGEST_TITLE], code, "", shortened(said))
            at = self._column(_clean(title))
            if at is None or at in cells:
                more.append(f"{_clean(title)}: {said}")
            else:
                cells[at] = said
        if more:
            cells[self.columns.setdefault(MORE, len(self.columns))] = "\n".join(more)
        if not cells:
            yield Row(line, self.count, (self._text[found.start : found.end],), "no_grant")
            return
        yield Row(line, self.count, tuple(cells.get(at, "") for at in range(max(cells) + 1)))

    def _column(self, title: str) -> int | None:
        if title in self.columns:
            return None if title == MORE else self.columns[title]
        if len(title) > _LONGEST_TITLE or len(self.columns) >= _MOST_COLUMNS or title == MORE or not title.strip():
            return None
        return self.columns.setdefault(title, len(self.columns))


def _by_number(kept: KeptRows) -> Iterator[Row | Problem]:
    """Count by grants instead of lines: a row is known by its line."""
    yield from (problem._replace(line=problem.row) for problem in kept.problems())
    yield from (row._replace(line=row.number) for row in kept.rows())


def _flat(grant: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the values of a grant with their titles, in order; how deep it nests makes no difference."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), grant)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, name), one) for name, one in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [((*path, at), value[at]) for at in reversed(range(len(value)))]
        elif isinstance(value, bool):
            yield title_of(path), "yes" if value else "no"
        elif value is not None and str(value).strip():
            title = title_of(path)
            yield title, _amount(value) if title in _AMOUNTS and isinstance(value, Number) else str(value)


def _amount(number: Number) -> str:
    """Write a number of JSON so that it isn't read as thousands: its point is the decimal sign."""
    text = str(number)
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if abs(value.adjusted()) > _LARGEST:
        return text
    whole, _, fraction = format(value, "f").partition(".")
    fraction = fraction.rstrip("0")
    fraction += "0" if len(fraction) == _THOUSANDS else ""
    return f"{whole}.{fraction}" if fraction else whole


def _clean(text: str) -> str:
    """Give a text without what no file can hold: a NUL, half of a character."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    return _LONE.sub("\ufffd", text.replace("\0", ""))
