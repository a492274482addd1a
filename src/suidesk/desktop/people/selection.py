"""Which contacts of the list are chosen together: by their ids, though most of their rows were never fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from suidesk.queries.people import PAGE, PeopleIds

if TYPE_CHECKING:
    from suidesk.desktop.kit.row_list import RowList
    from suidesk.desktop.page import Host
    from suidesk.desktop.people.asked import AskedPeople

SEVERAL: Final = 2
_ROWS: Final = QItemSelectionModel.SelectionFlag.Rows
_ANEW: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class Selection(QObject):
    """Two contacts or more; one alone is merely the open one. `changed` tells of another number or of other ids.

    Rows that were never fetched have no ids here, so those of the whole list are asked for in the background. When the
    list stands anew (`list_stands`), whoever was chosen is found again at the new places.
    """

    changed = Signal()

    def __init__(self, host: Host, rows: RowList, shown: Callable[[], AskedPeople]) -> None:
        """Watch the rows; `shown` gives what they were asked for with."""
        super().__init__(rows)
        self._host, self._rows, self._shown = host, rows, shown
        self._count = 0
        self._ids: tuple[str, ...] = ()
        self._all: Sequence[str] = ()
        self._is_anew = self._is_setting = False
        self._round = 0
        self._waiting: list[Callable[[tuple[str, ...]], object]] = []
        rows.model().modelAboutToBeReset.connect(self._begin_anew)
        rows.selectionModel().selectionChanged.connect(self._on_rows)

    @property
    def count(self) -> int:
        """Give how many are chosen together; 0 when at most one is."""
        return self._count

    def with_ids(self, then: Callable[[tuple[str, ...]], object]) -> None:
        """Call `then` with the ids of the chosen ones, once they are known; not at all when none are."""
        if self._ids:
            then(self._ids)
        elif self._count:
            self._waiting.append(then)

    def select_all(self) -> None:
        """Choose everybody who matches."""
        self._rows.selectAll()

    def drop(self) -> None:
        """Choose only the current row."""
        model, current = self._rows.selectionModel(), self._rows.currentIndex()
        self._forget()
        if current.isValid():
            model.select(current, _ANEW | _ROWS)
        else:
            model.clearSelection()

    def list_stands(self) -> None:
        """Find the chosen ones again: the list was asked for anew."""
        self._is_anew, self._all = False, ()
        if self._ids:
            self._ask(self._choose_again)
        else:
            self._forget()

    def rows_replaced(self) -> None:
        """Forget the chosen ones: other rows stand in the list than those that match."""
        self._is_anew, self._all = False, ()
        self._forget()

    # --- what the user does ---

    def _begin_anew(self) -> None:
        self._is_anew, self._all = True, ()

    def _on_rows(self) -> None:
        if self._is_anew or self._is_setting:
            return
        count = sum(last - first + 1 for first, last in self._blocks())
        if count < SEVERAL:
            self._forget()
            return
        self._round += 1
        self._count, self._ids = count, ()
        loaded = self._rows.selected_ids() if self._rows.model().rowCount() <= PAGE else []
        if len(loaded) == count:
            self._set(loaded)
        elif self._all:
            self._take_all(self._all)
        else:
            self._ask(self._take_all)
        self.changed.emit()

    def _forget(self) -> None:
        self._round += 1
        self._waiting.clear()
        if self._count:
            self._count, self._ids = 0, ()
            self.changed.emit()

    # --- the ids of the whole list ---

    def _ask(self, then: Callable[[Sequence[str]], object]) -> None:
        asked = self._shown()
        query = PeopleIds(self._host.now().date(), asked.text, asked.among, asked.where)
        self._host.bridge.fetch(query, partial(self._answered, self._round, then), owner=self)

    def _answered(self, asked_in: int, then: Callable[[Sequence[str]], object], found: Sequence[str]) -> None:
        if asked_in == self._round and len(found) == self._rows.model().rowCount():
            self._all = found
            then(found)

    def _take_all(self, found: Sequence[str]) -> None:
        self._set([ref for first, last in self._blocks() for ref in found[first : last + 1]])

    def _choose_again(self, found: Sequence[str]) -> None:
        wanted = set(self._ids)
        places = [at for at, ref in enumerate(found) if ref in wanted]
        if len(places) < SEVERAL:
            self.drop()
            return
        chosen, model = QItemSelection(), self._rows.model()
        for first, last in _runs(places):
            chosen.select(model.index(first, 0), model.index(last, 0))
        self._is_setting = True
        self._rows.selectionModel().select(chosen, _ANEW | _ROWS)
        self._is_setting = False
        self._count = len(places)
        self._set([found[at] for at in places])
        self.changed.emit()

    def _set(self, ids: Sequence[str]) -> None:
        if len(ids) != self._count:
            return
        self._ids = tuple(ids)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(self._ids)

    def _blocks(self) -> list[tuple[int, int]]:
        """Give the first and last row of each block that is chosen, from top to bottom."""
        chosen = self._rows.selectionModel().selection()
        blocks = [chosen.at(at) for at in range(chosen.count())]
        return sorted((block.top(), block.bottom()) for block in blocks)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of places that follow one another."""
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [at for _, at in run]
        yield found[0], found[-1]
