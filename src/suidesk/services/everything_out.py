"""Everything that a desk holds, to one file: as JSON for another desk, or as a workbook with a sheet for each noun."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.interchange.everything import pieces
from suidesk.services.exporting_watch import ExportWatch
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write_pieces
from suidesk.store.rows import LOCAL, shape, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from suidesk.services.asking import Asking
    from suidesk.services.import_watch import Cancelled, Progress
    from suidesk.store.reading import Reading

PRIVATE_KINDS: Final = frozenset({Kind.CHECK_SEEN, Kind.INTERACTION, Kind.PARTICIPANT})
PRIVATE_FIELDS: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.CONTACT: frozenset({"notes"}),
    Kind.VOLUNTEER: frozenset({"emergency_contact"}),
}
"""What leaves the desk only where that was asked for: notes, emergency contacts, checks seen, conversations."""
_OF_THIS_LAPTOP: Final[Mapping[Kind, frozenset[str]]] = {Kind.DESK: frozenset({"site_id"})}
AT_ONCE: Final = 2_000
_OF_THE_FILE: Final = frozenset({"store_read_only", "io_error"})
"""What the disk says of the new file, in words that are those of the store."""


@dataclass(frozen=True)
class WantedEverything:
    """When the file is made, and whether private things go with it."""

    now: datetime
    has_private: bool = False


@dataclass(frozen=True)
class EverythingSaved:
    """How many records of each table were written."""

    counts: Mapping[Kind, int]

    @property
    def count(self) -> int:
        """How many records there are in all."""
        return sum(self.counts.values())


def kinds_out(*, has_private: bool) -> tuple[Kind, ...]:
    """Give the tables that go into the file."""
    return tuple(kind for kind in Kind if has_private or kind not in PRIVATE_KINDS)


@dataclass(frozen=True)
class EverythingCount:
    """How many records a file of everything would have."""

    has_private: bool

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        kinds = kinds_out(has_private=self.has_private)
        return sum(int(db.value(f"SELECT count(*) FROM {kind}")) for kind in kinds)


def save_everything(
    desk: Asking,
    path: Path,
    wanted: WantedEverything,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> EverythingSaved:
    """Write the file whole or not at all, in one state of the desk, with memory for some thousand records.

    Raises `cancelled`, and `disk_full` or `file_not_written` as `write_file` does.
    """
    return desk.ask(_Saving(path, wanted, ExportWatch(progress, cancelled)))


class _Saving:
    def __init__(self, path: Path, wanted: WantedEverything, watch: ExportWatch) -> None:
        self._path, self._now, self._has_private, self._watch = path, wanted.now, wanted.has_private, watch
        self._counts: Counter[Kind] = Counter()

    def fetch(self, db: Reading) -> EverythingSaved:
        total = EverythingCount(self._has_private).fetch(db)
        tables = ((kind.value, self._told(db, kind, total)) for kind in kinds_out(has_private=self._has_private))
        made_at = self._now.isoformat(timespec="seconds")
        try:
            with expected_errors():
                atomic_write_pieces(self._path, pieces(made_at, tables, has_private=self._has_private))
        except SuideskError as error:
            if error.code in _OF_THE_FILE:
                raise SuideskError("file_not_written", name=self._path.name) from error
            raise
        return EverythingSaved(dict(self._counts))

    def _told(self, db: Reading, kind: Kind, total: int) -> Iterator[dict[str, Any]]:
        left_out = LOCAL.get(kind, frozenset()) | _OF_THIS_LAPTOP.get(kind, frozenset())
        if not self._has_private:
            left_out |= PRIVATE_FIELDS.get(kind, frozenset())
        for record in each_record(db, kind):
            told = msgspec.to_builtins(record, builtin_types=())
            yield {name: value for name, value in told.items() if value is not None and name not in left_out}
            self._counts[kind] += 1
            if not self._counts[kind] % AT_ONCE:
                self._watch.done(self._counts.total(), total)


def each_record(db: Reading, kind: Kind) -> Iterator[Any]:
    """Give all records of a kind in the order of their ids, some thousand at a time."""
    record, last = type_of[kind], ""
    while some := db.records(record, f"WHERE {shape(record).table}.id > ? ORDER BY id LIMIT {AT_ONCE}", (last,)):
        yield from some
        last = some[-1].id
