"""Lists that went out of the desk: who took what, when and why, and by when the copy is to be deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from suidesk.domain.ids import ContactId, ExportId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import NOTES_LIMIT, believable, bounded, in_order, require, within

MARK_LENGTH = 8
"""Letters of an export's id that its file carries: one in four thousand million others has the same."""
MOST_ROWS = 100_000_000


@dataclass(frozen=True, kw_only=True)
class ListExport:
    """A file that was written. `what` names the list and `format` the kind of file, both as exports call them.

    `columns` are the headings, a line each. `position` is the number of the newest change that the file shows, so
    that the journal can tell what it said; `mark` stands in the file, and is empty where none does.
    """

    kind_of: ClassVar[Kind] = Kind.EXPORT
    id: ExportId
    at: datetime
    by_id: ContactId | None = None
    what: str
    list_name: str = ""
    is_part: bool = False
    file: str
    format: str
    is_lossless: bool = False
    count: int
    columns: str = ""
    purpose: str = ""
    delete_by: date | None = None
    deleted_on: date | None = None
    position: int = 0
    mark: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the file, in order."""
        return tuple(self.columns.split("\n")) if self.columns else ()

    def check(self) -> None:
        """Refuse a file without a name, a copy deleted before it was made, and what is far too long."""
        require(self.what, "what", 100)
        require(self.file, "file")
        require(self.format, "format", 100)
        bounded(self.list_name, "list_name")
        bounded(self.columns, "columns", NOTES_LIMIT)
        bounded(self.purpose, "purpose", 2_000)
        within(self.count, 0, MOST_ROWS, "count")
        believable(self.delete_by, "delete_by")
        believable(self.deleted_on, "deleted_on")
        in_order(self.at.date(), self.delete_by, "delete_by")


def export_id(site: str, position: int) -> ExportId:
    """Give the id of the export that a laptop makes at that place of its journal; recording it moves the place on."""
    return ExportId(derived_id("export", site, str(position)))


def mark_of(ref: str) -> str:
    """Give what stands in the file for an export of that id."""
    return ref[:MARK_LENGTH]
