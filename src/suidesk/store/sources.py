"""What each kind of record is found by: its name, further words, and what its place in a list follows from."""

from __future__ import annotations

from typing import Final

from suidesk.domain.kinds import Kind
from suidesk.store.numbers import ARCHIVED, IS_ORGANISATION, IS_VOLUNTEER

PLACES: Final = {
    Kind.CONTACT: f"""SELECT id, sort_key, {ARCHIVED} * (archived_on IS NOT NULL)
        + {IS_VOLUNTEER} * EXISTS (SELECT 1 FROM volunteers WHERE volunteers.id = contacts.id AND status <> 'left')
        + {IS_ORGANISATION} * (kind = 'organisation') FROM contacts""",
    Kind.INTERACTION: "SELECT id, day FROM interactions",
}
"""What the place in a list follows from: a contact's sort key and the flags of its number, the day of what was said."""
TEXTS: Final = {
    Kind.CONTACT: """SELECT id, display_name, concat_ws(' ',
        (SELECT group_concat(raw || ' ' || normal, ' ') FROM contact_points WHERE contact_id = contacts.id),
        (SELECT group_concat(language, ' ') FROM contact_languages WHERE contact_id = contacts.id),
        (SELECT group_concat(tags.name, ' ') FROM contact_tags JOIN tags ON tags.id = tag_id
          WHERE contact_id = contacts.id),
        (SELECT group_concat(tags.name, ' ') FROM volunteer_skills JOIN tags ON tags.id = tag_id
          WHERE volunteer_id = contacts.id)), sort_key FROM contacts""",
    Kind.PROJECT: "SELECT id, name, summary, NULL FROM projects",
    Kind.ASSET: "SELECT id, name, notes, NULL FROM assets",
    Kind.NEED: "SELECT id, text, '', NULL FROM needs",
    # Found by what was said alone, the newest first.
    Kind.INTERACTION: "SELECT id, '', summary, NULL FROM interactions",
    Kind.GRANT: """SELECT grants.id, title, coalesce(display_name, ''), NULL FROM grants
        LEFT JOIN contacts ON contacts.id = funder_id""",
    Kind.HANDOVER: """SELECT handovers.id, display_name, '', NULL FROM handovers
        JOIN contacts ON contacts.id = leaver_id""",
}
"""Id, name, further words, and a contact's sort key."""
PARTS: Final = {
    Kind.CONTACT_POINT: "contact_id",
    Kind.CONTACT_LANGUAGE: "contact_id",
    Kind.CONTACT_TAG: "contact_id",
    Kind.VOLUNTEER: "id",
    Kind.VOLUNTEER_SKILL: "volunteer_id",
}
"""A change of one of these is a change of what its contact is found by or where; the column names the contact."""
NAMED_BY: Final = {Kind.GRANT: "funder_id", Kind.HANDOVER: "leaver_id"}
"""What is found by a contact's name, and the column that names the contact."""
