"""A list of contacts from the file to the desk: looked at, previewed, brought in, reported."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from suidesk.commands.importing import ImportContacts, Imported, StoredContacts
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind, ContactPoint, PointKind
from suidesk.interchange.decisions import Decision, Fate, decisions
from suidesk.interchange.guessing import guess
from suidesk.interchange.mapping import Mapping, SavedMapping, saved_mapping
from suidesk.interchange.merging import Merger, Policy
from suidesk.interchange.people_in import PeopleReader
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.rejected import rejected_rows
from suidesk.interchange.tables import Reading, Table, read_table
from suidesk.store.whole import holders_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from suidesk.commands.command import Command
    from suidesk.domain.changes import Change
    from suidesk.domain.ids import BatchId
    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.rows import Row
    from suidesk.queries.query import Query
    from suidesk.services.desk import Done
    from suidesk.store.reading import Reading as Db

    Progress = Callable[[int, int], None]
    Cancelled = Callable[[], bool]

T = TypeVar("T")

_EVERY = 250
_SAMPLES = 20
_POSSIBLE = 1_000
_LINES_NAMED = 5


class Working(Protocol):
    """What the import needs of an open desk."""

    def ask(self, query: Query[T]) -> T:
        """Answer a query."""
        ...

    def run(self, command: Command) -> Done:
        """Run a command."""
        ...


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A file as it was understood: the table, the mapping guessed for it, and the questions left open."""

    name: str
    table: Table
    mapping: Mapping
    questions: tuple[Problem, ...] = ()

    def sample(self, count: int = _SAMPLES) -> list[Row]:
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
    incoming: Incoming


@dataclass(frozen=True, kw_only=True)
class Report:
    """The fates of all rows and what there is to say. `rejected` holds the problems of the rejected rows by line."""

    counts: Counts
    problems: tuple[Problem, ...]
    rejected: dict[int, tuple[Problem, ...]] = field(repr=False)

    @property
    def groups(self) -> tuple[ProblemGroup, ...]:
        """The problems by kind: errors first, then the most frequent."""
        return grouped(self.problems)

    def as_json(self, batch: BatchId | None = None) -> dict[str, Any]:
        """Give the report as the command line writes it."""
        fates = {fate.value: getattr(self.counts, fate.value) for fate in Fate}
        said = [_as_json(problem) for problem in self.problems]
        return {"read": self.counts.read, **fates, "problems": said, "batch": batch}


@dataclass(frozen=True, kw_only=True)
class Preview(Report):
    """What an import would do now; nothing has changed yet."""

    looked: Looked
    mapping: Mapping
    policy: Policy
    samples: tuple[SampleRow, ...]
    possible: tuple[PossibleMatch, ...]


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
    """Give problems by kind: errors first, then warnings, questions and notes, the most frequent first."""
    found: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.severity), []).append(problem)
    order = list(Severity)
    groups = [_group(code, severity, some) for (code, severity), some in found.items()]
    return tuple(sorted(groups, key=lambda group: (order.index(group.severity), -group.count)))


def _group(code: str, severity: Severity, some: list[Problem]) -> ProblemGroup:
    columns = tuple(dict.fromkeys(problem.column for problem in some if problem.column))
    lines = tuple(dict.fromkeys(problem.line for problem in some[:_LINES_NAMED]))
    return ProblemGroup(code, severity, len(some), columns, lines, some[0])


