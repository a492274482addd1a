"""The words of what the user wanted to do by a day."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import day_in_words, due_in_words, time_of_day
from suidesk.wording.translate import translate


class FollowUpWords:
    """Sentences for `follow_up.due`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Follow-ups")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        late = translate("Reminders", "it presses more after %n day(s).", value["follow_up.late"])
        return translate(
            "Reminders", "On the day you set, at {time} or at the time you set, until it is done; {late}"
        ).format(time=time_of_day(value["follow_up.at"]), late=late)

    def subject(self, seen: Evidence) -> str:
        """Give the text as it was written."""
        return seen.text("text").strip()

    def title(self, seen: Seen) -> str:
        """Give the first line of the text as it was written."""
        return self.subject(seen).partition("\n")[0]

    def why(self, seen: Seen) -> str:
        """Say for when it was meant, and about whom."""
        day, minute = seen.day("day") or seen.today, seen.number("minute")
        pattern = (
            translate("Reminders", "Set for {day}: {when}.")
            if minute is None
            else translate("Reminders", "Set for {day} at {time}: {when}.")
        )
        said = pattern.format(
            day=day_in_words(day),
            when=due_in_words(day, seen.today),
            time=time_of_day(minute if minute is not None else 0),
        )
        about = translate("Reminders", "It is about {0}.").format(seen.text("name")) if seen.text("name") else ""
        return f"{said} {about}".strip()

    def lines(self, seen: Evidence) -> list[str]:
        """List the day, what it is about and whose it is."""
        day = seen.day("day")
        return [
            *([translate("Reminders", "Day: {0}").format(day_in_words(day))] if day else []),
            *([translate("Reminders", "About: {0}").format(seen.text("name"))] if seen.text("name") else []),
            *([translate("Reminders", "In the hands of {0}").format(seen.text("owner"))] if seen.text("owner") else []),
        ]
