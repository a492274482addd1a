"""Which column goes where: a value that can be shown, changed column by column, kept as JSON and used again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind
from suidesk.domain.text import folded, tidy
from suidesk.interchange.days import DayOrder
from suidesk.interchange.policies import Policy, saved_policy
from suidesk.interchange.tables import Reading
from suidesk.interchange.targets import Target

if TYPE_CHECKING:
    from collections.abc import Mapping as AnyMapping
    from collections.abc import Sequence

    from suidesk.interchange.tables import Table

NAMING = frozenset({Target.FULL_NAME, Target.GIVEN, Target.FAMILY, Target.ORGANISATION, Target.EMAIL, Target.PHONE})
"""A file needs one of these: a contact is called by a name or, failing that, by its address or number."""


@dataclass(frozen=True, kw_only=True)
class ColumnUse:
    """Where the cells of one column go.

    `label` is given to its points ("work"), `slot` ties the parts of one address, or a label to its
    point; `field` names the custom field, `day_order` says how the column writes days.
    """

    target: Target
    label: str = ""
    slot: str = ""
    field: str = ""
    day_order: DayOrder = DayOrder.DAY_FIRST
    policy: Policy | None = None
    """What happens where its values differ from those here, if not what the file's policy says."""

    def moved(self, target: Target, column: str, order: DayOrder) -> ColumnUse:
        """Give the use of another target for a column of that name; of the same target it is this one."""
        if target is self.target:
            return replace(self, day_order=order)
        return ColumnUse(target=target, field=column if target is Target.CUSTOM else "", day_order=order)

    def treated(self, policy: Policy | None) -> ColumnUse:
        """Give the same use with another policy."""
        return replace(self, policy=policy)


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """One use for each column of a table, and the kind of the rows that do not say theirs."""

    columns: tuple[str, ...]
    uses: tuple[ColumnUse, ...]
    kind: ContactKind = ContactKind.PERSON
    of_volunteers: bool = False
    """Whether every person in the list is a volunteer."""
    policy: Policy | None = None
    """What a mapping file says happens where the list and the desk differ."""

    @property
    def fingerprint(self) -> str:
        """A short text that two files with the same headings share, to remember a mapping by."""
        return fingerprint_of(self.columns)

    @cached_property
    def is_exact(self) -> bool:
        """Tell whether the file is a lossless export of ours, whose cells are taken as they stand."""
        return any(use.target is Target.ID for use in self.uses)

    def using(self, column: str, use: ColumnUse) -> Mapping:
        """Give the mapping with another use of that column. Raises `mapping_unknown_column`."""
        at = index_of(column, self.columns)
        return replace(self, uses=(*self.uses[:at], use, *self.uses[at + 1 :]))

    def need_name(self) -> None:
        """Raise `no_name_column` when no column could say who a contact is."""
        if not any(use.target in NAMING for use in self.uses):
            raise SuideskError("no_name_column", columns=", ".join(self.columns))

    def to_json(self, reading: Reading | None = None) -> str:
        """Give the mapping as the text of a mapping file, with how the file was read if that was chosen."""
        reading = reading or Reading()
        chosen = {name: value for name, value in vars(reading).items() if value is not None}
        kind = "volunteers" if self.of_volunteers else self.kind.value
        columns = {name: _plain(use) for name, use in zip(self.columns, self.uses, strict=True)}
        policy = {"policy": self.policy.value} if self.policy else {}
        return json.dumps({"kind": kind, **chosen, **policy, "columns": columns}, ensure_ascii=False, indent=2)


@dataclass(frozen=True, kw_only=True)
class SavedMapping:
    """What a mapping file says: uses by column name, the kind, and how to read the file."""

    uses: AnyMapping[str, ColumnUse]
    kind: ContactKind | None = None
    of_volunteers: bool = False
    reading: Reading = field(default_factory=Reading)
    policy: Policy | None = None

    def on(self, table: Table, guessed: Mapping) -> Mapping:
        """Give the guessed mapping of a table with the saved uses put over it. Raises `mapping_unknown_column`."""
        by_heading = {folded(name): name for name in reversed(table.columns)}
        mapping = replace(
            guessed,
            kind=self.kind or guessed.kind,
            of_volunteers=self.of_volunteers or guessed.of_volunteers,
            policy=self.policy,
        )
        for name, use in self.uses.items():
            column = name if name in table.columns else by_heading.get(folded(tidy(name)), name)
            mapping = mapping.using(column, use)
        return mapping


