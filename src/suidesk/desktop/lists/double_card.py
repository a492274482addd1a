"""A row of a file and somebody it looks like, side by side, with what speaks for and against, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.labels import PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.interchange.row_doubles import Answer
from suidesk.wording.doubles import answer_text, side_text, what_speaks
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.interchange.row_doubles import RowDouble, Side

LONGEST = 120
"""Letters of a name or an address that are shown."""


class DoubleCard(Card):
    """Sends `answered` when another answer is chosen."""

    answered = Signal()

    def __init__(self, theme: Theme, double: RowDouble, answer: Answer, *, are_cards: bool) -> None:
        """Show the two, answered so."""
        super().__init__()
        sides = row(_side(double.row, are_cards=are_cards), _side(double.other, are_cards=are_cards), gap=16)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self.add(sides)
        for text in what_speaks(double.reasons, double.against):
            self.add(PlainLabel(text, "small", wrap=True))
        label = translate("Import", "{0} and {1} are").format(cut(double.row.name, 40), cut(double.other.name, 40))
        self.choice: ChoiceField[Answer] = ChoiceField(
            theme, label, [(one, answer_text(one, is_known=bool(double.other.contact_id))) for one in Answer]
        )
        self.choice.set_value(answer)
        self.choice.changed.connect(self.answered)
        self.add(self.choice)
        self.setAccessibleName(label)


def _side(side: Side, *, are_cards: bool) -> QWidget:
    made = QWidget()
    about = " · ".join(cut(one.replace("\n", ", "), LONGEST) for one in side.about)
    where = side_text(side.lines, is_known=bool(side.contact_id), are_cards=are_cards)
    parts = [
        PlainLabel(cut(side.name, LONGEST), "strong", wrap=True),
        PlainLabel(where, "muted", wrap=True),
        PlainLabel(about or translate("Import", "no address or number"), "small", wrap=True),
    ]
    made.setLayout(column(*parts, None, gap=2))
    return made
