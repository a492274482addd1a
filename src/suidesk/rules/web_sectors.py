"""How a web's sectors mix: diversity, ties across, who holds two sectors together, and which no tie connects."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from suidesk.domain.people import Sector

if TYPE_CHECKING:
    from suidesk.rules.web import Web

BRIDGED = 2
"""Sectors beyond their own that a contact's ties lead into, from which on they bridge sectors."""


@dataclass(frozen=True)
class Mixing:
    """How many contacts each sector has, and how many ties lead across or stay within one.

    `diversity` is 1 − Σp², the chance that two contacts drawn at random (with replacement) are of different sectors
    (Gini 1912, Simpson 1949). `e_i` is (across − within) / (across + within), from −1, all within, to +1, all across
    (Krackhardt and Stern 1988). Either is None where there is nothing to reckon with.
    """

    shares: tuple[tuple[Sector, int], ...] = ()
    unknown: int = 0
    across: int = 0
    within: int = 0

    @property
    def known(self) -> int:
        """The contacts whose sector is known."""
        return sum(count for _, count in self.shares)

    @property
    def diversity(self) -> float | None:
        """1 − Σp² over the contacts whose sector is known."""
        return 1 - sum((count / self.known) ** 2 for _, count in self.shares) if self.known else None

    @property
    def e_i(self) -> float | None:
        """The E–I index over the ties between contacts whose sectors are known."""
        whole = self.across + self.within
        return (self.across - self.within) / whole if whole else None


@dataclass(frozen=True)
class SectorBridge:
    """A contact whose ties lead into these sectors beyond their own."""

    id: str
    sectors: tuple[Sector, ...]


@dataclass(frozen=True)
class SoleLink:
    """Two sectors that only `ids` hold together: one contact, or the two ends of the only tie."""

    sectors: tuple[Sector, Sector]
    ids: tuple[str, ...]


@dataclass(frozen=True)
class SectorLinks:
    """Who holds sectors together, and which pairs of sectors nothing holds together."""

    bridges: tuple[SectorBridge, ...] = ()
    sole: tuple[SoleLink, ...] = ()
    unlinked: tuple[tuple[Sector, Sector], ...] = ()


def mixing_of(web: Web) -> Mixing:
    """Count sectors, and ties within and across them."""
    sectors = {node.id: node.sector for node in web.nodes}
    counts = Counter(sector for sector in sectors.values() if sector is not None)
    pairs = [(sectors[tie.one], sectors[tie.other]) for tie in web.ties]
    known = [one is other for one, other in pairs if one is not None and other is not None]
    return Mixing(
        shares=tuple((sector, counts[sector]) for sector in Sector if counts[sector]),
        unknown=len(web.nodes) - counts.total(),
        across=known.count(False),
        within=known.count(True),
    )


def sectors_around(web: Web, ref: str) -> tuple[Sector, ...]:
    """Give the sectors beyond their own that a contact's ties lead into, in the order of the list of sectors."""
    own = web.by_id[ref].sector
    found = {web.by_id[far].sector for far in web.neighbours[ref]} - {own, None}
    return tuple(sector for sector in Sector if sector in found)


def sector_links(web: Web) -> SectorLinks:
    """Find the contacts between sectors; two sectors are linked by a tie, or by one contact tied to both."""
    around = {node.id: sectors_around(web, node.id) for node in web.nodes}
    bridges = [SectorBridge(ref, sectors) for ref, sectors in around.items() if len(sectors) >= BRIDGED]
    links = _links(web, around)
    present = [sector for sector, _ in mixing_of(web).shares]
    pairs = list(combinations(present, 2))
    sole = [SoleLink(pair, held) for pair in pairs if (held := _common(web, links[pair]))]
    names = {node.id: node.name for node in web.nodes}
    return SectorLinks(
        bridges=tuple(sorted(bridges, key=lambda one: (-len(one.sectors), names[one.id], one.id))),
        sole=tuple(sole),
        unlinked=tuple(pair for pair in pairs if pair not in links or not links[pair]),
    )


def _links(web: Web, around: dict[str, tuple[Sector, ...]]) -> defaultdict[tuple[Sector, Sector], list[frozenset[str]]]:
    """List for each pair of sectors what links them: the two ends of a tie, or a contact tied to both."""
    order = list(Sector)
    found: defaultdict[tuple[Sector, Sector], list[frozenset[str]]] = defaultdict(list)
    for tie in web.ties:
        if web.is_across(tie):
            ends = {web.by_id[ref].sector for ref in (tie.one, tie.other)} - {None}
            first, second = (sector for sector in order if sector in ends)
            found[first, second].append(frozenset((tie.one, tie.other)))
    for ref, sectors in around.items():
        for pair in combinations(sectors, 2):
            found[pair].append(frozenset((ref,)))
    return found


def _common(web: Web, links: list[frozenset[str]]) -> tuple[str, ...]:
    """Give the contacts that are part of every link, by name."""
    held: frozenset[str] = frozenset.intersection(*links) if links else frozenset()
    return tuple(sorted(held, key=lambda ref: (web.by_id[ref].name, ref)))
