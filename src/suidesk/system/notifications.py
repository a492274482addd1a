"""Who shows pop-ups here: the desktop's own service on Linux; elsewhere nobody but the tray."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from suidesk.services.ports import NotifierState

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.services.ports import Notifier, Popup, PopupAnswer

SESSION: Final = "SESSION"
"""The bus that the environment names; another address may be given in its place."""


class NoNotifier:
    """Shows nothing: reminders wait on Today alone, which the desk says."""

    def __init__(self, reason: str = "no_service") -> None:
        """Show nothing, for that reason (a code of `NotifierState`)."""
        self._reason = reason

    def state(self) -> NotifierState:
        """Say why."""
        return NotifierState(works=False, reason=self._reason)

    def show(self, popup: Popup) -> None:
        """Leave it to Today."""

    def withdraw(self, key: str) -> None:
        """Nothing is there."""

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """Nobody answers."""

    def close(self) -> None:
        """There is nothing to close."""


def best_notifier(platform: str = sys.platform, bus: str = SESSION) -> Notifier:
    """Give the notifier that works here, or one that shows nothing and whose state says why.

    Asks the bus, for three seconds at most. A service may come up later, as at the start of a session: ask again then.
    """
    if platform != "linux":
        return NoNotifier("other_system")
    from suidesk.system.bus_notifier import BusNotifier, reason_against

    reason = reason_against(bus)
    return NoNotifier(reason) if reason else BusNotifier(bus)
