"""The rows that were rejected as a file to mend and read again: line, reason, and the cells as they stood."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from suidesk.interchange.guarded import guarded
from suidesk.interchange.own_files import REJECTED_LINE, REJECTED_REASON, REJECTED_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from suidesk.interchange.problems import Problem
    from suidesk.interchange.rows import Row
    from suidesk.interchange.tables import Table


def rejected_rows(
    table: Table, rejected: Iterable[tuple[Row, Sequence[Problem]]], explain: Callable[[Problem], str]
) -> Iterator[bytes]:
    """Give the file in pieces; `explain` says a problem in words. What we add is left out when it is read again.

    A row that could not be told into cells stands whole in a column of its own.
    """
    yield BOM_UTF8
    yield _line([REJECTED_LINE, REJECTED_REASON, *table.columns, REJECTED_TEXT], table)
    width = len(table.columns)
    for row, problems in rejected:
        reason = "; ".join(explain(problem) for problem in problems if problem.is_error)
        cells = ("",) * width if row.broken else row.cells[:width] + ("",) * (width - len(row.cells))
        text = row.cells[0] if row.broken else table.separator.join(row.cells[width:])
        yield _line([str(row.line), reason, *cells, text], table)


def _line(cells: list[str], table: Table) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=table.separator, lineterminator="\r\n").writerow(map(guarded, cells))
    return text.getvalue().encode()
