"""What lies ahead in funding: where the money stands by stage, and a timeline of grants with their dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.timeline import Mark, Span, Timeline
from suidesk.desktop.funding.levels import duty_level, end_level, stage_level
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.funding import IN_HAND, OVER, GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.queries.funding_board import FundingByStage, StageSum
from suidesk.queries.funding_timeline import (
    FundingDate,
    FundingDates,
    FundingTimeline,
    TimelineGrant,
    TimelineGrants,
)
from suidesk.wording.formats import capital, day_in_words, money_in_words, number_in_words, when_in_words
from suidesk.wording.funding import duty_due_text, duty_text, stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host

BACK, AHEAD = timedelta(days=120), timedelta(days=420)
"""How far the timeline reaches from today: what just ran, and the next round of everything that returns each year."""
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

    touched_by = (Kind.GRANT, Kind.OBLIGATION, Kind.CONTACT)
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, show: Callable[[str], object], new: Callable[[], object]) -> None:
        """Call `show` with a grant's id, `new` to add one."""
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
        self.timeline = Timeline(host.theme, translate("Funding", "Grants by month, with their dates"))
        self.chart = Card(translate("Funding", "Timeline"))
        self.chart.add(self.timeline)
        self.add_card(self.chart, is_wide=True)
        self.add_card(self.next)
        self.add_card(self.stages)
        self.set_empty(
            EmptyState(
                host.theme,
                "hand-coins",
                translate("Funding", "Money that ends without warning ends projects"),
                translate(
                    "Funding", "Add what you apply for and what you have been given, with every date the funder set."
                ),
                verb=translate("Funding", "Add a grant"),
                then=new,
            )
        )
        self.set_crumbs([(translate("Funding", "Funding"), None)])

    def ask(self) -> None:
        """Ask for everything again."""
        today = self._host.now().date()
        bridge = self._host.bridge
        bridge.fetch(FundingByStage(), self._fill_stages, owner=self)
        bridge.fetch(FundingTimeline(today - BACK, today + AHEAD), self._fill_timeline, owner=self)
        bridge.fetch(FundingDates(today, NEXT_DAYS), self._fill_next, owner=self)

    def _fill_stages(self, sums: list[StageSum]) -> None:
        if not sums:
            self.show_empty()
            return
        held = [one for one in sums if one.stage in IN_HAND]
        self.set_header(translate("Funding", "What lies ahead"), subtitle=held_text(held), has_avatar=False)
        with self.filling():
            self.stages.set([_stage_line(one) for one in sorted(sums, key=lambda one: one.stage in OVER)])

    def _fill_timeline(self, found: TimelineGrants) -> None:
        today = self._host.now().date()
        self.timeline.set([span_of(grant, today) for grant in found.grants], today)
        self.chart.setVisible(bool(found.grants))
        note = translate("Funding", "Green bars are money in hand, grey ones are not yet; diamonds are dates to come.")
        if found.count > len(found.grants):
            few, all_ = number_in_words(len(found.grants)), number_in_words(found.count)
            rest = translate("Funding", "These are the {0} that end first, of {1}; the list has all of them.")
            note = f"{note} {rest.format(few, all_)}"
        self.chart.set_note(note)

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
        chip, level = capital(duty_due_text(one.kind, one.day, today)), duty_level(one.kind, one.day, today)
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


def span_of(grant: TimelineGrant, today: date) -> Span:
    """Give the bar of a grant, within the days of the timeline, with its dates."""
    days = [day for _, day in grant.duties]
    first, last = today - BACK, today + AHEAD
    start = min(max(grant.starts_on or min([*days, grant.ends_on or today]), first), last)
    end = min(max(grant.ends_on or max([*days, start]), first), last)
    marks = tuple(Mark(duty_text(kind), day, _mark_level(kind, day, today)) for kind, day in grant.duties)
    return Span(grant.title, min(start, end), max(start, end), "accent" if grant.stage in IN_HAND else "plain", marks)


def _mark_level(kind: ObligationKind, day: date, today: date) -> str:
    level = duty_level(kind, day, today)
    return "info" if level == "plain" else level
