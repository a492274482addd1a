"""Years and months where a day is wanted, as published grants have them: 2024-05 begins on its first day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.interchange.sheets.cells import read_a_day

if TYPE_CHECKING:
    from suidesk.interchange.days import DayOrder

_PART: Final = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")
_LAST_MONTH: Final = 12


def is_part(cell: str) -> bool:
    """Tell whether a cell holds a year, or a year and a month, alone."""
    return bool(_PART.fullmatch(cell.strip()))


def read_first_day(cell: str, order: DayOrder) -> date | None:
    """Read a day; of a month or year alone the first."""
    part = _PART.fullmatch(cell.strip())
    return date(int(part[1]), int(part[2] or 1), 1) if part else read_a_day(cell, order)


def read_last_day(cell: str, order: DayOrder) -> date | None:
    """Read a day; of a month or year alone the last."""
    part = _PART.fullmatch(cell.strip())
    if not part:
        return read_a_day(cell, order)
    year, month = int(part[1]), int(part[2] or _LAST_MONTH)
    return date(year, month, calendar.monthrange(year, month)[1])
