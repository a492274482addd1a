"""The icon beside the system's clock: opens the desk, quits it, and shows reminders where nothing better can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.menus import Menu
from suidesk.services.ports import NotifierState
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.services.ports import Popup, PopupAnswer

LOOK_MS: Final = 2_000
"""Between two looks for a place in the tray."""
LOOKS: Final = 60
"""A panel that isn't there two minutes after the desk began isn't coming."""


def has_tray() -> bool:
    """Tell whether the system has a place for such an icon; stock GNOME has none."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class TrayWatch(QObject):
    """Takes a place in the tray when there is one: at the start of a session the panel may come after the desk."""

    def __init__(
        self, sit: Callable[[], object], give_up: Callable[[], object], parent: QObject, is_there: Callable[[], bool]
    ) -> None:
        """Take it at once where `is_there` says so; `give_up` after two minutes without one."""
        super().__init__(parent)
        self._sit, self._give_up, self._is_there = sit, give_up, is_there
        self._left = LOOKS
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.look()

    def look(self) -> None:
        """Look for a place."""
        self._left -= 1
        if self._is_there():
            self._clock.stop()
            self._sit()
        elif self._left <= 0:
            self._clock.stop()
            self._give_up()


class Tray(QObject):
    """Sends `open_asked` and `quit_asked`; is also a `Notifier`, from any thread."""

    open_asked = Signal()
    quit_asked = Signal()
    _shown = Signal(str, str)

    def __init__(self, theme: Theme, icon: QIcon, parent: QObject | None = None) -> None:
        """Show the icon."""
        super().__init__(parent)
        self._menu = Menu(theme, "suidesk")
        self._menu.add(translate("Tray", "Open suidesk"), self.open_asked.emit, icon="house")
        self._menu.add(translate("Tray", "Quit"), self.quit_asked.emit, icon="log-out")
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setToolTip("suidesk")
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._pressed)
        self.icon.messageClicked.connect(self.open_asked)
        self._shown.connect(self.icon.showMessage)
        self.icon.show()

    def state(self) -> NotifierState:
        """Say that the icon itself shows them, without buttons."""
        return NotifierState(works=QSystemTrayIcon.supportsMessages(), name=translate("Tray", "the icon of suidesk"))

    def show(self, popup: Popup) -> None:
        """Show a pop-up; a tray knows no keys, so that a later one stands beside an earlier."""
        self._shown.emit(popup.title, popup.body)

    def withdraw(self, key: str) -> None:
        """Leave it to the system, which takes it away after a while."""

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """A click opens the desk; there are no buttons."""

    def say_waiting(self, text: str) -> None:
        """Say in the tool tip what waits."""
        self.icon.setToolTip(text)

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self._menu.deleteLater()

    def _pressed(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how != QSystemTrayIcon.ActivationReason.Context:
            self.open_asked.emit()
