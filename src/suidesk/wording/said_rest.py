"""The words of rest: short nights between days, days without a day off, late evenings."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    capital,
    day_and_month,
    day_in_words,
    minutes_in_words,
    number_in_words,
    time_of_day,
    week_in_words,
)
from suidesk.wording.translate import translate

A_DAY = 24 * 60


class DailyRestWords:
    """Sentences for `workload.daily_rest`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Short nights between days")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When there were less than {rest} between the end of one day's hours and the beginning of the next day's, "
            "at least {times} times within fourteen days. It only knows hours whose start was noted. It is a sign and "
            "no diagnosis.",
        ).format(rest=minutes_in_words(value["workload.rest"]), times=number_in_words(value["workload.rest_times"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Rest of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who had how many short nights since when."""
        first, count = seen.day("first"), _count(seen, "count")
        pattern = translate("Reminders", "{person} had %n night(s) with less than {limit} between work", count)
        text = pattern.format(person=seen.text("person"), limit=_minutes(seen, "limit"))
        if first is None:
            return text
        return translate("Reminders", "{0} since {1}").format(text, day_and_month(first))

    def why(self, seen: Seen) -> str:
        """Say which was the shortest, and what would help."""
        shortest = min((rest.number("minutes") or 0 for rest in seen.rows("rests")), default=None)
        parts = [
            *(
                [translate("Reminders", "The shortest left {0}.").format(minutes_in_words(shortest))]
                if shortest is not None
                else []
            ),
            translate(
                "Reminders",
                "This is a sign and no diagnosis: could the morning after a late evening begin later, or go to "
                "somebody else?",
            ),
        ]
        return " ".join(parts)

    def lines(self, seen: Evidence) -> list[str]:
        """List each short night."""
        return [_rest(one) for one in seen.rows("rests")]


class DaysOffWords:
    """Sentences for `workload.days_off`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Many days without a day off")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When hours were noted on more than {amber} days in a row within the last fourteen days; more pressing "
            "from {red} days on. Hours past midnight count for the day on which they began, and a day without noted "
            "hours ends the row. It is a sign and no diagnosis.",
        ).format(amber=number_in_words(value["workload.days_amber"]), red=number_in_words(value["workload.days_red"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Days off of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who worked how many days in a row."""
        pattern = translate("Reminders", "{person} had no day off for %n day(s)", _count(seen, "days"))
        return pattern.format(person=seen.text("person"))

    def why(self, seen: Seen) -> str:
        """Say from when until when, and what would help."""
        first, last = seen.day("first"), seen.day("last")
        parts = [
            *(
                [
                    translate("Reminders", "Hours were noted on each day from {0} to {1}.").format(
                        day_in_words(first), day_in_words(last)
                    )
                ]
                if first and last
                else []
            ),
            translate("Reminders", "This is a sign and no diagnosis: plan a day off, or ask somebody to stand in."),
        ]
        return " ".join(parts)

    def lines(self, seen: Evidence) -> list[str]:
        """List the number of days and the line."""
        return [
            translate("Reminders", "In a row: %n day(s)", _count(seen, "days")),
            translate("Reminders", "The line: %n day(s)", _count(seen, "limit")),
        ]


class EveningsWords:
    """Sentences for `workload.evenings`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Many late evenings")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When hours went on after {time} on {evenings} evenings a week or more, {weeks} weeks in a row. It only "
            "knows hours whose start was noted; weeks of leave are left out. It is a sign and no diagnosis.",
        ).format(
            time=time_of_day(value["workload.evening_from"]),
            evenings=number_in_words(value["workload.evenings"]),
            weeks=number_in_words(value["workload.evening_weeks"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Evenings of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who was out how many weeks in a row."""
        pattern = translate(
            "Reminders",
            "{person} had {evenings} late evenings a week or more, %n week(s) in a row",
            _count(seen, "count"),
        )
        return pattern.format(person=seen.text("person"), evenings=number_in_words(_count(seen, "limit")))

    def why(self, seen: Seen) -> str:
        """Say what late is, since when, and what would help."""
        since = seen.day("since")
        parts = [
            translate("Reminders", "Late means after {0}.").format(time_of_day(_count(seen, "from"))),
            *([translate("Reminders", "It began in the {0}.").format(week_in_words(since))] if since else []),
            translate("Reminders", "This is a sign and no diagnosis: which evening could be somebody else's?"),
        ]
        return " ".join(parts)

    def lines(self, seen: Evidence) -> list[str]:
        """List the weeks."""
        return [_evenings(week) for week in seen.rows("weeks")]


def _rest(rest: Evidence) -> str:
    day, ended, began = rest.day("day"), rest.number("ended"), rest.number("began")
    if day is None or ended is None or began is None:
        return ""
    return translate("Reminders", "{day}: until {ended}, on again at {began}; {rest} between").format(
        day=day_in_words(day),
        ended=time_of_day(ended % A_DAY),
        began=time_of_day(began % A_DAY),
        rest=_minutes(rest, "minutes"),
    )


def _evenings(week: Evidence) -> str:
    monday = week.day("week")
    named = capital(week_in_words(monday)) if monday else ""
    pattern = translate("Reminders", "{week}: %n late evening(s)", _count(week, "evenings"))
    return pattern.format(week=named)


def _minutes(seen: Evidence, name: str) -> str:
    return minutes_in_words(seen.number(name) or 0)


def _count(seen: Evidence, name: str) -> int:
    return seen.number(name) or 0
