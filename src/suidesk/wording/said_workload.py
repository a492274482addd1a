"""The words of too much work: promises above capacity, and very long weeks."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    minutes_in_words,
    number_in_words,
    percent_in_words,
    week_in_words,
)
from suidesk.wording.said_handover import promise_lines
from suidesk.wording.translate import translate


class OverloadWords:
    """Sentences for `workload.overload`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "More promised than can be given")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When a volunteer's weekly promises exceed {amber} of what they said they can give, by {least} a week or "
            "more, for {weeks} weeks in a row, this week among them; more pressing above {red}, by {red_least} or "
            "more. Weeks of leave are left out.",
        ).format(
            least=minutes_in_words(value["workload.overload_least"]),
            red_least=minutes_in_words(value["workload.overload_red_least"]),
            amber=percent_in_words(value["workload.overload_amber"]),
            red=percent_in_words(value["workload.overload_red"]),
            weeks=number_in_words(value["workload.overload_weeks"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Promises of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who has promised how much."""
        pattern = (
            translate("Reminders", "{person} has promised {promised} a week and can give {capacity}")
            if seen.number("capacity")
            else translate("Reminders", "{person} has promised {promised} a week and can give none")
        )
        return pattern.format(
            person=seen.text("person"), promised=_minutes(seen, "promised"), capacity=_minutes(seen, "capacity")
        )

    def why(self, seen: Seen) -> str:
        """Say since when and how far above, and what would help."""
        since, percent = seen.day("since"), seen.number("percent")
        parts = [
            *([translate("Reminders", "It began in the {0}.").format(week_in_words(since))] if since else []),
            *([_share(percent)] if percent is not None else []),
            translate("Reminders", "Release or pass on a promise, or ask somebody who hasn't been asked yet."),
        ]
        return " ".join(parts)

    def lines(self, seen: Evidence) -> list[str]:
        """List the two sums and each promise."""
        return [
            translate("Reminders", "Promised this week: {0}").format(_minutes(seen, "promised")),
            translate("Reminders", "Can give: {0} a week").format(_minutes(seen, "capacity")),
            *promise_lines(seen),
        ]


class LongWeeksWords:
    """Sentences for `workload.long_weeks`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Very long weeks")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When the last four weeks come to {mean} a week on average, or one of them to more than {very_long}; more "
            "pressing when {count} of them reach {long}. Paid and unpaid hours count alike; weeks without noted hours "
            "are unknown, and weeks of leave are left out. It is a sign and no diagnosis.",
        ).format(
            mean=minutes_in_words(value["workload.mean_week"]),
            very_long=minutes_in_words(value["workload.very_long_week"]),
            long=minutes_in_words(value["workload.long_week"]),
            count=number_in_words(value["workload.long_weeks"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Hours of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who has how long weeks."""
        signs, person = seen.texts("signs"), seen.text("person")
        if "long_weeks" in signs:
            limit = seen.number("long_limit") or 0
            pattern = translate(
                "Reminders", "{person} had %n week(s) of {limit} or more in a month", _long(seen, limit)
            )
            return pattern.format(person=person, limit=minutes_in_words(limit))
        if "mean_week" in signs:
            pattern = translate("Reminders", "{person} gave {mean} a week over the last month")
            return pattern.format(person=person, mean=_minutes(seen, "mean"))
        pattern = translate("Reminders", "{person} had a week of {longest}")
        return pattern.format(person=person, longest=minutes_in_words(_longest(seen)))

    def why(self, seen: Seen) -> str:
        """Say which signs showed, what they are compared with, and what would help."""
        texts = {
            "long_weeks": translate("Reminders", "Weeks of {long_limit} or more came again within four weeks."),
            "mean_week": translate("Reminders", "The mean of the last four weeks is {mean}; the line is {mean_limit}."),
            "very_long_week": translate("Reminders", "One week came to more than {very_long_limit}."),
        }
        values = {name: _minutes(seen, name) for name in ("mean", "mean_limit", "long_limit", "very_long_limit")}
        signs = [texts[sign].format(**values) for sign in seen.texts("signs") if sign in texts]
        ask = translate(
            "Reminders", "This is a sign and no verdict: ask how they are, and offer to take something off."
        )
        return " ".join([*signs, ask])

    def lines(self, seen: Evidence) -> list[str]:
        """List the four weeks with their hours."""
        since = seen.day("since")
        return [
            *(_week(week) for week in seen.rows("weeks")),
            *([translate("Reminders", "Shows since the {0}").format(week_in_words(since))] if since else []),
        ]


def _minutes(seen: Evidence, name: str) -> str:
    return minutes_in_words(seen.number(name) or 0)


def _share(percent: int) -> str:
    return translate("Reminders", "That is {0} of what they said they can give.").format(percent_in_words(percent))


def _long(seen: Evidence, limit: int) -> int:
    return sum((week.number("minutes") or 0) >= limit for week in seen.rows("weeks"))


def _longest(seen: Evidence) -> int:
    return max((week.number("minutes") or 0 for week in seen.rows("weeks")), default=0)


def _week(week: Evidence) -> str:
    monday, minutes, paid = week.day("week"), week.number("minutes"), week.number("paid")
    named = week_in_words(monday) if monday else ""
    named = named[:1].upper() + named[1:]
    if minutes is None:
        return translate("Reminders", "{week}: nothing noted, so not counted").format(week=named)
    if paid:
        pattern = translate("Reminders", "{week}: {hours}, of which {paid} paid")
        return pattern.format(week=named, hours=minutes_in_words(minutes), paid=minutes_in_words(paid))
    return translate("Reminders", "{week}: {hours}").format(week=named, hours=minutes_in_words(minutes))
