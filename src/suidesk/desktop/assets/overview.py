"""What all projects need, with the assets that may meet each: shown while no asset is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.assets.asset_lines import AssetLines
from suidesk.desktop.assets.needs_card import NeedsCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import NeedKind
from suidesk.queries.asset_sheet import NeedsAhead, NeedsWithAssets
from suidesk.wording.assets import wanted_text
from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host


class NeedsOverview(DetailPane):
    """Open needs and ideas of all projects, the oldest first."""

    touched_by = (Kind.NEED, Kind.ASSET, Kind.PROJECT, Kind.CONTACT, Kind.DESK)
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, add_need: Callable[[], object]) -> None:
        """Call `add_need` for a new one."""
        super().__init__(host.theme)
        self._host = host
        self._is_filled = False
        self._lines = AssetLines(host, self, self.message)
        self.add_top(host.search_button())
        add = translate("Assets", "New need or idea")
        self.add_action(Button(host.theme, add, add_need, kind="primary", icon="plus"))
        self.needs = NeedsCard(
            host.theme,
            translate("Assets", "What projects need"),
            empty=translate(
                "Assets",
                "Nothing is open. Note what a project lacks, or an idea for it: suidesk says which asset may meet it.",
            ),
            add=add,
            then=add_need,
        )
        self.add_card(self.needs, is_wide=True)
        self.set_crumbs([(translate("Assets", "Needs and assets"), None)])
        self.set_header(translate("Assets", "Needs and assets"), has_avatar=False)

    def ask(self) -> None:
        """Ask for everything again."""
        self._host.bridge.fetch(NeedsWithAssets(self._host.now().date()), self._fill, owner=self)

    def _fill(self, found: NeedsAhead) -> None:
        today = self._host.now().date()
        needs, ideas = found.counts[NeedKind.NEED], found.counts[NeedKind.IDEA]
        with self.filling():
            self.set_header(
                translate("Assets", "Needs and assets"), subtitle=wanted_text(needs, ideas), has_avatar=False
            )
            self.needs.set_note(_rest(len(found.rows), needs + ideas))
            self.needs.set(
                [
                    self._lines.wanted(row, found.suggestions[row.need.id], today, has_project=True)
                    for row in found.rows
                ],
                is_same=self._is_filled,
            )
        self._is_filled = True


def _rest(shown: int, count: int) -> str:
    if shown >= count:
        return translate("Assets", "Those that are open longest come first.")
    return translate("Assets", "These are the {0} that are open longest, of {1}.").format(
        number_in_words(shown), number_in_words(count)
    )
