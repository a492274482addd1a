"""The form that says what meets a need: a suggested asset, another one, or something that isn't listed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.needs import MeetNeed
from suidesk.desktop.assets.icons import ASSET_ICONS
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.queries.needs import AssetsForNeed, Suggested
from suidesk.wording.assets import suggestion_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.projects import Need

MOST: Final = 5
"""Assets that are suggested."""


class MeetForm(FormDialog):
    """Suggests assets with the reason for each; one click takes one, and any other can be picked."""

    def __init__(self, host: Host, parent: QWidget, need: Need) -> None:
        """Be about that need."""
        super().__init__(host.theme, translate("Assets", "What meets this?"), translate("Assets", "It is met"), parent)
        self._host, self._need = host, need
        self.add_note(PlainLabel(need.text, "strong", wrap=True))
        self.suggested = LinesCard(
            host.theme,
            translate("Assets", "Suggested"),
            empty=translate("Assets", "No asset says the same words. Pick one, or leave it empty."),
        )
        self.add_note(self.suggested)
        self.asset = PickerField(
            host.theme,
            translate("Assets", "Met by"),
            picking(host.bridge, self, Kind.ASSET),
            placeholder=translate("Assets", "Type the name of an asset"),
            hint=translate("Assets", "Empty: by something that isn't listed among the assets."),
        )
        self.add("asset_id", self.asset)
        self.submitted.connect(self._save)
        host.bridge.fetch(AssetsForNeed(need.id, host.now().date(), MOST), self._suggest, owner=self)

    def _suggest(self, found: list[Suggested]) -> None:
        self.suggested.set([self._line(one) for one in found])
        self.resize(self.sizeHint())

    def _line(self, one: Suggested) -> Line:
        asset = one.asset.asset
        take = Verb(translate("Assets", "Take this"), partial(self._take, Found(asset.id, asset.name)), "check")
        shared = [(word.needed, word.offered) for word in one.fit.shared]
        second = suggestion_text(shared, asset.kind, one.asset.offered_by, one.asset.project)
        return Line(ASSET_ICONS[asset.kind], asset.name, second, verbs=(take,))

    def _take(self, found: Found) -> None:
        self.asset.set_value(found)
        self.submit()

    def _save(self) -> None:
        save(self._host.bridge, self, MeetNeed(id=self._need.id, asset_id=self.asset.value()))
