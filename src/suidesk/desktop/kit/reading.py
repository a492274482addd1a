"""Reads what a person types as a day, a duration or an amount of money, the way their language writes it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QDate, QLocale

from suidesk.wording.translate import translate

_ISO: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_PARTS: Final = re.compile(r"^(\d{1,4})[./\- ](\d{1,2})(?:[./\- ](\d{2,4}))?$")
_AHEAD: Final = re.compile(r"^([+-])\s*(\d{1,3})\s*([a-z]?)$")
_CLOCK: Final = re.compile(r"^(\d{1,4}):([0-5]\d)$")
_HOURS_MINUTES: Final = re.compile(r"^(\d{1,4})\s*[hut]\s*([0-5]?\d)\s*(?:m|min)?$")
_UNIT: Final = re.compile(r"^(\d{1,4}(?:[.,]\d{1,2})?)\s*([a-zæøå]*)\.?$")
_HOUR_UNITS: Final = frozenset({"", "h", "hr", "hrs", "hour", "hours", "u", "uur", "t", "time", "timer"})
_MINUTE_UNITS: Final = frozenset({"m", "min", "mins", "minute", "minutes", "minuten", "minut", "minutter"})
_MONEY: Final = re.compile(
    r"([+\-−]?) ?(?:[a-z]{3}|kr\.?|[£€$])? ?([+\-−]?) ?"
    r"(\d[\d.,'’ ]*|[.,]\d+)(?:(?<=,)-)?(?: ?(?:[a-z]{3}|kr\.?|euros?|pounds?|kroner|[£€$]))?",
    re.IGNORECASE,
)
"""Signs, a currency in front, the number, perhaps the dash of '5,-', a currency behind."""
_MINUS: Final = ("-", "−")
_DAYS_PER_UNIT: Final = {"": 1, "d": 1, "w": 7, "u": 7}
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 100
_MINUTES_PER_HOUR: Final = 60
_MONTHS_PER_YEAR: Final = 12


def _words(today: date) -> dict[str, date]:
    return {
        translate("Day", "today").casefold(): today,
        translate("Day", "tomorrow").casefold(): today + timedelta(days=1),
        translate("Day", "yesterday").casefold(): today - timedelta(days=1),
        translate("Day", "next week").casefold(): today + timedelta(days=7),
    }


def _weekday(text: str, today: date, locale: QLocale) -> date | None:
    for number in range(1, 8):
        names = {
            locale.dayName(number, style).casefold().rstrip(".")
            for style in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        }
        if text.rstrip(".") in names:
            return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)
    return None


def _add_months(today: date, months: int) -> date:
    year, month = divmod(today.year * _MONTHS_PER_YEAR + today.month - 1 + months, _MONTHS_PER_YEAR)
    last = QDate(year, month + 1, 1).daysInMonth()
    return date(year, month + 1, min(today.day, last))


def _ahead(text: str, today: date) -> date | None:
    found = _AHEAD.match(text)
    if found is None:
        return None
    count = int(found[2]) * (1 if found[1] == "+" else -1)
    if found[3] == "m":
        return _add_months(today, count)
    if found[3] in {"y", "j"}:
        return _add_months(today, count * _MONTHS_PER_YEAR)
    days = _DAYS_PER_UNIT.get(found[3])
    return None if days is None else today + timedelta(days=days * count)


def _is_month_first(locale: QLocale) -> bool:
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return 0 <= pattern.find("M") < pattern.find("d")


def _numbers(text: str, today: date, locale: QLocale) -> date | None:
    found = _ISO.match(text)
    if found is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _PARTS.match(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    month, day = (first, second) if _is_month_first(locale) else (second, first)
    if found[3]:
        year = int(found[3])
        return _day(year + _CENTURY if year < _TWO_DIGITS else year, month, day)
    # A day and month without a year is the next such day.
    this_year = _day(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(text: str, locale: QLocale) -> date | None:
    for pattern in ("d MMMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "d. MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy"):
        found = locale.toDate(text, pattern)
        if found.isValid():
            return _day(found.year(), found.month(), found.day())
    return None


def read_day(text: str, today: date, locale: QLocale) -> date | None:
    """Read '3/12/2026', '2026-12-03', '3 Dec 2026', 'tomorrow', 'friday', '+3w'; `None` when it is no day."""
    folded = " ".join(text.casefold().split())
    try:
        return (
            _words(today).get(folded)
            or _ahead(folded, today)
            or _numbers(folded, today, locale)
            or _weekday(folded, today, locale)
            or _written(text.strip(), locale)
        )
    except (OverflowError, ValueError):
        return None


def write_day(day: date, locale: QLocale) -> str:
    """Write `day` as the language does, with the year in full."""
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in pattern:
        pattern = pattern.replace("yy", "yyyy")
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def read_minutes(text: str) -> int | None:
    """Read '3', '3h', '2:30', '2h30', '90m', '1,5' as minutes (a bare number is hours); `None` when it is none."""
    folded = text.casefold().strip()
    if (clock := _CLOCK.match(folded) or _HOURS_MINUTES.match(folded)) is not None:
        return int(clock[1]) * _MINUTES_PER_HOUR + int(clock[2])
    if (found := _UNIT.match(folded)) is None:
        return None
    amount = Decimal(found[1].replace(",", "."))
    if found[2] in _HOUR_UNITS:
        return round(amount * _MINUTES_PER_HOUR)
    return round(amount) if found[2] in _MINUTE_UNITS else None


def write_minutes(minutes: int) -> str:
    """Write whole hours as '3', others as '2:30'."""
    hours, rest = divmod(minutes, _MINUTES_PER_HOUR)
    return f"{hours}:{rest:02d}" if rest else str(hours)


def read_money(text: str, locale: QLocale, digits: int = 2) -> int | None:
    """Read an amount as `locale` writes it, in minor units (`digits` decimals); `None` when it is none.

    The group sign is dropped where it stands before three digits; a decimal point is understood in every language.
    Other letters are no amount: "1e9" must not become 19.
    """
    found = _MONEY.fullmatch(" ".join(text.split()))
    if found is None or (found[1] and found[2]):
        return None
    kept = "".join(sign for sign in found[3] if sign.isdigit() or sign in ",.")
    group, point = locale.groupSeparator(), locale.decimalPoint()
    if group in ",.":
        kept = re.sub(re.escape(group) + r"(?=\d{3}(?:\D|$))", "", kept)
    try:
        amount = Decimal(kept.replace(point, ".").replace(",", "."))
    except InvalidOperation:
        return None
    minor = amount.scaleb(digits)
    if minor != minor.to_integral_value():
        return None
    return -int(minor) if found[1] in _MINUS or found[2] in _MINUS else int(minor)


def write_money(minor: int, locale: QLocale, digits: int = 2) -> str:
    """Write `minor` units as `locale` does, without the currency; no decimals when they are zero."""
    whole, part = divmod(abs(minor), 10**digits)
    sign = locale.negativeSign() if minor < 0 else ""
    tail = f"{locale.decimalPoint()}{part:0{digits}d}" if part else ""
    return f"{sign}{locale.toString(whole)}{tail}"
