"""A list that went out of this desk and comes back edited: known by its marks, compared, taken over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from suidesk.commands.coming_back import ListBack, TakeListBack, decisions_back
from suidesk.commands.importing import Imported, stored_contacts
from suidesk.domain.exports import ListExport
from suidesk.interchange import cells
from suidesk.interchange.coming_back.columns import mark_column, read_mark
from suidesk.interchange.coming_back.comparing import Answers
from suidesk.interchange.coming_back.deciding import RowBack
from suidesk.interchange.decisions import Fate, decisions
from suidesk.interchange.incoming import Incoming
from suidesk.interchange.mapping import Mapping
from suidesk.interchange.merging import Merger, Policy
from suidesk.interchange.people_in import PeopleReader
from suidesk.interchange.problems import Problem, Severity
from suidesk.services.import_report import SAMPLES, ImportReport, Preview, SampleRow, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.interchange.coming_back.comparing import Conflict
    from suidesk.interchange.coming_back.deciding import DecisionBack
    from suidesk.interchange.rows import Row
    from suidesk.services.asking import Working
    from suidesk.services.import_report import AnyMap, Looked
    from suidesk.services.import_watch import Watch
    from suidesk.store.reading import Reading

# Another desk's record of an export, brought in with all the rest, says nothing about this desk's journal.
_MADE_HERE: Final = """SELECT 1 FROM journal JOIN batches ON batches.id = batch_id
    WHERE row_id = ?1 AND row_end = substr(?1, -8) AND tbl = 'exports' AND before IS NULL
      AND code = 'RecordExport' AND batches.no > ?2"""


@dataclass(frozen=True)
class ConflictSeen:
    """A cell that was changed there and here, and where it stands in the file."""

    line: int
    name: str
    conflict: Conflict


@dataclass(frozen=True)
class ChangeSeen:
    """A cell that is taken from the file: where it stands there, whose it is, what is here and what comes."""

    line: int
    name: str
    column: str
    here: str
    theirs: str


@dataclass(frozen=True)
class Round:
    """What a list that came back tells beside the fates of its rows: of which export it is, and its cells.

    `changes` are the cells that are taken from the file; `kept` counts those that only changed here, `missing` the rows
    that went out and aren't in the file, which stay here.
    """

    export: ListExport
    changes: tuple[ChangeSeen, ...] = ()
    kept: int = 0
    missing: int = 0
    conflicts: tuple[ConflictSeen, ...] = ()
    answers: Answers = field(default_factory=Answers)

    @property
    def taken(self) -> int:
        """How many cells are taken from the file."""
        return len(self.changes)

    def as_json(self) -> dict[str, Any]:
        """Give it as the command line writes it."""
        return {
            "export": self.export.id,
            "cells_taken": self.taken,
            "changes": [vars(one) for one in self.changes],
            "cells_kept": self.kept,
            "rows_missing": self.missing,
            "conflicts": [_conflict_json(one, self.answers) for one in self.conflicts],
        }


@dataclass(frozen=True, kw_only=True)
class BackPreview(Preview):
    """What it would do to take the list over; nothing has changed yet."""

    back: Round

    def as_json(self, batch: Any = None) -> dict[str, Any]:
        """Give the report as the command line writes it."""
        return {**super().as_json(batch), "came_back": self.back.as_json()}


@dataclass(frozen=True, kw_only=True)
class BackReport(ImportReport):
    """What taking the list over did."""

    back: Round

    def as_json(self, batch: Any = None) -> dict[str, Any]:
        """Give the report as the command line writes it."""
        return {**super().as_json(batch), "came_back": self.back.as_json()}


def preview_back(
    desk: Working, looked: Looked, mapping: AnyMap, watch: Watch, answers: Answers | None = None
) -> BackPreview | None:
    """Work out what taking the list over would do; None for a list that didn't go out of this desk."""
    read = _read(desk, looked, mapping, watch)
    if read is None:
        return None
    plan = desk.ask(_Plan(read, answers or Answers()))
    samples = [SampleRow(one.row.line, one.fate, _sample(one)) for one in plan.done[:SAMPLES]]
    report = _report(looked, read, plan.done, plan.added)
    back = _round(read, plan.done, answers or Answers())
    return BackPreview(
        looked=looked, mapping=mapping, policy=Policy.FILL_BLANKS, samples=tuple(samples), back=back, **report
    )


def commit_back(desk: Working, preview: BackPreview, watch: Watch) -> BackReport:
    """Take the list over, as one change. Raises `cancelled` and what the store says."""
    looked, answers = preview.looked, preview.back.answers
    read = _read(desk, looked, preview.mapping, watch)
    if read is None:
        raise TypeError
    done = desk.run(TakeListBack(read.back, answers, watch.matched))
    rows, added = done.result
    back = _round(read, rows, answers)
    return BackReport(looked=looked, change=done.change, back=back, **_report(looked, read, rows, added))


