"""Stages of a grant and kinds of its duties, in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.wording.formats import due_in_words, when_in_words
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
