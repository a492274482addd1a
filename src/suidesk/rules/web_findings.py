"""What the shape of a web tells: each contact's place in it, what it hangs on, and how its sectors mix.

Reckoned without the user of the desk, who is tied to everyone and would be every answer: leave them out first
(`Web.without`). Nothing here ranks people by worth; all of it describes ties that were noted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from suidesk.domain.people import Sector
from suidesk.rules.watching import Watch
from suidesk.rules.web_cuts import Cuts, cuts_of
from suidesk.rules.web_sectors import Mixing, SectorLinks, mixing_of, sector_links, sectors_around
from suidesk.rules.web_ways import Ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from suidesk.rules.web import Cancelled, Progress, Web

WHOLE_UP_TO = 2_000
"""Contacts up to which every shortest way is counted; in a larger web they are counted from some of them."""
SAMPLE = 400
"""Contacts from which ways are counted in a large web (Brandes and Pich 2007: a few hundred keep the order well)."""
_STEP = 20


@dataclass(frozen=True)
class Position:
    """A contact's place: the number of contacts tied to it, the sectors beyond its own that they are of.

    `between` is the share of all pairs of others whose shortest ways lead through it, 0 to 1 (Freeman 1977).
    `constraint` tells how much its ties lead back to each other (Burt 1992): low where they lead to separate circles.
    """

    ties: int
    sectors: tuple[Sector, ...]
    between: float
    constraint: float | None


@dataclass(frozen=True)
class Findings:
    """All that a web tells; `sampled` is how many contacts the ways were counted from, 0 when from all."""

    positions: Mapping[str, Position] = field(default_factory=dict)
    cuts: Cuts = field(default_factory=Cuts)
    links: SectorLinks = field(default_factory=SectorLinks)
    mixing: Mixing = field(default_factory=Mixing)
    parts: int = 0
    sampled: int = 0


def _ignore(done: int, total: int) -> None:
    del done, total


def findings_of(web: Web, progress: Progress = _ignore, is_cancelled: Cancelled = lambda: False) -> Findings:
    """Reckon all of it; tells how far it is, and raises `cancelled` soon after it was asked to stop."""
    ways = Ways(web)
    refs = ways.refs
    sources = refs if len(refs) <= WHOLE_UP_TO else sorted(Random(0).sample(refs, SAMPLE))
    watch = Watch(len(sources) + len(refs), progress, is_cancelled)
    between = _betweenness(ways, sources, watch)
    constraint = _constraint(web, refs, watch)
    positions = {
        ref: Position(len(web.neighbours[ref]), sectors_around(web, ref), between[ref], constraint[ref]) for ref in refs
    }
    return Findings(
        positions=positions,
        cuts=cuts_of(web),
        links=sector_links(web),
        mixing=mixing_of(web),
        parts=len(web.components()),
        sampled=0 if len(sources) == len(refs) else len(sources),
    )


def _betweenness(ways: Ways, sources: Sequence[str], watch: Watch) -> dict[str, float]:
    """Sum up, part by part so that it can be stopped, the ways that begin at each of the sources."""
    found = [0.0] * len(ways.refs)
    for at in range(0, len(sources), _STEP):
        some = sources[at : at + _STEP]
        for ref in some:
            ways.add_from(ref, found)
        watch.step(len(some))
    others = len(found) - 1
    # Each pair once, although a way is counted from both its ends.
    pairs = others * (others - 1)
    whole = len(found) / len(sources) if sources else 1.0
    shares = (min(1.0, value * whole / pairs) if pairs else 0.0 for value in found)
    return dict(zip(ways.refs, shares, strict=True))


def _constraint(web: Web, refs: Sequence[str], watch: Watch) -> dict[str, float | None]:
    """Reckon Burt's constraint from the shares that each contact's ties have in all of its ties.

    Written here because networkx works all shares out anew for every pair, which takes minutes around a hub.
    """
    shares = {ref: _shares(web, ref) for ref in refs}
    found: dict[str, float | None] = {}
    for at, ref in enumerate(refs, 1):
        own = shares[ref]
        found[ref] = sum((share + _led_back(own, shares, far)) ** 2 for far, share in own.items()) if own else None
        if at % _STEP == 0 or at == len(refs):
            watch.step(at % _STEP or _STEP)
    return found


def _shares(web: Web, ref: str) -> dict[str, float]:
    whole = sum(tie.strength for tie in web.ties_of[ref])
    return {tie.far_end(ref): tie.strength / whole for tie in web.ties_of[ref]}


def _led_back(own: Mapping[str, float], shares: Mapping[str, Mapping[str, float]], far: str) -> float:
    """Add up what leads to a contact through others whom both know."""
    few, many = sorted((own.keys(), shares[far].keys()), key=len)
    return sum(own[ref] * shares[ref][far] for ref in few if ref in many)
