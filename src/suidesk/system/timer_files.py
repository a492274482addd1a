"""The system's own timer where no desk runs: systemd units of the user that call `suidesk remind --notify`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.system.launching import COMMAND, launch_line

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "suidesk-remind"
SERVICE, TIMER = f"{NAME}.service", f"{NAME}.timer"
SWITCH_ON: Final = (
    "systemctl --user daemon-reload",
    f"systemctl --user enable --now {TIMER}",
)
SWITCH_OFF: Final = (f"systemctl --user disable --now {TIMER}", "systemctl --user daemon-reload")


def units_folder(environ: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """Give the folder of the user's own units (systemd.unit(5))."""
    return Path(environ.get("XDG_CONFIG_HOME") or (home or Path.home()) / ".config") / "systemd" / "user"


def write_timer(store: Path, folder: Path) -> tuple[Path, Path]:
    """Write both units for the store in that folder; raises timer_failed (reason). Gives the files."""
    line = launch_line(COMMAND, "remind", "--notify", "--store", str(store))
    service = (
        "[Unit]\nDescription=Reminders of suidesk\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(_quoted, line))}\n"
        # Locked, or held up for a moment: the next turn comes anyway, and systemd needn't call it failed.
        "SuccessExitStatus=1 2 3 4 5 6 7\n"
    )
    timer = (
        "[Unit]\nDescription=Looks every ten minutes at the reminders of suidesk\n\n"
        # Persistent: what was missed while the machine was off is made up for at its start.
        "[Timer]\nOnCalendar=*:00/10\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    paths = folder / SERVICE, folder / TIMER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in zip(paths, (service, timer), strict=True):
            path.write_text(text, "utf-8")
    except OSError as error:
        raise SuideskError("timer_failed", reason=error.strerror or "", folder=str(folder)) from error
    return paths


def remove_timer(folder: Path) -> bool:
    """Take both away; tell whether there was one. Raises timer_failed (reason)."""
    found = False
    try:
        for path in (folder / SERVICE, folder / TIMER):
            found |= path.exists()
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SuideskError("timer_failed", reason=error.strerror or "", folder=str(folder)) from error
    return found


def _quoted(word: str) -> str:
    """Write a word of ExecStart: specifiers and variables mean themselves (systemd.service(5))."""
    text = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{text}"' if text != word or not text or any(one.isspace() or one == "'" for one in text) else text
