"""Changes to promises and to the hours that people gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import CommitmentId, ContactId, ProjectId, TimeEntryId
from suidesk.domain.people import Contact
from suidesk.domain.projects import Project, Role
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState, EntryKind, TimeEntry

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddCommitment:
    """Note a promise: `minutes` a week over a period, or a titled deliverable; gives the new id."""

    person_id: str
    project_id: str | None = None
    role_id: str | None = None
    kind: CommitmentKind = CommitmentKind.WEEKLY
    minutes: int | None = None
    title: str = ""
    from_on: date | None = None
    until_on: date | None = None
    due_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the promise; it starts, or was given, today where no day is said."""
        tx.say(name=person(tx, self.person_id).display_name)
        _require(tx, self.project_id, self.role_id)
        values = {**given(self), "from_on": self.from_on or tx.today}
        return tx.put(Commitment(id=CommitmentId(tx.new_id()), **values)).id


@dataclass(frozen=True, kw_only=True)
class ChangeCommitment:
    """Change a promise; what isn't given stays."""

    id: str
    project_id: str | UnsetType | None = UNSET
    role_id: str | UnsetType | None = UNSET
    minutes: int | UnsetType | None = UNSET
    title: str | UnsetType = UNSET
    from_on: date | UnsetType | None = UNSET
    until_on: date | UnsetType | None = UNSET
    due_on: date | UnsetType | None = UNSET
    state: CommitmentState | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require(tx, self.project_id, self.role_id)
        commitment = tx.change(Commitment, self.id, **given(self))
        tx.say(name=tx.get(Contact, commitment.person_id).display_name)
        return commitment.id


@dataclass(frozen=True, kw_only=True)
class RemoveCommitment:
    """Remove a promise as if it had never been made; to end one, release it."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        commitment = tx.get(Commitment, self.id)
        tx.say(name=tx.get(Contact, commitment.person_id).display_name)
        tx.remove(commitment, together=self.together)


@dataclass(frozen=True, kw_only=True)
class Given:
    """The minutes of one person, where they differ from the others'."""

    person_id: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class LogTime:
    """Note minutes that people gave on a day (today where none is given); gives the new ids.

    Each of `person_ids` gave `minutes`, but for those in `entries`, whose minutes are said there.
    """

    person_ids: tuple[str, ...]
    minutes: int | UnsetType = UNSET
    entries: tuple[Given, ...] = ()
    day: date | None = None
    project_id: str | None = None
    start_min: int | None = None
    kind: EntryKind = EntryKind.VOLUNTEER

    def apply(self, tx: Tx) -> list[str]:
        """Write the entries, those of the same minutes first; the label tells all minutes together."""
        own = dict.fromkeys(one.person_id for one in self.entries)
        same = [ref for ref in dict.fromkeys(self.person_ids) if ref not in own]
        if not same and not own:
            raise Invalid("required", field="person_ids")
        pairs = [(one.person_id, one.minutes) for one in self.entries]
        if same:
            if isinstance(self.minutes, UnsetType):
                raise Invalid("required", field="minutes")
            pairs = [*((ref, self.minutes) for ref in same), *pairs]
        _require(tx, self.project_id, None)
        names = [person(tx, ref, "person_ids").display_name for ref in same]
        names += [person(tx, ref, "entries").display_name for ref in own]
        tx.say(name=names[0], count=len(names), minutes=sum(minutes for _, minutes in pairs))
        return [self._entry(tx, ref, minutes) for ref, minutes in pairs]

    def _entry(self, tx: Tx, ref: str, minutes: int) -> str:
        entry = TimeEntry(
            id=TimeEntryId(tx.new_id()),
            person_id=ContactId(ref),
            day=self.day or tx.today,
            minutes=minutes,
            project_id=ProjectId(self.project_id) if self.project_id else None,
            start_min=self.start_min,
            kind=self.kind,
        )
        return tx.put(entry).id


@dataclass(frozen=True, kw_only=True)
class ChangeTimeEntry:
    """Change noted minutes; what isn't given stays."""

    id: str
    minutes: int | UnsetType = UNSET
    day: date | UnsetType = UNSET
    project_id: str | UnsetType | None = UNSET
    start_min: int | UnsetType | None = UNSET
    kind: EntryKind | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        _require(tx, self.project_id, None)
        entry = tx.change(TimeEntry, self.id, **given(self))
        tx.say(name=tx.get(Contact, entry.person_id).display_name, minutes=entry.minutes)
        return entry.id


@dataclass(frozen=True, kw_only=True)
class RemoveTimeEntry:
    """Remove noted minutes."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove them."""
        entry = tx.get(TimeEntry, self.id)
        tx.say(name=tx.get(Contact, entry.person_id).display_name, minutes=entry.minutes)
        tx.delete(entry)


def _require(tx: Tx, project_id: str | UnsetType | None, role_id: str | UnsetType | None) -> None:
    if isinstance(project_id, str):
        tx.get(Project, project_id)
    if isinstance(role_id, str):
        tx.get(Role, role_id)
