"""Rows of a table to contacts: every row becomes one, or is rejected with the reasons; no row stops a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from suidesk.domain.errors import Invalid
from suidesk.interchange import cells
from suidesk.interchange.cell_readers import READERS
from suidesk.interchange.drafts import Column, Draft
from suidesk.interchange.incoming import CheckedWords
from suidesk.interchange.problems import Problem, Severity, bounds, shortened

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


_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")


class PeopleReader:
    """Reads the rows of one table by one mapping."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        """Prepare the columns. Raises `no_name_column` when no column could say who a contact is."""
        mapping.need_name()
        self._table = table
        self._kind = mapping.kind
        self._is_exact = mapping.is_exact
        self._width = len(table.columns)
        # A cell that begins otherwise is taken as it stands.
        self._special = frozenset("" if self._is_exact else "'= ")
        self._has_nul = b"\0" in table.content
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
        problems: list[Problem] = []
        if row.broken:
            problems.append(self._problem(row, row.broken, row.cells[0], Severity.ERROR))
            return Outcome(row, None, problems)
        if row.doubt or len(row.cells) != self._width or self._table.damaged_lines:
            self._look_at_shape(row, problems)
        draft = Draft(row.line, row.number, self._kind, problems, is_exact=self._is_exact)
        for (column, read), cell in zip(self._columns, row.cells, strict=False):
            if cell and cell.strip():
                is_special = cell[0] in self._special or self._has_nul
                read(draft, column, self._clean(draft, column, cell) if is_special else cell)
        for at in range(self._width, len(row.cells)):
            if row.cells[at].strip():
                draft.keep(f"Column {at + 1}", row.cells[at])
        incoming = draft.finish()
        if incoming is not None:
            self._check(draft, incoming)
        if problems and any(problem.severity is Severity.ERROR for problem in problems):
            incoming = None
        return Outcome(row, incoming, problems)

    def _clean(self, draft: Draft, column: Column, cell: str) -> str:
        if "\0" in cell:
            cell = cell.replace("\0", "")
            draft.say(column.name, "nul_removed", found=cell)
        if cell[:1] not in self._special:
            return cell
        plain = cells.plain(cell)
        if plain is cell and cell.lstrip().startswith("="):
            draft.say(column.name, "formula_cell", found=cell)
        return plain

    def _look_at_shape(self, row: Row, problems: list[Problem]) -> None:
        if row.doubt:
            problems.append(self._problem(row, row.doubt, max(row.cells, key=len)))
        if len(row.cells) < self._width:
            found = f"{len(row.cells)}"
            problems.append(Problem(row.line, row.number, "", "row_too_short", str(self._width), found, Severity.NOTE))
        elif any(map(str.strip, row.cells[self._width :])):
            problems.append(Problem(row.line, row.number, "", "row_too_long", str(self._width), str(len(row.cells))))
        if self._table.damaged_lines and self._is_damaged(row):
            problems.append(self._problem(row, "undecodable_bytes", " ".join(row.cells)))

    def _is_damaged(self, row: Row) -> bool:
        count = 1 + sum(len(_LINE_ENDS.findall(cell)) for cell in row.cells)
        return not self._table.damaged_lines.isdisjoint(range(row.line, row.line + count))

    def _problem(self, row: Row, code: str, found: str, severity: Severity = Severity.WARNING) -> Problem:
        return Problem(row.line, row.number, "", code, "", shortened(found), severity)

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
