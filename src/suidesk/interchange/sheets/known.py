"""What an import of records asks the store for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.domain.funding import GrantDetail, Obligation


class KnownRecords(Protocol):
    """The records of the store that a list could tell of."""

    def of_ids(self, ids: Iterable[str]) -> dict[str, Any]:
        """Give those of these ids that are there."""

    def like(self, values: Sequence[dict[str, Any]]) -> list[Any]:
        """Give those that share with one of these the fields by which the sheet is narrowed down, by id."""

    def duties(self, ids: Iterable[str]) -> dict[str, list[Obligation]]:
        """Give the duties of these grants."""

    def details(self, ids: Iterable[str]) -> dict[str, list[GrantDetail]]:
        """Give the details of these grants."""

    def identified(self) -> dict[str, str]:
        """Give the grants by the identifiers that others know them by."""
