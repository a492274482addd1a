"""The models behind every list: rows in memory, or a window onto many rows fetched page by page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from suidesk.wording.translate import translate

PAGE: Final = 64
"""Rows fetched at once, at most."""
_PAGES_KEPT: Final = 48
_PAGES_WANTED: Final = 4

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    `level` (danger, warn, ok, info, accent, plain) puts `trailing` on a pill. Without `icon` an avatar with the title's
    initials is painted; with it a rounded square; `icon` "-" paints nothing.
    """

    id: str
    title: str
    subtitle: str = ""
    trailing: str = ""
    level: str = ""
    trailing2: str = ""
    icon: str = ""

    def spoken(self) -> str:
        """Give everything the row says, for a screen reader."""
        return ", ".join(part for part in (self.title, self.subtitle, self.trailing, self.trailing2) if part)


class ListModel(QAbstractTableModel):
    """One column of rows; a `None` row is not loaded yet."""

    def row(self, at: int) -> Row | None:
        """Give the row at `at`, `None` while it is being fetched."""
        raise NotImplementedError

    def row_of(self, record: str) -> int | None:
        """Find the place of the row with the id `record` among the loaded rows."""
        raise NotImplementedError

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Have one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the title, and all of the row to a screen reader."""
        if not index.isValid():
            return None
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if role != Qt.ItemDataRole.DisplayRole and not is_spoken:
            return None
        found = self.row(index.row())
        if found is None:
            return translate("List", "Loading…")
        return found.spoken() if is_spoken else found.title


class RowsModel(ListModel):
    """Rows held in memory."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def row(self, at: int) -> Row | None:
        """Give the row at `at`."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, record: str) -> int | None:
        """Find the row with the id `record`."""
        return next((at for at, row in enumerate(self._rows) if row.id == record), None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows`; when only their contents changed, selection and scrolling stay."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = list(rows)
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()


Then = Callable[[Sequence[Row]], None]
FetchPage = Callable[[int, int, Then], None]
"""(offset, limit, then): fetch rows somewhere else and call `then` with them in the GUI thread."""


class WindowModel(ListModel):
    """A window onto `count` rows: pages of 64 are fetched when they come into view and the latest are kept."""

    def __init__(self, count: int, fetch_page: FetchPage, parent: QObject | None = None) -> None:
        """Show `count` rows, fetched by `fetch_page`."""
        super().__init__(parent)
        self._count = count
        self._fetch_page = fetch_page
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._underway: set[int] = set()
        self._round = 0
        # Pages are asked for after painting, so that pages scrolled past are never fetched.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fetch_wanted)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count all rows, loaded or not."""
        return 0 if parent.isValid() else self._count

    def row(self, at: int) -> Row | None:
        """Give the row at `at`; `None` while its page is fetched."""
        number, place = divmod(at, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def row_of(self, record: str) -> int | None:
        """Find the row with the id `record` among the loaded pages."""
        for number, page in self._pages.items():
            for place, row in enumerate(page):
                if row.id == record:
                    return number * PAGE + place
        return None

    def reset(self, count: int, fetch_page: FetchPage | None = None, rows: Sequence[Row] = (), offset: int = 0) -> None:
        """Forget all pages: there are `count` rows now, perhaps fetched another way.

        Those that are here already are given as `rows` from `offset` on, which begins a page.
        """
        self.beginResetModel()
        self._count = count
        self._fetch_page = fetch_page or self._fetch_page
        self._pages.clear()
        self._wanted.clear()
        self._underway.clear()
        self._round += 1
        for at in range(0, len(rows), PAGE):
            self._pages[(offset + at) // PAGE] = tuple(rows[at : at + PAGE])
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """Have that many rows: the list turned out to be longer or shorter; what is loaded stays on screen."""
        if count > self._count:
            # A page that was the last one may go on now.
            if len(self._pages.get(self._count // PAGE, ())) < PAGE:
                self._pages.pop(self._count // PAGE, None)
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def refresh(self) -> None:
        """Fetch the loaded pages again, as contents but not the order changed; they stay on screen meanwhile."""
        self._round += 1
        self._underway.clear()
        for number in tuple(self._pages)[-_PAGES_WANTED:]:
            self._fetch(number)
        kept = set(self._underway)
        for number in tuple(self._pages):
            if number not in kept and number in self._pages and len(self._pages) > _PAGES_WANTED:
                del self._pages[number]

    def _want(self, number: int) -> None:
        if number in self._underway:
            return
        self._wanted[number] = None
        self._wanted.move_to_end(number)
        while len(self._wanted) > _PAGES_WANTED:
            self._wanted.popitem(last=False)
        if not self._timer.isActive():
            self._timer.start()

    def _fetch_wanted(self) -> None:
        wanted = tuple(self._wanted)
        self._wanted.clear()
        for number in wanted:
            if number not in self._pages and number not in self._underway:
                self._fetch(number)

    def _fetch(self, number: int) -> None:
        self._underway.add(number)
        offset, asked_in = number * PAGE, self._round
        limit = min(PAGE, self._count - offset)
        self._fetch_page(offset, limit, lambda rows: self._arrived(number, rows, asked_in))

    def _arrived(self, number: int, rows: Sequence[Row], asked_in: int) -> None:
        if asked_in != self._round:
            return
        self._underway.discard(number)
        self._pages[number] = tuple(rows)
        self._pages.move_to_end(number)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        first = number * PAGE
        last = min(first + PAGE, self._count) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
