"""The list of grants: search, filters by where they stand, and how a grant is listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.desktop.funding.levels import duty_level
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.rows import Row
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.domain.funding import BEFORE_APPLYING, IN_HAND, OVER, GrantStage
from suidesk.domain.kinds import Kind
from suidesk.queries.funding import GrantCount, GrantPlace, GrantRow, GrantsMatching
from suidesk.wording.formats import capital, money_in_words
from suidesk.wording.funding import duty_due_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host
    from suidesk.rules.thresholds import Settings

# What each filter chip shows; without a chip everything is listed.
FILTERS: Final = {
    "before": tuple(BEFORE_APPLYING),
    "waiting": (GrantStage.APPLIED,),
    "in_hand": tuple(IN_HAND),
    "over": tuple(OVER),
}


class GrantList(RecordListing[GrantRow]):
    """Grants by their nearest date."""

    touched_by = (Kind.GRANT, Kind.OBLIGATION, Kind.CONTACT, Kind.RULE_SETTING)
    opens_first = False

    def __init__(self, host: Host, add_grant: Callable[[], object]) -> None:
        """Be empty until `ask`; `add_grant` begins a first one."""
        super().__init__(
            host,
            translate("Funding", "Funding"),
            new=translate("Funding", "New"),
            new_name=translate("Funding", "New grant"),
            search=translate("Funding", "Search grant or funder…"),
            show_all=translate("Funding", "Show all grants"),
        )
        self._add_grant = add_grant
        self.set_filters(
            [
                ("before", translate("Funding", "To apply for")),
                ("waiting", translate("Funding", "Applied")),
                ("in_hand", translate("Funding", "In hand")),
                ("over", translate("Funding", "Over")),
            ]
        )

    def show_only(self, key: str) -> None:
        """Turn that filter on and all else off."""
        self.search.clear()
        for name, chip in self._filters.items():
            chip.setChecked(name == key)

    def count_query(self, asked: Asked) -> GrantCount:
        """Ask how many there are."""
        return GrantCount(asked.text, _stages(asked))

    def place_query(self, ref: str, asked: Asked) -> GrantPlace:
        """Ask for the place of a grant."""
        return GrantPlace(ref, asked.text, _stages(asked))

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> GrantsMatching:
        """Ask for a window of grants."""
        del today
        return GrantsMatching(asked.text, _stages(asked), offset, limit)

    def line(self, found: GrantRow, today: date) -> Row:
        """Give the line of a grant."""
        return grant_row(found, today, self.host.rules.settings())

    def nothing_yet(self) -> EmptyState:
        """Say what grants are for."""
        return EmptyState(
            self.host.theme,
            "hand-coins",
            translate("Funding", "No funding yet"),
            translate("Funding", "Add a fund or a grant, and suidesk reminds you before each deadline."),
            verb=translate("Funding", "Add a grant"),
            then=self._add_grant,
        )


def _stages(asked: Asked) -> tuple[GrantStage, ...]:
    return tuple(stage for key in asked.keys for stage in FILTERS[key]) or tuple(GrantStage)


def grant_row(row: GrantRow, today: date, settings: Settings) -> Row:
    """Give a list line: title, funder and stage, what is due next, and the money."""
    minor = row.awarded_minor if row.awarded_minor is not None else row.requested_minor
    due, level = "", ""
    if row.next_on is not None and row.next_kind is not None:
        due = capital(duty_due_text(row.next_kind, row.next_on, today))
        level = duty_level(row.next_kind, row.next_on, today, settings)
    return Row(
        row.id,
        row.title,
        subtitle=" · ".join(part for part in (stage_text(row.stage), row.funder) if part),
        trailing=due,
        level="" if level == "plain" else level,
        trailing2=money_in_words(minor, row.currency) if minor is not None else "",
        icon="hand-coins",
    )
