"""The rule behind a reminder: what it looks for, the numbers it compares with, and where they come from."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from suidesk.commands.tuning import MuteSubject
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.menus import Menu
from suidesk.queries.tuning import RulesToday, SettingsInUse
from suidesk.wording.reminders import evidence_lines, explanation, rule_name, sources
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow
    from suidesk.queries.tuning import RuleSaid
    from suidesk.rules.thresholds import Settings

WIDTH: Final = 520
A_MONTH: Final = timedelta(days=30)
_SCREEN_SHARE: Final = 0.9
_SLACK: Final = 4


class RuleDialog(QDialog):
    """Explains one rule with the numbers in use, and leads to tuning it or to silence about this one matter."""

    def __init__(self, host: Host, parent: QWidget, reminder: ReminderRow) -> None:
        """Explain the rule of that reminder, with its numbers."""
        super().__init__(parent)
        self._host, self._reminder, self._over = host, reminder, parent
        self._width = host.theme.px(WIDTH)
        self.setWindowTitle(translate("Rule", "About this rule"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        close = Button(host.theme, translate("Rule", "Close"), self.accept, kind="primary")
        self._body = QWidget()
        self._body.setProperty("ground", "none")
        self._body.setLayout(_content(reminder, host.bridge.ask(SettingsInUse(host.now()))))
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(rule_name(reminder.rule))
        self.tune = Button(host.theme, translate("Rule", "Tune…"), self._tune, icon="settings")
        self.silence = Button(host.theme, translate("Rule", "Stay silent about this"), kind="plain", icon="bell-off")
        self.silence.set_menu(self._silence_menu())
        verbs = FlowLayout(gap=8)
        for button in (self.tune, self.silence, close):
            verbs.addWidget(button)
        foot = column(verbs, margins=(24, 10, 24, 16))
        self._frame = column(self._scroll, foot, gap=0)
        self.setLayout(self._frame)
        self.finished.connect(self.deleteLater)
        close.setFocus()

    def _silence_menu(self) -> Menu:
        """Offer how long; it is a change that can be taken back like any other."""
        menu = Menu(self._host.theme, translate("Rule", "Stay silent about this"), self)
        menu.add(translate("Rule", "For a month"), partial(self._silent, A_MONTH))
        menu.add(translate("Rule", "For three months"), partial(self._silent, 3 * A_MONTH))
        menu.add(translate("Rule", "Until I let it speak again"), partial(self._silent, None))
        return menu

    def _silent(self, lasting: timedelta | None) -> None:
        until = None if lasting is None else self._host.now().date() + lasting
        # The dialog is gone before the answer is there; whoever listens to the page's changes shows it.
        self._host.bridge.run(MuteSubject(reminder_id=self._reminder.id, until_on=until), lambda _: None)
        self.accept()

    def _tune(self) -> None:
        query = RulesToday(self._host.now())
        self._host.bridge.beside(lambda asks, _: asks.ask(query), self._open_form, owner=self)

    def _open_form(self, said: list[RuleSaid]) -> None:
        from suidesk.desktop.settings.rule_form import RuleForm

        found = next((one for one in said if one.rule == self._reminder.rule), None)
        if found is not None:
            RuleForm(self._host, self._over, found).open()
            self.accept()

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


def _content(reminder: ReminderRow, settings: Settings) -> QVBoxLayout:
    box = column(
        PlainLabel(rule_name(reminder.rule), "h1", wrap=True),
        PlainLabel(explanation(reminder.rule, settings), wrap=True, selectable=True),
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
