"""Lists from the desk to a file: which rows, which columns, in which style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind
from suidesk.interchange.books_out import FileFormat, people_book
from suidesk.interchange.layouts import (
    OF_VOLUNTEERS,
    PRIVATE,
    Extent,
    Layout,
    OutColumn,
    chosen_layout,
    columns_named,
    filled_among,
    lossless_layout,
    marked,
    safe_layout,
)
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style, write_people
from suidesk.services.exporting_cards import LossCount, cards_of, count_losses
from suidesk.services.exporting_people import read_people
from suidesk.services.exporting_records import RecordsFile, WantedRecords, count_of
from suidesk.services.exporting_watch import ExportWatch
from suidesk.store.columns import known_among
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write
from suidesk.wording.lists import kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from suidesk.interchange.books_out import Each
    from suidesk.interchange.people_columns import PeopleColumns
    from suidesk.services.asking import Asking
    from suidesk.services.import_watch import Cancelled, Progress
    from suidesk.store.reading import Reading


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
    """vCards have no columns: a safe one is without notes, emergency contacts and suidesk's own numbers."""
    mark: str = ""
    """Stands before the id of each row in a last column, so that the file is known when it comes back edited."""

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


@dataclass(frozen=True)
class CardLosses:
    """What vCards of these contacts can't hold in a place that other programs read; nothing of other formats."""

    wanted: Wanted

    def fetch(self, db: Reading) -> tuple[LossCount, ...]:
        """Give it, the most frequent first."""
        wanted = self.wanted
        refs = _refs(db, wanted) if wanted.ids is None else wanted.ids
        return count_losses(db, refs, wanted.format, wanted.style) if wanted.format.is_cards else ()


class Exporting:
    """Writes lists of an open desk."""

    def __init__(self, desk: Asking) -> None:
        """Ask that desk."""
        self._desk = desk

    def export(
        self, wanted: Wanted | WantedRecords, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Exported:
        """Give the file.

        Raises `unknown_column`, `cancelled`, for a workbook what `write_workbook` raises, for vCards
        `no_columns_in_cards` and `only_contacts_in_cards`.
        """
        watch = ExportWatch(progress, cancelled)
        if isinstance(wanted, WantedRecords):
            return Exported(*self._desk.ask(RecordsFile(wanted, watch)))
        return self._desk.ask(_File(wanted, watch))

    def save(
        self,
        wanted: Wanted | WantedRecords,
        path: Path,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Exported:
        """Write the file whole or not at all, over what is there. Raises as `export` and `write_file`."""
        exported = self.export(wanted, progress, cancelled)
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
    """Reads what the columns need, then tells which of them there are, and writes them."""

    def __init__(self, wanted: Wanted, watch: ExportWatch) -> None:
        self._wanted = wanted
        self._watch = watch

    def fetch(self, db: Reading) -> Exported:
        wanted = self._wanted
        refs = _refs(db, wanted)
        if wanted.format.is_cards:
            if wanted.columns:
                raise SuideskError("no_columns_in_cards")
            cards = cards_of(db, refs, wanted.format, wanted.style, self._watch)
            return Exported(b"".join(cards), len(refs), ())
        people = read_people(db, refs, _needed(wanted), self._watch.look)
        layout = marked(_layout(wanted, people.extent()), wanted.mark)
        if wanted.format is FileFormat.XLSX:
            content = people_book(people, layout, wanted.title, self._each(people))
        else:
            content = b"".join(write_people(people, layout, wanted.style, wanted.separator))
        return Exported(content, len(people.order), tuple(heading.text for heading in layout.headings))

    def _each(self, people: PeopleColumns) -> Each:
        return lambda rows: self._watch.each(rows, len(people.order))


def _needed(wanted: Wanted) -> frozenset[OutColumn]:
    """Give the columns that may come into the file."""
    everything = frozenset(OutColumn) if wanted.of_volunteers else frozenset(OutColumn) - OF_VOLUNTEERS
    if wanted.columns:
        return columns_named(wanted.columns) & everything
    return everything if wanted.style is Style.LOSSLESS else everything - PRIVATE


def _refs(db: Reading, wanted: Wanted) -> Sequence[str]:
    if wanted.ids is not None:
        return tuple(known_among(db, wanted.ids))
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
