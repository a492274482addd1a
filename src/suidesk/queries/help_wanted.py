"""What help is looked for: when, with which skills, languages and check, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from suidesk.domain.volunteers import MIDNIGHT, CheckKind

WEEK = 7


@dataclass(frozen=True, kw_only=True)
class HelpWanted:
    """What is looked for; what isn't given is not asked for.

    A day `on` says its weekday too; without one, the next such weekday from `today` on is meant. Times are minutes
    after midnight, `minutes` those a week that must be free. A skill is found among the tags as well, as lists from
    elsewhere bring skills along as tags. `scheme` or `check` ask for a check that is valid on that day.
    """

    today: date
    on: date | None = None
    weekday: int | None = None
    from_min: int | None = None
    to_min: int | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    scheme: str = ""
    check: CheckKind | None = None
    minutes: int | None = None
    text: str = ""

    @property
    def of_week(self) -> int | None:
        """The weekday that is meant, None for any."""
        return self.on.weekday() if self.on else self.weekday

    @property
    def day(self) -> date:
        """The day on which nobody should be away and the check be valid."""
        if self.on is not None:
            return self.on
        ahead = 0 if self.weekday is None else (self.weekday - self.today.weekday()) % WEEK
        return self.today + timedelta(days=ahead)

    @property
    def hours(self) -> tuple[int, int] | None:
        """The part of the day, None when no time is asked for."""
        if self.of_week is None and self.from_min is None and self.to_min is None:
            return None
        return self.from_min or 0, self.to_min or MIDNIGHT

    @property
    def whole(self) -> int:
        """Minutes that must be free to fit: the whole time from a start to an end, else any part of the day."""
        if self.from_min is None or self.to_min is None:
            return 1
        return max(1, self.to_min - self.from_min)

    @property
    def has_check(self) -> bool:
        """Tell whether a check is asked for."""
        return bool(self.scheme) or self.check is not None
