"""The words of hours set against other hours: the mean of four months, and a sudden drop."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import capital, minutes_in_words, number_in_words, percent_in_words, week_in_words
from suidesk.wording.translate import translate


class AverageWords:
    """Sentences for `workload.average`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Long weeks on average")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When the last 17 finished weeks come to more than {limit} a week on average, paid and unpaid hours "
            "together, and at least {known} of them are noted. Weeks of leave are left out, and weeks without noted "
            "hours are unknown. It is a sign and no diagnosis.",
        ).format(
            limit=minutes_in_words(value["workload.average_week"]),
            known=number_in_words(value["workload.average_known"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Average hours of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who has given how much a week."""
        pattern = translate("Reminders", "{person} gave {mean} a week on average over four months")
        return pattern.format(person=seen.text("person"), mean=_minutes(seen, "mean"))

    def why(self, seen: Seen) -> str:
        """Say how it was reckoned, what it is compared with, and what would help."""
        reckoned = translate(
            "Reminders", "{total} in %n noted week(s); the line is {limit} a week.", _count(seen, "known")
        )
        ask = translate(
            "Reminders", "This is a sign and no diagnosis: ask what could be left out or passed on for a while."
        )
        return f"{reckoned.format(total=_minutes(seen, 'total'), limit=_minutes(seen, 'limit'))} {ask}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the parts of the sum."""
        away, unknown, since = _count(seen, "away"), _count(seen, "unknown"), seen.day("since")
        return [
            translate("Reminders", "Noted: {total} in %n week(s)", _count(seen, "known")).format(
                total=_minutes(seen, "total")
            ),
            translate("Reminders", "Mean: {0} a week").format(_minutes(seen, "mean")),
            *([translate("Reminders", "Left out: %n week(s) of leave", away)] if away else []),
            *([translate("Reminders", "Unknown: %n week(s) without noted hours", unknown)] if unknown else []),
            *([translate("Reminders", "Shows since the {0}").format(week_in_words(since))] if since else []),
        ]


class SuddenDropWords:
    """Sentences for `workload.sudden_drop`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A sudden drop after too much")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When a volunteer's latest noted week is less than {below} of their usual one, and at least {weeks} of the "
            "eight weeks before it were above {above} of what they said they can give. Not when they are on leave; a "
            "week without noted hours is unknown. There can be many reasons: it is a reason to ask, and no diagnosis.",
        ).format(
            below=percent_in_words(value["workload.drop_below"]),
            above=percent_in_words(value["workload.drop_above"]),
            weeks=number_in_words(value["workload.drop_weeks"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Fewer hours of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who gave how much less."""
        pattern = translate("Reminders", "{person} gave {minutes} in a week, after about {usual} a week before")
        return pattern.format(
            person=seen.text("person"), minutes=_minutes(seen, "minutes"), usual=_minutes(seen, "usual")
        )

    def why(self, seen: Seen) -> str:
        """Say what went before, and that nothing follows from it but a question."""
        week = seen.day("week")
        parts = [
            *([translate("Reminders", "It came in the {0}.").format(week_in_words(week))] if week else []),
            translate(
                "Reminders",
                "%n of the weeks before were far above what they said they can give.",
                _count(seen, "above"),
            ),
            translate("Reminders", "It may mean nothing: ask how they are, and don't conclude."),
        ]
        return " ".join(parts)

    def lines(self, seen: Evidence) -> list[str]:
        """List what they can give, and the weeks."""
        return [
            translate("Reminders", "Can give: {0} a week").format(_minutes(seen, "capacity")),
            translate("Reminders", "Usual week (median): {0}").format(_minutes(seen, "usual")),
            *(_week(week) for week in seen.rows("weeks")),
        ]


def _week(week: Evidence) -> str:
    monday, minutes = week.day("week"), week.number("minutes")
    named = capital(week_in_words(monday)) if monday else ""
    if minutes is None:
        return translate("Reminders", "{week}: nothing noted, so not counted").format(week=named)
    return translate("Reminders", "{week}: {hours}").format(week=named, hours=minutes_in_words(minutes))


def _minutes(seen: Evidence, name: str) -> str:
    return minutes_in_words(seen.number(name) or 0)


def _count(seen: Evidence, name: str) -> int:
    return seen.number(name) or 0
