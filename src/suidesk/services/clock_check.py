"""Whether the clock is to be believed, remembered beside the store, so that the next start knows it too."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.rules.clock_doubt import Doubt, Sure, doubt
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from suidesk.services.ports import Clock

FILE: Final = "clock.json"
FORMAT: Final = "suidesk clock"
VERSION: Final = 1
WRITTEN_EVERY: Final = timedelta(minutes=5)
"""Between two notes on the disk; within one process each look counts."""


class ClockCheck:
    """Compares each moment with the last that was believed. For one thread at a time."""

    def __init__(self, clock: Clock, folder: Path) -> None:
        """Remember in that folder, a store's own."""
        self._clock, self._folder = clock, folder
        self._sure: Sure | None = None
        self._written: datetime | None = None
        self._was_asked = False
        self.looked_before: datetime | None = None
        """When this store was last looked at before the first look here (UTC), to some minutes; None: nobody knows."""

    def doubt(self, now: datetime) -> Doubt | None:
        """Tell what is wrong with an aware `now`; nothing is remembered."""
        elapsed = self._clock.elapsed()
        found = doubt(now, elapsed.seconds, elapsed.boot, self._sure or self._noted())
        if found is not None and self._sure is not None:
            # A person may have told another process meanwhile that it is so.
            found = doubt(now, elapsed.seconds, elapsed.boot, self._noted(is_said=True) or self._sure)
        return found

    def look(self, now: datetime) -> Doubt | None:
        """Tell what is wrong with an aware `now`, and remember it when nothing is."""
        found = self.doubt(now)
        if found is None:
            self._remember(now, is_said=False)
        return found

    def believe(self, now: datetime) -> None:
        """Take an aware `now` as right: a person says so."""
        self._remember(now, is_said=True)

    def was_asked(self) -> bool:
        """Tell whether some process has asked about the clock since it was last believed."""
        self._was_asked = self._was_asked or bool((self._content() or {}).get("was_asked"))
        return self._was_asked

    def note_asked(self) -> None:
        """Note that a person was asked, so that nobody asks again by a pop-up."""
        self._was_asked = True
        content = self._content()
        if content is not None:
            self._write({**content, "was_asked": True})

    def _remember(self, now: datetime, *, is_said: bool) -> None:
        elapsed, at = self._clock.elapsed(), now.astimezone(UTC)
        if self._sure is None and (noted := self._noted()) is not None:
            self.looked_before = noted.at
        self._sure = Sure(at, elapsed.seconds, elapsed.boot)
        if is_said or self._was_asked or self._written is None or abs(at - self._written) >= WRITTEN_EVERY:
            self._written, self._was_asked = at, False
            self._write(
                {
                    "format": FORMAT,
                    "version": VERSION,
                    "at": at.isoformat(timespec="seconds"),
                    "seconds": round(elapsed.seconds),
                    "boot": elapsed.boot,
                    "is_said": is_said,
                }
            )

    def _write(self, content: Mapping[str, Any]) -> None:
        # A full disk is told by what matters; the next note may succeed.
        with suppress(SuideskError), expected_errors(self._folder):
            atomic_write(self._folder / FILE, (json.dumps(content, indent=2) + "\n").encode("ascii"))

    def _noted(self, *, is_said: bool = False) -> Sure | None:
        content = self._content()
        if content is None:
            return None
        try:
            if is_said and content["is_said"] is not True:
                return None
            at = datetime.fromisoformat(content["at"]).astimezone(UTC)
            # Seconds without the name of their start count from who knows when.
            return Sure(at, float(content["seconds"]), str(content["boot"]) or None)
        except (ValueError, OverflowError, KeyError, TypeError):
            return None

    def _content(self) -> dict[str, Any] | None:
        try:
            content: Any = json.loads((self._folder / FILE).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        is_ours = isinstance(content, dict) and (content.get("format"), content.get("version")) == (FORMAT, VERSION)
        return content if is_ours else None
