"""What every record has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from suidesk.domain.kinds import Kind


class Record(Protocol):
    """A row of the store as a frozen dataclass with an id, a kind and its own validation."""

    kind_of: ClassVar[Kind]

    @property
    def id(self) -> str:
        """The record's id."""

    def check(self) -> None:
        """Raise `Invalid` when a field holds what is not allowed."""
