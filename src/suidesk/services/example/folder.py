"""The example in a folder of its own: made whole or not at all, and opened again as it was left."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from suidesk.services.desk import Desk
from suidesk.services.example.making import make_example
from suidesk.services.example.mark import MARK, PASSPHRASE, is_example
from suidesk.services.opening import Opened, Owner, StoreFolder
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.services.ports import Clock

FOLDER: Final = "example"
"""Where the example lies, within the folder that the real desk has or will have."""
MARK_TEXT: Final = f"Everything in this desk is invented. Its passphrase is: {PASSPHRASE}\n"
UNFINISHED: Final = ".example-unfinished"
COORDINATOR: Final = ("Robin", "Ashworth")


def open_example(
    folder_at: Callable[[Path], StoreFolder],
    place: Path,
    clock: Clock,
    random: Callable[[int], bytes],
    currency: str,
) -> Opened:
    """Open the example in `place`, making it first where there is none; half a second, for a job.

    Raises what the disk says, and store_exists where a desk lies there that is no example.
    """
    if not is_example(place):
        _make(folder_at, place, clock, random, currency)
    folder = folder_at(place)
    return Opened(folder=folder, store=folder.open_with_passphrase(PASSPHRASE))


def _make(
    folder_at: Callable[[Path], StoreFolder],
    place: Path,
    clock: Clock,
    random: Callable[[int], bytes],
    currency: str,
) -> None:
    folder_at(place).require_none()
    unfinished = place.with_name(UNFINISHED)
    with expected_errors(place.parent):
        shutil.rmtree(unfinished, ignore_errors=True)
        try:
            given, family = COORDINATOR
            owner = Owner(given=given, family=family, currency=currency)
            store, _ = folder_at(unfinished).create(PASSPHRASE, owner)
            desk = Desk(store.writer(), clock, random)
            try:
                make_example(desk, clock.now().date())
            finally:
                desk.close()
            atomic_write(unfinished / MARK, MARK_TEXT.encode())
            unfinished.rename(place)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
