"""A row of a list of records on its way to a record: what its cells say, and what there is to say about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from suidesk.domain.errors import Invalid
from suidesk.domain.text import tidy
from suidesk.interchange.decisions import Fate
from suidesk.interchange.problems import Problem, Severity, bounds, shortened
from suidesk.interchange.sheets.amounts import minor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from suidesk.domain.funding import ObligationKind
    from suidesk.domain.records import Record
    from suidesk.interchange.sheets.amounts import Amount
    from suidesk.interchange.sheets.places import Place


@dataclass(slots=True)
class SheetRow:
    """One row: its values by place, and its cells as they stood; `columns` names the column of each place."""

    line: int
    row: int
    columns: Mapping[Place, str]
    values: dict[Place, Any] = field(default_factory=dict)
    cells: dict[Place, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    """What is kept as it stands, by heading."""

    def text(self, place: Place) -> str:
        """Give the text of a place, empty when nothing stands there."""
        return str(self.values.get(place) or "")

    def say(
        self, place: Place, code: str, expected: str = "", found: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Note a problem of this row."""
        column = self.columns.get(place, "")
        self.problems.append(Problem(self.line, self.row, column, code, expected, shortened(found), severity))

    def refuse(self, place: Place, code: str, expected: str = "", found: str = "") -> None:
        """Note what leaves the row out."""
        self.say(place, code, expected, found, Severity.ERROR)

    @property
    def is_refused(self) -> bool:
        """Tell whether the row is left out."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Before:
    """The record of the same kind that a row follows: the grant before it, the promise it replaces."""

    field: str
    place: Place
    name: str
    ref: str


@dataclass(slots=True)
class Told:
    """What a row tells of a record: values by field, those of amounts still as written; and what becomes of it."""

    row: SheetRow
    id: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    amounts: dict[str, tuple[Place, Amount]] = field(default_factory=dict)
    duties: dict[ObligationKind, tuple[date, ...]] = field(default_factory=dict)
    before: Before | None = None
    details: dict[str, str] = field(default_factory=dict)
    """What is kept as it stands, by heading."""
    beside: dict[str, str] = field(default_factory=dict)
    """What is kept beside a value that is here, by what that is called."""
    first: dict[str, Any] = field(default_factory=dict)
    """Values of a new record where the row tells none."""
    others: Collection[str] = frozenset()
    """Records that it doesn't tell of, whatever they are called."""
    known: Any = None
    """The stored record that it tells of."""
    ref: str = ""
    """The id of the record, stored or new."""
    fate: Fate = Fate.CREATED
    records: Sequence[Record] = ()
    kept: list[Problem] = field(default_factory=list)

    @property
    def is_taken(self) -> bool:
        """Tell whether the row is neither rejected nor the same as another."""
        return self.fate not in {Fate.REJECTED, Fate.SKIPPED}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that there is to say about the row."""
        return (*self.row.problems, *self.kept)

    def says_as(self, other: Told) -> bool:
        """Tell whether two rows tell the same."""
        mine = (self.values, self.amounts, self.duties, self.before, self.details)
        return mine == (other.values, other.amounts, other.duties, other.before, other.details)

    def values_for(self, known: Any, currency: str, places_of: Callable[[str], int]) -> dict[str, Any]:
        """Give the values with amounts in minor units of the row's currency, else the stored record's or the desk's."""
        if not self.amounts:
            return self.values
        places = places_of(self.values.get("currency") or (known.currency if known else currency))
        return {**self.values, **{name: self._minor(name, places) for name in self.amounts}}

    def _minor(self, name: str, places: int) -> int:
        minor = minor_of(self.amounts[name][1], places)
        if minor is None:
            raise Invalid("unreadable_amount", field=name, value=self.amounts[name][1].digits)
        return minor

    def refuse(self, place: Place, error: Invalid) -> None:
        """Leave the row out for what the domain does not allow."""
        expected, found = bounds(error.params)
        self.row.refuse(place, error.code, expected, found or self.row.cells.get(place, ""))
        self.fate = Fate.REJECTED


def is_same(told: Any, here: Any) -> bool:
    """Tell whether a cell says what is here already; spaces alone make no difference."""
    return bool(told == here) or (isinstance(told, str) and isinstance(here, str) and tidy(here) == told)
