"""Where a table's heading row is: after what preamble, and whether there is one at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from suidesk.domain.people import looks_like_email
from suidesk.interchange.headings import is_known
from suidesk.interchange.shapes import (
    is_typed,
    looks_like_day,
    looks_like_number,
    looks_like_phone,
    looks_like_url,
    share,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from suidesk.interchange.rows import Row

_LOOK_AT = 30
_ENOUGH_KNOWN = 2
# In so narrow a table an unknown first row is rather a person than a heading.
_NARROW = 2
_MOST = 0.8


class Header(NamedTuple):
    """The heading row, if any. `first` is the index of the first row of data, `width` the number of columns."""

    row: Row | None
    first: int
    width: int
    is_sure: bool = True


def find_header(
    rows: Sequence[Row], *, has_header: bool | None = None, knows: Callable[[str], bool] = is_known
) -> Header:
    """Find the heading row among the first rows of a file; `has_header` overrides whether there is one."""
    width = _usual_width(rows)
    start = next((at for at, row in enumerate(rows[:_LOOK_AT]) if _filled(row) * 2 >= width), 0)
    known = {at: sum(map(knows, row.cells)) for at, row in enumerate(rows[:_LOOK_AT]) if not row.broken}
    best = max(known, key=lambda at: (known[at], -at), default=start)
    if has_header is False:
        return Header(None, start, width)
    if known.get(best, 0) >= min(_ENOUGH_KNOWN, width) and not _is_data(rows[best], known[best]):
        return _headed(rows, best)
    chosen = rows[start]
    header = _headed(rows, start)
    if has_header or (known.get(start) and not _is_data(chosen, known[start])):
        return header
    if chosen.broken or _is_data(chosen, 0):
        return Header(None, start, width)
    if _stands_out(chosen, rows[start + 1 :]):
        return header
    return Header(None, start, width, is_sure=False) if width <= _NARROW else header._replace(is_sure=False)


def _usual_width(rows: Sequence[Row]) -> int:
    widths = Counter(len(row.cells) for row in rows if not row.broken)
    wide = {width: often for width, often in widths.items() if width > 1}
    return max(wide.items(), key=lambda item: (item[1], item[0]))[0] if wide else 1


def _headed(rows: Sequence[Row], at: int) -> Header:
    """Take that row for the headings; a table is wider than they are only when most of its rows are."""
    width, later = len(rows[at].cells), rows[at + 1 :]
    wider = [row for row in later if "".join(row.cells[width:]).strip()]
    return Header(rows[at], at + 1, _usual_width(wider) if len(wider) * 2 > len(later) else width)


def _filled(row: Row) -> int:
    return 0 if row.broken else sum(bool(cell.strip()) for cell in row.cells)


def _is_data(row: Row, known: int) -> bool:
    """Tell whether a row holds a value that no heading would be: an e-mail address, a phone number, a day."""
    cells = [cell.strip() for cell in row.cells]
    if any(looks_like_email(cell) or looks_like_phone(cell) or looks_like_url(cell) for cell in cells):
        return True
    return not known and any(looks_like_day(cell) or looks_like_number(cell) for cell in cells)


def _stands_out(row: Row, later: Sequence[Row]) -> bool:
    """Tell whether some column has values below and a plain word in this row."""
    for at, cell in enumerate(row.cells):
        below = [text for other in later if len(other.cells) > at and (text := other.cells[at].strip())]
        if cell.strip() and not is_typed(cell) and share(below, is_typed) >= _MOST:
            return True
    return False
