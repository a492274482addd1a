"""What becomes of each row of a list that comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from suidesk.domain.errors import Invalid
from suidesk.interchange.coming_back.writing import Taking, Written
from suidesk.interchange.decisions import Fate
from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.problems import Problem, Severity, bounds, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from suidesk.domain.contact_state import ContactState
    from suidesk.interchange.coming_back.comparing import Comparing, Conflict


class RowBack(NamedTuple):
    """A row that names its export and its contact, as it came back."""

    line: int
    row: int
    mark: str
    contact_id: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class DecisionBack:
    """The fate of a row, what is written for it, and what is to be asked."""

    row: RowBack
    fate: Fate
    name: str = ""
    written: Written = field(default_factory=Written)
    changes: tuple[tuple[str, str, str], ...] = ()
    kept: int = 0
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()


class Deciding:
    """Decides on rows of one export."""

    def __init__(
        self, comparing: Comparing, language: str, new_id: Callable[[], str], field_ids: Mapping[str, str]
    ) -> None:
        """Make records of the store's language, with these ids of the desk's own fields."""
        self._comparing = comparing
        self._language, self._new_id, self._field_ids = language, new_id, field_ids

    def decide(self, row: RowBack, sent: ContactState | None, ours: ContactState | None) -> DecisionBack:
        """Give the fate of a row; a contact that is gone here isn't brought back."""
        if sent is None or ours is None:
            return DecisionBack(row, Fate.SKIPPED, problems=(_note(row, "", "gone_since_export", "", row.contact_id),))
        found = self._comparing.compare(row.cells, sent, ours)
        name = ours.contact.display_name
        other = next((text for one, text in found.taken.items() if one.heading.column is OutColumn.KIND), None)
        if other is not None:
            problem = _error(row, "", "other_kind", ours.contact.kind.value, other)
            return DecisionBack(row, Fate.REJECTED, name, problems=(problem,))
        written = Taking(sent, ours, self._language, self._new_id).take(found.taken, self._field_ids)
        try:
            for record in written.puts:
                record.check()
        except Invalid as error:
            expected, seen = bounds(error.params)
            return DecisionBack(
                row, Fate.REJECTED, name, problems=(_error(row, error.field or "", error.code, expected, seen),)
            )
        problems = [_warning(row, column.name, "number_rounded_back", "", cell) for column, cell in found.rounded]
        problems += [_warning(row, *said) for said in written.refused]
        fate = Fate.UNCHANGED if written.is_empty else Fate.UPDATED
        refused = {column for column, *_ in written.refused}
        changes = tuple(one for one in found.changes if one[0] not in refused)
        return DecisionBack(row, fate, name, written, changes, found.kept, tuple(found.conflicts), tuple(problems))


def _note(row: RowBack, column: str, code: str, expected: str, found: str) -> Problem:
    return Problem(row.line, row.row, column, code, expected, shortened(found), Severity.NOTE)


def _warning(row: RowBack, column: str, code: str, expected: str, found: str) -> Problem:
    return Problem(row.line, row.row, column, code, expected, shortened(found), Severity.WARNING)


def _error(row: RowBack, column: str, code: str, expected: str, found: str) -> Problem:
    return Problem(row.line, row.row, column, code, expected, shortened(found), Severity.ERROR)
