"""Days, times, minutes, money and lists in words, without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from suidesk.domain.currencies import exponent_of
from suidesk.wording.translate import translate

HOUR = 60
FEW_NAMES = 2

SIGNS: Mapping[str, str] = MappingProxyType({"GBP": "£", "EUR": "€", "USD": "$"})
"""Signs that stand before the amount."""

CROWNS = frozenset({"DKK", "SEK", "NOK", "ISK"})
"""Currencies written with kr after the amount."""


def weekday_name(day: date) -> str:
    """Give the short name of the day's weekday."""
    return (
        translate("Dates", "Mon"),
        translate("Dates", "Tue"),
        translate("Dates", "Wed"),
        translate("Dates", "Thu"),
        translate("Dates", "Fri"),
        translate("Dates", "Sat"),
        translate("Dates", "Sun"),
    )[day.weekday()]


def weekday_in_words(number: int) -> str:
    """Give the full name of a weekday, 1 for Monday."""
    return (
        translate("Dates", "Monday"),
        translate("Dates", "Tuesday"),
        translate("Dates", "Wednesday"),
        translate("Dates", "Thursday"),
        translate("Dates", "Friday"),
        translate("Dates", "Saturday"),
        translate("Dates", "Sunday"),
    )[number - 1]


def month_name(month: int) -> str:
    """Give the name of a month, 1 to 12."""
    return (
        translate("Dates", "January"),
        translate("Dates", "February"),
        translate("Dates", "March"),
        translate("Dates", "April"),
        translate("Dates", "May"),
        translate("Dates", "June"),
        translate("Dates", "July"),
        translate("Dates", "August"),
        translate("Dates", "September"),
        translate("Dates", "October"),
        translate("Dates", "November"),
        translate("Dates", "December"),
    )[month - 1]


def day_in_words(day: date) -> str:
    """Say a day in full: Thu 3 December 2026."""
    return translate("Dates", "{weekday} {day} {month} {year}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day.month), year=day.year
    )


def day_and_month(day: date) -> str:
    """Say a day without its year: 3 December."""
    return translate("Dates", "{day} {month}").format(day=day.day, month=month_name(day.month))


def week_in_words(monday: date) -> str:
    """Say a week by its Monday: week of 2 November 2026."""
    return translate("Dates", "week of {day} {month} {year}").format(
        day=monday.day, month=month_name(monday.month), year=monday.year
    )


def due_in_words(day: date, today: date) -> str:
    """Say when something is due: today, tomorrow, in 12 days, 3 days late."""
    days = (day - today).days
    if days < 0:
        return translate("Dates", "%n day(s) late", -days)
    return when_in_words(day, today)


def when_in_words(day: date, today: date) -> str:
    """Say how far a day is: today, tomorrow, yesterday, in 12 days, 3 days ago."""
    days = (day - today).days
    near = {
        -1: translate("Dates", "yesterday"),
        0: translate("Dates", "today"),
        1: translate("Dates", "tomorrow"),
    }
    if days in near:
        return near[days]
    return translate("Dates", "in %n day(s)", days) if days > 0 else translate("Dates", "%n day(s) ago", -days)


def time_of_day(minute: int) -> str:
    """Say a minute of the day as on a clock: 09:00."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def clock_time(moment: datetime) -> str:
    """Say the time of a local moment: 10:42."""
    return time_of_day(moment.hour * HOUR + moment.minute)


def minutes_in_words(minutes: int) -> str:
    """Say a duration: 3 h, 2 h 30 min, 45 min."""
    hours, rest = divmod(abs(minutes), HOUR)
    sign = "−" if minutes < 0 else ""
    if hours and rest:
        return translate("Numbers", "{0} h {1} min").format(f"{sign}{number_in_words(hours)}", rest)
    if hours:
        return translate("Numbers", "{0} h").format(f"{sign}{number_in_words(hours)}")
    return translate("Numbers", "{0} min").format(f"{sign}{rest}")


def number_in_words(number: int) -> str:
    """Write a whole number with its thousands apart: 12,400."""
    return f"{number:,}".replace(",", translate("Numbers", ",")).replace("-", "−")


def percent_in_words(percent: int) -> str:
    """Write a percentage: 120 %."""
    return translate("Numbers", "{0} %").format(number_in_words(percent))


def money_in_words(minor: int, currency: str) -> str:
    """Write an amount of minor units: £1,200, €1,200.50, 1,200 kr, CHF 1,200."""
    places = exponent_of(currency)
    whole, rest = divmod(abs(minor), 10**places)
    amount = number_in_words(whole)
    if rest:
        amount += translate("Numbers", ".") + f"{rest:0{places}}"
    sign = "−" if minor < 0 else ""
    if currency in CROWNS:
        return f"{sign}{amount} kr"
    return f"{sign}{SIGNS[currency]}{amount}" if currency in SIGNS else f"{sign}{currency} {amount}"


def capital(text: str) -> str:
    """Begin with a capital, as a text that stands alone does."""
    return text[:1].upper() + text[1:]


def names_in_words(names: Sequence[str]) -> str:
    """Join names as in a sentence: A, B and C."""
    if len(names) < FEW_NAMES:
        return "".join(names)
    first = translate("Numbers", ", ").join(names[:-1])
    return translate("Numbers", "{0} and {1}").format(first, names[-1])
