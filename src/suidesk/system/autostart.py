"""Starting with the session, by each platform's own means: a desktop file, a Run key, a launch agent."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from xml.parsers.expat import ExpatError

from suidesk.domain.errors import SuideskError
from suidesk.system.launching import DESK, launch_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IN_TRAY: Final = "--in-tray"
"""Starts without a window."""
LABEL: Final = "org.suidesk.desk"
RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
VALUE: Final = "suidesk"
_RESERVED: Final = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""What must stand in quotes in a desktop file's Exec (Desktop Entry Specification 1.5)."""


class Autostart(Protocol):
    """Tells and sets whether the desk starts with the session. `set_on` raises autostart_failed (reason)."""

    def is_on(self) -> bool:
        """Tell whether it does: this very program with this desk, not one that was moved away or another desk."""
        ...

    def set_on(self, *, is_on: bool) -> None:
        """Set it."""
        ...


class DesktopFile:
    """A file in the XDG autostart folder (Desktop Application Autostart Specification 0.5)."""

    def __init__(self, folder: Path, line: Sequence[str]) -> None:
        """Start by that line."""
        self.path = folder / "suidesk.desktop"
        self._line = line

    def is_on(self) -> bool:
        """Tell whether the file is there, with our line, and not switched off by the desktop's own settings."""
        try:
            text = self.path.read_text("utf-8")
        except (OSError, ValueError):
            return False
        lines = {line.strip() for line in text.splitlines()}
        is_off = not {line.lower() for line in lines}.isdisjoint({"hidden=true", "x-gnome-autostart-enabled=false"})
        return self._exec() in lines and not is_off

    def set_on(self, *, is_on: bool) -> None:
        """Write it or take it away."""
        content = (
            "[Desktop Entry]\nType=Application\nName=suidesk\nComment=Reminds in time\n"
            f"{self._exec()}\nIcon=suidesk\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
        )
        _write(self.path, content.encode() if is_on else None)

    def _exec(self) -> str:
        return f"Exec={' '.join(map(_quoted, self._line))}"


class LaunchAgent:
    """A property list among the user's launch agents (launchd.plist(5))."""

    def __init__(self, folder: Path, line: Sequence[str]) -> None:
        """Start by that line."""
        self.path = folder / f"{LABEL}.plist"
        self._line = line

    def is_on(self) -> bool:
        """Tell whether it is there, with our line."""
        try:
            found = plistlib.loads(self.path.read_bytes())
        except (OSError, ValueError, ExpatError):
            return False
        return isinstance(found, dict) and found.get("ProgramArguments") == [*self._line]

    def set_on(self, *, is_on: bool) -> None:
        """Write it or take it away; it counts from the next session on."""
        content = {"Label": LABEL, "ProgramArguments": [*self._line], "RunAtLoad": True, "ProcessType": "Interactive"}
        _write(self.path, plistlib.dumps(content) if is_on else None)


class RunKey:
    """A value of the registry's Run key of the user."""

    def __init__(self, registry: Any, line: Sequence[str]) -> None:
        """Use that registry (`winreg`), start by that line."""
        self._registry, self._line = registry, line

    def is_on(self) -> bool:
        """Tell whether the value is there, with our line."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                return bool(registry.QueryValueEx(key, VALUE)[0] == subprocess.list2cmdline(self._line))
        except OSError:
            return False

    def set_on(self, *, is_on: bool) -> None:
        """Write the value or take it away."""
        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                if is_on:
                    line = subprocess.list2cmdline(self._line)
                    registry.SetValueEx(key, VALUE, 0, registry.REG_SZ, line)
                else:
                    with suppress(FileNotFoundError):
                        registry.DeleteValue(key, VALUE)
        except OSError as error:
            raise SuideskError("autostart_failed", reason=error.strerror or "") from error


def this_autostart(
    store: Path | None = None,
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Autostart:
    """Give this platform's own way, with that store or with the usual one."""
    named = ("--store", str(store.absolute())) if store is not None else ()
    line, home = launch_line(DESK, IN_TRAY, *named), home or Path.home()
    if platform == "win32":
        import winreg

        return RunKey(winreg, line)
    if platform == "darwin":
        return LaunchAgent(home / "Library" / "LaunchAgents", line)
    return DesktopFile(Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "autostart", line)


def _quoted(word: str) -> str:
    """Write a word of Exec: a percent sign is doubled, and what is reserved stands in quotes."""
    text = word.replace("%", "%%")
    if not text or not _RESERVED.isdisjoint(text):
        # The value itself is escaped once more, so that each backslash of the quoting is two.
        escaped = "".join(f"\\\\{one}" if one in '"`$' else "\\\\\\\\" if one == "\\" else one for one in text)
        return f'"{escaped}"'
    return text


def _write(path: Path, content: bytes | None) -> None:
    try:
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise SuideskError("autostart_failed", reason=error.strerror or "") from error
