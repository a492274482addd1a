"""Changes to sets of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.column_sets import ColumnSet

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class SaveColumns:
    """Keep columns, in their order, under a name for a kind of list; of that name they take the place of the others."""

    of: str
    name: str
    columns: tuple[str, ...]

    def apply(self, tx: Tx) -> str:
        """Write them and give the id."""
        made = tx.put(ColumnSet.made(self.of, self.name, self.columns))
        tx.say(name=made.name)
        return made.id


@dataclass(frozen=True, kw_only=True)
class RemoveColumns:
    """Remove a set of columns."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        found = tx.get(ColumnSet, self.id)
        tx.say(name=found.name)
        tx.delete(found)
