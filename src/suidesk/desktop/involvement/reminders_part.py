"""The reminders about a contact: the worst as cards, the rest one verb away, what was put off in a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.reminders import RemindersView
from suidesk.queries.reminders import ReminderRow
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host

FEW: Final = 3
"""Cards that are shown at first: a row of them."""


class RemindersPart(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, host: Host) -> None:
        """Have no reminders yet."""
        super().__init__()
        self._host = host
        self._waiting: list[ReminderRow] = []
        self._is_whole = False
        self.view = RemindersView(host, FEW)
        self._title = PlainLabel(translate("People", "Reminders"), "h2")
        self._resting = PlainLabel("", "small", wrap=True)
        self.all = Button(host.theme, "", self._show_all, kind="quiet")
        head = row(self._title, None, self.all, gap=8)
        self.setLayout(column(head, self.view, self._resting, gap=8))
        self.set(())

    def set(self, rows: Sequence[ReminderRow], *, is_same: bool = False) -> None:
        """Show the open ones of `rows`, worst first, and count those that were put off or noted."""
        now = self._host.now()
        self._waiting = [
            one for one in rows if not one.is_resting and (one.snoozed_until is None or one.snoozed_until <= now)
        ]
        self._is_whole = self._is_whole and is_same
        resting = len(rows) - len(self._waiting)
        self._resting.setText(translate("People", "%n reminder(s) put off or noted; Today lists them.", resting))
        self._resting.setVisible(resting > 0)
        self._show()
        self.setVisible(bool(rows))

    def waiting(self) -> list[ReminderRow]:
        """Give the reminders that need the user now."""
        return self._waiting

    def _show(self) -> None:
        shown = self._waiting if self._is_whole else self._waiting[:FEW]
        self.view.set(shown)
        self.view.setVisible(bool(shown))
        self.all.set_text(translate("People", "Show all {0}").format(len(self._waiting)))
        self.all.setVisible(len(shown) < len(self._waiting))

    def _show_all(self) -> None:
        self._is_whole = True
        self._show()
