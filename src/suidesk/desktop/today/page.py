"""The page Today: what needs the user, by consequence, and the dates that lie ahead."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.lines import LinesCard
from suidesk.desktop.page import Host, Page
from suidesk.desktop.today.sections import ReminderSections
from suidesk.desktop.today.start_card import StartCard
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.queries.desk import Whose, WhoseDesk
from suidesk.queries.reminders import Pressing, ReminderRow, RemindersCameAndWent, RemindersPressing
from suidesk.wording.formats import clock_time, day_in_words, when_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import datetime

    from suidesk.desktop.today.load_card import LoadCard
    from suidesk.domain.changes import Change
    from suidesk.domain.errors import SuideskError
    from suidesk.queries.ahead import DateAhead
    from suidesk.queries.follow_ups import FollowUpRow

FEW: Final = 6
"""Lines of a card that are shown at first; the rest is one verb away."""
BELOW: Final = ("suidesk.desktop.today.below", "suidesk.desktop.today.load_card")
"""What is loaded when the first reminders are on screen: nothing above needs it."""
NOON, EVENING = 12, 18
TOUCHED: Final = (
    Kind.REMINDER, Kind.FOLLOW_UP, Kind.OBLIGATION, Kind.GRANT, Kind.ASSIGNMENT, Kind.ABSENCE, Kind.VOLUNTEER,
    Kind.CONTACT, Kind.TIME_ENTRY, Kind.COMMITMENT, Kind.PROJECT, Kind.DESK, Kind.HANDOVER, Kind.HANDOVER_ITEM,
    Kind.CHECK_SEEN, Kind.EXPORT,
)  # fmt: skip


class TodayPage(Page):
    """Reminders as cards, worst first; below them the days ahead, what was put off, and the user's own week."""

    def __init__(self, host: Host) -> None:
        """Build everything once."""
        super().__init__(host)
        self._pressing: Pressing | None = None
        self._wants_first = False
        self._desk: Whose | None = None
        self._seen_told = False
        self._is_opening = True
        self._is_filled = False
        self._is_ahead_known = False
        self.pane = DetailPane(host.theme)
        self.pane.add_top(host.search_button())
        hours = Button(host.theme, translate("Today", "Note hours"), partial(host.act, "log_time"), icon="timer")
        follow = translate("Today", "New follow-up")
        self.follow_up = Button(host.theme, follow, partial(host.act, "follow_up"), kind="primary", icon="plus")
        self.pane.add_action(hours)
        self.pane.add_action(self.follow_up)
        self.reminders = ReminderSections(host)
        self.reminders.wants_more.connect(self._ask_reminders)
        self.calm = Card(translate("Today", "Nothing needs you now"))
        self.calm.add(
            PlainLabel(translate("Today", "suidesk keeps looking and says so here in time."), "muted", wrap=True)
        )
        self.start = StartCard(host)
        for card in (self.start, self.calm, self.reminders):
            self._add(card, is_wide=True)
        self.setLayout(column(self.pane, gap=0))
        host.beaten.connect(self._settle)

    @cached_property
    def ahead(self) -> LinesCard:
        """The dates of the next two weeks."""
        title, empty = translate("Today", "The next two weeks"), translate("Today", "No dates in the next two weeks.")
        return LinesCard(self.host.theme, title, empty=empty, few=FEW)

    @cached_property
    def load(self) -> LoadCard:
        """The user's own weeks."""
        from suidesk.desktop.today.load_card import LoadCard

        return LoadCard(self.host)

    @cached_property
    def planned(self) -> LinesCard:
        """Follow-ups that lie further ahead."""
        return LinesCard(self.host.theme, translate("Today", "Follow-ups after that"), few=FEW)

    @cached_property
    def later(self) -> LinesCard:
        """What was put off or noted."""
        return LinesCard(self.host.theme, translate("Today", "Put off or noted"), few=FEW)

    def _add(self, card: QWidget, *, is_wide: bool = False) -> None:
        # Nothing is said before it is known.
        card.hide()
        self.pane.add_card(card, is_wide=is_wide)

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
        self._wants_first = self._pressing is None
        if not self.reminders.focus_first():
            self.follow_up.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._ask_reminders()
        self.host.bridge.fetch(WhoseDesk(), self._fill_head, owner=self)
        # What lies further down would hold up the first paint: until that is done, it is asked after it.
        if not self._is_opening:
            self._ask_rest()

    def _ask_reminders(self) -> None:
        query = RemindersPressing(self.host.now(), self.reminders.wanted)
        self.host.bridge.fetch(query, self._fill_reminders, owner=self, failed=self._reminders_failed)

    def _ask_rest(self) -> None:
        from suidesk.desktop.today import below

        bridge, now = self.host.bridge, self.host.now()
        bridge.fetch(below.dates_ahead(now.date()), self._fill_ahead, owner=self)
        bridge.fetch(below.planned_after(now.date()), self._fill_planned, owner=self)
        bridge.fetch(below.put_off(now), self._fill_later, owner=self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on with what lies below when the reminders are on screen: a timer alone would ring before they are."""
        super().paintEvent(event)
        if self._is_filled:
            self._is_filled = False
            QTimer.singleShot(0, self, self._opened)

    def _opened(self) -> None:
        if self._is_opening:
            self.host.bridge.load(BELOW, self._go_on, owner=self)

    def _go_on(self) -> None:
        if self._is_opening:
            self._is_opening = False
            for card in (self.ahead, self.load, self.planned, self.later):
                self._add(card)
            self._ask_rest()
            self._ask_own()

    def _reminders_failed(self, error: SuideskError) -> None:
        self.host.bridge.failed.emit(error)
        self._opened()

    def _fill_head(self, desk: Whose) -> None:
        self._desk = desk
        self._settle()
        if not self._is_opening:
            self._ask_own()

    def _ask_own(self) -> None:
        """Ask for the user's own week, and once for what came up since they were last here."""
        if self._desk is None:
            return
        from suidesk.desktop.today import below

        settings = self._desk.settings
        if settings.me_id:
            query = below.own_weeks(settings.me_id, self.host.now().date())
            self.host.bridge.fetch(query, self.load.set, owner=self)
        if not self._seen_told:
            self._seen_told = True
            self._tell_since(settings.seen_at)

    def _settle(self) -> None:
        """Say the whole at a glance, and show only the cards that have something to say."""
        if self._desk is None or self._pressing is None:
            return
        counts, total = self._pressing.counts, self._pressing.total
        now, is_new = self.host.now(), self._desk.is_new and not total
        given = self._desk.me.partition(" ")[0]
        parts = [day_in_words(now.date()), *([] if is_new else [summary(total, counts[Severity.RED])])]
        parts += [beat] if (beat := self.host.heartbeat_here()) else []
        self.pane.set_header(greeting(now, given), subtitle=" · ".join(parts), has_avatar=False)
        self.start.setVisible(is_new)
        self.calm.setVisible(not is_new and not total)
        for card in (self.ahead, self.load) if self._is_ahead_known else ():
            card.setVisible(not is_new)

    def _tell_since(self, seen_at: datetime | None) -> None:
        from suidesk.desktop.today import below

        if seen_at is not None:
            self.host.bridge.fetch(RemindersCameAndWent(seen_at), partial(self._say_since, seen_at), owner=self)
        self.host.bridge.run(below.seen(self.host.now()))

    def _say_since(self, seen_at: datetime, since: tuple[int, int]) -> None:
        raised, withdrawn = since
        if not raised and not withdrawn:
            return
        local = seen_at.astimezone(self.host.now().tzinfo)
        day = when_in_words(local.date(), self.host.now().date())
        parts = []
        if raised:
            parts.append(translate("Today", "%n reminder(s) came up", raised))
        if withdrawn:
            parts.append(translate("Today", "%n settled without you", withdrawn))
        text = translate("Today", "Since you were last here ({0}, {1}): {2}.")
        self.pane.message.show_message(text.format(day, clock_time(local), ", ".join(parts)), "info")

    def _fill_reminders(self, pressing: Pressing) -> None:
        had_focus = self.reminders.isAncestorOf(self.window().focusWidget() or self)
        self._pressing = pressing
        with self.pane.filling():
            self.reminders.set(pressing)
            self._settle()
        if had_focus and not pressing.rows:
            self.follow_up.setFocus(Qt.FocusReason.TabFocusReason)
        # The window may not be the active one yet: what it remembers counts.
        if self._wants_first and self.window().focusWidget() is self.follow_up:
            self.reminders.focus_first()
        self._wants_first = False
        if self._is_opening:
            self._is_filled = True
            self.update()

    def _fill_planned(self, rows: list[FollowUpRow]) -> None:
        from suidesk.desktop.today.below import planned_lines

        with self.pane.filling():
            self.planned.setVisible(bool(rows))
            self.planned.set(planned_lines(self.host, self, rows))

    def _fill_later(self, rows: list[ReminderRow]) -> None:
        from suidesk.desktop.today.below import later_line

        with self.pane.filling():
            self.later.setVisible(bool(rows))
            self.later.set([later_line(self.host, one) for one in rows])

    def _fill_ahead(self, found: list[DateAhead]) -> None:
        from suidesk.desktop.today.below import ahead_line

        self._is_ahead_known = True
        with self.pane.filling():
            self.ahead.set([ahead_line(self.host, self, one) for one in found])
            self._settle()


def greeting(now: datetime, name: str) -> str:
    """Greet by the hour, and by name where it is known."""
    if now.hour < NOON:
        plain, named = translate("Today", "Good morning"), translate("Today", "Good morning, {0}")
    elif now.hour < EVENING:
        plain, named = translate("Today", "Good afternoon"), translate("Today", "Good afternoon, {0}")
    else:
        plain, named = translate("Today", "Good evening"), translate("Today", "Good evening, {0}")
    return named.format(name) if name else plain


def summary(waits: int, urgent: int) -> str:
    """Say how much waits, and how much of it presses."""
    if not waits:
        return translate("Today", "nothing is waiting for you")
    waiting = translate("Today", "%n thing(s) is(s) waiting for you", waits)
    return translate("Today", "{0}, %n of them urgent", urgent).format(waiting) if urgent else waiting
