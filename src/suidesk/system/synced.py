"""Whether a folder is kept in step with other machines by a program such as Dropbox."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAMES: Final = frozenset(
    {
        "box sync",
        "cloudstorage",
        "dropbox",
        "google drive",
        "googledrive",
        "icloud drive",
        "iclouddrive",
        "megasync",
        "mobile documents",
        "my drive",
        "nextcloud",
        "onedrive",
        "owncloud",
        "pclouddrive",
        "proton drive",
        "synologydrive",
    }
)
"""Folder names that such programs give; "Mobile Documents" and "CloudStorage" hold iCloud and all others on a Mac."""
PREFIXES: Final = ("dropbox (", "google drive (", "googledrive-", "onedrive - ", "onedrive-")
"""Beginnings of names that go on with an account or an organisation."""
MARKERS: Final = re.compile(
    r"""
    \.dropbox | \.dropbox\.cache                                # Dropbox
    | \.tmp\.drive(?:up|down)load | \.shortcut-targets-by-id    # Google Drive, mirrored and streamed
    | \._?sync_[0-9a-f]+\.db | \.csync_journal\.db | \.(?:owncloud|nextcloud)sync\.log
    | \.stfolder                                                # Syncthing
    | \.SynologyWorkingDirectory
    """,
    re.VERBOSE,
)
"""Names that such programs put at the top of what they keep in step."""
SETTINGS_FOLDER: Final = ".dropbox"
"""At the top of a synced folder it is a file; as a folder it holds Dropbox's settings, in every user's home."""
ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where Windows says which folders OneDrive keeps, whatever their names."""


def is_synced(place: Path, environ: Mapping[str, str]) -> bool:
    """Tell whether the resolved path lies in a synced folder, by names, by marks, and by what OneDrive says."""
    if any(place.is_relative_to(environ[name]) for name in ONEDRIVE_VARIABLES if environ.get(name)):
        return True
    return any(_has_synced_name(folder) or _has_mark(folder) for folder in (place, *place.parents))


def _has_synced_name(folder: Path) -> bool:
    name = folder.name.casefold()
    return name in NAMES or name.startswith(PREFIXES)


def _has_mark(folder: Path) -> bool:
    try:
        return any(_is_mark(entry) for entry in folder.iterdir() if MARKERS.fullmatch(entry.name))
    except OSError:
        return False  # not made yet, or not ours to look into: then nothing is known against it


def _is_mark(entry: Path) -> bool:
    return entry.name != SETTINGS_FOLDER or entry.is_file()
