"""What the past of a record is made of: the changes that touched it or its parts, column by column."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.domain.kinds import Kind

Value = str | int | None
"""What stands in a column, as the store keeps it."""


class How(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class RowChange:
    """What a change did to one row: the columns that differ, before and after; `row` is all that is known of it."""

    kind: Kind
    id: str
    how: How
    columns: Mapping[str, tuple[Value, Value]]
    row: Mapping[str, Value] = field(default_factory=dict)
