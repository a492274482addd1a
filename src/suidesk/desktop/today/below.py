"""What stands below the reminders of Today: its questions and lines; loaded when the reminders are on screen."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.desk import MarkSeen
from suidesk.desktop.follow_up_lines import follow_up_line, follow_up_verbs
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.queries.ahead import DateAhead, DatesAhead
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsOpen
from suidesk.queries.names import NameOfContact
from suidesk.queries.reminders import RemindersLater
from suidesk.queries.workload import LoadOf
from suidesk.wording.ahead import ahead_icon, ahead_text
from suidesk.wording.formats import capital, clock_time, day_in_words, when_in_words
from suidesk.wording.recurrence import rule_text
from suidesk.wording.reminders import subject
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtCore import QObject

    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow

AHEAD_DAYS: Final = 14
MOST: Final = 60
"""Lines that a card asks for at most."""


def dates_ahead(today: date) -> DatesAhead:
    """Ask for the dates of the next two weeks."""
    return DatesAhead(today, AHEAD_DAYS)


def planned_after(today: date) -> FollowUpsOpen:
    """Ask for the follow-ups after those two weeks."""
    return FollowUpsOpen(MOST, after=today + timedelta(days=AHEAD_DAYS))


def put_off(now: datetime) -> RemindersLater:
    """Ask for what was put off or noted."""
    return RemindersLater(now, MOST)


def own_weeks(me: str, today: date) -> LoadOf:
    """Ask for the weeks of the user."""
    return LoadOf(me, today)


def seen(now: datetime) -> MarkSeen:
    """Note that the user is here."""
    return MarkSeen(at=now)


def planned_lines(host: Host, owner: QObject, rows: list[FollowUpRow]) -> list[Line]:
    """Give the lines of follow-ups; answers come back while `owner` lives."""
    today = host.now().date()
    return [follow_up_line(host, owner, row, today) for row in rows]


def later_line(host: Host, one: ReminderRow) -> Line:
    """Give the line of what was put off or noted."""
    verbs: tuple[Verb, ...] = ()
    if one.opens is not None:
        verbs = (Verb(translate("Today", "Open"), partial(host.open_record, *one.opens), "chevron-right"),)
    if one.snoozed_until is None:
        return Line(
            "circle-check",
            subject(one),
            translate("Today", "Noted; it returns if it gets more urgent."),
            verbs=verbs,
        )
    back = one.snoozed_until.astimezone(host.now().tzinfo)
    text = translate("Today", "Comes back {0}, {1}").format(day_in_words(back.date()), clock_time(back))
    if one.waits_for is not None:
        name = host.bridge.ask(NameOfContact(one.waits_for))
        waits = translate("Today", "Comes back when you note a conversation with {0}, or {1}")
        text = waits.format(name or translate("Today", "them"), day_in_words(back.date()))
    return Line("clock", subject(one), text, verbs=verbs)


def ahead_line(host: Host, owner: QObject, one: DateAhead) -> Line:
    """Give the line of a date; answers come back while `owner` lives."""
    today = host.now().date()
    verbs = list(follow_up_verbs(host, owner, one.done_id)) if one.done_id else []
    if one.kind is not None:
        open_it = partial(host.open_record, one.kind, one.id)
        verbs.append(Verb(translate("Today", "Open"), open_it, "chevron-right"))
    days = (one.day - today).days
    level = "warn" if days <= 1 else "plain"
    return Line(
        ahead_icon(one.what), ahead_text(one.what, one.name, one.other),
        " · ".join(part for part in (day_in_words(one.day), rule_text(one.rrule)) if part),
        chip=capital(when_in_words(one.day, today)), level=level, verbs=tuple(verbs),
    )  # fmt: skip
