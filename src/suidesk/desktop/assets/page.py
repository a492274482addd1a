"""Needs and assets: the list of assets beside what all projects need, or beside one asset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from suidesk.desktop.assets.asset_form import AssetForm
from suidesk.desktop.assets.asset_view import AssetView
from suidesk.desktop.assets.listing import AssetList
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.assets.overview import NeedsOverview
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.page import Host
from suidesk.desktop.record_page.page import RecordPage
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change


class AssetsPage(RecordPage):
    """Assets by name; the open needs of all projects until an asset is opened."""

    listing: AssetList
    view: AssetView
    begins_alone = False

    def __init__(self, host: Host) -> None:
        """Build the panes."""
        super().__init__(host)
        self.listing = AssetList(host, self.new)
        self.overview = NeedsOverview(host, self.new_need)
        self.view = AssetView(host)
        self._detail = QStackedWidget()
        self._detail.addWidget(self.overview)
        self._detail.addWidget(self.view)
        needed = translate("Assets", "What projects need")
        self._to_overview = Button(host.theme, needed, self.go_back, kind="plain", icon="puzzle")
        self.listing.add_bar(self._to_overview)
        self.put(detail=self._detail)
        self.add_key("Shift+N", self.new_need)
        self._on_stacked(is_stacked=self.panes.is_stacked())
        self.panes.stacked_changed.connect(lambda is_stacked: self._on_stacked(is_stacked=is_stacked))

    def ask(self) -> None:
        """Ask for the overview too."""
        super().ask()
        self.overview.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        super().refresh(change)
        if self.isVisible() and change.touches(*self.overview.touched_by):
            self.overview.ask()

    def choose(self, ref: str) -> None:
        """Show that asset in place of the overview."""
        super().choose(ref)
        self._detail.setCurrentWidget(self.view)

    def go_back(self) -> None:
        """Show what projects need, in place of the asset."""
        self._close()
        self.panes.show_detail()

    def on_gone(self, ref: str) -> None:
        """Show what projects need, as the asset is no longer there."""
        del ref
        self._close()
        if self.panes.is_stacked():
            self.panes.show_list()

    def new(self) -> None:
        """Open an empty form."""
        AssetForm(self.host, self.window(), saved=self.show_record).open()

    def new_need(self) -> None:
        """Open an empty form of a need."""
        NeedForm(self.host, self.window()).open()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [
            Entry(translate("Assets", "New asset"), self.new, "package", shortcut="N"),
            Entry(translate("Assets", "New need or idea"), self.new_need, "puzzle", shortcut="Shift+N"),
            Entry(translate("Assets", "What projects need"), self.go_back, "puzzle"),
            Entry(translate("Assets", "Search assets"), self.go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open asset."""
        view = self.view
        return [
            Entry(translate("Assets", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("Assets", "Add a key to {0}").format(name), view.add_holding, "key-round"),
            Entry(translate("Assets", "Remove {0}").format(name), view.remove, "trash-2", shortcut="Del"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc: from an asset to the list or to what projects need."""
        is_detail = self.panes.is_stacked() and self._detail.isVisible()
        has_asset = self._detail.currentWidget() is self.view
        if event.key() != Qt.Key.Key_Escape or not (is_detail or has_asset):
            super().keyPressEvent(event)
        elif is_detail:
            self.panes.show_list()
        else:
            self.go_back()
            self.listing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.view.close_record()
        self._detail.setCurrentWidget(self.overview)
        self.listing.let_go()

    def _on_stacked(self, *, is_stacked: bool) -> None:
        self._to_overview.setVisible(is_stacked)
        for pane in (self.overview, self.view):
            pane.show_crumbs(is_shown=not is_stacked)
