"""The palette of the window: every page, every verb, every record with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.palette import Answer, CommandPalette
from suidesk.domain.assets import AssetKind
from suidesk.domain.funding import GrantStage
from suidesk.domain.kinds import Kind
from suidesk.queries.lists import ListsNamed
from suidesk.queries.search import AnythingMatching, Found
from suidesk.wording.assets import asset_kind_text
from suidesk.wording.formats import day_in_words
from suidesk.wording.funding import stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.bridge import Bridge
    from suidesk.desktop.design.theme import Theme

_ICONS = {
    Kind.CONTACT: "users",
    Kind.PROJECT: "folder-kanban",
    Kind.GRANT: "hand-coins",
    Kind.ASSET: "package",
    Kind.HANDOVER: "arrow-left-right",
    Kind.INTERACTION: "message-circle",
}


class Searched(Protocol):
    """What the palette lies over: a window that knows its verbs and opens records."""

    theme: Theme
    bridge: Bridge

    @property
    def root(self) -> QWidget:
        """What the palette covers."""

    def verbs(self) -> list[Entry]:
        """Give what can be done now, the open page's own verbs first."""

    def open_record(self, kind: Kind, ref: str) -> None:
        """Go to that record."""


def palette_for(window: Searched) -> CommandPalette:
    """Make the palette with the window's verbs and every record with a name."""

    def search(text: str, then: Answer) -> None:
        def found(records: Sequence[Found]) -> None:
            window.bridge.fetch(
                ListsNamed(text), lambda rows: then([*_entries(window, records), *_lists(window, rows)]), owner=palette
            )

        window.bridge.fetch(AnythingMatching(text), found, owner=palette)

    palette = CommandPalette(window.theme, window.root, window.verbs(), search)
    palette.closed.connect(palette.deleteLater)
    return palette


def _entries(window: Searched, found: Sequence[Found]) -> list[Entry]:
    return [
        Entry(
            one.name,
            partial(window.open_record, one.kind, one.id),
            "building-2" if one.detail == "organisation" else _ICONS[one.kind],
            _KINDS[one.kind](one.detail),
        )
        for one in found
    ]


def _lists(window: Searched, rows: Sequence[tuple[str, str]]) -> list[Entry]:
    return [
        Entry(name, partial(window.open_record, Kind.SAVED_LIST, ref), "list", translate("Palette", "Saved list"))
        for ref, name in rows
    ]


def _contact(kind: str) -> str:
    return translate("Palette", "Organisation") if kind == "organisation" else translate("Palette", "Person")


_KINDS: dict[Kind, Callable[[str], str]] = {
    Kind.CONTACT: _contact,
    Kind.PROJECT: lambda _: translate("Palette", "Project"),
    Kind.GRANT: lambda stage: translate("Palette", "Grant · {0}").format(stage_text(GrantStage(stage))),
    Kind.ASSET: lambda kind: translate("Palette", "Asset · {0}").format(asset_kind_text(AssetKind(kind))),
    Kind.HANDOVER: lambda day: translate("Palette", "Handover · {0}").format(day_in_words(date.fromisoformat(day))),
    Kind.INTERACTION: lambda day: translate("Palette", "Conversation · {0}").format(
        day_in_words(date.fromisoformat(day))
    ),
}
