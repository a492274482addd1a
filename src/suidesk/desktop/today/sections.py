"""The reminders of Today in parts: what needs the user first, what is worth a look, what is good to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.reminders import RemindersView
from suidesk.domain.reminders import Severity
from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.kit.entry import Entry
    from suidesk.desktop.kit.reminder_card import ReminderCard
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import Pressing, ReminderRow

SHOWN: Final = 8
"""Reminders that are shown at first, so that the page opens fast and stays calm."""
MORE: Final = 8
"""Reminders that come with each "Show more"."""
AHEAD: Final = 64
"""Reminders that are known beyond those that are shown, so that "Show more" needn't wait."""
AT_ONCE: Final = 3
"""Cards that are made in one go; the next ones follow when the window has breathed."""


class _Part(QWidget):
    """The reminders of one severity under a heading with their number."""

    def __init__(self, host: Host, title: str) -> None:
        super().__init__()
        self.view = RemindersView(host)
        self._count = PlainLabel("", "muted")
        self.setLayout(column(row(PlainLabel(title, "h2"), self._count, None, gap=8), self.view, gap=10))
        self.setAccessibleName(title)

    def set(self, rows: Sequence[ReminderRow], count: int) -> None:
        self._count.setText(number_in_words(count))
        self.view.set(rows)
        self.setVisible(bool(rows))


class ReminderSections(QWidget):
    """Shows the first reminders, worst first; one verb shows more."""

    wants_more = Signal()
    """More are shown than before: `wanted` of them should be known."""

    def __init__(self, host: Host) -> None:
        """Have no reminders yet."""
        super().__init__()
        self._pressing: Pressing | None = None
        self._most = SHOWN
        self._made = AT_ONCE
        self._breath = QTimer(self, singleShot=True, interval=0)
        self._breath.timeout.connect(self._make_next)
        self._is_short = False
        self._parts = {
            Severity.RED: _Part(host, translate("Today", "Needs you first")),
            Severity.AMBER: _Part(host, translate("Today", "Worth a look")),
            Severity.CALM: _Part(host, translate("Today", "Good to know")),
        }
        self.more = Button(host.theme, "", self.show_more, kind="ghost", icon="chevron-down")
        self.setLayout(column(*self._parts.values(), self.more, gap=18))
        self._show()

    @property
    def wanted(self) -> int:
        """How many of the reminders should be known."""
        return self._most + AHEAD

    def set(self, pressing: Pressing) -> None:
        """Show these."""
        self._pressing = pressing
        self._show()

    def show_more(self) -> None:
        """Show the next ones, and go to the first of them."""
        before = len(self.cards())
        self._most += MORE
        self._made = max(self._made, before + AT_ONCE)
        self._show()
        cards = self.cards()
        if len(cards) > before:
            self._focus(before)
        if self._pressing and len(self._pressing.rows) < min(self._pressing.total, self._most + MORE):
            self.wants_more.emit()

    def has_more(self) -> bool:
        """Tell whether some are not shown."""
        return self._pressing is not None and self._pressing.total > self._most

    def cards(self) -> list[ReminderCard]:
        """Give the cards on screen, worst first."""
        return [card for part in self._parts.values() for card in part.view.cards()]

    def entries(self) -> list[Entry]:
        """Give what can be done about the reminder that has the focus."""
        return [entry for part in self._parts.values() for entry in part.view.entries()]

    def focus_first(self) -> bool:
        """Put the focus on the first card; tell whether there is one."""
        return any(part.view.focus_first() for part in self._parts.values())

    def _show(self) -> None:
        known = self._pressing.rows if self._pressing else []
        most = min(self._most, self._made)
        shown = known[:most]
        if most < min(self._most, len(known)):
            self._is_short = True
            self.update()
        before = next((at for at, part in enumerate(self._parts.values()) if part.view.has_focus()), None)
        for severity, part in self._parts.items():
            count = self._pressing.counts[severity] if self._pressing else 0
            part.set([one for one in shown if one.severity is severity], count)
        hidden = max(0, (self._pressing.total if self._pressing else 0) - self._most)
        self.more.set_text(translate("Today", "Show %n more", min(hidden, MORE)))
        self.more.setVisible(hidden > 0)
        self.setVisible(bool(shown))
        if before is not None:
            self._keep_focus(before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on with the next cards when these are on screen: a timer alone would ring before they are."""
        super().paintEvent(event)
        if self._is_short:
            self._breath.start()

    def _make_next(self) -> None:
        self._is_short = False
        self._made += AT_ONCE
        self._show()

    def _keep_focus(self, before: int) -> None:
        """Go on to the next part, or back to the end of the one before, where the last card of a part was answered."""
        views = [part.view for part in self._parts.values()]
        ways = [(view, 0) for view in views[before + 1 :]] + [(view, -1) for view in reversed(views[:before])]
        target = next(((view, at) for view, at in ways if view.cards()), None)
        if not views[before].cards() and target is not None:
            target[0].focus(target[1], has_ring=True)

    def _focus(self, at: int) -> None:
        for part in self._parts.values():
            count = len(part.view.cards())
            if at < count:
                part.view.focus(at, has_ring=True)
                return
            at -= count
