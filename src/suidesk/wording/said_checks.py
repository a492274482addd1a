"""The words of checks to be looked at again, and of volunteers who have become quiet."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.domain.volunteers import CheckKind
from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    day_in_words,
    minutes_in_words,
    names_in_words,
    number_in_words,
    percent_in_words,
    week_in_words,
    when_in_words,
)
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import check_kind_text


class CheckDueWords:
    """Sentences for `handover.check_due`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A check to be looked at again")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        days = [number_in_words(days) for key, days in value.items() if key.startswith("handover.check_review_")]
        return translate(
            "Reminders",
            "{days} days before the review of a volunteer's check, training or agreement. The latest of each scheme "
            "counts.",
        ).format(days=names_in_words(days))

    def subject(self, seen: Evidence) -> str:
        """Name the check."""
        return translate("Reminders", "{scheme} of {person}").format(
            scheme=seen.text("scheme"), person=seen.text("person")
        )

    def title(self, seen: Seen) -> str:
        """Say whose check is to be looked at when."""
        day = seen.day("day") or seen.today
        pattern = (
            translate("Reminders", "{scheme} of {person} was to be reviewed {when}")
            if day < seen.today
            else translate("Reminders", "{scheme} of {person} is to be reviewed {when}")
        )
        return pattern.format(
            scheme=seen.text("scheme"), person=seen.text("person"), when=when_in_words(day, seen.today)
        )

    def why(self, seen: Seen) -> str:
        """Say when it was seen, and what to do."""
        day, looked = seen.day("day") or seen.today, seen.day("seen")
        kinds = {kind.value: kind for kind in CheckKind}
        kind = kinds.get(seen.text("kind"), CheckKind.BACKGROUND)
        review = translate("Reminders", "{kind}: the review is on {day}.").format(
            kind=check_kind_text(kind), day=day_in_words(day)
        )
        last = translate("Reminders", "It was last seen on {day}.").format(day=day_in_words(looked)) if looked else ""
        then = translate("Reminders", "A new one can take weeks; note the day on which you see it.")
        return " ".join(part for part in (review, last, then) if part)

    def lines(self, seen: Evidence) -> list[str]:
        """List when it was seen by whom, and when it is due."""
        day, looked, by = seen.day("day"), seen.day("seen"), seen.text("seen_by")
        return [
            *([translate("Reminders", "Review: {0}").format(day_in_words(day))] if day else []),
            *([translate("Reminders", "Seen: {0}").format(day_in_words(looked))] if looked else []),
            *([translate("Reminders", "Seen by: {0}").format(by)] if by else []),
        ]


class QuietLeavingWords:
    """Sentences for `handover.quiet_leaving`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A volunteer has become quiet")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks, and what can't be measured."""
        return translate(
            "Reminders",
            "When the hours of a volunteer who isn't away were below {percent} of the usual in each of the last "
            "{weeks} weeks with noted hours, and of what they now promise; the usual is the median of the {median} "
            "noted weeks before. A week without noted hours is unknown and passed over, so this can't tell of somebody "
            "who stopped altogether. A week is looked at from the Wednesday after it on.",
        ).format(
            percent=percent_in_words(value["handover.quiet_below"]),
            weeks=number_in_words(value["handover.quiet_weeks"]),
            median=number_in_words(value["handover.quiet_median"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Hours of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who gives less for how long."""
        weeks = len(seen.rows("weeks"))
        return translate("Reminders", "{person} gave far less than usual for %n week(s)", weeks).format(
            person=seen.text("person")
        )

    def why(self, seen: Seen) -> str:
        """Say the numbers; they are no reason, so ask."""
        since = seen.day("since") or seen.today
        minutes = [minutes_in_words(week.number("minutes") or 0) for week in seen.rows("weeks")]
        numbers = translate("Reminders", "Usually {usual} a week; since the {week}: {minutes}.").format(
            usual=minutes_in_words(seen.number("usual") or 0), week=week_in_words(since), minutes=", ".join(minutes)
        )
        ask = translate("Reminders", "There may be a good reason. Ask how they are, and conclude nothing.")
        return f"{numbers} {ask}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the usual and each week."""
        usual = translate("Reminders", "Usual week: {0}").format(minutes_in_words(seen.number("usual") or 0))
        weeks = [
            translate("Reminders", "{week}: {hours}").format(
                week=week_in_words(monday), hours=minutes_in_words(week.number("minutes") or 0)
            )
            for week in seen.rows("weeks")
            if (monday := week.day("week"))
        ]
        return [usual, *weeks]
