"""What the services need from the machine they run on; `system` holds the real ones, tests bring their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True)
class Elapsed:
    """Seconds since the machine started, sleep included; `boot` names that start, empty where nothing does."""

    seconds: float
    boot: str = ""


class Clock(Protocol):
    """Tells the time where the laptop is."""

    def now(self) -> datetime:
        """Give this moment, aware, in the local zone."""
        ...

    def zone(self) -> str:
        """Give the local zone's IANA name, such as "Europe/Copenhagen"."""
        ...

    def monotonic(self) -> float:
        """Give seconds since some fixed moment, never going backwards; for measuring, not for dates."""
        ...

    def elapsed(self) -> Elapsed:
        """Give the real time since the machine started, which nobody can set: the time asleep is in it."""
        ...


class PopupAnswer(StrEnum):
    """What a pop-up's button says to the desk; a click beside the buttons opens."""

    DONE = "done"
    LATER = "later"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Popup:
    """One pop-up of the system: plain texts, and the buttons where the system has such.

    The same `key` shown again replaces what is already on the screen. `presses`: it stays until somebody acts, where
    the system can. `answers` are the buttons, each with its text in the user's language, in their order.
    """

    title: str
    body: str
    key: str
    presses: bool = False
    answers: tuple[tuple[PopupAnswer, str], ...] = ()


@dataclass(frozen=True)
class NotifierState:
    """What a notifier's `state()` gives: whether pop-ups can be shown now, by whom, and with buttons or not.

    `reason` is empty where it works, else a code: no_bus, no_service, no_answer, refused, other_system.
    """

    works: bool
    name: str = ""
    has_actions: bool = False
    reason: str = ""


class Notifier(Protocol):
    """Shows pop-ups of the system; only a view, for the inbox is what delivers.

    `show`, `withdraw` and `state` may take seconds: never call them on the window's thread.
    """

    def state(self) -> NotifierState:
        """Look whether pop-ups can be shown now, and by whom. Never raises."""
        ...

    def show(self, popup: Popup) -> None:
        """Show it; raises notifications_unavailable (reason) where that can't be done now."""
        ...

    def withdraw(self, key: str) -> None:
        """Take a pop-up from the screen, whose matter is settled; nothing when it is gone. Never raises."""
        ...

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """Give the key and the answer of each pop-up that a person answers, on a thread of the notifier's own."""
        ...

    def close(self) -> None:
        """Listen no longer; what is on the screen may stay."""
        ...


class Keychain(Protocol):
    """Keeps small secrets in the system's own keychain, under an account name; may prompt, so never on the GUI thread.

    Every method raises SuideskError "keychain_unavailable" (reason) when the keychain cannot be used.
    """

    def get(self, account: str) -> bytes | None:
        """Give the secret kept under the account, or None when there is none."""
        ...

    def set(self, account: str, secret: bytes) -> None:
        """Keep the secret under the account."""
        ...

    def delete(self, account: str) -> None:
        """Forget the account's secret; no error when there is none."""
        ...
