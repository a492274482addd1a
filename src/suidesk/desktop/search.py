"""The palette of the window: every page, every verb, every record with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import KeyCap
from suidesk.desktop.kit.palette import Answer, CommandPalette, Entry
from suidesk.domain.funding import GrantStage
from suidesk.domain.kinds import Kind
from suidesk.queries.search import AnythingMatching, Found
from suidesk.wording.funding import stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.window import Window

_ICONS = {Kind.CONTACT: "users", Kind.PROJECT: "folder-kanban", Kind.GRANT: "hand-coins"}


class SearchButton(Button):
    """Opens the palette; shows its shortcut."""

    def __init__(self, theme: Theme, then: Callable[[], object]) -> None:
        """Call `then` when pressed."""
        name = translate("Window", "Search or jump to")
        super().__init__(
            theme, translate("Window", "Search or jump to…"), then, kind="search", icon="search", name=name
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.addStretch(1)
        box.addWidget(KeyCap("Ctrl K"))
        self.setToolTip("Ctrl+K")


def palette_for(window: Window) -> CommandPalette:
    """Make the palette with the verbs of the open page first."""

    def search(text: str, then: Answer) -> None:
        window.bridge.fetch(AnythingMatching(text), lambda found: then(_entries(window, found)), owner=palette)

    palette = CommandPalette(window.theme, window.root, _verbs(window), search)
    palette.closed.connect(palette.deleteLater)
    return palette


def _verbs(window: Window) -> list[Entry]:
    pages = [
        Entry(spec.title, partial(window.go_to, spec.key), spec.icon, translate("Palette", "Page"), f"Ctrl+{at}")
        for at, spec in enumerate(window.specs, 1)
    ]
    acts = [Entry(act.text, partial(act.do, window), act.icon, shortcut=act.shortcut) for act in window.acts]
    looks = [
        Entry(translate("Palette", "Switch dark and light"), window.switch_appearance, "moon", shortcut="Ctrl+D"),
        Entry(translate("Palette", "Larger text"), lambda: window.step_scale(1), "plus", shortcut="Ctrl++"),
        Entry(translate("Palette", "Smaller text"), lambda: window.step_scale(-1), "chevron-down", shortcut="Ctrl+-"),
        Entry(translate("Palette", "Undo"), window.undo, "undo-2", shortcut="Ctrl+Z"),
        Entry(translate("Palette", "Redo"), window.redo, "redo-2", shortcut="Ctrl+Shift+Z"),
    ]
    return [*window.current.entries(), *acts, *pages, *looks]


def _entries(window: Window, found: Sequence[Found]) -> list[Entry]:
    return [
        Entry(
            one.name,
            partial(window.open_record, one.kind, one.id),
            "building-2" if one.detail == "organisation" else _ICONS[one.kind],
            _KINDS[one.kind](one.detail),
        )
        for one in found
    ]


def _contact(kind: str) -> str:
    return translate("Palette", "Organisation") if kind == "organisation" else translate("Palette", "Person")


_KINDS: dict[Kind, Callable[[str], str]] = {
    Kind.CONTACT: _contact,
    Kind.PROJECT: lambda _: translate("Palette", "Project"),
    Kind.GRANT: lambda stage: translate("Palette", "Grant · {0}").format(stage_text(GrantStage(stage))),
}
