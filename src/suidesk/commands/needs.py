"""Changes to what projects need, and to the ideas for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.follow_ups import forget_subject
from suidesk.domain.assets import Asset
from suidesk.domain.ids import AssetId, NeedId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Need, NeedKind, Project
from suidesk.domain.text import tidy

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

LONGEST_SAID = 60
"""Letters of a need that the label of a change tells."""


@dataclass(frozen=True, kw_only=True)
class AddNeed:
    """Note what a project needs, or an idea for it; gives the new id."""

    project_id: str
    text: str
    kind: NeedKind = NeedKind.NEED
    noted_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write it, as noted today where no day is given."""
        tx.get(Project, self.project_id)
        values = {**given(self), "noted_on": self.noted_on or tx.today}
        need = tx.put(Need(id=NeedId(tx.new_id()), **values))
        tx.say(name=_said(need))
        return need.id


@dataclass(frozen=True, kw_only=True)
class ChangeNeed:
    """Change the words of a need or idea, which of both it is, or its project; what isn't given stays."""

    id: str
    project_id: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    kind: NeedKind | UnsetType = UNSET
    noted_on: date | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        if isinstance(self.project_id, str):
            tx.get(Project, self.project_id)
        need = tx.change(Need, self.id, **given(self))
        tx.say(name=_said(need))
        return need.id


@dataclass(frozen=True, kw_only=True)
class MeetNeed:
    """Note that a need is met, by an asset or by something that isn't listed (no `asset_id`)."""

    id: str
    asset_id: str | None = None

    def apply(self, tx: Tx) -> str:
        """Write it, as settled today."""
        need, asset = tx.get(Need, self.id), tx.get(Asset, self.asset_id) if self.asset_id else None
        tx.put(need.met(AssetId(asset.id) if asset else None, tx.today))
        tx.say(name=_said(need), asset=asset.name if asset else "")
        return need.id


@dataclass(frozen=True, kw_only=True)
class DropNeed:
    """Note that a need or an idea is no longer followed; it stays readable."""

    id: str

    def apply(self, tx: Tx) -> str:
        """Write it, as settled today."""
        need = tx.put(tx.get(Need, self.id).dropped(tx.today))
        tx.say(name=_said(need))
        return need.id


@dataclass(frozen=True, kw_only=True)
class ReopenNeed:
    """Note that a need that was met or dropped is open again."""

    id: str

    def apply(self, tx: Tx) -> str:
        """Write it; the asset that met it is free."""
        need = tx.put(tx.get(Need, self.id).reopened())
        tx.say(name=_said(need))
        return need.id


@dataclass(frozen=True, kw_only=True)
class RemoveNeed:
    """Remove a need or an idea as if it had never been noted."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        need = tx.get(Need, self.id)
        tx.say(name=_said(need))
        forget_subject(tx, Kind.NEED, need.id)
        tx.remove(need)


def _said(need: Need) -> str:
    text = tidy(need.text)
    return text if len(text) <= LONGEST_SAID else f"{text[: LONGEST_SAID - 1]}…"
