"""The views of the list of volunteers: whom each of them shows, asked of the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from suidesk.desktop.record_page.listing import Asked
from suidesk.domain.volunteers import REVIEW_WITHIN, VolunteerStatus
from suidesk.queries.asking import AskedLeast, AskedLeastCount, AskedLeastPlace
from suidesk.queries.checks import ChecksDue, ChecksDueCount, ChecksDuePlace
from suidesk.queries.could_help import CouldHelp, CouldHelpCounts, CouldHelpPlace
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.volunteers import (
    AwayCount,
    AwayPlace,
    AwayVolunteers,
    VolunteerCounts,
    VolunteerPlace,
    VolunteersMatching,
)
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.queries.query import Query


class View(StrEnum):
    """What the list of volunteers shows."""

    ALL = "all"
    HELP = "help"
    CHECKS = "checks"
    AWAY = "away"
    TURN = "turn"


def view_text(view: View) -> str:
    """Name a view."""
    return {
        View.ALL: translate("Volunteers", "All"),
        View.HELP: translate("Volunteers", "Who could help"),
        View.CHECKS: translate("Volunteers", "Checks due"),
        View.AWAY: translate("Volunteers", "Away"),
        View.TURN: translate("Volunteers", "Not asked lately"),
    }[view]


@dataclass(frozen=True, slots=True)
class VolunteersAsked(Asked):
    """What is looked for: a view, words, in the view of all some statuses, and in that of help what help."""

    view: View = View.ALL
    today: date = date.min
    wanted: HelpWanted | None = None
    review_within: int = REVIEW_WITHIN
    """Days before its review in which a check is due."""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether search, statuses or a view may hide somebody."""
        return bool(self.text or self.keys) or self.view is not View.ALL

    @property
    def statuses(self) -> tuple[VolunteerStatus, ...]:
        """The statuses whose chips are on."""
        return tuple(VolunteerStatus(key) for key in self.keys)

    def count_query(self) -> Query[Any]:
        """Ask how many there are; in the views of all and of help by status and by fit."""
        if self.view is View.HELP:
            return CouldHelpCounts(**self._help())
        if self.view is View.CHECKS:
            return ChecksDueCount(self.today, self.text, self.review_within)
        if self.view is View.AWAY:
            return AwayCount(self.today, self.text)
        return AskedLeastCount(self.today, self.text) if self.view is View.TURN else VolunteerCounts(self.text)

    def place_query(self, ref: str) -> Query[int | None]:
        """Ask how many stand before somebody."""
        if self.view is View.HELP:
            return CouldHelpPlace(id=ref, **self._help())
        if self.view is View.CHECKS:
            return ChecksDuePlace(ref, self.today, self.text, self.review_within)
        if self.view is View.AWAY:
            return AwayPlace(ref, self.today, self.text)
        if self.view is View.TURN:
            return AskedLeastPlace(ref, self.today, self.text)
        return VolunteerPlace(ref, self.text, self.statuses)

    def rows_query(self, offset: int, limit: int) -> Query[list[Any]]:
        """Ask for a window of them."""
        if self.view is View.HELP:
            return CouldHelp(offset=offset, limit=limit, **self._help())
        window: dict[str, Any] = {"today": self.today, "text": self.text, "offset": offset, "limit": limit}
        if self.view is View.CHECKS:
            return ChecksDue(within=self.review_within, **window)
        if self.view is View.AWAY:
            return AwayVolunteers(**window)
        return AskedLeast(**window) if self.view is View.TURN else VolunteersMatching(statuses=self.statuses, **window)

    def _help(self) -> dict[str, Any]:
        wanted = self.wanted or HelpWanted(today=self.today)
        return {**vars(wanted), "today": self.today, "text": self.text}
