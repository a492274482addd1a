"""Whether all is well with a store and its backups, and the one thing that can be mended without a backup."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.services import backup_file
from suidesk.services.backup import backups_in, no_progress
from suidesk.store import backup as copying
from suidesk.store import checking
from suidesk.store.faults import expected_errors
from suidesk.store.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.services.backup_file import Backup
    from suidesk.store.backup import Progress
    from suidesk.store.opening import Store

STEPS: Final = 3
"""Parts of the check of the store itself; each backup is one more."""


@dataclass(frozen=True, kw_only=True)
class StoreCheck:
    """What was found; `index_is_true` and `journal_gaps` are None where the pages are too damaged to ask."""

    is_sound: bool
    index_is_true: bool | None
    journal_gaps: int | None
    backups: tuple[Backup, ...]
    """Backups that are whole, newest first."""
    bad_backups: tuple[tuple[Path, SuideskError], ...]
    """Files that should be backups, and why they aren't."""

    @property
    def is_well(self) -> bool:
        """Tell whether nothing needs mending; a store without any backup can be well."""
        return self.is_sound and self.index_is_true is True and self.journal_gaps == 0 and not self.bad_backups


def check_store(store: Store, backups: Path, progress: Progress = no_progress) -> StoreCheck:
    """Look through a store and the backups in a folder, changing nothing; `progress` may stop it by raising."""
    found = backups_in(backups)
    total = STEPS + len(found.backups)
    bad = list(found.unreadable)
    is_sound, index_is_true, gaps = _check_tables(store, lambda step: progress(step, total))
    whole = []
    for done, backup in enumerate(found.backups, start=STEPS):
        progress(done, total)
        try:
            backup_file.require_whole(backup, no_progress)
            whole.append(backup)
        except SuideskError as error:
            bad.append((backup.path, error))
    progress(total, total)
    return StoreCheck(
        is_sound=is_sound,
        index_is_true=index_is_true,
        journal_gaps=gaps,
        backups=tuple(whole),
        bad_backups=tuple(bad),
    )


def _check_tables(store: Store, progress: Callable[[int], object]) -> tuple[bool, bool | None, int | None]:
    try:
        with expected_errors(store.folder), closing(store.writer()) as connection:
            progress(0)
            if not copying.is_sound(connection):
                return False, None, None
            progress(1)
            is_true = checking.is_index_true(connection, Reading(connection).desk().language)
            progress(2)
            return True, is_true, checking.journal_gaps(connection)
    except SuideskError as error:
        if error.code not in {"store_damaged", "store_unreadable"}:
            raise
        return False, None, None


def rebuild_index(store: Store) -> None:
    """Make the search index anew from the records; it holds nothing of its own."""
    with expected_errors(store.folder), closing(store.writer()) as connection:
        checking.rebuild_index(connection, Reading(connection).desk().language)
