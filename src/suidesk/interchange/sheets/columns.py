"""One column of a list of records: what it is called, by us and by others, and how its cells are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.interchange.own_files import ID_HEADING
from suidesk.interchange.sheets.cells import read_id, read_text
from suidesk.interchange.sheets.places import Place

if TYPE_CHECKING:
    from suidesk.interchange.sheets.cells import CellReader


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`heading` is what we write, `words` what others write: in English, Dutch and Danish, folded, parted by commas."""

    place: Place
    heading: str
    words: str
    read: CellReader


OWN_ID: Final = SheetColumn(Place.ID, ID_HEADING, "record id", read_id)
"""Under our heading only in lossless files, whose cells are exact; in others the same ids stand under "Record id"."""
SAFE_ID_HEADING: Final = "Record id"
PERSON: Final = (
    SheetColumn(
        Place.PERSON,
        "Person",
        "name, full name, who, volunteer, volunteer name, member, person name, naam, volledige naam, wie, "
        "vrijwilliger, naam vrijwilliger, persoon, medewerker, navn, fulde navn, hvem, frivillig, "
        "frivilliges navn, medarbejder",
        read_text,
    ),
    SheetColumn(Place.GIVEN, "Given name", "first name, firstname, forename, voornaam, roepnaam, fornavn", read_text),
    SheetColumn(
        Place.FAMILY, "Family name", "last name, lastname, surname, achternaam, familienaam, efternavn", read_text
    ),
    SheetColumn(Place.EMAIL, "E-mail", "email, email address, mail, emailadres, mailadres, mailadresse", read_text),
    SheetColumn(Place.PERSON_ID, "Person id", "", read_id),
)
"""Who a row is about."""
PROJECT: Final = (
    SheetColumn(
        Place.PROJECT,
        "Project",
        "project name, activity, activiteit, projectnaam, aktivitet, projekt, projektnavn, programme, program",
        read_text,
    ),
    SheetColumn(Place.PROJECT_ID, "Project id", "", read_id),
)
"""What a row is for."""
OWNER: Final = (
    SheetColumn(
        Place.OWNER,
        "Owner",
        "owned by, responsible, lead, contact, verantwoordelijke, eigenaar, trekker, ansvarlig, ejer",
        read_text,
    ),
    SheetColumn(Place.OWNER_ID, "Owner id", "", read_id),
)
"""Who looks after it."""
