"""The one place that reads the clock, and finds out which zone the laptop is in, which changes when it travels."""

from __future__ import annotations

import os
import sys
import time
import warnings
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from suidesk.services.ports import Elapsed

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALTIME: Final = Path("/etc/localtime")
UTC: Final = "Etc/UTC"
"""The zone of a machine that names none, as C libraries take it."""
MOST_LINKS: Final = 8
BOOT: Final = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """The laptop's clock and zone; the zone is looked up again when what names it has changed."""

    def __init__(self) -> None:
        """Know no zone yet."""
        self._mark: tuple[object, ...] = ()
        self._zone = UTC
        self._boot = _text_in(BOOT)

    def now(self) -> datetime:
        """Give this moment in the local zone, which knows its daylight saving."""
        return datetime.now(ZoneInfo(self.zone()))

    def zone(self) -> str:
        """Give the local zone's IANA name."""
        if sys.platform == "win32":
            return zone_by_registry() or UTC
        mark = _mark(os.environ, LOCALTIME)
        if mark != self._mark:
            self._mark, self._zone = mark, zone_by_files(os.environ) or UTC
        return self._zone

    def monotonic(self) -> float:
        """Give seconds that never go backwards; the time asleep may be missing."""
        return time.monotonic()

    def elapsed(self) -> Elapsed:
        """Give the time since the machine started, with its sleep in it."""
        return Elapsed(_seconds_with_sleep(), self._boot)


def _mark(environ: Mapping[str, str], localtime: Path) -> tuple[object, ...]:
    """Give what changes with the zone, for a millionth of a second: following links takes a thousand times that."""
    try:
        found = localtime.lstat()
    except OSError:
        return (environ.get("TZ"),)
    return environ.get("TZ"), found.st_ino, found.st_mtime_ns


def zone_by_files(environ: Mapping[str, str], localtime: Path = LOCALTIME) -> str | None:
    """Find the zone as Linux and macOS keep it: TZ, else where /etc/localtime points, else None.

    The link is followed step by step and the first name taken: the time zone files are links among themselves, and the
    last one would turn Copenhagen into Berlin. Where the file is a copy, its time zone package's own text names it.
    """
    for name in (_name_in(environ.get("TZ", "").removeprefix(":")), *_names_along(localtime), _text_of(localtime)):
        if _is_zone(name):
            return name
    return None


def zone_by_registry() -> str | None:
    """Find the zone as Windows keeps it, translated to its IANA name, or None."""
    import tzlocal

    with warnings.catch_warnings():
        # It compares with the C library's zone, which stays the one this process started in.
        warnings.simplefilter("ignore")
        try:
            return str(tzlocal.reload_localzone())
        except (LookupError, OSError, ValueError):
            return None


def _names_along(link: Path) -> list[str]:
    names: list[str] = []
    for _ in range(MOST_LINKS):
        if not link.is_symlink():
            break
        link = link.parent / link.readlink()
        names.append(_name_in(str(link)))
    return names


def _name_in(path: str) -> str:
    return path.rpartition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")


def _text_of(localtime: Path) -> str:
    """Read what Debian writes beside a copied file."""
    return _text_in(localtime.with_name("timezone"))


def _text_in(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _seconds_with_sleep() -> float:
    """Linux keeps sleep out of its monotonic clock and has another; Windows counts it in, and so does that of macOS."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True
