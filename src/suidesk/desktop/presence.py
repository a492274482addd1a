"""How the desk is there while its window isn't: who shows pop-ups, whether it stays, whether it starts by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings, Signal

from suidesk.services.ports import NotifierState, Popup
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.jobs import Jobs
    from suidesk.domain.errors import SuideskError
    from suidesk.services.calendar_keeping import CalendarState
    from suidesk.services.ports import Notifier
    from suidesk.system.autostart import Autostart

STAYS: Final = "stays_in_tray"
SAID: Final = "said_that_it_stays"
TRIAL: Final = "trial"
"""The key of the pop-up that only shows that pop-ups come."""


@dataclass(frozen=True)
class Found:
    """Who shows pop-ups here, and what is known of it."""

    notifier: Notifier
    state: NotifierState


class Presence(QObject):
    """What the page of settings shows of it, and changes; `changed` tells that something is known now."""

    changed = Signal()

    def __init__(self, settings: QSettings, autostart: Autostart, jobs: Jobs, *, is_example: bool) -> None:
        """Know nothing yet; an example never starts with the session."""
        super().__init__()
        self._settings, self._autostart, self._jobs, self._is_example = settings, autostart, jobs, is_example
        self.found: Found | None = None
        self.has_tray = False
        self.starts: bool | None = None
        self.calendar: CalendarState | None = None

    def set_calendar(self, state: CalendarState | None) -> bool:
        """Know how the calendar file is; tell whether a fault is new."""
        before, self.calendar = self.calendar, state
        if state != before:
            self.changed.emit()
        has_fault = state is not None and state.fault is not None
        return has_fault and (before is None or before.fault is None)

    # --- who shows pop-ups ---

    def find(self, notifier: Callable[[], Notifier], then: Callable[[Found], object]) -> None:
        """Look who shows pop-ups; the bus may take seconds to answer."""

        def look() -> Found:
            found = notifier()
            return Found(found, found.state())

        self._jobs.run(look, then, self._ignore, self)

    def set_found(self, found: Found) -> None:
        """Know who shows them."""
        self.found = found
        self.changed.emit()

    @property
    def can_tell(self) -> bool:
        """Tell whether a pop-up can be seen."""
        return self.found is not None and self.found.state.works

    def show_trial(self, failed: Callable[[SuideskError], object]) -> None:
        """Show a pop-up, to see that they come."""
        if self.found is None:
            return
        popup = Popup(
            title=translate("Presence", "This is how suidesk reminds you"),
            body=translate("Presence", "Pop-ups come here; what they say stands on Today as well."),
            key=TRIAL,
        )
        notifier = self.found.notifier
        self._jobs.run(lambda: notifier.show(popup), self._ignore, failed, self)

    # --- staying ---

    def set_tray(self) -> None:
        """Know that an icon shows that the desk is there."""
        self.has_tray = True
        self.changed.emit()

    @property
    def can_stay(self) -> bool:
        """Tell whether a desk without a window could be seen or heard at all."""
        return self.has_tray or self.can_tell

    @property
    def stays(self) -> bool:
        """Tell whether the desk goes on when its window is closed; usually where an icon shows that it does."""
        usual = self.has_tray and not self._is_example
        return self.can_stay and self._settings.value(STAYS, defaultValue=usual, type=bool) is True

    def set_stays(self, *, is_on: bool) -> None:
        """Keep reminding after closing, or not."""
        self._settings.setValue(STAYS, is_on)
        self.changed.emit()

    def say_that_it_stays(self) -> None:
        """Say once, by a pop-up, that the desk goes on without a window, and where that is set."""
        is_said = self._settings.value(SAID, defaultValue=False, type=bool) is True
        if is_said or self.found is None or not self.found.state.works:
            return
        self._settings.setValue(SAID, True)  # noqa: FBT003 (Qt)
        popup = Popup(
            title=translate("Presence", "suidesk goes on reminding"),
            body=translate(
                "Presence",
                "Its window is closed, the desk is still there. Start it again to open it; Settings ends that.",
            ),
            key=STAYS,
        )
        notifier = self.found.notifier
        self._jobs.run(lambda: notifier.show(popup), self._ignore, self._ignore, self)

    # --- starting ---

    @property
    def may_start(self) -> bool:
        """Tell whether this desk may start with the session."""
        return not self._is_example

    def ask_start(self) -> None:
        """Look whether the desk starts with the session."""
        self._jobs.run(self._autostart.is_on, self._know_start, self._ignore, self)

    def set_starts(self, failed: Callable[[SuideskError], object], *, is_on: bool) -> None:
        """Start with the session, or not."""

        def refused(error: SuideskError) -> None:
            failed(error)
            self.ask_start()

        self._jobs.run(lambda: self._set_start(is_on=is_on), self._know_start, refused, self)

    def _set_start(self, *, is_on: bool) -> bool:
        self._autostart.set_on(is_on=is_on)
        return self._autostart.is_on()

    def _know_start(self, is_on: bool) -> None:  # noqa: FBT001 (an answer)
        self.starts = is_on
        self.changed.emit()

    def _ignore(self, answer: object) -> None:
        """Nothing waits for it."""
