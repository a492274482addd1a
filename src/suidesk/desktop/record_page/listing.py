"""The list of a page: counts and rows are asked for in the background, and the record that is shown stays current."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.rows import PAGE, Row, WindowModel
from suidesk.queries.first_rows import First, FirstRows
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.domain.kinds import Kind
    from suidesk.queries.query import Query

COUNT_AFTER_MS: Final = 20
"""Rest after rows came before they are counted: the next key's rows never wait for numbers."""
Found = TypeVar("Found")
"""What the query of the rows gives for one of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words, and the keys of the filters that are on; without a key everything is listed."""

    text: str = ""
    keys: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether search or filters may hide something."""
        return bool(self.text or self.keys)


class RecordListing(ListPane, Generic[Found]):
    """Asks again (`ask`) without losing the record that is shown (`follow`).

    A subclass sets `touched_by` and gives `count_query`, `place_query`, `rows_query`, `line` and `nothing_yet`.
    """

    bare_changed = Signal(bool)
    """Whether there is nothing at all: no row, and nothing that hides one."""
    touched_by: ClassVar[tuple[Kind, ...]] = ()
    """A change of one of these kinds may show in the list."""
    opens_first: ClassVar[bool] = True
    """Whether the first row is chosen while nothing is; not so on a page that has something else to show then."""

    def __init__(
        self,
        host: Host,
        title: str,
        *,
        new: str,
        new_name: str,
        search: str,
        show_all: str = "",
        new_icon: str = "plus",
        is_multi: bool = False,
    ) -> None:
        """Be empty until `ask`; the texts are those of a `ListPane`, and `show_all` the verb where nothing is found.

        `is_multi` lets the user choose several rows; see to it that a choice outlives `placed`.
        """
        super().__init__(
            host.theme, title, new=new, new_name=new_name, new_icon=new_icon, search=search, is_multi=is_multi
        )
        self.host = host
        self._show_all = show_all
        self._ref = ""
        self._asked = Asked()
        self._count = -1
        self._at = 0
        self._put = -1
        self._must_show = False
        self._questions = 0
        self._rows_for: Asked | None = None
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count_rows)
        self._model = WindowModel(0, self._fetch, self)
        self.set_model(self._model)
        self.search_changed.connect(self.ask)
        self.filters_changed.connect(self.ask)
        self.search.returnPressed.connect(self._open_first)
        self.chosen.connect(self._note)

    # --- what a subclass gives ---

    def count_query(self, asked: Asked) -> Query[Any]:
        """Ask how many rows there are, or for whatever `counted` takes that number from."""
        raise NotImplementedError

    def place_query(self, ref: str, asked: Asked) -> Query[int | None]:
        """Ask how many rows stand before that of `ref`; `None` is answered where it isn't listed."""
        raise NotImplementedError

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> Query[list[Found]]:
        """Ask for at most `limit` rows."""
        raise NotImplementedError

    def line(self, found: Found, today: date) -> Row:
        """Give the line of a row."""
        raise NotImplementedError

    def nothing_yet(self) -> EmptyState:
        """Say what to do first, where there are no records at all."""
        raise NotImplementedError

    # --- what a subclass may change ---

    def wanted(self) -> Asked:
        """Give what is looked for now."""
        return Asked(self.search.text().strip(), tuple(self.filters()))

    def counted(self, asked: Asked, counts: Any) -> int:
        """Show what `count_query` was answered, and give how many rows `asked` has."""
        del asked
        self.set_count(counts)
        return int(counts)

    def say_empty(self, asked: Asked) -> None:
        """Say why there are no rows and what to do about it."""
        self.set_empty(self._nothing_found() if asked.is_narrowed else self.nothing_yet())

    def show_all(self) -> None:
        """Take search and filters away."""
        self.clear_filters()
        self.search.clear()
        self.ask()

    def placed(self, asked: Asked, count: int) -> None:
        """Hear that the list stands as `asked` for, with `count` rows."""

    # --- what the page does with it ---

    def ask(self) -> None:
        """Count again, and show what is there now; while words are typed the rows come first."""
        asked = self.wanted()
        if asked.text and asked != self._asked and not self._must_show:
            self._ask_rows(asked)
        else:
            self._ask_counts(asked)

    def follow(self, ref: str) -> None:
        """Make the row of that record current, taking search and filters away when they hide it."""
        self._ref = ref
        if self.list.current_id() != ref:
            # A row that is current but still loading would tell of itself when it comes, and take its record's place.
            self.list.setCurrentIndex(QModelIndex())
            self._must_show, self._rows_for = True, None
            self.ask()

    def leave(self, ref: str) -> None:
        """Let the record go that is no longer there: the next one takes its place."""
        if ref == self._ref:
            self._ref = ""
            self.forget_rows()
            self.ask()

    def let_go(self) -> None:
        """Have no current row, so that each can be chosen again."""
        self._ref = ""
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())

    # --- what a subclass builds on ---

    @property
    def ref(self) -> str:
        """The id of the record whose row is current; empty when none is."""
        return self._ref

    @property
    def shown(self) -> Asked:
        """What the rows on screen were asked for with."""
        return self._asked

    def forget_rows(self) -> None:
        """Fetch all rows anew with the next `ask`, even where as many are found as before."""
        self._count, self._rows_for = -1, None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, until the next `ask`, in place of those that were found."""
        self._model.reset(len(rows), lambda offset, limit, then: then(rows[offset : offset + limit]))
        self.forget_rows()
        at = next((at for at, row in enumerate(rows) if row.id == self._ref), -1)
        if at >= 0:
            self._stay(at)

    # --- how the answers come ---

    def _ask_rows(self, asked: Asked) -> None:
        self._questions += 1
        number, today, ref = self._questions, self.host.now().date(), self._ref
        query = FirstRows(
            partial(self.rows_query, asked, today),
            self.place_query(ref, asked) if ref else None,
            PAGE,
            lambda: number == self._questions,
        )
        self.host.bridge.fetch(query, partial(self._on_rows, asked, today, ref), owner=self)

    def _on_rows(self, asked: Asked, today: date, ref: str, first: First[Found] | None) -> None:
        """Show the first rows; how many there are is asked when these are on screen."""
        if first is None or asked != self.wanted():
            return
        if ref != self._ref or self._must_show:
            self.ask()
            return
        rows = [self.line(one, today) for one in first.rows]
        self._asked, self._rows_for = asked, asked
        self._count = first.offset + len(rows)
        if not self._count:
            self.say_empty(asked)
        self._model.reset(self._count, self._fetch, rows, first.offset)
        if first.place is not None:
            self._stay(first.place)
        self._counting.start()

    def _count_rows(self) -> None:
        # What was typed meanwhile is asked for already.
        if (asked := self.wanted()) == self._rows_for:
            self._ask_counts(asked)

    def _ask_counts(self, asked: Asked) -> None:
        self._counting.stop()
        self.host.bridge.fetch(self.count_query(asked), partial(self._on_counted, asked), owner=self)

    def _on_counted(self, asked: Asked, counts: Any) -> None:
        if asked != self.wanted():
            return
        count, ref = self.counted(asked, counts), self._ref
        has_rows, self._rows_for = asked == self._rows_for, None
        if has_rows and bool(count) == bool(self._count):
            self._count = count
            self._model.set_count(count)
            self.bare_changed.emit(not count and not asked.is_narrowed)
            self.placed(asked, count)
        elif ref:
            placed = partial(self._on_placed, asked, count, ref)
            self.host.bridge.fetch(self.place_query(ref, asked), placed, owner=self)
        else:
            self._on_placed(asked, count, "", None)

    def _on_placed(self, asked: Asked, count: int, ref: str, place: int | None) -> None:
        """Show `count` rows; the record `ref` stands at `place`, or isn't among them."""
        if asked != self.wanted():
            return
        if ref != self._ref:
            self.ask()
            return
        must_show, self._must_show = self._must_show, False
        if must_show and place is None and asked.is_narrowed:
            self.show_all()
            return
        self._show(asked, count, place)
        self.placed(asked, count)

    def _show(self, asked: Asked, count: int, place: int | None) -> None:
        at, is_loaded = self.list.currentIndex().row(), bool(self.list.current_id())
        to = -1 if place is None else place
        must_choose = self.opens_first and not self._ref and count > 0 and not asked.text
        # A page that is still under way would be dropped by `refresh` and not asked for again.
        is_settled = to == at and (at < 0 or is_loaded) and not must_choose
        if is_settled and (asked, count) == (self._asked, self._count):
            self.list.hold(self._ref)
            self._model.refresh()
            return
        # Where the user just went to a row that is still loading, the list stays there.
        has_moved = asked == self._asked and at >= 0 and at != self._put and not is_loaded
        self._asked, self._count = asked, count
        if not count:
            self.say_empty(asked)
        self.bare_changed.emit(not count and not asked.is_narrowed)
        self._model.reset(count, self._fetch)
        if has_moved:
            self.list.select(min(at, count - 1))
        elif place is not None:
            self._stay(place)
        elif must_choose:
            self._put = min(self._at, count - 1)
            self.list.select(self._put)

    def _stay(self, at: int) -> None:
        self._put = self._at = at
        self.list.hold(self._ref, at)

    def _fetch(self, offset: int, limit: int, then: Callable[[Sequence[Row]], None]) -> None:
        today = self.host.now().date()
        query = self.rows_query(self._asked, today, offset, limit)
        self.host.bridge.fetch(query, lambda rows: then([self.line(one, today) for one in rows]), owner=self)

    def _note(self, ref: str) -> None:
        self._ref, self._at = ref, self.list.currentIndex().row()

    def _open_first(self) -> None:
        """Go to the first row, as Enter in a search does."""
        if self._model.rowCount():
            if self._model.row_of(self._ref) is None:
                self.list.select(0)
            self.focus_list()

    def _nothing_found(self) -> EmptyState:
        return EmptyState(
            self.host.theme,
            "search",
            translate("RecordPage", "Nothing found"),
            translate("RecordPage", "Try fewer letters or other filters."),
            verb=self._show_all,
            verb_icon="list",
            then=self._show_all_from_empty,
        )

    def _show_all_from_empty(self) -> None:
        self.show_all()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
