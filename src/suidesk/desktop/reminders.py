"""Reminders on any page: cards made once and reused, whose verbs run the commands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.grid import THREE_FROM, CardGrid
from suidesk.desktop.kit.labels import set_property
from suidesk.desktop.kit.reminder_card import Later, NextTalk, ReminderCard, ReminderView
from suidesk.desktop.rule_icons import ICONS
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.wording.formats import capital, due_in_words
from suidesk.wording.reminders import completion, evidence_lines, title, why
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.kit.lines import Verb
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow

LEVELS: Final = {Severity.CALM: "plain", Severity.AMBER: "warn", Severity.RED: "danger"}
MORNING: Final = time(9)
LATER_TODAY: Final = timedelta(hours=3)
LAST_HOUR: Final = time(20)


class _Place(NamedTuple):
    """Where the focus was."""

    at: int
    key: str
    is_keyboard: bool


class RemindersView(QWidget):
    """Shows reminders as cards, beside each other where there is room; `answered` is sent after each answer."""

    answered = Signal()

    def __init__(self, host: Host, columns: int = 3) -> None:
        """Have no cards yet."""
        super().__init__()
        self._host = host
        self._rows: dict[str, ReminderRow] = {}
        self._cards: list[ReminderCard] = []
        self._grid = CardGrid(host.theme, columns, three_from=THREE_FROM)
        self.setLayout(self._grid)

    def set(self, rows: Sequence[ReminderRow]) -> None:
        """Show these reminders in this order.

        The focus stays with its reminder; when that was answered, it goes to the one that took its place.
        """
        today, before = self._host.now().date(), self._focused()
        self._rows = {row.id: row for row in rows}
        while len(self._cards) < len(rows):
            self._add_card(today)
        for card, row in zip(self._cards, rows, strict=False):
            card.set(view_of(row, today, self._host.answers(row)), today)
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(rows))
        if before is not None and rows:
            self._follow(before, [row.id for row in rows])

    def cards(self) -> list[ReminderCard]:
        """Give the cards that are shown."""
        return [card for card in self._cards if not card.isHidden()]

    def entries(self) -> list[Entry]:
        """Give what can be done about the reminder that has the focus, for the palette."""
        place, shown = self._focused(), self.cards()
        if place is None:
            return []
        row = self._rows[shown[place.at].key()]
        about = title(row, self._host.now().date())
        return [Entry(verb.text, verb.then, verb.icon, about) for verb in self._host.answers(row)]

    def has_focus(self) -> bool:
        """Tell whether the user stands in one of the cards."""
        return self._focused() is not None

    def focus(self, at: int, *, has_ring: bool = False) -> bool:
        """Put the focus on the card at `at`, counted from the end below zero; tell whether there is any card."""
        shown = self.cards()
        if shown:
            reasons = Qt.FocusReason
            shown[at].setFocus(reasons.TabFocusReason if has_ring else reasons.OtherFocusReason)
            if has_ring:
                # The next reminder may stand on the very card that has the focus already.
                set_property(shown[at], "ring", value=True)
        return bool(shown)

    def focus_first(self) -> bool:
        """Put the focus on the first card; tell whether there is one."""
        return self.focus(0)

    def _focused(self) -> _Place | None:
        focus = self.window().focusWidget()
        for at, card in enumerate(self.cards()):
            if focus is not None and (card is focus or card.isAncestorOf(focus)):
                # A click never puts the focus on the card itself: whoever stands there uses the keyboard.
                return _Place(at, card.key(), is_keyboard=card is focus or bool(focus.property("ring")))
        return None

    def _follow(self, before: _Place, keys: list[str]) -> None:
        if before.at < len(keys) and keys[before.at] == before.key:
            return
        at = keys.index(before.key) if before.key in keys else min(before.at, len(keys) - 1)
        self.focus(at, has_ring=before.is_keyboard)

    def _add_card(self, today: date) -> None:
        card = ReminderCard(self._host.theme, today, talks=self._talks)
        card.done.connect(self._done)
        card.later.connect(self._later)
        card.dismissed.connect(self._dismiss)
        card.opened.connect(self._open)
        card.explain.connect(self._explain)
        self._cards.append(card)
        self._grid.add(card)

    def _done(self, key: str) -> None:
        from suidesk.commands.reminders import CompleteReminder

        self._host.bridge.run(CompleteReminder(id=key), lambda _: self.answered.emit(), owner=self)

    def _dismiss(self, key: str) -> None:
        from suidesk.commands.reminders import DismissReminder

        self._host.bridge.run(DismissReminder(id=key), lambda _: self.answered.emit(), owner=self)

    def _later(self, key: str, until: Later | date | NextTalk) -> None:
        from suidesk.commands.reminders import SnoozeReminder

        if isinstance(until, NextTalk):
            command = SnoozeReminder(id=key, waits_for=until.contact_id)
        else:
            command = SnoozeReminder(id=key, until=back_at(until, self._host.now()))
        self._host.bridge.run(command, lambda _: self.answered.emit(), owner=self)

    def _talks(self, key: str) -> list[NextTalk]:
        from suidesk.queries.reminders import PeopleToTalkWith

        return [NextTalk(one.id, one.name) for one in self._host.bridge.ask(PeopleToTalkWith(key))]

    def _open(self, key: str) -> None:
        if key in self._rows:
            open_reminder(self._host, self, self._rows[key])

    def _explain(self, key: str) -> None:
        from suidesk.desktop.rule_dialog import RuleDialog

        if key in self._rows:
            RuleDialog(self._host, self.window(), self._rows[key]).open()


def open_reminder(host: Host, owner: QObject, row: ReminderRow) -> bool:
    """Show the record that a reminder is about, or the form of a bare follow-up; tell whether there is either."""
    if row.opens is not None:
        host.open_record(*row.opens)
        return True
    if row.subject_kind is not Kind.FOLLOW_UP:
        return False
    from suidesk.desktop.follow_up_lines import open_follow_up

    open_follow_up(host, owner, row.subject_id)
    return True


def view_of(row: ReminderRow, today: date, verbs: Sequence[Verb] = ()) -> ReminderView:
    """Give what a card shows of a reminder; `verbs` are what can be done about its matter."""
    return ReminderView(
        key=row.id,
        when=_when(row, today),
        level=LEVELS[row.severity],
        title=title(row, today),
        why=why(row, today),
        evidence=tuple(evidence_lines(row)),
        icon=ICONS.get(row.rule.partition(".")[0], "bell"),
        done=completion(row),
        can_open=row.opens is not None or row.subject_kind is Kind.FOLLOW_UP,
        verbs=tuple(verbs),
    )


def _when(row: ReminderRow, today: date) -> str:
    if row.due_on is not None:
        return capital(due_in_words(row.due_on, today))
    return translate("Reminder", "Now") if row.severity is Severity.RED else translate("Reminder", "Ongoing")


def back_at(until: Later | date, now: datetime) -> datetime:
    """Give the moment at which a reminder comes back: nine in the morning, or three hours from now."""
    if until is Later.TODAY:
        later = now + LATER_TODAY
        evening = datetime.combine(now.date(), LAST_HOUR, now.tzinfo)
        return min(later, evening) if evening > now else later
    days = {Later.TOMORROW: timedelta(days=1), Later.NEXT_WEEK: timedelta(days=7 - now.weekday())}
    day = now.date() + days[until] if isinstance(until, Later) else until
    return datetime.combine(day, MORNING, now.tzinfo)
