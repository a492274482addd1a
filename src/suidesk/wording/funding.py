"""Stages of a grant and kinds of its duties, in words."""

from __future__ import annotations

from suidesk.domain.funding import GrantStage, ObligationKind
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


def duty_text(kind: ObligationKind) -> str:
    """Say what has to be done by a date."""
    return {
        ObligationKind.APPLICATION: translate("Funding", "Application deadline"),
        ObligationKind.DECISION: translate("Funding", "Decision expected"),
        ObligationKind.REPORT: translate("Funding", "Report due"),
        ObligationKind.SPEND_BY: translate("Funding", "Spend by"),
        ObligationKind.CLAIM: translate("Funding", "Claim"),
    }[kind]
