"""The icons of needs, assets and what people hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from suidesk.domain.assets import AssetKind, HoldingKind
from suidesk.domain.projects import NeedKind

ASSET_ICONS: Mapping[AssetKind, str] = MappingProxyType(
    {
        AssetKind.ROOM: "door-open",
        AssetKind.TOOL: "wrench",
        AssetKind.SKILL: "sparkles",
        AssetKind.BUDGET: "wallet",
        AssetKind.STORY: "book-open",
    }
)
HOLDING_ICONS: Mapping[HoldingKind, str] = MappingProxyType(
    {
        HoldingKind.KEY: "key-round",
        HoldingKind.ACCOUNT: "lock",
        HoldingKind.EQUIPMENT: "package",
        HoldingKind.SIGNATORY: "signature",
    }
)
NEED_ICONS: Mapping[NeedKind, str] = MappingProxyType({NeedKind.NEED: "puzzle", NeedKind.IDEA: "lightbulb"})
