"""A list from the file to the desk: looked at, previewed, brought in, reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind
from suidesk.interchange.guessing import guess
from suidesk.interchange.list_kinds import OF_CONTACTS, ListKind
from suidesk.interchange.mapping import Mapping, saved_mapping
from suidesk.interchange.merging import Policy
from suidesk.interchange.rejected import rejected_rows
from suidesk.interchange.sheets.guessing import is_heading, kind_of_headings, sheet_guess
from suidesk.interchange.sheets.mapping import SheetMapping
from suidesk.interchange.sheets.saved import kind_of_saved, reading_of_saved, saved_sheet_mapping
from suidesk.interchange.signatures import GIVING, LDIF
from suidesk.interchange.tables import Reading, Table, read_again, read_table
from suidesk.interchange.telling import looks_like_volunteers
from suidesk.interchange.vcard.card_files import is_card_file
from suidesk.services.coming_back import BackPreview, commit_back, preview_back
from suidesk.services.import_cards import looked_cards
from suidesk.services.import_contacts import commit_contacts, preview_contacts, settle_contacts
from suidesk.services.import_doubles import doubles_of
from suidesk.services.import_records import commit_records, preview_records
from suidesk.services.import_report import (
    AnyMap,
    Counts,
    ImportReport,
    Looked,
    PossibleMatch,
    Preview,
    ProblemGroup,
    Report,
    SampleRow,
)
from suidesk.services.import_watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from suidesk.interchange.coming_back.comparing import Answers
    from suidesk.interchange.problems import Problem
    from suidesk.interchange.row_doubles import Answered, RowDouble
    from suidesk.services.asking import Working
    from suidesk.services.import_watch import Cancelled, Progress

__all__ = [
    "Counts",
    "ImportReport",
    "Importing",
    "Looked",
    "PossibleMatch",
    "Preview",
    "ProblemGroup",
    "Report",
    "SampleRow",
]


class Importing:
    """Brings lists in over an open desk; what is known of a file goes from call to call with the caller."""

    def __init__(self, desk: Working, backup: Callable[[], object], conflicts: Answers | None = None) -> None:
        """Work on that desk; `backup` is called before anything is changed.

        `conflicts` tell what counts where a cell of a list of ours that comes back was changed there and here.
        """
        self._desk, self._conflicts = desk, conflicts
        self._backup = backup

    def look(
        self, content: bytes, name: str, *, kind: ListKind | None = None, reading: Reading | None = None
    ) -> Looked:
        """Understand a file: encoding, separator, headings, what it is a list of where that isn't said, a mapping.

        Errors as in `read_table`.
        """
        if kind in {None, *OF_CONTACTS} and is_card_file(content, name):
            return looked_cards(content, name)
        table, told = _understood(content, reading or Reading(), kind)
        mapping: AnyMap
        if told in OF_CONTACTS:
            contact = ContactKind.ORGANISATION if told is ListKind.ORGANISATIONS else ContactKind.PERSON
            mapping, questions = guess(table, contact, of_volunteers=told is ListKind.VOLUNTEERS)
        else:
            mapping, questions = sheet_guess(table, told)
        return Looked(
            name=name, table=table, mapping=mapping, kind=told, is_guessed=kind is None, questions=tuple(questions)
        )

    def look_as_saved(
        self, content: bytes, name: str, mapping_file: bytes, *, kind: ListKind | None = None, sheet: str | None = None
    ) -> Looked:
        """Understand a file as a mapping file says; `kind` counts where it names none, `sheet` over the one it names.

        Errors as in the two others, and `cards_need_no_mapping`.
        """
        if is_card_file(content, name):
            raise SuideskError("cards_need_no_mapping")
        told = kind_of_saved(mapping_file) or kind
        if told is None:
            told = self.look(content, name, reading=_of_sheet(reading_of_saved(mapping_file), sheet)).kind
        if told in OF_CONTACTS:
            saved = saved_mapping(mapping_file)
            looked = self.look(content, name, kind=told, reading=_of_sheet(saved.reading, sheet))
            if isinstance(looked.mapping, Mapping):
                return replace(looked, mapping=saved.on(looked.table, looked.mapping))
        records = saved_sheet_mapping(mapping_file, told)
        looked = self.look(content, name, kind=told, reading=_of_sheet(records.reading, sheet))
        if not isinstance(looked.mapping, SheetMapping):
            raise TypeError
        return replace(looked, mapping=records.on(looked.table, looked.mapping))

    def preview(
        self,
        looked: Looked,
        mapping: AnyMap | None = None,
        policy: Policy = Policy.FILL_BLANKS,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Preview:
        """Work out what the import would do.

        Raises `no_name_column` for contacts, `column_missing` and `column_twice` for records,
        `mapping_does_not_fit`, `cancelled`.
        """
        mapping = _fitting(mapping or looked.mapping, looked.table)
        watch = Watch(looked, progress, cancelled)
        if isinstance(mapping, SheetMapping):
            return preview_records(self._desk, looked, mapping, policy, watch)
        if back := preview_back(self._desk, looked, mapping, watch, self._conflicts):
            return replace(back, policy=policy)
        return preview_contacts(self._desk, looked, mapping, policy, watch)

    def doubles(self, preview: Preview, cancelled: Cancelled | None = None) -> tuple[RowDouble, ...]:
        """Find who of a file previewed without answers may be here already, or twice in it. Raises `cancelled`."""
        return doubles_of(self._desk, preview, cancelled)

    def settle(
        self,
        preview: Preview,
        answers: tuple[Answered, ...],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Preview:
        """Work out again what the import would do, with the answers on its doubles. Raises `cancelled`."""
        if isinstance(preview.mapping, SheetMapping) or isinstance(preview, BackPreview):
            return preview
        watch = Watch(preview.looked, progress, cancelled)
        return settle_contacts(self._desk, preview, preview.mapping, watch, answers)

    def commit(
        self, preview: Preview, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> ImportReport:
        """Bring the file in, as one change. Raises `cancelled` (nothing is changed) and what the store says."""
        if preview.counts.changes:
            self._backup()
        looked, mapping = preview.looked, preview.mapping
        watch = Watch(looked, progress, cancelled)
        if isinstance(mapping, SheetMapping):
            return commit_records(self._desk, looked, mapping, preview.policy, watch)
        if isinstance(preview, BackPreview):
            return commit_back(self._desk, preview, watch)
        return commit_contacts(self._desk, preview, mapping, watch)

    def rejected_file(self, report: Preview | ImportReport, explain: Callable[[Problem], str]) -> Iterator[bytes]:
        """Give the rejected rows as a file to mend and bring in again; `explain` says a problem in words.

        Rejected cards are cut out as they stand.
        """
        if report.looked.cards:
            return report.looked.cards.cut(report.rejected)
        table = report.looked.table
        rows = (row for row in table.rows() if row.line in report.rejected)
        return rejected_rows(table, ((row, report.rejected[row.line]) for row in rows), explain)


def _understood(content: bytes, reading: Reading, kind: ListKind | None) -> tuple[Table, ListKind]:
    """Read a table and settle what it is a list of; the headings of records are looked for only where they may be."""
    if kind in OF_CONTACTS:
        return read_table(content, reading), kind
    table = read_table(content, reading, is_heading)
    if kind is not None:
        return table, kind
    if table.kind == LDIF:
        return table, ListKind.PEOPLE
    if table.kind == GIVING:
        return table, ListKind.GRANTS
    if found := kind_of_headings(table.headings):
        return table, found
    table = read_again(content, table, reading)
    return table, ListKind.VOLUNTEERS if looks_like_volunteers(table.headings) else ListKind.PEOPLE


def _of_sheet(reading: Reading, sheet: str | None) -> Reading:
    return reading if sheet is None else replace(reading, sheet=sheet)


def _fitting(mapping: AnyMap, table: Table) -> AnyMap:
    if mapping.columns != table.columns:
        raise SuideskError("mapping_does_not_fit")
    return mapping
