"""Mapping files of lists of records, and what kind of list any mapping file is for."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from suidesk.domain.errors import SuideskError
from suidesk.domain.text import folded, tidy
from suidesk.interchange.days import DayOrder
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.mapping import reading_of
from suidesk.interchange.policies import Policy, saved_policy
from suidesk.interchange.sheets.kinds import sheet_of
from suidesk.interchange.sheets.mapping import SheetMapping, SheetUse
from suidesk.interchange.sheets.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping as AnyMapping

    from suidesk.interchange.tables import Reading, Table

_SINGULAR = {"person": ListKind.PEOPLE, "organisation": ListKind.ORGANISATIONS}
"""What older mapping files call their kinds."""


@dataclass(frozen=True, kw_only=True)
class SavedSheetMapping:
    """What a mapping file says: uses by column name, how to read the file, and whether missing names are made."""

    uses: AnyMapping[str, SheetUse]
    reading: Reading
    creates_missing: bool | None = None
    policy: Policy | None = None

    def on(self, table: Table, guessed: SheetMapping) -> SheetMapping:
        """Give the guessed mapping of a table with the saved uses put over it. Raises `mapping_unknown_column`."""
        by_heading = {folded(name): name for name in reversed(table.columns)}
        chosen = {use.target for use in self.uses.values()}
        # A column that the file gives a place takes it from one that was only guessed.
        uses = tuple(SheetUse(target=Place.UNKNOWN) if use.target in chosen else use for use in guessed.uses)
        mapping = replace(guessed, uses=uses, policy=self.policy)
        if self.creates_missing is not None:
            mapping = replace(mapping, creates_missing=self.creates_missing)
        for name, use in self.uses.items():
            column = name if name in table.columns else by_heading.get(folded(tidy(name)), name)
            mapping = mapping.using(column, use)
        return mapping


def kind_of_saved(data: bytes) -> ListKind | None:
    """Give the kind that a mapping file names, if any. Raises `mapping_unreadable`, `mapping_unknown_value`."""
    value = _loaded(data).get("kind")
    if value is None:
        return None
    if isinstance(value, str) and value in _SINGULAR:
        return _SINGULAR[value]
    if not isinstance(value, str) or value not in set(ListKind):
        raise SuideskError("mapping_unknown_value", name="kind", value=str(value))
    return ListKind(value)


def reading_of_saved(data: bytes) -> Reading:
    """Give how any mapping file says to read its list. Raises `mapping_unreadable`, `mapping_unknown_value`."""
    return reading_of(_loaded(data))


def saved_sheet_mapping(data: bytes, kind: ListKind) -> SavedSheetMapping:
    """Read a mapping file. Raises `mapping_unreadable`, `mapping_unknown_target`, `mapping_unknown_value`."""
    found = _loaded(data)
    columns = found.get("columns")
    if not isinstance(columns, dict):
        raise SuideskError("mapping_unreadable", line=1)
    makes = found.get("create_missing")
    if not isinstance(makes, bool | None):
        raise SuideskError("mapping_unknown_value", name="create_missing", value=str(makes))
    places = {column.place for column in sheet_of(kind).columns} | {Place.IGNORE}
    uses = {name: _use(name, value, places) for name, value in columns.items()}
    policy = saved_policy(found.get("policy"))
    return SavedSheetMapping(uses=uses, reading=reading_of(found), creates_missing=makes, policy=policy)


def _loaded(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SuideskError("mapping_unreadable", line=getattr(error, "lineno", 1)) from error
    if not isinstance(found, dict):
        raise SuideskError("mapping_unreadable", line=1)
    return found


def _use(column: str, value: Any, places: set[Place]) -> SheetUse:
    parts = {"target": value} if isinstance(value, str) else value
    known = isinstance(parts, dict) and not parts.keys() - {"target", "day_order", "policy"}
    target = parts.get("target") if known else None
    order = parts.get("day_order", DayOrder.DAY_FIRST.value) if known else None
    if not isinstance(target, str) or target not in places or str(order) not in set(DayOrder):
        raise SuideskError("mapping_unknown_target", column=column, target=str(value))
    policy = saved_policy(parts.get("policy")) if known else None
    return SheetUse(target=Place(target), day_order=DayOrder(str(order)), policy=policy)
