"""The words of a planned handover's timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from suidesk.domain.handovers import Topic
from suidesk.rules.timeline import AFTERWARDS
from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import day_in_words, names_in_words, number_in_words, when_in_words
from suidesk.wording.handovers import topic_text
from suidesk.wording.translate import translate

LOOKING_BACK: Final = frozenset(topic.value for topic in AFTERWARDS)


class TimelineWords:
    """Sentences for `handover.timeline`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "The next step of a handover")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When a step of a planned handover has come and isn't ticked off: who follows 8 weeks before the last day, "
            "notes 6, going along 4, the other way round 2, keys on the day, and looking back 2 and 6 weeks later. "
            "More pressing {near} days before the last day while something isn't passed on, and when a step before or "
            "on that day is {late} days late.",
        ).format(
            near=number_in_words(value["handover.near"]),
            late=number_in_words(value["handover.step_late"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the handover."""
        return translate("Reminders", "Handover of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who leaves when, and which step is next; once they have left, what isn't passed on comes first."""
        day = seen.day("day") or seen.today
        if day < seen.today and (left := _parts(seen)):
            pattern = translate("Reminders", "{person} left {when}; not passed on yet: {parts}")
            when = when_in_words(day, seen.today)
            return pattern.format(person=seen.text("person"), when=when, parts=names_in_words(left))
        steps = _steps(seen)
        # Who hasn't looked back after two weeks needn't look back twice after six.
        at = -1 if _is_looking_back(seen) else 0
        step = steps[at] if steps else ""
        pattern = (
            translate("Reminders", "{person} left {when}: {step}")
            if day < seen.today
            else translate("Reminders", "{person} leaves {when}: {step}")
        )
        return pattern.format(person=seen.text("person"), when=when_in_words(day, seen.today), step=step)

    def why(self, seen: Seen) -> str:
        """Say which steps have come, and what isn't passed on yet."""
        if _is_looking_back(seen):
            come = _ask(seen.texts("successors"))
        else:
            come = translate("Reminders", "The time has come for: {0}.").format("; ".join(_steps(seen)))
        return " ".join(part for part in (come, _open(seen), _unnamed(seen)) if part)

    def lines(self, seen: Evidence) -> list[str]:
        """List the last day, the steps with their days, what is open, and who follows."""
        day, successors = seen.day("day"), seen.texts("successors")
        steps = [
            translate("Reminders", "{step}: {day}").format(step=_step(one), day=day_in_words(due))
            for one in seen.rows("steps")
            if (due := one.day("day"))
        ]
        return [
            *([translate("Reminders", "Last day: {0}").format(day_in_words(day))] if day else []),
            *steps,
            *([translate("Reminders", "Who follows: {0}").format(names_in_words(successors))] if successors else []),
        ]


def _is_looking_back(seen: Evidence) -> bool:
    return all(step.text("topic") in LOOKING_BACK for step in seen.rows("steps"))


def _steps(seen: Evidence) -> list[str]:
    return [_step(one) for one in seen.rows("steps")]


def _step(step: Evidence) -> str:
    known = {topic.value: topic for topic in Topic}
    topic = known.get(step.text("topic"))
    return topic_text(topic) if topic else ""


def _ask(successors: Sequence[str]) -> str:
    who = names_in_words(successors) if successors else translate("Reminders", "whoever took over")
    return translate(
        "Reminders", "Ask {0} how it goes: what nobody thought of shows by now, and can still be asked."
    ).format(who)


def _parts(seen: Evidence) -> list[str]:
    """Name what isn't passed on, by its number."""
    roles, promises, holdings = (seen.number(name) or 0 for name in ("roles", "promises", "holdings"))
    return [
        *([translate("Reminders", "%n role(s)", roles)] if roles else []),
        *([translate("Reminders", "%n promise(s)", promises)] if promises else []),
        *([translate("Reminders", "%n thing(s) held for others", holdings)] if holdings else []),
    ]


def _open(seen: Evidence) -> str:
    parts = _parts(seen)
    return translate("Reminders", "Not passed on yet: {0}.").format(names_in_words(parts)) if parts else ""


def _unnamed(seen: Evidence) -> str:
    unnamed = seen.number("unnamed") or 0
    return translate("Reminders", "Nobody is named yet for %n of them.", unnamed) if unnamed else ""
