"""A list that goes out: written, marked so that it can come back edited, and recorded with who took it and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from suidesk.commands.exports import RecordExport
from suidesk.domain.errors import SuideskError
from suidesk.domain.exports import export_id, mark_of
from suidesk.domain.people import ContactKind
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import Exported, Exporting, Wanted, write_file

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from suidesk.domain.changes import Change
    from suidesk.services.desk import Desk
    from suidesk.services.exporting_records import WantedRecords
    from suidesk.services.import_watch import Cancelled, Progress
    from suidesk.store.reading import Reading

CONTACTS = "contacts"
"""What a list of people and organisations together is called in the record."""


@dataclass(frozen=True, kw_only=True)
class Why:
    """What the user tells of an export: what it is for, and by when the copy is to be deleted.

    `list_name` is the saved list that was taken; one that `comes_back` carries a mark, where the format has columns.
    """

    purpose: str = ""
    delete_by: date | None = None
    list_name: str = ""
    comes_back: bool = True


@dataclass(frozen=True)
class Sent:
    """A file that was written, the id under which it is recorded, and the change for a window's listeners."""

    exported: Exported
    export: str
    change: Change


class GoingOut:
    """Writes lists of an open desk and records each."""

    def __init__(self, desk: Desk) -> None:
        """Work on that desk."""
        self._desk = desk

    def save(
        self,
        wanted: Wanted | WantedRecords,
        path: Path,
        why: Why,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Sent:
        """Write the file whole or not at all, over what is there, and record it; what can't be recorded doesn't stay.

        Raises as `Exporting.export` and `write_file`.
        """
        site, position = self._desk.ask(_Place())
        mark = ""
        if isinstance(wanted, Wanted) and why.comes_back and not wanted.format.is_cards:
            mark = mark_of(export_id(site, position))
            wanted = replace(wanted, mark=mark)
        exported = Exporting(self._desk).export(wanted, progress, cancelled)
        write_file(path, exported.content)
        try:
            done = self._desk.run(_record(wanted, path, why, exported, position, mark))
        except SuideskError:
            path.unlink(missing_ok=True)
            raise
        return Sent(exported, done.result, done.change)


class _Place:
    """Asks where the journal stands: this laptop and its newest change."""

    def fetch(self, db: Reading) -> tuple[str, int]:
        return db.desk().site_id, db.newest_batch()


def _record(  # noqa: PLR0913, PLR0917 - what is known of a file
    wanted: Wanted | WantedRecords, path: Path, why: Why, exported: Exported, position: int, mark: str
) -> RecordExport:
    return RecordExport(
        file=path.name,
        what=_what(wanted),
        count=exported.count,
        format=wanted.format.value,
        list_name=why.list_name,
        is_part=isinstance(wanted, Wanted) and wanted.ids is not None,
        is_lossless=wanted.style is Style.LOSSLESS,
        columns=tuple(" ".join(heading.split()) for heading in exported.columns),
        purpose=why.purpose,
        delete_by=why.delete_by,
        position=position,
        mark=mark,
    )


def _what(wanted: Wanted | WantedRecords) -> str:
    if not isinstance(wanted, Wanted):
        return wanted.kind.value
    if wanted.of_volunteers:
        return ListKind.VOLUNTEERS.value
    kinds = {ContactKind.PERSON: ListKind.PEOPLE.value, ContactKind.ORGANISATION: ListKind.ORGANISATIONS.value}
    return kinds[wanted.kind] if wanted.kind else CONTACTS
