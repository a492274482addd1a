"""What lies ahead in funding: grants on a timeline with their dates, and what each ending exposes."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.timeline import Mark, Span, Timeline
from suidesk.desktop.funding.levels import duty_level, end_level
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.funding import IN_HAND, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.queries.exposure import Ending, EndingsAhead
from suidesk.queries.funding_timeline import FundingTimeline, TimelineGrant, TimelineGrants
from suidesk.wording.formats import capital, day_in_words, number_in_words, when_in_words
from suidesk.wording.funding import duty_text, exposed_text, following_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.rules.thresholds import Settings

BACK, AHEAD = timedelta(days=60), timedelta(days=548)
"""How far the timeline reaches from today: what just ran, and a year and a half, the next round of what returns."""
FEW: Final = 8


class TimelineView(DetailPane):
    """The next year and a half."""

    touched_by = (
        Kind.GRANT, Kind.OBLIGATION, Kind.GRANT_USE, Kind.PROJECT, Kind.ROLE, Kind.ASSIGNMENT, Kind.COMMITMENT,
        Kind.RULE_SETTING,
    )  # fmt: skip
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, show: Callable[[str], object], new: Callable[[], object]) -> None:
        """Call `show` with a grant's id, `new` to add one."""
        super().__init__(host.theme)
        self._host, self._open = host, show
        self.timeline = Timeline(host.theme, translate("Funding", "Grants by month, with their dates"))
        self.timeline.opened.connect(show)
        self.chart = Card(translate("Funding", "Timeline"))
        self.chart.add(self.timeline)
        self.endings = LinesCard(
            host.theme,
            translate("Funding", "What ends, and what hangs on it"),
            empty=translate("Funding", "No money in hand ends in the next year and a half."),
            few=FEW,
        )
        self.add_card(self.chart, is_wide=True)
        self.add_card(self.endings, is_wide=True)
        self.set_empty(
            EmptyState(
                host.theme,
                "calendar-clock",
                translate("Funding", "Nothing on the timeline yet"),
                translate(
                    "Funding", "Give a grant its first and last day and the dates the funder set, and they show here."
                ),
                verb=translate("Funding", "Add a grant"),
                then=new,
            )
        )
        self.show_crumbs(is_shown=False)

    def ask(self) -> None:
        """Ask for everything again."""
        today, bridge = self._host.now().date(), self._host.bridge
        bridge.fetch(FundingTimeline(today - BACK, today + AHEAD), self._fill_timeline, owner=self)
        bridge.fetch(EndingsAhead(today, today + AHEAD), self._fill_endings, owner=self)

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        if change.touches(*self.touched_by):
            self.ask()

    def _fill_timeline(self, found: TimelineGrants) -> None:
        if not found.grants:
            self.show_empty()
            return
        today = self._host.now().date()
        self.set_header(
            translate("Funding", "What lies ahead"),
            subtitle=translate("Funding", "The next year and a half"),
            has_avatar=False,
        )
        settings = self._host.rules.settings()
        self.timeline.set([span_of(grant, today, settings) for grant in found.grants], today)
        note = translate("Funding", "Green bars are money in hand, grey ones are not yet; diamonds are dates to come.")
        if found.count > len(found.grants):
            few, all_ = number_in_words(len(found.grants)), number_in_words(found.count)
            rest = translate("Funding", "These are the {0} that end first, of {1}; the list has all of them.")
            note = f"{note} {rest.format(few, all_)}"
        self.chart.set_note(note)

    def _fill_endings(self, found: list[Ending]) -> None:
        with self.filling():
            self.endings.set([self._ending_line(one) for one in found])

    def _ending_line(self, one: Ending) -> Line:
        today, counts = self._host.now().date(), one.counts
        hanging = exposed_text(counts.projects, counts.roles, counts.people, counts.minutes)
        after = following_text(one.following.title, one.following.stage, is_applied=one.following.is_applied)
        days = translate("Funding", "{0}: {1}").format(day_in_words(one.ends_on), hanging or "–")
        open_it = Verb(translate("Funding", "Open"), partial(self._open, one.id), "chevron-right")
        second = translate("Funding", "{0}. {1}").format(days, after)
        chip = capital(when_in_words(one.ends_on, today))
        return Line("hourglass", one.title, second, chip, end_level(one.ends_on, today), (open_it,))


def span_of(grant: TimelineGrant, today: date, settings: Settings) -> Span:
    """Give the bar of a grant, within the days of the timeline, with its dates and the end of money in hand."""
    days = [day for _, day in grant.duties]
    first, last = today - BACK, today + AHEAD
    start = min(max(grant.starts_on or min([*days, grant.ends_on or today]), first), last)
    end = min(max(grant.ends_on or max([*days, start]), first), last)
    marks = [Mark(duty_text(kind), day, _mark_level(kind, day, today, settings)) for kind, day in grant.duties]
    is_in_hand = grant.stage in IN_HAND
    if is_in_hand and grant.ends_on is not None and today <= grant.ends_on <= last:
        level = end_level(grant.ends_on, today)
        marks.append(
            Mark(translate("Funding", "The money ends"), grant.ends_on, level if level != "plain" else "accent")
        )
    colour = "accent" if is_in_hand else "plain"
    return Span(grant.title, min(start, end), max(start, end), colour, tuple(marks), grant.id)


def _mark_level(kind: ObligationKind, day: date, today: date, settings: Settings) -> str:
    level = duty_level(kind, day, today, settings)
    return "info" if level == "plain" else level
