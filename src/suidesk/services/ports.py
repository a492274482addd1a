"""What the services need from the machine they run on; `system` holds the real ones, tests bring their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


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


class Notifier(Protocol):
    """Shows a pop-up of the system; only a view, for the inbox is what delivers."""

    def show(self, title: str, body: str, key: str) -> None:
        """Show the texts; the same `key` shown again replaces what is already on the screen."""
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
