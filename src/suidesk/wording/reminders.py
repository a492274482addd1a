"""Everything that is said about reminders: title, reason, facts, source of the numbers, digest, heartbeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from suidesk.wording.evidence import Evidence, Sayable, Seen
from suidesk.wording.formats import clock_time, day_and_month, day_in_words
from suidesk.wording.said import words_of
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.rules.thresholds import Settings, Source

IN_A_DIGEST = 5
"""Reminders that a digest names; the rest are counted."""


@dataclass(frozen=True)
class SourceNote:
    """Where a rule's numbers come from, in a sentence, and where to read it (None: nowhere else)."""

    text: str
    url: str | None


def title(said: Sayable, today: date) -> str:
    """Say in a line what is due: Report on Winter Fund is due in 12 days."""
    words = words_of(said.rule)
    return words.title(Seen.of(said, today)) if words else _of_a_later_version()


def why(said: Sayable, today: date) -> str:
    """Say in one or a few sentences why, with exact numbers, and what would help."""
    words = words_of(said.rule)
    return words.why(Seen.of(said, today)) if words else _of_a_later_version()


def subject(said: Sayable) -> str:
    """Name the matter without a day: Report on Winter Fund."""
    words = words_of(said.rule)
    return words.subject(Evidence(said.evidence)) if words else _of_a_later_version()


def evidence_lines(said: Sayable) -> list[str]:
    """List the facts behind a reminder, one line each."""
    words = words_of(said.rule)
    return words.lines(Evidence(said.evidence)) if words else []


def rule_name(rule: str) -> str:
    """Name a rule as a heading."""
    words = words_of(rule)
    return words.name() if words else rule


def explanation(rule: str, settings: Settings) -> str:
    """Say in a sentence when a rule speaks, with the numbers in use."""
    from suidesk.rules.engine import rule_named

    words, known = words_of(rule), rule_named(rule)
    if words is None or known is None:
        return _of_a_later_version()
    return words.explanation({threshold.key: settings.value(threshold) for threshold in known.thresholds})


def sources(rule: str) -> list[SourceNote]:
    """Say where a rule's numbers come from, each source once."""
    from suidesk.rules.engine import rule_named
    from suidesk.rules.thresholds import SOURCE_URLS

    known = rule_named(rule)
    found = dict.fromkeys(threshold.source for threshold in known.thresholds) if known else {}
    return [SourceNote(source_text(source), SOURCE_URLS.get(source)) for source in found]


def source_text(source: Source) -> str:
    """Say what a source is."""
    from suidesk.rules.thresholds import Source

    return {
        Source.OWN_DEFAULT: translate("Reminders", "suidesk's own choice; no study sets this number."),
        Source.HANDOVER_TIMELINE: translate(
            "Reminders",
            "suidesk's own timeline of a handover: name who follows, written notes, going along, doing it together, "
            "keys.",
        ),
        Source.WHO_ILO_2021: translate(
            "Reminders",
            "WHO and ILO 2021: 55 hours a week or more go with a 35 % higher risk of stroke and a 17 % higher risk of "
            "dying from heart disease.",
        ),
        Source.WORKING_TIME_DIRECTIVE: translate(
            "Reminders",
            "Directive 2003/88/EC: 48 hours a week on average is the most for employees; a yardstick for volunteers.",
        ),
        Source.BURNOUT_ODDS: translate("Reminders", "A study found the odds of burnout doubled above 60 hours a week."),
        Source.DAILY_REST: translate(
            "Reminders",
            "Directive 2003/88/EC, article 3: employees rest at least 11 hours in a row each day; a yardstick for "
            "volunteers.",
        ),
        Source.WEEKLY_REST: translate(
            "Reminders",
            "Directive 2003/88/EC, articles 5 and 16: employees have a day off in each seven days, or two in fourteen; "
            "a yardstick for volunteers.",
        ),
        Source.EVENING_WORK: translate(
            "Reminders",
            "Studies link work in the evening with worse sleep and health; that three evenings are many is suidesk's "
            "own choice.",
        ),
    }[source]


