"""What stands beside the list of grants while none is open: the next dates, the stages, how long money lasts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.funding.levels import duty_level, end_level, stage_level
from suidesk.desktop.funding.runway_card import RunwayCard
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.funding import IN_HAND, OVER, GrantStage
from suidesk.domain.kinds import Kind
from suidesk.queries.funding_board import FundingByStage, StageSum
from suidesk.queries.funding_timeline import FundingDate, FundingDates
from suidesk.wording.formats import capital, day_in_words, money_in_words, when_in_words
from suidesk.wording.funding import duty_due_text, duty_text, stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host

NEXT_DAYS: Final = 90
FEW: Final = 8
STAGE_ICONS: Final = {
    GrantStage.PROSPECT: "search",
    GrantStage.DRAFTING: "pencil",
    GrantStage.APPLIED: "upload",
    GrantStage.AWARDED: "circle-check",
    GrantStage.DECLINED: "circle-x",
    GrantStage.ACTIVE: "coins",
    GrantStage.REPORTING: "file-text",
    GrantStage.CLOSED: "archive",
}


class OverviewView(DetailPane):
    """Shown while no grant is open."""

    touched_by = (Kind.GRANT, Kind.OBLIGATION, Kind.CONTACT, *RunwayCard.touched_by)
    """A change of one of these kinds may show here."""

    def __init__(
        self,
        host: Host,
        show: Callable[[str], object],
        new: Callable[[], object],
        show_money: Callable[[], object],
    ) -> None:
        """Call `show` with a grant's id, `new` to add one, `show_money` for what the runway is counted from."""
        super().__init__(host.theme)
        self._host, self._show = host, show
        self.add_top(host.search_button())
        self.next = LinesCard(
            host.theme,
            translate("Funding", "Next dates"),
            empty=translate("Funding", "Nothing is due in the next three months."),
            few=FEW,
        )
        self.stages = LinesCard(host.theme, translate("Funding", "Where the money stands"))
        self.runway = RunwayCard(host, show_money)
        self.add_card(self.next)
        self.add_card(self.stages)
        self.add_card(self.runway, is_wide=True)
        self.set_empty(nothing_yet(host, new))
        self.set_crumbs([(translate("Funding", "Funding"), None)])

    def ask(self) -> None:
        """Ask for everything again."""
        today = self._host.now().date()
        bridge = self._host.bridge
        bridge.fetch(FundingByStage(), self._fill_stages, owner=self)
        bridge.fetch(FundingDates(today, NEXT_DAYS), self._fill_next, owner=self)
        self.runway.ask()

    def _fill_stages(self, sums: list[StageSum]) -> None:
        if not sums:
            self.show_empty()
            return
        held = [one for one in sums if one.stage in IN_HAND]
        self.set_header(translate("Funding", "What lies ahead"), subtitle=held_text(held), has_avatar=False)
        with self.filling():
            self.stages.set([_stage_line(one) for one in sorted(sums, key=lambda one: one.stage in OVER)])

    def _fill_next(self, found: list[FundingDate]) -> None:
        today = self._host.now().date()
        with self.filling():
            self.next.set([self._next_line(one, today) for one in found])

    def _next_line(self, one: FundingDate, today: date) -> Line:
        verbs = (Verb(translate("Funding", "Open"), partial(self._show, one.grant_id), "chevron-right"),)
        second = day_in_words(one.day)
        if one.kind is None:
            text = translate("Funding", "The money ends: {0}").format(one.title)
            chip, level = capital(when_in_words(one.day, today)), end_level(one.day, today)
            return Line("hourglass", text, second, chip, level, verbs)
        text = translate("Funding", "{0}: {1}").format(duty_text(one.kind), one.title)
        chip = capital(duty_due_text(one.kind, one.day, today))
        level = duty_level(one.kind, one.day, today, self._host.rules.settings())
        return Line("calendar-clock", text, second, chip, level, verbs)


def _stage_line(one: StageSum) -> Line:
    count = translate("Funding", "%n grant(s)", one.count)
    return Line(
        STAGE_ICONS[one.stage],
        translate("Funding", "{0}: {1}").format(stage_text(one.stage), count),
        stage_hint(one.stage),
        chip=money_in_words(one.minor, one.currency) if one.minor else "",
        level=stage_level(one.stage),
        role="muted" if stage_level(one.stage) == "plain" else "accent",
    )


def nothing_yet(host: Host, new: Callable[[], object]) -> EmptyState:
    """Say what to do first where there is no grant at all."""
    return EmptyState(
        host.theme,
        "hand-coins",
        translate("Funding", "Money that ends without warning ends projects"),
        translate("Funding", "Add what you apply for and what you have been given, with every date the funder set."),
        verb=translate("Funding", "Add a grant"),
        then=new,
    )


def held_text(held: list[StageSum]) -> str:
    """Say how much money is in hand, by currency."""
    if not held:
        return translate("Funding", "No money in hand at the moment.")
    totals: dict[str, int] = {}
    for one in held:
        totals[one.currency] = totals.get(one.currency, 0) + one.minor
    amounts = " + ".join(money_in_words(minor, currency) for currency, minor in sorted(totals.items()))
    count = sum(one.count for one in held)
    return translate("Funding", "{0} in hand, from %n grant(s)", count).format(amounts)
