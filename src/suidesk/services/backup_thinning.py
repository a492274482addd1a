"""Which backups may go, so that the newest days, weeks and months stay; never because of what a clock says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from suidesk.services.backup_file import Backup

DAYS: Final = 12
WEEKS: Final = 10
MONTHS: Final = 9
"""How many days, weeks and months that have a backup keep their newest one: some nine months for thirty files."""


def superfluous(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Give the backups of one store that thinning removes, oldest first.

    Days, weeks and months are counted only where there are backups, so that a clock set years ahead ages nothing.
    The newest by date and the newest by the store's own count of changes stay, as does what seems to lie in the future.
    """
    past = sorted((one for one in backups if one.made_at <= now), key=_age)
    kept = {one.path for one in backups if one.made_at > now}
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest_of = {period(one): one for one in past}  # later ones replace earlier ones
        kept.update(newest_of[key].path for key in sorted(newest_of)[-count:])
    if backups:
        kept.add(max(backups, key=_age).path)
        kept.add(max(backups, key=lambda one: (one.manifest.last_change, _age(one))).path)
    return [one for one in past if one.path not in kept]


def _age(backup: Backup) -> tuple[datetime, int, str]:
    return backup.made_at, backup.manifest.last_change, backup.path.name


def _day(backup: Backup) -> tuple[int, ...]:
    return backup.made_at.date().timetuple()[:3]


def _week(backup: Backup) -> tuple[int, ...]:
    return tuple(backup.made_at.isocalendar()[:2])


def _month(backup: Backup) -> tuple[int, ...]:
    return backup.made_at.date().timetuple()[:2]
