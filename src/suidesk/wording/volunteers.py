"""Volunteers in words: hours of the week and what is left of them, checks, times away, when somebody was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from suidesk.domain.volunteers import (
    MIDNIGHT,
    REVIEW_WITHIN,
    Absence,
    AbsenceKind,
    CheckKind,
    CheckSeen,
    Slot,
)
from suidesk.wording.formats import (
    HOUR,
    due_in_words,
    minutes_in_words,
    month_name,
    names_in_words,
    time_of_day,
    weekday_name,
    when_in_words,
)
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate

FEW_WEEKS = 8
"""Weeks up to which an ask is told in weeks, then in months."""
DAYS_A_WEEK, DAYS_A_MONTH = 7, 30


def check_kind_text(kind: CheckKind) -> str:
    """Say what was seen of a person."""
    return {
        CheckKind.BACKGROUND: translate("Volunteers", "Background check"),
        CheckKind.TRAINING: translate("Volunteers", "Training"),
        CheckKind.AGREEMENT: translate("Volunteers", "Agreement"),
    }[kind]


def weekday_text(weekday: int) -> str:
    """Name a day of the week, 0 Monday to 6 Sunday."""
    return (
        translate("Volunteers", "Monday"),
        translate("Volunteers", "Tuesday"),
        translate("Volunteers", "Wednesday"),
        translate("Volunteers", "Thursday"),
        translate("Volunteers", "Friday"),
        translate("Volunteers", "Saturday"),
        translate("Volunteers", "Sunday"),
    )[weekday]


def weekday_short(weekday: int) -> str:
    """Name a day of the week in three letters, 0 Mon to 6 Sun."""
    return weekday_name(date(2024, 1, 1 + weekday))  # a Monday


def hours_text(first: int, last: int) -> str:
    """Say hours of a day: 18–21, 18:30–21:00, all day."""
    if first == 0 and last == MIDNIGHT:
        return translate("Volunteers", "all day")
    if first % HOUR == 0 and last % HOUR == 0:
        return f"{first // HOUR}–{last // HOUR}"
    return f"{time_of_day(first)}–{time_of_day(last)}"


def slot_text(slot: Slot) -> str:
    """Say when in the week: Tue 18–21."""
    return f"{weekday_short(slot.weekday)} {hours_text(slot.from_min, slot.to_min)}"


def week_text(slots: Sequence[Slot]) -> str:
    """Say a whole week: Tue 18–21, Wed 9–12; nothing noted is not known, and not never."""
    if not slots:
        return translate("Volunteers", "When isn't noted yet")
    parts: list[str] = []
    for number, slot in enumerate(slots):
        is_same = number > 0 and slots[number - 1].weekday == slot.weekday
        parts.append(hours_text(slot.from_min, slot.to_min) if is_same else slot_text(slot))
    return translate("Numbers", ", ").join(parts)


def room_text(free: int | None) -> str:
    """Say in two words how much is left of a week: 2 h left, full, 1 h too much; nothing where it isn't known."""
    if free is None:
        return ""
    if free == 0:
        return translate("Volunteers", "full")
    if free < 0:
        return translate("Volunteers", "{0} too much").format(minutes_in_words(-free))
    return translate("Volunteers", "{0} left").format(minutes_in_words(free))


def month_of(day: date) -> str:
    """Say a month with its year: March 2027."""
    return translate("Volunteers", "{month} {year}").format(month=month_name(day.month), year=day.year)


def check_text(check: CheckSeen) -> str:
    """Say what was seen and until when it holds: DBS until March 2027, DBS."""
    if check.review_on is None:
        return check.scheme
    return translate("Volunteers", "{0} until {1}").format(check.scheme, month_of(check.review_on))


def check_chip(
    check: CheckSeen, today: date, *, is_current: bool = True, within: int = REVIEW_WITHIN
) -> tuple[str, str]:
    """Give text and level of what becomes of a check: not cleared, replaced, review past or near, or until when.

    `within` is the number of days before its review from which it is near.
    """
    if not check.cleared:
        return translate("Volunteers", "Not cleared"), "danger"
    if not is_current:
        return translate("Volunteers", "Seen anew since"), "plain"
    if check.review_on is None:
        return "", "plain"
    if check.review_on < today:
        return translate("Volunteers", "Review {0}").format(due_in_words(check.review_on, today)), "danger"
    if (check.review_on - today).days <= within:
        return translate("Volunteers", "Review {0}").format(due_in_words(check.review_on, today)), "warn"
    return translate("Volunteers", "Until {0}").format(month_of(check.review_on)), "ok"


def seen_text(check: CheckSeen, seen_by: str, today: date) -> str:
    """Say who saw it and when: seen on 3 May by Nadia Haddad."""
    day = day_near(check.seen_on, today)
    if seen_by:
        return translate("Volunteers", "Seen on {day} by {name}").format(day=day, name=seen_by)
    return translate("Volunteers", "Seen on {0}").format(day)


def due_checks_text(checks: Sequence[CheckSeen]) -> str:
    """Name the checks that are due: DBS and First aid."""
    return names_in_words([check.scheme for check in checks])


def away_since_text(absence: Absence | None, today: date) -> str:
    """Say why and since when somebody is away, or from when on."""
    if absence is None:
        return translate("Volunteers", "Paused, without a date")
    kind = translate("Volunteers", "Pause") if absence.kind is AbsenceKind.PAUSE else translate("Volunteers", "Leave")
    if absence.from_on > today:
        return translate("Volunteers", "{kind} from {day}").format(kind=kind, day=day_near(absence.from_on, today))
    return translate("Volunteers", "{kind} since {day}").format(kind=kind, day=day_near(absence.from_on, today))


def back_text(returns_on: date | None, today: date) -> str:
    """Say when somebody comes back: back tomorrow, back Mon 8 June, no date yet."""
    if returns_on is None:
        return translate("Volunteers", "no date yet")
    if (returns_on - today).days <= 1:
        return translate("Volunteers", "back {0}").format(when_in_words(returns_on, today))
    day = f"{weekday_name(returns_on)} {day_near(returns_on, today)}"
    return translate("Volunteers", "back {0}").format(day)


def asked_text(last: date | None, today: date) -> str:
    """Say how long ago somebody was asked: never asked, asked today, asked 3 weeks ago, asked 5 months ago."""
    if last is None:
        return translate("Volunteers", "never asked")
    days = (today - last).days
    if days < 2 * DAYS_A_WEEK:
        return translate("Volunteers", "asked {0}").format(when_in_words(last, today))
    if days < FEW_WEEKS * DAYS_A_WEEK:
        return translate("Volunteers", "asked %n week(s) ago", days // DAYS_A_WEEK)
    return translate("Volunteers", "asked %n month(s) ago", days // DAYS_A_MONTH)
