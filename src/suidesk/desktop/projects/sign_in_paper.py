"""The sign-in sheet of a project's day on paper: A4, names and empty lines in a grid, as many pages as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QTextOption

from suidesk.desktop.kit.paper import margin_pixels, paper_pixels
from suidesk.domain.errors import SuideskError
from suidesk.wording.formats import day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.queries.expected import DayOfProject

_DPI: Final = 96
"""Resolution that the page is laid out in; the painter is scaled to the writer's own."""
_MARGIN: Final = 15
"""Millimetres; every printer reaches that far."""
_FAMILY: Final = "Inter"
_TITLE, _NAME, _SMALL, _TINY = 24, 14, 12, 10
"""Pixels of the letters."""
_HEAD, _AGAIN = 92, 40
"""Heights of the head of the first page and of the others."""
_TABLE_HEAD, _ROW, _FOOT = 26, 36, 26
"""A row is 9.5 mm high: room for a hand that is cold."""
_PAD: Final = 8
_SHARES: Final = (0.42, 0.13, 0.13, 0.32)
"""How the columns share the width: name, in, out, signature."""
_INK, _GREY, _LINE = "#111111", "#555555", "#9a9a9a"


@dataclass(frozen=True)
class SheetPage:
    """What stands on one page: names, an empty one for each empty line, and which page of how many it is."""

    names: tuple[str, ...]
    number: int
    count: int


def save_sheet(day: DayOfProject, empty_lines: int, path: Path) -> int:
    """Write the sheet as a PDF and give its number of pages; raises "file_not_written" (name), keeping what was there.

    The people who are expected come first, then so many empty lines; a sheet has at least one line.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise SuideskError("file_not_written", name=path.name)
    writer = QPdfWriter(file)
    writer.setTitle(title_of(day))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    count = _paint(writer, day, empty_lines)
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)
    return count


class SignInPages:
    """The pages of the sheet, to be looked at before they are saved."""

    def __init__(self, day: DayOfProject, empty_lines: int) -> None:
        """Lay them out as `save_sheet` does."""
        self.size = paper_pixels()
        edge = 2 * margin_pixels(_MARGIN)
        self._room = QSizeF(self.size.width() - edge, self.size.height() - edge)
        self._day = day
        self._pages = pages_of(_names(day, empty_lines), self._room.height())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in pixels of the paper."""
        painter.translate(margin_pixels(_MARGIN), margin_pixels(_MARGIN))
        paint_page(painter, self._room, self._day, self._pages[page])


def _names(day: DayOfProject, empty_lines: int) -> list[str]:
    return [one.name for one in day.people] + [""] * empty_lines


def _paint(writer: QPdfWriter, day: DayOfProject, empty_lines: int) -> int:
    scale = writer.logicalDpiX() / _DPI
    room = QSizeF(writer.width() / scale, writer.height() / scale)
    pages = pages_of(_names(day, empty_lines), room.height())
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for page in pages:
        if page.number > 1:
            writer.newPage()
        paint_page(painter, room, day, page)
    painter.end()
    return len(pages)


def title_of(day: DayOfProject) -> str:
    """Give the title of the file: Sign-in sheet, Repair Café, Sat 28 November 2026."""
    return translate("SignIn", "Sign-in sheet, {project}, {day}").format(project=day.project, day=day_in_words(day.day))


