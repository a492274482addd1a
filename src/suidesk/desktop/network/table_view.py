"""The web as a table, for whoever would rather read than look: each contact with ties, sectors and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.data_table import Cell, Column, DataTable, TableModel
from suidesk.rules.web import Node, Web
from suidesk.rules.web_findings import Findings
from suidesk.wording.formats import number_in_words, percent_in_words
from suidesk.wording.network import any_sector_text, few_names
from suidesk.wording.people import sector_text
from suidesk.wording.translate import translate

_NAME, _SECTOR, _TIES, _INTO, _BETWEEN, _CONSTRAINT, _TIED = range(7)
_NAMED: Final = 12


@dataclass(frozen=True)
class _Line:
    ref: str
    keys: tuple[Any, ...]
    cells: tuple[Cell, ...]


class WebTable(DataTable):
    """Signals: `picked(id)` as the cursor moves, `opened(id)` on Enter or a double click; a heading sorts."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Have no rows."""
        self._model = TableModel(theme, _columns())
        super().__init__(theme, translate("Network", "The web as a table"), self._model)
        self._lines: list[_Line] = []
        self._by, self._is_down = _NAME, False
        self._is_told = False
        self._waiting: tuple[Web, Findings] | None = None
        self._wanted = ""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(_NAME, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._lines[index.row()].ref))
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._moved(now.row()))

    def set_web(self, web: Web, findings: Findings) -> None:
        """List the contacts of a web with what was found."""
        self._waiting, self._wanted = (web, findings), self._current()
        if self.isVisible():
            self._take_in()

    def showEvent(self, event: QShowEvent) -> None:
        """Write the rows; of a large web that takes a moment, which who looks at the picture need not wait for."""
        self._take_in()
        super().showEvent(event)

    def _take_in(self) -> None:
        if self._waiting is None:
            return
        (web, findings), self._waiting = self._waiting, None
        names = {node.id: node.name for node in web.nodes}
        self._lines = [_line(at, node, web, findings, names) for at, node in enumerate(web.nodes)]
        self._show(self._wanted)

    def ids(self) -> list[str]:
        """Give the contacts in the order of the rows."""
        self._take_in()
        return [line.ref for line in self._lines]

    def select_id(self, ref: str) -> None:
        """Put the cursor on a contact, without telling of it."""
        if self._waiting is not None:
            self._wanted = ref if ref in self._waiting[0].by_id else self._wanted
            return
        at = next((at for at, line in enumerate(self._lines) if line.ref == ref), -1)
        if at >= 0 and at != self.currentIndex().row():
            self._is_told = True
            self.setCurrentIndex(self._model.index(at, 0))
            self._is_told = False

    def sort_by(self, column: int) -> None:
        """Sort by a column, numbers from the largest; a second press turns it round."""
        self._take_in()
        is_number = _columns()[column].is_number
        self._is_down = not self._is_down if column == self._by else is_number
        self._by, current = column, self._current()
        order = Qt.SortOrder.DescendingOrder if self._is_down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)
        self._show(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; S sorts by the column of the cursor."""
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            self.opened.emit(self._lines[row].ref)
        elif event.key() == Qt.Key.Key_S and not event.modifiers() and row >= 0:
            self.sort_by(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _current(self) -> str:
        row = self.currentIndex().row()
        return self._lines[row].ref if 0 <= row < len(self._lines) else ""

    def _show(self, current: str) -> None:
        by = self._by
        self._lines.sort(key=lambda line: line.keys[_NAME])
        self._lines.sort(key=lambda line: line.keys[by], reverse=self._is_down)
        self._is_told = True
        self.setCurrentIndex(QModelIndex())
        self._model.set_rows([line.cells for line in self._lines])
        self._is_told = False
        self.select_id(current)

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._lines) and not self._is_told:
            self.picked.emit(self._lines[row].ref)


def _line(at: int, node: Node, web: Web, findings: Findings, names: Mapping[str, str]) -> _Line:
    place = findings.positions[node.id]
    others = sorted(names[ref] for ref in web.neighbours[node.id])
    into = ", ".join(sector_text(sector) for sector in place.sectors)
    constraint = 9.0 if place.constraint is None else place.constraint
    keys = (at, any_sector_text(node.sector), place.ties, len(place.sectors), place.between, constraint, at)
    cells = (
        Cell(node.name),
        Cell(any_sector_text(node.sector)),
        Cell(number_in_words(place.ties)),
        Cell(into or translate("Network", "none")),
        Cell(percent_in_words(round(place.between * 100))),
        Cell("" if place.constraint is None else f"{place.constraint:.2f}"),
        Cell(few_names(others[:_NAMED], len(others))),
    )
    return _Line(node.id, keys, cells)


def _columns() -> Sequence[Column]:
    return (
        Column(translate("Network", "Name"), 210),
        Column(translate("Network", "Sector"), 110),
        Column(translate("Network", "Ties"), 84, is_number=True),
        Column(translate("Network", "Ties into"), 170),
        Column(translate("Network", "On ways"), 96, is_number=True),
        Column(translate("Network", "Constraint"), 110, is_number=True),
        Column(translate("Network", "Tied to")),
    )
