"""Where things lie on this laptop, and the places where a store must not lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from suidesk.system.mounts import is_on_network
from suidesk.system.synced import is_synced

if TYPE_CHECKING:
    from collections.abc import Callable

APPLICATION: Final = "suidesk"
DESKTOP_FILE: Final = "org.suidesk.Suidesk"
"""The menu entry's file without its ending: by it a desktop knows whose windows and pop-ups these are."""


def default_store_folder() -> Path:
    """Give the store folder used when none is named: the platform's user data folder, which does not roam."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False, roaming=False)


def state_folder() -> Path:
    """Give the folder for logs and window sizes; never inside the store's, which is copied as a whole."""
    folder = platformdirs.user_state_path(APPLICATION, appauthor=False, roaming=False)
    return folder.with_name(f"{APPLICATION}-state") if folder == default_store_folder() else folder


def unsafe_place(folder: Path, is_on_network: Callable[[Path], bool] = is_on_network) -> str | None:
    """Tell why a store must not lie in the folder: "network", "synced", or None for a good place.

    SQLite's locks and shared memory fail on network shares (zotero/zotero#4860), and a program that copies single files
    while they change tears a store apart. The folder need not exist yet; links are followed.
    """
    place = Path(os.path.realpath(folder))  # unlike resolve(), no error for links in a circle
    if is_on_network(place):
        return "network"
    return "synced" if is_synced(place, os.environ) else None
