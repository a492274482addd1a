"""Pop-ups by the notification service of a Linux desktop (freedesktop.org, Desktop Notifications 1.2)."""

from __future__ import annotations

import html
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageFlag, new_method_call
from jeepney.bus_messages import message_bus

from suidesk.domain.errors import SuideskError
from suidesk.services.ports import NotifierState, PopupAnswer
from suidesk.system.bus_line import BusLine, Deadline, body
from suidesk.system.paths import DESKTOP_FILE
from suidesk.system.popups_shown import Daemon, PopupsShown
from suidesk.system.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from suidesk.services.ports import Popup

SERVICE: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
SESSION: Final = "SESSION"
"""The bus that the environment names; another address may be given in its place."""
APP_NAME: Final = "suidesk"
ICON: Final = ("icons", "suidesk-128.png")
"""As a file: a theme has it only where a package brought it, and elsewhere a broken picture would stand there."""
SECONDS: Final = 2.8
"""How long one call may take in all; a tick must not hang on bus or daemon."""
AS_USUAL, FOR_EVER = -1, 0
"""How long a pop-up stays: as long as the daemon thinks right (the inbox keeps the matter anyway), or until closed."""
NORMAL, CRITICAL = 1, 2
BODY_CLICKED: Final = "default"
SAID_CHARACTERS: Final = 80
_NAMES: Final = {"gnome-shell": "GNOME Shell"}
"""Services that name themselves otherwise than people do."""


class BusNotifier:
    """Shows pop-ups, with buttons while somebody listens; then one connection lasts, for the answers come over it.

    GNOME answers only the connection that asked, and takes an application's pop-ups away when its connection closes.
    Without a listener each call opens a connection of its own, and no application is named, so that they stay.
    Each call blocks for three seconds at most; never call from `answered`, whose thread reads the replies.
    """

    def __init__(self, bus: str = SESSION) -> None:
        """Connect to nothing yet."""
        self._bus = bus
        self._shown = PopupsShown()
        self._guard = threading.Lock()
        self._line: BusLine | None = None
        self._answered: Callable[[str, PopupAnswer], None] | None = None

    def state(self) -> NotifierState:
        """Ask the service for its name and what it can."""
        deadline = Deadline(SECONDS)
        try:
            with self._reached(deadline) as (line, _):
                _, capabilities = _meet(line, deadline)
                said = body(line.ask(_call("GetServerInformation"), deadline), "ssss")
        except SuideskError as error:
            return NotifierState(works=False, reason=str(error.params["reason"]))
        name = f"{_NAMES.get(said[0], said[0])} {said[2]}"
        has_actions = "actions" in capabilities
        return NotifierState(works=True, name=" ".join(name.split())[:SAID_CHARACTERS], has_actions=has_actions)

    def show(self, popup: Popup) -> None:
        """Show or replace; raises notifications_unavailable (reason no_bus, no_service, no_answer, refused)."""
        deadline = Deadline(SECONDS)
        with self._reached(deadline) as (line, is_heard):
            try:
                self._show(line, popup, deadline, is_heard=is_heard)
            except SuideskError as error:
                if error.params["reason"] != "no_service":
                    raise
                # It died between two messages, and its follower may be there already.
                self._show(line, popup, deadline, is_heard=is_heard)

    def withdraw(self, key: str) -> None:
        """Take it from the screen of the daemon that showed it, if it is there."""
        taken = self._shown.take(key)
        if taken is None:
            return
        (bus_id, name), number = taken
        deadline = Deadline(SECONDS)
        try:
            with self._reached(deadline) as (line, _):
                if line.bus_id == bus_id:
                    message = _call("CloseNotification", "u", (number,), name)
                    message.header.flags |= MessageFlag.no_reply_expected | MessageFlag.no_auto_start
                    line.tell(message, deadline)
        except SuideskError:
            # Out of reach are then all of them; each would wait as long.
            self._shown.forget()

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """Pass answers on from the next pop-up on."""
        with self._guard:
            self._answered = answered

    def close(self) -> None:
        """End the lasting connection and its thread; takes a second at most."""
        with self._guard:
            self._answered = None
            line, self._line = self._line, None
        if line is not None:
            line.close()

    def _show(self, line: BusLine, popup: Popup, deadline: Deadline, *, is_heard: bool) -> None:
        daemon, capabilities = _meet(line, deadline)
        asks = is_heard and "actions" in capabilities
        answers = frozenset(answer for answer, _ in popup.answers) if asks else frozenset()
        text = _plain(popup.body)
        values = (
            APP_NAME,
            self._shown.number_of(daemon, popup.key),
            resource(*ICON).as_uri(),
            _plain(popup.title),
            html.escape(text, quote=False) if "body-markup" in capabilities else text,
            list(_actions(popup)) if asks else [],
            _hints(popup, is_heard=is_heard),
            FOR_EVER if popup.presses else AS_USUAL,
        )

        def note(reply: Any) -> None:
            with suppress(SuideskError):
                self._shown.note(daemon, body(reply, "u")[0], popup.key, answers)

        body(line.ask(_call("Notify", "susssasa{sv}i", values, daemon.name), deadline, note), "u")

    @contextmanager
    def _reached(self, deadline: Deadline) -> Iterator[tuple[BusLine, bool]]:
        """Give a connection, and whether it is the lasting one."""
        line = self._lasting()
        if line is not None:
            yield line, True
            return
        line = self._connected(deadline)
        is_lasting = self._keep(line)
        try:
            yield line, is_lasting
        finally:
            if not is_lasting:
                line.close()

    def _lasting(self) -> BusLine | None:
        with self._guard:
            return self._line if self._line is not None and self._line.is_open else None

    def _connected(self, deadline: Deadline) -> BusLine:
        line = BusLine(self._bus, self._hear, deadline)
        try:
            # GNOME answers who asked; others tell everybody, which reaches only who says that they want it.
            line.ask(message_bus.AddMatch(_from_daemon()), deadline)
        except SuideskError:
            line.close()
            raise
        return line

    def _keep(self, line: BusLine) -> bool:
        """Let it last, where somebody listens and no other does yet."""
        with self._guard:
            is_wanted = self._answered is not None and (self._line is None or not self._line.is_open)
            if is_wanted:
                self._line = line
            return is_wanted

    def _hear(self, signal: Any) -> None:
        """Take what a daemon says of our pop-ups; all else is nobody's business here."""
        fields = signal.header.fields
        member, sender = fields.get(HeaderFields.member), fields.get(HeaderFields.sender)
        said = fields.get(HeaderFields.interface), member, fields.get(HeaderFields.signature)
        if said == (SERVICE, "NotificationClosed", "uu"):
            self._shown.note_closed(sender, signal.body[0])
        elif said == (SERVICE, "ActionInvoked", "us"):
            self._pass_on(sender, *signal.body)

    def _pass_on(self, sender: str, number: int, action: str) -> None:
        try:
            answer = PopupAnswer.OPEN if action == BODY_CLICKED else PopupAnswer(action)
        except ValueError:
            return
        key, answered = self._shown.take_answer(sender, number, answer), self._answered
        if key is not None and answered is not None:
            answered(key, answer)


