"""A whole desk from its file: looked at before anything is changed, then brought in as one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from suidesk.commands.everything import BringEverythingBack, BroughtBack, is_new
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.interchange.decisions import Fate
from suidesk.interchange.everything import Everything, is_everything, read_everything, record_of
from suidesk.interchange.merging import Policy
from suidesk.services.exporting_watch import ExportWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.services.asking import Asking, Working
    from suidesk.services.desk import Done
    from suidesk.services.import_watch import Cancelled, Progress
    from suidesk.store.reading import Reading

BEGINNING: Final = 200
MOST_TOLD: Final = 1_000
"""Complaints in the report; of more, their number."""


@dataclass(frozen=True)
class LookedAt:
    """A file of everything beside this desk: how many records of each table it has, and how many of these are here."""

    everything: Everything
    counts: Mapping[str, int]
    here: Mapping[str, int]
    becomes_desk: bool
    """Whether this desk is new, so that it takes the file's settings and user."""

    @property
    def new(self) -> int:
        """How many records aren't here."""
        return self.everything.count - sum(self.here.values())


@dataclass(frozen=True)
class _Here:
    everything: Everything

    def fetch(self, db: Reading) -> LookedAt:
        counts = {table: len(records) for table, records in self.everything.records.items()}
        here = {table: self._here(db, table) for table in counts if table in set(Kind)}
        return LookedAt(self.everything, counts, here, is_new(db))

    def _here(self, db: Reading, table: str) -> int:
        there, found = {ref for (ref,) in db.rows(f"SELECT id FROM {Kind(table)}")}, 0
        for raw in self.everything.records[table] if there else ():
            try:
                found += record_of(raw).get("id") in there
            except (ValueError, TypeError):
                continue
        return found


def is_desk_file(path: Path) -> bool:
    """Tell by its beginning whether a file is a whole desk; one that can't be read is none."""
    try:
        with path.open("rb") as file:
            return is_everything(file.read(BEGINNING))
    except OSError:
        return False


def content_of(path: Path) -> bytes:
    """Give what the file holds. Raises `file_not_read` (name)."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SuideskError("file_not_read", name=path.name) from error


def look_at(desk: Asking, content: bytes) -> LookedAt:
    """Read the file and count what of it is here; changes nothing. Raises as `read_everything`."""
    return desk.ask(_Here(read_everything(content)))


def bring_back(  # noqa: PLR0913 (what an import needs)
    desk: Working,
    backup: Callable[[], object],
    looked: LookedAt,
    file: str,
    *,
    policy: Policy = Policy.FILL_BLANKS,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Done:
    """Bring it in as one change, after a backup of what is here, and give it with its `BroughtBack`.

    Raises `cancelled`: nothing is changed then.
    """
    if not looked.becomes_desk:
        backup()
    watch, total = ExportWatch(progress, cancelled), looked.everything.count
    command = BringEverythingBack(file, looked.everything, policy, lambda done: watch.done(done, total))
    return desk.run(command)


def report_of(brought: BroughtBack) -> dict[str, Any]:
    """Give the report as plain values: how many met which fate, by table and in all, and what was wrong."""
    tables: dict[str, dict[str, int]] = {}
    for (table, fate), count in brought.fates.items():
        tables.setdefault(str(table), {})[fate.value] = count
    return {
        **{fate.value: brought.count(fate) for fate in Fate},
        "tables": tables,
        "problem_count": len(brought.complaints),
        "problems": [
            {"table": str(one.table), "record": one.at, "code": one.code, "field": one.field}
            for one in brought.complaints[:MOST_TOLD]
        ],
    }
