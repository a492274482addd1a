"""LDIF to rows of cells: a column for each attribute, and one more for each further value it has in one record."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.kept_rows import KeptRows
from suidesk.interchange.ldif.records import Record, Remark, Value, records
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_POSTAL: Final = frozenset({"postaladdress", "homepostaladdress", "registeredaddress"})


def read_ldif(content: bytes) -> tuple[tuple[str, ...], KeptRows]:
    """Give the names of the columns, a repeated attribute as often as it repeats, and the rows.

    `content` is UTF-8. A row's line is the physical line where its record begins. Raises `nothing_to_read`.
    """
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    most: dict[str, int] = {}
    shown: dict[str, str] = {}
    count = 0
    for found in records(text):
        if isinstance(found, Remark):
            continue
        count += 1
        for value in found.values:
            shown.setdefault(value.name.lower(), value.name)
        for key, often in Counter(value.name.lower() for value in found.values).items():
            most[key] = max(most.get(key, 0), often)
    if not count:
        raise SuideskError("nothing_to_read")
    names = tuple(shown[key] for key in shown for _ in range(most[key]))
    starts = dict(zip(shown, accumulate((most[key] for key in shown), initial=0), strict=False))
    return names, KeptRows(_rows(text, starts, names))


def _rows(text: str, starts: dict[str, int], names: Sequence[str]) -> Iterator[Row | Problem]:
    number = 0
    for found in records(text):
        if isinstance(found, Remark):
            yield Problem(found.line, number + 1, "", found.code, "", shortened(found.text), Severity.NOTE)
            continue
        number += 1
        yield from _row(found, number, starts, len(names))


def _row(record: Record, number: int, starts: dict[str, int], width: int) -> Iterator[Row | Problem]:
    if record.broken:
        yield Row(record.line, number, (record.text,), record.broken)
        return
    cells = [""] * width
    used: Counter[str] = Counter()
    for value in record.values:
        key = value.name.lower()
        cells[starts[key] + used[key]] = _clean(value)
        used[key] += 1
        if value.doubt:
            yield Problem(value.line, number, value.name, value.doubt, "", shortened(value.text))
    yield Row(record.line, number, tuple(cells))


def _clean(value: Value) -> str:
    # RFC 4517, 3.3.28: a dollar sign parts the lines of a postal address.
    return value.text.replace("$", "\n") if value.name.lower() in _POSTAL else value.text
