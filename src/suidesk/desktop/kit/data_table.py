"""A table of several columns: previews of imports, grids of hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.design.tokens import level_colours

_HEIGHT: Final = 36
_LEAST_COLUMN: Final = 84
_NOWHERE: Final = QModelIndex()
_LEVELS: Final = frozenset({"danger", "warn", "ok", "info", "accent"})

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in pixels at scale 1.0, 0 to share what is left; numbers stand at the end."""

    title: str
    width: int = 0
    is_number: bool = False
    is_editable: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and, where it matters, its level (danger, warn, ok, info, accent) and a note for the tool tip."""

    text: str
    level: str = ""
    note: str = ""


class TableModel(QAbstractTableModel):
    """Rows of cells held in memory; `edited(row, column, text)` asks the page to change one."""

    edited = Signal(int, int, str)

    def __init__(self, theme: Theme, columns: Sequence[Column], parent: QObject | None = None) -> None:
        """Have `columns` and no rows."""
        super().__init__(parent)
        self._theme = theme
        self._columns = tuple(columns)
        self._rows: list[Sequence[Cell]] = []

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have other columns and no rows."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._rows = []
        self.endResetModel()

    def set_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show `rows`, each with a cell for every column."""
        if len(rows) == len(self._rows) and rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def columns(self) -> tuple[Column, ...]:
        """Give the columns."""
        return self._columns

    def cell(self, row: int, column: int) -> Cell:
        """Give one cell."""
        cells = self._rows[row]
        return cells[column] if column < len(cells) else Cell("")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the titles of the columns and the numbers of the rows."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give text, colours, alignment and words of a cell."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.note) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self._columns[index.column()].title
            return ", ".join(part for part in (f"{title}: {cell.text}", cell.note) if part)
        return self._colour(cell, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask the page to change the cell; it answers with `set_rows`."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = str(value).strip()
        if text != self.cell(index.row(), index.column()).text:
            self.edited.emit(index.row(), index.column(), text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let editable columns be edited."""
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].is_editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = self._columns[column].is_number
        side = Qt.AlignmentFlag.AlignTrailing if is_number else Qt.AlignmentFlag.AlignLeading
        return side | Qt.AlignmentFlag.AlignVCenter

    def _colour(self, cell: Cell, role: int) -> QColor | None:
        if cell.level not in _LEVELS:
            return None
        front, back = level_colours(cell.level, self._theme.tokens)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(front)
        return QColor(back) if role == Qt.ItemDataRole.BackgroundRole else None


class DataTable(QTableView):
    """Shows a `TableModel` with a header and rows of fixed height."""

    def __init__(self, theme: Theme, name: str, model: TableModel, parent: QWidget | None = None) -> None:
        """Be called `name` by a screen reader."""
        super().__init__(parent)
        self._theme = theme
        self._table = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setProperty("cells", True)  # noqa: FBT003 (Qt)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        model.modelReset.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        height = self._theme.px(_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self._theme.px(_LEAST_COLUMN))
        modes = QHeaderView.ResizeMode
        for at, column in enumerate(self._table.columns()):
            header.setSectionResizeMode(at, modes.Interactive if column.width else modes.Stretch)
            if column.width:
                header.resizeSection(at, self._theme.px(column.width))
