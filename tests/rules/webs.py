"""Short ways to write a web down in a test."""

from __future__ import annotations

from suidesk.domain.people import ContactKind, Sector
from suidesk.rules.web import Node, Tie, Web


def web(ties, sectors=(), **more):
    """A web of pairs such as "ab"; `sectors` names contacts by sector: {"health": "ab"}."""
    of = {ref: Sector(sector) for sector, refs in dict(sectors).items() for ref in refs}
    refs = sorted({ref for pair in ties for ref in pair})
    nodes = tuple(Node(ref, ref.upper(), ContactKind.PERSON, of.get(ref)) for ref in refs)
    return Web(nodes, tuple(Tie(*sorted(pair), **more) for pair in ties))
