"""What screens ask about needs and ideas: those of a project, the open ones of all, and what may meet them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.assets import Asset
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Need, NeedKind
from suidesk.queries.assets import AssetRow, rows_of
from suidesk.queries.matching import Fit, Matching, kinds_asked
from suidesk.queries.names import names_of
from suidesk.queries.worded import Narrowed, docs_of, with_words
from suidesk.store.numbers import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.store.reading import Reading

PAGE = 64
NEAR = 200
"""Assets or needs that are compared for one suggestion at most: what shares a word's first letters."""
BOTH = tuple(NeedKind)


@dataclass(frozen=True)
class NeedRow:
    """A need or idea with the names of its project and of the asset that meets it."""

    need: Need
    project: str
    asset: str | None


@dataclass(frozen=True)
class Suggested:
    """An asset that may meet a need, and why."""

    need: NeedRow
    asset: AssetRow
    fit: Fit


@dataclass(frozen=True)
class OpenNeeds:
    """A window of the open needs and ideas of all projects that match what was typed, those noted longest ago first."""

    text: str = ""
    kinds: tuple[NeedKind, ...] = BOTH
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[NeedRow]:
        """Give at most `limit` rows; finished projects need nothing."""
        source, tests, params = _open(self.text, self.kinds)
        found = db.records(
            Need,
            f"""{source} WHERE {tests}
                ORDER BY noted_on IS NULL, noted_on, needs.id LIMIT ? OFFSET ?""",
            (*params, self.limit, self.offset),
        )
        return _rows(db, found)


@dataclass(frozen=True)
class OpenNeedCounts:
    """How many needs and ideas of all projects are open and match what was typed."""

    text: str = ""

    def fetch(self, db: Reading) -> dict[NeedKind, int]:
        """Give the numbers, none left out."""
        source, tests, params = _open(self.text, BOTH)
        rows = db.rows(f"SELECT needs.kind, count(*) FROM needs {source} WHERE {tests} GROUP BY 1", params)
        found = {NeedKind(kind): count for kind, count in rows}
        return {kind: found.get(kind, 0) for kind in NeedKind}


def _open(text: str, kinds: tuple[NeedKind, ...]) -> Narrowed:
    source = "JOIN projects ON projects.id = project_id AND stage <> 'finished'"
    tests = f"state = 'open' AND needs.kind IN ({', '.join('?' * len(kinds))})"
    found = source, tests, tuple(kind.value for kind in kinds)
    return with_words(text, Kind.NEED, found, docs_of(Kind.NEED, "needs.id"))


@dataclass(frozen=True)
class NeedsOf:
    """The needs and ideas of a project: open ones first, then those settled last."""

    project_id: str
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[NeedRow]:
        """Give them with names."""
        found = db.records(
            Need,
            """WHERE project_id = ? ORDER BY state <> 'open', CASE WHEN state = 'open' THEN kind = 'idea' END,
               CASE WHEN state = 'open' THEN noted_on END, settled_on DESC, id LIMIT ?""",
            (self.project_id, self.limit),
        )
        return _rows(db, found)


