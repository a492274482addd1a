"""What an import does with every row: created, updated, unchanged, skipped or rejected, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from suidesk.domain.errors import Invalid
from suidesk.interchange.doubles import Unit, units_of
from suidesk.interchange.matching import matched
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.sameness import NameKey, name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from suidesk.domain.records import Record
    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.merging import Merge, Merger
    from suidesk.interchange.whole_contacts import WholeContact


class Fate(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """The fate of one row, the records to write for it, and what there is to say."""

    incoming: Incoming
    fate: Fate
    contact_id: str = ""
    records: Sequence[Record] = ()
    problems: tuple[Problem, ...] = ()
    namesakes: tuple[WholeContact, ...] = field(default=())
    """Stored contacts of the same name that were held for other people."""


class KnownContacts(Protocol):
    """The contacts of the store, asked for by the hundred."""

    def of_ids(self, ids: Collection[str]) -> list[WholeContact]:
        """Give the contacts of those ids that are there."""

    def named(self, keys: Collection[NameKey]) -> list[WholeContact]:
        """Give the contacts whose kind and folded name are among the keys, in the order of their ids."""


_AT_ONCE = 250


def decisions(rows: Sequence[Incoming], known: KnownContacts, merger: Merger) -> Iterator[Decision]:
    """Give the decision on every row, namesakes together; rows of one file may be any number."""
    units = units_of(rows)
    by_id = _Claims(known, units)
    groups = iter(units.items())
    while some := dict(islice(groups, _AT_ONCE)):
        stored: dict[NameKey, list[WholeContact]] = {}
        for one in known.named(some.keys()):
            if one.contact.id not in by_id.claimed:
                stored.setdefault(name_key(one.contact.kind, one.contact.display_name), []).append(one)
        direct = by_id.of(unit for group in some.values() for unit in group)
        for key, group in some.items():
            yield from _decided(group, direct, stored.get(key, []), merger)


class _Claims:
    """The contacts that rows name by id; nobody else may take them."""

    def __init__(self, known: KnownContacts, units: dict[NameKey, list[Unit]]) -> None:
        self._known = known
        self.claimed = frozenset(unit.incoming.id for group in units.values() for unit in group if unit.incoming.id)

    def of(self, units: Iterator[Unit]) -> dict[str, WholeContact]:
        ids = [unit.incoming.id for unit in units if unit.incoming.id]
        return {one.contact.id: one for one in self._known.of_ids(ids)} if ids else {}


def _decided(
    group: list[Unit], direct: dict[str, WholeContact], stored: list[WholeContact], merger: Merger
) -> Iterator[Decision]:
    others = [unit for unit in group if unit.incoming.id not in direct]
    pairs = [(unit, direct[unit.incoming.id]) for unit in group if unit.incoming.id in direct]
    found = matched(others, stored)
    taken = {one.contact.id for one in found if one}
    namesakes = tuple(one for one in stored if one.contact.id not in taken)[:3]
    for unit, one in (*pairs, *zip(others, found, strict=True)):
        first = _decision(unit.incoming, one, merger, namesakes)
        yield first
        for row, problem in unit.joined:
            fate = Fate.REJECTED if first.fate is Fate.REJECTED else Fate.SKIPPED
            yield Decision(row, fate, first.contact_id, (), (problem, *_carried(first, row)))


def _decision(one: Incoming, known: WholeContact | None, merger: Merger, namesakes: tuple[WholeContact, ...]) -> Decision:
    if known is None:
        merge = merger.created(one)
        return _checked(one, Fate.CREATED, merge, merge.records[0].id, namesakes)
    if known.contact.kind is not one.kind:
        problem = Problem(
            one.line, one.row, "", "other_kind", known.contact.kind.value, one.kind.value, Severity.ERROR
        )
        return Decision(one, Fate.REJECTED, known.contact.id, (), (problem,))
    merge = merger.changed(one, known)
    fate = Fate.UPDATED if merge.records else Fate.UNCHANGED
    return _checked(one, fate, merge, known.contact.id, ())


def _checked(
    one: Incoming, fate: Fate, merge: Merge, contact_id: str, namesakes: tuple[WholeContact, ...]
) -> Decision:
    """Reject a row whose values do not fit what is stored: a leaving before the start."""
    kept = tuple(_kept(one, name, here, told) for name, here, told in merge.kept)
    try:
        for record in merge.records:
            record.check()
    except Invalid as error:
        found = ", ".join(str(value) for value in error.params.values())
        problem = Problem(one.line, one.row, error.field or "", error.code, "", shortened(found), Severity.ERROR)
        return Decision(one, Fate.REJECTED, contact_id, (), (problem,))
    return Decision(one, fate, contact_id, merge.records, kept, namesakes)


def _kept(one: Incoming, name: str, here: str, told: str) -> Problem:
    return Problem(one.line, one.row, name, "kept_what_was_here", shortened(here), shortened(told), Severity.NOTE)


def _carried(first: Decision, row: Incoming) -> tuple[Problem, ...]:
    """Give the errors of the row that this one was joined with, at this row's own line."""
    return tuple(problem._replace(line=row.line, row=row.row) for problem in first.problems if problem.is_error)


