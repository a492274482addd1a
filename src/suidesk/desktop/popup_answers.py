"""What a person answers at a pop-up, done in the desk: done, later, open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from suidesk.services.ports import PopupAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError

GONE: Final = frozenset({"reminder_closed", "not_found"})
"""Answered elsewhere meanwhile: nothing is left to do."""


class PopupAnswers(QObject):
    """Each answer is a command like those of the cards, and can be taken back in the window."""

    def __init__(self, window: Window, come_forward: Callable[[], object]) -> None:
        """Work on the desk of that window, which comes forward to show something."""
        super().__init__(window)
        self._window, self._come_forward = window, come_forward

    def take(self, key: str, answer: str) -> None:
        """Do what was answered at the pop-up of that key."""
        from suidesk.commands.reminders import CompleteReminder, SnoozeReminder
        from suidesk.desktop.kit.reminder_card import Later
        from suidesk.desktop.reminders import back_at

        if answer == PopupAnswer.DONE:
            command: CompleteReminder | SnoozeReminder = CompleteReminder(id=key)
        elif answer == PopupAnswer.LATER:
            command = SnoozeReminder(id=key, until=back_at(Later.TOMORROW, self._window.now()))
        else:
            self._open(key)
            return
        self._window.bridge.run(command, lambda _: None, failed=self._refused, owner=self)

    def _open(self, key: str) -> None:
        """Show the matter of a reminder; anything else is told on Today."""
        from suidesk.desktop.reminders import open_reminder
        from suidesk.queries.reminders import ReminderById

        self._come_forward()
        row = self._window.bridge.ask(ReminderById(key))
        if row is None or not open_reminder(self._window, self, row):
            self._window.go_to("today")

    def _refused(self, error: SuideskError) -> None:
        if error.code not in GONE:
            self._window.tell(error)
