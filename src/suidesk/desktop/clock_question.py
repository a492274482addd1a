"""“Is today …?”: asked in the window's bar while the clock can't be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from suidesk.wording.reminders import clock_question, clock_reason
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.ticking import Ticking
    from suidesk.desktop.window import Window
    from suidesk.rules.clock_doubt import Doubt


class ClockQuestion(QObject):
    """Asks once for each doubt, and again when the window comes forward; goes when the clock is right again."""

    def __init__(self, window: Window, ticking: Ticking) -> None:
        """Ask in that window, and tell the answer to what looks at the reminders."""
        super().__init__(window)
        self._window, self._ticking = window, ticking
        self._text = ""
        self._is_wanted = True

    def set(self, doubt: Doubt | None) -> None:
        """Ask, or be content."""
        if doubt is None:
            if self._text and self._window.message.text() == self._text:
                self._window.message.hide()
            self._text, self._is_wanted = "", True
        elif self._is_wanted:
            self._is_wanted = False
            self._ask(doubt)

    def ask_again(self) -> None:
        """Ask at the next look, where the question was closed."""
        self._is_wanted = self._window.message.isHidden()

    def _ask(self, doubt: Doubt) -> None:
        now = self._window.now()
        expected = doubt.expected.astimezone(now.tzinfo)
        self._text = f"{clock_question(now)} {clock_reason(expected, is_ahead=doubt.now > doubt.expected)}"
        self._window.message.show_message(
            self._text,
            "warn",
            action=translate("Clock", "Yes, it is"),
            then=self._ticking.believe_clock,
            other=translate("Clock", "No"),
            otherwise=self._explain,
        )

    def _explain(self) -> None:
        self._text = translate(
            "Clock",
            "Then set the clock of this computer: in the settings of your system, date and time, best by the network. "
            "suidesk notices it by itself and goes on.",
        )
        self._window.message.show_message(self._text, "info")
