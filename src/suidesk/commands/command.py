"""What every command is: a frozen dataclass that says one thing a user can change, and does it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import UNSET, UnsetType

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

__all__ = ["UNSET", "Command", "UnsetType", "given"]


class Command(Protocol):
    """A change that a user asks for; `apply` raises `SuideskError` when it can't be made."""

    def apply(self, tx: Tx) -> Any:
        """Make the change within the transaction; may give the id of what was made."""


def given(command: Any, *but: str) -> dict[str, Any]:
    """Give the fields of a command that were set, without its id and those named in `but`."""
    values = ((field.name, getattr(command, field.name)) for field in dataclasses.fields(command))
    return {name: value for name, value in values if value is not UNSET and name not in ("id", *but)}
