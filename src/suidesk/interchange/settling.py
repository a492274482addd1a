"""Rows with the answers on their doubles: who is the same goes together, who isn't stays apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from suidesk.interchange.decisions import Decision, Fate, decisions
from suidesk.interchange.row_doubles import Answer
from suidesk.interchange.sameness import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from suidesk.interchange.decisions import KnownContacts
    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.merging import Merger
    from suidesk.interchange.row_doubles import Answered, Side

    AddName = Callable[[Decision, Sequence[str], KnownContacts], Decision]


@dataclass(eq=False, slots=True)
class _Group:
    """Rows of one contact, which is a known one or a new one."""

    lines: list[int] = field(default_factory=list)
    contact_id: str = ""
    ref: str = ""


class Settled:
    """What follows from the answers, surest pair first; one that contradicts a surer one is left for later.

    The ids of contacts to come are from `new_id`.
    """

    def __init__(self, answers: Iterable[Answered], new_id: Callable[[], str]) -> None:
        """Put together what is the same."""
        self._of_line: dict[int, _Group] = {}
        self._of_contact: dict[str, _Group] = {}
        told = sorted(answers, key=lambda one: -one.double.probability)
        apart = [(one.double.row, one.double.other) for one in told if one.answer is Answer.TWO]
        for one in told:
            mine, theirs = self._group(one.double.row), self._group(one.double.other)
            if one.answer is Answer.SAME and mine is not theirs and not self._are_two(mine, theirs, apart):
                self._join(theirs, mine)
        self.fresh: set[str] = set()
        """The ids of contacts that are made whatever is known of others of their name."""
        for group in self._groups():
            group.ref = group.contact_id or new_id()
            if not group.contact_id:
                self.fresh.add(group.ref)
        pairs = ((self._group(one).ref, self._group(other).ref) for one, other in apart)
        self.told_apart = tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))
        """The contacts that are two, by their ids."""
        self._names: dict[str, dict[str, str]] = {}

    def _groups(self) -> list[_Group]:
        return list({id(one): one for one in (*self._of_line.values(), *self._of_contact.values())}.values())

    def _group(self, side: Side) -> _Group:
        group = self._of_contact.get(side.contact_id) or next(
            (self._of_line[line] for line in side.lines if line in self._of_line), None
        )
        if group is None:
            group = _Group(list(side.lines), side.contact_id)
        for line in side.lines:
            self._of_line[line] = group
        if side.contact_id:
            self._of_contact[side.contact_id] = group
        return group

    def _join(self, one: _Group, other: _Group) -> None:
        one.lines += other.lines
        one.contact_id = one.contact_id or other.contact_id
        for line in other.lines:
            self._of_line[line] = one
        if one.contact_id:
            self._of_contact[one.contact_id] = one

    def _are_two(self, one: _Group, other: _Group, apart: Iterable[tuple[Side, Side]]) -> bool:
        if one.contact_id and other.contact_id:
            return True
        pair = {id(one), id(other)}
        return any({id(self._group(mine)), id(self._group(theirs))} == pair for mine, theirs in apart)

    def rows(self, rows: Iterable[Incoming]) -> Iterator[Incoming]:
        """Give the rows, those that were settled by the id of their contact; those with an id of their own keep it."""
        for row in rows:
            group = self._of_line.get(row.line)
            if group is None or row.id:
                yield row
                continue
            self._names.setdefault(group.ref, {}).setdefault(alike(row.name), row.name)
            yield replace(row, id=group.ref)

    def names_of(self, ref: str) -> dict[str, str]:
        """Give the names that the rows of a settled contact have, by what is alike in them."""
        return self._names.get(ref, {})


def decided(
    rows: Iterable[Incoming],
    known: KnownContacts,
    merger: Merger,
    settled: Settled,
    add_name: AddName,
) -> Iterator[Decision]:
    """Give the decision on every row as `decisions` does, with the answers on doubles in it.

    A name that a settled row has and its contact has not is kept beside it by `add_name`, so that the same file finds
    its contact again.
    """
    for decision in decisions(settled.rows(rows), known, merger, settled.fresh):
        names = settled.names_of(decision.contact_id or decision.incoming.id)
        if names and decision.fate in {Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED}:
            yield add_name(decision, tuple(names.values()), known)
        else:
            yield decision
