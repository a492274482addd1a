"""What a promise or a role is called in the plan of a pause, and who covers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import Held, PausePart
from suidesk.domain.projects import Assignment, Role
from suidesk.domain.workload import Commitment
from suidesk.queries.names import names_of
from suidesk.rules.pauses import Cover, Label, Place, WhyCover

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

TYPES: Final[Mapping[Kind, type[Commitment] | type[Assignment]]] = {
    Kind.COMMITMENT: Commitment,
    Kind.ASSIGNMENT: Assignment,
}
"""What a part of a plan can be about."""


def labels_of(db: Reading, held: Sequence[Held]) -> dict[str, Label]:
    """Give the names of promises and roles by id."""
    roles = db.of_ids(Role, {one.role_id for one in held if one.role_id})
    projects = [one.project_id for one in held if isinstance(one, Commitment)]
    projects += [one.project_id for one in roles.values()]
    names = names_of(db, Kind.PROJECT, projects)
    names |= names_of(db, Kind.CONTACT, (one.organisation_id for one in roles.values()))
    labels: dict[str, Label] = {}
    for one in held:
        role = roles.get(one.role_id) if one.role_id else None
        own = one.project_id if isinstance(one, Commitment) else None
        project = own or (role.project_id if role else None)
        place = names.get(project or (role.organisation_id if role else None) or "", "")
        is_post = isinstance(one, Assignment)
        title = one.title if isinstance(one, Commitment) else ""
        name = title or (role.name if role else "") or place
        is_critical = is_post and role is not None and role.is_critical
        at = Place(project, role.id if role else None)
        labels[one.id] = Label(name, place if place != name else "", is_critical, at)
    return labels


def cover_of(db: Reading, part: PausePart, person_id: str) -> Cover | None:
    """Give who covers a part: who has the record made for it, or who took the thing itself."""
    cover = db.find(TYPES[part.kind], part.cover_id) or db.find(TYPES[part.kind], part.ref_id)
    if cover is None or cover.person_id == person_id:
        return None
    names = names_of(db, Kind.CONTACT, [cover.person_id])
    return Cover(cover.person_id, names[cover.person_id], WhyCover.ROOM)
