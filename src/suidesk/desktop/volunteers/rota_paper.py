"""The rota on paper: one A4 page, lying, as PDF; a long one runs on over further pages."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from suidesk.desktop.kit.paper import CELL, SMALL, TITLE, save_pdf
from suidesk.wording.formats import day_and_month, day_in_words, week_in_words
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import hours_text, weekday_short

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.domain.volunteers import Slot
    from suidesk.queries.rota import Rota


def save_rota(rota: Rota, today: date, path: Path) -> None:
    """Write the sheet as a PDF; raises "file_not_written" (name) and leaves what was there."""
    save_pdf(rota_html(rota, today), title_of(rota), path, is_lying=True)


def title_of(rota: Rota) -> str:
    """Say which week of what: Rota, week of 2 November 2026, Repair Café."""
    title = translate("Rota", "Rota, {0}").format(week_in_words(rota.monday))
    return f"{title}, {rota.project}" if rota.project else title


def rota_html(rota: Rota, today: date) -> str:
    """Give the page: a row for each volunteer, a column for each day."""
    names = [weekday_short(day) for day in range(7)]
    days = [day_and_month(rota.monday + timedelta(days=day)) for day in range(7)]
    head = "".join(
        f"<th align='left' style='{CELL}'>{escape(name)}<br><span style='{SMALL}'>{escape(day)}</span></th>"
        for name, day in zip(names, days, strict=True)
    )
    rows = "".join(
        f"<tr><td style='{CELL}'><b>{escape(row.name)}</b></td>{''.join(_cell(slots) for slots in row.days)}</tr>"
        for row in rota.rows
    )
    notes = [translate("Rota", "Made on {0}.").format(day_in_words(today))]
    if rota.unknown:
        said = translate("Rota", "When isn't noted: {0}.").format(translate("Numbers", ", ").join(rota.unknown))
        notes.insert(0, said)
    below = "".join(f"<p style='{SMALL};margin:8px 0 0 0'>{escape(note)}</p>" for note in notes)
    table = f"<thead><tr><th style='{CELL}'></th>{head}</tr></thead>{rows}"
    return f"<p style='{TITLE}'>{escape(title_of(rota))}</p><table width='100%' cellspacing='0'>{table}</table>{below}"


def _cell(slots: tuple[Slot, ...] | None) -> str:
    if slots is None:
        return f"<td style='{CELL};color:#777'>{escape(translate('Rota', 'away'))}</td>"
    text = ", ".join(hours_text(slot.from_min, slot.to_min) for slot in slots)
    return f"<td style='{CELL}'>{escape(text)}</td>"
