"""What is to be seen to before a pause: covers without room, roles left empty, keys, other times away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme


class WorriesView(QWidget):
    """Lines with an icon each; hidden while there are none."""

    def __init__(self, theme: Theme, icon: str, role: str) -> None:
        """Show each with that icon."""
        super().__init__()
        self.setProperty("ground", "none")
        self._theme, self._icon, self._role = theme, icon, role
        self._rows: list[tuple[QWidget, PlainLabel]] = []
        self._column = column(gap=6)
        self.setLayout(self._column)
        self.hide()

    def set(self, texts: Sequence[str]) -> None:
        """Show these."""
        while len(self._rows) < len(texts):
            self._rows.append(self._row())
        for (holder, label), text in zip(self._rows, texts, strict=False):
            label.setText(text)
            holder.show()
        for holder, _ in self._rows[len(texts) :]:
            holder.hide()
        self.setVisible(bool(texts))

    def texts(self) -> list[str]:
        """Give what is shown."""
        return [label.full_text() for holder, label in self._rows if not holder.isHidden()]

    def _row(self) -> tuple[QWidget, PlainLabel]:
        icon, label, holder = IconLabel(self._theme, self._icon, self._role, 18), PlainLabel("", wrap=True), QWidget()
        box = row(icon, label, gap=8)
        box.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        holder.setLayout(box)
        holder.setProperty("ground", "none")
        self._column.addWidget(holder)
        return holder, label
