"""Projects in words: where one stands, what was given to it, and hours that are about to be noted."""

from __future__ import annotations

from datetime import date

from suidesk.domain.projects import LifeSign, ProjectStage
from suidesk.wording.formats import minutes_in_words, weekday_in_words, when_in_words
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate


def stage_text(stage: ProjectStage) -> str:
    """Say where a project stands."""
    return {
        ProjectStage.IDEA: translate("Projects", "Idea"),
        ProjectStage.PLANNED: translate("Projects", "Planned"),
        ProjectStage.RUNNING: translate("Projects", "Running"),
        ProjectStage.RESTING: translate("Projects", "Resting"),
        ProjectStage.FINISHED: translate("Projects", "Finished"),
    }[stage]


def stage_hint(stage: ProjectStage) -> str:
    """Say in a sentence what a stage means."""
    return {
        ProjectStage.IDEA: translate("Projects", "Somebody would like to; nothing is settled yet."),
        ProjectStage.PLANNED: translate("Projects", "It will happen; it hasn't begun."),
        ProjectStage.RUNNING: translate("Projects", "It happens now."),
        ProjectStage.RESTING: translate("Projects", "It pauses, and is meant to go on."),
        ProjectStage.FINISHED: translate("Projects", "It is over; everything about it stays here."),
    }[stage]


def sign_text(sign: LifeSign) -> str:
    """Name what was noted of a project, within a sentence."""
    return {
        LifeSign.HOURS: translate("Projects", "hours given"),
        LifeSign.INTERACTION: translate("Projects", "a conversation"),
        LifeSign.PROMISE: translate("Projects", "a promise"),
        LifeSign.NEED: translate("Projects", "a need or an idea"),
        LifeSign.ROLE: translate("Projects", "a change of who has a role"),
    }[sign]


def long_day(day: date, today: date) -> str:
    """Say a day by its weekday: Saturday 21 November; with the year where it isn't this one."""
    return translate("Projects", "{weekday} {day}").format(
        weekday=weekday_in_words(day.isoweekday()), day=day_near(day, today)
    )


def noting_text(who: str, minutes: int, project: str, day: str) -> str:
    """Say which hours are about to be noted: 8 people, 24 h for Repair Café on Saturday 21 November."""
    given = minutes_in_words(minutes)
    if project:
        return translate("Projects", "{who}, {hours} for {project} on {day}.").format(
            who=who, hours=given, project=project, day=day
        )
    return translate("Projects", "{who}, {hours} on {day}, for no project.").format(who=who, hours=given, day=day)


def people_text(count: int) -> str:
    """Count people: 8 people."""
    return translate("Projects", "%n person(s)", count)


def given_text(lately: int, weeks: int, minutes: int, people: int) -> str:
    """Say what was given to a project, in minutes: in the last `weeks` weeks and since it began."""
    recent = (
        translate("Projects", "{0} in the last %n week(s).", weeks).format(minutes_in_words(lately))
        if lately
        else translate("Projects", "No hours in the last %n week(s).", weeks)
    )
    whole = translate("Projects", "{0} by %n person(s) since the first note.", people)
    return f"{recent} {whole.format(minutes_in_words(minutes))}"


def momentum_text(sign: LifeSign | None, day: date | None, who: str | None, today: date) -> str:
    """Say what was noted last of a project, when, and by whom where it was one person."""
    if sign is None or day is None:
        return translate("Projects", "Nothing was noted of it yet.")
    when = when_in_words(day, today)
    if who:
        return translate("Projects", "Noted last: {sign} of {who}, {when}.").format(
            sign=sign_text(sign), who=who, when=when
        )
    return translate("Projects", "Noted last: {sign}, {when}.").format(sign=sign_text(sign), when=when)


def kept_text(promised: int, given: int, weeks: int) -> str:
    """Set what is promised a week against the hours a week of the last `weeks` with notes, both in minutes.

    Nothing where both lack; where no hours are given, `weeks` is how many were looked at.
    """
    if not promised and not given:
        return ""
    if not given:
        return translate("Projects", "{0} a week promised; no hours noted in the last %n week(s).", weeks).format(
            minutes_in_words(promised)
        )
    if not promised:
        return translate(
            "Projects", "Nothing is promised; {0} a week given (last %n week(s) with notes).", weeks
        ).format(minutes_in_words(given))
    return translate(
        "Projects", "{promised} a week promised, {given} given (last %n week(s) with notes).", weeks
    ).format(promised=minutes_in_words(promised), given=minutes_in_words(given))
