"""Names of the records that lists refer to, read whole and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.people import PointKind

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

Row = tuple[str, str, str]
"""Id, name, and what it is within: a contact's kind, a role's project; empty for all else."""


def named_contacts(db: Reading) -> list[Row]:
    """Give all contacts with their kinds, archived ones included: their hours stay theirs."""
    return list(db.rows("SELECT id, display_name, kind FROM contacts ORDER BY id"))


def named_projects(db: Reading) -> list[Row]:
    """Give all projects."""
    return list(db.rows("SELECT id, name, '' FROM projects ORDER BY id"))


def named_roles(db: Reading) -> list[Row]:
    """Give all roles, each with its project where it has one."""
    return list(db.rows("SELECT id, name, coalesce(project_id, '') FROM roles ORDER BY id"))


def named_grants(db: Reading) -> list[Row]:
    """Give all grants."""
    return list(db.rows("SELECT id, title, '' FROM grants ORDER BY id"))


def holders_of_emails(db: Reading) -> dict[str, list[str]]:
    """Give the contacts that have each e-mail address, by its normal form."""
    found: dict[str, list[str]] = {}
    sql = "SELECT normal, contact_id FROM contact_points WHERE kind = ? ORDER BY contact_id"
    for normal, ref in db.rows(sql, (PointKind.EMAIL.value,)):
        found.setdefault(normal, []).append(ref)
    return found
