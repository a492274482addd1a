"""The open desk, from its first paint to an orderly end: ticks, backups, tray, and who holds the folder."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QAction

from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.safekeeping import Safety
    from suidesk.desktop.ticking import Ticking
    from suidesk.desktop.tray import Tray
    from suidesk.desktop.window import Window
    from suidesk.services.opening import StoreFolder
    from suidesk.services.ports import Notifier
    from suidesk.services.reminding import Ticked

BACKUP_EVERY: Final = timedelta(minutes=30)
"""How often a store that changed is copied while the desk is open (see docs/storage.md)."""
FIRST_BACKUP_MS: Final = 10_000
"""After the start, so that a backup never slows the first page down."""
STAYS: Final = "stays_in_tray"


class OpenDesk(QObject):
    """One open window and what runs beside it; `ended` when all is closed and the folder is free."""

    ended = Signal()

    def __init__(self, window: Window, safety: Safety, folder: StoreFolder, settings: QSettings) -> None:
        """Take over what is open already: the window's bridge, and the folder that is held."""
        super().__init__()
        self.window = window
        self.safety, self._folder, self._settings = safety, folder, settings
        self._ticking: Ticking | None = None
        self._has_ended = False
        self._tray: Tray | None = None
        self._stay: QAction | None = None
        self._backup = QTimer(self, interval=BACKUP_EVERY // timedelta(milliseconds=1))
        self._backup.timeout.connect(self.back_up)
        window.closing.connect(self._on_closing)

    def remind_by(self, notifier: Notifier | None) -> None:
        """Begin to look after the reminders; without a notifier the tray tells them, or the window alone."""
        from suidesk.desktop.ticking import Ticking

        if self._has_ended:
            return
        bridge, place = self.window.bridge, self._folder.folder
        self._ticking = Ticking(bridge, self.safety.clock, notifier or self._tray, place)
        self._ticking.ticked.connect(self._show_ticked)
        self._ticking.start()

    def sit_in(self, tray: Tray) -> None:
        """Use the tray, and offer to stay there when the window is closed."""
        self._tray = tray
        tray.open_asked.connect(self.come_forward)
        tray.quit_asked.connect(self.end)
        self.window.menu.addSeparator()
        self._stay = self.window.menu.addAction(translate("Window", "Keep reminding after closing"))
        self._stay.setCheckable(True)
        self._stay.setChecked(self._settings.value(STAYS, defaultValue=False, type=bool) is True)
        self._stay.toggled.connect(lambda is_on: self._settings.setValue(STAYS, is_on))

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
        if self._ticking is not None:
            self._ticking.ring()

    def end(self) -> None:
        """Finish what is being written, close everything and let go of the folder."""
        if self._has_ended:
            return
        self._has_ended = True
        self._backup.stop()
        self.window.closing.disconnect(self._on_closing)
        self.window.close()
        if self._tray is not None:
            self._tray.close()
        if self._ticking is not None:
            self._ticking.stop()
        self.safety.jobs.close()
        self.window.bridge.close()
        self._folder.release()
        self.window.deleteLater()
        self.ended.emit()

    def _on_closing(self) -> None:
        if self._stay is None or not self._stay.isChecked():
            # The window is still in the middle of closing.
            QTimer.singleShot(0, self, self.end)

    def _make_backup(self, every: timedelta) -> None:
        backups, clock = self.safety.backups, self.safety.clock
        self.safety.jobs.run(
            lambda: backups().automatic(clock.now(), every),
            lambda _: None,
            self.window.tell,
            self.window,
            must_finish=True,
        )

    def _show_ticked(self, ticked: Ticked) -> None:
        from suidesk.wording.reminders import heartbeat

        local = ticked.checked_at.astimezone(self.safety.clock.now().tzinfo)
        text = heartbeat(local, ticked.next_due, ticked.next_on)
        self.window.heartbeat.setText(text)
        self.window.set_waiting("today", ticked.waiting)
        if self._tray is not None:
            self._tray.say_waiting(translate("Tray", "suidesk: %n open reminder(s)", ticked.waiting))
