"""Which sets of columns there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.column_sets import ColumnSet
from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class ColumnSets:
    """The sets of columns of a kind of list, by name."""

    of: str

    def fetch(self, db: Reading) -> tuple[ColumnSet, ...]:
        """Give them."""
        return tuple(db.records(ColumnSet, "WHERE of = ? ORDER BY name COLLATE NOCASE, id", (self.of,)))


@dataclass(frozen=True)
class ColumnsNamed:
    """The columns of the set of that name; raises `no_such_columns` (name, names)."""

    of: str
    name: str

    def fetch(self, db: Reading) -> tuple[str, ...]:
        """Give their names, in order."""
        known = ColumnSets(self.of).fetch(db)
        wanted = ColumnSet.made(self.of, self.name, ("name",)).id
        for one in known:
            if one.id == wanted:
                return one.names
        raise SuideskError("no_such_columns", name=self.name, names=", ".join(one.name for one in known))
