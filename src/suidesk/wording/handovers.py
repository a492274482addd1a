"""Handovers in words: states, steps of the timeline, what the notes are about, and how far one is."""

from __future__ import annotations

from suidesk.domain.assets import HoldingKind
from suidesk.domain.handovers import HandoverState, Topic
from suidesk.wording.translate import translate


def state_text(state: HandoverState) -> str:
    """Say how far a handover is."""
    return {
        HandoverState.PLANNED: translate("Handovers", "Planned"),
        HandoverState.UNDER_WAY: translate("Handovers", "Under way"),
        HandoverState.FINISHED: translate("Handovers", "Finished"),
        HandoverState.CANCELLED: translate("Handovers", "Cancelled"),
    }[state]


def topic_text(topic: Topic) -> str:
    """Name a step of the timeline, or what a note is about."""
    return {
        Topic.PURPOSE: translate("Handovers", "Purpose"),
        Topic.RECURRING_TASKS: translate("Handovers", "Recurring tasks"),
        Topic.CONTACTS: translate("Handovers", "Contacts and introductions"),
        Topic.ADVICE: translate("Handovers", "Advice"),
        Topic.SUCCESSOR_NAMED: translate("Handovers", "Name who follows"),
        Topic.CONTACTS_LISTED: translate("Handovers", "List the contacts"),
        Topic.PASSWORDS_LOCATED: translate("Handovers", "Say where passwords are kept"),
        Topic.DEADLINES_LISTED: translate("Handovers", "List the deadlines"),
        Topic.NOTES_WRITTEN: translate("Handovers", "Write the notes"),
        Topic.SHADOWING: translate("Handovers", "Let the successor go along"),
        Topic.REVERSE_SHADOWING: translate("Handovers", "Swap: the successor does it"),
        Topic.KEYS_PASSED_ON: translate("Handovers", "Pass on keys, accounts, signing rights"),
        Topic.CHECK_AFTER_TWO_WEEKS: translate("Handovers", "Ask how it goes, after two weeks"),
        Topic.CHECK_AFTER_SIX_WEEKS: translate("Handovers", "Ask how it goes, after six weeks"),
    }[topic]


def topic_hint(topic: Topic) -> str:
    """Say in a sentence what to do in a step, or what to write in a note."""
    return {
        Topic.PURPOSE: translate("Handovers", "What this is for, and how one can tell that it goes well."),
        Topic.RECURRING_TASKS: translate("Handovers", "What comes back each week, month and year, and when."),
        Topic.CONTACTS: translate("Handovers", "Who matters, what for, and who should introduce the successor."),
        Topic.ADVICE: translate("Handovers", "What you would have liked to know when you began."),
        Topic.SUCCESSOR_NAMED: translate("Handovers", "Choose who takes over each role, promise and key."),
        Topic.CONTACTS_LISTED: translate("Handovers", "Whom to ring, and for what: nobody can ask afterwards."),
        Topic.PASSWORDS_LOCATED: translate("Handovers", "Where they are kept, never what they are."),
        Topic.DEADLINES_LISTED: translate("Handovers", "What is due in the next three months, and to whom."),
        Topic.NOTES_WRITTEN: translate("Handovers", "Fill in the notes below, together if you can."),
        Topic.SHADOWING: translate("Handovers", "The successor watches, a few times, and asks."),
        Topic.REVERSE_SHADOWING: translate("Handovers", "The successor does it, and the leaver watches."),
        Topic.KEYS_PASSED_ON: translate("Handovers", "In the hand, and signed for where that is usual."),
        Topic.CHECK_AFTER_TWO_WEEKS: translate("Handovers", "What was missing from the notes? Add it."),
        Topic.CHECK_AFTER_SIX_WEEKS: translate("Handovers", "Is it theirs now? Then the handover is finished."),
    }[topic]


def holding_text(kind: HoldingKind) -> str:
    """Name what somebody holds for others."""
    return {
        HoldingKind.KEY: translate("Handovers", "Key"),
        HoldingKind.ACCOUNT: translate("Handovers", "Account"),
        HoldingKind.EQUIPMENT: translate("Handovers", "Equipment"),
        HoldingKind.SIGNATORY: translate("Handovers", "Signing right"),
    }[kind]


def progress_text(done: int, count: int) -> str:
    """Say how much of a handover is done: 3 of 12 done."""
    if count == 0:
        return translate("Handovers", "Nothing to pass on")
    return translate("Handovers", "{0} of {1} done").format(done, count)
