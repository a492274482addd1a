"""Taking a merge apart, also long after it: two contacts again, each with what is its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from suidesk.domain.duplicates import ToldApart
from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, FieldValue
from suidesk.domain.volunteers import Volunteer, VolunteerSkill
from suidesk.store.journal import entries_of
from suidesk.store.merges import merge_of
from suidesk.store.reversal import SKIP, Reversal

if TYPE_CHECKING:
    from suidesk.domain.ids import LinkId, TagId
    from suidesk.store.journal import Entry
    from suidesk.store.merges import Merge
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class UnmergeContacts:
    """Take a merge apart: the newest into that contact, or that `batch`; with `tell_apart` they are two for good.

    What was edited since stays with the one who remains, unless it was the other one's.
    """

    kept_id: str
    batch: str = ""
    tell_apart: bool = False

    def apply(self, tx: Tx) -> str:
        """Bring the other contact back; gives its id. Raises not_found, not_merged, merge_erased."""
        merge = merge_of(tx, self.kept_id, self.batch)
        tx.say(name=tx.get(Contact, self.kept_id).display_name, other=merge.other_name)
        _Parting(tx, self.kept_id, merge).make()
        if self.tell_apart:
            tx.put(ToldApart.of(self.kept_id, merge.other_id))
        return merge.other_id


class _Parting:
    """Takes the merge's entries back; what was the other one's and was edited since goes along as it is now."""

    def __init__(self, tx: Tx, kept_id: str, merge: Merge) -> None:
        self._tx, self._kept_id = tx, ContactId(kept_id)
        self._other_id = ContactId(merge.other_id)
        self._entries = entries_of(tx.rows, merge.batch)
        self._of_row = {(Kind(one.table), one.row_id): one for one in self._entries}

    def make(self) -> None:
        tx = self._tx
        values, (profile, skills) = self._edited_values(), self._edited_profile()
        Reversal(tx, SKIP, by_column=True).write(self._entries)
        for field_id, value in values:
            tx.put(FieldValue.of(self._other_id, field_id, value))
        own = tx.find(Volunteer, self._other_id)
        if own is not None:
            tx.put(replace(own, **profile))
            for tag_id in skills:
                tx.put(VolunteerSkill.of(self._other_id, tag_id))

    def _edited_values(self) -> list[tuple[LinkId, str]]:
        """Give the values that only the other one had and that read otherwise now; here they are put back."""
        found = []
        for own in self._tx.where(FieldValue, contact_id=self._kept_id):
            made = self._of_row.get((Kind.FIELD_VALUE, own.id))
            theirs = self._of_row.get((Kind.FIELD_VALUE, FieldValue.of(self._other_id, own.field_id, "").id))
            if made and theirs and made.before is None and made.after and made.after.get("value") != own.value:
                found.append((own.field_id, own.value))
                self._put_back(made)
        return found

    def _edited_profile(self) -> tuple[dict[str, Any], list[TagId]]:
        """Give the profile as it is now, and the skills of it that came since, where the other one alone had any."""
        made = self._of_row.get((Kind.VOLUNTEER, self._kept_id))
        own = self._tx.find(Volunteer, self._kept_id)
        if made is None or made.before is not None or own is None:
            return {}, []
        later = []
        for skill in self._tx.where(VolunteerSkill, volunteer_id=self._kept_id):
            if (Kind.VOLUNTEER_SKILL, skill.id) not in self._of_row:
                later.append(skill.tag_id)
                self._tx.delete(skill)
        self._put_back(made)
        return {name: value for name, value in vars(own).items() if name != "id"}, later

    def _put_back(self, entry: Entry) -> None:
        """Make a row as the merge left it, so that the merge can be taken back."""
        kind = Kind(entry.table)
        now = self._tx.row(kind, entry.row_id)
        was = self._tx.whole(kind, entry.after or {})
        if now != was:
            self._tx.write_row(kind, entry.row_id, now, was)
