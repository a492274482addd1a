"""Sets of columns that lists go out with, under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import LinkId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.text import folded, tidy
from suidesk.domain.validation import bounded, require

MOST = 16_384
"""Columns that a sheet may have (Excel's specification)."""
LONGEST = 100_000


@dataclass(frozen=True, kw_only=True)
class ColumnSet:
    """Columns in their order; `of` is the kind of list that they are columns of, `columns` a JSON array of names."""

    kind_of: ClassVar[Kind] = Kind.COLUMN_SET
    id: LinkId
    of: str
    name: str
    columns: str

    @classmethod
    def made(cls, of: str, name: str, columns: tuple[str, ...]) -> ColumnSet:
        """Give the set whose id follows from its kind of list and its name, whatever the capitals."""
        made = LinkId(derived_id("column_set", of, folded(tidy(name))))
        return cls(id=made, of=of, name=tidy(name), columns=json.dumps(list(columns), ensure_ascii=False))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(json.loads(self.columns))

    def check(self) -> None:
        """Refuse a set without a name or without columns."""
        require(self.of, "of", 100)
        require(self.name, "name")
        bounded(self.columns, "columns", LONGEST)
        try:
            names = json.loads(self.columns)
        except ValueError as error:
            raise Invalid("not_columns", field="columns") from error
        is_list = isinstance(names, list) and all(isinstance(one, str) and one.strip() for one in names)
        if not is_list or not 0 < len(names) <= MOST:
            raise Invalid("not_columns", field="columns")
