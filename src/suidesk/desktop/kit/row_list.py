"""A list of rows of fixed height: fast with a hundred thousand of them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QHeaderView, QTableView, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import ROW
from suidesk.desktop.kit.row_delegate import RowDelegate
from suidesk.desktop.kit.rows import Index, ListModel


class RowList(QTableView):
    """Shows a `ListModel`; `chosen(id)` follows the current row, `opened(id)` is Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, *, is_multi: bool = False, parent: QWidget | None = None) -> None:
        """Be called `name` by a screen reader; `is_multi` lets the user select several rows."""
        super().__init__(parent)
        self._theme = theme
        self._rows: ListModel | None = None
        self._told = ""
        self._held = ""
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(theme, self))
        self._set_up(is_multi=is_multi)
        self.activated.connect(self._open)
        theme.changed.connect(self._fit)

    def _set_up(self, *, is_multi: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if is_multi else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model`, which must be a `ListModel`."""
        super().setModel(model)
        if isinstance(model, ListModel):
            self._rows = model
            model.dataChanged.connect(self._tell_late)
            model.modelAboutToBeReset.connect(self._forget)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current, as soon as it is loaded."""
        super().currentChanged(current, previous)
        self._told = self._held = ""
        self._tell_late()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys that mean something to the page pass; a list has no search by letters."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
            return
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and last row, with Shift selecting up to there; a list has one column."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self._rows is not None and (count := self._rows.rowCount()):
            return self._rows.index(ends[action] % count, 0)
        return super().moveCursor(action, modifiers)

    def current_id(self) -> str:
        """Give the id of the current row, empty when there is none or it is not loaded."""
        row = self._rows.row(self.currentIndex().row()) if self._rows and self.currentIndex().isValid() else None
        return row.id if row else ""

    def selected_ids(self) -> list[str]:
        """Give the ids of the selected rows that are loaded, from top to bottom."""
        if self._rows is None:
            return []
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row.id for at in places if (row := self._rows.row(at)) is not None]

    def select(self, at: int) -> None:
        """Make the row at `at` current and bring it into view."""
        if self._rows is not None and 0 <= at < self._rows.rowCount():
            index = self._rows.index(at, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing by itself: Qt would go to the first row, and the page would leave what it shows."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QAbstractScrollArea.focusInEvent(self, event)
            self.viewport().update()

    def hold(self, record: str, at: int = -1) -> None:
        """Stay at `record`, which the page shows already, without telling; `at` is its place, perhaps a new one.

        Rows arrive late and may have moved meanwhile: until the user moves, no other record is chosen.
        """
        if at >= 0:
            self.select(at)
        self._held = record

    def select_id(self, record: str) -> bool:
        """Make the loaded row of `record` current; tell whether it was found."""
        at = self._rows.row_of(record) if self._rows is not None else None
        if at is None:
            return False
        self.select(at)
        return True

    def _tell_late(self) -> None:
        record = self.current_id()
        if self._held:
            self._told = self._held if record == self._held else self._told
            return
        if record and record != self._told:
            self._told = record
            self.chosen.emit(record)

    def _forget(self) -> None:
        self._told = ""

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row()) if self._rows and index.isValid() else None
        if row is not None:
            self.opened.emit(row.id)

    def _fit(self) -> None:
        height = self._theme.px(ROW)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.viewport().update()
