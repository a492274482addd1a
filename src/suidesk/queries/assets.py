"""What screens ask about assets: the list, one with its keys, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import Asset, AssetKind
from suidesk.domain.kinds import Kind
from suidesk.queries.holdings import USED_BY, HoldingRow, HoldingsIn
from suidesk.queries.names import names_of
from suidesk.queries.worded import Narrowed, docs_of, place_of, with_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.reading import Reading

PAGE = 64
_HELD_NOW: Final = "(from_on IS NULL OR from_on <= ?) AND (until_on IS NULL OR until_on >= ?)"


@dataclass(frozen=True)
class AssetRow:
    """An asset with the names of who offers it and which project uses it, and how many people hold a key today."""

    asset: Asset
    offered_by: str | None
    project: str | None
    keyholders: int


@dataclass(frozen=True)
class AssetsMatching:
    """A window of the assets that match what was typed, in the order of their names."""

    today: date
    text: str = ""
    kinds: tuple[AssetKind, ...] = tuple(AssetKind)
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[AssetRow]:
        """Give at most `limit` rows."""
        source, tests, params = _matching(self.text, self.kinds)
        found = db.records(
            Asset,
            f"{source} WHERE {tests} ORDER BY {_ORDER} LIMIT ? OFFSET ?",
            (*params, self.limit, self.offset),
        )
        return rows_of(db, found, self.today)


@dataclass(frozen=True)
class AssetCount:
    """How many assets match what was typed."""

    text: str = ""
    kinds: tuple[AssetKind, ...] = tuple(AssetKind)

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        source, tests, params = _matching(self.text, self.kinds)
        return int(db.value(f"SELECT count(*) FROM assets {source} WHERE {tests}", params))


@dataclass(frozen=True)
class AssetPlace:
    """Where in the list an asset stands."""

    id: str
    text: str = ""
    kinds: tuple[AssetKind, ...] = tuple(AssetKind)

    def fetch(self, db: Reading) -> int | None:
        """Give the number of assets before it, or None when the list doesn't have it."""
        source, tests, params = _matching(self.text, self.kinds)
        return place_of(db, self.id, "assets.id", _ORDER, (f"assets {source}", tests, params))


_ORDER: Final = "search_docs.sort_key, assets.id"


def _matching(text: str, kinds: tuple[AssetKind, ...]) -> Narrowed:
    tests = f"assets.kind IN ({', '.join('?' * len(kinds))})"
    found = docs_of(Kind.ASSET, "assets.id"), tests, tuple(kind.value for kind in kinds)
    return with_words(text, Kind.ASSET, found)


@dataclass(frozen=True)
class AssetsOf:
    """The assets that a person or an organisation offers."""

    contact_id: str
    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[AssetRow]:
        """Give them by name."""
        rest = "WHERE offered_by_id = ? ORDER BY name COLLATE NOCASE, id LIMIT ?"
        return rows_of(db, db.records(Asset, rest, (self.contact_id, self.limit)), self.today)


@dataclass(frozen=True)
class AssetsUsedBy:
    """The assets that a project uses: those noted as used by it, and those that meet one of its needs."""

    project_id: str
    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[AssetRow]:
        """Give them by name."""
        found = db.records(
            Asset,
            f"WHERE id IN ({USED_BY}) ORDER BY name COLLATE NOCASE, id LIMIT ?2",
            (self.project_id, self.limit),
        )
        return rows_of(db, found, self.today)


@dataclass(frozen=True)
class AssetAbout:
    """An asset with who holds a key to it, and the needs that it meets (id, text, project's id and name)."""

    row: AssetRow
    holdings: list[HoldingRow]
    meets: list[tuple[str, str, str, str]]


@dataclass(frozen=True)
class AssetPage:
    """An asset with everything around it; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> AssetAbout:
        """Give it."""
        (row,) = rows_of(db, [db.get(Asset, self.id)], self.today)
        meets = db.rows(
            """SELECT needs.id, text, projects.id, name FROM needs JOIN projects ON projects.id = project_id
               WHERE asset_id = ? AND state = 'met' ORDER BY settled_on DESC, needs.id LIMIT ?""",
            (self.id, PAGE),
        )
        return AssetAbout(row, HoldingsIn(self.id, self.today).fetch(db), [(*one,) for one in meets])


def rows_of(db: Reading, found: Iterable[Asset], today: date) -> list[AssetRow]:
    """Give assets as rows, in their order."""
    assets = list(found)
    contacts = names_of(db, Kind.CONTACT, (one.offered_by_id for one in assets))
    projects = names_of(db, Kind.PROJECT, (one.project_id for one in assets))
    marks, day = ", ".join("?" * len(assets)), today.isoformat()
    keys = dict(
        db.rows(
            f"""SELECT asset_id, count(DISTINCT holder_id) FROM holdings
                WHERE asset_id IN ({marks}) AND kind = 'key' AND {_HELD_NOW} GROUP BY 1""",
            (*(one.id for one in assets), day, day),
        )
    )
    return [
        AssetRow(one, contacts.get(one.offered_by_id or ""), projects.get(one.project_id or ""), keys.get(one.id, 0))
        for one in assets
    ]
