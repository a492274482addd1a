"""Work in a process of its own: long reckoning there leaves the window all the time of this one."""

from __future__ import annotations

import subprocess
import sys
import threading
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

LOOK_S: Final = 0.1
"""Seconds between two looks whether the work is still wanted."""


class EndedError(Exception):
    """The process ended with that status before it had answered."""


class Apart:
    """A module of ours that is run as a program: it reads lines, and answers with lines.

    It should let others go first: on Windows it is started so, elsewhere it says so itself (`os.nice`).
    """

    def __init__(self, module: str) -> None:
        """Run that module (`python -m`), which ends when its standard input does and all is answered."""
        self._line = [sys.executable, "-m", module]

    def ask(self, lines: Iterable[str], is_cancelled: Callable[[], bool]) -> Generator[str]:
        """Send the lines and give those of the answer as they come.

        Raises `cancelled` soon after it was asked to stop, OSError where no process can be started, EndedError where
        it ended with a fault.
        """
        process = _started(self._line)
        found: SimpleQueue[str | None] = SimpleQueue()
        threads = [
            threading.Thread(target=_send, args=(lines, process.stdin), daemon=True),
            threading.Thread(target=_receive, args=(process.stdout, found), daemon=True),
        ]
        try:
            for thread in threads:
                thread.start()
            while True:
                try:
                    line = found.get(timeout=LOOK_S)
                except Empty:
                    line = ""
                if is_cancelled():
                    raise SuideskError("cancelled")
                if line is None:
                    break
                if line:
                    yield line
            if process.wait() != 0:
                raise EndedError(process.returncode)
        finally:
            process.kill()
            process.wait()
            for thread in threads:
                thread.join()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)


def _started(line: list[str]) -> subprocess.Popen[str]:
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    else:
        flags = 0
    return subprocess.Popen(
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        creationflags=flags,
    )


def _send(lines: Iterable[str], pipe: IO[str]) -> None:
    try:
        pipe.writelines(lines)
    except OSError:
        # It has ended; how, the end of its answer tells.
        return
    finally:
        _close(pipe)


def _receive(pipe: IO[str], found: SimpleQueue[str | None]) -> None:
    for line in pipe:
        found.put(line)
    found.put(None)


def _close(pipe: IO[str] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except OSError:
            # What was still to be written goes nowhere.
            return
