"""Which folder is the user's desk: the usual one, unless another was chosen at the first run or after a move."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from suidesk.system.paths import default_store_folder, state_folder

CHOSEN: Final = "store-folder"
"""A text file of one line in the state folder, so that desk and command line find the same store."""


def usual_store_folder(state: Path | None = None) -> Path:
    """Give the folder used when none is named: the one that was chosen, else the platform's."""
    try:
        text = ((state or state_folder()) / CHOSEN).read_text("utf-8").strip()
    except (OSError, ValueError):
        text = ""
    return Path(text) if text else default_store_folder()


def remember_store_folder(folder: Path, state: Path | None = None) -> None:
    """Use that folder from now on; raises OSError when that can't be written down."""
    place = state or state_folder()
    if folder == usual_store_folder(place):
        return
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    (place / CHOSEN).write_text(f"{folder.absolute()}\n", "utf-8")