@dataclass(frozen=True)
class NeedPage:
    """One need or idea; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> NeedRow:
        """Give it with names."""
        (row,) = _rows(db, [db.get(Need, self.id)])
        return row


@dataclass(frozen=True)
class AssetsForNeed:
    """The assets that may meet a need, best first: those that say the same words, then those of the kind asked for."""

    need_id: str
    today: date
    limit: int = 5

    def fetch(self, db: Reading) -> list[Suggested]:
        """Give at most `limit`, each with its reason; free assets come before those that another project uses."""
        need = NeedPage(self.need_id).fetch(db)
        return suggested(db, [need], self.today, self.limit)[need.need.id]


@dataclass(frozen=True)
class NeedsForAsset:
    """The open needs and ideas that an asset may meet, best first."""

    asset_id: str
    today: date
    limit: int = 5

    def fetch(self, db: Reading) -> list[Suggested]:
        """Give at most `limit`, each with its reason."""
        asset = db.get(Asset, self.asset_id)
        (row,) = rows_of(db, [asset], self.today)
        matching = Matching(db.desk().language)
        near = _near(db, Kind.NEED, matching.prefixes(_offered(asset)))
        marks = ", ".join("?" * len(near))
        found = db.records(
            Need,
            f"JOIN projects ON projects.id = project_id AND stage <> 'finished' "
            f"WHERE state = 'open' AND needs.id IN ({marks})",
            near,
        )
        pairs = [(need, why) for need in _rows(db, found) if (why := _fit(matching, need.need, asset)) and why.shared]
        best = sorted(pairs, key=lambda pair: (-len(pair[1].shared), -pair[1].likeness, pair[0].need.id))
        return [Suggested(need, row, why) for need, why in best[: self.limit]]


def suggested(db: Reading, needs: Sequence[NeedRow], today: date, limit: int) -> dict[str, list[Suggested]]:
    """Give, for each need by its id, at most `limit` assets that may meet it."""
    matching = Matching(db.desk().language)
    near = {row.need.id: _candidates(db, matching, row.need) for row in needs}
    assets = db.of_ids(Asset, (ref for refs in near.values() for ref in refs))
    best = {row.need.id: _best(matching, row.need, [assets[ref] for ref in near[row.need.id]])[:limit] for row in needs}
    shown = rows_of(db, {asset.id: asset for pairs in best.values() for asset, _ in pairs}.values(), today)
    rows = {row.asset.id: row for row in shown}
    return {row.need.id: [Suggested(row, rows[asset.id], why) for asset, why in best[row.need.id]] for row in needs}


def _candidates(db: Reading, matching: Matching, need: Need) -> list[str]:
    """Give the ids of the assets that share the beginning of a word with a need, or are of a kind that it asks for."""
    kinds = kinds_asked(need.text)
    marks = ", ".join("?" * len(kinds))
    of_kind = db.rows(
        f"SELECT id FROM assets WHERE kind IN ({marks}) ORDER BY project_id IS NOT NULL, id LIMIT ?", (*kinds, NEAR)
    )
    return list(dict.fromkeys([*_near(db, Kind.ASSET, matching.prefixes(need.text)), *(ref for (ref,) in of_kind)]))


def _near(db: Reading, kind: Kind, words: str) -> list[str]:
    if not words:
        return []
    found = db.rows(
        """SELECT ref_id FROM search_words CROSS JOIN search_docs ON no = search_words.rowid
           WHERE search_words MATCH ? AND search_words.rowid BETWEEN ? AND ? LIMIT ?""",
        (words, *numbers_of(kind), NEAR),
    )
    return [ref for (ref,) in found]


def _best(matching: Matching, need: Need, assets: Iterable[Asset]) -> list[tuple[Asset, Fit]]:
    pairs = [(asset, why) for asset in assets if (why := _fit(matching, need, asset))]
    return sorted(pairs, key=lambda pair: _order(need, *pair))


def _order(need: Need, asset: Asset, why: Fit) -> tuple[int, bool, int, int, str]:
    is_taken = asset.project_id not in {None, need.project_id}
    return -len(why.shared), is_taken, -int(why.is_kind), -why.likeness, asset.id


def _fit(matching: Matching, need: Need, asset: Asset) -> Fit | None:
    return matching.fit(need.text, _offered(asset), asset.kind)


def _offered(asset: Asset) -> str:
    return f"{asset.name} {asset.notes}"


def _rows(db: Reading, found: Iterable[Need]) -> list[NeedRow]:
    needs = list(found)
    projects = names_of(db, Kind.PROJECT, (one.project_id for one in needs))
    assets = names_of(db, Kind.ASSET, (one.asset_id for one in needs))
    return [NeedRow(one, projects[one.project_id], assets.get(one.asset_id or "")) for one in needs]
