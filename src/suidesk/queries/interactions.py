"""What screens ask about interactions: the newest of all, with a contact or for a project, and the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.interactions import Interaction
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.store.reading import Reading

PAGE = 64
"""Interactions that a screen fetches at once."""


@dataclass(frozen=True)
class TakingPart:
    """A contact who took part."""

    id: str
    name: str
    kind: ContactKind


@dataclass(frozen=True)
class InteractionRow:
    """An interaction with who took part, by name, who noted it, and the name of its project."""

    interaction: Interaction
    present: tuple[TakingPart, ...]
    by: str
    project: str

    def others(self, contact_id: str) -> list[str]:
        """Give the names of those who took part beside that contact."""
        return [one.name for one in self.present if one.id != contact_id]


@dataclass(frozen=True)
class InteractionPage:
    """One interaction; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> InteractionRow:
        """Give it with names."""
        return rows_of(db, [db.get(Interaction, self.id)])[0]


@dataclass(frozen=True)
class InteractionsNewest:
    """A window of the interactions of everybody, with a contact, or for a project; newest first."""

    contact_id: str | None = None
    project_id: str | None = None
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[InteractionRow]:
        """Give at most `limit` of them with names."""
        tests, params = _tests(self.contact_id, self.project_id)
        order = "ORDER BY day DESC, interactions.id DESC LIMIT ? OFFSET ?"
        return rows_of(db, db.records(Interaction, f"{tests} {order}", (*params, self.limit, self.offset)))


@dataclass(frozen=True)
class InteractionCount:
    """How many interactions there are: of everybody, with a contact, or for a project."""

    contact_id: str | None = None
    project_id: str | None = None

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        tests, params = _tests(self.contact_id, self.project_id)
        return int(db.value(f"SELECT count(*) FROM interactions {tests}", params))


@dataclass(frozen=True)
class LastContact:
    """When a contact was last spoken with."""

    contact_id: str

    def fetch(self, db: Reading) -> InteractionRow | None:
        """Give the newest interaction, or None where none is noted."""
        found = InteractionsNewest(self.contact_id, limit=1).fetch(db)
        return found[0] if found else None


@dataclass(frozen=True)
class NamedStart:
    """Those with whom a new conversation begins, and its project (id, name)."""

    present: tuple[TakingPart, ...]
    project: tuple[str, str] | None


@dataclass(frozen=True)
class ConversationStart:
    """The names that a form begins with; what is gone is left out."""

    contact_ids: tuple[str, ...] = ()
    project_id: str | None = None

    def fetch(self, db: Reading) -> NamedStart:
        """Give them in the order of their ids."""
        kinds = _kinds(db, self.contact_ids)
        project = names_of(db, Kind.PROJECT, [self.project_id]).get(self.project_id or "")
        return NamedStart(
            tuple(kinds[ref] for ref in self.contact_ids if ref in kinds),
            (self.project_id, project) if self.project_id and project else None,
        )


def last_days(db: Reading, refs: Iterable[str]) -> dict[str, date]:
    """Give for many contacts the day on which each was last spoken with; those never spoken with are left out."""
    wanted = tuple(dict.fromkeys(refs))
    marks = ", ".join("?" * len(wanted))
    rows = db.rows(
        f"""SELECT contact_id, max(day) FROM participants JOIN interactions ON interactions.id = interaction_id
            WHERE contact_id IN ({marks}) GROUP BY contact_id""",
        wanted,
    )
    return {ref: date.fromisoformat(day) for ref, day in rows}


def rows_of(db: Reading, found: Sequence[Interaction]) -> list[InteractionRow]:
    """Give these interactions with names, in their order."""
    refs = tuple(one.id for one in found)
    marks = ", ".join("?" * len(refs))
    present: dict[str, list[TakingPart]] = {}
    for ref, contact, name, kind in db.rows(
        f"""SELECT interaction_id, contacts.id, display_name, kind FROM participants
            JOIN contacts ON contacts.id = contact_id WHERE interaction_id IN ({marks})
            ORDER BY sort_key, contacts.id""",
        refs,
    ):
        present.setdefault(ref, []).append(TakingPart(contact, name, ContactKind(kind)))
    persons = names_of(db, Kind.CONTACT, (one.by_id for one in found))
    projects = names_of(db, Kind.PROJECT, (one.project_id for one in found))
    return [
        InteractionRow(
            one,
            tuple(present.get(one.id, ())),
            persons.get(one.by_id or "", ""),
            projects.get(one.project_id or "", ""),
        )
        for one in found
    ]


def _tests(contact_id: str | None, project_id: str | None) -> tuple[str, tuple[str, ...]]:
    if contact_id is not None:
        return "JOIN participants ON interaction_id = interactions.id WHERE contact_id = ?", (contact_id,)
    if project_id is not None:
        return "WHERE project_id = ?", (project_id,)
    return "", ()


def _kinds(db: Reading, refs: tuple[str, ...]) -> dict[str, TakingPart]:
    marks = ", ".join("?" * len(refs))
    rows = db.rows(f"SELECT id, display_name, kind FROM contacts WHERE id IN ({marks})", refs) if refs else []
    return {ref: TakingPart(ref, name, ContactKind(kind)) for ref, name, kind in rows}
