"""The rule behind a reminder: what it looks for, the numbers it compares with, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.rules.thresholds import Settings
from suidesk.wording.reminders import evidence_lines, explanation, rule_name, sources
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow

WIDTH = 480


class RuleDialog(QDialog):
    """Explains one rule; nothing can be changed here."""

    def __init__(self, host: Host, parent: QWidget, reminder: ReminderRow) -> None:
        """Explain the rule of that reminder, with its numbers."""
        super().__init__(parent)
        self.setWindowTitle(translate("Rule", "About this rule"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        close = Button(host.theme, translate("Rule", "Close"), self.accept, kind="primary")
        parts: list[QWidget | int] = [
            PlainLabel(rule_name(reminder.rule), "h1", wrap=True),
            PlainLabel(explanation(reminder.rule, Settings()), wrap=True, selectable=True),
            6,
            PlainLabel(translate("Rule", "The numbers behind this reminder"), "section"),
            *(PlainLabel(line, wrap=True, selectable=True) for line in evidence_lines(reminder)),
            6,
            PlainLabel(translate("Rule", "Where the thresholds come from"), "section"),
            *(
                PlainLabel(_note(note.text, note.url), "small", wrap=True, selectable=True)
                for note in sources(reminder.rule)
            ),
            8,
        ]
        box = column(*parts, gap=8, margins=(24, 20, 24, 18))
        box.addLayout(row(None, close))
        self.setLayout(box)
        self.setMinimumWidth(host.theme.px(WIDTH))
        close.setFocus()


def _note(text: str, url: str | None) -> str:
    return f"{text} ({url})" if url else text
