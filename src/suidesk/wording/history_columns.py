"""What the columns of records are called where their past is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

HIDDEN: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.CONTACT: frozenset({"id", "kind", "sort_key"}),
    Kind.CONTACT_POINT: frozenset({"id", "contact_id", "normal", "position"}),
    Kind.CONTACT_LANGUAGE: frozenset({"id", "contact_id"}),
    Kind.CONTACT_TAG: frozenset({"id", "contact_id"}),
    Kind.FIELD_VALUE: frozenset({"id", "contact_id", "field_id"}),
    Kind.KEPT_LINE: frozenset({"id", "contact_id", "position", "version"}),
    Kind.VOLUNTEER: frozenset({"id"}),
    Kind.VOLUNTEER_SKILL: frozenset({"id", "volunteer_id"}),
    Kind.PROJECT: frozenset({"id"}),
    Kind.NEED: frozenset({"id", "project_id"}),
    Kind.ROLE: frozenset({"id", "project_id", "organisation_id"}),
    Kind.GRANT: frozenset({"id"}),
    Kind.GRANT_USE: frozenset({"id", "grant_id", "kind"}),
    Kind.GRANT_DETAIL: frozenset({"id", "grant_id", "position", "name"}),
    Kind.OBLIGATION: frozenset({"id", "grant_id"}),
    Kind.INTERACTION: frozenset({"id"}),
    Kind.PARTICIPANT: frozenset({"id", "interaction_id"}),
}
"""Columns of which nothing is told: they follow from others, or say to which record a part belongs."""


def column_text(kind: Kind, column: str) -> str:
    """Name a column; empty for one of which nothing is told."""
    if column in HIDDEN.get(kind, frozenset()):
        return ""
    return _own(kind).get(column) or _common().get(column, "")


def _own(kind: Kind) -> Mapping[str, str]:
    texts: Mapping[Kind, Mapping[str, str]] = {
        Kind.CONTACT: {"display_name": translate("History", "Name")},
        Kind.CONTACT_POINT: {"label": translate("History", "Label"), "kind": translate("History", "Kind")},
        Kind.VOLUNTEER: {
            "status": translate("History", "Volunteering"),
            "started_on": translate("History", "Volunteer since"),
            "left_on": translate("History", "Leaves volunteering on"),
        },
        Kind.INTERACTION: {
            "kind": translate("History", "Kind"),
            "summary": translate("History", "What was said"),
            "by_id": translate("History", "Noted by"),
        },
        Kind.NEED: {"kind": translate("History", "Need or idea"), "state": translate("History", "State")},
        Kind.OBLIGATION: {"kind": translate("History", "What is due")},
    }
    return texts.get(kind, {})


def _common() -> Mapping[str, str]:
    return {**_of_people(), **_of_work(), **_of_money()}


def _of_people() -> Mapping[str, str]:
    return {
        "given": translate("History", "Given name"),
        "family": translate("History", "Family name"),
        "sector": translate("History", "Sector"),
        "reach": translate("History", "Reach"),
        "lawful_basis": translate("History", "Lawful basis"),
        "source": translate("History", "Where from"),
        "do_not_contact": translate("History", "Not to be contacted"),
        "archived_on": translate("History", "In the archive since"),
        "died_on": translate("History", "Died on"),
        "notes": translate("History", "Notes"),
        "raw": translate("History", "Address"),
        "language": translate("History", "Language"),
        "tag_id": translate("History", "Tag"),
        "value": translate("History", "Value"),
        "contact_id": translate("History", "Took part"),
        "capacity_minutes": translate("History", "Possible each week"),
        "emergency_contact": translate("History", "In an emergency"),
        "is_minor": translate("History", "Under age"),
    }


def _of_work() -> Mapping[str, str]:
    return {
        "name": translate("History", "Name"),
        "stage": translate("History", "Stage"),
        "lead_id": translate("History", "Led by"),
        "starts_on": translate("History", "Starts"),
        "ends_on": translate("History", "Ends"),
        "summary": translate("History", "Summary"),
        "text": translate("History", "Words"),
        "asset_id": translate("History", "Met by"),
        "noted_on": translate("History", "Noted on"),
        "settled_on": translate("History", "Settled on"),
        "is_critical": translate("History", "Must never be empty"),
        "day": translate("History", "Day"),
        "project_id": translate("History", "Project"),
        "is_ask": translate("History", "Asked to help"),
    }


def _of_money() -> Mapping[str, str]:
    return {
        "funder_id": translate("History", "Funder"),
        "title": translate("History", "Title"),
        "requested_minor": translate("History", "Asked for"),
        "awarded_minor": translate("History", "Granted"),
        "currency": translate("History", "Currency"),
        "is_restricted": translate("History", "Only for its purpose"),
        "owner_id": translate("History", "Looked after by"),
        "predecessor_id": translate("History", "Follows on"),
        "decision_weeks": translate("History", "Weeks until the decision"),
        "payment_weeks": translate("History", "Weeks until the payment"),
        "ref_id": translate("History", "Pays for"),
        "due_on": translate("History", "Due on"),
        "done_on": translate("History", "Done on"),
    }
