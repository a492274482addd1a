"""The hours of a usual week as people write them: `Tue 18:00-21:00; Sat 9-12`, in English, Dutch and Danish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.domain.text import folded
from suidesk.domain.volunteers import MIDNIGHT, Slot, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DAYS: Final = (
    "mon monday mondays ma maandag maandags man mandag mandage",
    "tue tues tuesday tuesdays di dinsdag dinsdags tir tirsdag tirsdage",
    "wed weds wednesday wednesdays wo woensdag woensdags ons onsdag onsdage",
    "thu thur thurs thursday thursdays do donderdag donderdags tor tors torsdag torsdage",
    "fri friday fridays vr vrijdag vrijdags fre fredag fredage",
    "sat saturday saturdays za zaterdag zaterdags lor lordag lordage",
    "sun sunday sundays zo zondag zondags son sondag sondage",
)
_DAY_OF: Final = {word: at for at, words in enumerate(_DAYS) for word in words.split()}
_WEEK: Final = range(7)
_SEVERAL: Final = {
    **dict.fromkeys(("weekdays", "weekday", "doordeweeks", "werkdagen", "hverdage"), _WEEK[:5]),
    **dict.fromkeys(("weekend", "weekends", "weekenden", "weekender"), _WEEK[5:]),
    **dict.fromkeys(("daily", "everyday", "dagelijks", "elke dag", "every day", "hver dag", "dagligt"), _WEEK),
}
_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DASH: Final = r"\s*(?:-|–|—|to|tot|til)\s*"
_SPAN: Final = re.compile(rf"(\d{{1,2}})(?:[:.](\d\d))?\s*(?:h|u|uur)?{_DASH}(\d{{1,2}})(?:[:.](\d\d))?\s*(?:h|u|uur)?")
_DAY_RANGE: Final = re.compile(rf"([a-z]+){_DASH}([a-z]+)")
_BETWEEN_WORDS: Final = re.compile(r"\s*(?:,|/|&|\+|\band\b|\ben\b|\bog\b)\s*")
_PART: Final = re.compile(
    rf"(?P<days>[a-z][^\d]*?)[\s:,.]*(?P<spans>{_SPAN.pattern}(?:\s*(?:,|&|\band\b|\ben\b|\bog\b)\s*{_SPAN.pattern})*)"
)
_HOUR: Final = 60


# A few days and hours take some dozen letters; longer texts would be tried in ever more ways.
_LONGEST: Final = 400


def read_week(text: str) -> tuple[Slot, ...] | None:
    """Give the hours that a text names, in its order and none of them twice; None when some of it is not understood."""
    found: list[Slot] = []
    for piece in re.split(r"[;\n|]", folded(text)):
        if not piece.strip():
            continue
        slots = _slots(piece.strip()) if len(piece) <= _LONGEST else []
        if not slots:
            return None
        found += slots
    return tuple(apart((), found)) if found else None


def week_out(slots: Iterable[Slot]) -> str:
    """Write hours so that `read_week` gives them back."""
    return "; ".join(f"{_NAMES[slot.weekday]} {_clock(slot.from_min)}-{_clock(slot.to_min)}" for slot in sorted(slots))


def apart(here: Iterable[Slot], told: Iterable[Slot]) -> Iterator[Slot]:
    """Give what the told hours add to those that are here, piece by piece."""
    taken = list(here)
    for slot in told:
        left = [slot]
        for other in taken:
            left = without(left, other)
        yield from left
        taken += left


def _slots(piece: str) -> list[Slot]:
    """Give the hours of `tue, thu 9-12 and 14-16, sat 10-12`; nothing when a letter of it isn't understood."""
    found: list[Slot] = []
    at = 0
    for part in _PART.finditer(piece):
        if piece[at : part.start()].strip(" ,.&+"):
            return []
        at = part.end()
        days = _weekdays(part["days"])
        spans = [_minutes(span) for span in _SPAN.finditer(part["spans"])]
        if not days or None in spans:
            return []
        found += [slot for day in days for span in spans if span for slot in _within_days(day, *span)]
    return [] if piece[at:].strip(" ,.&+") else found


def _weekdays(text: str) -> list[int]:
    plain = text.strip(" :,.")
    if plain in _SEVERAL:
        return list(_SEVERAL[plain])
    found: list[int] = []
    for word in filter(None, _BETWEEN_WORDS.split(plain)):
        ends = _DAY_RANGE.fullmatch(word)
        first, last = (_day(ends[1]), _day(ends[2])) if ends else (_day(word), _day(word))
        if word in _SEVERAL:
            found += _SEVERAL[word]
        elif first is None or last is None:
            return []
        else:
            found += [(first + step) % len(_WEEK) for step in range((last - first) % len(_WEEK) + 1)]
    return list(dict.fromkeys(found))


def _day(word: str) -> int | None:
    return _DAY_OF.get(word.strip(" ."))


def _minutes(span: re.Match[str]) -> tuple[int, int] | None:
    first, first_minute, last, last_minute = (int(part or 0) for part in span.groups())
    start, end = first * _HOUR + first_minute, last * _HOUR + last_minute
    if max(first_minute, last_minute) >= _HOUR or start >= MIDNIGHT or end > MIDNIGHT or start == end:
        return None
    return start, end or MIDNIGHT


def _within_days(day: int, start: int, end: int) -> Iterator[Slot]:
    """Give hours of one day; those past midnight are two slots."""
    if end > start:
        yield Slot(day, start, end)
    else:
        yield Slot(day, start, MIDNIGHT)
        yield Slot((day + 1) % len(_WEEK), 0, end)


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"
