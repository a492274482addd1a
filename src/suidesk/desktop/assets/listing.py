"""The list of assets: search, filters by kind, and how an asset is listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from suidesk.desktop.assets.icons import ASSET_ICONS
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.rows import Row
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.domain.assets import AssetKind
from suidesk.domain.kinds import Kind
from suidesk.queries.assets import AssetCount, AssetPlace, AssetRow, AssetsMatching
from suidesk.wording.assets import asset_kind_text, asset_kinds_text, keys_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host


class AssetList(RecordListing[AssetRow]):
    """Assets by name."""

    touched_by = (Kind.ASSET, Kind.HOLDING, Kind.CONTACT, Kind.PROJECT)
    opens_first = False

    def __init__(self, host: Host, add_asset: Callable[[], object]) -> None:
        """Be empty until `ask`; `add_asset` is offered where there is nothing."""
        super().__init__(
            host,
            translate("Assets", "Assets"),
            new=translate("Assets", "New"),
            new_name=translate("Assets", "New asset"),
            search=translate("Assets", "Search assets…"),
            show_all=translate("Assets", "Show all assets"),
        )
        self._add_asset = add_asset
        self.set_filters([(kind.value, asset_kinds_text(kind)) for kind in AssetKind])

    def count_query(self, asked: Asked) -> AssetCount:
        """Ask how many there are."""
        return AssetCount(asked.text, _kinds(asked))

    def place_query(self, ref: str, asked: Asked) -> AssetPlace:
        """Ask for the place of an asset."""
        return AssetPlace(ref, asked.text, _kinds(asked))

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> AssetsMatching:
        """Ask for a window of assets."""
        return AssetsMatching(today, asked.text, _kinds(asked), offset, limit)

    def line(self, found: AssetRow, today: date) -> Row:
        """Give the line of an asset."""
        del today
        return asset_row(found)

    def nothing_yet(self) -> EmptyState:
        """Say what an asset is."""
        return EmptyState(
            self.host.theme,
            "package",
            translate("Assets", "No assets yet"),
            translate(
                "Assets", "Note what is here already: rooms, tools, skills, money, stories, and who offers them."
            ),
            verb=translate("Assets", "New asset"),
            then=self._add_asset,
        )


def _kinds(asked: Asked) -> tuple[AssetKind, ...]:
    return tuple(AssetKind(key) for key in asked.keys) or tuple(AssetKind)


def asset_row(row: AssetRow) -> Row:
    """Give a list line: name, kind, who offers it; which project uses it, and how many hold a key."""
    asset = row.asset
    return Row(
        asset.id,
        asset.name,
        subtitle=" · ".join(part for part in (asset_kind_text(asset.kind), row.offered_by) if part),
        trailing="" if row.project else translate("Assets", "Free"),
        level="" if row.project else "ok",
        trailing2=keys_text(row.keyholders) if row.keyholders else "",
        icon=ASSET_ICONS[asset.kind],
    )
