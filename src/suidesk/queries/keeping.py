"""Keeps what was dear to gather until a table that it was gathered from changes; the journal tells which did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

T = TypeVar("T")


@dataclass(frozen=True)
class _Part:
    """An answer, the change up to which it holds at least, and what was asked beside the store."""

    version: int
    asked: object
    answer: Any


@dataclass
class Kept:
    """The parts that were gathered last, over one store; used from one thread at a time."""

    parts: dict[str, _Part] = field(default_factory=dict)

    def over(self, db: Reading) -> Keeping:
        """Use them for a state of the store, to be asked within one snapshot."""
        return Keeping(self, db)


class Keeping:
    """Gives a part as it was kept where nothing that it depends on has changed, and gathers it otherwise."""

    def __init__(self, kept: Kept, db: Reading) -> None:
        """Look at that state."""
        self._kept, self._db = kept, db
        self._version = db.newest_batch()
        self._changed: dict[int, frozenset[str] | None] = {}

    def part(self, name: str, tables: frozenset[Kind], asked: object, gather: Callable[[], T]) -> T:
        """Give what `gather` gives; it may read these tables alone, and depend on nothing but them and `asked`."""
        found = self._kept.parts.get(name)
        if found is not None and found.asked == asked and self._is_untouched(found.version, tables):
            answer: T = found.answer
        else:
            answer = gather()
        self._kept.parts[name] = _Part(self._version, asked, answer)
        return answer

    def _is_untouched(self, version: int, tables: frozenset[Kind]) -> bool:
        if version == self._version:
            return True
        if version > self._version:
            # Another, older store lies here now.
            return False
        if version not in self._changed:
            self._changed[version] = self._db.tables_changed_since(version)
        changed = self._changed[version]
        return changed is not None and changed.isdisjoint(table.value for table in tables)
