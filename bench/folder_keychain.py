"""A keychain for measured starts: files in a temporary folder; no part of the program."""

from __future__ import annotations

from pathlib import Path


class FolderKeychain:
    """A keychain of the example alone: files in its temporary folder."""

    def __init__(self, folder: Path) -> None:
        """Keep secrets in `folder`."""
        self._folder = folder

    def get(self, account: str) -> bytes | None:
        """Give the secret kept under the account."""
        file = self._file(account)
        return file.read_bytes() if file.exists() else None

    def set(self, account: str, secret: bytes) -> None:
        """Keep the secret."""
        self._file(account).write_bytes(secret)

    def delete(self, account: str) -> None:
        """Forget it."""
        self._file(account).unlink(missing_ok=True)

    def _file(self, account: str) -> Path:
        return self._folder / f"keychain-{account.replace(':', '-')}"
