"""Changes to what the neighbourhood has: rooms, tools, skills, budgets, stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.assets import Asset, AssetKind
from suidesk.domain.ids import AssetId
from suidesk.domain.people import Contact
from suidesk.domain.projects import Project

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddAsset:
    """Note something that the neighbourhood has, who offers it and which project uses it; gives the new id."""

    name: str
    kind: AssetKind = AssetKind.ROOM
    offered_by_id: str | None = None
    project_id: str | None = None
    notes: str = ""

    def apply(self, tx: Tx) -> str:
        """Write the asset."""
        _require(tx, self.offered_by_id, self.project_id)
        tx.say(name=self.name)
        return tx.put(Asset(id=AssetId(tx.new_id()), **given(self))).id


@dataclass(frozen=True, kw_only=True)
class ChangeAsset:
    """Change an asset; what isn't given stays."""

    id: str
    name: str | UnsetType = UNSET
    kind: AssetKind | UnsetType = UNSET
    offered_by_id: str | UnsetType | None = UNSET
    project_id: str | UnsetType | None = UNSET
    notes: str | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require(tx, self.offered_by_id, self.project_id)
        asset = tx.change(Asset, self.id, **given(self))
        tx.say(name=asset.name)
        return asset.id


@dataclass(frozen=True, kw_only=True)
class RemoveAsset:
    """Remove an asset; `together` also removes who holds a key to it. A need that it met stays met."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        asset = tx.get(Asset, self.id)
        tx.say(name=asset.name)
        tx.remove(asset, together=self.together)


def _require(tx: Tx, offered_by_id: str | UnsetType | None, project_id: str | UnsetType | None) -> None:
    if isinstance(offered_by_id, str):
        tx.get(Contact, offered_by_id)
    if isinstance(project_id, str):
        tx.get(Project, project_id)
