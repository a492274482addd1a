"""What a change is called once it is made: the text of the undo bar and of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.wording.formats import money_in_words
from suidesk.wording.lists import records_in_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def change_text(code: str, params: Mapping[str, object], origin: str = "here") -> str:
    """Say what a command did, with the names it gave; `origin` tells whether it was taken back or made again."""
    done = _said(code, params)
    if origin == "undo":
        return translate("Changes", "Undone: {0}").format(done)
    if origin == "redo":
        return translate("Changes", "Done again: {0}").format(done)
    return done


def _said(code: str, params: Mapping[str, object]) -> str:
    texts = _texts()
    if code not in texts:
        return translate("Changes", "A change was made")
    if code in {"ImportContacts", "TakeListBack"}:
        return _imported(_number(params, "created"), _number(params, "updated"))
    if code == "ImportRecords":
        return records_in_text(str(params.get("kind")), _number(params, "created"), _number(params, "updated"))
    return texts[code](_number(params, "count")).format_map(_Filled(_with_amount(params)))


def _with_amount(params: Mapping[str, object]) -> Mapping[str, object]:
    """Add the amount in words, where a change tells minor units and their currency."""
    minor, currency = params.get("minor"), params.get("currency")
    if isinstance(minor, int) and isinstance(currency, str):
        return {**params, "amount": money_in_words(minor, currency)}
    return params


def _number(params: Mapping[str, object], name: str) -> int:
    found = params.get(name)
    return found if isinstance(found, int) else -1


def _imported(created: int, updated: int) -> str:
    """Say what a list brought: new contacts, and those that were there and changed."""
    new = translate("Changes", "A list was brought in: %n new contact(s)", max(created, 0))
    if updated <= 0:
        return new
    return translate("Changes", "{0}, %n changed", updated).format(new)


def _talked(one: str, many: Callable[[int], str], present: int) -> str:
    """Say of a conversation how many took part beside the one who is named."""
    return many(present - 1) if present > 1 else one


class _Filled(dict[str, object]):
    """Leaves out what a change of an older program doesn't tell."""

    def __missing__(self, key: str) -> str:
        return "…"


def known_codes() -> frozenset[str]:
    """Give the commands that have a text; a test holds it against the table of commands."""
    return frozenset(_texts())