def fingerprint_of(headings: Sequence[str]) -> str:
    """Give a text that stands for a row of headings, whatever their capitals and accents."""
    joined = "\x1f".join(folded(tidy(heading)) for heading in headings)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def saved_mapping(data: bytes) -> SavedMapping:
    """Read a mapping file. Raises `mapping_unreadable` (line), `mapping_unknown_target`, `mapping_unknown_value`."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SuideskError("mapping_unreadable", line=getattr(error, "lineno", 1)) from error
    columns = found.get("columns") if isinstance(found, dict) else None
    if not isinstance(columns, dict):
        raise SuideskError("mapping_unreadable", line=1)
    uses = {name: _use(name, value) for name, value in columns.items()}
    kind = found.get("kind")
    return SavedMapping(
        uses=uses,
        kind=_kind(kind),
        of_volunteers=kind == "volunteers",
        reading=reading_of(found),
        policy=saved_policy(found.get("policy")),
    )


def _plain(use: ColumnUse) -> str | dict[str, str]:
    said = {"label": use.label, "slot": use.slot, "field": use.field}
    if use.day_order is not DayOrder.DAY_FIRST:
        said["day_order"] = use.day_order.value
    if use.policy is not None:
        said["policy"] = use.policy.value
    said = {name: value for name, value in said.items() if value}
    return {"target": use.target.value, **said} if said else use.target.value


def _use(column: str, value: Any) -> ColumnUse:
    parts = {"target": value} if isinstance(value, str) else value
    if not isinstance(parts, dict) or not all(isinstance(part, str) for part in parts.values()):
        raise SuideskError("mapping_unknown_target", column=column, target=str(value))
    target, order = parts.get("target", ""), parts.get("day_order", DayOrder.DAY_FIRST.value)
    if target not in set(Target) or order not in set(DayOrder) or parts.keys() - _USE_KEYS:
        raise SuideskError("mapping_unknown_target", column=column, target=str(value))
    use = ColumnUse(
        target=Target(target),
        label=parts.get("label", ""),
        slot=parts.get("slot", ""),
        field=parts.get("field", ""),
        day_order=DayOrder(order),
        policy=saved_policy(parts.get("policy")),
    )
    return replace(use, field=tidy(column)) if use.target is Target.CUSTOM and not use.field else use


_USE_KEYS = frozenset({"target", "label", "slot", "field", "day_order", "policy"})
_KINDS = {
    "people": ContactKind.PERSON,
    "organisations": ContactKind.ORGANISATION,
    "volunteers": ContactKind.PERSON,
    **{kind.value: kind for kind in ContactKind},
}


# A quote would open a cell and a line end would end a row.
_NO_SEPARATORS = frozenset('"\r\n\0')


def _kind(value: Any) -> ContactKind | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in _KINDS:
        raise SuideskError("mapping_unknown_value", name="kind", value=str(value))
    return _KINDS[value]


def reading_of(found: dict[str, Any]) -> Reading:
    """Give how a mapping file says to read its list. Raises `mapping_unknown_value`."""
    encoding, separator, has_header = (found.get(name) for name in ("encoding", "separator", "has_header"))
    if not isinstance(encoding, str | None):
        raise SuideskError("mapping_unknown_value", name="encoding", value=str(encoding))
    if separator is not None and (not isinstance(separator, str) or len(separator) != 1 or separator in _NO_SEPARATORS):
        raise SuideskError("mapping_unknown_value", name="separator", value=str(separator))
    if not isinstance(has_header, bool | None):
        raise SuideskError("mapping_unknown_value", name="has_header", value=str(has_header))
    sheet = found.get("sheet")
    if not isinstance(sheet, str | None):
        raise SuideskError("mapping_unknown_value", name="sheet", value=str(sheet))
    return Reading(encoding=encoding, separator=separator, has_header=has_header, sheet=sheet)


def index_of(column: str, columns: Sequence[str]) -> int:
    """Give where a column stands. Raises `mapping_unknown_column`."""
    if column not in columns:
        raise SuideskError("mapping_unknown_column", column=column, columns=", ".join(columns))
    return columns.index(column)
