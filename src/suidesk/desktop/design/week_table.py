"""A table of people by weeks: shaded cells with their numbers, a name before them and a bar of a whole behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from suidesk.desktop.design.heat import HeatCell, paint_cell
from suidesk.desktop.design.painting import paint_line, paint_ring
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.design.tokens import BODY, SMALL, TINY

ROW_HIGH: Final = 34
"""Pixels of a row, at scale 1.0."""
_NOWHERE: Final = QModelIndex()
_ICON: Final = 15
_BAR: Final = 5

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A line: who, the cells of the weeks, and what stands behind them.

    `share` is 0 to 1 or more of a whole, `None` where the whole isn't known; `note` is said of the name, and an icon
    at the name tells that there is one.
    """

    id: str
    name: str
    cells: tuple[HeatCell, ...]
    end: str = ""
    end_words: str = ""
    share: float | None = None
    note: str = ""


class WeekModel(QAbstractTableModel):
    """A window of rows, never more than are shown at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Have no rows."""
        super().__init__(parent)
        self._rows: tuple[WeekRow, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._hints: tuple[str, ...] = ()

    def set_rows(self, titles: Sequence[str], hints: Sequence[str], rows: Sequence[WeekRow]) -> None:
        """Show `rows` under `titles` (of the name, each week, the end); `hints` say the titles in full."""
        if self._titles == tuple(titles) and len(rows) == len(self._rows) and rows:
            self._rows, self._hints = tuple(rows), tuple(hints)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(titles) - 1))
            return
        self.beginResetModel()
        self._rows, self._titles, self._hints = tuple(rows), tuple(titles), tuple(hints)
        self.endResetModel()

    def row(self, at: int) -> WeekRow | None:
        """Give the row at `at`."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, ref: str) -> int:
        """Give the place of the row with that id, −1 when it isn't shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == ref), -1)

    def cell(self, index: Index) -> HeatCell | None:
        """Give the cell of a week; nothing for name and end."""
        row = self.row(index.row())
        return row.cells[index.column() - 1] if row and 0 < index.column() <= len(row.cells) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the titles, and what they mean in full."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_week = 0 < section < len(self._titles) - 1
            side = Qt.AlignmentFlag.AlignHCenter if is_week else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        is_hint = role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        return self._hints[section] if is_hint else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the number, and all of it in words for tool tip and screen reader."""
        row = self.row(index.row())
        if row is None:
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if cell else row.name if index.column() == 0 else row.end
        if role not in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        words = cell.words if cell else row.note if index.column() == 0 else row.end_words
        said = ", ".join(part for part in (row.name, words) if part)
        return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said


class WeekDelegate(QStyledItemDelegate):
    """Paints names, shaded cells and the bar of the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the theme's colours."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row."""
        del option, index
        return QSize(self._theme.px(ROW_HIGH), self._theme.px(ROW_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, and the ring where the keyboard stands."""
        model = cast("WeekModel", index.model())
        row, cell = model.row(index.row()), model.cell(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        box = QRectF(option.rect).adjusted(1.5, 2.5, -1.5, -2.5)
        if cell is not None:
            self._paint_week(painter, box, cell)
        elif index.column() == 0:
            self._paint_name(painter, option, row)
        else:
            self._paint_end(painter, option, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, QRectF(option.rect), self._theme, 5)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        flags = QStyle.StateFlag
        if option.state & (flags.State_Selected | flags.State_MouseOver):
            role = "accent_soft" if option.state & flags.State_Selected else "surface2"
            painter.fillRect(option.rect, self._theme.colour(role))

    def _paint_week(self, painter: QPainter, box: QRectF, cell: HeatCell) -> None:
        font = self._theme.font(TINY, QFont.Weight.Medium)
        painter.setFont(font)
        # A number that is cut would be another number: rounded where there is little room, else none.
        metrics, room = QFontMetrics(font), box.width() - 2
        fitting = (text for text in (cell.text, cell.short) if metrics.horizontalAdvance(text) <= room)
        paint_cell(painter, box, replace(cell, text=next(fitting, "")), self._theme)

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, row: WeekRow) -> None:
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        side, box = self._theme.px(_ICON), option.rect.adjusted(8, 0, -8, 0)
        if row.note:
            left = box.left() if is_rtl else box.right() - side
            picture = self._theme.pixmap("gauge", "warn", side, painter.device().devicePixelRatioF())
            painter.drawPixmap(left, box.center().y() - side // 2, picture)
            box = box.adjusted(side + 6, 0, 0, 0) if is_rtl else box.adjusted(0, 0, -side - 6, 0)
        painter.setFont(self._theme.font(BODY))
        painter.setPen(self._theme.colour(self._role(option, "text")))
        paint_line(painter, box, row.name, is_rtl=is_rtl)

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, row: WeekRow) -> None:
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box, high = option.rect.adjusted(10, 3, -6, -6), self._theme.px(_BAR)
        is_over = row.share is not None and row.share > 1
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.colour("warn" if is_over else self._role(option, "muted")))
        paint_line(painter, box.adjusted(0, 0, 0, -high), row.end, is_rtl=is_rtl)
        if row.share is not None:
            self._paint_bar(
                painter, QRect(box.left(), box.bottom() - high + 1, box.width(), high), row.share, is_rtl=is_rtl
            )

    def _paint_bar(self, painter: QPainter, bar: QRect, share: float, *, is_rtl: bool) -> None:
        whole = QRectF(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("border"))
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        wide = whole.width() * min(1.0, share)
        if wide > 0:
            left = whole.right() - wide if is_rtl else whole.left()
            painter.setBrush(self._theme.colour("warn" if share > 1 else "accent"))
            painter.drawRoundedRect(
                QRectF(left, whole.top(), max(wide, whole.height()), whole.height()),
                whole.height() / 2,
                whole.height() / 2,
            )

    def _role(self, option: QStyleOptionViewItem, role: str) -> str:
        return "on_accent_soft" if option.state & QStyle.StateFlag.State_Selected else role
