"""Changes to what was seen of people: background checks, trainings and agreements, never their content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.follow_ups import forget_subject
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import CheckId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.text import folded, tidy
from suidesk.domain.volunteers import SCHEMES, CheckKind, CheckSeen

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class NoteCheck:
    """Note that a check of a person was seen: today and by the user, where nothing else is said; gives the new id."""

    person_id: str
    scheme: str
    kind: CheckKind = CheckKind.BACKGROUND
    seen_on: date | None = None
    seen_by_id: str | None = None
    review_on: date | None = None
    cleared: bool = True

    def apply(self, tx: Tx) -> str:
        """Write the check under the spelling that its scheme is known by."""
        tx.say(name=person(tx, self.person_id).display_name)
        values = given(self)
        values["scheme"] = _spelling(tx, self.scheme)
        values["seen_on"] = _not_ahead(tx, self.seen_on or tx.today)
        values["seen_by_id"] = self.seen_by_id or tx.desk().me_id
        if values["seen_by_id"] is not None:
            person(tx, values["seen_by_id"], "seen_by_id")
        return tx.put(CheckSeen(id=CheckId(tx.new_id()), **values)).id


@dataclass(frozen=True, kw_only=True)
class ChangeCheck:
    """Change what was noted of a check; what isn't given stays. A check that was done anew is a new one."""

    id: str
    scheme: str | UnsetType = UNSET
    kind: CheckKind | UnsetType = UNSET
    seen_on: date | UnsetType = UNSET
    seen_by_id: str | UnsetType | None = UNSET
    review_on: date | UnsetType | None = UNSET
    cleared: bool | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        values = given(self)
        if isinstance(self.scheme, str):
            values["scheme"] = _spelling(tx, self.scheme)
        if isinstance(self.seen_on, date):
            _not_ahead(tx, self.seen_on)
        if isinstance(self.seen_by_id, str):
            person(tx, self.seen_by_id, "seen_by_id")
        check = tx.change(CheckSeen, self.id, **values)
        tx.say(name=tx.get(Contact, check.person_id).display_name)
        return check.id


@dataclass(frozen=True, kw_only=True)
class RemoveCheck:
    """Remove what was noted of a check."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        check = tx.get(CheckSeen, self.id)
        tx.say(name=tx.get(Contact, check.person_id).display_name)
        forget_subject(tx, Kind.CHECK_SEEN, check.id)
        tx.delete(check)


def _spelling(tx: Tx, scheme: str) -> str:
    """Give the scheme as it is written already, so that one scheme has one name: dbs is DBS."""
    used: list[str] = [name for (name,) in tx.rows("SELECT DISTINCT scheme FROM checks_seen ORDER BY scheme")]
    known = {folded(name): name for name in (*used, *SCHEMES)}
    plain = tidy(scheme)
    return known.get(folded(plain), plain)


def _not_ahead(tx: Tx, seen_on: date) -> date:
    if seen_on > tx.today:
        raise Invalid("seen_ahead", field="seen_on")
    return seen_on
