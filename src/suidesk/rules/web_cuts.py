"""Which contacts and which ties alone hold parts of a web together: cut points and bridges with what hangs on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from suidesk.rules.web_ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.rules.web import Tie, Web

NAMED = 12
"""Contacts of a part that are listed; of more, only the number is given."""


@dataclass(frozen=True)
class OnlyLink:
    """A contact without whom `count` others, of whom the first are in `cut_off`, lose every way to the rest."""

    id: str
    count: int
    cut_off: tuple[str, ...]


@dataclass(frozen=True)
class SeparatingTie:
    """A tie whose loss separates `count` contacts (the smaller side) from the rest."""

    tie: Tie
    count: int


@dataclass(frozen=True)
class Cuts:
    """What a web hangs on, the largest part first."""

    only_links: tuple[OnlyLink, ...] = ()
    ties: tuple[SeparatingTie, ...] = ()


def cuts_of(web: Web) -> Cuts:
    """Find contacts and ties whose loss would separate the web, by way of its blocks."""
    tree = _BlockTree(sorted(Ways(web).blocks()))
    links = sorted(tree.only_links(), key=lambda link: (-link.count, link.id))
    lone = {(block[0], block[1]): count for block, count in tree.lone_ties()}
    ties = [SeparatingTie(tie, lone[tie.one, tie.other]) for tie in web.ties if (tie.one, tie.other) in lone]
    return Cuts(tuple(links), tuple(sorted(ties, key=lambda found: (-found.count, found.tie.one, found.tie.other))))


class _BlockTree:
    """Blocks (parts that no single contact's loss separates) and the contacts that two of them share, as a tree."""

    def __init__(self, blocks: list[list[str]]) -> None:
        self._blocks = blocks
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for at, block in enumerate(blocks):
            for ref in block:
                self._of[ref].append(at)
        # By block: the contact towards the root, how many lie beyond it as seen from there, and how many there are.
        self._parent: dict[int, str] = {}
        self._below: dict[int, int] = {}
        self._whole: dict[int, int] = {}
        for at in range(len(blocks)):
            if at not in self._below:
                self._measure(at)

    def only_links(self) -> Iterator[OnlyLink]:
        for ref, blocks in self._of.items():
            if len(blocks) > 1:
                sides = sorted(((self._side(at, ref), -at) for at in blocks), reverse=True)
                count = sum(size for size, _ in sides[1:])
                far = (other for _, at in sides[1:] for other in self._beyond(-at, ref))
                yield OnlyLink(ref, count, tuple(islice(far, NAMED)))

    def lone_ties(self) -> Iterator[tuple[list[str], int]]:
        for at, block in enumerate(self._blocks):
            if len(block) == 2:  # noqa: PLR2004 (a tie has two ends)
                side = self._side(at, block[0])
                yield block, min(side, self._whole[at] - side)

    def _side(self, at: int, ref: str) -> int:
        """Count the contacts that are reached from `ref` through that block."""
        if self._parent.get(at) == ref:
            return self._below[at]
        return self._whole[at] - 1 - sum(self._below[other] for other in self._of[ref] if self._parent[other] == ref)

    def _beyond(self, at: int, ref: str) -> Iterator[str]:
        """List the contacts that are reached from `ref` through that block, the nearest first."""
        seen, waiting = {at}, [(at, ref)]
        for block, come_from in waiting:
            for far in self._blocks[block]:
                if far != come_from:
                    yield far
                    new = [other for other in self._of[far] if other not in seen]
                    seen.update(new)
                    waiting += [(other, far) for other in new]

    def _measure(self, root: int) -> None:
        order, seen = [root], {root}
        self._parent[root] = ""
        for at in order:
            for ref in self._blocks[at]:
                for other in self._of[ref]:
                    if other not in seen:
                        seen.add(other)
                        self._parent[other] = ref
                        order.append(other)
        for at in reversed(order):
            own = [ref for ref in self._blocks[at] if ref != self._parent[at]]
            beyond = (self._below[other] for ref in own for other in self._of[ref] if self._parent[other] == ref)
            self._below[at] = len(own) + sum(beyond)
        for at in order:
            self._whole[at] = self._below[root]
