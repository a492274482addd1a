"""The import of a list of records: rows read, names resolved, matched with what is here, brought in."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from suidesk.commands.importing_records import ImportRecords, RecordsWanted, planned
from suidesk.interchange.column_policies import policies_of_records
from suidesk.interchange.decisions import Fate
from suidesk.interchange.sheets.guessing import left_out
from suidesk.interchange.sheets.places import OF_DAYS
from suidesk.interchange.sheets.reading import SheetReader
from suidesk.services.import_report import SAMPLES, ImportReport, Preview, Report, SampleRow, reported

if TYPE_CHECKING:
    from suidesk.interchange.merging import Policy
    from suidesk.interchange.problems import Problem
    from suidesk.interchange.sheets.deciding import Plan
    from suidesk.interchange.sheets.mapping import SheetMapping
    from suidesk.services.asking import Working
    from suidesk.services.import_report import Looked
    from suidesk.services.import_watch import Watch
    from suidesk.store.reading import Reading as Db


def preview_records(desk: Working, looked: Looked, mapping: SheetMapping, policy: Policy, watch: Watch) -> Preview:
    """Work out what the import would do. Raises `column_missing`, `column_twice`, `cancelled`."""
    plan = desk.ask(_Plan(_wanted(looked, mapping, policy, watch)))
    report = _report(looked, mapping, plan)
    samples = tuple(SampleRow(told.row.line, told.fate, told.row) for told in plan.rows[:SAMPLES])
    return Preview(looked=looked, mapping=mapping, policy=policy, samples=samples, **vars(report))


def commit_records(desk: Working, looked: Looked, mapping: SheetMapping, policy: Policy, watch: Watch) -> ImportReport:
    """Bring the records in, as one change. Raises `cancelled` and what the store says."""
    done = desk.run(ImportRecords(_wanted(looked, mapping, policy, watch), looked.name))
    return ImportReport(looked=looked, change=done.change, **vars(_report(looked, mapping, done.result)))


def _wanted(looked: Looked, mapping: SheetMapping, policy: Policy, watch: Watch) -> RecordsWanted:
    rows = []
    for number, row in enumerate(SheetReader(looked.table, mapping).rows(), 1):
        watch.read(number)
        rows.append(row)
    return RecordsWanted(
        kind=mapping.kind,
        rows=rows,
        policies=policies_of_records(mapping.columns, mapping.uses, policy, looked.name),
        creates_missing=mapping.creates_missing,
        watch=watch.matched,
    )


class _Plan:
    """Asks the store what the rows would do; the ids of what would be new are only counted."""

    def __init__(self, wanted: RecordsWanted) -> None:
        self._wanted = wanted

    def fetch(self, db: Db) -> Plan:
        numbers = count()
        return planned(db, self._wanted, lambda: f"new {next(numbers)}")


def _report(looked: Looked, mapping: SheetMapping, plan: Plan) -> Report:
    days = {name for name, use in zip(mapping.columns, mapping.uses, strict=True) if use.target in OF_DAYS}
    problems: list[Problem] = [one for one in looked.questions if one.column in days]
    problems += left_out(looked.table, mapping)
    rejected: dict[int, tuple[Problem, ...]] = {}
    for told in plan.rows:
        problems += told.problems
        if told.fate is Fate.REJECTED:
            rejected[told.row.line] = told.problems
    made = Counter(pending.kind for pending in plan.made)
    return reported(looked, Counter(told.fate for told in plan.rows), problems, rejected, made)
