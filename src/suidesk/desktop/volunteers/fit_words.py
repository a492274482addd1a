"""What is looked for, why a volunteer fits it and what is missing, and whose turn it is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.text import folded
from suidesk.wording.formats import capital, minutes_in_words, names_in_words, time_of_day
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import (
    asked_text,
    check_kind_text,
    check_text,
    hours_text,
    room_text,
    week_text,
    weekday_text,
)

if TYPE_CHECKING:
    from datetime import date

    from suidesk.queries.asking import AskedRow
    from suidesk.queries.could_help import FitRow
    from suidesk.queries.help_wanted import HelpWanted


def turn_text(row: AskedRow, today: date) -> str:
    """Say when somebody was last asked and, where it was more than once lately, how often."""
    said = capital(asked_text(row.last_asked_on, today))
    if row.asks_lately <= 1:
        return said
    often = translate("Volunteers", "%n time(s) in 12 weeks", row.asks_lately)
    return f"{said} · {often}"


def wanted_text(wanted: HelpWanted) -> str:
    """Say what is looked for: Tuesday 18–21, Somali, first aid, with DBS, 2 h a week."""
    parts = [_when(wanted), *wanted.languages, *wanted.skills, _wanted_check(wanted)]
    if wanted.minutes is not None:
        parts.append(translate("Volunteers", "{0} a week").format(minutes_in_words(wanted.minutes)))
    return translate("Numbers", ", ").join(part for part in parts if part)


def _when(wanted: HelpWanted) -> str:
    if wanted.on is not None:
        day = f"{weekday_text(wanted.on.weekday())} {day_near(wanted.on, wanted.today)}"
    else:
        day = "" if wanted.weekday is None else weekday_text(wanted.weekday)
    return " ".join(part for part in (day, _hours(wanted)) if part)


def _hours(wanted: HelpWanted) -> str:
    if wanted.from_min is not None and wanted.to_min is not None:
        return hours_text(wanted.from_min, wanted.to_min)
    if wanted.from_min is not None:
        return translate("Volunteers", "from {0}").format(time_of_day(wanted.from_min))
    return "" if wanted.to_min is None else translate("Volunteers", "until {0}").format(time_of_day(wanted.to_min))


def _wanted_check(wanted: HelpWanted) -> str:
    if wanted.scheme:
        return translate("Volunteers", "with {0}").format(wanted.scheme)
    return "" if wanted.check is None else check_kind_text(wanted.check).lower()


def fit_reasons(row: FitRow, wanted: HelpWanted) -> list[str]:
    """Say what speaks for a volunteer: free Tue 18–21, speaks Somali, first aid, DBS until March 2027, 2 h left."""
    reasons = []
    if row.slots and wanted.hours is not None:
        reasons.append(translate("Volunteers", "free {0}").format(week_text(row.slots)))
    if row.languages:
        reasons.append(translate("Volunteers", "speaks {0}").format(names_in_words(row.languages)))
    reasons += row.skills
    if row.check is not None:
        reasons.append(check_text(row.check))
    if row.room is not None and row.room >= (wanted.minutes or 1):
        reasons.append(room_text(row.room))
    return reasons


def fit_lacks(row: FitRow, wanted: HelpWanted) -> list[str]:
    """Say what is missing or unknown, in the same order; nothing for one who fits."""
    lacks = []
    if wanted.hours is not None and not row.is_week_known:
        lacks.append(translate("Volunteers", "when isn't noted"))
    elif not row.is_covered:
        lacks.append(translate("Volunteers", "not the whole time"))
    spoken = {folded(name) for name in row.languages}
    lacks += [
        translate("Volunteers", "{0} isn't noted").format(name)
        for name in (*(one for one in wanted.languages if folded(one) not in spoken), *_missing_skills(row, wanted))
    ]
    if wanted.has_check and row.check is None:
        name = wanted.scheme or _wanted_check(wanted)
        lacks.append(translate("Volunteers", "no valid {0}").format(name))
    return lacks + _lacking_room(row, wanted)


def _missing_skills(row: FitRow, wanted: HelpWanted) -> list[str]:
    has = {folded(name) for name in row.skills}
    return [name for name in wanted.skills if folded(name) not in has]


def _lacking_room(row: FitRow, wanted: HelpWanted) -> list[str]:
    if wanted.minutes is None or (row.room is not None and row.room >= wanted.minutes):
        return []
    if row.room is None:
        return [translate("Volunteers", "how much is possible isn't noted")]
    return [room_text(row.room)]
