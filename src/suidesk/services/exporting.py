"""Lists from the desk to a file: which rows, which columns, in which style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.commands.importing import with_weeks
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind
from suidesk.interchange.books_out import FileFormat, people_book
from suidesk.interchange.layouts import Extent, Layout, chosen_layout, filled_among, lossless_layout, safe_layout
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style, write_people
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.services.exporting_records import RecordsFile, WantedRecords, count_of
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write
from suidesk.store.whole import whole_contacts
from suidesk.wording.lists import kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from suidesk.services.asking import Asking
    from suidesk.store.reading import Reading

# About 3 KB each; more than these are read a second time instead of kept.
_AT_HAND = 20_000


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to export. Without `kind` persons and organisations; without `columns` the usual ones.

    `is_sparse` leaves out those of `columns` in which nobody has anything. `ids` restricts the file to
    those contacts, in that order; otherwise all that are not archived go, by their sort keys, and a
    lossless export takes the archived ones too.
    """

    kind: ContactKind | None = None
    of_volunteers: bool = False
    """Only people with a volunteering profile, with their skills and the hours of their usual week."""
    ids: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()
    is_sparse: bool = False
    style: Style = Style.SAFE
    separator: str = ","
    format: FileFormat = FileFormat.CSV

    @property
    def title(self) -> str:
        """The name of the sheet in a workbook."""
        if self.of_volunteers:
            return kind_text(ListKind.VOLUNTEERS)
        kinds = {ContactKind.PERSON: ListKind.PEOPLE, ContactKind.ORGANISATION: ListKind.ORGANISATIONS}
        return kind_text(kinds[self.kind]) if self.kind else translate("Lists", "Contacts")


@dataclass(frozen=True)
class Exported:
    """A file: how many rows of data are in it, and the headings of its columns."""

    content: bytes
    count: int
    columns: tuple[str, ...]


@dataclass(frozen=True)
class WantedCount:
    """How many rows would be in the file; without regard to `ids`."""

    wanted: Wanted | WantedRecords

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        if isinstance(self.wanted, WantedRecords):
            return count_of(db, self.wanted)
        among, params = _among(self.wanted)
        return int(db.value(f"SELECT count(*) FROM contacts WHERE {among}", params))


class Exporting:
    """Writes lists of an open desk."""

    def __init__(self, desk: Asking) -> None:
        """Ask that desk."""
        self._desk = desk

    def export(self, wanted: Wanted | WantedRecords) -> Exported:
        """Give the file. Raises `unknown_column`, for a workbook what `write_workbook` raises."""
        if isinstance(wanted, WantedRecords):
            return Exported(*self._desk.ask(RecordsFile(wanted)))
        return self._desk.ask(_File(wanted))

    def save(self, wanted: Wanted | WantedRecords, path: Path) -> Exported:
        """Write the file whole or not at all, over what is there. Raises as `export` and `write_file`."""
        exported = self.export(wanted)
        write_file(path, exported.content)
        return exported


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises `disk_full`, and `file_not_written` (name) for all else."""
    try:
        with expected_errors():
            atomic_write(path, content)
    except SuideskError as error:
        if error.code == "disk_full":
            raise
        raise SuideskError("file_not_written", name=path.name) from error


class _File:
    """Reads the contacts twice: once for the columns they need, once to write them."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def fetch(self, db: Reading) -> Exported:
        wanted = self._wanted
        refs = _refs(db, wanted) if wanted.ids is None else wanted.ids
        people: Iterable[WholeContact] = self._people(db, refs)
        if len(refs) <= _AT_HAND:
            people = list(people)
        extent = Extent()
        count = 0
        for one in people:
            extent.add(one)
            count += 1
        layout = _layout(wanted, extent)
        if not isinstance(people, list):
            people = self._people(db, refs)
        if wanted.format is FileFormat.XLSX:
            content = people_book(people, layout, wanted.title)
        else:
            content = b"".join(write_people(people, layout, wanted.style, wanted.separator))
        return Exported(content, count, tuple(heading.text for heading in layout.headings))

    def _people(self, db: Reading, refs: Sequence[str]) -> Iterable[WholeContact]:
        people = whole_contacts(db, refs, WholeContact)
        return with_weeks(db, list(people)) if self._wanted.of_volunteers else people


def _refs(db: Reading, wanted: Wanted) -> Sequence[str]:
    among, params = _among(wanted)
    return [ref for (ref,) in db.rows(f"SELECT id FROM contacts WHERE {among} ORDER BY sort_key, id", params)]


def _among(wanted: Wanted) -> tuple[str, list[str]]:
    tests = ["1"] if wanted.style is Style.LOSSLESS else ["archived_on IS NULL"]
    params: list[str] = []
    if wanted.kind:
        tests.append("kind = ?")
        params.append(wanted.kind.value)
    if wanted.of_volunteers:
        tests.append("id IN (SELECT id FROM volunteers)")
    return " AND ".join(tests), params


def _layout(wanted: Wanted, extent: Extent) -> Layout:
    is_lossless = wanted.style is Style.LOSSLESS
    if wanted.columns:
        columns = (filled_among(wanted.columns, extent) if wanted.is_sparse else ()) or wanted.columns
        return chosen_layout(columns, extent, is_lossless=is_lossless)
    if is_lossless:
        return lossless_layout(extent, of_volunteers=wanted.of_volunteers)
    return safe_layout(extent, wanted.kind, of_volunteers=wanted.of_volunteers)
