"""Rows of a table to contacts: every row becomes one, or is rejected with the reasons; no row stops a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from suidesk.domain.errors import Invalid
from suidesk.interchange.cell_readers import READERS
from suidesk.interchange.drafts import Column, Draft
from suidesk.interchange.incoming import CheckedWords
from suidesk.interchange.problems import Problem, Severity, bounds
from suidesk.interchange.row_checks import RowChecks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.mapping import Mapping
    from suidesk.interchange.rows import Row
    from suidesk.interchange.tables import Table


class Outcome(NamedTuple):
    """What became of one row: a contact, or `None` when it is rejected; and what there is to say."""

    row: Row
    incoming: Incoming | None
    problems: list[Problem]


class PeopleReader:
    """Reads the rows of one table by one mapping."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        """Prepare the columns. Raises `no_name_column` when no column could say who a contact is."""
        mapping.need_name()
        self._table = table
        self._mapping = mapping
        self._width = len(table.columns)
        self._looks = RowChecks(table, is_exact=mapping.is_exact)
        named = zip(table.columns, mapping.uses, strict=True)
        self._columns = [(Column(name, use, use.target, use.target.value), READERS[use.target]) for name, use in named]
        self._checked = CheckedWords()

    def outcomes(self) -> Iterator[Outcome]:
        """Give the outcome of every row that holds anything, in the order of the file."""
        for row in self._table.rows():
            if row.broken or "".join(row.cells).strip():
                yield self.read(row)

    def read(self, row: Row) -> Outcome:
        """Read one row."""
        if row.broken:
            return Outcome(row, None, [self._looks.broken(row)])
        problems = list(self._looks.shape(row, Severity.WARNING)) if self._looks.is_unusual(row) else []
        draft = Draft(row.line, row.number, self._mapping, problems)
        for (column, read), cell in zip(self._columns, row.cells, strict=False):
            if cell and cell.strip():
                if self._looks.is_special(cell):
                    plain, found = self._looks.clean(row, column.name, cell)
                    problems += found
                    read(draft, column, plain)
                else:
                    read(draft, column, cell)
        for at in range(self._width, len(row.cells)):
            if row.cells[at].strip():
                draft.keep(f"Column {at + 1}", row.cells[at])
        incoming = draft.finish()
        if incoming is not None:
            self._check(draft, incoming)
        if problems and any(problem.severity is Severity.ERROR for problem in problems):
            incoming = None
        return Outcome(row, incoming, problems)

    def _check(self, draft: Draft, incoming: Incoming) -> None:
        try:
            incoming.check(self._checked)
        except Invalid as error:
            expected, found = bounds(error.params)
            draft.say(draft.column_of(error.field or ""), error.code, expected, found, Severity.ERROR)


def read_people(table: Table, mapping: Mapping) -> tuple[list[Incoming], list[Problem]]:
    """Give the contacts of a table and all that there is to say, about the file and about its rows."""
    outcomes = list(PeopleReader(table, mapping).outcomes())
    problems = [*table.problems, *(problem for outcome in outcomes for problem in outcome.problems)]
    return [outcome.incoming for outcome in outcomes if outcome.incoming], problems