@dataclass
class _Read:
    back: ListBack
    rejected: dict[int, tuple[Problem, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _read(desk: Working, looked: Looked, mapping: AnyMap, watch: Watch) -> _Read | None:
    """Read the rows of a list that is known by its marks."""
    at = mark_column(looked.table.columns)
    if looked.cards or at is None or not isinstance(mapping, Mapping):
        return None
    marks = {found[0] for row in looked.table.rows() if (found := _mark_of(row, at))}
    exports = desk.ask(_OfMarks(tuple(sorted(marks)))) if marks else {}
    if not exports:
        return None
    read = _Read(ListBack(exports, [], [], mapping, looked.name))
    _Sorting(read, PeopleReader(looked.table, mapping) if _can_be_new(mapping) else None, at).sort(looked, watch)
    return read


def _can_be_new(mapping: Mapping) -> bool:
    from suidesk.interchange.mapping import NAMING

    return any(use.target in NAMING for use in mapping.uses)


class _Sorting:
    """Tells rows that name their export from those that were added."""

    def __init__(self, read: _Read, reader: PeopleReader | None, at: int) -> None:
        self._read, self._reader, self._at = read, reader, at
        self._lines: dict[str, int] = {}
        self._rows: list[RowBack] = []
        self._added: list[Incoming] = []

    def sort(self, looked: Looked, watch: Watch) -> None:
        for count, row in enumerate(looked.table.rows(), 1):
            watch.read(count)
            found = _mark_of(row, self._at)
            if found and found[0] in self._read.back.exports:
                self._take(row, *found)
            elif row.broken or "".join(row.cells).strip():
                self._add(row)
        self._read.back = ListBack(
            self._read.back.exports, self._rows, self._added, self._read.back.mapping, self._read.back.file
        )

    def _take(self, row: Row, mark: str, ref: str) -> None:
        first = self._lines.setdefault(ref, row.line)
        if first == row.line:
            self._rows.append(RowBack(row.line, row.number, mark, ref, row.cells))
            return
        problem = Problem(row.line, row.number, "", "same_row_twice", str(first), str(row.line), Severity.ERROR)
        self._refuse(row, problem)

    def _add(self, row: Row) -> None:
        if self._reader is None:
            self._refuse(row, Problem(row.line, row.number, "", "no_name", severity=Severity.ERROR))
            return
        outcome = self._reader.read(row)
        self._read.problems += outcome.problems
        if outcome.incoming is None:
            self._read.rejected[row.line] = tuple(outcome.problems)
        else:
            self._added.append(outcome.incoming)

    def _refuse(self, row: Row, problem: Problem) -> None:
        self._read.problems.append(problem)
        self._read.rejected[row.line] = (problem,)


def _mark_of(row: Row, at: int) -> tuple[str, str] | None:
    return read_mark(cells.plain(row.cells[at])) if not row.broken and at < len(row.cells) else None


@dataclass(frozen=True)
class _OfMarks:
    marks: tuple[str, ...]

    def fetch(self, db: Reading) -> dict[str, ListExport]:
        wanted = ", ".join("?" * len(self.marks))
        found = db.records(ListExport, f"WHERE mark IN ({wanted}) ORDER BY at, id", self.marks)
        return {one.mark: one for one in found if db.value(_MADE_HERE, (one.id, one.position))}


class _Plan:
    """Asks what taking a list over would do: a question of this service alone, not of a screen."""

    def __init__(self, read: _Read, answers: Answers) -> None:
        self._read, self._answers = read, answers
        self.done: list[DecisionBack] = []
        self.added: list[Imported] = []

    def fetch(self, db: Reading) -> _Plan:
        back, language = self._read.back, db.desk().language
        self.done = list(decisions_back(db, back, self._answers, language, lambda: ""))
        if back.added:
            known = stored_contacts(db, back.added)
            merger = Merger(Policy.FILL_BLANKS, language, lambda: "")
            for one in decisions(list(back.added), known, merger):
                self.added.append(Imported(one.incoming.line, one.fate, one.problems))
        return self


def _report(looked: Looked, read: _Read, rows: Sequence[DecisionBack], added: Iterable[Imported]) -> dict[str, Any]:
    rejected, problems, fates = dict(read.rejected), [*looked.questions, *read.problems], Counter[Fate]()
    for line, fate, said in [
        *((one.row.line, one.fate, one.problems) for one in rows),
        *((one.line, one.fate, one.problems) for one in added),
    ]:
        fates[fate] += 1
        problems += said
        if fate is Fate.REJECTED:
            rejected[line] = said
    return vars(reported(looked, fates, problems, rejected, {}))


def _round(read: _Read, rows: Sequence[DecisionBack], answers: Answers) -> Round:
    exports = list(read.back.exports.values())
    found = [ConflictSeen(one.row.line, one.name, said) for one in rows for said in one.conflicts]
    changes = [
        ChangeSeen(one.row.line, one.name, *said) for one in rows if one.fate is Fate.UPDATED for said in one.changes
    ]
    missing = max(sum(one.count for one in exports) - len(read.back.rows), 0)
    return Round(exports[-1], tuple(changes), sum(one.kept for one in rows), missing, tuple(found), answers)


def _sample(one: DecisionBack) -> Incoming:
    from suidesk.domain.people import ContactKind

    return Incoming(line=one.row.line, row=one.row.row, kind=ContactKind.PERSON, name=one.name)


def _conflict_json(one: ConflictSeen, answers: Answers) -> dict[str, Any]:
    said = one.conflict
    return {
        "line": one.line,
        "contact": {"id": said.contact_id, "name": one.name},
        "column": said.column,
        "sent": said.sent,
        "ours": said.ours,
        "theirs": said.theirs,
        "taken": "theirs" if answers.takes_theirs(said.key) else "ours",
    }
