"""The system's keychain, through `keyring` with the backend named here and nowhere else.

`keyring.get_keyring()` is never called: it would follow PYTHON_KEYRING_BACKEND or a settings file to a backend that
keeps nothing or keeps it in plain text (jaraco/keyring#541, #690).
"""

from __future__ import annotations

import base64
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from suidesk.domain.errors import SuideskError

BACKENDS: Final = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
USERNAME: Final = "suidesk"
"""The account is the entry's service, because Windows tells entries apart by service alone."""
PROBE_BYTES: Final = 16


class Backend(Protocol):
    """The part of a `keyring` backend that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give the entry's text, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a text."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget the text; an error when there is none."""
        ...


def system_backend(platform: str = sys.platform) -> Backend:
    """Load this platform's backend; raises "keychain_unavailable" (reason "no_backend" or "not_running")."""
    if platform not in BACKENDS:
        raise SuideskError("keychain_unavailable", reason="no_backend")
    module, name = BACKENDS[platform]
    with _foreign("not_running"):
        kind = getattr(importlib.import_module(module), name)
        # Asking for its priority is how a backend says that its service answers; it raises when it does not.
        _ = kind.priority
        backend: Backend = kind()
        return backend


class SystemKeychain:
    """Keeps small secrets, in base64, in the system's keychain; trusts it only after a round trip of its own.

    Every method raises "keychain_unavailable" with a reason: "no_backend" (none on this platform), "not_running" (the
    desktop's keychain does not answer), "locked" (it stayed locked), "round_trip" (it does not keep what it is given)
    or "failed". What the backend said is not passed on: it may hold the entry. May prompt and wait for the answer, so
    never on the GUI thread.
    """

    def __init__(self, load: Callable[[], Backend] = system_backend) -> None:
        """Load the backend only when it is first needed, since that may start a service."""
        self._load = load
        self._loaded: Backend | None = None
        self._is_verified = False

    def get(self, account: str) -> bytes | None:
        """Give the secret kept under the account, or None; raises "keychain_entry_wrong" when it is not base64."""
        text = self._read(account)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except ValueError:
            raise SuideskError("keychain_entry_wrong") from None

    def set(self, account: str, secret: bytes) -> None:
        """Keep the secret under the account, after the keychain has shown once that it keeps and forgets."""
        if not self._is_verified:
            self.verify()
        self._write(account, base64.b64encode(secret).decode("ascii"))

    def delete(self, account: str) -> None:
        """Forget the account's secret; no error when there is none."""
        if self._read(account) is None:
            return
        with _foreign("failed"):
            self._backend().delete_password(account, USERNAME)

    def verify(self) -> None:
        """Write an entry of random bytes, read it back, delete it and see it gone."""
        account, text = f"suidesk:probe:{os.urandom(4).hex()}", os.urandom(PROBE_BYTES).hex()
        self._write(account, text)
        try:
            was_kept = self._read(account) == text
        finally:
            self.delete(account)
        if not was_kept or self._read(account) is not None:
            raise SuideskError("keychain_unavailable", reason="round_trip")
        self._is_verified = True

    def _read(self, account: str) -> str | None:
        with _foreign("failed"):
            return self._backend().get_password(account, USERNAME)

    def _write(self, account: str, text: str) -> None:
        with _foreign("failed"):
            self._backend().set_password(account, USERNAME, text)

    def _backend(self) -> Backend:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


@contextmanager
def _foreign(reason: str) -> Iterator[None]:
    """Turn whatever a backend raises into one expected error.

    D-Bus and Windows errors pass through `keyring` as they are and share no base class but Exception.
    """
    try:
        yield
    except SuideskError:
        raise
    except Exception as error:
        is_locked = type(error).__name__ == "KeyringLocked"
        raise SuideskError("keychain_unavailable", reason="locked" if is_locked else reason) from None
