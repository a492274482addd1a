"""The lines of the list of contacts."""

from __future__ import annotations

from datetime import date
from typing import Final

from suidesk.desktop.kit.rows import Row
from suidesk.domain.people import ContactKind, Sector
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.people import ContactRow
from suidesk.wording.formats import capital, due_in_words
from suidesk.wording.people import contact_kind_text, pressing_text, sector_text, volunteer_text
from suidesk.wording.translate import translate

ORGANISATION_ICON: Final = "building-2"
LEVELS: Final = {Severity.CALM: "", Severity.AMBER: "warn", Severity.RED: "danger"}


def contact_row(row: ContactRow, today: date) -> Row:
    """Give the line of a contact: what it is and where, and what presses most."""
    trailing, level = _trailing(row, today)
    return Row(
        row.id,
        row.name,
        subtitle=about_row(row),
        trailing=trailing,
        level=level,
        icon=ORGANISATION_ICON if row.kind is ContactKind.ORGANISATION else "",
    )


def meant_row(row: ContactRow) -> Row:
    """Give the line of a contact that may have been meant by what was typed."""
    icon = ORGANISATION_ICON if row.kind is ContactKind.ORGANISATION else ""
    return Row(row.id, row.name, about_row(row), trailing=translate("People", "Did you mean?"), icon=icon)


def about_row(row: ContactRow) -> str:
    """Say in a line what a contact is: Volunteer · Repair Café."""
    if row.kind is ContactKind.ORGANISATION:
        return sector_text(Sector(row.sector)) if row.sector else contact_kind_text(row.kind)
    what = translate("People", "You") if row.is_me else volunteer_text(row.status) if row.status else ""
    parts = [part for part in (what, *row.places) if part] or row.tags
    return capital(" · ".join(parts)) or contact_kind_text(row.kind)


def _trailing(row: ContactRow, today: date) -> tuple[str, str]:
    if row.severity is not None:
        said = due_in_words(row.due_on, today) if row.due_on else pressing_text(row.rule)
        return capital(said), LEVELS[Severity(row.severity)]
    if row.is_away:
        return translate("People", "Away"), ""
    if row.status is VolunteerStatus.PAUSED:
        return translate("People", "Paused"), ""
    return "", ""
