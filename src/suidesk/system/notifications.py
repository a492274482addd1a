"""Pop-ups of the system: on Linux over D-Bus by jeepney; where nothing can show them, none."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.services.ports import Notifier, Popup, PopupAnswer

SERVICE: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
SESSION: Final = "SESSION"
"""The bus that the environment names; another address may be given in its place."""
LOGIN_SECONDS, ANSWER_SECONDS = 1.0, 2.0
"""How long to wait for the bus and for the daemon; a tick must not hang on either."""
AS_LONG_AS_USUAL: Final = -1
"""The daemon itself decides how long a pop-up stays; the inbox keeps the matter anyway."""


class NoNotifier:
    """Shows nothing: reminders wait on Today alone, which the desk says."""

    can_show = False

    def show(self, popup: Popup) -> None:
        """Leave it to Today."""

    def withdraw(self, key: str) -> None:
        """Nothing is there."""

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """Nobody answers."""

    def close(self) -> None:
        """There is nothing to close."""


class BusNotifier:
    """Shows pop-ups by the desktop's own notification service (freedesktop.org, version 1.2).

    Each call opens a connection of its own and closes it, so that a daemon that dies or hangs costs one pop-up.
    Blocks for up to three seconds: never call it on the window's thread.
    """

    can_show = True

    def __init__(self, app_name: str = "suidesk", bus: str = SESSION) -> None:
        """Show in the name of an application whose desktop file has that name."""
        self._app_name, self._bus = app_name, bus
        self._shown: dict[str, int] = {}

    def withdraw(self, key: str) -> None:
        """Leave it on the screen."""

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """Nobody answers."""

    def close(self) -> None:
        """There is nothing to close."""

    def show(self, popup: Popup) -> None:
        """Show or replace a pop-up; raises notifications_unavailable (reason no_bus, no_answer, refused)."""
        with _connected(self._bus) as connection:
            takes_markup = "body-markup" in _call(connection, "GetCapabilities")[0]
            key, title = popup.key, popup.title
            text = html.escape(popup.body, quote=False) if takes_markup else popup.body
            actions: list[str] = []
            hints = {"urgency": ("y", 1), "desktop-entry": ("s", self._app_name)}
            values = (self._app_name, self._shown.get(key, 0), self._app_name, title, text, actions, hints)
            (self._shown[key],) = _call(connection, "Notify", "susssasa{sv}i", (*values, AS_LONG_AS_USUAL))


def best_notifier(platform: str = sys.platform, bus: str = SESSION) -> Notifier:
    """Give the notifier that works here; one that shows nothing where there is no service to ask."""
    if platform != "linux" or not _is_served(bus):
        return NoNotifier()
    return BusNotifier(bus=bus)


def _is_served(bus: str) -> bool:
    """Tell whether a notification service runs or would be started by the first call."""
    from jeepney.bus_messages import message_bus

    try:
        with _connected(bus) as connection:
            running = _answer(connection, message_bus.ListNames())[0]
            return SERVICE in running or SERVICE in _answer(connection, message_bus.ListActivatableNames())[0]
    except SuideskError:
        return False


def _call(connection: Any, method: str, signature: str | None = None, values: tuple[object, ...] = ()) -> Any:
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
    return _answer(connection, new_method_call(address, method, signature, values))


def _answer(connection: Any, message: Any) -> Any:
    from jeepney.wrappers import unwrap_msg

    return unwrap_msg(connection.send_and_get_reply(message, timeout=ANSWER_SECONDS))


@contextmanager
def _connected(bus: str) -> Iterator[Any]:
    """Open a connection for a moment; say what went wrong with it in our own words."""
    from jeepney.auth import AuthenticationError
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    try:
        with open_dbus_connection(bus, auth_timeout=LOGIN_SECONDS) as connection:
            yield connection
    except DBusErrorResponse as error:
        raise SuideskError("notifications_unavailable", reason="refused") from error
    except TimeoutError as error:
        raise SuideskError("notifications_unavailable", reason="no_answer") from error
    except (AuthenticationError, KeyError, OSError, RuntimeError, ValueError) as error:
        raise SuideskError("notifications_unavailable", reason="no_bus") from error
