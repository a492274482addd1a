"""What an import does with every row: created, updated, unchanged, skipped or rejected, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from suidesk.domain.errors import Invalid
from suidesk.interchange.doubles import GroupKey, Unit, groups_of, units_of
from suidesk.interchange.matching import Comparisons, matched
from suidesk.interchange.problems import Problem, Severity, bounds, shortened
from suidesk.interchange.sameness import NameKey, name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from suidesk.domain.records import Record
    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.merging import Merger
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
    """The fate of one row and what there is to say.

    `records` are those to write for an update; a new contact's are made by `Merger.created`.
    `namesakes` are stored contacts of the same name that were held for other people.
    """

    incoming: Incoming
    fate: Fate
    contact_id: str = ""
    records: Sequence[Record] = ()
    problems: tuple[Problem, ...] = ()
    namesakes: tuple[WholeContact, ...] = ()


class KnownContacts(Protocol):
    """The contacts of the store, asked for by the hundred."""

    def of_ids(self, ids: Collection[str]) -> list[WholeContact]:
        """Give the contacts of those ids that are there."""

    def named(self, keys: Collection[NameKey]) -> list[WholeContact]:
        """Give the contacts whose kind and folded name are among the keys, in the order of their ids."""


_AT_ONCE = 250
_NAMESAKES = 3


def decisions(
    rows: Iterable[Incoming], known: KnownContacts, merger: Merger, fresh: Collection[str] = ()
) -> Iterator[Decision]:
    """Give the decision on every row; rows that could tell of the same contact come together.

    Rows are let go as they are decided on: a long list is the most of what an import keeps in memory. Those with an id
    of `fresh` are new contacts, whoever has their name.
    """
    groups = groups_of(rows)
    # A contact that some row names by its id is nobody else's; nor is one that a row has taken already.
    taken = {key for key in groups if isinstance(key, str)}
    waiting = iter(list(groups))
    while some := [(key, units_of(groups.pop(key))) for key in islice(waiting, _AT_ONCE)]:
        direct: dict[str, WholeContact] = {
            one.contact.id: one for one in known.of_ids([key for key, _ in some if isinstance(key, str)])
        }
        stored = _stored(known, [(key, units) for key, units in some if key not in direct])
        for key, units in some:
            if isinstance(key, str) and key in direct:
                yield from _told(units[0], _decision(units[0].incoming, direct[key], merger))
            elif key in fresh:
                yield from _told(units[0], Decision(units[0].incoming, Fate.CREATED))
            else:
                yield from _by_name(units, stored.get(_name_of(key, units), []), taken, merger)


def _name_of(key: GroupKey, units: list[Unit]) -> NameKey:
    return name_key(units[0].incoming.kind, units[0].incoming.name) if isinstance(key, str) else key


def _stored(known: KnownContacts, some: list[tuple[GroupKey, list[Unit]]]) -> dict[NameKey, list[WholeContact]]:
    found: dict[NameKey, list[WholeContact]] = {}
    for one in known.named({_name_of(key, units): None for key, units in some}):
        found.setdefault(name_key(one.contact.kind, one.contact.display_name), []).append(one)
    return found


def _by_name(units: list[Unit], stored: list[WholeContact], taken: set[str], merger: Merger) -> Iterator[Decision]:
    free = [one for one in stored if one.contact.id not in taken]
    if not free:
        for unit in units:
            yield from _told(unit, Decision(unit.incoming, Fate.CREATED))
        return
    comparisons = Comparisons(
        changes_nothing=lambda unit, one: not merger.changed(unit.incoming, one).records,
        agrees=lambda unit, one: not merger.filled(unit.incoming, one).kept,
    )
    found = matched(units, free, comparisons)
    taken.update(one.contact.id for one in found if one)
    namesakes = tuple(one for one in free if one.contact.id not in taken)[:_NAMESAKES]
    for unit, one in zip(units, found, strict=True):
        decided = (
            _decision(unit.incoming, one, merger)
            if one
            else Decision(unit.incoming, Fate.CREATED, "", (), (), namesakes)
        )
        yield from _told(unit, decided)


def _told(unit: Unit, decided: Decision) -> Iterator[Decision]:
    """Give the decision on a unit, and on the rows that were joined with its first."""
    yield decided
    if not unit.joined:
        return
    fate = Fate.REJECTED if decided.fate is Fate.REJECTED else Fate.SKIPPED
    for row, problem in unit.joined:
        errors = (error._replace(line=row.line, row=row.row) for error in decided.problems if error.is_error)
        yield Decision(row, fate, decided.contact_id, (), (problem, *errors))


def _decision(one: Incoming, known: WholeContact, merger: Merger) -> Decision:
    """Decide on a row that tells of a stored contact; one whose values do not fit it is rejected."""
    ref = known.contact.id
    if known.contact.kind is not one.kind:
        return _refused(one, ref, "", code="other_kind", expected=known.contact.kind.value, found=one.kind.value)
    merge = merger.changed(one, known)
    try:
        for record in merge.records:
            record.check()
    except Invalid as error:
        expected, found = bounds(error.params)
        return _refused(one, ref, error.field or "", code=error.code, expected=expected, found=found)
    kept = tuple(_kept(one, *said) for said in merge.kept)
    return Decision(one, Fate.UPDATED if merge.records else Fate.UNCHANGED, ref, merge.records, kept)


def _refused(one: Incoming, ref: str, column: str, **said: str) -> Decision:
    problem = Problem(one.line, one.row, column, severity=Severity.ERROR, **said)
    return Decision(one, Fate.REJECTED, ref, (), (problem,))


def _kept(one: Incoming, name: str, here: str, told: str) -> Problem:
    return Problem(one.line, one.row, name, "kept_what_was_here", shortened(here), shortened(told), Severity.NOTE)
