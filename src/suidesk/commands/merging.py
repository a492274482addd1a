"""Merging contacts that are the same: everything moves to one of them, and no value is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from suidesk.commands.availability import set_week
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.duplicates import ToldApart
from suidesk.domain.errors import SuideskError
from suidesk.domain.handovers import Handover, HandoverItem
from suidesk.domain.interactions import Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.merging import joined, joined_profile
from suidesk.domain.network import Connection
from suidesk.domain.people import (
    Contact,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    Field,
    FieldValue,
    KeptCardLine,
)
from suidesk.domain.references import references_to
from suidesk.domain.reminders import Reminder
from suidesk.domain.tuning import Mute
from suidesk.domain.volunteers import Availability, Volunteer, VolunteerSkill
from suidesk.wording.merging import kept_in

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

PARTS = (
    *(ContactPoint, ContactLanguage, ContactTag, FieldValue, KeptCardLine),
    *(Volunteer, Participant, Connection, ToldApart),
)
"""What moves in a way of its own; all else keeps its id and changes its owner."""


@dataclass(frozen=True, kw_only=True)
class MergeContacts:
    """Merge another contact into the one that is kept; what differs stays as a field of the kept one."""

    keep_id: str
    other_id: str

    def apply(self, tx: Tx) -> str:
        """Move everything and remove the other contact; gives the kept id."""
        kept, other = tx.get(Contact, self.keep_id), tx.get(Contact, self.other_id)
        if kept.id == other.id:
            raise SuideskError("refers_to_itself", field="other_id")
        if kept.kind is not other.kind:
            raise SuideskError("different_kinds", field="other_id", name=kept.display_name, other=other.display_name)
        tx.say(name=kept.display_name, other=other.display_name, kept_id=kept.id)
        _Merge(tx, kept, other).make()
        return kept.id


@dataclass(frozen=True)
class _Merge:
    tx: Tx
    kept: Contact
    other: Contact

    def make(self) -> None:
        self._words()
        self._points()
        self._lines_of_cards()
        self._volunteering()
        self._values()
        self._others()
        self._ties()
        self._marks()
        tx, kept, other = self.tx, self.kept, self.other
        if tx.desk().me_id == other.id:
            tx.change(DeskSettings, DESK_ID, me_id=kept.id)
        self._mutes()
        self._waiting()
        tx.delete(other)

    def _mutes(self) -> None:
        """Where both were muted the longer silence holds, for good longest."""
        for mute in self.tx.where(Mute, subject_id=self.other.id):
            self.tx.delete(mute)
            moved = Mute.of(mute.rule, self.kept.id, mute.until_on)
            own = self.tx.find(Mute, moved.id)
            days = [one.until_on for one in (moved, own) if one is not None]
            self.tx.put(replace(moved, until_on=None if None in days else max(filter(None, days))))

    def _waiting(self) -> None:
        """What waits for a conversation with the other waits for one with the kept one."""
        for reminder in self.tx.where(Reminder, waits_for=self.other.id):
            self.tx.put(replace(reminder, waits_for=self.kept.id))

    def _marks(self) -> None:
        """Who was told apart from the other is told apart from the kept one; the two themselves are one now."""
        for column in ("one_id", "other_id"):
            for mark in self.tx.where(ToldApart, **{column: self.other.id}):
                self.tx.delete(mark)
                if (ref := mark.other_than(self.other.id)) != self.kept.id:
                    self.tx.put(ToldApart.of(self.kept.id, ref))

    def _values(self) -> None:
        """Fill what is empty, keep what differs, add up the notes; both must allow to be contacted."""
        one = joined(self.kept, self.other)
        for column, value in one.beside.items():
            self._keep(column, value)
        self.tx.put(one.contact)
        for own in self.tx.where(FieldValue, contact_id=self.other.id):
            self.tx.delete(own)
            self._add_value(own.field_id, own.value)

    def _keep(self, column: str, value: str) -> None:
        field = Field.of(kept_in(column))
        if self.tx.find(Field, field.id) is None:
            self.tx.put(field)
        self._add_value(field.id, value)

    def _add_value(self, field_id: Any, value: str) -> None:
        made = FieldValue.of(self.kept.id, field_id, value)
        old = self.tx.find(FieldValue, made.id)
        if old is None:
            self.tx.put(made)
        elif value not in old.value.split("\n"):
            self.tx.put(replace(old, value=f"{old.value}\n{value}"))

    def _words(self) -> None:
        tx, kept, other = self.tx, self.kept, self.other
        for spoken in tx.where(ContactLanguage, contact_id=other.id):
            tx.delete(spoken)
            moved = ContactLanguage.of(kept.id, spoken.language)
            tx.put(tx.find(ContactLanguage, moved.id) or moved)
        for tag in tx.where(ContactTag, contact_id=other.id):
            tx.delete(tag)
            tx.put(ContactTag.of(kept.id, tag.tag_id))

    def _points(self) -> None:
        """Append the other's points; one that both have stays once, with the words that either has for it."""
        own = self.tx.where(ContactPoint, contact_id=self.kept.id)
        have = {(point.kind, point.normal or point.raw): point for point in own}
        position = max((point.position for point in own), default=-1)
        moving = self.tx.where(ContactPoint, contact_id=self.other.id)
        for point in sorted(moving, key=lambda point: point.position):
            key = point.kind, point.normal or point.raw
            if same := have.get(key):
                self.tx.delete(point)
                labels = dict.fromkeys(label for label in (same.label, point.label) if label)
                have[key] = self.tx.put(replace(same, label=", ".join(labels)))
            else:
                position += 1
                self.tx.put(replace(point, contact_id=self.kept.id, position=position))

    def _lines_of_cards(self) -> None:
        """Append the lines of the other's card; one that both have stays once."""
        tx, ref = self.tx, self.kept.id
        have = tx.where(KeptCardLine, contact_id=ref)
        known = {line.id for line in have}
        position = max((line.position for line in have), default=-1)
        for line in sorted(tx.where(KeptCardLine, contact_id=self.other.id), key=lambda line: line.position):
            tx.delete(line)
            moved = KeptCardLine.of(ref, position + 1, line.version, line.text)
            if moved.id not in known:
                position += 1
                tx.put(moved)

    def _volunteering(self) -> None:
        tx, kept, other = self.tx, self.kept, self.other
        theirs, own = tx.find(Volunteer, other.id), tx.find(Volunteer, kept.id)
        if theirs is None:
            return
        skills = tx.where(VolunteerSkill, volunteer_id=other.id)
        for skill in skills:
            tx.delete(skill)
        tx.delete(theirs)
        if own is None:
            tx.put(replace(theirs, id=kept.id))
        else:
            one = joined_profile(own, theirs)
            for column, value in one.beside.items():
                self._keep(column, value)
            tx.put(one.volunteer)
        for skill in skills:
            tx.put(VolunteerSkill.of(kept.id, skill.tag_id))

    def _others(self) -> None:
        """Whatever else names the other contact names the kept one."""
        for reference in references_to(Kind.CONTACT):
            if reference.holder in PARTS:
                continue
            holders = self.tx.holders(reference, self.other.id)
            self.tx.read_ahead(reference.holder.kind_of, (holder.id for holder in holders))
            for holder in holders:
                self.tx.put(replace(holder, **{reference.column: self.kept.id}))
        for link in self.tx.where(Participant, contact_id=self.other.id):
            self.tx.delete(link)
            self.tx.put(Participant.of(link.interaction_id, self.kept.id))
        set_week(self.tx, self.kept.id, [one.slot for one in self.tx.where(Availability, person_id=self.kept.id)])
        for handover in self.tx.where(Handover, leaver_id=self.kept.id):
            for item in self.tx.where(HandoverItem, handover_id=handover.id, successor_id=self.kept.id, done_on=None):
                self.tx.put(replace(item, successor_id=None))

    def _ties(self) -> None:
        """A tie between the two ends with the merge; one that both had stays once."""
        tx, kept, other = self.tx, self.kept, self.other
        found = (*tx.where(Connection, from_id=other.id), *tx.where(Connection, to_id=other.id))
        for tie in {tie.id: tie for tie in found}.values():
            moved = replace(
                tie,
                from_id=kept.id if tie.from_id == other.id else tie.from_id,
                to_id=kept.id if tie.to_id == other.id else tie.to_id,
            )
            same = tx.where(Connection, from_id=moved.from_id, to_id=moved.to_id, kind=moved.kind.value)
            if moved.from_id == moved.to_id or any(_is_same(one, moved) for one in same):
                tx.delete(tie)
            else:
                tx.put(moved)


def _is_same(one: Connection, other: Connection) -> bool:
    return one.id != other.id and (one.since, one.until, one.strength) == (other.since, other.until, other.strength)
