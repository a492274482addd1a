"""Changes to contacts that are no longer in use: archived, brought back, deceased; and of many contacts at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.commands.command import UNSET, UnsetType
from suidesk.commands.volunteers import person
from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactLanguage, ContactTag, Tag
from suidesk.domain.projects import Assignment
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentState

if TYPE_CHECKING:
    from suidesk.domain.ids import TagId
    from suidesk.store.tx import Tx

_AT_ONCE: Final = 500
"""Contacts looked at together: their rows are read by one question."""


@dataclass(frozen=True, kw_only=True)
class ArchiveContacts:
    """Take contacts out of the lists; they stay with all that belongs to them, and can come back."""

    ids: tuple[str, ...]

    def apply(self, tx: Tx) -> int:
        """Note today on each; the user of this desk can't be archived. Gives how many changed."""
        if tx.desk().me_id in self.ids:
            raise SuideskError("this_is_you")
        found = [one for one in _contacts(tx, self.ids) if one.archived_on is None]
        for contact in found:
            tx.put(replace(contact, archived_on=tx.today))
        tx.say(count=len(found), name=found[0].display_name if found else "")
        return len(found)


@dataclass(frozen=True, kw_only=True)
class BringBackContacts:
    """Put archived contacts back into the lists."""

    ids: tuple[str, ...]

    def apply(self, tx: Tx) -> int:
        """Take the day off each; gives how many changed."""
        found = [one for one in _contacts(tx, self.ids) if one.archived_on is not None]
        for contact in found:
            tx.put(replace(contact, archived_on=None))
        tx.say(count=len(found), name=found[0].display_name if found else "")
        return len(found)


@dataclass(frozen=True, kw_only=True)
class NoteDeath:
    """Note that a person has died: nothing asks for them any more, and all they did stays on record."""

    id: str
    died_on: date | None = None

    def apply(self, tx: Tx) -> None:
        """Archive the person, end roles, open promises and volunteering on that day (today, when it isn't known)."""
        contact = person(tx, self.id, "id")
        if tx.desk().me_id == contact.id:
            raise SuideskError("this_is_you")
        day = min(self.died_on or tx.today, tx.today)
        tx.put(replace(contact, died_on=self.died_on or day, archived_on=tx.today, do_not_contact=True))
        if volunteer := tx.find(Volunteer, contact.id):
            left = max(day, volunteer.started_on or day)
            tx.put(replace(volunteer, status=VolunteerStatus.LEFT, left_on=volunteer.left_on or left))
        for held in tx.where(Assignment, person_id=contact.id):
            if held.until_on is None or held.until_on > day:
                tx.put(replace(held, until_on=max(day, held.from_on)))
        for promise in tx.where(Commitment, person_id=contact.id, state=CommitmentState.OPEN.value):
            tx.put(replace(promise, state=CommitmentState.RELEASED))
        tx.say(name=contact.display_name)


@dataclass(frozen=True, kw_only=True)
class ChangeContacts:
    """Change many contacts at once, in one step that can be taken back; what isn't given stays."""

    ids: tuple[str, ...]
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    add_languages: tuple[str, ...] = ()
    lawful_basis: str | UnsetType | None = UNSET
    source: str | UnsetType | None = UNSET
    do_not_contact: bool | UnsetType = UNSET

    def apply(self, tx: Tx) -> int:
        """Write what differs; gives how many contacts changed."""
        tags = [Tag.of(name) for name in self.add_tags]
        for tag in tags:
            tag.check()
            if tx.find(Tag, tag.id) is None:
                tx.put(tag)
        gone = {Tag.of(name).id for name in self.remove_tags} - {tag.id for tag in tags}
        count = 0
        wanted = list(dict.fromkeys(self.ids))
        for start in range(0, len(wanted), _AT_ONCE):
            some = tuple(wanted[start : start + _AT_ONCE])
            spoken = [ContactLanguage.of(ContactId(ref), name).id for ref in some for name in self.add_languages]
            tx.read_ahead(Kind.CONTACT_LANGUAGE, spoken)
            tx.read_ahead(
                Kind.CONTACT_TAG,
                [ContactTag.of(ContactId(ref), tag).id for ref in some for tag in (*(tag.id for tag in tags), *gone)],
            )
            for contact in _contacts(tx, some):
                count += self._change(tx, contact, tags, gone)
        tx.say(count=count)
        return count

    def _change(self, tx: Tx, contact: Contact, tags: list[Tag], gone: set[TagId]) -> bool:
        changed = self._changed(contact)
        did = changed != contact
        if did:
            tx.put(changed)
        for tag in tags:
            link = ContactTag.of(contact.id, tag.id)
            did |= tx.find(ContactTag, link.id) is None
            tx.put(link)
        for tag_id in gone:
            link = ContactTag.of(contact.id, tag_id)
            did |= tx.find(ContactTag, link.id) is not None
            tx.delete(link)
        for name in self.add_languages:
            spoken = ContactLanguage.of(contact.id, name)
            did |= tx.find(ContactLanguage, spoken.id) is None
            tx.put(tx.find(ContactLanguage, spoken.id) or spoken)
        return did

    def _changed(self, contact: Contact) -> Contact:
        for name in ("lawful_basis", "source", "do_not_contact"):
            value = getattr(self, name)
            if not isinstance(value, UnsetType):
                contact = replace(contact, **{name: value})
        return contact


def _contacts(tx: Tx, ids: tuple[str, ...]) -> list[Contact]:
    """Give the contacts of these ids; raises not_found for one that is gone."""
    found: list[Contact] = []
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        tx.read_ahead(Kind.CONTACT, some)
        found += [tx.get(Contact, ref) for ref in some]
    return found
