"""A connection to the session bus whose own thread reads: replies for who waits, signals for who listens."""

from __future__ import annotations

import logging
import selectors
import socket
import threading
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from jeepney import HeaderFields, MessageType, Parser
from jeepney.auth import AuthenticationError
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import prep_socket

from suidesk.domain.errors import SuideskError
from suidesk.system.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable

LOGIN_SECONDS: Final = 1.0
"""How long to wait for the bus to let us in."""
LEAVING_SECONDS: Final = 1.0
"""How long `close` waits for the thread, which needs a moment unless it is in the middle of somebody's answer."""
READ_BYTES: Final = 65_536

_log = logging.getLogger(__name__)
_NOT_THERE: Final = ("ServiceUnknown", "NameHasNoOwner", "Spawn.")
"""Parts of the names of the bus's own errors that say: nobody serves this, and nobody could be started."""
_SILENT: Final = ("NoReply", "Timeout", "TimedOut", "Disconnected")


class Deadline:
    """A moment by which all steps of a call are over, so that many small waits don't add up."""

    def __init__(self, seconds: float) -> None:
        """Let it be in so many seconds."""
        self._seconds = SystemClock().monotonic
        self._at = self._seconds() + seconds

    def left(self) -> float:
        """Give the seconds left, never less than a millisecond: what is there already can still be taken."""
        return max(self._at - self._seconds(), 0.001)


class BusLine:
    """Sends messages and waits for replies, from any thread but its own; `is_open` until the bus or `close` ends it.

    `bus_id` names this run of the bus. jeepney's own router leaves two files open behind each connection, waits ten
    seconds for a bus that hangs, and ends at the first message that it can't read.
    """

    def __init__(self, bus: str, heard: Callable[[Any], None], deadline: Deadline) -> None:
        """Connect; signals go to `heard`, on the line's thread.

        Raises notifications_unavailable (no_bus, no_answer).
        """
        self._heard = heard
        self._socket = _let_in(bus)
        self._parser, self._numbers = Parser(), count(1)
        self._guard, self._sending = threading.Lock(), threading.Lock()
        self._waiting: dict[int, tuple[Future[Any], Callable[[Any], None] | None]] = {}
        self.is_open = True
        self._thread = threading.Thread(target=self._read_all, name="bus-line", daemon=True)
        self._thread.start()
        try:
            self.ask(message_bus.Hello(), deadline)
            self.bus_id = str(body(self.ask(message_bus.GetId(), deadline), "s")[0])
        except SuideskError:
            self.close()
            raise

    def ask(self, message: Any, deadline: Deadline, then: Callable[[Any], None] | None = None) -> Any:
        """Send a call and give the reply.

        `then` gets the reply on the line's thread before any later message is looked at, even when it comes after the
        deadline. Raises notifications_unavailable (no_bus, no_answer, no_service, refused).
        """
        number, reply = next(self._numbers), Future[Any]()
        with self._guard:
            if not self.is_open:
                raise _unavailable("no_bus")
            self._waiting[number] = reply, then
        self._send(message, number, deadline)
        try:
            answer = reply.result(deadline.left())
        except TimeoutError as error:
            if then is None:
                with self._guard:
                    self._waiting.pop(number, None)
            raise _unavailable("no_answer") from error
        if answer.header.message_type is MessageType.error:
            raise _unavailable(_reason(answer.header.fields.get(HeaderFields.error_name, "")))
        return answer

    def tell(self, message: Any, deadline: Deadline) -> None:
        """Send a message that nobody answers; raises notifications_unavailable (no_bus)."""
        self._send(message, next(self._numbers), deadline)

    def close(self) -> None:
        """End the thread and the connection; who waits for a reply is told no_bus at once."""
        self._hang_up()
        if self._thread is not threading.current_thread():
            self._thread.join(LEAVING_SECONDS)

    def _send(self, message: Any, number: int, deadline: Deadline) -> None:
        data = message.serialise(serial=number)
        try:
            with self._sending:
                # A bus that doesn't read any more would hold us here.
                self._socket.settimeout(deadline.left())
                self._socket.sendall(data)
        except OSError as error:
            # Half a message may be under way: nothing can follow it.
            self._hang_up()
            raise _unavailable("no_bus") from error

    def _hang_up(self) -> None:
        with self._guard:
            if self.is_open:
                self.is_open = False
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)

    def _read_all(self) -> None:
        try:
            with self._socket, selectors.DefaultSelector() as ready:
                ready.register(self._socket, selectors.EVENT_READ)
                while self.is_open:
                    ready.select()
                    self._take(self._socket.recv(READ_BYTES))
        except OSError as error:
            _log.debug("the bus is gone: %s", type(error).__name__)
        finally:
            with self._guard:
                self.is_open = False
                waiting, self._waiting = self._waiting, {}
            for reply, _ in waiting.values():
                reply.set_exception(_unavailable("no_bus"))

    def _take(self, data: bytes) -> None:
        if not data:
            raise ConnectionResetError
        self._parser.add_data(data)
        while (message := self._next()) is not None:
            self._pass_on(message)

    def _next(self) -> Any:
        """Give the next whole message, and leave out one that jeepney can't read: the bytes after it are good."""
        while True:
            try:
                return self._parser.get_next_message()
            except Exception as error:
                if self._parser.next_msg_size is None:
                    raise ConnectionAbortedError from error
                self._parser.next_msg_size = None

    def _pass_on(self, message: Any) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            self._try(self._heard, message)
        elif kind in (MessageType.method_return, MessageType.error):
            with self._guard:
                waiting = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if waiting is not None:
                reply, then = waiting
                if then is not None and kind is MessageType.method_return:
                    self._try(then, message)
                reply.set_result(message)

    def _try(self, told: Callable[[Any], None], message: Any) -> None:
        """Pass it on; who fails with one message gets the next all the same."""
        try:
            told(message)
        except Exception as error:
            # A traceback could name people: the pop-up's texts are among its values.
            _log.error("a message of the bus could not be used: %s", type(error).__name__)


def body(message: Any, signature: str) -> tuple[Any, ...]:
    """Give what a reply says; raises notifications_unavailable (refused) where it isn't of that signature."""
    if message.header.fields.get(HeaderFields.signature, "") != signature:
        raise _unavailable("refused")
    values: tuple[Any, ...] = message.body
    return values


def _let_in(bus: str) -> socket.socket:
    try:
        made: socket.socket = prep_socket(get_bus(bus), timeout=LOGIN_SECONDS)
    except TimeoutError as error:
        raise _unavailable("no_answer") from error
    except (AuthenticationError, KeyError, OSError, RuntimeError, ValueError) as error:
        raise _unavailable("no_bus") from error
    else:
        return made


def _reason(error_name: str) -> str:
    last = error_name.removeprefix("org.freedesktop.DBus.Error.")
    if last.startswith(_NOT_THERE):
        return "no_service"
    return "no_answer" if last in _SILENT else "refused"


def _unavailable(reason: str) -> SuideskError:
    return SuideskError("notifications_unavailable", reason=reason)
