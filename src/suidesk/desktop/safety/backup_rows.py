"""Backups as rows of a list: when each was made, and how large it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, tzinfo
from pathlib import Path

from PySide6.QtCore import QLocale

from suidesk.desktop.kit.rows import Row
from suidesk.services.backup_file import Backup
from suidesk.wording.formats import clock_time, day_in_words, when_in_words
from suidesk.wording.translate import translate


def backup_rows(backups: Sequence[Backup], today: date, zone: tzinfo | None) -> list[Row]:
    """Give one row for each backup; its id is the file's path."""
    return [
        Row(
            str(backup.path),
            moment_in_words(backup, zone),
            translate("Backups", "{0} in {1}").format(size_in_words(backup.size), backup.path.parent),
            when_in_words(backup.made_at.astimezone(zone).date(), today),
            icon="archive",
        )
        for backup in backups
    ]


def moment_in_words(backup: Backup, zone: tzinfo | None) -> str:
    """Say when it was made: Mon 11 May 2026, 10:42."""
    local = backup.made_at.astimezone(zone)
    return translate("Backups", "{0}, {1}").format(day_in_words(local.date()), clock_time(local))


def size_in_words(size: int) -> str:
    """Say a file's length: 1.4 MB."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def breakable(path: Path) -> str:
    """Write a path so that a line may break after each folder."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")
