"""The past of a record in words: which column was what before, and what after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.interactions import InteractionKind
from suidesk.domain.kinds import Kind
from suidesk.domain.past import How, RowChange, Value
from suidesk.domain.people import ContactKind, PointKind, Reach, Sector
from suidesk.domain.projects import NeedKind, NeedState, ProjectStage
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.wording import funding, interactions, people, projects
from suidesk.wording.formats import day_in_words, minutes_in_words, money_in_words
from suidesk.wording.history_columns import column_text
from suidesk.wording.translate import translate

LONGEST: Final = 160
"""Letters of a text that are shown before and after; notes can be long."""
WHOLE: Final = frozenset({Kind.CONTACT, Kind.VOLUNTEER, Kind.PROJECT, Kind.GRANT, Kind.INTERACTION})
"""Rows whose columns are told one by one; all others are parts with a noun and a name."""
_BOOLS: Final = frozenset({"do_not_contact", "is_minor", "is_critical", "is_restricted", "is_ask"})
_NAMING: Final = {
    Kind.CONTACT_POINT: "raw",
    Kind.CONTACT_LANGUAGE: "language",
    Kind.CONTACT_TAG: "tag_id",
    Kind.FIELD_VALUE: "value",
    Kind.KEPT_LINE: "text",
    Kind.VOLUNTEER_SKILL: "tag_id",
    Kind.PARTICIPANT: "contact_id",
    Kind.GRANT_USE: "ref_id",
    Kind.GRANT_DETAIL: "value",
    Kind.OBLIGATION: "due_on",
    Kind.ROLE: "name",
    Kind.NEED: "text",
}
"""The column that a part is called by."""

Names = Mapping[str, str]


def change_lines(change: RowChange, names: Names) -> list[str]:
    """Say what a change did to one row: a line for each column, or one for the part that came or went."""
    if change.kind in WHOLE:
        return _of_whole(change, names)
    noun, name = _noun(change, names), _part_name(change, names)
    if change.how is How.ADDED:
        return [translate("History", "{what} added: {name}").format(what=noun, name=name)]
    if change.how is How.REMOVED:
        return [translate("History", "{what} removed: {name}").format(what=noun, name=name)]
    naming = _NAMING[change.kind]
    about = translate("History", "{what} {name}").format(what=noun, name=name)
    return [
        _difference(noun if column == naming else f"{about}: {label}", change, column, names)
        for column in change.columns
        if (label := column_text(change.kind, column))
    ]


def value_text(change: RowChange, column: str, value: Value, names: Names) -> str:
    """Say a value of a column: a day, a choice, an amount, a name; empty where there is none."""
    if value is None or value == "":
        return ""
    choice = _choices().get((change.kind, column)) or _by_column(change, column, names)
    return choice(str(value))


def _by_column(change: RowChange, column: str, names: Names) -> Callable[[str], str]:
    """Give how a value is said that the name of its column tells the sort of."""
    currency = str(change.row.get("currency") or "GBP")
    ends: Mapping[str, Callable[[str], str]] = {
        "day": lambda day: day_in_words(date.fromisoformat(day)),
        "on": lambda day: day_in_words(date.fromisoformat(day)),
        "minutes": lambda minutes: minutes_in_words(int(minutes)),
        "minor": lambda minor: money_in_words(int(minor), currency),
        "id": lambda ref: names.get(ref) or translate("History", "something that is gone"),
    }
    return _yes_or_no if column in _BOOLS else ends.get(column.rpartition("_")[2], _short)


def _yes_or_no(value: str) -> str:
    return translate("History", "yes") if value == "1" else translate("History", "no")


def _of_whole(change: RowChange, names: Names) -> list[str]:
    if change.how is How.REMOVED:
        is_profile = change.kind is Kind.VOLUNTEER
        return [translate("History", "No longer listed as a volunteer")] if is_profile else []
    is_person = change.row.get("kind") == ContactKind.PERSON.value
    return [
        _difference(label, change, column, names)
        for column, (before, after) in change.columns.items()
        if (label := column_text(change.kind, column))
        and not (column == "display_name" and is_person)
        and not (change.how is How.ADDED and _is_nothing(column, after))
        and not (_is_empty(before) and _is_empty(after))
    ]


def _difference(label: str, change: RowChange, column: str, names: Names) -> str:
    before, after = (value_text(change, column, value, names) for value in change.columns[column])
    if before and after:
        return translate("History", "{what}: {before} → {after}").format(what=label, before=before, after=after)
    if after:
        return translate("History", "{what}: {name}").format(what=label, name=after)
    return translate("History", "{what}: {name} → empty").format(what=label, name=before)


def _noun(change: RowChange, names: Names) -> str:
    row = change.row
    if change.kind is Kind.CONTACT_POINT:
        return people.point_text(PointKind(str(row.get("kind"))))
    if change.kind is Kind.OBLIGATION:
        return funding.duty_text(ObligationKind(str(row.get("kind"))))
    if change.kind is Kind.FIELD_VALUE:
        return names.get(str(row.get("field_id")), "") or translate("History", "Field")
    if change.kind is Kind.GRANT_DETAIL:
        return str(row.get("name"))
    if change.kind is Kind.NEED and row.get("kind") == NeedKind.IDEA.value:
        return translate("History", "Idea")
    return {
        Kind.CONTACT_LANGUAGE: translate("History", "Language"),
        Kind.CONTACT_TAG: translate("History", "Tag"),
        Kind.KEPT_LINE: translate("History", "Line of a card"),
        Kind.VOLUNTEER_SKILL: translate("History", "Skill"),
        Kind.PARTICIPANT: translate("History", "Who took part"),
        Kind.GRANT_USE: translate("History", "What it pays for"),
        Kind.ROLE: translate("History", "Role"),
        Kind.NEED: translate("History", "Need"),
    }[change.kind]


def _part_name(change: RowChange, names: Names) -> str:
    column = _NAMING[change.kind]
    return value_text(change, column, change.row.get(column), names)


def _choices() -> Mapping[tuple[Kind, str], Callable[[str], str]]:
    return {
        (Kind.CONTACT, "sector"): lambda code: people.sector_text(Sector(code)),
        (Kind.CONTACT, "reach"): lambda code: people.reach_text(Reach(code)),
        (Kind.CONTACT_POINT, "kind"): lambda code: people.point_text(PointKind(code)),
        (Kind.VOLUNTEER, "status"): lambda code: people.status_text(VolunteerStatus(code)),
        (Kind.PROJECT, "stage"): lambda code: projects.stage_text(ProjectStage(code)),
        (Kind.GRANT, "stage"): lambda code: funding.stage_text(GrantStage(code)),
        (Kind.OBLIGATION, "kind"): lambda code: funding.duty_text(ObligationKind(code)),
        (Kind.INTERACTION, "kind"): lambda code: interactions.kind_text(InteractionKind(code)),
        (Kind.NEED, "kind"): _need_kind,
        (Kind.NEED, "state"): _need_state,
    }


def _need_kind(code: str) -> str:
    return {
        NeedKind.NEED: translate("History", "a need"),
        NeedKind.IDEA: translate("History", "an idea"),
    }[NeedKind(code)]


def _need_state(code: str) -> str:
    return {
        NeedState.OPEN: translate("History", "open"),
        NeedState.MET: translate("History", "met"),
        NeedState.DROPPED: translate("History", "dropped"),
    }[NeedState(code)]


def _is_empty(value: Value) -> bool:
    return value is None or value == ""


def _is_nothing(column: str, value: Value) -> bool:
    """Tell whether a new row says nothing with it: empty, or no."""
    return _is_empty(value) or (column in _BOOLS and not value)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"
