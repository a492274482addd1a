"""What every query is: a frozen dataclass that asks one thing a screen wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

T_co = TypeVar("T_co", covariant=True)


class Query(Protocol[T_co]):
    """A question; `fetch` answers it from an open store and changes nothing."""

    def fetch(self, db: Reading) -> T_co:
        """Give the answer."""
