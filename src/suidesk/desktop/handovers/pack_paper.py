"""The pack for a successor as a PDF: A4, numbered pages, everything as plain text."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from suidesk.desktop.handovers.pack_words import pack_sections, pack_subtitle, pack_title
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.handovers.pack_words import PackLine, PackSection
    from suidesk.queries.handover_pack import Pack

_DPI: Final = 96
"""Resolution that the pages are laid out in; the painter is scaled to the device's own."""
_MARGIN: Final = 18
"""Millimetres; every printer reaches that far."""
_FOOT: Final = 34
"""Height of the foot with the page's number, in pixels at that resolution."""
_FAMILY: Final = "Inter"
_GREY: Final = "#555555"


def save_pdf(pack: Pack, today: date, path: Path) -> int:
    """Write the pack for its owner alone and give its pages; raises "file_not_written" and leaves what was there."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise SuideskError("file_not_written", name=path.name)
    file.setPermissions(QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)
    writer = QPdfWriter(file)
    writer.setTitle(pack_title(pack))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    pages = _paint(writer, pack, today)
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)
    return pages


def _paint(writer: QPdfWriter, pack: Pack, today: date) -> int:
    scale = writer.logicalDpiX() / _DPI
    width, height = writer.width() / scale, writer.height() / scale
    document = _document(pack, today)
    document.setPageSize(QSizeF(width, height - _FOOT))
    painter = QPainter(writer)
    painter.scale(scale, scale)
    pages = document.pageCount()
    for number in range(pages):
        if number:
            writer.newPage()
        top = number * (height - _FOOT)
        painter.save()
        painter.translate(0, -top)
        document.drawContents(painter, QRectF(0, top, width, height - _FOOT))
        painter.restore()
        _paint_foot(painter, QRectF(0, height - _FOOT, width, _FOOT), pack, (number + 1, pages))
    painter.end()
    return pages


def _paint_foot(painter: QPainter, area: QRectF, pack: Pack, page: tuple[int, int]) -> None:
    font = QFont(_FAMILY)
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(QColor(_GREY))
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, bottom | Qt.AlignmentFlag.AlignLeft, pack_title(pack))
    said = translate("HandoverPack", "Page {0} of {1}").format(*page)
    painter.drawText(area, bottom | Qt.AlignmentFlag.AlignRight, said)


def _document(pack: Pack, today: date) -> QTextDocument:
    document = QTextDocument()
    font = QFont(_FAMILY)
    font.setPixelSize(13)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(pack_html(pack, today))
    return document


def pack_html(pack: Pack, today: date) -> str:
    """Give the pack as the subset of HTML that a text document understands; every text in it is escaped."""
    sections = "".join(_section(one) for one in pack_sections(pack))
    return (
        f"<p style='font-size:12px;color:{_GREY};margin:0'>suidesk</p>"
        f"<p style='font-size:25px;font-weight:700;margin:2px 0 2px 0'>{escape(pack_title(pack))}</p>"
        f"<p style='color:{_GREY};margin:0 0 12px 0'>{escape(pack_subtitle(pack, today))}</p>{sections}"
    )


def _section(section: PackSection) -> str:
    parts = [f"<p style='font-size:16px;font-weight:600;margin:16px 0 4px 0'>{escape(section.title)}</p>"]
    parts += [f"<p style='margin:0 0 4px 0'>{escape(line)}</p>" for line in section.text.splitlines() if line.strip()]
    if section.lines:
        rows = "".join(_row(line) for line in section.lines)
        parts.append(f"<table cellspacing='0' cellpadding='0' width='100%'>{rows}</table>")
    elif not section.text:
        parts.append(f"<p style='color:{_GREY};margin:0'>{escape(section.empty)}</p>")
    return "".join(parts)


def _row(line: PackLine) -> str:
    box = "☐" if line.has_box else "•"
    second = f"<br><span style='color:{_GREY}'>{escape(line.second)}</span>" if line.second else ""
    return (
        f"<tr><td width='22' style='padding:3px 0'>{box}</td>"
        f"<td style='padding:3px 0'>{escape(line.text)}{second}</td></tr>"
    )
