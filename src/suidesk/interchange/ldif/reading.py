"""LDIF to rows of cells: a column for each attribute, and one more for each further value it has in one record.

A list of members is no contact: its name becomes a cell of the column "Groups" in the rows of its members.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NoReturn

from suidesk.domain.errors import SuideskError
from suidesk.interchange.cells import words_out
from suidesk.interchange.kept_rows import KeptRows
from suidesk.interchange.ldif.groups import GROUPS, Groups, is_of_group, name_of
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
    # Where nobody is in the file but groups, they are what there is to read.
    return _read(text, Groups()) or _read(text, Groups(is_told_apart=False)) or _nothing()


def _nothing() -> NoReturn:
    raise SuideskError("nothing_to_read")


def _read(text: str, groups: Groups) -> tuple[tuple[str, ...], KeptRows] | None:
    most: dict[str, int] = {}
    shown: dict[str, str] = {}
    for found in records(text):
        if isinstance(found, Remark):
            continue
        if groups.take(found):
            continue
        for value in found.values:
            shown.setdefault(value.name.lower(), value.name)
        for key, often in Counter(value.name.lower() for value in found.values).items():
            most[key] = max(most.get(key, 0), often)
    if not groups.others:
        return None
    names = tuple(shown[key] for key in shown for _ in range(most[key]))
    starts = dict(zip(shown, accumulate((most[key] for key in shown), initial=0), strict=False))
    if groups.names:
        names += (GROUPS,)
    return names, KeptRows(_rows(text, starts, names, groups))


def _rows(text: str, starts: dict[str, int], names: Sequence[str], groups: Groups) -> Iterator[Row | Problem]:
    number = 0
    for found in records(text):
        if isinstance(found, Remark):
            yield Problem(found.line, number + 1, "", found.code, "", shortened(found.text), Severity.NOTE)
            continue
        number += 1
        if groups.tells_apart(found):
            yield from _said_of(found, number, groups)
        else:
            yield from _row(found, number, starts, len(names), groups)


def _said_of(record: Record, number: int, groups: Groups) -> Iterator[Problem]:
    """Tell of a group what became of it; what it had beside its name and members is named, as nothing keeps it."""
    name = name_of(record)
    more = "; ".join(f"{value.name}: {value.text}" for value in record.values if not is_of_group(value))
    yield Problem(record.line, number, "", "group_as_tag", "", shortened(name), Severity.NOTE)
    if more:
        yield Problem(record.line, number, "", "group_detail_left_out", name, shortened(more), Severity.NOTE)
    if missing := groups.missing(record):
        yield Problem(record.line, number, "member", "group_member_missing", name, shortened("; ".join(missing)))


def _row(record: Record, number: int, starts: dict[str, int], width: int, groups: Groups) -> Iterator[Row | Problem]:
    if record.broken:
        yield Row(record.line, number, (record.text,), record.broken)
        return
    cells = [""] * width
    used: Counter[str] = Counter()
    for value in record.values:
        key = value.name.lower()
        cells[starts[key] + used[key]] = _clean(value)
        used[key] += 1
        if value is record.values[0] and groups.names:
            cells[-1] = words_out(groups.of(value.text))
        if value.doubt:
            yield Problem(value.line, number, value.name, value.doubt, "", shortened(value.text))
    yield Row(record.line, number, tuple(cells))


def _clean(value: Value) -> str:
    # RFC 4517, 3.3.28: a dollar sign parts the lines of a postal address.
    return value.text.replace("$", "\n") if value.name.lower() in _POSTAL else value.text
