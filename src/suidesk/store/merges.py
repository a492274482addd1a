"""The merges that were made and could be taken apart, as the journal knows them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

# A merge that was taken back as a whole no longer stands; one that was taken apart has its other contact back.
_MERGES: Final = """SELECT batches.id, batches.at, row_id, before FROM journal JOIN batches ON batches.id = batch_id
    WHERE tbl = 'contacts' AND after IS NULL AND code = 'MergeContacts' AND params ->> 'kept_id' = ?
      AND NOT EXISTS (SELECT 1 FROM contacts WHERE contacts.id = row_id)
      AND NOT EXISTS (SELECT 1 FROM batches u WHERE u.undoes_id = batches.id AND u.sort = 'undo'
        AND NOT EXISTS (SELECT 1 FROM batches r WHERE r.undoes_id = u.id AND r.sort = 'redo'))
    ORDER BY batches.no DESC"""


@dataclass(frozen=True)
class Merge:
    """A merge of another contact into one: its change, when it was made (ISO 8601), the id and name of the other.

    The name of one that was erased for good is empty, and it can't come back.
    """

    batch: str
    at: str
    other_id: str
    other_name: str


def merges_into(db: Reading, kept_id: str) -> list[Merge]:
    """Give the merges into a contact that stand, newest first; each contact once, by its newest."""
    found: dict[str, Merge] = {}
    for batch, at, ref, before in db.rows(_MERGES, (kept_id,)):
        name = json.loads(before or "{}").get("display_name") or ""
        found.setdefault(ref, Merge(batch, at, ref, str(name)))
    return list(found.values())


def merge_of(db: Reading, kept_id: str, batch: str = "") -> Merge:
    """Give a merge into that contact, the newest where none is named.

    Raises not_found where the contact is gone, not_merged where there is none that stands, and merge_erased.
    """
    name = db.get(Contact, kept_id).display_name
    for merge in merges_into(db, kept_id):
        if batch in {"", merge.batch}:
            if not merge.other_name:
                raise SuideskError("merge_erased")
            return merge
    raise SuideskError("not_merged", name=name)
