"""The view of a table of weeks: as high as its rows, walked cell by cell, opened with Enter or a press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView, QToolTip, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import SMALL
from suidesk.desktop.design.week_table import ROW_HIGH, Index, WeekDelegate, WeekModel, WeekRow

_LEAST_NAME: Final = 120
_MOST_NAME: Final = 220
_NAME_SHARE: Final = 0.24
_END: Final = 108
_LEAST_WEEK: Final = 26
_HEADER: Final = 30


class WeekTable(QTableView):
    """Shows all rows it is given, without a scroll bar of its own; `opened(id)` is Enter or a press on a row.

    The arrows walk from cell to cell, and each speaks in its tool tip; the page scrolls along.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name` by a screen reader."""
        super().__init__(parent)
        self._theme = theme
        self._weeks = WeekModel(self)
        self._has_keys = False
        self.setAccessibleName(name)
        self.setModel(self._weeks)
        self.setItemDelegate(WeekDelegate(theme, self))
        self._set_up()
        theme.changed.connect(self._fit)
        self._fit()

    def _set_up(self) -> None:
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        # Narrow columns leave no room for the padding of other tables.
        header.setStyleSheet(
            "QHeaderView::section { padding: 0 1px; background: transparent; }"
            "QHeaderView::section:first { padding-left: 8px; } QHeaderView::section:last { padding-left: 10px; }"
        )
        header.setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._weeks.modelReset.connect(self._fit)

    def set_rows(self, titles: Sequence[str], hints: Sequence[str], rows: Sequence[WeekRow]) -> None:
        """Show `rows`; where the same person is still among them, the keys stay with them."""
        at = self.currentIndex()
        before = self._weeks.row(at.row()) if at.isValid() else None
        self._weeks.set_rows(titles, hints, rows)
        place = self._weeks.row_of(before.id) if before else -1
        if place >= 0 and place != self.currentIndex().row():
            self._stand(place, min(at.column(), len(titles) - 1))
        # The keys may have come before the rows did.
        if rows and not self.currentIndex().isValid() and self.window().focusWidget() is self:
            self._stand(0, 0)

    def rows(self) -> list[WeekRow]:
        """Give the rows on screen."""
        found = (self._weeks.row(at) for at in range(self._weeks.rowCount()))
        return [row for row in found if row is not None]

    def select_id(self, ref: str) -> bool:
        """Stand on that person's name; tell whether they are here."""
        place = self._weeks.row_of(ref)
        if place >= 0 and place != self.currentIndex().row():
            self._stand(place, 0)
        return place >= 0

    def sizeHint(self) -> QSize:
        """Be as high as all rows."""
        return QSize(self._theme.px(320), self._high())

    def minimumSizeHint(self) -> QSize:
        """Need the height, and little width."""
        return QSize(self._theme.px(240), self._high())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the cell into sight, and say it where the keyboard came by."""
        super().currentChanged(current, previous)
        if self._has_keys and current.isValid():
            self._show(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; let letters that mean something to the page pass."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape or (event.text().strip() and not event.modifiers()):
            event.ignore()
            return
        self._has_keys = True
        super().keyPressEvent(event)
        self._has_keys = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was pressed."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first cell, where nothing was stood on before."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._weeks.rowCount():
            self._stand(0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop saying the cell."""
        super().focusOutEvent(event)
        QToolTip.hideText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def _open(self, index: Index) -> None:
        row = self._weeks.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row.id)

    def _stand(self, row: int, column: int) -> None:
        index = self._weeks.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def bring_into_sight(self) -> None:
        """Have the page scroll to where the keys are, as after it was laid out anew."""
        if self.currentIndex().isValid():
            self._scroll_to(self.currentIndex())

    def _show(self, index: Index) -> None:
        self._scroll_to(index)
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        spot = self.visualRect(index)
        QToolTip.showText(self.viewport().mapToGlobal(spot.bottomLeft() + QPoint(4, 4)), words, self)

    def _scroll_to(self, index: Index) -> None:
        spot = self.visualRect(index)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and (content := around.widget()) is not None:
            at = self.viewport().mapTo(content, spot.center())
            around.ensureVisible(at.x(), at.y(), 0, spot.height() * 2)

    def _fit(self) -> None:
        high = self._theme.px(ROW_HIGH)
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        self.horizontalHeader().setFont(self._theme.font(SMALL))
        self.horizontalHeader().setFixedHeight(self._theme.px(_HEADER))
        self._share()
        self.setFixedHeight(self._high())

    def _high(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return self._theme.px(_HEADER) + self._theme.px(ROW_HIGH) * self._weeks.rowCount() + bar + 2

    def _widths(self) -> tuple[int, int, int]:
        """Give the widths of the name, a week and the end, in the room there is."""
        px, weeks = self._theme.px, max(1, self._weeks.columnCount() - 2)
        wide = self.width() - 2 * self.frameWidth()
        room = wide - px(_END) - weeks * px(_LEAST_WEEK)
        name = max(px(_LEAST_NAME), min(px(_MOST_NAME), int(wide * _NAME_SHARE), room))
        return name, max(px(_LEAST_WEEK), (wide - name - px(_END)) // weeks), px(_END)

    def _is_wide(self) -> bool:
        name, week, end = self._widths()
        return name + week * max(0, self._weeks.columnCount() - 2) + end > self.width() - 2 * self.frameWidth()

    def _share(self) -> None:
        last = self._weeks.columnCount() - 1
        name, week, end = self._widths()
        for at in range(last + 1):
            self.setColumnWidth(at, name if at == 0 else end if at == last else week)
        if last > 0 and not self._is_wide():
            # What is left of an uneven share goes to the name.
            self.setColumnWidth(0, self.width() - 2 * self.frameWidth() - week * (last - 1) - end)
        if self.height() != self._high():
            self.setFixedHeight(self._high())
