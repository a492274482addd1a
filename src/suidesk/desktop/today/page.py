"""The page Today: what needs the user, by consequence, and the dates that lie ahead."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer

from suidesk.commands.desk import MarkSeen
from suidesk.desktop.follow_up_lines import follow_up_line, follow_up_verbs
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.page import Host, Page
from suidesk.desktop.today.load_card import LoadCard
from suidesk.desktop.today.sections import ReminderSections
from suidesk.desktop.today.start_card import StartCard
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.queries.ahead import DateAhead, DatesAhead
from suidesk.queries.desk import DeskAbout, DeskPage
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsOpen
from suidesk.queries.reminders import ReminderRow, RemindersLater, RemindersOpen, RemindersSince, Since
from suidesk.queries.workload import LoadOf
from suidesk.wording.ahead import ahead_icon, ahead_text
from suidesk.wording.formats import capital, clock_time, day_in_words, when_in_words
from suidesk.wording.recurrence import rule_text
from suidesk.wording.reminders import subject
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from suidesk.domain.changes import Change
    from suidesk.domain.errors import SuideskError

AHEAD_DAYS: Final = 14
FEW: Final = 6
"""Lines of a card that are shown at first; the rest is one verb away."""
MOST: Final = 60
"""Lines that a card asks for at most."""
NOON, EVENING = 12, 18
TOUCHED: Final = (
    Kind.REMINDER, Kind.FOLLOW_UP, Kind.OBLIGATION, Kind.GRANT, Kind.ASSIGNMENT, Kind.ABSENCE, Kind.VOLUNTEER,
    Kind.CONTACT, Kind.TIME_ENTRY, Kind.COMMITMENT, Kind.PROJECT, Kind.DESK, Kind.HANDOVER, Kind.HANDOVER_ITEM,
    Kind.CHECK_SEEN,
)  # fmt: skip


class TodayPage(Page):
    """Reminders as cards, worst first; below them the days ahead, what was put off, and the user's own week."""

    def __init__(self, host: Host) -> None:
        """Build everything once."""
        super().__init__(host)
        self._rows: list[ReminderRow] | None = None
        self._wants_first = False
        self._desk: DeskAbout | None = None
        self._seen_told = False
        self._is_opening = True
        self._is_ahead_known = False
        self.pane = DetailPane(host.theme)
        self.pane.add_top(host.search_button())
        hours = Button(host.theme, translate("Today", "Note hours"), partial(host.act, "log_time"), icon="timer")
        follow = translate("Today", "New follow-up")
        self.follow_up = Button(host.theme, follow, partial(host.act, "follow_up"), kind="primary", icon="plus")
        self.pane.add_action(hours)
        self.pane.add_action(self.follow_up)
        self.reminders = ReminderSections(host)
        self.calm = Card(translate("Today", "Nothing needs you now"))
        self.calm.add(
            PlainLabel(translate("Today", "suidesk keeps looking and says so here in time."), "muted", wrap=True)
        )
        self.start = StartCard(host)
        self.ahead = LinesCard(
            host.theme,
            translate("Today", "The next two weeks"),
            empty=translate("Today", "No dates in the next two weeks."),
            few=FEW,
        )
        self.planned = LinesCard(host.theme, translate("Today", "Follow-ups after that"), few=FEW)
        self.later = LinesCard(host.theme, translate("Today", "Put off or noted"), few=FEW)
        self.load = LoadCard(host)
        for card, is_wide in (
            (self.start, True), (self.calm, True), (self.reminders, True),
            (self.ahead, False), (self.load, False), (self.planned, False), (self.later, False),
        ):  # fmt: skip
            self.pane.add_card(card, is_wide=is_wide)
            # Nothing is said before it is known.
            card.hide()
        self.setLayout(column(self.pane, gap=0))

    def entered(self) -> None:
        """Ask for everything: time may have passed."""
        self._ask()

    def new_day(self) -> None:
        """Ask again, and say what came up since yesterday."""
        self._seen_told = False
        self._ask()

    def refresh(self, change: Change) -> None:
        """Ask again when something changed that is shown here; a hidden page asks when it is entered."""
        is_seen_mark = set(change.touched) == {Kind.DESK} and change.batch is None
        if self.isVisible() and change.touches(*TOUCHED) and not is_seen_mark:
            self._ask()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        more = Entry(translate("Today", "Show more reminders"), self.reminders.show_more, "list-checks")
        return [*self.reminders.entries(), *([more] if self.reminders.has_more() else [])]

    def focus_first(self) -> None:
        """Go to the first reminder, or to the page's first verb until reminders are known."""
        self._wants_first = self._rows is None
        if not self.reminders.focus_first():
            self.follow_up.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        bridge, now = self.host.bridge, self.host.now()
        bridge.fetch(RemindersOpen(now), self._fill_reminders, owner=self, failed=self._reminders_failed)
        bridge.fetch(DeskPage(), self._fill_head, owner=self)
        # What lies further down would hold up the first paint: until that is done, it is asked after it.
        if not self._is_opening:
            self._ask_rest()

    def _ask_rest(self) -> None:
        bridge, now = self.host.bridge, self.host.now()
        last = now.date() + timedelta(days=AHEAD_DAYS)
        bridge.fetch(DatesAhead(now.date(), AHEAD_DAYS), self._fill_ahead, owner=self)
        bridge.fetch(FollowUpsOpen(MOST, after=last), self._fill_planned, owner=self)
        bridge.fetch(RemindersLater(now, MOST), self._fill_later, owner=self)

    def _opened(self) -> None:
        if self._is_opening:
            self._is_opening = False
            self._ask_rest()
            self._ask_own()

    def _reminders_failed(self, error: SuideskError) -> None:
        self.host.bridge.failed.emit(error)
        self._opened()

    def _fill_head(self, desk: DeskAbout) -> None:
        self._desk = desk
        self._settle()
        if not self._is_opening:
            self._ask_own()

    def _ask_own(self) -> None:
        """Ask for the user's own week, and once for what came up since they were last here."""
        if self._desk is None:
            return
        settings = self._desk.settings
        if settings.me_id:
            query = LoadOf(settings.me_id, self.host.now().date())
            self.host.bridge.fetch(query, self.load.set, owner=self)
        if not self._seen_told:
            self._seen_told = True
            self._tell_since(settings.seen_at)

    def _settle(self) -> None:
        """Say the whole at a glance, and show only the cards that have something to say."""
        if self._desk is None or self._rows is None:
            return
        now, is_new = self.host.now(), sum(self._desk.counts.values()) <= 1 and not self._rows
        given = self._desk.me.partition(" ")[0]
        parts = [day_in_words(now.date()), *([] if is_new else [summary(self._rows)])]
        self.pane.set_header(greeting(now, given), subtitle=" · ".join(parts), has_avatar=False)
        self.start.setVisible(is_new)
        self.calm.setVisible(not is_new and not self._rows)
        for card in (self.ahead, self.load):
            card.setVisible(not is_new and self._is_ahead_known)

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
            parts.append(translate("Today", "%n settled without you", len(since.withdrawn)))
        text = translate("Today", "Since you were last here ({0}, {1}): {2}.")
        self.pane.message.show_message(text.format(day, clock_time(local), ", ".join(parts)), "info")

    def _fill_reminders(self, rows: list[ReminderRow]) -> None:
        had_focus = self.reminders.isAncestorOf(self.window().focusWidget() or self)
        self._rows = rows
        with self.pane.filling():
            self.reminders.set(rows)
            self._settle()
        if had_focus and not rows:
            self.follow_up.setFocus(Qt.FocusReason.TabFocusReason)
        # The window may not be the active one yet: what it remembers counts.
        if self._wants_first and self.window().focusWidget() is self.follow_up:
            self.reminders.focus_first()
        self._wants_first = False
        if self._is_opening:
            # A timer comes after what is to be painted.
            QTimer.singleShot(0, self, self._opened)

    def _fill_planned(self, rows: list[FollowUpRow]) -> None:
        today = self.host.now().date()
        with self.pane.filling():
            self.planned.setVisible(bool(rows))
            self.planned.set([follow_up_line(self.host, self, row, today) for row in rows])

    def _fill_later(self, rows: list[ReminderRow]) -> None:
        with self.pane.filling():
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
        self._is_ahead_known = True
        with self.pane.filling():
            self.ahead.set([self._ahead_line(one) for one in found])
            self._settle()

    def _ahead_line(self, one: DateAhead) -> Line:
        today = self.host.now().date()
        verbs = list(follow_up_verbs(self.host, self, one.done_id)) if one.done_id else []
        if one.kind is not None:
            open_it = partial(self.host.open_record, one.kind, one.id)
            verbs.append(Verb(translate("Today", "Open"), open_it, "chevron-right"))
        days = (one.day - today).days
        level = "warn" if days <= 1 else "plain"
        return Line(
            ahead_icon(one.what), ahead_text(one.what, one.name, one.other),
            " · ".join(part for part in (day_in_words(one.day), rule_text(one.rrule)) if part),
            chip=capital(when_in_words(one.day, today)), level=level, verbs=tuple(verbs),
        )  # fmt: skip


def greeting(now: datetime, name: str) -> str:
    """Greet by the hour, and by name where it is known."""
    if now.hour < NOON:
        plain, named = translate("Today", "Good morning"), translate("Today", "Good morning, {0}")
    elif now.hour < EVENING:
        plain, named = translate("Today", "Good afternoon"), translate("Today", "Good afternoon, {0}")
    else:
        plain, named = translate("Today", "Good evening"), translate("Today", "Good evening, {0}")
    return named.format(name) if name else plain


def summary(rows: Sequence[ReminderRow]) -> str:
    """Say how much waits, and how much of it presses."""
    if not rows:
        return translate("Today", "nothing is waiting for you")
    waiting = translate("Today", "%n thing(s) is(s) waiting for you", len(rows))
    urgent = sum(one.severity is Severity.RED for one in rows)
    return translate("Today", "{0}, %n of them urgent", urgent).format(waiting) if urgent else waiting
