"""What the palette and the pickers ask: anything with a name, by what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Found:
    """One thing that was found. `detail` is a contact's kind, a project's or grant's stage."""

    kind: Kind
    id: str
    name: str
    detail: str


@dataclass(frozen=True)
class AnythingMatching:
    """Contacts, projects and grants whose words begin with what was typed; `persons_only` for pickers of people."""

    text: str
    kinds: tuple[Kind, ...] = (Kind.CONTACT, Kind.PROJECT, Kind.GRANT)
    contact_kind: str | None = None
    limit: int = 12

    def fetch(self, db: Reading) -> list[Found]:
        """Give at most `limit` finds, in the order of their names; for no text the first ones."""
        words = match_words(self.text)
        marks = ", ".join("?" * len(self.kinds))
        source = "search_docs JOIN search_words ON search_words.rowid = no" if words else "search_docs"
        tests, params = ("search_words MATCH ? AND", (words,)) if words else ("", ())
        rows = db.rows(
            f"""SELECT search_docs.kind, ref_id,
              coalesce(contacts.display_name, projects.name, grants.title),
              coalesce(contacts.kind, projects.stage, grants.stage)
            FROM {source}
            LEFT JOIN contacts ON search_docs.kind = 'contacts' AND contacts.id = ref_id
            LEFT JOIN projects ON search_docs.kind = 'projects' AND projects.id = ref_id
            LEFT JOIN grants ON search_docs.kind = 'grants' AND grants.id = ref_id
            WHERE {tests} search_docs.kind IN ({marks}) AND contacts.archived_on IS NULL
              AND (? IS NULL OR contacts.id IS NULL OR contacts.kind = ?)
            ORDER BY search_docs.sort_key LIMIT ?""",
            (*params, *(kind.value for kind in self.kinds), self.contact_kind, self.contact_kind, self.limit),
        )
        return [Found(Kind(kind), ref, name, detail) for kind, ref, name, detail in rows]
