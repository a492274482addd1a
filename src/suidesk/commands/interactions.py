"""Changes to interactions: note a conversation, visit, call or message, change it, remove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.follow_ups import forget_subject
from suidesk.commands.reminders import bring_back
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ContactId, FollowUpId, InteractionId, ProjectId
from suidesk.domain.interactions import Interaction, InteractionKind, Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactKind
from suidesk.domain.projects import Project
from suidesk.domain.reminders import FollowUp

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

_PARTS = ("participant_ids", "new_people", "follow_up")
"""Fields of the commands that are records of their own."""


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Somebody whom the user met and who isn't in the store yet."""

    given: str
    family: str = ""


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What the user wants to do after a conversation, by a day."""

    text: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class LogInteraction:
    """Note a conversation, visit, call or message with one or more contacts; gives the new id.

    `day` is today where none is given, `by_id` the desk's user. `new_people` are added as persons, and `follow_up` as
    a follow-up about the first of those who took part, all in the same change.
    """

    participant_ids: tuple[str, ...] = ()
    new_people: tuple[NewPerson, ...] = ()
    day: date | None = None
    kind: InteractionKind = InteractionKind.CONVERSATION
    summary: str = ""
    project_id: str | None = None
    is_ask: bool = False
    by_id: str | None = None
    follow_up: NextStep | None = None

    def apply(self, tx: Tx) -> str:
        """Write the interaction, who took part, and what follows."""
        present = _present(tx, self.participant_ids, self.new_people)
        if self.project_id is not None:
            tx.get(Project, self.project_id)
        made = Interaction(
            id=InteractionId(tx.new_id()),
            day=_been(tx, self.day or tx.today),
            kind=self.kind,
            summary=self.summary.strip(),
            by_id=person(tx, self.by_id, "by_id").id if self.by_id else tx.desk().me_id,
            project_id=ProjectId(self.project_id) if self.project_id else None,
            is_ask=self.is_ask,
        )
        tx.put(made)
        _set_participants(tx, made.id, present)
        if self.follow_up is not None:
            _follow(tx, self.follow_up, present[0].id)
        bring_back(tx, (one.id for one in present), made.day)
        _say(tx, present)
        return made.id


@dataclass(frozen=True, kw_only=True)
class ChangeInteraction:
    """Change an interaction; what isn't given stays. Who took part is given as the whole new set."""

    id: str
    participant_ids: tuple[str, ...] | UnsetType = UNSET
    new_people: tuple[NewPerson, ...] = ()
    day: date | UnsetType = UNSET
    kind: InteractionKind | UnsetType = UNSET
    summary: str | UnsetType = UNSET
    project_id: str | UnsetType | None = UNSET
    is_ask: bool | UnsetType = UNSET
    by_id: str | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        if isinstance(self.project_id, str):
            tx.get(Project, self.project_id)
        if isinstance(self.by_id, str):
            person(tx, self.by_id, "by_id")
        before = tx.get(Interaction, self.id)
        changed = replace(before, **given(self, *_PARTS))
        if changed.day != before.day:
            _been(tx, changed.day)
        refs = self.participant_ids
        present = _present(tx, _taking_part(tx, self.id) if isinstance(refs, UnsetType) else refs, self.new_people)
        tx.put(changed)
        _set_participants(tx, changed.id, present)
        bring_back(tx, (one.id for one in present), changed.day)
        _say(tx, present)
        return changed.id


@dataclass(frozen=True, kw_only=True)
class RemoveInteraction:
    """Remove an interaction as if it had never been noted; those who took part stay."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it with its list of who took part."""
        interaction = tx.get(Interaction, self.id)
        present = tx.of_ids(Contact, _taking_part(tx, self.id))
        _say(tx, list(present.values()))
        forget_subject(tx, Kind.INTERACTION, interaction.id)
        tx.remove(interaction)


def remove_talks_with_only(tx: Tx, contact_id: ContactId) -> None:
    """Remove the interactions at which nobody but that contact took part: what was said goes with them."""
    alone = tx.rows(
        """SELECT interaction_id FROM participants p WHERE contact_id = ? AND NOT EXISTS (
             SELECT 1 FROM participants WHERE interaction_id = p.interaction_id AND contact_id <> p.contact_id)""",
        (contact_id,),
    )
    for (ref,) in alone:
        tx.remove(tx.get(Interaction, ref))


def _taking_part(tx: Tx, ref: str) -> tuple[str, ...]:
    rows = tx.rows(
        """SELECT contact_id FROM participants JOIN contacts ON contacts.id = contact_id
           WHERE interaction_id = ? ORDER BY sort_key, contacts.id""",
        (ref,),
    )
    return tuple(contact for (contact,) in rows)


def _present(tx: Tx, refs: tuple[str, ...], new: tuple[NewPerson, ...]) -> list[Contact]:
    """Give those who took part, in the order given; the new ones are written first."""
    present = [tx.get(Contact, ref) for ref in dict.fromkeys(refs)]
    present += [_add(tx, one) for one in new]
    if not present:
        raise Invalid("required", field="participant_ids")
    return present


def _add(tx: Tx, new: NewPerson) -> Contact:
    contact = Contact(id=ContactId(tx.new_id()), kind=ContactKind.PERSON, given=new.given, family=new.family)
    try:
        return tx.put(contact.named(tx.language))
    except Invalid as error:
        raise Invalid(error.code, field="new_people", **error.params) from error


def _set_participants(tx: Tx, ref: InteractionId, present: list[Contact]) -> None:
    tx.keep_only(Participant, (Participant.of(ref, one.id) for one in present), interaction_id=ref)


def _been(tx: Tx, day: date) -> date:
    """Refuse a day to come: what is planned is a follow-up, and nobody has been spoken with yet."""
    if day > tx.today:
        raise Invalid("still_to_come", field="day", start=day)
    return day


def _follow(tx: Tx, step: NextStep, about: ContactId) -> None:
    try:
        tx.put(
            FollowUp(
                id=FollowUpId(tx.new_id()),
                kind=Kind.CONTACT,
                ref_id=about,
                text=step.text,
                due_on=step.due_on,
                owner_id=tx.desk().me_id,
            )
        )
    except Invalid as error:
        raise Invalid(error.code, field=f"follow_up.{error.field}", **error.params) from error


def _say(tx: Tx, present: list[Contact]) -> None:
    tx.say(name=present[0].display_name if present else "", count=len(present))
