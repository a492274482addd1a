"""The lines of the list of volunteers, in each of its views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.rows import Row
from suidesk.desktop.volunteers.fit_card import LEVELS, fit_text
from suidesk.desktop.volunteers.fit_words import fit_lacks, fit_reasons, turn_text
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.asking import AskedRow
from suidesk.queries.checks import DueRow
from suidesk.queries.could_help import FitRow
from suidesk.queries.volunteers import AwayRow
from suidesk.wording.formats import capital
from suidesk.wording.people import away_text, status_text
from suidesk.wording.volunteers import away_since_text, back_text, check_chip, due_checks_text, room_text

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.volunteers.views import VolunteersAsked
    from suidesk.queries.volunteer_rows import VolunteerRow

THIS_WEEK: Final = 7
"""Days ahead in which coming back is told in colour."""


def row_of(found: object, asked: VolunteersAsked, today: date) -> Row:
    """Give the line of whatever a view found."""
    if isinstance(found, FitRow):
        return _fit_row(found, asked, today)
    if isinstance(found, DueRow):
        text, level = check_chip(found.checks[0], today, within=asked.review_within)
        names = due_checks_text(found.checks)
        return Row(found.volunteer.id, found.volunteer.name, names, trailing=text, level=level)
    if isinstance(found, AwayRow):
        return _away_row(found, today)
    if isinstance(found, AskedRow):
        room, level = _room(found.volunteer)
        return Row(found.volunteer.id, found.volunteer.name, turn_text(found, today), trailing=room, level=level)
    return volunteer_row(found, today)  # type: ignore[arg-type]


def volunteer_row(row: VolunteerRow, today: date) -> Row:
    """Give the line of a volunteer: status where it isn't the usual one, skills, and what is left of the week."""
    is_usual = row.status is VolunteerStatus.ACTIVE
    parts = ["" if is_usual else status_text(row.status), ", ".join(row.skills)]
    subtitle = " · ".join(part for part in parts if part) or status_text(row.status)
    room, level = _room(row)
    if row.away is not None:
        room, level = away_text(row.away, today), "info"
    return Row(row.id, row.name, capital(subtitle), trailing=room, level=level)


def _room(row: VolunteerRow) -> tuple[str, str]:
    return room_text(row.free), "warn" if row.free is not None and row.free < 0 else ""


def _fit_row(row: FitRow, asked: VolunteersAsked, today: date) -> Row:
    del today
    said = [*fit_lacks(row, asked.wanted), *fit_reasons(row, asked.wanted)] if asked.wanted else []
    said = said or [", ".join(row.volunteer.skills)]
    return Row(
        row.volunteer.id,
        row.volunteer.name,
        capital(" · ".join(part for part in said if part)),
        trailing=fit_text(row.fit),
        level=LEVELS[row.fit],
    )


def _away_row(row: AwayRow, today: date) -> Row:
    returns = row.returns_on
    is_soon = returns is not None and (returns - today).days <= THIS_WEEK
    return Row(
        row.volunteer.id,
        row.volunteer.name,
        away_since_text(row.absence, today),
        trailing=back_text(returns, today),
        level="ok" if is_soon else "" if returns else "warn",
    )
