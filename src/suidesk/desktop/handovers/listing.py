"""The list of handovers: who leaves when, and how far it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.rows import Row
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.domain.handovers import RUNNING, HandoverState
from suidesk.domain.kinds import Kind
from suidesk.queries.handovers import HandoverCount, HandoverPlace, HandoverRow, HandoversMatching
from suidesk.wording.formats import capital, when_in_words
from suidesk.wording.handovers import progress_text, state_text, topic_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host

# What each filter chip shows; without a chip everything is listed.
FILTERS: Final = {"running": RUNNING, "over": (HandoverState.FINISHED, HandoverState.CANCELLED)}
ICON: Final = "arrow-left-right"
NEAR: Final = 14
"""Days before the last day from which it presses while something isn't passed on."""


class HandoverList(RecordListing[HandoverRow]):
    """Handovers, the next to leave first."""

    touched_by = (Kind.HANDOVER, Kind.HANDOVER_ITEM, Kind.CONTACT)
    opens_first = False

    def __init__(self, host: Host, plan: Callable[[], object]) -> None:
        """Be empty until `ask`; `plan` is offered where there is nothing."""
        super().__init__(
            host,
            translate("Handovers", "Handovers"),
            new=translate("Handovers", "New"),
            new_name=translate("Handovers", "Plan a handover"),
            search=translate("Handovers", "Search who leaves…"),
            show_all=translate("Handovers", "Show all handovers"),
        )
        self._plan = plan
        self.set_filters(
            [("running", translate("Handovers", "Under way")), ("over", translate("Handovers", "Over"))],
        )

    def count_query(self, asked: Asked) -> HandoverCount:
        """Ask how many there are."""
        return HandoverCount(asked.text, _states(asked))

    def place_query(self, ref: str, asked: Asked) -> HandoverPlace:
        """Ask for the place of a handover."""
        return HandoverPlace(ref, asked.text, _states(asked))

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> HandoversMatching:
        """Ask for a window of handovers."""
        del today
        return HandoversMatching(asked.text, _states(asked), offset, limit)

    def line(self, found: HandoverRow, today: date) -> Row:
        """Give the line of a handover."""
        return handover_row(found, today)

    def nothing_yet(self) -> EmptyState:
        """Say what a handover is for."""
        return EmptyState(
            self.host.theme,
            ICON,
            translate("Handovers", "Nobody is leaving"),
            translate(
                "Handovers",
                "Plan a handover as soon as you hear of it: suidesk gathers roles, promises and keys, and reminds in "
                "time.",
            ),
            verb=translate("Handovers", "Plan a handover"),
            then=self._plan,
        )


def _states(asked: Asked) -> tuple[HandoverState, ...]:
    return tuple(state for key in asked.keys for state in FILTERS[key]) or tuple(HandoverState)


def handover_row(found: HandoverRow, today: date) -> Row:
    """Give a list line: who, the next step, when they leave, and how much is done."""
    done, count = found.passed + found.steps_done, found.passing + found.steps
    if found.state not in RUNNING:
        return Row(found.id, found.leaver, subtitle=state_text(found.state), trailing=progress_text(done, count))
    return Row(
        found.id,
        found.leaver,
        subtitle=topic_text(found.next_step) if found.next_step else state_text(found.state),
        trailing=capital(when_in_words(found.leaving_on, today)),
        level=row_level(found, today),
        trailing2=progress_text(done, count),
    )


def row_level(found: HandoverRow, today: date) -> str:
    """Press once the last day is near or past and something isn't passed on; a little when a step is late."""
    is_open = found.passed < found.passing
    left = (found.leaving_on - today).days
    if is_open and left <= 0:
        return "danger"
    is_late = found.next_on is not None and found.next_on < today
    return "warn" if is_late or (is_open and left <= NEAR) else ""
