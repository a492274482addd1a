"""The web of connections as a graph: contacts, who is tied to whom, and a part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from suidesk.domain.network import ConnectionKind, Strength
from suidesk.domain.people import ContactKind, Reach, Sector

Progress = Callable[[int, int], None]
"""Is told (done, of how much)."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Node:
    """A contact; a person's `sector` and `reach` are those of the organisation they work at or belong to."""

    id: str
    name: str
    kind: ContactKind = ContactKind.PERSON
    sector: Sector | None = None
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """All that ties two contacts, the smaller id first; `strength` is that of the closest of their connections."""

    one: str
    other: str
    kinds: tuple[ConnectionKind, ...] = (ConnectionKind.KNOWS,)
    strength: Strength = Strength.GOOD

    def far_end(self, ref: str) -> str:
        """Give the end that isn't `ref`."""
        return self.other if ref == self.one else self.one


@dataclass(frozen=True)
class WebFilter:
    """Which part of a web is wanted; empty sets and `among` of None want all, None in `sectors` means no sector."""

    sectors: frozenset[Sector | None] = frozenset()
    reaches: frozenset[Reach] = frozenset()
    kinds: frozenset[ConnectionKind] = frozenset()
    strength: Strength = Strength.WEAK
    among: frozenset[str] | None = None
    only_across: bool = False
    """Only ties that lead from one known sector to another."""

    def wants(self, node: Node) -> bool:
        """Tell whether that contact is wanted."""
        return (
            (not self.sectors or node.sector in self.sectors)
            and (not self.reaches or node.reach in self.reaches)
            and (self.among is None or node.id in self.among)
        )

    def wants_tie(self, tie: Tie) -> bool:
        """Tell whether that tie is wanted, whatever its ends."""
        return tie.strength >= self.strength and (not self.kinds or not self.kinds.isdisjoint(tie.kinds))


@dataclass(frozen=True)
class Web:
    """Contacts and the ties between them; a contact without a tie isn't in it."""

    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The contacts by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def ties_of(self) -> Mapping[str, tuple[Tie, ...]]:
        """The ties of each contact."""
        found: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.one].append(tie)
            found[tie.other].append(tie)
        return {ref: tuple(ties) for ref, ties in found.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """The contacts that each one is tied to."""
        return {ref: frozenset(tie.far_end(ref) for tie in ties) for ref, ties in self.ties_of.items()}

    def narrowed(self, wanted: WebFilter) -> Web:
        """Give the part with the contacts and ties that a filter wants."""
        kept = {node.id for node in self.nodes if wanted.wants(node)}
        return self._of(
            tuple(
                tie
                for tie in self.ties
                if tie.one in kept
                and tie.other in kept
                and wanted.wants_tie(tie)
                and (not wanted.only_across or self.is_across(tie))
            )
        )

    def is_across(self, tie: Tie) -> bool:
        """Tell whether a tie leads from one known sector to another."""
        one, other = self.by_id[tie.one].sector, self.by_id[tie.other].sector
        return one is not None and other is not None and one is not other

    def without(self, ref: str | None) -> Web:
        """Give the web as it is without that contact; those whose only ties were to it go too."""
        return self._of(tuple(tie for tie in self.ties if ref not in (tie.one, tie.other)))

    def around(self, ref: str, depth: int, avoiding: str | None = None, most: int = 0) -> Web:
        """Give what lies within `depth` ties of a contact, leading through anybody but `avoiding`.

        The nearest come first; with `most`, no more contacts than that.
        """
        seen, edge = {ref: 0}, [ref]
        for step in range(1, depth + 1):
            found = sorted({far for near in edge for far in self.neighbours.get(near, ())} - seen.keys())
            edge = [far for far in found if far != avoiding]
            seen.update(dict.fromkeys(edge, step))
        kept = set(list(seen)[: most or None])
        return self._of(tuple(tie for tie in self.ties if {tie.one, tie.other} <= kept))

    def components(self) -> list[list[str]]:
        """Give the parts that no tie connects with each other, the largest first, each in the order of ids."""
        left, found = set(self.ties_of), []
        while left:
            part, edge = set(), {min(left)}
            while edge:
                part |= edge
                edge = {far for near in edge for far in self.neighbours[near]} - part
            left -= part
            found.append(sorted(part))
        return sorted(found, key=lambda part: (-len(part), part[0]))

    def largest(self, most: int) -> Web:
        """Give the web between the `most` contacts with the most ties."""
        if len(self.nodes) <= most:
            return self
        busiest = sorted(self.ties_of, key=lambda ref: (-len(self.ties_of[ref]), ref))
        return self.narrowed(WebFilter(among=frozenset(busiest[:most])))

    def _of(self, ties: tuple[Tie, ...]) -> Web:
        tied = {ref for tie in ties for ref in (tie.one, tie.other)}
        return Web(tuple(node for node in self.nodes if node.id in tied), ties)
