"""The list of grants: search, filters by where they stand, and the row of the grant that is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt

from suidesk.desktop.funding.levels import duty_level
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.rows import Row, WindowModel
from suidesk.domain.funding import BEFORE_APPLYING, IN_HAND, OVER, GrantStage
from suidesk.queries.funding import GrantCount, GrantPlace, GrantRow, GrantsMatching
from suidesk.wording.formats import capital, money_in_words
from suidesk.wording.funding import duty_due_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from suidesk.desktop.page import Host

Asked = tuple[str, tuple[GrantStage, ...]]
"""What is looked for: words, and the stages that are on."""
# What each filter chip shows; without a chip everything is listed.
FILTERS: Final = {
    "before": tuple(BEFORE_APPLYING),
    "waiting": (GrantStage.APPLIED,),
    "in_hand": tuple(IN_HAND),
    "over": tuple(OVER),
}


class GrantList(ListPane):
    """Follows the grant that is shown (`follow`), and asks again (`ask`) without losing it."""

    def __init__(self, host: Host) -> None:
        """Be empty until `ask`."""
        super().__init__(
            host.theme,
            translate("Funding", "Funding"),
            new=translate("Funding", "New"),
            new_name=translate("Funding", "New grant"),
            search=translate("Funding", "Search grant or funder…"),
        )
        self._host = host
        self._ref = ""
        self._asked: Asked = ("", tuple(GrantStage))
        self._count = -1
        self._model = WindowModel(0, self._fetch, self)
        self.set_model(self._model)
        self.set_filters(
            [
                ("before", translate("Funding", "To apply for")),
                ("waiting", translate("Funding", "Applied")),
                ("in_hand", translate("Funding", "In hand")),
                ("over", translate("Funding", "Over")),
            ]
        )
        self.search_changed.connect(lambda _: self.ask())
        self.filters_changed.connect(lambda _: self.ask())
        self.search.returnPressed.connect(self._open_first)
        self.chosen.connect(self._note)

    def follow(self, ref: str) -> None:
        """Make the row of that grant current; where search and filters hide it, no row is."""
        self._ref = ref
        if self.list.current_id() != ref:
            self.ask()

    def let_go(self) -> None:
        """Have no current row, so that each can be chosen again."""
        self._ref = ""
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())

    def ask(self) -> None:
        """Count again, and show what is there now."""
        asked = self._wanted()
        self._host.bridge.fetch(GrantCount(*asked), partial(self._on_counted, asked), owner=self)

    def _wanted(self) -> Asked:
        chosen = tuple(stage for key in self.filters() for stage in FILTERS[key])
        return self.search.text().strip(), chosen or tuple(GrantStage)

    def _on_counted(self, asked: Asked, count: int) -> None:
        if asked != self._wanted():
            return
        self.set_count(count)
        if self._ref:
            query = GrantPlace(self._ref, *asked)
            self._host.bridge.fetch(query, partial(self._placed, asked, count), owner=self)
        else:
            self._placed(asked, count, None)

    def _placed(self, asked: Asked, count: int, place: int | None) -> None:
        """Show `count` rows; the current grant stands at `place`, or isn't among them."""
        if asked != self._wanted():
            return
        is_same = asked == self._asked and count == self._count
        self._asked, self._count = asked, count
        if is_same and place == self._current():
            self.list.hold(self._ref)
            self._model.refresh()
            return
        if not count:
            self.set_empty(self._empty(is_filtered=bool(asked[0] or self.filters())))
        self._model.reset(count, self._fetch)
        if place is not None:
            self.list.hold(self._ref, place)

    def _current(self) -> int | None:
        index = self.list.currentIndex()
        return index.row() if index.isValid() else None

    def _note(self, ref: str) -> None:
        self._ref = ref

    def _open_first(self) -> None:
        """Go to the first row, as Enter in a search does."""
        if self._model.rowCount():
            self.focus_list()

    def _empty(self, *, is_filtered: bool) -> EmptyState:
        theme = self._host.theme
        if is_filtered:
            return EmptyState(
                theme,
                "search",
                translate("Funding", "Nothing found"),
                translate("Funding", "Try fewer letters or other filters."),
                verb=translate("Funding", "Show all grants"),
                then=self._show_all,
            )
        return EmptyState(
            theme,
            "hand-coins",
            translate("Funding", "No funding yet"),
            translate("Funding", "Add a fund or a grant, and suidesk reminds you before each deadline."),
        )

    def _show_all(self) -> None:
        self.clear_filters()
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, offset: int, limit: int, then: Callable[[Sequence[Row]], object]) -> None:
        today = self._host.now().date()
        query = GrantsMatching(*self._asked, offset, limit)
        self._host.bridge.fetch(query, lambda rows: then([grant_row(row, today) for row in rows]), owner=self)


def grant_row(row: GrantRow, today: date) -> Row:
    """Give a list line: title, funder and stage, what is due next, and the money."""
    minor = row.awarded_minor if row.awarded_minor is not None else row.requested_minor
    due, level = "", ""
    if row.next_on is not None and row.next_kind is not None:
        due = capital(duty_due_text(row.next_kind, row.next_on, today))
        level = duty_level(row.next_kind, row.next_on, today)
    return Row(
        row.id,
        row.title,
        subtitle=" · ".join(part for part in (stage_text(row.stage), row.funder) if part),
        trailing=due,
        level="" if level == "plain" else level,
        trailing2=money_in_words(minor, row.currency) if minor is not None else "",
        icon="hand-coins",
    )