def pages_of(names: Sequence[str], height: float) -> list[SheetPage]:
    """Share the lines out over pages of that height, in pixels of 96 to the inch."""
    lines = list(names) or [""]
    first = max(1, int((height - _HEAD - _TABLE_HEAD - _FOOT) // _ROW))
    other = max(1, int((height - _AGAIN - _TABLE_HEAD - _FOOT) // _ROW))
    parts = [lines[:first]] + [lines[at : at + other] for at in range(first, len(lines), other)]
    return [SheetPage(tuple(part), number, len(parts)) for number, part in enumerate(parts, 1)]


def paint_page(painter: QPainter, room: QSizeF, day: DayOfProject, page: SheetPage) -> None:
    """Paint one page at the painter's origin."""
    width = room.width()
    top = _paint_head(painter, width, day, is_first=page.number == 1)
    lefts = [width * sum(_SHARES[:at]) for at in range(len(_SHARES) + 1)]
    _paint_table_head(painter, lefts, top)
    top += _TABLE_HEAD
    for name in page.names:
        _paint_name(painter, QRectF(_PAD, top, lefts[1] - 2 * _PAD, _ROW), name)
        top += _ROW
    _paint_grid(painter, lefts, top - _ROW * len(page.names), len(page.names))
    said = translate("SignIn", "Page {0} of {1}").format(page.number, page.count)
    _text(painter, QRectF(0, room.height() - _FOOT, width, _FOOT), said, _TINY, _GREY, at=Qt.AlignmentFlag.AlignRight)


def _paint_head(painter: QPainter, width: float, day: DayOfProject, *, is_first: bool) -> float:
    said = day_in_words(day.day)
    if not is_first:
        line = translate("SignIn", "{project} · {day}").format(project=day.project, day=said)
        _text(painter, QRectF(0, 0, width, _AGAIN - 12), line, _SMALL, _GREY)
        return _AGAIN
    _text(painter, QRectF(0, 0, width, 18), translate("SignIn", "Sign-in sheet"), _SMALL, _GREY)
    _text(painter, QRectF(0, 18, width, 34), day.project, _TITLE, _INK, weight=QFont.Weight.Bold)
    _text(painter, QRectF(0, 54, width, 22), said, _NAME, _INK)
    return _HEAD


def _paint_table_head(painter: QPainter, lefts: Sequence[float], top: float) -> None:
    titles = (
        translate("SignIn", "Name"),
        translate("SignIn", "In"),
        translate("SignIn", "Out"),
        translate("SignIn", "Signature"),
    )
    for left, right, title in zip(lefts, lefts[1:], titles, strict=False):
        box = QRectF(left + _PAD, top, right - left - 2 * _PAD, _TABLE_HEAD)
        _text(painter, box, title, _SMALL, _GREY, weight=QFont.Weight.DemiBold)


def _paint_name(painter: QPainter, box: QRectF, name: str) -> None:
    """Write a name in one line or two smaller ones; only what is longer still is cut."""
    is_long = QFontMetricsF(_font(_NAME)).horizontalAdvance(name) > box.width()
    if not is_long:
        _text(painter, box, name, _NAME, _INK)
        return
    font = _font(_SMALL)
    half = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, box.width() * 1.8)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.setFont(font)
    painter.setPen(QColor(_INK))
    painter.drawText(box, half, option)


def _paint_grid(painter: QPainter, lefts: Sequence[float], top: float, rows: int) -> None:
    painter.setPen(QPen(QColor(_LINE), 1))
    bottom = top + rows * _ROW
    for at in range(rows + 1):
        painter.drawLine(round(lefts[0]), round(top + at * _ROW), round(lefts[-1]), round(top + at * _ROW))
    for left in lefts:
        painter.drawLine(round(left), round(top), round(left), round(bottom))


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    size: int,
    colour: str,
    *,
    weight: QFont.Weight = QFont.Weight.Normal,
    at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line, cut where the box ends; the letters' own direction holds within it."""
    font = _font(size, weight)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(at | Qt.AlignmentFlag.AlignVCenter), shown)


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(_FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def file_name(day: DayOfProject) -> str:
    """Suggest a name for the file: Sign-in Repair Café 2026-11-28.pdf, without signs that a file's name can't have."""
    plain = "".join(" " if sign in '\\/:*?"<>|' or ord(sign) < ord(" ") else sign for sign in day.project)
    project = " ".join(plain.split())[:60].strip(" .")
    return translate("SignIn", "Sign-in {project} {day}.pdf").format(project=project, day=day.day.isoformat())
