"""The bus factor of a project: the fewest people whose loss leaves more than half of its critical roles uncovered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

MOST_TRIED = 20_000
"""Choices of roles that are tried one by one, about 20 ms; with more of them a bound is given instead."""


@dataclass(frozen=True)
class BusFactor:
    """People whose loss would leave more than half of the roles uncovered, as few as possible.

    `is_exact` is False where there were too many roles to try them all: fewer people might do then.
    """

    people: tuple[str, ...]
    is_exact: bool = True

    @property
    def number(self) -> int:
        """Give how many people it takes; 0 when more than half is uncovered already."""
        return len(self.people)


def bus_factor(covers: Sequence[frozenset[str]]) -> BusFactor | None:
    """Find it from who covers each critical role (nobody: an empty set); None without any role.

    To uncover a role all who cover it must go; so the fewest people are the smallest union of more than half of the
    sets. All choices of roles are tried up to `MOST_TRIED`; beyond, the role that adds the fewest people is taken
    again and again, which gives an upper bound.
    """
    if not covers:
        return None
    needed = len(covers) // 2 + 1 - sum(not cover for cover in covers)
    held = sorted((cover for cover in covers if cover), key=lambda cover: (len(cover), sorted(cover)))
    if needed <= 0:
        return BusFactor(())
    if comb(len(held), needed) <= MOST_TRIED:
        unions = [frozenset({one for cover in chosen for one in cover}) for chosen in combinations(held, needed)]
        return BusFactor(min((tuple(sorted(union)) for union in unions), key=lambda people: (len(people), people)))
    return BusFactor(tuple(sorted(_greedy(held, needed))), is_exact=False)


def _greedy(held: list[frozenset[str]], needed: int) -> frozenset[str]:
    lost: frozenset[str] = frozenset()
    left = list(held)
    for _ in range(needed):
        cheapest = min(left, key=lambda cover: (len(cover - lost), sorted(cover)))
        left.remove(cheapest)
        lost |= cheapest
    return lost
