"""What screens ask about follow-ups: those of a record, those still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp
from suidesk.queries.names import names_of
from suidesk.queries.subjects import subjects_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class FollowUpRow:
    """A follow-up with the name of what it is about (empty: nothing, or without a name) and of its owner."""

    follow_up: FollowUp
    about: str
    owner: str


@dataclass(frozen=True)
class FollowUpPage:
    """One follow-up; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> FollowUpRow:
        """Give it with names."""
        return _rows(db, "WHERE id = ?", (db.get(FollowUp, self.id).id,))[0]


@dataclass(frozen=True)
class FollowUpsAbout:
    """The follow-ups about a record: open ones by day, then done ones, newest first."""

    kind: Kind
    id: str
    limit: int = 100

    def fetch(self, db: Reading) -> list[FollowUpRow]:
        """Give them with names."""
        return _rows(
            db,
            """WHERE kind = ? AND ref_id = ? ORDER BY done_on IS NOT NULL,
               CASE WHEN done_on IS NULL THEN due_on END, done_on DESC, id LIMIT ?""",
            (self.kind.value, self.id, self.limit),
        )


@dataclass(frozen=True)
class FollowUpsOpen:
    """The follow-ups that aren't done, by day and minute; with `after`, only those of later days."""

    limit: int = 200
    after: date = date.min

    def fetch(self, db: Reading) -> list[FollowUpRow]:
        """Give them with names."""
        return _rows(
            db,
            "WHERE done_on IS NULL AND due_on > ? ORDER BY due_on, due_min IS NULL, due_min, id LIMIT ?",
            (self.after.isoformat(), self.limit),
        )


def _rows(db: Reading, rest: str, params: tuple[object, ...]) -> list[FollowUpRow]:
    found = db.records(FollowUp, rest, params)
    names = {ref: subject.name for ref, subject in subjects_of(db, found).items()}
    owners = names_of(db, Kind.CONTACT, (one.owner_id for one in found))
    return [FollowUpRow(one, names.get(one.ref_id or "", ""), owners.get(one.owner_id or "", "")) for one in found]
