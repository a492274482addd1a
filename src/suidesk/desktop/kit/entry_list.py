"""A short list to choose from, for palettes and pickers: icon, title, a second text and a shortcut on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from suidesk.desktop.design.painting import paint_line
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import BODY, SMALL

_HEIGHT: Final = 40
_NOWHERE: Final = QModelIndex()

Entry = tuple[str, str, str, str]
"""(icon, title, subtitle, shortcut)"""


class EntriesModel(QAbstractTableModel):
    """The entries on screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self._entries: list[Entry] = []

    def set(self, entries: Sequence[Entry]) -> None:
        """Show `entries`."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, at: int) -> Entry:
        """Give the entry at `at`."""
        return self._entries[at]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Count the entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Have one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the title, and all of the entry to a screen reader."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        _, title, subtitle, shortcut = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return ", ".join(part for part in (title, subtitle, shortcut) if part)


class _EntryDelegate(QStyledItemDelegate):
    """Paints one entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(200, self._theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, EntriesModel):
            return
        flags, state = QStyle.StateFlag, option.state
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box: QRect = option.rect
        is_selected = bool(state & flags.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected or state & flags.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if is_selected else "surface2"))
            painter.drawRoundedRect(box, 8, 8)
        self._paint_parts(painter, box, model.entry(index.row()), is_rtl=is_rtl, is_selected=is_selected)
        painter.restore()

    def _paint_parts(self, painter: QPainter, box: QRect, entry: Entry, *, is_rtl: bool, is_selected: bool) -> None:
        icon, title, subtitle, shortcut = entry
        theme, side = self._theme, self._theme.px(18)
        quiet, loud = ("on_accent_soft",) * 2 if is_selected else ("muted", "text")

        def at(x: int, width: int) -> QRect:
            left = box.right() + 1 - x - width if is_rtl else box.x() + x
            return QRect(left, box.y(), width, box.height())

        picture = theme.pixmap(icon, quiet, side, painter.device().devicePixelRatioF())
        spot = at(10, side)
        painter.drawPixmap(spot.x(), box.y() + (box.height() - side) // 2, picture)
        start, end = side + 22, box.width() - 12
        small, body = theme.font(SMALL), theme.font(BODY, QFont.Weight.Medium)
        painter.setFont(small)
        painter.setPen(theme.colour(quiet))
        if shortcut:
            width = QFontMetrics(small).horizontalAdvance(shortcut) + 2
            paint_line(painter, at(end - width, width), shortcut, is_rtl=is_rtl, is_end=True)
            end -= width + 12
        width = min(max(0, end - start), QFontMetrics(body).horizontalAdvance(title) + 2)
        after = start + width + 12
        if subtitle and end - after > 0:
            paint_line(painter, at(after, end - after), subtitle, is_rtl=is_rtl)
        painter.setFont(body)
        painter.setPen(theme.colour(loud))
        paint_line(painter, at(start, width), title, is_rtl=is_rtl)


class EntryList(QTableView):
    """Takes no focus: the line above it keeps the keys. `picked(at)` is a click."""

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name` by a screen reader."""
        super().__init__(parent)
        self._theme = theme
        self._entries = EntriesModel(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(self._entries)
        self.setItemDelegate(_EntryDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        self._fit()
        theme.changed.connect(self._fit)

    def set(self, entries: Sequence[Entry]) -> None:
        """Show `entries`, the first being current."""
        self._entries.set(entries)
        if entries:
            self.setCurrentIndex(self._entries.index(0, 0))

    def current(self) -> int:
        """Give the place of the current entry, -1 when there is none."""
        return self.currentIndex().row()

    def step(self, by: int) -> None:
        """Go `by` entries down, around the end for single steps."""
        count = self._entries.rowCount()
        if count:
            wanted = self.current() + by
            place = wanted % count if abs(by) == 1 else min(count - 1, max(0, wanted))
            self.setCurrentIndex(self._entries.index(place, 0))

    def row_height(self) -> int:
        """Give the height of one entry in pixels."""
        return self._theme.px(_HEIGHT)

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self.row_height())
        self.verticalHeader().setDefaultSectionSize(self.row_height())
