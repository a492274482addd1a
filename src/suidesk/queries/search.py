"""What the palette and the pickers ask: anything with a name, by what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.kinds import Kind
from suidesk.store.numbers import ARCHIVED, IS_ORGANISATION, day_of, numbers_of
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


# Of each kind its name and what it is.
_KINDS: Final = {
    Kind.CONTACT: ("contacts.display_name", "contacts.kind"),
    Kind.PROJECT: ("projects.name", "projects.stage"),
    Kind.GRANT: ("grants.title", "grants.stage"),
    Kind.ASSET: ("assets.name", "assets.kind"),
    Kind.HANDOVER: ("(SELECT display_name FROM contacts WHERE id = leaver_id)", "handovers.leaving_on"),
    Kind.INTERACTION: ("substr(interactions.summary, 1, 160)", "interactions.day"),
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
            return [] if kind in _WHEN_TYPED else self._rows(kind, db, "", self.limit)
        named = self._rows(kind, db, f"name : ({words})", self.limit)
        if len(named) == self.limit:
            return named
        ids = {hit.id for hit in named}
        others = self._rows(kind, db, words, self.limit + len(named))
        return [*named, *(hit for hit in others if hit.id not in ids)][: self.limit]

    def _rows(self, kind: Kind, db: Reading, words: str, limit: int) -> list[Found]:
        """Give the first ones of a kind; contacts and interactions are read as far as they are wanted only."""
        first, last = numbers_of(kind)
        if kind is Kind.CONTACT:
            rows = self._window(kind, db, words, (first, ARCHIVED - 1), limit)
        elif kind is Kind.INTERACTION:
            rows = self._window(kind, db, words, (first, last), limit)
            if len(rows) == limit:
                # Within a day the numbers are those of writing, not those of the list.
                rest = rows[-1][0] + 1, day_of(rows[-1][0])[1]
                rows = [*rows, *self._window(kind, db, words, rest, -1)]
            rows = sorted(rows, key=lambda row: (day_of(row[0]), row[1]))[:limit]
        else:
            rows = self._window(kind, db, words, (first, last), -1, order=f"sort_key, ref_id LIMIT {limit}")
        return [Found(kind, ref, called, what) for _, ref, called, what in rows]

    def _window(  # noqa: PLR0913 (the parts of a question)
        self, kind: Kind, db: Reading, words: str, bounds: tuple[int, int], limit: int, *, order: str = "at"
    ) -> list[tuple[Any, ...]]:
        name, detail = _KINDS[kind]
        no, source = ("rowid", "search_words") if words else ("no", "search_docs")
        tests = f"{'search_words MATCH ? AND' if words else ''} {no} BETWEEN ? AND ?"
        if kind is Kind.CONTACT and self.contact_kind is not None:
            tests += f" AND {no} & {IS_ORGANISATION} = {IS_ORGANISATION * (self.contact_kind == 'organisation')}"
        return db.rows(
            f"""SELECT at, ref_id, {name}, {detail} FROM (
                  SELECT {no} AS at FROM {source} WHERE {tests} ORDER BY {no} LIMIT ?)
                CROSS JOIN search_docs ON search_docs.no = at
                CROSS JOIN {kind} ON {kind}.id = ref_id ORDER BY {order}""",
            (*([words] if words else []), *bounds, limit),
        )
