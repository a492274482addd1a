"""The rota on paper: one A4 page, lying, as PDF; a long one runs on over further pages."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from suidesk.domain.errors import SuideskError
from suidesk.wording.formats import day_and_month, day_in_words, week_in_words
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import hours_text, weekday_short

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.domain.volunteers import Slot
    from suidesk.queries.rota import Rota

_DPI: Final = 96
"""Resolution that the page is laid out in."""
_MARGIN: Final = 12
"""Millimetres; every printer reaches that far."""
_CELL: Final = "padding:4px 6px;border-bottom:1px solid #ccc"
_SMALL: Final = "font-size:11px;color:#555"


def save_rota(rota: Rota, today: date, path: Path) -> None:
    """Write the sheet as a PDF; raises "file_not_written" (name) and leaves what was there."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise SuideskError("file_not_written", name=path.name)
    writer = QPdfWriter(file)
    writer.setTitle(title_of(rota))
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter))
    document = QTextDocument()
    font = QFont("Inter")
    font.setPixelSize(13)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(rota_html(rota, today))
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)


def title_of(rota: Rota) -> str:
    """Say which week of what: Rota, week of 2 November 2026, Repair Café."""
    title = translate("Rota", "Rota, {0}").format(week_in_words(rota.monday))
    return f"{title}, {rota.project}" if rota.project else title


def rota_html(rota: Rota, today: date) -> str:
    """Give the page: a row for each volunteer, a column for each day."""
    names = [weekday_short(day) for day in range(7)]
    days = [day_and_month(rota.monday + timedelta(days=day)) for day in range(7)]
    head = "".join(
        f"<th align='left' style='{_CELL}'>{escape(name)}<br><span style='{_SMALL}'>{escape(day)}</span></th>"
        for name, day in zip(names, days, strict=True)
    )
    rows = "".join(
        f"<tr><td style='{_CELL}'><b>{escape(row.name)}</b></td>{''.join(_cell(slots) for slots in row.days)}</tr>"
        for row in rota.rows
    )
    notes = [translate("Rota", "Made on {0}.").format(day_in_words(today))]
    if rota.unknown:
        said = translate("Rota", "When isn't noted: {0}.").format(translate("Numbers", ", ").join(rota.unknown))
        notes.insert(0, said)
    below = "".join(f"<p style='{_SMALL};margin:8px 0 0 0'>{escape(note)}</p>" for note in notes)
    table = f"<thead><tr><th style='{_CELL}'></th>{head}</tr></thead>{rows}"
    return (
        f"<p style='font-size:22px;font-weight:700;margin:0 0 10px 0'>{escape(title_of(rota))}</p>"
        f"<table width='100%' cellspacing='0'>{table}</table>{below}"
    )


def _cell(slots: tuple[Slot, ...] | None) -> str:
    if slots is None:
        return f"<td style='{_CELL};color:#777'>{escape(translate('Rota', 'away'))}</td>"
    text = ", ".join(hours_text(slot.from_min, slot.to_min) for slot in slots)
    return f"<td style='{_CELL}'>{escape(text)}</td>"
