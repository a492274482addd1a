"""Rows and records: one table to one frozen dataclass, converted by the types of its fields."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, NewType, Union, get_args, get_origin, get_type_hints

from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from suidesk.domain.records import Record


class _Types(Mapping[Kind, type[Any]]):
    """Record types by kind; loaded when the first is asked for, since most of what reads knows its types itself."""

    def __getitem__(self, kind: Kind) -> type[Any]:
        return _types()[kind]

    def __iter__(self) -> Iterator[Kind]:
        return iter(_types())

    def __len__(self) -> int:
        return len(_types())


@cache
def _types() -> dict[Kind, type[Any]]:
    from suidesk.domain import (
        assets,
        column_sets,
        desk,
        duplicates,
        exports,
        funding,
        handovers,
        interactions,
        lists,
        network,
        pauses,
        people,
        projects,
        reminders,
        tuning,
        volunteers,
        workload,
    )

    return {
        record.kind_of: record
        for record in (
            people.Contact,
            people.ContactPoint,
            people.ContactLanguage,
            people.Tag,
            people.ContactTag,
            people.Field,
            people.FieldValue,
            people.KeptCardLine,
            duplicates.ToldApart,
            network.Connection,
            interactions.Interaction,
            interactions.Participant,
            volunteers.Volunteer,
            volunteers.VolunteerSkill,
            volunteers.Availability,
            volunteers.Absence,
            pauses.PausePart,
            volunteers.CheckSeen,
            projects.Project,
            projects.Need,
            projects.Role,
            projects.Assignment,
            workload.Commitment,
            workload.TimeEntry,
            assets.Asset,
            assets.Holding,
            funding.Grant,
            funding.GrantUse,
            funding.GrantDetail,
            funding.Spend,
            funding.Reserve,
            funding.Obligation,
            handovers.Handover,
            handovers.HandoverItem,
            reminders.FollowUp,
            reminders.Reminder,
            lists.SavedList,
            exports.ListExport,
            column_sets.ColumnSet,
            tuning.RuleSetting,
            tuning.Mute,
            desk.DeskSettings,
        )
    }


type_of: Mapping[Kind, type[Any]] = _Types()
"""The record type of each table."""

LOCAL: dict[Kind, frozenset[str]] = {Kind.CONTACT: frozenset({"sort_key"}), Kind.DESK: frozenset({"seen_at"})}
"""Columns that the journal leaves out: they follow from the desk's language, or are no change of the user's."""

Value = str | int | None
Row = dict[str, Value]


@dataclass(frozen=True)
class Shape:
    """How records of one type lie in their table."""

    table: str
    columns: tuple[str, ...]
    select: str
    insert: str
    _encoders: tuple[tuple[str, Callable[[Any], Value]], ...]
    _decoders: tuple[Callable[[Any], object] | None, ...]
    _record: Callable[..., Any]

    def encode(self, record: Record) -> Row:
        """Give the record as the values of its row."""
        # The fields of a frozen record are its attributes, in the order of the columns.
        row: Row = dict(vars(record))
        for name, code in self._encoders:
            if row[name] is not None:
                row[name] = code(row[name])
        return row

    def decode(self, values: Sequence[Any]) -> Any:
        """Give the record of a row that was read with `select`."""
        made = {
            name: value if code is None or value is None else code(value)
            for name, value, code in zip(self.columns, values, self._decoders, strict=True)
        }
        return self._record(**made)


def shape(record: type[Any]) -> Shape:
    """Give the shape of a record type; worked out once from its annotations."""
    if record not in _shapes:
        _shapes[record] = _shape(record)
    return _shapes[record]


_shapes: dict[type[Any], Shape] = {}


def _shape(record: type[Any]) -> Shape:
    hints = get_type_hints(record)
    names = tuple(field.name for field in dataclasses.fields(record))
    coders = [_coders(hints[name]) for name in names]
    table = record.kind_of.value
    listed = ", ".join(names)
    return Shape(
        table=table,
        columns=names,
        select=f"SELECT {', '.join(f'{table}.{name}' for name in names)} FROM {table}",
        insert=f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(names))})",
        _encoders=tuple((name, encode) for name, (encode, _) in zip(names, coders, strict=True) if encode),
        _decoders=tuple(decode for _, decode in coders),
        _record=record,
    )


def _coders(hint: Any) -> tuple[Callable[[Any], Value] | None, Callable[[Any], object] | None]:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not types.NoneType)
    if isinstance(hint, NewType):
        hint = hint.__supertype__
    if hint is datetime:
        return _instant_out, _instant_in
    if hint is date:
        return date.isoformat, date.fromisoformat
    if hint is bool:
        return int, bool
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_out, hint
    return None, None


def _enum_out(value: Enum) -> Value:
    plain: Value = value.value
    return plain


def _instant_out(value: datetime) -> str:
    """Keep instants in UTC, so that their texts sort as they happened."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds")


def _instant_in(value: str) -> datetime:
    return datetime.fromisoformat(value)
