"""One asset: what it is, who offers it, who holds its keys, what it meets and what it could meet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.assets import ChangeAsset, RemoveAsset
from suidesk.desktop.assets.asset_form import AssetForm
from suidesk.desktop.assets.asset_lines import AssetLines
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.icons import ASSET_ICONS
from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.record_page.view import RecordView
from suidesk.domain.assets import AssetKind
from suidesk.domain.kinds import Kind
from suidesk.queries.asset_sheet import AroundAsset, AssetSheet
from suidesk.wording.assets import asset_kind_text, keys_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.kit.menus import Menu
    from suidesk.desktop.page import Host
    from suidesk.queries.assets import AssetRow

UNHELD: Final = frozenset({AssetKind.SKILL, AssetKind.STORY})
"""What nobody has a key to."""


class AssetView(RecordView[AroundAsset]):
    """An asset and everything around it."""

    kind = Kind.ASSET
    touched_by = (Kind.ASSET, Kind.HOLDING, Kind.NEED, Kind.CONTACT, Kind.PROJECT, Kind.DESK)

    def __init__(self, host: Host) -> None:
        """Build verbs and cards once."""
        super().__init__(host, translate("Assets", "Needs and assets"))
        self._lines = AssetLines(host, self, self.message)
        theme = host.theme
        self.add_action(Button(theme, translate("Assets", "Edit"), self.edit, icon="pencil"))
        holder = translate("Assets", "Add a holder")
        self.holder_verb = Button(theme, holder, self.add_holding, kind="primary", icon="key-round")
        self.add_action(self.holder_verb)
        self.about = LinesCard(theme, translate("Assets", "About"))
        self.could_meet = LinesCard(
            theme,
            translate("Assets", "What it could meet"),
            empty=translate("Assets", "No open need or idea has a word in common with its name and notes."),
        )
        self.holdings = RecordLinesCard(
            theme,
            translate("Assets", "Who holds it"),
            empty=translate("Assets", "Nobody is noted as holding a key to it, or the thing itself."),
            add=holder,
            then=self.add_holding,
        )
        self.meets = LinesCard(
            theme, translate("Assets", "What it meets"), empty=translate("Assets", "It meets no need yet.")
        )
        for card in (self.about, self.could_meet, self.holdings, self.meets):
            self.add_card(card)

    def query(self, ref: str, today: date) -> AssetSheet:
        """Ask for all about an asset."""
        return AssetSheet(ref, today)

    def id_of(self, sheet: AroundAsset) -> str:
        """Give its id."""
        return sheet.about.row.asset.id

    def name_of(self, sheet: AroundAsset) -> str:
        """Give its name."""
        return sheet.about.row.asset.name

    def edit(self) -> None:
        """Open its form."""
        if self.sheet is not None:
            AssetForm(self.host, self.window(), row=self.sheet.about.row).open()

    def remove(self) -> None:
        """Remove it; who holds a key to it is said first."""
        if self.sheet is not None:
            self.run_removal(RemoveAsset(id=self.ref))

    def add_holding(self) -> None:
        """Open the form of a key to it."""
        if self.sheet is not None:
            found = Found(self.ref, self.name_of(self.sheet), icon="package")
            HoldingForm(self.host, self.window(), asset=found).open()

    def fill_menu(self, menu: Menu, sheet: AroundAsset) -> None:
        """Offer what can be done with this asset."""
        menu.add(translate("Assets", "Edit…"), self.edit, icon="pencil", shortcut="E")
        if sheet.about.row.asset.project_id is not None:
            free = ChangeAsset(id=self.ref, project_id=None)
            menu.add(translate("Assets", "It is free now"), partial(self.host.bridge.run, free), icon="unlink")
        menu.addSeparator()
        menu.add(translate("Assets", "Remove"), self.remove, icon="trash-2", shortcut="Del")

    def set_sheet(self, sheet: AroundAsset, today: date, *, is_same: bool) -> None:
        """Fill header and cards."""
        row = sheet.about.row
        asset = row.asset
        self.set_header(asset.name, subtitle=asset.notes, seed=asset.id, icon=ASSET_ICONS[asset.kind])
        self.set_chips(_chips(row))
        self.about.set(
            [
                *self._named(translate("Assets", "Offers it"), row.offered_by, Kind.CONTACT, asset.offered_by_id),
                *self._named(translate("Assets", "Uses it"), row.project, Kind.PROJECT, asset.project_id),
            ]
        )
        self.about.setVisible(bool(row.offered_by or row.project))
        self.could_meet.set([self._lines.met_by_this(one) for one in sheet.suggestions])
        self.holdings.set(
            [self._lines.holding(one, today, has_asset=False) for one in sheet.about.holdings], is_same=is_same
        )
        can_be_held = asset.kind not in UNHELD or bool(sheet.about.holdings)
        self.holdings.setVisible(can_be_held)
        self.holder_verb.setVisible(can_be_held)
        self.meets.set([self._met(*one) for one in sheet.about.meets])
        self.meets.setVisible(bool(sheet.about.meets))

    def _met(self, ref: str, text: str, project_id: str, project: str) -> Line:
        del ref
        return Line("circle-check", text, project, verbs=(self._opening(Kind.PROJECT, project_id),), role="ok")

    def _named(self, what: str, name: str | None, kind: Kind, ref: str | None) -> list[Line]:
        """Give the line of a contact or project, where there is one."""
        if name is None or ref is None:
            return []
        icon = "hand-heart" if kind is Kind.CONTACT else "folder-kanban"
        return [Line(icon, name, what, verbs=(self._opening(kind, ref),))]

    def _opening(self, kind: Kind, ref: str) -> Verb:
        return Verb(translate("Assets", "Open"), partial(self.host.open_record, kind, ref), "chevron-right")


def _chips(row: AssetRow) -> list[tuple[str, str]]:
    chips = [(asset_kind_text(row.asset.kind), "accent")]
    if row.asset.project_id is None:
        chips.append((translate("Assets", "Free"), "ok"))
    if row.keyholders:
        chips.append((keys_text(row.keyholders), "warn" if row.keyholders == 1 else "plain"))
    return chips
