"""The import of contacts: rows read, matched with who is here, brought in."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from suidesk.commands.import_answers import with_names
from suidesk.commands.importing import ImportContacts, Imported, stored_contacts
from suidesk.domain.people import ContactPoint, PointKind
from suidesk.interchange.column_policies import policies_of_contacts
from suidesk.interchange.decisions import Decision, Fate
from suidesk.interchange.merging import Merger, Policy
from suidesk.interchange.people_in import PeopleReader
from suidesk.interchange.policies import Policies
from suidesk.interchange.settling import Settled, decided
from suidesk.services.import_cards import CardRows
from suidesk.services.import_doubles import left_for_later, reason_of
from suidesk.services.import_report import SAMPLES, ImportReport, PossibleMatch, Preview, Report, SampleRow, reported
from suidesk.services.import_seen import Seen
from suidesk.store.whole import holders_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.mapping import Mapping
    from suidesk.interchange.problems import Problem
    from suidesk.interchange.row_doubles import Answered
    from suidesk.services.asking import Working
    from suidesk.services.import_report import Looked
    from suidesk.services.import_watch import Watch
    from suidesk.store.reading import Reading as Db

_POSSIBLE = 1_000
_KEPT = 120_000
"""Rows that a preview keeps for the import, 1.3 kB each; more are read from the file again."""


def preview_contacts(desk: Working, looked: Looked, mapping: Mapping, policy: Policy, watch: Watch) -> Preview:
    """Work out what the import would do. Raises `no_name_column`, `cancelled`."""
    read = _Read(looked, mapping, watch)
    plan = desk.ask(_Plan(read, policies_of_contacts(mapping.columns, mapping.uses, policy, looked.name), ()))
    return Preview(
        looked=looked,
        mapping=mapping,
        policy=policy,
        samples=tuple(plan.samples),
        possible=tuple(plan.possible),
        read=read if len(read.rows) <= _KEPT else None,
        seen=plan.seen,
        **vars(_report(looked, read, plan.fates, plan.results)),
    )


def settle_contacts(
    desk: Working, preview: Preview, mapping: Mapping, watch: Watch, answers: tuple[Answered, ...]
) -> Preview:
    """Work out again what the import would do, with the answers on its doubles. Raises `cancelled`."""
    kept = preview.read
    read = kept if isinstance(kept, _Read) and kept.rows else _Read(preview.looked, mapping, watch)
    read.watch = watch
    policies = policies_of_contacts(mapping.columns, mapping.uses, preview.policy, preview.looked.name)
    plan = desk.ask(_Plan(read, policies, answers))
    report = vars(_report(preview.looked, read, plan.fates, plan.results))
    return replace(preview, samples=tuple(plan.samples), possible=tuple(plan.possible), answers=answers, **report)


def commit_contacts(desk: Working, preview: Preview, mapping: Mapping, watch: Watch) -> ImportReport:
    """Bring the contacts in, as one change. Raises `cancelled` and what the store says."""
    looked = preview.looked
    kept = preview.read
    preview.seen.clear()
    read = kept if isinstance(kept, _Read) and kept.rows else _Read(looked, mapping, watch)
    policies = policies_of_contacts(mapping.columns, mapping.uses, preview.policy, looked.name)
    done = desk.run(ImportContacts(read.taken(), policies, looked.name, watch.matched, preview.answers))
    report = _report(looked, read, Counter(one.fate for one in done.result), done.result)
    return ImportReport(looked=looked, change=done.change, **vars(report))


def _report(looked: Looked, read: _Read, fates: Counter[Fate], results: Iterable[Imported]) -> Report:
    rejected = dict(read.rejected)
    problems = [*looked.questions, *read.problems]
    for one in results:
        problems += one.problems
        if one.fate is Fate.REJECTED:
            rejected[one.line] = one.problems
    fates[Fate.SKIPPED] += read.groups
    return reported(looked, fates, problems, rejected, {})


class _Read:
    """The rows of a file that can be brought in, and what there is to say of them and of the others.

    `groups` counts the cards that become tags.
    """

    def __init__(self, looked: Looked, mapping: Mapping, watch: Watch) -> None:
        self.rows: list[Incoming] = []
        self.rejected: dict[int, tuple[Problem, ...]] = {}
        self.problems: list[Problem] = []
        self.watch = watch
        self.groups = 0
        if looked.cards:
            found = CardRows(looked.cards, watch)
            self.rows, self.rejected, self.problems = found.rows, found.rejected, found.problems
            self.groups = found.groups
            return
        for count, outcome in enumerate(PeopleReader(looked.table, mapping).outcomes(), 1):
            watch.read(count)
            self.problems += outcome.problems
            if outcome.incoming is None:
                self.rejected[outcome.row.line] = tuple(outcome.problems)
            else:
                self.rows.append(outcome.incoming)

    def taken(self) -> list[Incoming]:
        """Give the rows away: who brings them in lets them go as it does."""
        rows, self.rows = self.rows, []
        return rows


class _Plan:
    """Asks the store what the rows would do: a question of this service alone, not of a screen."""

    def __init__(self, read: _Read, policies: Policies, answers: tuple[Answered, ...]) -> None:
        self._read = read
        self._answers = answers
        self.seen = Seen()
        self._policies = policies
        self.fates: Counter[Fate] = Counter()
        self.results: list[Imported] = []
        self.samples: list[SampleRow] = []
        self.possible: list[PossibleMatch] = []

    def fetch(self, db: Db) -> _Plan:
        merger = Merger(self._policies, db.desk().language, lambda: "")
        known = stored_contacts(db, self._read.rows)
        created: list[Incoming] = []
        settled = Settled(self._answers, map("new {}".format, itertools.count()).__next__)
        for count, decision in enumerate(decided(self._read.rows, known, merger, settled, with_names), 1):
            self._read.watch.matched(count)
            self._add(decision)
            if decision.fate is Fate.CREATED and len(created) < _POSSIBLE:
                created.append(decision.incoming)
        self._tell_possible(db, created)
        self.samples.sort(key=lambda sample: sample.line)
        return self

    def _tell_possible(self, db: Db, created: list[Incoming]) -> None:
        """Name those that were left for later, where that was asked; all that resemble somebody where it wasn't."""
        if not self._answers:
            self.possible += _sharing(db, created)
            return
        self.possible = [
            PossibleMatch(one.row.lines[0], one.row.name, one.other.contact_id, one.other.name, reason_of(one))
            for one in left_for_later(self._answers)
        ]

    def _add(self, decision: Decision) -> None:
        one = decision.incoming
        if not self._answers:
            self.seen.add(decision)
        self.fates[decision.fate] += 1
        if decision.problems:
            self.results.append(Imported(one.line, decision.fate, decision.problems))
        if len(self.samples) < SAMPLES:
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
