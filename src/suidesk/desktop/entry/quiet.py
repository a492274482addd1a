"""Opening the store without asking anybody; no window is made for it, since mostly none is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.services.opening import Opened, StoreFolder

ENTRY_CODES: Final = frozenset({"keychain_entry_missing", "keychain_entry_wrong"})
"""The keychain works but has lost this store's key: it can be given anew."""
KEYCHAIN_CODES: Final = ENTRY_CODES | {"key_slot_missing", "keychain_unavailable"}
"""What the keychain may answer; the passphrase opens the store all the same."""
TYPING_CODES: Final = KEYCHAIN_CODES | {"wrong_passphrase", "file_unreadable"}
"""What typing mends: the last two come from a passphrase that should have needed no typing."""


def open_quietly(
    folder: StoreFolder, unsafe_place: Callable[[Path], str | None], known: Callable[[], str] | None
) -> Opened:
    """Open with the keychain, else with the passphrase that is `known`; slow, for a job.

    Raises unsafe_place (folder, kind), one of `TYPING_CODES`, or what is wrong with the keys or the store.
    """
    require_safe(folder, unsafe_place)
    try:
        return folder.opened(folder.open_with_keychain())
    except SuideskError as error:
        if known is None or error.code not in KEYCHAIN_CODES:
            raise
    return folder.opened(folder.open_with_passphrase(known()))


def require_safe(folder: StoreFolder, unsafe_place: Callable[[Path], str | None]) -> None:
    """Raise unsafe_place (folder, kind) where a store would be damaged: the user has to move it first."""
    reason = unsafe_place(folder.folder)
    if reason is not None:
        raise SuideskError("unsafe_place", folder=str(folder.folder), kind=reason)
