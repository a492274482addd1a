"""Two contacts side by side before they become one: each value, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from suidesk.desktop.kit.labels import Chip, Hairline, PlainLabel, cut
from suidesk.desktop.kit.layouts import clear, column, row
from suidesk.wording.formats import capital
from suidesk.wording.merging import fate_texts, side_text, what_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.merging import MergeLine

LONGEST = 240
"""Letters of a note that are shown; all of it is kept."""
_SHARES = (2, 4, 4)


class MergeSides(QWidget):
    """A grid of three columns: what it is, the entry that stays, the entry that goes."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        for at, share in enumerate(_SHARES):
            self._grid.setColumnStretch(at, share)
        self._at = 0

    def set(self, names: tuple[str, str], lines: Sequence[MergeLine], today: date) -> None:
        """Show the names of both and their values."""
        clear(self._grid)
        self._at = 0
        self._add("", _head(names[0], is_kept=True), _head(names[1], is_kept=False))
        for line in lines:
            sides = (side_text(line, value, today) for value in (line.kept, line.other))
            fates = fate_texts(line)
            cells = [_cell(what_text(line), said, fate) for said, fate in zip(sides, fates, strict=True)]
            self._add(what_text(line), *cells)

    def _add(self, what: str, kept: QWidget, other: QWidget) -> None:
        if self._at:
            self._grid.addWidget(Hairline(), self._at, 0, 1, len(_SHARES))
            self._at += 1
        top = Qt.AlignmentFlag.AlignTop
        label = PlainLabel(what, "muted", wrap=True)
        self._grid.addWidget(label, self._at, 0, top)
        self._grid.addWidget(kept, self._at, 1, top)
        self._grid.addWidget(other, self._at, 2, top)
        self._at += 1


def _head(name: str, *, is_kept: bool) -> QWidget:
    text = translate("People", "Stays") if is_kept else translate("People", "Goes into it")
    head = QWidget()
    chip = row(Chip(text, "accent" if is_kept else "plain"), None)
    head.setLayout(column(PlainLabel(name, "strong", wrap=True), chip, gap=4))
    return head


def _cell(what: str, said: str, fate: str) -> QWidget:
    # An address may break behind its sign, so that both sides fit a narrow window.
    value = PlainLabel(cut(said, LONGEST).replace("@", "@\u200b") if said else "–", wrap=True)
    value.setAccessibleName(f"{what}: {said}, {fate}" if said else translate("People", "{0}: nothing").format(what))
    box = column(value, gap=1)
    if said and fate:
        box.addWidget(PlainLabel(capital(fate), "small", wrap=True))
    cell = QWidget()
    cell.setLayout(box)
    return cell
