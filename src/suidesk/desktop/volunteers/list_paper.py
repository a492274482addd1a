"""The list of volunteers on paper: names with what they do and can do, and their numbers; letters fit one page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.paper import SMALL, TITLE, Paper
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.wording.formats import day_in_words
from suidesk.wording.people import status_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suidesk.queries.volunteer_list import ListedVolunteer

SIZES: Final = ((13, 4), (12, 3), (11, 2), (10, 1), (9, 0))
"""Pixels of letters and of the air above and below them, the largest first."""
READABLE: Final = SIZES[2]
"""The size of a list that needs several pages however small it is written."""


def list_paper(title: str, found: Sequence[ListedVolunteer], today: date, *, has_skills: bool) -> str:
    """Give the page in the largest letters in which it is one."""
    for size in SIZES:
        html = list_html(title, found, today, has_skills=has_skills, size=size)
        if Paper(html).count == 1:
            return html
    return list_html(title, found, today, has_skills=has_skills, size=READABLE)


def list_html(
    title: str, found: Sequence[ListedVolunteer], today: date, *, has_skills: bool, size: tuple[int, int]
) -> str:
    """Give the text: a row for each volunteer."""
    letters, air = size
    cell = f"padding:{air}px 6px;border-bottom:1px solid #ccc;font-size:{letters}px"
    heads = [
        translate("VolunteerList", "Name"),
        translate("VolunteerList", "Phone"),
        translate("VolunteerList", "Roles"),
        *([translate("VolunteerList", "Skills")] if has_skills else []),
    ]
    head = "".join(f"<th align='left' style='{cell}'>{escape(one)}</th>" for one in heads)
    rows = "".join(f"<tr>{_cells(one, cell, has_skills=has_skills)}</tr>" for one in found)
    note = translate("VolunteerList", "%n volunteer(s). Made on {0}. Destroy it when there is a newer one.", len(found))
    return (
        f"<p style='{TITLE}'>{escape(title)}</p><table width='100%' cellspacing='0'><thead><tr>{head}</tr></thead>"
        f"{rows}</table><p style='{SMALL};margin:8px 0 0 0'>{escape(note.format(day_in_words(today)))}</p>"
    )


def _cells(one: ListedVolunteer, cell: str, *, has_skills: bool) -> str:
    between = translate("Numbers", ", ")
    paused = f" ({status_text(one.status)})" if one.status is not VolunteerStatus.ACTIVE else ""
    texts = [
        f"{one.name}{paused}",
        one.phone,
        "; ".join(one.roles),
        *([between.join(one.skills)] if has_skills else []),
    ]
    return "".join(f"<td style='{cell}'>{escape(text)}</td>" for text in texts)
