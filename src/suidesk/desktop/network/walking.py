"""Which contact an arrow key leads to."""

from __future__ import annotations

from collections.abc import Mapping, Set
from math import atan2, cos, hypot, pi
from typing import Final

_CONE: Final = pi / 4
"""How far aside a contact may lie and still be in a direction: the four of them share all there is."""


def next_towards(
    places: Mapping[str, tuple[float, float]], start: str, direction: float, tied: Set[str] = frozenset()
) -> str:
    """Give the nearest contact in a direction (an angle, 0 to the right, growing downwards), empty when there is none.

    One of the `tied` comes before all others. What lies aside counts as farther than what lies straight ahead.
    """
    here = places[start]
    found = [
        (ref not in tied, far, ref)
        for ref, there in places.items()
        if ref != start and (far := _ahead(here, there, direction)) is not None
    ]
    return min(found)[2] if found else ""


def _ahead(here: tuple[float, float], there: tuple[float, float], direction: float) -> float | None:
    x, y = there[0] - here[0], there[1] - here[1]
    aside = abs((atan2(y, x) - direction + pi) % (2 * pi) - pi)
    return hypot(x, y) * (2 - cos(aside)) if aside <= _CONE + 1e-9 else None
