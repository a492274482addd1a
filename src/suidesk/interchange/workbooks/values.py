"""Numbers of a spreadsheet as text: with the zeros their format shows, as ISO days and times, whole without `.0`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from math import isfinite
from typing import Final, NamedTuple

from suidesk.interchange.workbooks.formats import NumberFormat, Shows, drawn, format_for

# Spreadsheets keep 15 digits (IEEE 754 double precision); what came after them is lost.
_DIGITS: Final = 15
_TOO_LONG: Final = 10.0**_DIGITS
_A_DAY: Final = 86_400
# Excel counts a 29 February 1900 that never was, as Lotus 1-2-3 did: its day 60.
_NO_SUCH_DAY: Final = 60
_NO_SUCH_DAYS: Final = {0: "1900-01-00", _NO_SUCH_DAY: "1900-02-29"}
# Day 2,958,465 is 31 December 9999.
_LAST_DAY: Final = 2_958_465
_ISO_DAY: Final = len("2024-12-31")
# Hours added up past midnight and shown by a clock's format; beyond a year it is rather a day with a time.
_LONGEST_CLOCK: Final = 366
_NOISE: Final = 2
_ROUNDED_FROM: Final = 1e6


class Shown(NamedTuple):
    """The text of a cell, and the code of what is wrong with it."""

    text: str
    problem: str = ""


def shown(raw: str, code: str, *, is_1904: bool = False) -> Shown:
    """Give a number, as it is written in the file, as its format code shows it.

    Amounts keep all their digits, whatever the format rounds to.
    """
    if not code and raw.isascii() and raw.isdigit() and len(raw) <= _DIGITS and (raw[0] != "0" or raw == "0"):
        return Shown(raw)
    try:
        value = float(raw)
    except ValueError:
        return Shown(raw, "cell_unreadable")
    if not isfinite(value):
        return Shown(raw, "cell_unreadable")
    return _by_format(raw, value, format_for(code, value), is_1904=is_1904)


def _by_format(raw: str, value: float, found: NumberFormat, *, is_1904: bool) -> Shown:
    match found.shows:
        case Shows.MOMENT | Shows.TIME | Shows.DURATION:
            return _moment(value, found.shows, is_1904=is_1904)
        case Shows.PERCENT:
            return Shown(f"{number_text(float(Decimal(repr(value)) * 100))}%")
        case Shows.PICTURE if value >= 0 and value.is_integer() and value < _TOO_LONG:
            return Shown(drawn(found.picture, int(value)))
        case Shows.SCIENTIFIC:
            rounded = f"{value:.{found.decimals}E}"
            # Nothing is left but what is shown: it was read from a text that had been rounded before.
            if float(rounded) == value and abs(value) >= _ROUNDED_FROM:
                return Shown(rounded)
    if abs(value) >= _TOO_LONG:
        return Shown(_exact(raw), "number_too_long")
    return Shown(number_text(value))


def number_text(value: float) -> str:
    """Give a number with a decimal point, without an exponent, whole ones without decimals."""
    if value.is_integer():
        return str(int(value))
    exact, short = repr(value), f"{value:.{_DIGITS}g}"
    # 0.30000000000000004 is 0.3 with the noise of binary sums.
    text = short if len(short) + _NOISE < len(exact) else exact
    return format(Decimal(text), "f") if "e" in text else text


def _exact(raw: str) -> str:
    try:
        return format(Decimal(raw), "f").removesuffix(".0")
    except InvalidOperation:
        return raw


@lru_cache(maxsize=10_000)
def _moment(serial: float, shows: Shows, *, is_1904: bool) -> Shown:
    seconds = round(serial * _A_DAY)
    if shows is Shows.DURATION or (shows is Shows.TIME and 0 <= serial < _LONGEST_CLOCK):
        return Shown(_clock(seconds, is_elapsed=shows is Shows.DURATION or serial >= 1))
    day, rest = divmod(seconds, _A_DAY)
    if not 0 <= day <= _LAST_DAY:
        return Shown(number_text(serial), "date_out_of_range")
    time = f" {_clock(rest)}" if rest else ""
    if is_1904:
        return _after(date(1904, 1, 1), day, time)
    if day in _NO_SUCH_DAYS:
        return Shown(time.strip()) if day == 0 and rest else Shown(f"{_NO_SUCH_DAYS[day]}{time}", "no_such_day")
    return _after(date(1899, 12, 31) if day < _NO_SUCH_DAY else date(1899, 12, 30), day, time)


def _after(start: date, days: int, time: str) -> Shown:
    try:
        return Shown(f"{(start + timedelta(days)).isoformat()}{time}")
    except OverflowError:
        return Shown(f"{days}{time}", "date_out_of_range")


def _clock(seconds: int, *, is_elapsed: bool = False) -> str:
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours}:{minutes:02}" if is_elapsed else f"{hours:02}:{minutes:02}"
    return f"{text}:{rest:02}" if rest else text


def iso_text(text: str) -> str:
    """Give an ISO day with or without a time as it is shown: `2024-12-31T14:30:00` as `2024-12-31 14:30`."""
    day, _, time = text.strip().rstrip("Z").partition("T")
    if len(day) != _ISO_DAY:
        return text.strip()
    time = time.split(".")[0].removesuffix(":00") if time.count(":") > 1 else time
    return day if time in {"", "00:00"} else f"{day} {time}"
