"""Which pop-ups are on the screen under which number, and whose answers are still awaited; safe from any thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from suidesk.services.ports import PopupAnswer

KEPT: Final = 200
"""Pop-ups whose answer is awaited; some daemons let a person go back to a pop-up long after it has closed."""


class Daemon(NamedTuple):
    """One run of a notification service: numbers of another run mean other pop-ups, perhaps another program's.

    `name` is its own on the bus, given once only; after the bus itself started anew (`bus_id`) names begin again.
    """

    bus_id: str
    name: str


class PopupsShown:
    """Numbers are those of the daemon that showed last; those of any other are forgotten."""

    def __init__(self) -> None:
        """Begin with an empty screen."""
        self._guard = threading.Lock()
        self._daemon: Daemon | None = None
        self._numbers: dict[str, int] = {}
        self._awaited: dict[int, tuple[str, frozenset[PopupAnswer]]] = {}

    def note(self, daemon: Daemon, number: int, key: str, answers: frozenset[PopupAnswer]) -> None:
        """Note that it is on the screen, and which answers a person can give there: one of them, once."""
        with self._guard:
            if daemon != self._daemon:
                self._clear()
                self._daemon = daemon
            self._numbers[key] = number
            self._awaited.pop(number, None)
            if answers:
                self._awaited[number] = key, answers
            while len(self._awaited) > KEPT:
                del self._awaited[next(iter(self._awaited))]

    def number_of(self, daemon: Daemon, key: str) -> int:
        """Give the number to replace, or 0 when nothing with that key is on this daemon's screen."""
        with self._guard:
            return self._numbers.get(key, 0) if daemon == self._daemon else 0

    def take(self, key: str) -> tuple[Daemon, int] | None:
        """Give who has it on the screen and under which number, and await no answer to it any more."""
        with self._guard:
            for number in [number for number, (asked, _) in self._awaited.items() if asked == key]:
                del self._awaited[number]
            number = self._numbers.pop(key, 0)
            return (self._daemon, number) if self._daemon is not None and number else None

    def take_answer(self, name: str, number: int, answer: PopupAnswer) -> str | None:
        """Give the key of the pop-up that was answered; None where nobody was asked that."""
        with self._guard:
            key, answers = self._awaited.get(number, ("", frozenset()))
            if self._daemon is None or self._daemon.name != name or answer not in answers:
                return None
            del self._awaited[number]
            return key

    def note_closed(self, name: str, number: int) -> None:
        """Note that it left the screen; its answer may still come, for some daemons say that first."""
        with self._guard:
            if self._daemon is not None and self._daemon.name == name:
                self._numbers = {key: shown for key, shown in self._numbers.items() if shown != number}

    def forget(self) -> None:
        """Forget all."""
        with self._guard:
            self._clear()

    def _clear(self) -> None:
        self._daemon = None
        self._numbers, self._awaited = {}, {}
