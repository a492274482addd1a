"""What a web tells, reckoned by a process of its own: `python -m suidesk.rules.web_apart` reads a web and answers.

A large web takes Python most of a minute, in which a window of the same process would answer late. What goes between
the two are lines of JSON, few things in each, so that neither end is busy with one for long; names stay behind.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.network import Strength
from suidesk.domain.people import Sector
from suidesk.rules.web import Node, Tie, Web
from suidesk.rules.web_cuts import Cuts, OnlyLink, SeparatingTie
from suidesk.rules.web_findings import Findings, Position, findings_of
from suidesk.rules.web_sectors import Mixing, SectorBridge, SectorLinks, SoleLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AT_ONCE: Final = 200
GENTLY: Final = 10
"""How much this process lets others go first, in steps of `nice`."""
Said = dict[str, Any]


def asking(web: Web) -> Iterator[str]:
    """Give the lines that ask about a web; in place of a name they say which it is in the order of names."""
    order = {node.id: at for at, node in enumerate(sorted(web.nodes, key=lambda node: (node.name, node.id)))}
    nodes = ([node.id, order[node.id], node.sector] for node in web.nodes)
    ties = ([tie.one, tie.other, tie.strength] for tie in web.ties)
    yield from _lines("nodes", nodes)
    yield from _lines("ties", ties)


def asked(lines: Iterable[str]) -> Web:
    """Give the web that those lines ask about."""
    nodes: list[Node] = []
    ties: list[Tie] = []
    for line in lines:
        said = json.loads(line)
        nodes += [Node(ref, f"{at:09}", sector=_sector(sector)) for ref, at, sector in said.get("nodes", ())]
        ties += [Tie(one, other, strength=Strength(strength)) for one, other, strength in said.get("ties", ())]
    return Web(tuple(nodes), tuple(ties))


def answering(web: Web, found: Findings) -> Iterator[str]:
    """Give the lines that tell what was found; ties are told by their place in the web."""
    at = {(tie.one, tie.other): place for place, tie in enumerate(web.ties)}
    yield from _lines(
        "positions", ([ref, one.ties, one.sectors, one.between, one.constraint] for ref, one in found.positions.items())
    )
    yield from _lines("only_links", ([one.id, one.count, one.cut_off] for one in found.cuts.only_links))
    yield from _lines("lone_ties", ([at[one.tie.one, one.tie.other], one.count] for one in found.cuts.ties))
    yield from _lines("bridges", ([one.id, one.sectors] for one in found.links.bridges))
    yield from _lines("sole", ([one.sectors, one.ids] for one in found.links.sole))
    yield from _lines("unlinked", found.links.unlinked)
    mixing = found.mixing
    yield _line({"mixing": [mixing.shares, mixing.unknown, mixing.across, mixing.within]})
    yield _line({"end": [found.parts, found.sampled]})


class Answer:
    """Takes the lines of an answer, one by one, for the web that was asked about."""

    def __init__(self, web: Web) -> None:
        """Know nothing yet."""
        self._web = web
        self._said: dict[str, list[Any]] = {}
        self._positions: dict[str, Position] = {}

    def take(self, said: Said) -> None:
        """Take in what a line says."""
        for ref, ties, sectors, between, constraint in said.pop("positions", ()):
            self._positions[ref] = Position(ties, _sectors(sectors), between, constraint)
        for what, more in said.items():
            self._said.setdefault(what, []).extend(more)

    def findings(self) -> Findings | None:
        """Give all that was found, or None where the end is missing."""
        if "end" not in self._said:
            return None
        part, ties = self._said.get, self._web.ties
        shares, unknown, across, within = self._said["mixing"]
        parts, sampled = self._said["end"]
        return Findings(
            positions=self._positions,
            cuts=Cuts(
                tuple(OnlyLink(ref, count, tuple(cut_off)) for ref, count, cut_off in part("only_links", ())),
                tuple(SeparatingTie(ties[at], count) for at, count in part("lone_ties", ())),
            ),
            links=SectorLinks(
                bridges=tuple(SectorBridge(ref, _sectors(sectors)) for ref, sectors in part("bridges", ())),
                sole=tuple(SoleLink(_pair(pair), tuple(refs)) for pair, refs in part("sole", ())),
                unlinked=tuple(_pair(pair) for pair in part("unlinked", ())),
            ),
            mixing=Mixing(tuple((Sector(one), count) for one, count in shares), unknown, across, within),
            parts=parts,
            sampled=sampled,
        )


def main() -> None:
    """Answer what standard input asks on standard output; whoever no longer listens ends it."""
    if hasattr(os, "nice"):
        os.nice(GENTLY)
    web = asked(sys.stdin)

    def tell(done: int, total: int) -> None:
        sys.stdout.write(_line({"done": [done, total]}))
        sys.stdout.flush()

    for line in answering(web, findings_of(web, tell)):
        sys.stdout.write(line)
    sys.stdout.flush()


def _lines(what: str, all_of_it: Iterable[Any]) -> Iterator[str]:
    left = iter(all_of_it)
    while some := list(islice(left, AT_ONCE)):
        yield _line({what: some})


def _line(said: Said) -> str:
    return json.dumps(said, separators=(",", ":")) + "\n"


def _sector(value: str | None) -> Sector | None:
    return None if value is None else Sector(value)


def _sectors(values: Iterable[str]) -> tuple[Sector, ...]:
    return tuple(map(Sector, values))


def _pair(values: Iterable[str]) -> tuple[Sector, Sector]:
    one, other = map(Sector, values)
    return one, other


if __name__ == "__main__":
    main()
