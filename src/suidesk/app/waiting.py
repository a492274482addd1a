"""The desk at the start of a session: no window; while it is locked, it says how much is known to be due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from suidesk.services.ports import Popup, PopupAnswer
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QIcon

    from suidesk.app.ports import Ports
    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.entry.ways_in import WaysIn
    from suidesk.desktop.jobs import Jobs
    from suidesk.desktop.tray import Tray
    from suidesk.services.ports import Notifier

LOOK_MS: Final = 10 * 60 * 1_000
"""Between two looks at how much is due."""
LOCKED: Final = "locked"
"""The key of the pop-up that says how much waits behind the lock."""


class Waiting(QObject):
    """Opens by the keychain without a word, or waits in the tray until somebody comes; ends when the desk is open."""

    _answered = Signal(str, str)

    def __init__(self, ways_in: WaysIn, ports: Ports, jobs: Jobs, parent: QObject) -> None:
        """Go in by those ways."""
        super().__init__(parent)
        self._ways_in, self._ports, self._jobs = ways_in, ports, jobs
        self._place: Path | None = None
        self._tray: Tray | None = None
        self._notifier: Notifier | None = None
        self.is_asked_for = False
        """Somebody wants to see the window."""
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._answered.connect(self.come_forward)
        ways_in.kept_out.connect(self._wait)

    def begin(self, place: Path) -> None:
        """Try to open the desk there without a window; where there is none, the program ends."""
        self._place = place
        self._ways_in.enter(place, is_quiet=True)

    def come_forward(self) -> None:
        """Show the window, or ask for the passphrase."""
        self.is_asked_for = True
        if self._place is not None and self._clock.isActive():
            self._clock.stop()
            self._ways_in.enter(self._place)
        else:
            self._ways_in.come_forward()

    @property
    def is_in_tray(self) -> bool:
        """Tell whether its icon shows that it waits."""
        return self._tray is not None

    def wait_again(self) -> None:
        """Go on without a window: the user closed the one that asked for the passphrase."""
        self.is_asked_for = False
        self._ways_in.close()
        self._wait()

    def sit_in(self, theme: Theme, icon: QIcon, leave: Callable[[], object]) -> None:
        """Show the icon of a desk that is locked."""
        from suidesk.desktop.tray import Tray

        self._tray = Tray(theme, icon, self)
        self._tray.open_asked.connect(self.come_forward)
        self._tray.quit_asked.connect(leave)

    def show_unless_heard(self) -> None:
        """Where there is neither a tray nor anything that shows pop-ups, come forward: nobody would know of it."""

        def works() -> bool:
            notifier = self._ports.notifier()
            try:
                return notifier.state().works
            finally:
                notifier.close()

        self._jobs.run(works, lambda is_heard: None if is_heard else self.come_forward(), _ignore, self)

    def end(self) -> None:
        """The desk is open, or nobody wants it."""
        self._clock.stop()
        if self._tray is not None:
            self._tray.close()
        if self._notifier is not None:
            self._notifier.withdraw(LOCKED)
            self._notifier.close()
        self.deleteLater()

    def look(self) -> None:
        """Say how much is due: in the tray at any hour, by a pop-up by day, once and when it became more."""
        from suidesk.services.due_file import due_count
        from suidesk.services.locked_word import due_to_say

        place, now = self._place, self._ports.clock.now()
        if place is None:
            return
        if self._tray is not None:
            self._tray.say_waiting(_due_text(due_count(place, now.date()) or 0))
        count = due_to_say(place, now)
        if count:
            self._tell(place, now, count)

    def _wait(self) -> None:
        self._clock.start()
        self.look()

    def _tell(self, place: Path, now: datetime, count: int) -> None:
        from suidesk.services.locked_word import note_said

        popup = Popup(
            title="suidesk",
            body=_due_text(count),
            key=LOCKED,
            answers=((PopupAnswer.OPEN, translate("Waiting", "Unlock…")),),
        )

        def tell() -> None:
            # What failed is tried again at the next look.
            if self._show(popup):
                note_said(place, now, count)

        self._jobs.run(tell, _ignore, _ignore, self)

    def _show(self, popup: Popup) -> bool:
        """Run beside the window, for the bus may take seconds; tell whether somebody shows it."""
        notifier = self._notifier
        if notifier is None:
            notifier = self._ports.notifier()
            if not notifier.state().works:
                if self._tray is not None:
                    self._tray.show(popup)
                return self._tray is not None
            notifier.listen(self._answered.emit)
            self._notifier = notifier
        notifier.show(popup)
        return True


def _due_text(count: int) -> str:
    if not count:
        return translate("Waiting", "suidesk is locked. Click to unlock it.")
    return translate("Waiting", "%n thing(s) is(s) due. Unlock suidesk to see them.", count)


def _ignore(answer: object) -> None:
    """Nothing waits for it: a pop-up that failed is tried at the next look that has more to say."""