def completion(said: Sayable) -> str:
    """Name the button that answers a reminder: what can be done is done, the rest is noted."""
    if said.rule in {"funding.obligation", "follow_up.due"}:
        return translate("Reminders", "Done")
    if said.rule == "export.delete_by":
        return translate("Reminders", "It is deleted")
    return translate("Reminders", "Noted")


def digest_title(
    count: int,
    *,
    is_catching_up: bool = False,
    is_repeating: bool = False,
    restored_from: date | None = None,
    is_week: bool = False,
) -> str:
    """Head a digest: after a restore, after a crash (some of it `is_repeating`), after a pause, or for the week."""
    if restored_from is not None:
        text = translate("Reminders", "From the backup of {0}, so perhaps once more: %n reminder(s)", count)
        return text.format(day_and_month(restored_from))
    if is_repeating:
        return translate("Reminders", "Perhaps once more: %n reminder(s)", count)
    if is_catching_up:
        return translate("Reminders", "While you were away: %n reminder(s)", count)
    if is_week:
        return translate("Reminders", "For this week: %n reminder(s)", count)
    return translate("Reminders", "%n reminder(s)", count)


def digest_body(said: Sequence[Sayable], today: date) -> str:
    """List the first few of a digest, worst first as they come, and count the rest."""
    lines = [title(one, today) for one in said[:IN_A_DIGEST]]
    more = len(said) - IN_A_DIGEST
    return "\n".join([*lines, *([translate("Reminders", "and %n more", more)] if more > 0 else [])])


def heartbeat_in_doubt(checked_at: datetime) -> str:
    """Say that nothing is looked at while the day is in doubt."""
    return translate("Reminders", "Reminders wait since {0}: the clock may be wrong").format(clock_time(checked_at))


def heartbeat_stalled(checked: str, why: str) -> str:
    """Say that a look failed; `checked` is when one last succeeded, empty when none did."""
    if not checked:
        return translate("Reminders", "Reminders could not be checked: {0}").format(why)
    return translate("Reminders", "Reminders could not be checked since {0}: {1}").format(checked, why)


def rules_failed(text: str, count: int) -> str:
    """Say of the heartbeat that some rules could not judge."""
    return translate("Reminders", "{0}. %n rule(s) failed: see Settings", count).format(text)


def shown_here_only(text: str) -> str:
    """Say of the heartbeat that nothing pops up."""
    return translate("Reminders", "{0}. No pop-ups here: they stand on Today only").format(text)


def popup_answer(said: Sayable | None, answer: str) -> str:
    """Name a button of a pop-up; without a reminder it stands on a digest."""
    if answer == "done" and said is not None:
        return completion(said)
    return translate("Reminders", "Tomorrow") if answer == "later" else translate("Reminders", "Open")


def clock_question(now: datetime) -> str:
    """Ask whether the clock (a local moment) is right."""
    return translate("Reminders", "Is today {0}, and is it {1}?").format(day_in_words(now.date()), clock_time(now))


def clock_reason(expected: datetime, *, is_ahead: bool) -> str:
    """Say why that is asked; `expected` is the local moment that was to be expected."""
    day = f"{day_in_words(expected.date())}, {clock_time(expected)}"
    if is_ahead:
        text = translate(
            "Reminders",
            "The clock of this computer is far ahead of what was to be expected ({0}). suidesk waits with its "
            "reminders until you say that it is right.",
        )
    else:
        text = translate(
            "Reminders",
            "The clock of this computer is behind what was to be expected ({0}). Until you say that it is right, "
            "suidesk takes nothing off your list.",
        )
    return text.format(day)


def heartbeat(checked_at: datetime, following: Sayable | None, on: date | None) -> str:
    """Say when reminders were last checked (local time) and which comes next."""
    checked = translate("Reminders", "Reminders checked {0}").format(clock_time(checked_at))
    if following is None or on is None:
        return translate("Reminders", "{checked}; nothing else is planned").format(checked=checked)
    return translate("Reminders", "{checked}; next: {matter}, {day}").format(
        checked=checked, matter=subject(following).partition("\n")[0], day=day_and_month(on)
    )


def _of_a_later_version() -> str:
    return translate("Reminders", "A reminder of a later version of suidesk")
