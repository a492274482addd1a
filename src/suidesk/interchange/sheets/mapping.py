"""Which column of a list of records goes where, and whether names that are not here are made."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError
from suidesk.interchange.days import DayOrder
from suidesk.interchange.mapping import fingerprint_of, index_of
from suidesk.interchange.own_files import ID_HEADING
from suidesk.interchange.policies import Policy
from suidesk.interchange.sheets.places import Place

if TYPE_CHECKING:
    from suidesk.interchange.list_kinds import ListKind
    from suidesk.interchange.sheets.sheet import Sheet
    from suidesk.interchange.tables import Reading


@dataclass(frozen=True, kw_only=True)
class SheetUse:
    """Where the cells of one column go; `day_order` says how it writes days."""

    target: Place
    day_order: DayOrder = DayOrder.DAY_FIRST
    policy: Policy | None = None
    """What happens where its values differ from those here, if not what the file's policy says."""

    def moved(self, target: Place, column: str, order: DayOrder) -> SheetUse:
        """Give the use of another place; the column's name makes no difference."""
        del column
        return SheetUse(target=target, day_order=order)

    def treated(self, policy: Policy | None) -> SheetUse:
        """Give the same use with another policy."""
        return replace(self, policy=policy)


@dataclass(frozen=True, kw_only=True)
class SheetMapping:
    """One use for each column of a table of records.

    `creates_missing` makes people, projects and funders that rows name and that are not here.
    """

    kind: ListKind
    columns: tuple[str, ...]
    uses: tuple[SheetUse, ...]
    creates_missing: bool = False
    policy: Policy | None = None
    """What a mapping file says happens where the list and the desk differ."""

    @property
    def fingerprint(self) -> str:
        """A short text that two files with the same headings share, to remember a mapping by."""
        return fingerprint_of(self.columns)

    @property
    def is_exact(self) -> bool:
        """Tell whether the file is a lossless export of ours, whose cells are taken as they stand."""
        pairs = zip(self.columns, self.uses, strict=True)
        return any(use.target is Place.ID and column == ID_HEADING for column, use in pairs)

    def using(self, column: str, use: SheetUse) -> SheetMapping:
        """Give the mapping with another use of that column. Raises `mapping_unknown_column`."""
        at = index_of(column, self.columns)
        return replace(self, uses=(*self.uses[:at], use, *self.uses[at + 1 :]))

    def places(self) -> dict[Place, str]:
        """Give the column of each place. Raises `column_twice` (place, columns)."""
        found: dict[Place, str] = {}
        for column, use in zip(self.columns, self.uses, strict=True):
            if use.target in {Place.IGNORE, Place.UNKNOWN, Place.DETAIL}:
                continue
            if use.target in found:
                raise SuideskError("column_twice", place=use.target.value, columns=f"{found[use.target]}, {column}")
            found[use.target] = column
        return found

    def need(self, sheet: Sheet) -> None:
        """Raise `column_missing` (place, columns) when nothing could tell what every row must."""
        there = self.places().keys()
        for wanted in sheet.needs:
            if there.isdisjoint(wanted):
                place = next(column.place for column in sheet.columns if column.place in wanted)
                raise SuideskError("column_missing", place=place.value, columns=", ".join(self.columns))

    def to_json(self, reading: Reading | None = None) -> str:
        """Give the mapping as the text of a mapping file, with how the file was read if that was chosen."""
        chosen = {name: value for name, value in vars(reading).items() if value is not None} if reading else {}
        columns = {
            name: _plain(use)
            for name, use in zip(self.columns, self.uses, strict=True)
            if use.target is not Place.UNKNOWN
        }
        policy = {"policy": self.policy.value} if self.policy else {}
        said = {"kind": self.kind.value, **chosen, **policy, "create_missing": self.creates_missing, "columns": columns}
        return json.dumps(said, ensure_ascii=False, indent=2)


def _plain(use: SheetUse) -> str | dict[str, str]:
    said = {} if use.day_order is DayOrder.DAY_FIRST else {"day_order": use.day_order.value}
    if use.policy is not None:
        said["policy"] = use.policy.value
    return {"target": use.target.value, **said} if said else use.target.value