def _texts() -> Mapping[str, Callable[[int], str]]:
    return {
        "AddPerson": lambda _: translate("Changes", "{name} was added"),
        "AddOrganisation": lambda _: translate("Changes", "{name} was added"),
        "ChangeContact": lambda _: translate("Changes", "{name} was changed"),
        "RemoveContact": lambda _: translate("Changes", "{name} was removed"),
        "TellApart": lambda _: translate("Changes", "{name} and {other} told apart"),
        "ProposeAgain": lambda _: translate("Changes", "{name} and {other} may be proposed as one again"),
        "UnmergeContacts": lambda _: translate("Changes", "{other} is an entry of its own again, apart from {name}"),
        "MergeContacts": lambda _: translate("Changes", "{other} was merged into {name}"),
        "ArchiveContacts": lambda n: (
            translate("Changes", "{name} was put into the archive")
            if n == 1
            else translate("Changes", "%n contact(s) archived", n)
        ),
        "BringBackContacts": lambda n: (
            translate("Changes", "{name} is back in the lists")
            if n == 1
            else translate("Changes", "%n contact(s) back in the lists", n)
        ),
        "NoteDeath": lambda _: translate("Changes", "The death of {name} was noted"),
        "ChangeContacts": lambda n: translate("Changes", "%n contact(s) changed at once", n),
        "AddField": lambda _: translate("Changes", "The field “{name}” was added"),
        "ChangeField": lambda _: translate("Changes", "The field “{name}” was changed"),
        "RemoveField": lambda _: translate("Changes", "The field “{name}” was removed"),
        "SetFieldValue": lambda _: translate("Changes", "“{other}” of {name} was changed"),
        "EraseForGood": lambda _: translate("Changes", "A removed record was erased for good"),
        "AddSavedList": lambda _: translate("Changes", "The list “{name}” was saved"),
        "ChangeSavedList": lambda _: translate("Changes", "The list “{name}” was changed"),
        "RemoveSavedList": lambda _: translate("Changes", "The list “{name}” was removed"),
        "AddVolunteer": lambda _: translate("Changes", "{name} is now a volunteer"),
        "ChangeVolunteer": lambda _: translate("Changes", "{name}'s volunteering was changed"),
        "RemoveVolunteer": lambda _: translate("Changes", "{name} is no longer listed as a volunteer"),
        "AddAbsence": lambda _: translate("Changes", "Time away of {name} was noted"),
        "ChangeAbsence": lambda _: translate("Changes", "Time away of {name} was changed"),
        "RemoveAbsence": lambda _: translate("Changes", "Time away of {name} was removed"),
        "PlanPause": lambda _: translate("Changes", "A pause of {name} was planned"),
        "ChangePause": lambda _: translate("Changes", "The pause of {name} was changed"),
        "EndPauseEarly": lambda _: translate("Changes", "{name} is back from the pause"),
        "SetAvailability": lambda _: translate("Changes", "When {name} can usually help was changed"),
        "NoteCheck": lambda _: translate("Changes", "A check of {name} was noted"),
        "ChangeCheck": lambda _: translate("Changes", "A check of {name} was changed"),
        "RemoveCheck": lambda _: translate("Changes", "A check of {name} was removed"),
        "AddConnection": lambda _: translate("Changes", "{name} and {other} are now connected"),
        "ChangeConnection": lambda _: translate("Changes", "The connection of {name} and {other} was changed"),
        "EndConnection": lambda _: translate("Changes", "The connection of {name} and {other} was ended"),
        "RemoveConnection": lambda _: translate("Changes", "The connection of {name} and {other} was removed"),
        "AddProject": lambda _: translate("Changes", "{name} was added"),
        "ChangeProject": lambda _: translate("Changes", "{name} was changed"),
        "RemoveProject": lambda _: translate("Changes", "{name} was removed"),
        "AddRole": lambda _: translate("Changes", "Role “{name}” was added"),
        "ChangeRole": lambda _: translate("Changes", "Role “{name}” was changed"),
        "RemoveRole": lambda _: translate("Changes", "Role “{name}” was removed"),
        "AddAssignment": lambda _: translate("Changes", "{name} now has the role “{role}”"),
        "ChangeAssignment": lambda _: translate("Changes", "{name}'s role “{role}” was changed"),
        "RemoveAssignment": lambda _: translate("Changes", "{name} no longer has the role “{role}”"),
        "AddNeed": lambda _: translate("Changes", "“{name}” was noted"),
        "ChangeNeed": lambda _: translate("Changes", "“{name}” was changed"),
        "MeetNeed": lambda _: translate("Changes", "“{name}” is met"),
        "DropNeed": lambda _: translate("Changes", "“{name}” is no longer followed"),
        "ReopenNeed": lambda _: translate("Changes", "“{name}” is open again"),
        "RemoveNeed": lambda _: translate("Changes", "“{name}” was removed"),
        "AddAsset": lambda _: translate("Changes", "{name} was added"),
        "ChangeAsset": lambda _: translate("Changes", "{name} was changed"),
        "RemoveAsset": lambda _: translate("Changes", "{name} was removed"),
        "AddHolding": lambda _: translate("Changes", "{person} now holds “{name}”"),
        "ChangeHolding": lambda _: translate("Changes", "“{name}”, held by {person}, was changed"),
        "EndHolding": lambda _: translate("Changes", "{person} gave back “{name}”"),
        "PassOnHolding": lambda _: translate("Changes", "“{name}” went over to {person}"),
        "RemoveHolding": lambda _: translate("Changes", "“{name}”, held by {person}, was removed"),
        "AddCommitment": lambda _: translate("Changes", "A promise of {name} was noted"),
        "ChangeCommitment": lambda _: translate("Changes", "A promise of {name} was changed"),
        "RemoveCommitment": lambda _: translate("Changes", "A promise of {name} was removed"),
        "KeepCommitment": lambda _: translate("Changes", "{name} kept a promise"),
        "ReleaseCommitment": lambda _: translate("Changes", "{name} was released from a promise"),
        "HandOverCommitment": lambda _: translate("Changes", "{other} took over a promise of {name}"),
        "PlanHandover": lambda _: translate("Changes", "{name}'s handover was planned"),
        "ChangeHandover": lambda _: translate("Changes", "{name}'s handover was changed"),
        "RefreshHandover": lambda _: translate("Changes", "{name}'s handover was brought up to date"),
        "FinishHandover": lambda _: translate("Changes", "{name}'s handover is finished"),
        "CancelHandover": lambda _: translate("Changes", "{name}'s handover was cancelled"),
        "RemoveHandover": lambda _: translate("Changes", "{name}'s handover was removed"),
        "NameSuccessor": lambda n: translate("Changes", "Successor named for %n thing(s) of {name}", n),
        "AddHandoverItem": lambda _: translate("Changes", "Something was added to {name}'s handover"),
        "ChangeHandoverItem": lambda _: translate("Changes", "{name}'s handover was changed"),
        "RemoveHandoverItem": lambda _: translate("Changes", "Something was taken out of {name}'s handover"),
        "CompleteHandoverItem": lambda _: translate("Changes", "A step of {name}'s handover is done"),
        "ReopenHandoverItem": lambda _: translate("Changes", "A step of {name}'s handover is open again"),
        "WriteHandoverNote": lambda _: translate("Changes", "{name}'s handover notes were changed"),
        "LogTime": lambda n: translate("Changes", "Hours of %n person(s) were noted", n),
        "ChangeTimeEntry": lambda _: translate("Changes", "Hours of {name} were changed"),
        "RemoveTimeEntry": lambda _: translate("Changes", "Hours of {name} were removed"),
        "LogInteraction": lambda n: _talked(
            translate("Changes", "A conversation with {name} was noted"),
            lambda others: translate("Changes", "A conversation with {name} and %n other(s) was noted", others),
            n,
        ),
        "ChangeInteraction": lambda n: _talked(
            translate("Changes", "A conversation with {name} was changed"),
            lambda others: translate("Changes", "A conversation with {name} and %n other(s) was changed", others),
            n,
        ),
        "RemoveInteraction": lambda n: _talked(
            translate("Changes", "A conversation with {name} was removed"),
            lambda others: translate("Changes", "A conversation with {name} and %n other(s) was removed", others),
            n,
        ),
        "AddGrant": lambda _: translate("Changes", "{name} was added"),
        "ChangeGrant": lambda _: translate("Changes", "{name} was changed"),
        "RemoveGrant": lambda _: translate("Changes", "{name} was removed"),
        "AddObligation": lambda _: translate("Changes", "A date for {name} was added"),
        "ChangeObligation": lambda _: translate("Changes", "A date for {name} was changed"),
        "RemoveObligation": lambda _: translate("Changes", "A date for {name} was removed"),
        "PlanBack": lambda n: (
            translate("Changes", "The application of {name} was planned in %n step(s)", n)
            if n > 0
            else translate("Changes", "The plan for the application of {name} was dropped")
        ),
        "AddSpend": lambda _: translate("Changes", "Spending of {amount} was noted"),
        "ChangeSpend": lambda _: translate("Changes", "Spending of {amount} was changed"),
        "RemoveSpend": lambda _: translate("Changes", "Spending of {amount} was removed"),
        "AddReserve": lambda _: translate("Changes", "Free reserves of {amount} were noted"),
        "ChangeReserve": lambda _: translate("Changes", "Free reserves of {amount} were changed"),
        "RemoveReserve": lambda _: translate("Changes", "A note of free reserves of {amount} was removed"),
        "AddFollowUp": lambda _: translate("Changes", "Follow-up “{name}” was added"),
        "ChangeFollowUp": lambda _: translate("Changes", "Follow-up “{name}” was changed"),
        "CompleteFollowUp": lambda _: translate("Changes", "Follow-up “{name}” is done"),
        "RemoveFollowUp": lambda _: translate("Changes", "Follow-up “{name}” was removed"),
        "CompleteReminder": lambda _: translate("Changes", "The reminder about “{name}” was answered"),
        "SnoozeReminder": lambda _: translate("Changes", "The reminder about “{name}” was put off"),
        "DismissReminder": lambda _: translate("Changes", "The reminder about “{name}” was dismissed"),
        "ImportContacts": lambda n: _imported(n, 0),
        "TakeListBack": lambda n: _imported(n, 0),
        "RecordExport": lambda n: translate("Changes", "{name} went out with %n row(s)", n),
        "ChangeExport": lambda _: translate("Changes", "What is noted of {name} was changed"),
        "MarkExportDeleted": lambda _: translate("Changes", "{name} was noted as deleted"),
        "SaveColumns": lambda _: translate("Changes", "The columns “{name}” were saved"),
        "RemoveColumns": lambda _: translate("Changes", "The columns “{name}” were removed"),
        "BringEverythingBack": lambda _: translate("Changes", "A whole desk was brought in"),
        "ImportRecords": lambda n: records_in_text("", n, 0),
        "SetThreshold": lambda _: translate("Changes", "A number of a rule was changed"),
        "SetRule": lambda _: translate("Changes", "A rule was tuned"),
        "MuteRule": lambda _: translate("Changes", "A rule was muted or speaks again"),
        "MuteSubject": lambda _: translate("Changes", "A rule stays silent about one matter"),
        "RemoveMute": lambda _: translate("Changes", "A rule speaks again about one matter"),
        "KeepCalendar": lambda _: translate("Changes", "Where the calendar file is kept was changed"),
        "ChangeDesk": lambda _: translate("Changes", "The desk's settings were changed"),
        "SetUpDesk": lambda _: translate("Changes", "The desk was set up"),
    }
