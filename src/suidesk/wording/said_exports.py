"""The words of lists that went out and are to be deleted."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import day_in_words, names_in_words, number_in_words, when_in_words
from suidesk.wording.translate import translate


class DeleteByWords:
    """Sentences for `export.delete_by`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A list that went out is to be deleted")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        days = [value[key] for key in sorted(value)]
        before = [number_in_words(one) for one in days if one > 0]
        after = [number_in_words(-one) for one in days if one < 0]
        parts = [translate("Reminders", "{days} days before").format(days=names_in_words(before))] if before else []
        parts += [translate("Reminders", "on the day itself")] if 0 in days else []
        parts += [translate("Reminders", "{days} days after").format(days=names_in_words(after))] if after else []
        return translate(
            "Reminders",
            "For a list that went out with a day by which it is to be deleted: {when}, until you say that it is "
            "deleted.",
        ).format(when=names_in_words(parts))

    def subject(self, seen: Evidence) -> str:
        """Name the file."""
        return translate("Reminders", "Delete {file}").format(file=seen.text("file"))

    def title(self, seen: Seen) -> str:
        """Say which file is to be deleted when."""
        day = seen.day("day") or seen.today
        pattern = (
            translate("Reminders", "The list {file} was to be deleted {when}")
            if day < seen.today
            else translate("Reminders", "The list {file} is to be deleted {when}")
        )
        return pattern.format(file=seen.text("file"), when=when_in_words(day, seen.today))

    def why(self, seen: Seen) -> str:
        """Say what went out for what, and what to do."""
        went = seen.day("went")
        count = seen.number("count") or 0
        out = (
            translate("Reminders", "It went out on {day} with %n row(s).", count).format(day=day_in_words(went))
            if went
            else ""
        )
        purpose = seen.text("purpose")
        what_for = translate("Reminders", "Noted as its purpose: {purpose}.").format(purpose=purpose) if purpose else ""
        then = translate(
            "Reminders", "Delete your copy, ask whoever has it to do the same, and then say that it is deleted."
        )
        return " ".join(part for part in (out, what_for, then) if part)

    def lines(self, seen: Evidence) -> list[str]:
        """List the day, how much went out, for what and by whom."""
        day, went, by, purpose = seen.day("day"), seen.day("went"), seen.text("by"), seen.text("purpose")
        return [
            *([translate("Reminders", "To be deleted by: {0}").format(day_in_words(day))] if day else []),
            *([translate("Reminders", "Went out: {0}").format(day_in_words(went))] if went else []),
            translate("Reminders", "%n row(s)", seen.number("count") or 0),
            *([translate("Reminders", "What for: {0}").format(purpose)] if purpose else []),
            *([translate("Reminders", "By: {0}").format(by)] if by else []),
        ]
