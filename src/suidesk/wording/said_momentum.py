"""The words of momentum: a quiet project, money that ends with nothing to follow, a vacant critical role."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.domain.projects import LifeSign
from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import day_in_words, names_in_words, number_in_words, when_in_words
from suidesk.wording.projects import sign_text
from suidesk.wording.translate import translate


class QuietWords:
    """Sentences for `momentum.quiet`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A project has become quiet")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When nothing was noted of a running project for {days} days: no hours, no conversation, no new promise, "
            "no need or idea, nobody who took or left a role. Days on which nothing at all was noted any more, as in "
            "your holidays, don't count. What was not noted may have happened all the same.",
        ).format(days=number_in_words(value["momentum.quiet_for"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Momentum of {project}").format(project=seen.text("project"))

    def title(self, seen: Seen) -> str:
        """Say since when nothing was noted."""
        since = seen.day("since") or seen.today
        days = (seen.today - since).days
        return translate("Reminders", "{project} is quiet: nothing was noted for %n day(s)", days).format(
            project=seen.text("project")
        )

    def why(self, seen: Seen) -> str:
        """Say what was noted last, and what to do."""
        day, sign = seen.day("since"), _sign(seen)
        said = day_in_words(day) if day else ""
        last = (
            translate("Reminders", "The last thing noted of it: {sign}, on {day}.").format(
                sign=sign_text(sign), day=said
            )
            if sign
            else translate("Reminders", "It began on {day}, and nothing was noted of it since.").format(day=said)
        )
        step = translate("Reminders", "Ask whoever leads it how it goes, or set it to resting if it is meant to pause.")
        return f"{last} {step}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the day and the sign."""
        day, sign = seen.day("since"), _sign(seen)
        said = day_in_words(day) if day else ""
        if sign is None:
            return [translate("Reminders", "Began on: {0}").format(said)]
        return [
            translate("Reminders", "Noted last on: {0}").format(said),
            translate("Reminders", "What it was: {0}").format(sign_text(sign)),
        ]


def _sign(seen: Evidence) -> LifeSign | None:
    """Read the sign; nothing where there was none, or a later version knows another."""
    return next((one for one in LifeSign if one.value == seen.text("sign")), None)


class MoneyEndsWords:
    """Sentences for `momentum.money_ends`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A project's money ends and nothing follows")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "{weeks} weeks before the last grant in hand that pays for a running project ends, while nothing more for "
            "it is applied for; and up to {after} weeks after that. One reminder for all projects of a grant, and none "
            "while the reminder to renew that grant says it.",
        ).format(
            weeks=number_in_words(value["momentum.money_ends"]), after=number_in_words(value["momentum.money_ended"])
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Money for {projects}").format(projects=names_in_words(seen.texts("projects")))

    def title(self, seen: Seen) -> str:
        """Say whose money ends when."""
        end = seen.day("end") or seen.today
        pattern = (
            translate("Reminders", "The money for {projects} ended {when}, and nothing follows")
            if end < seen.today
            else translate("Reminders", "The money for {projects} ends {when}, and nothing follows")
        )
        return pattern.format(projects=_few(seen.texts("projects")), when=when_in_words(end, seen.today))

    def why(self, seen: Seen) -> str:
        """Say which grant it is, and what to do."""
        day = seen.day("end") or seen.today
        pattern = (
            translate(
                "Reminders",
                "{grant} paid for {projects} until {day}. No other grant in hand pays, none is applied for.",
            )
            if day < seen.today
            else translate(
                "Reminders",
                "{grant} pays for {projects} until {day}. No other grant in hand pays for longer, and none is applied "
                "for.",
            )
        )
        said = pattern.format(
            grant=seen.text("grant"), projects=names_in_words(seen.texts("projects")), day=day_in_words(day)
        )
        step = translate("Reminders", "Apply for what follows, say what other grants pay for, or plan an end in time.")
        return f"{said} {step}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the grant, its end, and the projects."""
        day = seen.day("end")
        return [
            translate("Reminders", "Grant: {0}").format(seen.text("grant")),
            *([translate("Reminders", "Ends on: {0}").format(day_in_words(day))] if day else []),
            *(translate("Reminders", "Project: {0}").format(name) for name in seen.texts("projects")),
        ]


FEW = 2
"""Projects that a title names; the rest are counted."""


def _few(names: list[str]) -> str:
    if len(names) <= FEW:
        return names_in_words(names)
    return translate("Reminders", "{0} and %n more project(s)", len(names) - 1).format(names[0])


class VacantWords:
    """Sentences for `momentum.role_vacant`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A critical role is vacant")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When nobody holds a critical role of a running project. In the first {days} days after its holder's last "
            "day the reminder about the ending says so instead.",
        ).format(days=number_in_words(value["handover.vacant_for"]))

    def subject(self, seen: Evidence) -> str:
        """Name the role."""
        return translate("Reminders", "Vacant: {role} of {place}").format(
            role=seen.text("role"), place=seen.text("place")
        )

    def title(self, seen: Seen) -> str:
        """Say which role nobody holds."""
        return translate("Reminders", "Nobody holds {role} of {place}").format(
            role=seen.text("role"), place=seen.text("place")
        )

    def why(self, seen: Seen) -> str:
        """Say who held it last, who may help meanwhile, and what to do."""
        since = seen.day("since")
        held = (
            translate("Reminders", "The role is critical, and vacant since {day}; {person} held it last.").format(
                day=day_in_words(since), person=seen.text("person")
            )
            if since
            else translate("Reminders", "The role is critical, and nobody has held it yet.")
        )
        first = seen.day("next_from")
        if first:
            step = translate("Reminders", "{person} begins on {day}; the days until then are open.").format(
                person=seen.text("next_person"), day=day_in_words(first)
            )
        elif deputies := seen.texts("deputies"):
            step = translate("Reminders", "{people} may stand in, as deputy. Ask, and say who will hold it.").format(
                people=names_in_words(deputies)
            )
        else:
            step = translate("Reminders", "Give it to somebody, or say that it isn't critical any more.")
        return f"{held} {step}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the place, since when, and who stands near."""
        since, first = seen.day("since"), seen.day("next_from")
        return [
            translate("Reminders", "Project: {0}").format(seen.text("place")),
            *([translate("Reminders", "Vacant since: {0}").format(day_in_words(since))] if since else []),
            *([translate("Reminders", "Held last by: {0}").format(seen.text("person"))] if since else []),
            *([translate("Reminders", "Next holder from: {0}").format(day_in_words(first))] if first else []),
            *(translate("Reminders", "Deputy: {0}").format(name) for name in seen.texts("deputies")),
        ]
