"""How a call ended, as a number for scripts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.domain.errors import SuideskError


class Status(IntEnum):
    """The exit statuses; 130 and 141 are what shells give for an interrupted program and a closed pipe."""

    DONE = 0
    REJECTED = 1
    """Done, but something was rejected; or not done, because what was asked can't be."""
    USAGE = 2
    CLOSED = 3
    """The store can't be opened."""
    IN_USE = 4
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class CannotOpen(Exception):
    """The store can't be opened, for the reason in `error`."""

    def __init__(self, error: SuideskError) -> None:
        """Keep the reason."""
        super().__init__(error.code)
        self.error = error


IN_USE = frozenset({"store_in_use", "store_busy"})


def status_of(error: SuideskError) -> Status:
    """Give the status for an expected error that came after the store was open."""
    if error.code in IN_USE:
        return Status.IN_USE
    return Status.USAGE if error.field is not None else Status.REJECTED
