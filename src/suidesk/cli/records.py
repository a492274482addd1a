"""Answers of any query as lines for people: records as tables, one record as its fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any

from suidesk.cli.layout import printable, width
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.cli.output import Output


def show_answer(output: Output, answer: Any) -> None:
    """Show an answer; a single record's own lists follow it as tables."""
    if isinstance(answer, Mapping):
        _show_fields(output, {_cell(name): value for name, value in answer.items()})
    elif _is_record(answer):
        _show_record(output, answer)
    elif isinstance(answer, list | tuple):
        _show_rows(output, answer)
    else:
        output.show(printable(_cell(answer)))


def _show_record(output: Output, record: Any) -> None:
    flat = flattened(record)
    tables = {name: value for name, value in flat.items() if _is_rows(value)}
    _show_fields(output, {name: value for name, value in flat.items() if name not in tables})
    for name, rows in tables.items():
        output.show("", f"{name}:")
        _show_rows(output, rows)


def _show_fields(output: Output, values: Mapping[str, Any]) -> None:
    shown = {name: printable(_cell(value)) for name, value in values.items()}
    size = max((width(name) for name, text in shown.items() if text), default=0)
    output.show(*(f"{name}{' ' * (size - width(name))}  {text}" for name, text in shown.items() if text))


def _show_rows(output: Output, rows: Iterable[Any]) -> None:
    flat = [flattened(row) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    cells = [[_cell(row.get(name)) for name in names] for row in flat]
    output.show_table(names, cells, translate("CommandLine", "Nothing was found."))


def flattened(record: Any) -> dict[str, Any]:
    """Give a record's fields by name, those of records within it beside its own; an outer name comes before."""
    if not _is_record(record):
        values = record if isinstance(record, tuple) else (record,)
        return {str(number): value for number, value in enumerate(values, start=1)}
    flat: dict[str, Any] = {}
    inner: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if _is_record(value):
            inner.update({_free(name, field.name, flat, inner): one for name, one in flattened(value).items()})
        else:
            flat[field.name] = value
    return {**{name: value for name, value in inner.items() if name not in flat}, **flat}


def _free(name: str, owner: str, *taken: Mapping[str, Any]) -> str:
    return f"{owner}.{name}" if any(name in names for names in taken) else name


def _is_rows(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(one, tuple) or _is_record(one) for one in value)


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, bool):
        return translate("CommandLine", "yes")
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value, IntEnum) else str(value.value)
    return value.isoformat(sep=" ", timespec="minutes") if isinstance(value, datetime) else _joined(value)


def _joined(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{_cell(name)}: {_cell(one)}" for name, one in value.items())
    if isinstance(value, list | tuple | frozenset):
        return ", ".join(map(_cell, value))
    if _is_record(value):
        return " ".join(filter(None, map(_cell, flattened(value).values())))
    return str(value)
