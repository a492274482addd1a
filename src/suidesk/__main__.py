"""From the words of the command line to the desk, or to one of its verbs without a window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main() -> int:
    """Do what the command line says and give the exit status; without a verb, open the desk."""
    return started(sys.argv[1:])


def desk() -> int:
    """Do the same from the system's menu, where there is no console."""
    return started(sys.argv[1:])


def started(line: Sequence[str]) -> int:
    """Do what the words say and give the exit status."""
    from suidesk.cli.parser import folder_of_desk

    folder, is_desk, is_in_tray = folder_of_desk(line)
    return _open_desk(folder, is_in_tray=is_in_tray) if is_desk else _run(line)


def _open_desk(folder: Path | None, *, is_in_tray: bool) -> int:
    from suidesk.app import ahead

    ahead.begin()
    from suidesk.app.machine import run_desk

    return run_desk(folder, is_in_tray=is_in_tray)


def _run(line: Sequence[str]) -> int:
    from suidesk.cli.machine import this_machine
    from suidesk.cli.run import run
    from suidesk.cli.status import Status

    status = run(line, this_machine())
    if status == Status.PIPE_CLOSED:
        # Whoever read our output has gone; without this, Python complains about it once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


if __name__ == "__main__":
    sys.exit(main())
