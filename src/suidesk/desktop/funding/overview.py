"""What lies ahead in funding: where the money stands by stage, and a timeline of grants with their dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.timeline import Mark, Span, Timeline
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.funding import IN_HAND, GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.queries.ahead import DateAhead, DatesAhead
from suidesk.queries.funding import FundingByStage, FundingTimeline, StageSum, TimelineGrant
from suidesk.wording.formats import day_in_words, due_in_words, money_in_words
from suidesk.wording.funding import duty_text, stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host

BACK, AHEAD = timedelta(days=120), timedelta(days=420)
NEXT_DAYS: Final = 90
SOON_DAYS: Final = 21


class OverviewView(DetailPane):
    """Shown while no grant is open."""

    def __init__(self, host: Host, show: Callable[[str], object], new: Callable[[], object]) -> None:
        """Call `show` with a grant's id, `new` to add one."""
        super().__init__(host.theme)
        self._host, self._show = host, show
        self.add_top(host.search_button())
        self._next = LinesCard(
            host.theme,
            translate("Funding", "Next dates"),
            empty=translate("Funding", "Nothing is due in the next three months."),
        )
        self._stages = LinesCard(host.theme, translate("Funding", "Where the money stands"))
        self._timeline = Timeline(host.theme, translate("Funding", "Grants by month, with their dates"))
        chart = Card(
            translate("Funding", "Timeline"),
            translate("Funding", "Bars are money in hand; diamonds are dates not done yet."),
        )
        chart.add(self._timeline)
        self.add_card(chart, is_wide=True)
        self.add_card(self._next)
        self.add_card(self._stages)
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

    def ask(self) -> None:
        """Ask for everything again."""
        today = self._host.now().date()
        bridge = self._host.bridge
        bridge.fetch(FundingByStage(), self._fill_stages, owner=self)
        bridge.fetch(FundingTimeline(today - BACK, today + AHEAD), self._fill_timeline, owner=self)
        bridge.fetch(DatesAhead(today, NEXT_DAYS), self._fill_next, owner=self)

    def _fill_stages(self, sums: list[StageSum]) -> None:
        if not sums:
            self.show_empty()
            return
        held = [one for one in sums if one.stage in IN_HAND]
        self.set_crumbs([(translate("Funding", "Funding"), None)])
        self.set_header(translate("Funding", "What lies ahead"), subtitle=_held_text(held), has_avatar=False)
        self._stages.set([self._stage_line(one) for one in sums])

    def _stage_line(self, one: StageSum) -> Line:
        level = {GrantStage.DECLINED: "plain", GrantStage.CLOSED: "plain"}.get(one.stage, "accent")
        text = translate("Funding", "%n grant(s)", one.count)
        return Line(
            "circle",
            f"{stage_text(one.stage)} · {text}",
            stage_hint(one.stage),
            chip=money_in_words(one.minor, one.currency) if one.minor else "",
            level=level,
        )

    def _fill_timeline(self, grants: list[TimelineGrant]) -> None:
        today = self._host.now().date()
        self._timeline.set([_span(grant, today) for grant in grants if grant.duties or grant.ends_on], today)

    def _fill_next(self, found: list[DateAhead]) -> None:
        today = self._host.now().date()
        self._next.set(
            [self._next_line(one, today) for one in found if one.kind is Kind.GRANT and one.what != "follow_up"]
        )

    def _next_line(self, one: DateAhead, today: date) -> Line:
        days = (one.day - today).days
        what = one.what.removeprefix("obligation.")
        is_duty = one.what.startswith("obligation.")
        text = duty_text(ObligationKind(what)) if is_duty else translate("Funding", "The money ends")
        open_it = Verb(translate("Funding", "Open"), lambda: self._show(one.id), "chevron-right")
        return Line(
            "calendar-clock" if is_duty else "hourglass",
            f"{text}: {one.name}",
            day_in_words(one.day) + (f" · {one.other}" if one.other else ""),
            chip=due_in_words(one.day, today),
            level="warn" if days <= SOON_DAYS else "plain",
            verbs=(open_it,),
        )


def _held_text(held: list[StageSum]) -> str:
    if not held:
        return translate("Funding", "No money in hand at the moment.")
    totals: dict[str, int] = {}
    for one in held:
        totals[one.currency] = totals.get(one.currency, 0) + one.minor
    amounts = ", ".join(money_in_words(minor, currency) for currency, minor in sorted(totals.items()))
    count = sum(one.count for one in held)
    return translate("Funding", "{0} in hand, from %n grant(s)", count).format(amounts)


def _span(grant: TimelineGrant, today: date) -> Span:
    days = [day for _, day in grant.duties]
    is_held = grant.stage in IN_HAND
    start = grant.starts_on or min([*days, grant.ends_on or today, today])
    end = grant.ends_on or max([*days, start])
    marks = tuple(
        Mark(
            duty_text(ObligationKind(kind)),
            day,
            "danger" if day < today else "warn" if (day - today).days <= SOON_DAYS else "info",
        )
        for kind, day in grant.duties
    )
    return Span(grant.title, min(start, end), max(start, end), "accent" if is_held else "plain", marks)
