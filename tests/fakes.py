"""Hand-written stand-ins for the machine: a clock that is told the time, a notifier and a keychain that remember."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from suidesk.domain.errors import SuideskError
from suidesk.services.ports import Elapsed, NotifierState, Popup, PopupAnswer


class FakeClock:
    """Stands still until a test moves it."""

    def __init__(self, now: datetime, zone: str = "Europe/London"):
        if now.tzinfo is None:
            raise ValueError(now)
        self._now = now.astimezone(UTC)
        self._zone = zone
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """Give the moment it was told, in its zone."""
        return self._now.astimezone(ZoneInfo(self._zone))

    def zone(self) -> str:
        """Give the IANA name of its zone."""
        return self._zone

    def monotonic(self) -> float:
        """Give the seconds it was advanced since some moment; jumps do not count."""
        return self._monotonic

    def elapsed(self) -> Elapsed:
        """Give the same seconds: it was told of all sleep."""
        return Elapsed(self._monotonic, "one boot")

    def advance(self, by: timedelta) -> None:
        """Let real time pass; across a change of summer time the hands move by more or less."""
        if by < timedelta(0):
            raise ValueError(by)
        self._now += by
        self._monotonic += by.total_seconds()

    def jump(self, by: timedelta) -> None:
        """Set the wall clock forth or back, as a person or the network does; no time passes."""
        self._now += by

    def travel(self, zone: str) -> None:
        """Carry the laptop to another zone."""
        self._zone = zone


class FakeNotifier:
    """Remembers what was shown, in order, and what was taken away again; answers as a person would with `answer`."""

    def __init__(self):
        self.shown: list[Popup] = []
        self.withdrawn: list[str] = []
        self.is_closed = False
        self.can = NotifierState(works=True, name="fake 1.0", has_actions=True)
        self._answered = None

    def state(self) -> NotifierState:
        """Give what a test has set."""
        return self.can

    def show(self, popup: Popup) -> None:
        """Remember one pop-up."""
        self.shown.append(popup)

    def withdraw(self, key: str) -> None:
        """Remember that one was taken away."""
        self.withdrawn.append(key)

    def listen(self, answered) -> None:
        """Keep whom to tell of answers."""
        self._answered = answered

    def close(self) -> None:
        """Listen no longer."""
        self.is_closed = True

    def answer(self, key: str, answer: PopupAnswer) -> None:
        """Press a button of a pop-up."""
        self._answered(key, answer)

    def on_screen(self) -> dict[str, Popup]:
        """Give what a person sees now: the latest of every key."""
        return {shown.key: shown for shown in self.shown}


class FakeAutostart:
    """Remembers whether the desk starts with the session; `refuses` makes it fail."""

    def __init__(self):
        self.starts = False
        self.refuses = False

    def is_on(self) -> bool:
        """Tell whether it does."""
        return self.starts

    def set_on(self, *, is_on: bool) -> None:
        """Set it."""
        if self.refuses:
            raise SuideskError("autostart_failed", reason="fake")
        self.starts = is_on


class FakeKeychain:
    """Keeps secrets in memory; `is_available = False` is a locked or absent keychain."""

    def __init__(self):
        self.secrets: dict[str, bytes] = {}
        self.is_available = True

    def get(self, account: str) -> bytes | None:
        """Give the secret of the account, or None."""
        self._need_keychain()
        return self.secrets.get(account)

    def set(self, account: str, secret: bytes) -> None:
        """Keep the secret of the account."""
        self._need_keychain()
        self.secrets[account] = secret

    def delete(self, account: str) -> None:
        """Forget the account; no error when there is none."""
        self._need_keychain()
        self.secrets.pop(account, None)

    def _need_keychain(self) -> None:
        if not self.is_available:
            raise SuideskError("keychain_unavailable", reason="fake")
