"""Sets of records that may be one contact, grown from pairs without chains of ever less alike ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST: Final = 32
"""Records of one set: more of one contact are none."""
_FAR: Final = 12.0
"""Odds that one pair may add or take at most, so that a single one does not decide."""


def grouped(pairs: Iterable[tuple[int, int]], odds: Callable[[int, int], float], least: float = 0.0) -> list[list[int]]:
    """Give the sets of two or more: pairs come surest first, and join two sets where their members agree on average.

    `odds` gives those of any two records as a natural logarithm; `least` is what the average must reach.
    """
    sets: dict[int, list[int]] = {}
    for one, two in pairs:
        mine, theirs = sets.get(one, [one]), sets.get(two, [two])
        if mine is theirs or len(mine) + len(theirs) > MOST:
            continue
        if len(mine) + len(theirs) > 2 and _average(mine, theirs, odds) < least:  # noqa: PLR2004
            continue
        mine = [*mine, *theirs]
        sets.update(dict.fromkeys(mine, mine))
    whole = {id(members): sorted(members) for members in sets.values()}
    return sorted(whole.values())


def _average(mine: list[int], theirs: list[int], odds: Callable[[int, int], float]) -> float:
    found = [max(-_FAR, min(odds(one, two), _FAR)) for one in mine for two in theirs]
    return sum(found) / len(found)