class Importing:
    """Brings contact lists in over an open desk; nothing of a file is kept between calls."""

    def __init__(self, desk: Working, backup: Callable[[], object]) -> None:
        """Work on that desk; `backup` is called before anything is changed."""
        self._desk = desk
        self._backup = backup

    def look(
        self, content: bytes, name: str, *, kind: ContactKind = ContactKind.PERSON, reading: Reading | None = None
    ) -> Looked:
        """Understand a file: encoding, separator, headings, a mapping guessed. Errors as in `read_table`."""
        table = read_table(content, reading)
        mapping, questions = guess(table, kind)
        return Looked(name=name, table=table, mapping=mapping, questions=tuple(questions))

    def look_as_saved(self, content: bytes, name: str, mapping_file: bytes) -> Looked:
        """Understand a file as a mapping file says. Errors as in `saved_mapping` and `look`."""
        saved: SavedMapping = saved_mapping(mapping_file)
        looked = self.look(content, name, kind=saved.kind or ContactKind.PERSON, reading=saved.reading)
        mapping = saved.on(looked.table, looked.mapping)
        return Looked(name=name, table=looked.table, mapping=mapping, questions=looked.questions)

    def preview(
        self,
        looked: Looked,
        mapping: Mapping | None = None,
        policy: Policy = Policy.FILL_BLANKS,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Preview:
        """Work out what the import would do. Raises `no_name_column`, `mapping_does_not_fit`, `cancelled`."""
        mapping = _fitting(mapping or looked.mapping, looked.table)
        read = _Read(looked, mapping, _Watch(looked.table, progress, cancelled))
        plan = self._desk.ask(_Plan(read, policy))
        report = _reported(looked, read, plan.fates, plan.results)
        return Preview(
            looked=looked,
            mapping=mapping,
            policy=policy,
            samples=tuple(plan.samples),
            possible=tuple(plan.possible),
            **vars(report),
        )

    def commit(
        self, preview: Preview, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> ImportReport:
        """Bring the file in, as one change. Raises `cancelled` (nothing is changed) and what the store says."""
        if preview.counts.changes:
            self._backup()
        looked = preview.looked
        watch = _Watch(looked.table, progress, cancelled)
        read = _Read(looked, preview.mapping, watch)
        done = self._desk.run(ImportContacts(read.rows, preview.policy, looked.name, watch.matched))
        report = _reported(looked, read, Counter(one.fate for one in done.result), done.result)
        return ImportReport(looked=looked, change=done.change, **vars(report))

    def rejected_file(self, report: Preview | ImportReport, explain: Callable[[Problem], str]) -> Iterator[bytes]:
        """Give the rejected rows as a file to mend and bring in again; `explain` says a problem in words."""
        table = report.looked.table
        rows = (row for row in table.rows() if row.line in report.rejected)
        return rejected_rows(table, ((row, report.rejected[row.line]) for row in rows), explain)


def _reported(looked: Looked, read: _Read, fates: Counter[Fate], results: Iterable[Imported]) -> Report:
    """Put together what the reading and the matching found."""
    rejected = dict(read.rejected)
    problems = [*looked.questions, *looked.table.problems, *read.problems]
    for one in results:
        problems += one.problems
        if one.fate is Fate.REJECTED:
            rejected[one.line] = one.problems
    counts = {fate.value: count for fate, count in fates.items() if fate is not Fate.REJECTED}
    problems.sort(key=lambda problem: problem.line)
    return Report(counts=Counts(**counts, rejected=len(rejected)), problems=tuple(problems), rejected=rejected)


class _Watch:
    """Tells how far the work is, and stops it when it was cancelled: half of the way is reading, half is matching."""

    def __init__(self, table: Table, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._rows = sum(1 for _ in table.rows()) if progress else 0

    def read(self, count: int) -> None:
        if count % _EVERY == 0:
            self._tell(count)

    def matched(self, count: int) -> None:
        if count % _EVERY == 0:
            self._tell(self._rows + count)

    def _tell(self, done: int) -> None:
        if self._cancelled and self._cancelled():
            raise SuideskError("cancelled")
        if self._progress:
            self._progress(done, 2 * self._rows)


class _Read:
    """The rows of a file that can be brought in, and what there is to say of them and of the others."""

    def __init__(self, looked: Looked, mapping: Mapping, watch: _Watch) -> None:
        self.rows: list[Incoming] = []
        self.rejected: dict[int, tuple[Problem, ...]] = {}
        self.problems: list[Problem] = []
        self.watch = watch
        for count, outcome in enumerate(PeopleReader(looked.table, mapping).outcomes(), 1):
            watch.read(count)
            self.problems += outcome.problems
            if outcome.incoming is None:
                self.rejected[outcome.row.line] = tuple(outcome.problems)
            else:
                self.rows.append(outcome.incoming)


class _Plan:
    """Asks the store what the rows would do: a question of this service alone, not of a screen."""

    def __init__(self, read: _Read, policy: Policy) -> None:
        self._read = read
        self._policy = policy
        self.fates: Counter[Fate] = Counter()
        self.results: list[Imported] = []
        self.samples: list[SampleRow] = []
        self.possible: list[PossibleMatch] = []

    def fetch(self, db: Db) -> _Plan:
        merger = Merger(self._policy, db.desk().language, lambda: "")
        created: list[Incoming] = []
        for count, decision in enumerate(decisions(self._read.rows, StoredContacts(db), merger), 1):
            self._read.watch.matched(count)
            self._add(decision)
            if decision.fate is Fate.CREATED and len(created) < _POSSIBLE:
                created.append(decision.incoming)
        self.possible += _sharing(db, created)
        self.samples.sort(key=lambda sample: sample.line)
        return self

    def _add(self, decision: Decision) -> None:
        one = decision.incoming
        self.fates[decision.fate] += 1
        if decision.problems:
            self.results.append(Imported(one.line, decision.fate, decision.problems))
        if len(self.samples) < _SAMPLES:
            self.samples.append(SampleRow(one.line, decision.fate, one))
        for other in decision.namesakes:
            if len(self.possible) < _POSSIBLE:
                known = other.contact
                self.possible.append(PossibleMatch(one.line, one.name, known.id, known.display_name, "same_name"))


def _sharing(db: Db, created: list[Incoming]) -> list[PossibleMatch]:
    """Give the new contacts that have an e-mail address or number of somebody here with another name."""
    wanted: dict[str, tuple[Incoming, str]] = {}
    for one in created:
        for point in one.points:
            if point.kind in (PointKind.EMAIL, PointKind.PHONE):
                normal = ContactPoint.normalised(point.kind, point.raw)
                wanted.setdefault(normal, (one, f"same_{point.kind.value}"))
    found = []
    for normal, ref, name in holders_of(db, list(wanted)):
        one, reason = wanted[normal]
        if name != one.name:
            found.append(PossibleMatch(one.line, one.name, ref, name, reason))
    return found


def _fitting(mapping: Mapping, table: Table) -> Mapping:
    if mapping.columns != table.columns:
        raise SuideskError("mapping_does_not_fit")
    return mapping


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
