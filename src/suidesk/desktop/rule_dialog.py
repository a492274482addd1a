"""The rule behind a reminder: what it looks for, the numbers it compares with, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.rules.thresholds import Settings
from suidesk.wording.reminders import evidence_lines, explanation, rule_name, sources
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow

WIDTH: Final = 480
_SCREEN_SHARE: Final = 0.9
_SLACK: Final = 4


class RuleDialog(QDialog):
    """Explains one rule; nothing can be changed here."""

    def __init__(self, host: Host, parent: QWidget, reminder: ReminderRow) -> None:
        """Explain the rule of that reminder, with its numbers."""
        super().__init__(parent)
        self._width = host.theme.px(WIDTH)
        self.setWindowTitle(translate("Rule", "About this rule"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        close = Button(host.theme, translate("Rule", "Close"), self.accept, kind="primary")
        self._body = QWidget()
        self._body.setProperty("ground", "none")
        self._body.setLayout(_content(reminder))
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(rule_name(reminder.rule))
        self._frame = column(self._scroll, row(None, close, margins=(24, 10, 24, 16)), gap=0)
        self.setLayout(self._frame)
        self.finished.connect(self.deleteLater)
        close.setFocus()

    def sizeHint(self) -> QSize:
        """Be as high as the words need, within the screen."""
        room = self.screen().availableSize() * _SCREEN_SHARE
        width = min(self._width, room.width())
        rest = self._frame.sizeHint().height() - self._scroll.sizeHint().height()
        return QSize(width, min(self._body.heightForWidth(width) + rest + _SLACK, room.height()))

    def open(self) -> None:
        """Show it as high as it needs; Qt alone would stop at two thirds of the screen."""
        self.resize(self.sizeHint())
        super().open()


def _content(reminder: ReminderRow) -> QVBoxLayout:
    box = column(
        PlainLabel(rule_name(reminder.rule), "h1", wrap=True),
        PlainLabel(explanation(reminder.rule, Settings()), wrap=True, selectable=True),
        gap=6,
        margins=(24, 20, 24, 10),
    )
    notes = [_note(note.text, note.url) for note in sources(reminder.rule)]
    for title, lines, role in (
        (translate("Rule", "The numbers behind this reminder"), evidence_lines(reminder), ""),
        (translate("Rule", "Where the thresholds come from"), notes, "small"),
    ):
        if lines:
            box.addSpacing(8)
            box.addWidget(PlainLabel(title, "section", wrap=True))
            for line in lines:
                box.addWidget(PlainLabel(line, role, wrap=True, selectable=True))
    box.addStretch(1)
    return box


def _note(text: str, url: str | None) -> str:
    return f"{text} ({url})" if url else text
