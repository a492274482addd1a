"""The open desk, from its first paint to an orderly end: ticks, backups, tray, and who holds the folder."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from suidesk.desktop.presence import Found
from suidesk.services.clock_check import ClockCheck
from suidesk.wording.formats import clock_time
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.clock_question import ClockQuestion
    from suidesk.desktop.presence import Presence
    from suidesk.desktop.safekeeping import Safety
    from suidesk.desktop.ticking import Ticking
    from suidesk.desktop.tray import Tray
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.services.backup_file import Backup
    from suidesk.services.calendar_keeping import CalendarState
    from suidesk.services.opening import StoreFolder
    from suidesk.services.ports import Notifier
    from suidesk.services.reminding import Ticked

BACKUP_EVERY: Final = timedelta(minutes=30)
"""How often a store that changed is copied while the desk is open (see docs/storage.md)."""
FIRST_BACKUP_MS: Final = 10_000
"""After the start, so that a backup never slows the first page down."""
SEARCH_EVERY: Final = timedelta(minutes=1)
"""Between two looks whether somebody shows pop-ups by now: at the start of a session the desk may be there first."""


class OpenDesk(QObject):
    """One open window and what runs beside it; `ended` when all is closed and the folder is free."""

    ended = Signal()

    def __init__(self, window: Window, safety: Safety, folder: StoreFolder, presence: Presence) -> None:
        """Take over what is open already: the window's bridge, and the folder that is held."""
        super().__init__()
        self.window = window
        self.safety, self._folder, self.presence = safety, folder, presence
        presence.setParent(self)
        window.presence = presence
        self._ticking: Ticking | None = None
        self._question: ClockQuestion | None = None
        self._has_ended = False
        self._checked = ""
        self._tray: Tray | None = None
        self._find: Callable[[], Notifier] | None = None
        self._search = QTimer(self, interval=SEARCH_EVERY // timedelta(milliseconds=1))
        self._search.timeout.connect(self._look_for_notifier)
        self._backup = QTimer(self, interval=BACKUP_EVERY // timedelta(milliseconds=1))
        self._backup.timeout.connect(self.back_up)
        window.closing.connect(self._on_closing)

    def remind_by(self, find: Callable[[], Notifier]) -> None:
        """Begin to look after the reminders as soon as it is known who tells them: `find` is slow.

        Where nobody does, the tray tells them, or the window alone; a service that comes up later is found.
        """
        self._find = find
        self.presence.find(find, self._begin)

    def _begin(self, found: Found) -> None:
        from suidesk.desktop.clock_question import ClockQuestion
        from suidesk.desktop.popup_answers import PopupAnswers
        from suidesk.desktop.ticking import Ticking

        if self._has_ended:
            return
        if not found.state.works:
            found = self._by_tray() or found
            self._search.start()
        self.presence.set_found(found)
        notifier = found.notifier if found.state.works else None
        self._ticking = Ticking(self.window.bridge, self.safety.clock, notifier, self._folder.folder)
        self._question = ClockQuestion(self.window, self._ticking)
        self._ticking.answered.connect(PopupAnswers(self.window, self.come_forward).take)
        self._ticking.ticked.connect(self._show_ticked)
        self._ticking.stalled.connect(self._show_stalled)
        self._ticking.calendar_kept.connect(self._show_calendar)
        self._ticking.start()

    def _by_tray(self) -> Found | None:
        """Give the tray as the one who tells, where it can."""
        if self._tray is None or not self._tray.state().works:
            return None
        return Found(self._tray, self._tray.state())

    def _look_for_notifier(self) -> None:
        if self._find is not None:
            self.presence.find(self._find, self._use_later)

    def _use_later(self, found: Found) -> None:
        if found.state.works and not self._has_ended:
            self._search.stop()
            self._use(found)

    def _use(self, found: Found) -> None:
        if self._ticking is not None:
            self._close_found()
            self.presence.set_found(found)
            self._ticking.notify_by(found.notifier)

    def _close_found(self) -> None:
        """Close whoever told until now; the icon, which only tells besides, stays until the end."""
        found = self.presence.found
        if found is not None and found.notifier is not self._tray:
            found.notifier.close()

    def sit_in(self, tray: Tray) -> None:
        """Use the tray; it also tells the reminders while nothing better does."""
        self._tray = tray
        self.presence.set_tray()
        tray.open_asked.connect(self.come_forward)
        tray.quit_asked.connect(self.end)
        by_tray = self._by_tray()
        if by_tray is not None and not self.presence.can_tell:
            self._use(by_tray)

    def show_unless_heard(self) -> None:
        """Without a tray and without pop-ups nobody would know of a desk without a window: show it."""
        if not self.presence.can_stay and not self.window.isVisible():
            self.come_forward()

    def keep_backups(self) -> None:
        """Make a backup soon when the last is a day old, and from then on when something changed."""
        QTimer.singleShot(FIRST_BACKUP_MS, self, lambda: self._make_backup(timedelta(days=1)))
        self._backup.start()

    def back_up(self) -> None:
        """Make a backup when something changed since the last."""
        self._make_backup(BACKUP_EVERY)

    def come_forward(self) -> None:
        """Show the window in front of all others."""
        window = self.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        if self._question is not None:
            self._question.ask_again()
        if self._ticking is not None:
            self._ticking.ring()

    def end(self) -> None:
        """Finish what is being written, close everything and let go of the folder."""
        if self._has_ended:
            return
        self._has_ended = True
        self._backup.stop()
        self._search.stop()
        self.window.closing.disconnect(self._on_closing)
        self.window.close()
        if self._ticking is not None:
            self._ticking.stop()
        self._close_found()
        if self._tray is not None:
            self._tray.close()
        self.safety.jobs.close()
        self.window.bridge.close()
        self._folder.release()
        self.window.deleteLater()
        self.ended.emit()

    def _on_closing(self) -> None:
        if not self.presence.stays:
            # The window is still in the middle of closing.
            QTimer.singleShot(0, self, self.end)
        else:
            self.presence.say_that_it_stays()

    def _make_backup(self, every: timedelta) -> None:
        backups, clock = self.safety.backups, self.safety.clock
        # One of its own: it remembers nothing, and may look on the job's thread.
        check = ClockCheck(clock, self._folder.folder)

        def back_up() -> Backup | None:
            now = clock.now()
            return backups().automatic(now, every, is_sure=check.doubt(now) is None)

        self.safety.jobs.run(
            back_up,
            lambda _: None,
            self.window.tell,
            self.window,
            must_finish=True,
        )

    def _show_ticked(self, ticked: Ticked) -> None:
        from suidesk.services.telling import DELIVERY
        from suidesk.wording.reminders import heartbeat, heartbeat_in_doubt, rules_failed, shown_here_only

        if self._question is not None:
            self._question.set(ticked.doubt)
        local = ticked.checked_at.astimezone(self.safety.clock.now().tzinfo)
        if ticked.doubt is not None and not ticked.doubt.is_slight:
            text = heartbeat_in_doubt(local)
        else:
            text = heartbeat(local, ticked.next_due, ticked.next_on)
        failed = sum(fault.rule != DELIVERY for fault in ticked.faults)
        text = rules_failed(text, failed) if failed else text
        self.window.set_heartbeat(text if self.presence.can_tell else shown_here_only(text))
        self.window.set_waiting("today", ticked.waiting)
        self._checked = clock_time(local)
        if self._tray is not None:
            self._tray.say_waiting(translate("Tray", "suidesk: %n open reminder(s)", ticked.waiting))

    def _show_calendar(self, state: CalendarState | None) -> None:
        """Say once what hinders the calendar file; the page of settings goes on saying it."""
        if self.presence.set_calendar(state) and state is not None and state.fault is not None:
            self.window.tell(state.fault)

    def _show_stalled(self, error: SuideskError) -> None:
        """Say that nobody looks, and why: silence must not look like nothing due."""
        from suidesk.wording.errors import error_text
        from suidesk.wording.reminders import heartbeat_stalled

        self.window.set_heartbeat(heartbeat_stalled(self._checked, error_text(error)))
