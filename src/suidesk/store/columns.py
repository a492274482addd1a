"""Contacts of a long list read by column: each table once from end to end, not a question for every contact."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from suidesk.store.points import PointColumns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from suidesk.store.reading import Reading

AT_ONCE: Final = 500
"""Rows of a table in one answer: fewer than the 700 new tuples that set Python's garbage collector to work."""
_NAMED: Final = 500
# Measured at 100,000 contacts: a row found by its contact costs about ten times one that lies next in its table.
_MANY: Final = 10


def known_among(db: Reading, refs: Iterable[str]) -> list[str]:
    """Give those ids that are contacts', each once, in the order given."""
    asked = list(dict.fromkeys(refs))
    there: set[str] = set()
    for start in range(0, len(asked), _NAMED):
        some = asked[start : start + _NAMED]
        there.update(ref for (ref,) in db.rows(f"SELECT id FROM contacts WHERE id IN ({_marks(some)})", some))
    return [ref for ref in asked if ref in there]


class Columns:
    """What belongs to contacts: a list per column, in which each contact has its place.

    Places follow the table of contacts and not the list that is asked for: what is read lies beside what was read
    before, in the file as in memory. `order` gives the place of each contact of the list.
    """

    def __init__(
        self,
        db: Reading,
        refs: Sequence[str],
        expressions: Sequence[str] = (),
        watch: Callable[[], object] = bool,
    ) -> None:
        """Read of those contacts, each named once and there; `expressions` are texts of their own rows.

        `watch` is called before every block of rows and may raise to stop.
        """
        self._db = db
        self._watch = watch
        self._refs = refs
        is_some = len(refs) * _MANY < int(db.value("SELECT count(*) FROM contacts"))
        self._read = self._named if is_some else self._all
        self._ids: list[str] = []
        self.contacts: list[list[str]] = [[] for _ in expressions]
        """The cells of the expressions; where there is nothing, they are empty."""
        self.order = [0] * len(refs)
        row_of = {ref: row for row, ref in enumerate(refs)}
        for rows in self._read("contacts", "id", expressions):
            here = [row for row in rows if row[0] in row_of]
            for place, row in enumerate(here, len(self._ids)):
                self.order[row_of[row[0]]] = place
            self._ids += [row[0] for row in here]
            columns = list(zip(*here, strict=True))[1:]
            for cells, values in zip(self.contacts, columns, strict=False):
                cells += [value or "" for value in values]
        self._at = {ref: place for place, ref in enumerate(self._ids)}

    @property
    def ids(self) -> Sequence[str]:
        """The contacts by place."""
        return self._ids

    def cells(self, table: str, expressions: Sequence[str]) -> list[list[str]]:
        """Give texts of a table whose rows are called as the contacts; where there is none, the cell is empty."""
        found = [[""] * len(self._ids) for _ in expressions]
        for rows in self._read(table, "id", expressions):
            for ref, *values in rows:
                place = self._at.get(ref)
                if place is not None:
                    for cells, value in zip(found, values, strict=True):
                        cells[place] = value or ""
        return found

    def points(self) -> PointColumns:
        """Give the points, those of a kind in their order."""
        found = PointColumns(len(self._ids))
        told = ("kind", "raw", "label", "position")
        for rows in self._read("contact_points", "contact_id", told):
            found.take(rows, self._at)
        tangled = [self._ids[place] for place in found.forget_tangled()]
        for start in range(0, len(tangled), _NAMED):
            some = tangled[start : start + _NAMED]
            sql = f"""SELECT contact_id, {", ".join(told)}, id FROM contact_points WHERE contact_id IN ({_marks(some)})
                ORDER BY position, id"""
            found.take(self._db.rows(sql, some), self._at)
        return found

    def sets(self, table: str, column: str) -> list[tuple[str, ...]]:
        """Give the values of all rows of each contact, in no order; equal ones of many contacts are kept once."""
        found = [_Grown()] * len(self._ids)
        find = self._at.get
        for rows in self._read(table, "contact_id", (column,)):
            for ref, value, _ in rows:
                place = find(ref)
                if place is not None:
                    found[place] = found[place][value]
        return [grown.values_here for grown in found]

    def pairs(self, table: str, key: str, column: str) -> dict[str, list[tuple[int, str]]]:
        """Give (place, value) by key, in no order."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for rows in self._read(table, "contact_id", (key, column)):
            for ref, name, value, _ in rows:
                if ref in self._at:
                    found[name].append((self._at[ref], value))
        return found

    def _all(self, table: str, owner: str, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
        """Read a table by its ids, as it lies: no page is decrypted twice, however small the cache."""
        sql = f"{_select(table, owner, columns)} WHERE id > ? ORDER BY id LIMIT {AT_ONCE}"
        at = 0 if owner == "id" else -1
        last = ""
        while rows := self._db.rows(sql, (last,)):
            self._watch()
            yield rows
            last = rows[-1][at]

    def _named(self, table: str, owner: str, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
        sql = _select(table, owner, columns)
        for start in range(0, len(self._refs), _NAMED):
            self._watch()
            some = self._refs[start : start + _NAMED]
            yield self._db.rows(f"{sql} WHERE {owner} IN ({_marks(some)}) ORDER BY id", some)


class _Grown(dict[str, "_Grown"]):
    """Some values, and what they and one more make: the few sets that many contacts share are made once."""

    def __init__(self, values: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.values_here = values

    def __missing__(self, value: str) -> _Grown:
        made = self[value] = _Grown((*self.values_here, value))
        return made


def _select(table: str, owner: str, columns: Sequence[str]) -> str:
    """Ask for the contact, the columns, and the row's own id where that is another one."""
    told = (owner, *columns) if owner == "id" else (owner, *columns, "id")
    return f"SELECT {', '.join(told)} FROM {table}"


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
