"""How this program is started by others: the line that the system's own starter or timer runs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

DESK: Final = "suidesk-desk"
COMMAND: Final = "suidesk"
"""The names of the two entry points: without a console, and with one."""


def launch_line(name: str, *words: str, executable: str = sys.executable) -> tuple[str, ...]:
    """Give the words that start the program again: the packaged binary, the entry point beside this Python, or -m."""
    if getattr(sys, "frozen", False):
        return (executable, *words)
    beside = Path(executable).with_name(name)
    for path in (beside, beside.with_suffix(".exe")):
        if path.exists():
            return (str(path), *words)
    found = shutil.which(name)
    return (found, *words) if found else (executable, "-m", "suidesk", *words)
