"""The board of grants: a lane for each stage, cards that are dragged or moved with the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from suidesk.commands.funding import ChangeGrant
from suidesk.desktop.design.announce import announce
from suidesk.desktop.funding.lane import Lane
from suidesk.desktop.funding.overview import held_text, nothing_yet
from suidesk.desktop.funding.runway_card import RunwayCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.menus import Menu
from suidesk.domain.funding import IN_HAND, GrantStage
from suidesk.domain.kinds import Kind
from suidesk.queries.funding_board import FundingByStage, GrantsByStage, StageSum
from suidesk.wording.funding import stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.funding.grant_card import GrantCard
    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.queries.funding import GrantRow

ORDER: Final = (
    GrantStage.PROSPECT, GrantStage.DRAFTING, GrantStage.APPLIED, GrantStage.AWARDED,
    GrantStage.ACTIVE, GrantStage.REPORTING, GrantStage.CLOSED, GrantStage.DECLINED,
)  # fmt: skip
"""The lanes as they are read; in two rows, what is on its way stands above what is in hand and over."""


class LaneGrid(CardGrid):
    """All lanes beside each other, or in even rows: eight, four, two or one."""

    def columns_at(self, width: int) -> int:
        """Say how many lanes fit, in rows of equal length."""
        most = super().columns_at(width)
        return next((count for count in (8, 4, 2) if count <= most), 1)


class BoardView(DetailPane):
    """Grants by stage; arrows walk over the cards, Alt+Left and Alt+Right move one, the menu key offers every stage."""

    touched_by = (Kind.GRANT, Kind.OBLIGATION, Kind.CONTACT, Kind.DESK, Kind.RULE_SETTING)
    """A change of one of these kinds may show here."""

    def __init__(
        self,
        host: Host,
        show: Callable[[str], object],
        new: Callable[[], object],
        show_stage: Callable[[GrantStage], object],
        show_money: Callable[[], object],
    ) -> None:
        """Call `show` with a grant's id, `new` to add one, `show_stage` for a whole stage, `show_money` for money."""
        super().__init__(host.theme)
        self._host, self._open, self._current = host, show, ""
        self.add_action(
            Button(host.theme, translate("Funding", "New grant"), new, kind="primary", icon="plus"),
        )
        self.lanes = {stage: Lane(host.theme, stage) for stage in ORDER}
        self._put_lanes(show_stage)
        self.runway = RunwayCard(host, show_money)
        self.add_card(self.runway, is_wide=True)
        self.set_empty(nothing_yet(host, new))
        self.show_crumbs(is_shown=False)

    def _put_lanes(self, show_stage: Callable[[GrantStage], object]) -> None:
        board, grid = QWidget(), LaneGrid(self._host.theme, columns=len(ORDER), narrow=1)
        board.setAccessibleName(translate("Funding", "Grants by stage"))
        for lane in self.lanes.values():
            grid.add(lane)
            lane.dropped.connect(self.move_to)
            lane.more_wanted.connect(show_stage)
            lane.made.connect(self._listen)
        board.setLayout(grid)
        self.add_card(board, is_wide=True)

    def _listen(self, card: GrantCard) -> None:
        card.opened.connect(self._open)
        card.moved.connect(self._step)
        card.walked.connect(self._walk)
        card.menu_wanted.connect(self._offer)

    def ask(self) -> None:
        """Ask for everything again."""
        bridge = self._host.bridge
        bridge.fetch(FundingByStage(), self._fill_sums, owner=self)
        bridge.fetch(GrantsByStage(), self._fill_cards, owner=self)
        self.runway.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        if change.touches(*self.touched_by):
            self.ask()
        elif change.touches(*self.runway.touched_by):
            self.runway.ask()

    def focus_first(self) -> None:
        """Go to the card where the user was, or to the first one."""
        card = self._card(self._current) or next(iter(self._cards()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_cards(self) -> bool:
        """Tell whether a grant is on the board."""
        return bool(self._cards())

    def move_to(self, ref: str, stage: GrantStage) -> None:
        """Move a grant to a stage; where it is already, nothing happens."""
        lane = self._lane_of(ref)
        if lane is not None and lane.stage is not stage:
            self._current = ref
            then = partial(self._say_moved, stage)
            self._host.bridge.run(ChangeGrant(id=ref, stage=stage), lambda _: then(), owner=self)

    def stage_menu(self, ref: str) -> Menu:
        """Give the verbs of a card."""
        menu = Menu(self._host.theme, translate("Funding", "Grant"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(translate("Funding", "Open"), partial(self._open, ref), icon="chevron-right")
        menu.addSeparator()
        lane = self._lane_of(ref)
        for stage in ORDER:
            if lane is not None and stage is not lane.stage:
                text = translate("Funding", "Move to {0}").format(stage_text(stage))
                menu.add(text, partial(self.move_to, ref, stage))
        return menu

    def _say_moved(self, stage: GrantStage) -> None:
        announce(self, translate("Funding", "Moved to {0}").format(stage_text(stage)))

    def _offer(self, ref: str, place: QPoint) -> None:
        self.stage_menu(ref).popup(place)

    def _step(self, ref: str, step: int) -> None:
        lane = self._lane_of(ref)
        at = ORDER.index(lane.stage) + step if lane is not None else -1
        if 0 <= at < len(ORDER):
            self.move_to(ref, ORDER[at])

    def _walk(self, ref: str, key: int) -> None:
        """Go to the next card in the lane, or to the same height in the next lane that has one."""
        lane, places = self._lane_of(ref), {stage: self.lanes[stage].cards() for stage in ORDER}
        if lane is None:
            return
        here = places[lane.stage]
        at = next(number for number, card in enumerate(here) if card.ref == ref)
        if key in {Qt.Key.Key_Left.value, Qt.Key.Key_Right.value}:
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            is_back = (key == Qt.Key.Key_Left.value) is not is_rtl
            stages = ORDER[: ORDER.index(lane.stage)][::-1] if is_back else ORDER[ORDER.index(lane.stage) + 1 :]
            here = next((places[stage] for stage in stages if places[stage]), here)
        goal = {Qt.Key.Key_Up.value: at - 1, Qt.Key.Key_Down.value: at + 1, Qt.Key.Key_Home.value: 0}.get(key, at)
        goal = len(here) - 1 if key == Qt.Key.Key_End.value else goal
        self._go(here[max(0, min(goal, len(here) - 1))])

    def _go(self, card: GrantCard) -> None:
        self._current = card.ref
        self._settle_tab()
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(card)

    def _cards(self) -> list[GrantCard]:
        return [card for stage in ORDER for card in self.lanes[stage].cards()]

    def _card(self, ref: str) -> GrantCard | None:
        return next((card for card in self._cards() if card.ref == ref), None)

    def _lane_of(self, ref: str) -> Lane | None:
        return next((lane for lane in self.lanes.values() if any(card.ref == ref for card in lane.cards())), None)

    def _fill_sums(self, sums: list[StageSum]) -> None:
        if not sums:
            self.show_empty()
            return
        held = [one for one in sums if one.stage in IN_HAND]
        self.set_header(translate("Funding", "Funding"), subtitle=held_text(held), has_avatar=False)
        with self.filling():
            for stage, lane in self.lanes.items():
                lane.set_sums([one for one in sums if one.stage is stage])

    def _fill_cards(self, rows: list[GrantRow]) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and focused in self._cards()
        has_ring = had_focus and focused is not None and bool(focused.property("ring"))
        today = self._host.now().date()
        with self.filling():
            for stage, lane in self.lanes.items():
                lane.set_grants([row for row in rows if row.stage is stage], today, self._host.rules.settings())
        self._settle_tab()
        card = self._card(self._current)
        if had_focus and card is not None:
            # The cards are reused: the focus goes with the grant and doesn't stay at its old place.
            card.setFocus(Qt.FocusReason.TabFocusReason if has_ring else Qt.FocusReason.OtherFocusReason)

    def _settle_tab(self) -> None:
        """Let Tab stop at one card of the board: where the user is."""
        cards = self._cards()
        stop = self._card(self._current) or next(iter(cards), None)
        for card in cards:
            is_stop = card is stop
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
