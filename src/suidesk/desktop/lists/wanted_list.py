"""What a list to export is: its kind, the columns that have something to say in it, the name of its file."""

from __future__ import annotations

from typing import Final

from suidesk.domain.people import ContactKind
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.layouts import OF_VOLUNTEERS, OutColumn
from suidesk.interchange.list_kinds import OF_CONTACTS, ListKind
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import Wanted
from suidesk.services.exporting_records import WantedRecords
from suidesk.wording.translate import translate

EVERYBODY: Final = "contacts"
"""The choice of people and organisations together."""
OF_PERSONS: Final = frozenset(
    {
        *(OutColumn.GIVEN, OutColumn.FAMILY, OutColumn.VOLUNTEER_STATUS, OutColumn.CAPACITY, OutColumn.STARTED_ON),
        *(OutColumn.LEFT_ON, OutColumn.IS_MINOR, OutColumn.EMERGENCY_CONTACT, OutColumn.DIED_ON),
    }
)
OF_ORGANISATIONS: Final = frozenset({OutColumn.SECTOR, OutColumn.REACH})
NEEDLESS: Final = {
    None: frozenset[OutColumn](),
    ContactKind.PERSON: OF_ORGANISATIONS | {OutColumn.KIND},
    ContactKind.ORGANISATION: OF_PERSONS | {OutColumn.KIND},
}
"""Columns that have nothing to say when only people, or only organisations, are wanted."""


def wanted_of(chosen: str, style: Style, ids: tuple[str, ...] = ()) -> Wanted | WantedRecords:
    """Give what a chosen kind of list means, with its usual columns; `ids` are the contacts to which it is limited."""
    if chosen != EVERYBODY and chosen not in OF_CONTACTS:
        return WantedRecords(kind=ListKind(chosen), style=style)
    kinds = {EVERYBODY: None, ListKind.ORGANISATIONS: ContactKind.ORGANISATION}
    kind = kinds.get(chosen, ContactKind.PERSON)
    return Wanted(kind=kind, of_volunteers=chosen == ListKind.VOLUNTEERS, ids=ids or None, style=style)


def needless(wanted: Wanted | WantedRecords) -> frozenset[OutColumn]:
    """Give the columns of contacts that have nothing to say in that list."""
    if isinstance(wanted, WantedRecords):
        return frozenset(OutColumn)
    return NEEDLESS[wanted.kind] | (frozenset() if wanted.of_volunteers else OF_VOLUNTEERS)


def lossless_text(wanted: Wanted | WantedRecords) -> str:
    """Say what a lossless file of that list holds."""
    if isinstance(wanted, WantedRecords):
        return translate("Export", "Everything, exactly as it is kept, with suidesk's own numbers.")
    if wanted.ids:
        return translate("Export", "Everything about them, exactly as it is kept, with notes. Don't send this one.")
    return translate(
        "Export", "Everything, exactly as it is kept, with notes and archived contacts. Don't send this one."
    )


def safe_text(wanted: Wanted | WantedRecords) -> str:
    """Say what is done so that no spreadsheet runs a cell."""
    if wanted.format.is_cards:
        return translate("Export", "Notes, emergency contacts and suidesk's own numbers are left out.")
    if wanted.format is FileFormat.XLSX:
        return translate("Export", "Texts stay texts: a spreadsheet runs none of them as a formula.")
    return translate("Export", "Cells that a spreadsheet would take for a formula get an apostrophe.")


def format_choices(wanted: Wanted | WantedRecords) -> list[tuple[FileFormat, str]]:
    """Give what that list can be written as."""
    found = [
        (FileFormat.CSV, translate("Export", "Text with separated values (CSV)")),
        (FileFormat.XLSX, translate("Export", "Workbook for Excel and LibreOffice (XLSX)")),
    ]
    if isinstance(wanted, WantedRecords):
        return found
    return [
        *found,
        (FileFormat.VCARD3, translate("Export", "Cards for address books and phones (vCard 3.0)")),
        (FileFormat.VCARD4, translate("Export", "Cards of the newest kind (vCard 4.0)")),
    ]


def limits_text(wanted: Wanted | WantedRecords) -> str:
    """Say what the format can't hold; nothing of most formats."""
    if wanted.format is not FileFormat.XLSX:
        return ""
    return translate(
        "Export", "A cell holds 32,767 letters at most. Whatever has no room is named, and then nothing is written."
    )


def count_text(wanted: Wanted | WantedRecords, count: int) -> str:
    """Say how much will be in the file."""
    if isinstance(wanted, WantedRecords):
        return translate("Export", "%n row(s) will be in the file.", count)
    return translate("Export", "%n contact(s) will be in the file.", count)


def saved_text(wanted: Wanted | WantedRecords, count: int) -> str:
    """Say how much was saved in the file {0}."""
    if isinstance(wanted, WantedRecords):
        return translate("Export", "%n row(s) were saved in {0}", count)
    return translate("Export", "%n contact(s) were saved in {0}", count)


def file_name(wanted: Wanted | WantedRecords) -> str:
    """Give the name that the file will have unless another is chosen."""
    if isinstance(wanted, Wanted) and wanted.of_volunteers:
        return translate("Export", "volunteers.csv")
    return {
        None: translate("Export", "contacts.csv"),
        ContactKind.PERSON: translate("Export", "people.csv"),
        ContactKind.ORGANISATION: translate("Export", "organisations.csv"),
        ListKind.HOURS: translate("Export", "hours.csv"),
        ListKind.COMMITMENTS: translate("Export", "promises.csv"),
        ListKind.GRANTS: translate("Export", "grants.csv"),
        ListKind.OBLIGATIONS: translate("Export", "dates of grants.csv"),
    }[wanted.kind]
