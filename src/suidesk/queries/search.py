"""What the palette and the pickers ask: anything with a name, by what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Found:
    """One thing that was found.

    `detail` is a contact's or asset's kind, a project's or grant's stage, the last day of who hands over, a talk's day.
    """

    kind: Kind
    id: str
    name: str
    detail: str


# Of each kind its name, what it is, and which of it are offered.
_KINDS: Final = {
    Kind.CONTACT: ("contacts.display_name", "contacts.kind", "AND archived_on IS NULL"),
    Kind.PROJECT: ("projects.name", "projects.stage", ""),
    Kind.GRANT: ("grants.title", "grants.stage", ""),
    Kind.ASSET: ("assets.name", "assets.kind", ""),
    Kind.HANDOVER: ("(SELECT display_name FROM contacts WHERE id = leaver_id)", "handovers.leaving_on", ""),
    Kind.INTERACTION: ("substr(interactions.summary, 1, 160)", "interactions.day", ""),
}
_WHEN_TYPED: Final = (Kind.HANDOVER, Kind.INTERACTION)


@dataclass(frozen=True)
class AnythingMatching:
    """Contacts, projects, grants and assets whose words begin with what was typed, those by name first.

    Handovers are found by who leaves, conversations by what was said, the newest first: both only where something
    was typed.
    `contact_kind` is "person" or "organisation" for a picker of only those.
    """

    text: str
    kinds: tuple[Kind, ...] = tuple(_KINDS)
    contact_kind: str | None = None
    limit: int = 12

    def fetch(self, db: Reading) -> list[Found]:
        """Give at most `limit` finds, kind after kind; no kind pushes out the others. For no text the first ones."""
        found = [self._of(kind, db) for kind in self.kinds]
        shares, rest = [0] * len(found), self.limit
        while rest and any(share < len(one) for share, one in zip(shares, found, strict=True)):
            for at, one in enumerate(found):
                if rest and shares[at] < len(one):
                    shares[at] += 1
                    rest -= 1
        return [hit for share, one in zip(shares, found, strict=True) for hit in one[:share]]

    def _of(self, kind: Kind, db: Reading) -> list[Found]:
        words = match_words(self.text)
        if not words:
            return [] if kind in _WHEN_TYPED else self._rows(kind, db, "", ())
        named = self._rows(kind, db, "search_words MATCH ? AND", (f"name : ({words})",))
        if len(named) == self.limit:
            return named
        ids = {hit.id for hit in named}
        others = self._rows(kind, db, "search_words MATCH ? AND", (words,), len(named))
        return [*named, *(hit for hit in others if hit.id not in ids)][: self.limit]

    def _rows(self, kind: Kind, db: Reading, test: str, params: tuple[str, ...], more: int = 0) -> list[Found]:
        name, detail, also = _KINDS[kind]
        if kind is Kind.CONTACT and self.contact_kind is not None:
            also, params = f"{also} AND contacts.kind = ?", (*params, self.contact_kind)
        words = "JOIN search_words ON search_words.rowid = no" if test else ""
        rows = db.rows(
            f"""SELECT ref_id, {name}, {detail} FROM search_docs {words} JOIN {kind} ON {kind}.id = ref_id
                WHERE {test} search_docs.kind = '{kind}' {also} ORDER BY search_docs.sort_key, ref_id LIMIT ?""",
            (*params, self.limit + more),
        )
        return [Found(kind, ref, called, what) for ref, called, what in rows]
