"""The words of the page Workload: how hours are counted, how much rests on few, what is promised, what a cell says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from suidesk.domain.workload import Concentrated, EntryKind, Room
from suidesk.wording.formats import capital, minutes_in_words, number_in_words, week_in_words
from suidesk.wording.people import day_near, hours_number
from suidesk.wording.translate import translate

SENTENCE_ENDS = (". ", "? ")


def hours_definition() -> str:
    """Say which hours are counted, wherever hours are shown."""
    return translate(
        "Workload",
        "Hours are all that is noted up to today: volunteered, paid and in kind together. A week runs from Monday to "
        "Sunday; a shift past midnight counts for the day on which it began. A week without noted hours is unknown, "
        "not zero.",
    )


def scope_text(weeks: int, kind: EntryKind | None, project: str) -> str:
    """Say which hours a chart counts: volunteered hours of the last 12 weeks for Repair Café."""
    texts = {
        None: translate("Workload", "Hours of the last %n week(s)", weeks),
        EntryKind.VOLUNTEER: translate("Workload", "Volunteered hours of the last %n week(s)", weeks),
        EntryKind.PAID: translate("Workload", "Paid hours of the last %n week(s)", weeks),
        EntryKind.IN_KIND: translate("Workload", "Hours in kind of the last %n week(s)", weeks),
    }
    return translate("Workload", "{0} for {1}").format(texts[kind], project) if project else texts[kind]


def concentration_text(found: Concentrated) -> str:
    """Say how few carried half; empty where nothing was noted."""
    if not found.whole:
        return ""
    if found.people == 1:
        return translate("Workload", "One person gave all of these hours.")
    pattern = translate("Workload", "%n of {0} people gave half of these hours.", found.fewest)
    return pattern.format(number_in_words(found.people))


def concentration_detail(found: Concentrated) -> str:
    """Say the hours behind it."""
    return translate("Workload", "{0} of {1}.").format(minutes_in_words(found.minutes), minutes_in_words(found.whole))


def room_text(room: Room) -> str:
    """Set what is promised a week against what volunteers said they can give."""
    if not room.people:
        return translate("Workload", "No volunteer who is here has said yet how much they can give.")
    pattern = translate(
        "Workload", "{promised} a week are promised, of {capacity} that %n volunteer(s) can give.", room.people
    )
    return pattern.format(promised=minutes_in_words(room.promised), capacity=minutes_in_words(room.capacity))


def room_details(room: Room) -> str:
    """Say who has promised more than they can give, and of how many it isn't known."""
    parts = []
    if room.over:
        parts.append(translate("Workload", "%n of them has(s) promised more than they can give.", room.over))
    if room.unknown:
        pattern = translate(
            "Workload", "%n more promised {0} a week and didn't say how much they can give.", room.unknown
        )
        parts.append(pattern.format(minutes_in_words(room.unknown_minutes)))
    return " ".join(parts)


def cell_words(monday: date, minutes: int | None, limit: int | None, *, is_away: bool) -> str:
    """Say what a cell of the table shows; `limit` is what they can give, where that week came to more."""
    week = capital(week_in_words(monday))
    if minutes is None:
        if is_away:
            return translate("Workload", "{0}: away").format(week)
        return translate("Workload", "{0}: nothing noted").format(week)
    hours = minutes_in_words(minutes)
    if is_away:
        return translate("Workload", "{0}: {1}, though away for most of it").format(week, hours)
    if limit is not None:
        text = translate("Workload", "{0}: {1}, more than the {2} they can give")
        return text.format(week, hours, minutes_in_words(limit))
    return translate("Workload", "{0}: {1}").format(week, hours)


def promised_words(promised: int, capacity: int | None) -> str:
    """Set what is promised a week against what is possible, short enough for a column: 4.5 of 6 h."""
    if capacity is None:
        return translate("Workload", "{0} h").format(hours_number(promised)) if promised else "–"
    return translate("Workload", "{0} of {1} h").format(hours_number(promised), hours_number(capacity))


def kind_name(kind: EntryKind) -> str:
    """Name a way of giving, for the parts of a bar."""
    return {
        EntryKind.VOLUNTEER: translate("Workload", "Volunteered"),
        EntryKind.PAID: translate("Workload", "Paid"),
        EntryKind.IN_KIND: translate("Workload", "In kind"),
    }[kind]


def weeks_sentence(weeks: list[tuple[date, Mapping[EntryKind, int]]]) -> str:
    """Say how much was noted this week, and about how much in an ordinary one of those before."""
    *before, (_, now) = weeks
    this_week = sum(now.values())
    known = [sum(found.values()) for _, found in before if found]
    if not known and not this_week:
        return translate("Workload", "Nothing was noted in the last %n week(s).", len(weeks))
    text = translate("Workload", "{0} this week so far.").format(minutes_in_words(this_week))
    if not this_week:
        text = translate("Workload", "Nothing noted this week so far.")
    if not known:
        return text
    mean = minutes_in_words(15 * round(sum(known) / len(known) / 15))
    return f"{text} {translate('Workload', 'In the weeks before about {0} a week.').format(mean)}"


def asked_text(last_asked_on: date | None, today: date) -> str:
    """Say when somebody was asked last."""
    if last_asked_on is None:
        return translate("Workload", "not asked yet")
    return translate("Workload", "asked on {0}").format(day_near(last_asked_on, today))


def free_text(minutes: int | None) -> str:
    """Say how much of the week is free."""
    if minutes is None:
        return translate("Workload", "how much is possible isn't noted")
    return translate("Workload", "{0} a week free").format(minutes_in_words(minutes))


def load_chip(promised: int, capacity: int | None, last_week: int) -> tuple[str, str]:
    """Give the chip of a person's weeks, text and level, empty where all is well; minutes that aren't paid."""
    if capacity is None:
        return "", "plain"
    if promised > capacity:
        return translate("Workload", "Too much promised"), "warn"
    if last_week > capacity:
        return translate("Workload", "Above the limit last week"), "warn"
    return "", "plain"


def brief(text: str, most: int = 150) -> str:
    """Give the first sentences of a text, as many as fit; one that alone is too long is given whole."""
    end = 0
    for mark in SENTENCE_ENDS:
        at = text.find(mark)
        while at >= 0 and at < most:
            end = max(end, at + 1)
            at = text.find(mark, at + 1)
    return text if len(text) <= most or not end else text[:end]
