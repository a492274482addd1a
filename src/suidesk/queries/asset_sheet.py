"""All that the page of one asset shows, asked in one go, so that it appears at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.projects import NeedKind
from suidesk.queries.assets import AssetAbout, AssetPage
from suidesk.queries.needs import (
    PAGE,
    NeedRow,
    NeedsForAsset,
    OpenNeedCounts,
    OpenNeeds,
    Suggested,
    suggested,
)

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class AroundAsset:
    """An asset with its keys, what it meets, and the open needs that it may meet."""

    about: AssetAbout
    suggestions: list[Suggested]


@dataclass(frozen=True)
class AssetSheet:
    """The sheet of an asset; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> AroundAsset:
        """Give it."""
        about = AssetPage(self.id, self.today).fetch(db)
        return AroundAsset(about, NeedsForAsset(self.id, self.today).fetch(db))


@dataclass(frozen=True)
class NeedsWithAssets:
    """The open needs and ideas of all projects, the oldest first, each with the assets that may meet it.

    `suggestions` is how many of these are given for each.
    """

    today: date
    suggestions: int = 2
    limit: int = 64

    def fetch(self, db: Reading) -> NeedsAhead:
        """Give at most `limit` needs."""
        rows = OpenNeeds(limit=min(self.limit, PAGE)).fetch(db)
        counts = OpenNeedCounts().fetch(db)
        return NeedsAhead(rows, suggested(db, rows, self.today, self.suggestions), counts)


@dataclass(frozen=True)
class NeedsAhead:
    """Open needs with the assets that may meet each, by the need's id, and how many are open in all."""

    rows: list[NeedRow]
    suggestions: dict[str, list[Suggested]]
    counts: dict[NeedKind, int]
