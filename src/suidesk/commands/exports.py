"""Changes to what is known of lists that went out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.exports import ListExport, export_id
from suidesk.domain.reminders import Outcome, Reminder

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class RecordExport:
    """Note that a list went out, by the user of this desk and now; by hand also one that another program wrote.

    `what` is the kind of list, `position` and `mark` tie the file to the journal (see `domain.exports`).
    """

    file: str
    what: str
    count: int
    format: str = "csv"
    list_name: str = ""
    is_part: bool = False
    is_lossless: bool = False
    columns: tuple[str, ...] = ()
    purpose: str = ""
    delete_by: date | None = None
    position: int | None = None
    mark: str = ""

    def apply(self, tx: Tx) -> str:
        """Write it; gives the id."""
        desk = tx.desk()
        newest = tx.newest_batch()
        position = newest if self.position is None else self.position
        ref = export_id(desk.site_id, position)
        if tx.find(ListExport, ref) is not None:
            ref = export_id(desk.site_id, newest)
        tx.say(name=self.file, count=self.count)
        values = {**given(self), "position": position, "columns": "\n".join(self.columns)}
        return tx.put(ListExport(id=ref, at=tx.now, by_id=desk.me_id, **values)).id


@dataclass(frozen=True, kw_only=True)
class ChangeExport:
    """Change why a list went out or by when it is to be deleted; what isn't given stays."""

    id: str
    purpose: str | UnsetType = UNSET
    delete_by: date | UnsetType | None = UNSET
    deleted_on: date | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        changed = replace(tx.get(ListExport, self.id), **given(self))
        tx.say(name=changed.file)
        return tx.put(changed).id


@dataclass(frozen=True, kw_only=True)
class MarkExportDeleted:
    """Note that the file of a list and its copies were deleted today."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Write the day and close its reminder."""
        out = tx.get(ListExport, self.id)
        tx.say(name=out.file)
        tx.put(replace(out, deleted_on=tx.today))
        for reminder in tx.where(Reminder, subject_id=self.id, outcome=None):
            tx.put(replace(reminder, outcome=Outcome.DONE, closed_at=tx.now))
