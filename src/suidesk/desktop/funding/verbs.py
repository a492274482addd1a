"""What the palette offers on the page Funding."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from suidesk.desktop.funding.switch import Way, way_text
from suidesk.desktop.kit.entry import Entry
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.funding.grant_view import GrantView
    from suidesk.desktop.funding.money_view import MoneyView

_ICONS: Final = {
    Way.BOARD: "layout-dashboard",
    Way.LIST: "list",
    Way.TIMELINE: "chart-column",
    Way.MONEY: "coins",
}
_KEYS: Final = {Way.BOARD: "B", Way.LIST: "L", Way.TIMELINE: "T", Way.MONEY: "M"}


class Offering(Protocol):
    """What the page can do."""

    @property
    def money(self) -> MoneyView:
        """What notes spending and reserves."""

    def new(self) -> None:
        """Open the form of a new grant."""

    def show_way(self, way: Way) -> None:
        """Look at funding that way."""

    def show_overview(self) -> None:
        """Show what lies ahead."""

    def go_to_search(self) -> None:
        """Go to the search line."""


def page_verbs(page: Offering) -> list[Entry]:
    """Give the verbs of the page itself."""
    said = translate("Funding", "Funding: {0}")
    ways = [
        Entry(said.format(way_text(way)), partial(page.show_way, way), _ICONS[way], shortcut=_KEYS[way]) for way in Way
    ]
    return [
        Entry(translate("Funding", "New grant"), page.new, "hand-coins", shortcut="N"),
        Entry(translate("Funding", "Note spending"), lambda: page.money.note_spending(), "banknote"),
        Entry(translate("Funding", "Note reserves"), lambda: page.money.note_reserves(), "wallet"),
        Entry(translate("Funding", "What lies ahead"), page.show_overview, "calendar-clock"),
        Entry(translate("Funding", "Search grants"), page.go_to_search, "search", shortcut="Ctrl+F"),
        *ways,
    ]


def grant_verbs(view: GrantView, name: str) -> list[Entry]:
    """Give the verbs of the open grant."""
    said = translate("BackPlan", "Plan the application of {0}").format(name)
    plan = [Entry(said, view.plan.open, "list-checks")] if view.plan.can_plan() else []
    return [
        Entry(translate("Funding", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
        Entry(translate("Funding", "Add a date to {0}").format(name), view.add_duty, "calendar"),
        *plan,
        Entry(translate("Funding", "Note spending from {0}").format(name), view.spending.note_spending, "banknote"),
        Entry(translate("Funding", "Add follow-up about {0}").format(name), view.add_follow_up, "bell-ring"),
        Entry(translate("Funding", "Remove {0}").format(name), view.remove, "trash-2", shortcut="Del"),
    ]
