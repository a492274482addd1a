"""What an import has to tell: the fates of rows, problems by kind, who may be here already."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from suidesk.interchange.decisions import Fate
from suidesk.interchange.incoming import Incoming
from suidesk.interchange.mapping import Mapping
from suidesk.interchange.merging import Policy
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.sheets.mapping import SheetMapping
from suidesk.interchange.sheets.rows import SheetRow
from suidesk.services.import_seen import Seen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.domain.changes import Change
    from suidesk.domain.ids import BatchId
    from suidesk.interchange.list_kinds import ListKind
    from suidesk.interchange.row_doubles import Answered
    from suidesk.interchange.rows import Row
    from suidesk.interchange.tables import Table
    from suidesk.interchange.vcard.card_files import CardFile

SAMPLES = 20
"""The first rows that are shown as they will be."""
_LINES_NAMED = 5
_OF_ONE_NAME = ("unknown_person", "unknown_project", "unknown_funder", "unknown_role", "unknown_grant", "column_left")
_FEW_NAMES = 8
"""More names than these are told by one example; the file of rejected rows has each."""

AnyMap: TypeAlias = Mapping | SheetMapping


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A file as it was understood: the table, the mapping guessed for it, and the questions left open."""

    name: str
    table: Table
    mapping: AnyMap
    kind: ListKind
    is_guessed: bool = False
    """Whether nobody said what kind of list it is."""
    questions: tuple[Problem, ...] = ()
    cards: CardFile | None = None
    """A file of vCards, which has no columns; its table is empty then."""

    def count(self) -> int:
        """Count the rows, or cards."""
        return self.cards.count() if self.cards else sum(1 for _ in self.table.rows())

    def sample(self, count: int = SAMPLES) -> list[Row]:
        """Give the first rows of data as they stand."""
        return self.table.sample(count)


@dataclass(frozen=True)
class Counts:
    """How many rows met which fate; `read` is their sum."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """All rows that held anything."""
        return self.created + self.updated + self.unchanged + self.skipped + self.rejected

    @property
    def changes(self) -> int:
        """The rows that change the desk."""
        return self.created + self.updated


@dataclass(frozen=True)
class ProblemGroup:
    """The problems of one kind: how many, in which columns, and the lines of the first few."""

    code: str
    severity: Severity
    count: int
    columns: tuple[str, ...]
    lines: tuple[int, ...]
    example: Problem


@dataclass(frozen=True)
class PossibleMatch:
    """A row that will be a new contact although somebody here resembles it.

    `reason`: same_name, same_email, same_phone.
    """

    line: int
    name: str
    contact_id: str
    known_name: str
    reason: str


@dataclass(frozen=True)
class SampleRow:
    """One of the first rows as it will be."""

    line: int
    fate: Fate
    incoming: Incoming | SheetRow


@dataclass(frozen=True, kw_only=True)
class Report:
    """The fates of all rows and what there is to say. `rejected` holds the problems of the rejected rows by line.

    `made` counts what a list of records brings along for names that are not here: people, projects, funders.
    """

    counts: Counts
    problems: tuple[Problem, ...]
    rejected: dict[int, tuple[Problem, ...]] = field(repr=False)
    made: AnyMapping[str, int] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[ProblemGroup, ...]:
        """The problems by kind: errors first, then the most frequent."""
        return grouped(self.problems)

    def as_json(self, batch: BatchId | None = None) -> dict[str, Any]:
        """Give the report as the command line writes it."""
        fates = {fate.value: getattr(self.counts, fate.value) for fate in Fate}
        said = [_as_json(problem) for problem in self.problems]
        made = {"made": dict(self.made)} if self.made else {}
        return {"read": self.counts.read, **fates, **made, "problems": said, "batch": batch}


@dataclass(frozen=True, kw_only=True)
class Preview(Report):
    """What an import would do now; nothing has changed yet."""

    looked: Looked
    mapping: AnyMap
    policy: Policy
    samples: tuple[SampleRow, ...]
    possible: tuple[PossibleMatch, ...] = ()
    read: object = field(default=None, repr=False, compare=False)
    """What was read of the file, so that the import needn't read it again; none where that would be too much."""
    seen: Seen = field(default_factory=Seen, repr=False, compare=False)
    """The rows that would be new contacts, among which doubles are looked for."""
    answers: tuple[Answered, ...] = ()
    """What was said of doubles."""


@dataclass(frozen=True, kw_only=True)
class ImportReport(Report):
    """What an import did."""

    looked: Looked
    change: Change
    """The change for a window's listeners."""

    @property
    def batch(self) -> BatchId | None:
        """The change to take back; none when nothing changed."""
        return self.change.batch

    def as_json(self, batch: BatchId | None = None) -> dict[str, Any]:
        """Give the report as the command line writes it."""
        return super().as_json(batch or self.batch)


def grouped(problems: tuple[Problem, ...]) -> tuple[ProblemGroup, ...]:
    """Give problems by kind: errors first, then warnings, questions and notes, the most frequent first.

    Names that are not here, and columns without a place, stand apart from each other while they are few.
    """
    found: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.severity), []).append(problem)
    order = list(Severity)
    groups = [_group(code, severity, part) for (code, severity), some in found.items() for part in _parts(code, some)]
    return tuple(sorted(groups, key=lambda group: (order.index(group.severity), -group.count)))


def _parts(code: str, some: list[Problem]) -> list[list[Problem]]:
    if not code.startswith(_OF_ONE_NAME):
        return [some]
    parts: dict[tuple[str, str], list[Problem]] = {}
    for problem in some:
        parts.setdefault((problem.column, problem.found), []).append(problem)
    return list(parts.values()) if len(parts) <= _FEW_NAMES else [some]


def _group(code: str, severity: Severity, some: list[Problem]) -> ProblemGroup:
    columns = tuple(dict.fromkeys(problem.column for problem in some if problem.column))
    lines = tuple(dict.fromkeys(problem.line for problem in some[:_LINES_NAMED]))
    return ProblemGroup(code, severity, len(some), columns, lines, some[0])


def reported(
    looked: Looked,
    fates: AnyMapping[Fate, int],
    problems: Iterable[Problem],
    rejected: dict[int, tuple[Problem, ...]],
    made: AnyMapping[str, int],
) -> Report:
    """Put together what the reading and the matching found; of the rejected rows only their own count matters."""
    counts = {fate.value: count for fate, count in fates.items() if fate is not Fate.REJECTED}
    said = sorted([*looked.table.problems, *problems], key=lambda problem: problem.line)
    return Report(
        counts=Counts(**counts, rejected=len(rejected)), problems=tuple(said), rejected=rejected, made=dict(made)
    )


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "expected": problem.expected,
        "found": problem.found,
        "severity": problem.severity.value,
    }