def reason_against(bus: str = SESSION) -> str:
    """Say why there can be no pop-ups (a code of `NotifierState`); empty where a service runs or would be started."""
    deadline = Deadline(SECONDS)
    try:
        line = BusLine(bus, lambda _: None, deadline)
    except SuideskError as error:
        return str(error.params["reason"])
    try:
        for listing in (message_bus.ListNames(), message_bus.ListActivatableNames()):
            if SERVICE in body(line.ask(listing, deadline), "as")[0]:
                return ""
    except SuideskError as error:
        return str(error.params["reason"])
    finally:
        line.close()
    return "no_service"


def _meet(line: BusLine, deadline: Deadline) -> tuple[Daemon, list[str]]:
    """Ask who serves and what it can; who hangs never gets the pop-up, which would come twice when it wakes."""
    reply = line.ask(_call("GetCapabilities"), deadline)
    return Daemon(line.bus_id, reply.header.fields[HeaderFields.sender]), body(reply, "as")[0]


def _call(method: str, signature: str | None = None, values: tuple[object, ...] = (), to: str = SERVICE) -> Any:
    return new_method_call(DBusAddress(PATH, bus_name=to, interface=SERVICE), method, signature, values)


def _actions(popup: Popup) -> Iterator[str]:
    """Give the buttons as the daemon wants them: code, text, code, text; a click beside them opens.

    That click has no text, for Xfce makes a button of it if it has one, beside the one that opens.
    """
    texts = {answer: _plain(text) for answer, text in popup.answers}
    if PopupAnswer.OPEN in texts:
        yield from (BODY_CLICKED, "")
    for answer, text in texts.items():
        yield from (answer.value, text)


def _hints(popup: Popup, *, is_heard: bool) -> dict[str, tuple[str, object]]:
    """Give what the daemon may heed: no category, for none of the specification's is a reminder; never transient."""
    urgency: dict[str, tuple[str, object]] = {"urgency": ("y", CRITICAL if popup.presses else NORMAL)}
    return urgency | {"desktop-entry": ("s", DESKTOP_FILE)} if is_heard else urgency


def _plain(text: str) -> str:
    """Leave out what no message may hold: for a zero the bus would throw us out."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _from_daemon() -> MatchRule:
    return MatchRule(type="signal", sender=SERVICE, interface=SERVICE, path=PATH)
