"""What screens ask about what people hold for others: keys, accounts, equipment, rights to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import Asset, Holding
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE = 64
USED_BY: Final = """SELECT id FROM assets WHERE project_id = ?1
    UNION SELECT asset_id FROM needs WHERE project_id = ?1 AND state = 'met' AND asset_id IS NOT NULL"""
"""The ids of the assets that a project (?1) uses: those noted so, and those that meet one of its needs."""
_ORDER = "ORDER BY until_on IS NOT NULL AND until_on < ?, kind, from_on DESC, id LIMIT ?"


@dataclass(frozen=True)
class HoldingRow:
    """A holding with the names of its holder, its asset and whom it is held for."""

    holding: Holding
    holder: str
    asset: str | None
    held_for: str | None

    @property
    def name(self) -> str:
        """Give what is held: its own name, or the asset's."""
        return self.holding.name or self.asset or ""


@dataclass(frozen=True)
class HoldingPage:
    """One holding; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> HoldingRow:
        """Give it with names."""
        (row,) = _rows(db, [db.get(Holding, self.id)])
        return row


@dataclass(frozen=True)
class HoldingsOf:
    """What a person holds for others, what was given back last."""

    person_id: str
    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[HoldingRow]:
        """Give it with names."""
        values = (self.person_id, self.today.isoformat(), self.limit)
        return _rows(db, db.records(Holding, f"WHERE holder_id = ? {_ORDER}", values))


@dataclass(frozen=True)
class HoldingsIn:
    """Who holds a key to an asset, or the asset itself; what was given back last."""

    asset_id: str
    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[HoldingRow]:
        """Give it with names."""
        values = (self.asset_id, self.today.isoformat(), self.limit)
        return _rows(db, db.records(Holding, f"WHERE asset_id = ? {_ORDER}", values))


@dataclass(frozen=True)
class HoldingsFor:
    """What is held for an organisation: its keys, accounts and rights to sign."""

    contact_id: str
    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[HoldingRow]:
        """Give it with names."""
        values = (self.contact_id, self.today.isoformat(), self.limit)
        return _rows(db, db.records(Holding, f"WHERE for_id = ? {_ORDER}", values))


@dataclass(frozen=True)
class HoldingsForProject:
    """What is held today of the assets that a project uses: its keys and accounts."""

    project_id: str
    today: date
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[HoldingRow]:
        """Give it with names."""
        found = db.records(
            Holding,
            f"""WHERE asset_id IN ({USED_BY})
               AND (from_on IS NULL OR from_on <= ?2) AND (until_on IS NULL OR until_on >= ?2)
               ORDER BY kind, from_on DESC, id LIMIT ?3""",
            (self.project_id, self.today.isoformat(), self.limit),
        )
        return _rows(db, found)


def _rows(db: Reading, found: list[Holding]) -> list[HoldingRow]:
    people = names_of(db, Kind.CONTACT, [ref for one in found for ref in (one.holder_id, one.for_id)])
    assets = db.of_ids(Asset, (one.asset_id for one in found if one.asset_id))
    names = {ref: asset.name for ref, asset in assets.items()}
    return [
        HoldingRow(one, people[one.holder_id], names.get(one.asset_id or ""), people.get(one.for_id or ""))
        for one in found
    ]
