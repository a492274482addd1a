"""How likely two records are of one contact, given what they agree in and how common that is."""

from __future__ import annotations

from math import exp, inf, log
from typing import TYPE_CHECKING, Final

from suidesk.interchange.linking.beliefs import shared_of
from suidesk.interchange.linking.comparing import STRAIGHT, Level, Pattern, pattern_of
from suidesk.interchange.linking.prepared import Field, Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.interchange.linking.estimating import Estimate
    from suidesk.interchange.linking.frequencies import Frequencies

_NEAR, _SAME = int(Level.NEAR), int(Level.SAME)
_ODDS: Final = 700.0


class Judge:
    """Weighs pairs of records after Fellegi and Sunter, in logarithms of the odds."""

    def __init__(self, values: Sequence[Values], estimate: Estimate, frequencies: Frequencies) -> None:
        """Take what was learnt."""
        self._values = values
        self._estimate = estimate
        self._frequencies = frequencies
        self._firsts = estimate.firsts()
        self._logs = estimate.logs()
        fields = range(len(estimate.of_one))
        self._shared = [[shared_of(kinship, field) for kinship in estimate.kinships] for field in fields]
        self._bases: dict[Pattern, list[float]] = {}
        self._highest: dict[Pattern, float] = {}

    def odds(self, one: int, two: int) -> float:
        """Compare two records by their places and give the odds that they are one, as a natural logarithm."""
        return self.odds_of(one, two, pattern_of(self._values[one], self._values[two]))

    def odds_of(self, one: int, two: int, pattern: Pattern) -> float:
        """Give the same where the pattern is known."""
        sums = list(self._base(pattern))
        mine, theirs = self._values[one], self._values[two]
        for field, level in enumerate(pattern):
            if level == _SAME and field != Field.ORDER:
                self._add(sums, field, self._frequencies.chance(field, mine, theirs))
            elif level == _NEAR and field <= Field.FAMILY and pattern[Field.ORDER] == STRAIGHT:
                self._add_near(sums, field, self._frequencies.chance_near(field, mine, theirs))
        return self._odds(sums)

    def highest(self, pattern: Pattern) -> float:
        """Give the odds that a pattern can have at best: where all that is shared is as rare as can be."""
        if pattern not in self._highest:
            sums = list(self._base(pattern))
            for field, level in enumerate(pattern):
                if level == _SAME and field != Field.ORDER:
                    self._add(sums, field, self._frequencies.rarest(field))
            self._highest[pattern] = self._odds(sums)
        return self._highest[pattern]

    def _base(self, pattern: Pattern) -> list[float]:
        """Give the logarithm of each kinship, strangers last, without what is the same."""
        if pattern not in self._bases:
            self._bases[pattern] = [
                first
                + sum(
                    [
                        row[level]
                        for field, (row, level) in enumerate(zip(table, pattern, strict=True))
                        if level != _SAME or field == Field.ORDER
                    ]
                )
                for first, table in zip(self._firsts, self._logs, strict=True)
            ]
        return self._bases[pattern]

    def _add(self, sums: list[float], field: int, chance: float) -> None:
        of_one = self._estimate.of_one[field][_SAME]
        chance = min(chance, of_one)
        for kind, part in enumerate(self._shared[field]):
            sums[kind] += log(part * of_one + (1 - part) * chance)
        sums[-1] += log(chance)

    def _add_near(self, sums: list[float], field: int, chance: float) -> None:
        """Correct a name that is nearly the same where it resembles a common one."""
        table = self._estimate
        usual, of_one = table.of_two[field][_NEAR], table.of_one[field][_NEAR]
        chance = min(max(chance, usual), max(of_one, usual))
        for kind, part in enumerate(self._shared[field]):
            sums[kind] += log((part * of_one + (1 - part) * chance) / (part * of_one + (1 - part) * usual))
        sums[-1] += log(chance / usual)

    def _odds(self, sums: Sequence[float]) -> float:
        kinships = self._estimate.kinships
        ones = [one for one, kinship in zip(sums, kinships, strict=False) if kinship.is_one]
        others = [one for one, kinship in zip(sums, kinships, strict=False) if not kinship.is_one]
        return max(-_ODDS, min(_sum(ones) - _sum([*others, sums[-1]]), _ODDS))


def _sum(logs: Sequence[float]) -> float:
    top = max(logs, default=-inf)
    return top + log(sum([exp(one - top) for one in logs]))


def probability(odds: float) -> float:
    """Give the probability of odds in natural logarithms."""
    return 1 / (1 + exp(-odds))
