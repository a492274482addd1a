"""Hours of the desk as lines of a file, in the order of their days, however many there are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from suidesk.interchange.lines_out import LinesOut
    from suidesk.services.exporting_watch import ExportWatch
    from suidesk.store.reading import Reading

# As in `store.columns`: fewer than make Python's garbage collector look.
_AT_ONCE: Final = 500


def hours_refer_to(db: Reading) -> dict[str, frozenset[str]]:
    """Give the people and the projects of all hours; each costs one look into an index, not one per entry."""
    return {name: frozenset(_distinct(db, name)) for name in ("person_id", "project_id")}


class HoursInOrder:
    """Lines of hours by day and start, those without a start last; equal ones in the order of their ids.

    The table is read by its ids, as it lies: in the order of days every entry would be a page of its own. What is
    kept is the text of the file alone, some 75 bytes an entry.
    """

    def __init__(self, columns: Sequence[tuple[str, Mapping[Any, str]]], lines: LinesOut) -> None:
        """Write these columns: the field that each shows, and its cells by value."""
        self._columns = columns
        self._lines = lines
        self._found: defaultdict[tuple[str, int | None], bytearray] = defaultdict(bytearray)

    def read(self, db: Reading, watch: ExportWatch) -> int:
        """Read all hours; give their number."""
        total = int(db.value("SELECT count(*) FROM time_entries"))
        fields = tuple(dict.fromkeys(("id", "day", "start_min", *(name for name, _ in self._columns))))
        at = [fields.index(name) for name, _ in self._columns]
        sql = f"SELECT {', '.join(fields)} FROM time_entries WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}"
        count, last = 0, ""
        while rows := db.rows(sql, (last,)):
            values = list(zip(*rows, strict=True))
            cells = [self._cells(column, values[place]) for column, place in zip(self._columns, at, strict=True)]
            lines = self._lines.of(list(zip(*cells, strict=True)))
            for key, line in zip(zip(values[1], values[2], strict=True), lines, strict=True):
                self._found[key] += line.encode()
            count, last = count + len(rows), rows[-1][0]
            watch.done(count, total)
        return count

    def pieces(self) -> Iterator[bytearray]:
        """Give the lines, as many together as began at one time."""
        return (self._found[key] for key in sorted(self._found, key=lambda key: (key[0], key[1] is None, key[1] or 0)))

    @staticmethod
    def _cells(column: tuple[str, Mapping[Any, str]], values: Sequence[Any]) -> Sequence[str]:
        name, by_value = column
        # Ids return never: they are written as they are.
        return values if name == "id" else [by_value[value] for value in values]


def _distinct(db: Reading, column: str) -> Iterator[str]:
    """Give the values of a column of hours by stepping through its index from one to the next."""
    sql = f"""WITH RECURSIVE seen (ref) AS (SELECT min({column}) FROM time_entries UNION ALL
        SELECT (SELECT min({column}) FROM time_entries WHERE {column} > ref) FROM seen WHERE ref IS NOT NULL)
        SELECT ref FROM seen WHERE ref IS NOT NULL"""
    return (ref for (ref,) in db.rows(sql))
