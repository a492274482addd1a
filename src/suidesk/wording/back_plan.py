"""The plan back from an application's deadline, in words: its steps, the weeks that are full, who has room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from suidesk.domain.volunteers import Absence
from suidesk.rules.back_plan import Step, StepState, WeekRoom
from suidesk.wording.formats import (
    capital,
    day_and_month,
    due_in_words,
    minutes_in_words,
    names_in_words,
    number_in_words,
    week_in_words,
)
from suidesk.wording.translate import translate


def step_name(step: Step) -> str:
    """Name a step where there is little room."""
    return {
        Step.WRITE: translate("BackPlan", "Start writing"),
        Step.READ: translate("BackPlan", "Draft to read"),
        Step.SIGN_OFF: translate("BackPlan", "Sign-off by trustees or finance"),
        Step.SUBMIT: translate("BackPlan", "Submit"),
    }[step]


def step_text(step: Step, minutes: int | None = None) -> str:
    """Say what is to be done in a step, as its follow-up is called; `minutes` are what writing takes."""
    if step is Step.WRITE and minutes:
        pattern = translate("BackPlan", "Start writing the application, about {0}")
        return pattern.format(minutes_in_words(minutes))
    return {
        Step.WRITE: translate("BackPlan", "Start writing the application"),
        Step.READ: translate("BackPlan", "Give the draft of the application to somebody to read"),
        Step.SIGN_OFF: translate("BackPlan", "Have the application signed off by trustees or finance"),
        Step.SUBMIT: translate("BackPlan", "Submit the application"),
    }[step]


def state_text(state: StepState, due_on: date, today: date) -> str:
    """Say on a chip where a step stands: Done, Next, 3 days late; nothing for a later one."""
    return {
        StepState.DONE: translate("BackPlan", "Done"),
        StepState.LATE: capital(due_in_words(due_on, today)),
        StepState.NEXT: translate("BackPlan", "Next"),
        StepState.OPEN: "",
    }[state]


def source_text(days: Sequence[int]) -> str:
    """Say where the days of a proposal come from."""
    pattern = translate(
        "BackPlan",
        "Counted back from the deadline: {0} days before it, the days of its reminders (suidesk's own default, changed "
        "in Settings). Fewer where the deadline is near, and never at a weekend. Clear a day to leave its step out.",
    )
    return pattern.format(names_in_words([number_in_words(number) for number in days]))


def week_text(week: WeekRoom) -> str:
    """Set what is promised for a week against what can be given: Week of 2 March 2026: 11 h promised of 8 h."""
    name = capital(week_in_words(week.monday))
    if week.promised is None:
        return translate("BackPlan", "{0}: away").format(name)
    promised = minutes_in_words(week.promised) if week.promised else translate("BackPlan", "nothing")
    if week.capacity is None:
        return translate("BackPlan", "{0}: {1} promised").format(name, promised)
    capacity = minutes_in_words(week.capacity)
    if not week.room:
        return translate("BackPlan", "{0}: {1} promised of {2}").format(name, promised, capacity)
    room = minutes_in_words(week.room)
    return translate("BackPlan", "{0}: {1} promised of {2}, {3} free").format(name, promised, capacity, room)


def span_text(absence: Absence) -> str:
    """Say from when to when somebody is away: away 3–14 March, away from 3 March."""
    first, last = absence.from_on, absence.until_on
    if last is None:
        return translate("BackPlan", "away from {0}").format(day_and_month(first))
    if first == last:
        return translate("BackPlan", "away on {0}").format(day_and_month(first))
    if (first.year, first.month) == (last.year, last.month):
        return translate("BackPlan", "away {0}–{1}").format(first.day, day_and_month(last))
    return translate("BackPlan", "away {0} – {1}").format(day_and_month(first), day_and_month(last))


def away_text(name: str, absences: Sequence[Absence]) -> str:
    """Say when the writer is away: Åsa is away 3–14 March."""
    return translate("BackPlan", "{0} is {1}.").format(name, names_in_words([span_text(one) for one in absences]))


def step_away_text(step: Step, name: str, absence: Absence) -> str:
    """Say that the owner of a step isn't there on its day."""
    return translate("BackPlan", "{0}: {1} is {2}.").format(step_name(step), name, span_text(absence))


def verdict_text(name: str, weeks: Sequence[WeekRoom], needed: int | None, room: int | None) -> str:
    """Say in a sentence whether the writer has room in the weeks of writing."""
    if room is None and not any(week.is_full for week in weeks):
        return translate("BackPlan", "How much {0} can give a week isn't noted, so their room isn't known.").format(
            name
        )
    if needed is None:
        full = sum(week.is_full for week in weeks)
        if not full:
            return translate("BackPlan", "{0} has room in every week of writing.").format(name)
        return translate("BackPlan", "{0} has no room in %n week(s) of writing.", full).format(name)
    if room is None:
        return translate("BackPlan", "How much {0} can give a week isn't noted, so their room isn't known.").format(
            name
        )
    texts = {
        True: translate("BackPlan", "{name} has {room} free in %n week(s) of writing, for {needed}.", len(weeks)),
        False: translate("BackPlan", "{name} has only {room} free in %n week(s) of writing, not {needed}.", len(weeks)),
    }
    return texts[room >= needed].format(name=name, room=minutes_in_words(room), needed=minutes_in_words(needed))


def others_text(found: Sequence[tuple[str, int]]) -> str:
    """Say who else of the grant's people has room in these weeks, with how much."""
    said = [translate("BackPlan", "{0} ({1})").format(name, minutes_in_words(room)) for name, room in found]
    return translate("BackPlan", "Room in these weeks: {0}.").format(names_in_words(said))


def earlier_text(weeks: Sequence[WeekRoom]) -> str:
    """Say which weeks before have room."""
    return translate("BackPlan", "Room before that: {0}.").format(
        names_in_words(
            [
                translate("BackPlan", "{0} ({1})").format(week_in_words(week.monday), minutes_in_words(week.room or 0))
                for week in weeks
            ]
        )
    )


def moves_text(count: int, days: int) -> str:
    """Offer to move the open steps of a plan with their deadline."""
    pattern = (
        translate("BackPlan", "Move %n open step(s) of the plan as well: {0} later", count)
        if days > 0
        else translate("BackPlan", "Move %n open step(s) of the plan as well: {0} earlier", count)
    )
    return pattern.format(translate("BackPlan", "%n day(s)", abs(days)))
