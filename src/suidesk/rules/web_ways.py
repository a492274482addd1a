"""A web reckoned with numbers in the place of ids: shortest ways, and blocks that hold together.

Written here because a graph library takes five times as long over its dictionaries, and 24 MB before the first answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.rules.web import Web


class Ways:
    """Who is tied to whom: `refs` in the order of ids, and for each of them the places of those it is tied to."""

    def __init__(self, web: Web) -> None:
        """Number the contacts of a web."""
        self.refs = sorted(node.id for node in web.nodes)
        places = {ref: at for at, ref in enumerate(self.refs)}
        self._near: list[list[int]] = [[] for _ in self.refs]
        for tie in web.ties:
            self._near[places[tie.one]].append(places[tie.other])
            self._near[places[tie.other]].append(places[tie.one])
        self._places = places

    def add_from(self, ref: str, found: list[float]) -> None:
        """Add to each contact's place in `found` the share of shortest ways from `ref` to all that lead through it.

        Brandes 2001: once out to the farthest, counting ways, and once back, handing on what each way carries.
        """
        source, near = self._places[ref], self._near
        step, ways, order = [-1] * len(near), [0] * len(near), [source]
        step[source], ways[source] = 0, 1
        for at in order:
            beyond, through = step[at] + 1, ways[at]
            for far in near[at]:
                if step[far] < 0:
                    step[far], ways[far] = beyond, through
                    order.append(far)
                elif step[far] == beyond:
                    ways[far] += through
        carried = [0.0] * len(near)
        for at in reversed(order[1:]):
            before, each = step[at] - 1, (1.0 + carried[at]) / ways[at]
            for far in near[at]:
                if step[far] == before:
                    carried[far] += ways[far] * each
            found[at] += carried[at]

    def blocks(self) -> list[list[str]]:
        """Give the parts that no single contact's loss separates, each in the order of ids (Hopcroft and Tarjan 1973).

        A contact that holds parts together is in several of them.
        """
        return [sorted(self.refs[at] for at in block) for block in self._blocks()]

    def _blocks(self) -> Iterator[list[int]]:
        seen, low, clock = [0] * len(self._near), [0] * len(self._near), 0
        for root in range(len(self._near)):
            if seen[root]:
                continue
            clock += 1
            seen[root] = low[root] = clock
            waiting: list[int] = []
            path = [(root, -1, iter(self._near[root]))]
            while path:
                at, parent, rest = path[-1]
                for far in rest:
                    if not seen[far]:
                        clock += 1
                        seen[far] = low[far] = clock
                        waiting.append(far)
                        path.append((far, at, iter(self._near[far])))
                        break
                    if far != parent:
                        low[at] = min(low[at], seen[far])
                else:
                    path.pop()
                    if parent >= 0:
                        low[parent] = min(low[parent], low[at])
                        if low[at] >= seen[parent]:
                            yield [parent, *_up_to(at, waiting)]


def _up_to(last: int, waiting: list[int]) -> list[int]:
    """Take from the end of `waiting` all up to `last`."""
    taken = [waiting.pop()]
    while taken[-1] != last:
        taken.append(waiting.pop())
    return taken
