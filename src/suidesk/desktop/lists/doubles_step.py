"""The step before the counts: rows that look like somebody who is here, or like each other, one question each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import clear, column, row
from suidesk.desktop.lists.double_card import DoubleCard
from suidesk.desktop.lists.steps import StepView
from suidesk.interchange.row_doubles import Answer, Answered
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.design.theme import Theme
    from suidesk.interchange.row_doubles import RowDouble

PAGE: Final = 20
"""Questions that are shown at once; more are asked for."""


class DoublesStep(StepView):
    """Asks what is in doubt first; what is practically sure stands below it, answered beforehand."""

    def __init__(self, theme: Theme) -> None:
        """Ask nothing yet."""
        super().__init__(translate("Import", "Here already, or twice?"), "")
        self.open = _Questions(theme, translate("Import", "In doubt"))
        self.sure = _Questions(theme, translate("Import", "Practically sure: taken for one unless you say otherwise"))
        for part in (self.open, self.sure):
            self.box.addWidget(part)
        self.box.addStretch(1)

    def show_doubles(self, doubles: Sequence[RowDouble], *, are_cards: bool) -> None:
        """Ask about these."""
        text = translate("Import", "%n pair(s) may be one and the same.", len(doubles))
        rest = translate(
            "Import", "Nothing has been written yet. What you leave open is proposed again under Possible doubles."
        )
        self.sentence.setText(f"{text} {rest}")
        self.open.ask([one for one in doubles if not one.is_certain], are_cards=are_cards)
        self.sure.ask([one for one in doubles if one.is_certain], are_cards=are_cards)

    def answers(self) -> tuple[Answered, ...]:
        """Give what was answered."""
        return (*self.open.answers(), *self.sure.answers())


class _Questions(QWidget):
    """Questions below a heading, with one answer for all of them."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._doubles: list[RowDouble] = []
        self._answers: list[Answer] = []
        self._are_cards = False
        self.cards: list[DoubleCard] = []
        self.heading = PlainLabel(title, "h2", wrap=True)
        words = {
            Answer.SAME: translate("Import", "All the same"),
            Answer.TWO: translate("Import", "All two"),
            Answer.LATER: translate("Import", "All later"),
        }
        alike = FlowLayout()
        for answer, text in words.items():
            name = translate("Import", "{0}: {1}").format(title, text)
            alike.addWidget(Button(theme, text, partial(self._answer_all, answer), kind="small", name=name))
        self._list = column(gap=10)
        self.more = Button(theme, "", self._show_more, kind="quiet", icon="chevron-down")
        self.setLayout(column(self.heading, alike, self._list, row(self.more, None), gap=10))

    def ask(self, doubles: list[RowDouble], *, are_cards: bool) -> None:
        before = {_key(one.double): one.answer for one in self.answers()}
        self._doubles, self._are_cards = doubles, are_cards
        self._answers = [before.get(_key(one), one.usual) for one in doubles]
        clear(self._list)
        self.cards = []
        self._show_more()
        self.setVisible(bool(doubles))

    def answers(self) -> list[Answered]:
        return [Answered(*pair) for pair in zip(self._doubles, self._answers, strict=True)]

    def _show_more(self) -> None:
        start = len(self.cards)
        for at, double in enumerate(self._doubles[start : start + PAGE], start):
            card = DoubleCard(self._theme, double, self._answers[at], are_cards=self._are_cards)
            card.answered.connect(partial(self._answer, at))
            self.cards.append(card)
            self._list.addWidget(card)
        if start and start < len(self.cards):
            self.cards[start].choice.setFocus()
        rest = len(self._doubles) - len(self.cards)
        self.more.set_text(translate("Import", "Show more (%n left)", rest))
        self.more.setVisible(rest > 0)

    def _answer(self, at: int) -> None:
        self._answers[at] = self.cards[at].choice.value() or self._answers[at]

    def _answer_all(self, answer: Answer) -> None:
        self._answers = [answer] * len(self._answers)
        for card in self.cards:
            card.choice.set_value(answer)


def _key(double: RowDouble) -> tuple[object, ...]:
    row_, other = double.row, double.other
    return row_.lines, row_.name, other.lines, other.name, other.contact_id
