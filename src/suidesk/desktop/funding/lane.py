"""A stage on the board: its name, its sums, the cards of its first grants; a card can be dropped on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.tokens import SMALL
from suidesk.desktop.funding.grant_card import MIME, GrantCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import Chip, PlainLabel, set_property
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.formats import money_in_words, number_in_words
from suidesk.wording.funding import stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.domain.funding import GrantStage
    from suidesk.queries.funding import GrantRow
    from suidesk.queries.funding_board import StageSum
    from suidesk.rules.thresholds import Settings

LEAST: int = 14 * SMALL
"""Least width of a lane, in pixels at scale 1.0: two long words of a title."""


class Lane(QFrame):
    """`dropped(id, stage)` when a card is let go here; `more_wanted(stage)` for the grants that aren't shown."""

    dropped = Signal(str, object)
    more_wanted = Signal(object)
    made = Signal(object)
    """A new card, to be listened to."""

    def __init__(self, theme: Theme, stage: GrantStage, parent: QWidget | None = None) -> None:
        """Show the stage without grants."""
        super().__init__(parent)
        self._theme, self.stage = theme, stage
        self._count = 0
        self.setProperty("lane", "true")
        self.setAccessibleName(stage_text(stage))
        self.setToolTip(stage_hint(stage))
        self.setAcceptDrops(True)
        self._name = PlainLabel(stage_text(stage), "strong", wrap=True)
        self._number = Chip("")
        self._sum = PlainLabel("", "small", wrap=True)
        self._none = PlainLabel(translate("Funding", "None"), "small")
        self._cards: list[GrantCard] = []
        self._stack = column(gap=8)
        self.more = Button(theme, "", lambda: self.more_wanted.emit(stage), kind="quiet", icon="chevron-right")
        head = row(self._name, self._number, gap=6)
        head.setStretch(0, 1)
        box = column(head, self._sum, self._none, 2, self._stack, row(self.more, None), None, gap=4)
        box.setContentsMargins(10, 10, 10, 10)
        self.setLayout(box)
        self.more.hide()
        theme.changed.connect(self._fit)
        self._fit()

    def cards(self) -> list[GrantCard]:
        """Give the cards on screen, from the top."""
        return [card for card in self._cards if not card.isHidden()]

    def set_sums(self, sums: Sequence[StageSum]) -> None:
        """Show how many grants of this stage there are, and their money by currency."""
        self._count = sum(one.count for one in sums)
        self._number.set(number_in_words(self._count), "plain")
        self._number.setVisible(bool(self._count))
        self._none.setVisible(not self._count)
        money = " + ".join(money_in_words(one.minor, one.currency) for one in sums if one.minor)
        self._sum.setText(money)
        self._sum.setVisible(bool(money))
        self._show_more()

    def set_grants(self, grants: Sequence[GrantRow], today: date, settings: Settings) -> None:
        """Show cards of these grants in place of those before, marked by the numbers in use."""
        while len(self._cards) < len(grants):
            card = GrantCard(self._theme, self)
            self._cards.append(card)
            self._stack.addWidget(card)
            self.made.emit(card)
        for card, grant in zip(self._cards, grants, strict=False):
            card.set(grant, today, settings)
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(grants))
            if at >= len(grants):
                card.ref = ""
        self._show_more()

    def _show_more(self) -> None:
        rest = self._count - len(self.cards())
        text = translate("Funding", "%n more", max(rest, 0))
        self.more.set_text(text, translate("Funding", "{0}: {1}").format(stage_text(self.stage), text))
        self.more.setVisible(rest > 0)

    def _fit(self) -> None:
        self.setMinimumWidth(self._theme.px(LEAST))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a card."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            set_property(self, "lane", "over")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        set_property(self, "lane", "true")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which grant was let go here."""
        set_property(self, "lane", "true")
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode(), self.stage)
