"""The lines of the table of weeks: which shade, which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final

from suidesk.desktop.design.heat import HeatCell
from suidesk.desktop.design.week_table import WeekRow
from suidesk.queries.load import PersonWeeks
from suidesk.wording.formats import capital, number_in_words, week_in_words
from suidesk.wording.people import hours_number, promised_text, week_number
from suidesk.wording.translate import translate
from suidesk.wording.workload import cell_words, promised_words

HOUR: Final = 60
SHADES: Final = (3 * HOUR, 8 * HOUR, 20 * HOUR)
"""Minutes a week from which on a shade is darker: the same for everybody, so that it can be learnt."""


def step_of(minutes: int) -> int:
    """Give the shade of a week's minutes, 0 the lightest."""
    return bisect_right(SHADES, minutes)


def week_row(person: PersonWeeks, mondays: Sequence[date]) -> WeekRow:
    """Give the line of a person."""
    share = person.promised / person.capacity if person.capacity else (2.0 if person.is_over else None)
    return WeekRow(
        id=person.id,
        name=person.name,
        cells=tuple(_cell(person, at, monday) for at, monday in enumerate(mondays)),
        end=promised_words(person.promised, person.capacity),
        end_words=promised_text(person.promised, person.capacity),
        share=share,
        note=translate("Workload", "%n open sign(s)", person.signs) if person.signs else "",
    )


def _cell(person: PersonWeeks, at: int, monday: date) -> HeatCell:
    minutes, is_away = person.weeks[at], person.away[at]
    limit = person.capacity if person.capacity is not None and person.unpaid[at] > person.capacity else None
    return HeatCell(
        text="" if minutes is None else hours_number(minutes),
        words=cell_words(monday, minutes, limit, is_away=is_away),
        step=None if minutes is None else step_of(minutes),
        is_over=limit is not None,
        is_away=is_away,
        short="" if minutes is None else number_in_words(round(minutes / 60)),
    )


def titles(mondays: Sequence[date]) -> list[str]:
    """Give the titles of the columns."""
    return [
        translate("Workload", "Name"),
        *(week_number(monday) for monday in mondays),
        translate("Workload", "Promised a week"),
    ]


def hints(mondays: Sequence[date]) -> list[str]:
    """Say in full what the columns are."""
    return [
        translate("Workload", "Name"),
        *(capital(week_in_words(monday)) for monday in mondays),
        translate("Workload", "Minutes promised a week today, of those that the person said they can give"),
    ]
