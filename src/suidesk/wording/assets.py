"""Needs, assets and what people hold, in words: kinds, states, and why an asset is suggested."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.assets import AssetKind, HoldingKind
from suidesk.domain.projects import Need, NeedKind, NeedState
from suidesk.wording.formats import names_in_words
from suidesk.wording.people import day_near, period_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.domain.assets import Holding


def asset_kind_text(kind: AssetKind) -> str:
    """Name what an asset is."""
    return {
        AssetKind.ROOM: translate("Assets", "Room"),
        AssetKind.TOOL: translate("Assets", "Tool"),
        AssetKind.SKILL: translate("Assets", "Skill"),
        AssetKind.BUDGET: translate("Assets", "Budget"),
        AssetKind.STORY: translate("Assets", "Story"),
    }[kind]


def asset_kinds_text(kind: AssetKind) -> str:
    """Name several of a kind, as on a filter."""
    return {
        AssetKind.ROOM: translate("Assets", "Rooms"),
        AssetKind.TOOL: translate("Assets", "Tools"),
        AssetKind.SKILL: translate("Assets", "Skills"),
        AssetKind.BUDGET: translate("Assets", "Budgets"),
        AssetKind.STORY: translate("Assets", "Stories"),
    }[kind]


def asset_hint(kind: AssetKind) -> str:
    """Say in a sentence what belongs to a kind."""
    return {
        AssetKind.ROOM: translate("Assets", "Somewhere to meet, cook, store or play."),
        AssetKind.TOOL: translate("Assets", "A thing that can be lent: a van, a projector, a ladder."),
        AssetKind.SKILL: translate("Assets", "What somebody offers to do or to teach."),
        AssetKind.BUDGET: translate("Assets", "Money that may be used for something; grants have a page of their own."),
        AssetKind.STORY: translate("Assets", "Something that happened here and is worth telling."),
    }[kind]


def holding_kind_text(kind: HoldingKind) -> str:
    """Name what is held."""
    return {
        HoldingKind.KEY: translate("Assets", "Key"),
        HoldingKind.ACCOUNT: translate("Assets", "Account"),
        HoldingKind.EQUIPMENT: translate("Assets", "Equipment"),
        HoldingKind.SIGNATORY: translate("Assets", "Right to sign"),
    }[kind]


def need_kind_text(kind: NeedKind) -> str:
    """Name the two things that can be wanted."""
    return {NeedKind.NEED: translate("Assets", "Need"), NeedKind.IDEA: translate("Assets", "Idea")}[kind]


def need_state_text(need: Need) -> str:
    """Say what became of a need or an idea."""
    if need.state is NeedState.OPEN:
        return translate("Assets", "Open")
    if need.state is NeedState.DROPPED:
        return translate("Assets", "Dropped")
    return translate("Assets", "Taken up") if need.kind is NeedKind.IDEA else translate("Assets", "Met")


def need_text(need: Need, asset: str | None, today: date) -> str:
    """Say which it is, since when it is open, or when and by what it was settled."""
    kind = need_kind_text(need.kind)
    if need.state is NeedState.OPEN:
        since = period_text(need.noted_on, None, today)
        return translate("Assets", "{kind}, open {since}").format(kind=kind, since=since) if since else kind
    parts = [need_state_text(need)]
    if need.settled_on is not None:
        parts.append(translate("Assets", "on {0}").format(day_near(need.settled_on, today)))
    if asset:
        parts.append(translate("Assets", "by {0}").format(asset))
    return translate("Assets", "{kind}, {settled}").format(kind=kind, settled=" ".join([parts[0].lower(), *parts[1:]]))


def holding_text(held: Holding, today: date) -> str:
    """Say since when something is held, or when it was given back."""
    if held.until_on is not None and held.until_on < today:
        return translate("Assets", "given back on {0}").format(day_near(held.until_on, today))
    return period_text(held.from_on, held.until_on, today)


def fit_text(shared: Sequence[tuple[str, str]], kind: AssetKind | None) -> str:
    """Say why an asset is suggested: the words that need and asset share (as each writes them), or its `kind`."""
    if not shared:
        return _asked_text(kind) if kind is not None else ""
    same = [needed for needed, offered in shared if needed.casefold() == offered.casefold()]
    near = [
        translate("Assets", "“{needed}” is near to “{offered}”").format(needed=needed, offered=offered)
        for needed, offered in shared
        if needed.casefold() != offered.casefold()
    ]
    quoted = names_in_words([translate("Assets", "“{0}”").format(word) for word in same])
    both = [translate("Assets", "both say {0}").format(quoted)] if same else []
    return "; ".join([*both, *near])


def _asked_text(kind: AssetKind) -> str:
    return {
        AssetKind.ROOM: translate("Assets", "a room is asked for"),
        AssetKind.TOOL: translate("Assets", "a tool is asked for"),
        AssetKind.SKILL: translate("Assets", "a skill is asked for"),
        AssetKind.BUDGET: translate("Assets", "money is asked for"),
        AssetKind.STORY: translate("Assets", "a story is asked for"),
    }[kind]


def suggestion_text(
    shared: Sequence[tuple[str, str]], kind: AssetKind, offered_by: str | None, project: str | None
) -> str:
    """Say why an asset is suggested, who offers it, and which project has it already."""
    return " · ".join([fit_text(shared, kind), *asset_parts(offered_by, project)])


def asset_parts(offered_by: str | None, project: str | None) -> list[str]:
    """Say who offers an asset and which project uses it."""
    return [
        *([translate("Assets", "offered by {0}").format(offered_by)] if offered_by else []),
        *([translate("Assets", "used by {0}").format(project)] if project else []),
    ]


def asset_text(kind: AssetKind, offered_by: str | None, project: str | None) -> str:
    """Say what an asset is, who offers it and which project uses it."""
    return " · ".join([asset_kind_text(kind), *asset_parts(offered_by, project)])


def keys_text(count: int) -> str:
    """Count who holds a key: 2 keys."""
    return translate("Assets", "%n key(s)", count)


def wanted_text(needs: int, ideas: int) -> str:
    """Count what is open over all projects."""
    if not needs and not ideas:
        return translate("Assets", "Nothing is open.")
    return translate("Assets", "{needs} and {ideas} are open.").format(
        needs=translate("Assets", "%n need(s)", needs), ideas=translate("Assets", "%n idea(s)", ideas)
    )
