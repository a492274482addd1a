"""What follow-ups are about: the name of the record, and the record whose page shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from suidesk.domain.reminders import FollowUp
    from suidesk.store.reading import Reading


class Subject(NamedTuple):
    """A record by its name (empty where it has none), and kind and id of the record that is opened; None: nowhere."""

    name: str
    opens: tuple[Kind, str] | None


_WORDS: Final = 80
"""Letters of a conversation or a need that name it."""
_CONTACT, _PROJECT, _GRANT = Kind.CONTACT.value, Kind.PROJECT.value, Kind.GRANT.value

# Each gives id, name, and kind and id of the record whose page shows it.
_SQL: Final[Mapping[Kind, str]] = {
    Kind.CONTACT: f"SELECT id, display_name, '{_CONTACT}', id FROM contacts t",
    Kind.PROJECT: f"SELECT id, name, '{_PROJECT}', id FROM projects t",
    Kind.GRANT: f"SELECT id, title, '{_GRANT}', id FROM grants t",
    Kind.ASSET: f"SELECT id, name, '{Kind.ASSET}', id FROM assets t",
    Kind.HANDOVER: f"""SELECT t.id, display_name, '{Kind.HANDOVER}', t.id FROM handovers t
        JOIN contacts ON contacts.id = leaver_id""",
    Kind.ROLE: f"""SELECT id, name, CASE WHEN project_id IS NULL THEN '{_CONTACT}' ELSE '{_PROJECT}' END,
        coalesce(project_id, organisation_id) FROM roles t""",
    Kind.ASSIGNMENT: f"""SELECT t.id, name, '{_CONTACT}', person_id FROM assignments t
        JOIN roles ON roles.id = role_id""",
    Kind.COMMITMENT: f"""SELECT t.id, coalesce(nullif(title, ''), name, ''), '{_CONTACT}', person_id FROM commitments t
        LEFT JOIN projects ON projects.id = t.project_id""",
    Kind.OBLIGATION: f"""SELECT t.id, title, '{_GRANT}', grant_id FROM obligations t
        JOIN grants ON grants.id = grant_id""",
    Kind.NEED: f"SELECT id, substr(text, 1, {_WORDS}), '{_PROJECT}', project_id FROM needs t",
    Kind.INTERACTION: f"""SELECT t.id, coalesce(nullif(substr(summary, 1, {_WORDS}), ''), display_name), '{_CONTACT}',
        contacts.id FROM interactions t LEFT JOIN contacts ON contacts.id =
        (SELECT min(contact_id) FROM participants WHERE interaction_id = t.id)""",
    Kind.HOLDING: f"""SELECT t.id, coalesce(nullif(t.name, ''), assets.name, ''), '{_CONTACT}', holder_id
        FROM holdings t LEFT JOIN assets ON assets.id = t.asset_id""",
    Kind.CHECK_SEEN: f"SELECT id, scheme, '{_CONTACT}', person_id FROM checks_seen t",
    Kind.HANDOVER_ITEM: f"""SELECT t.id, coalesce(nullif(text, ''), display_name), '{Kind.HANDOVER}', handover_id
        FROM handover_items t JOIN handovers ON handovers.id = handover_id JOIN contacts ON contacts.id = leaver_id""",
    Kind.EXPORT: "SELECT id, file, NULL, NULL FROM exports t",
}


@dataclass(frozen=True)
class NameOfRecord:
    """What a record is called that a follow-up can be about."""

    is_internal: ClassVar[bool] = True
    kind: Kind
    id: str

    def fetch(self, db: Reading) -> str:
        """Give the name; empty for a record that is gone."""
        found = _named(db, self.kind, {self.id}).get(self.id)
        return found.name if found is not None else ""


def subjects_of(db: Reading, follow_ups: Iterable[FollowUp]) -> dict[str, Subject]:
    """Give what follow-ups are about, by the ids of the records; those that are gone are left out."""
    wanted: dict[Kind, set[str]] = {}
    for one in follow_ups:
        if one.kind and one.ref_id:
            wanted.setdefault(one.kind, set()).add(one.ref_id)
    found: dict[str, Subject] = {}
    for kind, refs in wanted.items():
        found |= _named(db, kind, refs)
    return found


def _named(db: Reading, kind: Kind, refs: set[str]) -> dict[str, Subject]:
    sql = f"{_SQL[kind]} WHERE t.id IN (SELECT value FROM json_each(?))"
    return {
        ref: Subject(str(name or ""), (Kind(page), str(page_ref)) if page and page_ref else None)
        for ref, name, page, page_ref in db.rows(sql, (json.dumps(sorted(refs)),))
    }
