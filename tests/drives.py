"""Drives that tests take away, as networks do."""

from __future__ import annotations

import os
from threading import Event, Semaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Network:
    """A drive that stops answering: what is written in a folder comes to rest on it while it is `away`."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch):
        self._folder, self._sync = folder, os.fsync
        self._back, self._begun = Event(), Semaphore(0)
        self._back.set()
        monkeypatch.setattr(os, "fsync", self._fsync)

    def go_away(self) -> None:
        """Answer nobody from now on."""
        self._back.clear()

    def come_back(self) -> None:
        """Answer again, also whoever waits."""
        self._back.set()

    def wait_for_write(self) -> None:
        """Wait until something rests on it."""
        assert self._begun.acquire(timeout=10)

    def _fsync(self, descriptor: int) -> None:
        here = os.fstat(descriptor).st_ino
        if not self._back.is_set() and any(one.stat().st_ino == here for one in self._folder.iterdir()):
            self._begun.release()
            self._back.wait()
        self._sync(descriptor)
