"""Whom and what a reminder is about, as forms take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from suidesk.desktop.kit.picker_field import Found
    from suidesk.queries.reminders import ReminderRow


def about(row: ReminderRow) -> list[str]:
    """Give the ids of all that it concerns, as its rule lists them."""
    found: Any = row.evidence.get("about") or []
    return [str(one) for one in found]


def person_of(row: ReminderRow) -> Found:
    """Give the person it is about: its subject, or the first other that it names."""
    from suidesk.desktop.kit.picker_field import Found

    is_own = row.subject_kind is Kind.CONTACT
    ref = row.subject_id if is_own else next(one for one in about(row) if one != row.subject_id)
    return Found(ref, str(row.evidence.get("person") or ""))


def grant_of(row: ReminderRow) -> str:
    """Give the id of the grant: its subject, or the first that its evidence is about."""
    return row.subject_id if row.subject_kind is Kind.GRANT else about(row)[0]
