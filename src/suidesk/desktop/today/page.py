"""The page Today: what needs the user, by consequence, and the dates that lie ahead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from suidesk.commands.desk import MarkSeen
from suidesk.commands.follow_ups import CompleteFollowUp
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.page import Host, Page
from suidesk.desktop.reminders import RemindersView
from suidesk.desktop.today.load_card import LoadCard
from suidesk.desktop.today.start_card import StartCard
from suidesk.domain.kinds import Kind
from suidesk.queries.ahead import DateAhead, DatesAhead
from suidesk.queries.desk import DeskAbout, DeskPage
from suidesk.queries.reminders import ReminderRow, RemindersLater, RemindersOpen, RemindersSince, Since
from suidesk.queries.workload import LoadOf
from suidesk.wording.ahead import ahead_icon, ahead_text
from suidesk.wording.formats import clock_time, day_in_words, when_in_words
from suidesk.wording.reminders import subject
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import datetime

    from suidesk.domain.changes import Change

SHOWN: Final = 8
"""Reminders that are shown at once; the rest is one verb away, so that the page opens fast and stays calm."""
AHEAD_DAYS: Final = 14
NOON, EVENING = 12, 18
TOUCHED: Final = (
    Kind.REMINDER, Kind.FOLLOW_UP, Kind.OBLIGATION, Kind.GRANT, Kind.ASSIGNMENT, Kind.ABSENCE, Kind.VOLUNTEER,
    Kind.CONTACT, Kind.TIME_ENTRY, Kind.COMMITMENT, Kind.PROJECT, Kind.DESK,
)  # fmt: skip


class TodayPage(Page):
    """Reminders as cards, worst first; below them the days ahead, what was put off, and the user's own week."""

    def __init__(self, host: Host) -> None:
        """Build everything once."""
        super().__init__(host)
        self._all: list[ReminderRow] = []
        self._is_whole = False
        self._seen_told = False
        self.pane = DetailPane(host.theme)
        self.pane.add_top(host.search_button())
        hours = Button(host.theme, translate("Today", "Note hours"), partial(host.act, "log_time"), icon="timer")
        follow = translate("Today", "New follow-up")
        self.pane.add_action(hours)
        self.pane.add_action(Button(host.theme, follow, partial(host.act, "follow_up"), kind="primary", icon="plus"))
        self.reminders = RemindersView(host)
        self._more = Button(host.theme, "", self._show_all, kind="ghost", icon="chevron-down")
        self._calm = Card(translate("Today", "Nothing needs you now"))
        self.start = StartCard(host)
        self.ahead = LinesCard(
            host.theme,
            translate("Today", "The next two weeks"),
            empty=translate("Today", "No dates in the next two weeks."),
        )
        self.later = LinesCard(host.theme, translate("Today", "Put off or noted"))
        self.load = LoadCard(host)
        for card, is_wide in (
            (self.start, True), (self._calm, True), (self.reminders, True), (self._more, True),
            (self.ahead, False), (self.load, False), (self.later, False),
        ):  # fmt: skip
            self.pane.add_card(card, is_wide=is_wide)
        for card in (self.start, self._calm, self._more, self.later):
            card.hide()
        self.setLayout(column(self.pane, gap=0))

    def entered(self) -> None:
        """Ask for everything: time may have passed."""
        self._ask()

    def refresh(self, change: Change) -> None:
        """Ask again when something changed that is shown here."""
        if change.touches(*TOUCHED):
            self._ask()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [Entry(translate("Today", "Show all reminders"), self._show_all, "list-checks")] if self._all else []

    def focus_first(self) -> None:
        """Go to the first reminder, or to the pane."""
        if not self.reminders.focus_first():
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        bridge, now = self.host.bridge, self.host.now()
        bridge.fetch(DeskPage(), self._fill_head, owner=self)
        bridge.fetch(RemindersOpen(now), self._fill_reminders, owner=self)
        bridge.fetch(RemindersLater(now, 20), self._fill_later, owner=self)
        bridge.fetch(DatesAhead(now.date(), AHEAD_DAYS), self._fill_ahead, owner=self)

    def _fill_head(self, desk: DeskAbout) -> None:
        now = self.host.now()
        given = desk.me.partition(" ")[0]
        self.pane.set_header(greeting(now).format(given), subtitle=day_in_words(now.date()), has_avatar=False)
        is_new = sum(desk.counts.values()) <= 1
        self.start.setVisible(is_new)
        for card in (self.ahead, self.load):
            card.setVisible(not is_new)
        self._calm.setVisible(not is_new and not self._all)
        if desk.settings.me_id:
            self.host.bridge.fetch(LoadOf(desk.settings.me_id, now.date()), self.load.set, owner=self)
        if not self._seen_told:
            self._seen_told = True
            self._tell_since(desk.settings.seen_at)

    def _tell_since(self, seen_at: datetime | None) -> None:
        if seen_at is not None:
            self.host.bridge.fetch(RemindersSince(seen_at), partial(self._say_since, seen_at), owner=self)
        self.host.bridge.run(MarkSeen(at=self.host.now()))

    def _say_since(self, seen_at: datetime, since: Since) -> None:
        if not since.raised and not since.withdrawn:
            return
        local = seen_at.astimezone(self.host.now().tzinfo)
        day = when_in_words(local.date(), self.host.now().date())
        parts = []
        if since.raised:
            parts.append(translate("Today", "%n reminder(s) came up", len(since.raised)))
        if since.withdrawn:
            parts.append(translate("Today", "%n settled by itself", len(since.withdrawn)))
        text = translate("Today", "Since you were last here ({0}, {1}): {2}.")
        self.pane.message.show_message(text.format(day, clock_time(local), ", ".join(parts)), "info")

    def _fill_reminders(self, rows: list[ReminderRow]) -> None:
        had_focus = any(
            card.hasFocus() or card.isAncestorOf(self.focusWidget() or card) for card in self.reminders.cards()
        )
        self._all = rows
        shown = rows if self._is_whole else rows[:SHOWN]
        self.reminders.set(shown)
        self.reminders.setVisible(bool(shown))
        hidden = len(rows) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.set_text(translate("Today", "Show %n more", max(hidden, 0)))
        if rows:
            self._calm.hide()
        if had_focus and rows and not any(card.hasFocus() for card in self.reminders.cards()):
            self.reminders.focus_first()

    def _show_all(self) -> None:
        self._is_whole = True
        self._fill_reminders(self._all)

    def _fill_later(self, rows: list[ReminderRow]) -> None:
        self.later.setVisible(bool(rows))
        self.later.set([self._later_line(one) for one in rows])

    def _later_line(self, one: ReminderRow) -> Line:
        verbs: tuple[Verb, ...] = ()
        if one.opens is not None:
            verbs = (Verb(translate("Today", "Open"), partial(self.host.open_record, *one.opens), "chevron-right"),)
        if one.snoozed_until is None:
            return Line(
                "circle-check",
                subject(one),
                translate("Today", "Noted; it returns if it gets more urgent."),
                verbs=verbs,
            )
        back = one.snoozed_until.astimezone(self.host.now().tzinfo)
        text = translate("Today", "Comes back {0}, {1}").format(day_in_words(back.date()), clock_time(back))
        return Line("clock", subject(one), text, verbs=verbs)

    def _fill_ahead(self, found: list[DateAhead]) -> None:
        self.ahead.set([self._ahead_line(one) for one in found])

    def _ahead_line(self, one: DateAhead) -> Line:
        today = self.host.now().date()
        verbs: list[Verb] = []
        if one.done_id is not None:
            verbs.append(Verb(translate("Today", "Done"), partial(self._done, one.done_id), "check"))
        if one.kind is not None:
            open_it = partial(self.host.open_record, one.kind, one.id)
            verbs.append(Verb(translate("Today", "Open"), open_it, "chevron-right"))
        days = (one.day - today).days
        level = "warn" if days <= 1 else "plain"
        return Line(
            ahead_icon(one.what), ahead_text(one.what, one.name, one.other), day_in_words(one.day),
            chip=when_in_words(one.day, today), level=level, verbs=tuple(verbs),
        )  # fmt: skip

    def _done(self, ref: str) -> None:
        self.host.bridge.run(CompleteFollowUp(id=ref))


def greeting(now: datetime) -> str:
    """Give the greeting of the hour, with a place for the name."""
    if now.hour < NOON:
        return translate("Today", "Good morning, {0}")
    return translate("Today", "Good afternoon, {0}") if now.hour < EVENING else translate("Today", "Good evening, {0}")
