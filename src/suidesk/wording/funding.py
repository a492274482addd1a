"""Stages of a grant, kinds of its duties, how long money lasts and what hangs on it, in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from suidesk.domain.currencies import exponent_of
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.money import Progress, Runway
from suidesk.wording.formats import (
    day_in_words,
    due_in_words,
    minutes_in_words,
    money_in_words,
    names_in_words,
    number_in_words,
    percent_in_words,
    when_in_words,
)
from suidesk.wording.translate import translate


def stage_text(stage: GrantStage) -> str:
    """Say where a grant stands."""
    return {
        GrantStage.PROSPECT: translate("Funding", "Prospect"),
        GrantStage.DRAFTING: translate("Funding", "Drafting"),
        GrantStage.APPLIED: translate("Funding", "Applied"),
        GrantStage.AWARDED: translate("Funding", "Awarded"),
        GrantStage.DECLINED: translate("Funding", "Declined"),
        GrantStage.ACTIVE: translate("Funding", "Active"),
        GrantStage.REPORTING: translate("Funding", "Reporting"),
        GrantStage.CLOSED: translate("Funding", "Closed"),
    }[stage]


def stage_hint(stage: GrantStage) -> str:
    """Say in a sentence what a stage means."""
    return {
        GrantStage.PROSPECT: translate("Funding", "Worth looking into; nothing written yet."),
        GrantStage.DRAFTING: translate("Funding", "The application is being written."),
        GrantStage.APPLIED: translate("Funding", "Handed in; waiting for the decision."),
        GrantStage.AWARDED: translate("Funding", "Granted; the money hasn't started yet."),
        GrantStage.DECLINED: translate("Funding", "Turned down."),
        GrantStage.ACTIVE: translate("Funding", "The money is being spent."),
        GrantStage.REPORTING: translate("Funding", "The money is spent; reports are owed."),
        GrantStage.CLOSED: translate("Funding", "Finished, nothing more is owed."),
    }[stage]


OWED_BY_US: Final = frozenset({ObligationKind.APPLICATION, ObligationKind.REPORT, ObligationKind.CLAIM})
"""Duties that can be late; a decision is the funder's, and money not spent by a day is only not spent."""


def duty_due_text(kind: ObligationKind, day: date, today: date) -> str:
    """Say when a duty is due: in 12 days, 3 days late; of what nobody here can be late with: 3 days ago."""
    return due_in_words(day, today) if kind in OWED_BY_US else when_in_words(day, today)


def duty_text(kind: ObligationKind) -> str:
    """Say what has to be done by a date."""
    return {
        ObligationKind.APPLICATION: translate("Funding", "Application deadline"),
        ObligationKind.DECISION: translate("Funding", "Decision expected"),
        ObligationKind.REPORT: translate("Funding", "Report due"),
        ObligationKind.SPEND_BY: translate("Funding", "Spend by"),
        ObligationKind.CLAIM: translate("Funding", "Claim"),
    }[kind]


def duty_short_text(kind: ObligationKind) -> str:
    """Name a duty where there is little room."""
    return {
        ObligationKind.APPLICATION: translate("Funding", "Application"),
        ObligationKind.DECISION: translate("Funding", "Decision"),
        ObligationKind.REPORT: translate("Funding", "Report"),
        ObligationKind.SPEND_BY: translate("Funding", "Spend by"),
        ObligationKind.CLAIM: translate("Funding", "Claim"),
    }[kind]


def months_text(tenths: int) -> str:
    """Say a number of months that is known to a tenth: 6 months, 4.5 months."""
    whole, rest = divmod(tenths, 10)
    if not rest:
        return translate("Funding", "%n month(s)", whole)
    mark = translate("Numbers", ".")
    return translate("Funding", "{0} months").format(f"{number_in_words(whole)}{mark}{rest}")


def exposed_text(projects: int, roles: int, people: int, minutes: int) -> str:
    """Say how much hangs on a grant, without what is none: 2 projects, 3 roles, 5 people and 11 h a week."""
    parts = [
        *([translate("Funding", "%n project(s)", projects)] if projects else []),
        *([translate("Funding", "%n role(s)", roles)] if roles else []),
        *([translate("Funding", "%n person(s)", people)] if people else []),
        *([translate("Funding", "{0} a week").format(minutes_in_words(minutes))] if minutes else []),
    ]
    return names_in_words(parts)


def about_money(minor: int, currency: str) -> str:
    """Write a mean amount: without its smallest units, which a mean doesn't know."""
    unit = 10 ** exponent_of(currency)
    return money_in_words((minor + unit // 2) // unit * unit if abs(minor) >= unit else minor, currency)


def runway_text(runway: Runway, currency: str) -> str:
    """Say how long free reserves last, with the division that it comes from."""
    return translate(
        "Funding",
        "{free} was free on {noted}. Keeping going costs {month} a month, the mean of %n known month(s), so it lasts "
        "{lasts}: until {until}.",
        runway.month.known,
    ).format(
        free=money_in_words(runway.free_minor, currency),
        noted=day_in_words(runway.noted_on),
        month=about_money(runway.month.minor, currency),
        lasts=months_text(runway.tenths),
        until=day_in_words(runway.until),
    )


def spent_text(progress: Progress, currency: str, today: date) -> str:
    """Say how much of a grant is spent, and how much of its time has passed."""
    return translate("Funding", "{spent} of {awarded} is spent ({percent}) after {elapsed} of its time.").format(
        spent=money_in_words(progress.spent_minor, currency),
        awarded=money_in_words(progress.awarded_minor, currency),
        percent=percent_in_words(progress.spent_percent),
        elapsed=percent_in_words(progress.elapsed_percent(today)),
    )


def ending_text(ends_on: date, hanging: str, today: date) -> str:
    """Say when money ends or ended, and what hangs on it."""
    is_past = ends_on < today
    if not hanging:
        pattern = translate("Funding", "Ended {0}.") if is_past else translate("Funding", "Ends {0}.")
        return pattern.format(day_in_words(ends_on))
    pattern = translate("Funding", "Ended {0}: {1}.") if is_past else translate("Funding", "Ends {0}: {1}.")
    return pattern.format(day_in_words(ends_on), hanging)


def following_text(title: str, stage: GrantStage | None, *, is_applied: bool) -> str:
    """Say what would follow a grant."""
    if stage is None:
        return translate("Funding", "Nothing that would follow is noted.")
    if is_applied:
        return translate("Funding", "“{0}” follows: {1}.").format(title, stage_text(stage).lower())
    return translate("Funding", "“{0}” would follow, and isn't applied for yet.").format(title)
