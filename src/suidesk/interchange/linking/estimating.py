"""How often values agree in one contact and in two, learnt from the store itself by expectation maximisation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log
from random import Random
from typing import TYPE_CHECKING, Final

from suidesk.interchange.linking.beliefs import (
    EXPECTED_PER_RECORD,
    PAIRS_BELIEVED,
    PAIRS_OF_TWO_BELIEVED,
    Kinship,
    belief_of,
    shared_of,
)
from suidesk.interchange.linking.comparing import Pattern, pattern_of
from suidesk.interchange.linking.prepared import Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Table = list[list[float]]

_SAMPLE: Final = 20_000
"""Pairs taken at random to see how often values of strangers agree."""
_ROUNDS: Final = 15
_STILL: Final = 0.002
"""Share of change in the number of duplicates below which it has settled."""
_HOPELESS: Final = 1e-6
"""Chance of being anything but strangers below which a pattern teaches nothing."""
_MOST_OF_A_KIND: Final = 0.2
_LEVELS: Final = range(1, 5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Chances by field and level in one contact and in any two, and of each kinship before a pair is looked at."""

    of_one: Table
    of_two: Table
    shares: tuple[float, ...]
    kinships: tuple[Kinship, ...]

    def firsts(self) -> list[float]:
        """Give the logarithms of the shares, strangers last."""
        return [log(share) for share in (*self.shares, 1 - sum(self.shares))]

    def logs(self) -> list[Table]:
        """Give the logarithms of the chances for each kinship, strangers last."""
        tables = [_mixed(self, kinship) for kinship in self.kinships]
        return [[[log(max(p, 1e-12)) for p in row] for row in table] for table in (*tables, self.of_two)]


def _mixed(estimate: Estimate, kinship: Kinship) -> Table:
    rows: Table = []
    for field, (one, two) in enumerate(zip(estimate.of_one, estimate.of_two, strict=True)):
        part = shared_of(kinship, field)
        rows.append([part * mine + (1 - part) * theirs for mine, theirs in zip(one, two, strict=True)])
    return rows


def estimated(
    values: Sequence[Values],
    patterns: Mapping[Pattern, int],
    kinships: tuple[Kinship, ...],
    newcomers: int | None = None,
) -> Estimate:
    """Learn from random pairs what strangers have in common, and from the compared ones what one contact has.

    `newcomers` of the values were compared with the others and among each other; all were where it isn't said.
    """
    new = len(values) if newcomers is None else newcomers
    of_one = [[1.0, *belief_of(field).of_one] for field in range(len(values[0]))]
    expected = [min(kinship.expected, EXPECTED_PER_RECORD * new) for kinship in kinships]
    everything = max(new * (len(values) - new) + new * (new - 1) / 2, 1.0)
    start = Estimate(of_one, _of_strangers(values), _shares(expected, everything), kinships)
    return _settled(start, patterns, expected, everything)


def _of_strangers(values: Sequence[Values]) -> Table:
    counts = [[0] * 5 for _ in values[0]]
    for one, two in _random_pairs(len(values)):
        for field, level in enumerate(pattern_of(values[one], values[two])):
            counts[field][level] += 1
    return [_smoothed(row, belief_of(field).of_two, PAIRS_OF_TWO_BELIEVED) for field, row in enumerate(counts)]


def _random_pairs(count: int) -> list[tuple[int, int]]:
    if count * (count - 1) // 2 <= _SAMPLE:
        return [(one, two) for one in range(count) for two in range(one + 1, count)]
    # Always the same pairs: the same store gives the same proposals.
    chosen = Random(count)
    drawn = ((chosen.randrange(count), chosen.randrange(count)) for _ in range(_SAMPLE))
    return [(one, two) for one, two in drawn if one != two]


def _smoothed(row: Sequence[float], belief: Sequence[float], weight: float) -> list[float]:
    if belief[0] == belief[-1] == 1.0:
        return [1.0] * 5
    known = sum(row[1:]) + weight
    return [1.0, *((row[level] + weight * belief[level - 1]) / known for level in _LEVELS)]


def _shares(found: Sequence[float], everything: float) -> tuple[float, ...]:
    # Of a few contacts never so many that no strangers remain.
    return tuple(min(pairs / everything, _MOST_OF_A_KIND) for pairs in found)


def _settled(
    estimate: Estimate, patterns: Mapping[Pattern, int], expected: Sequence[float], everything: float
) -> Estimate:
    """Judge the pairs and learn from the judgement, in turns, until hardly anything changes."""
    telling = dict(sorted(patterns.items()))
    before = 0.0
    for turn in range(_ROUNDS):
        judged = _judged(estimate, telling)
        if turn == 0:
            judged = {pattern: odds for pattern, odds in judged.items() if max(odds) > _HOPELESS}
            telling = {pattern: telling[pattern] for pattern in judged}
        found = [
            sum(odds[kind] * telling[pattern] for pattern, odds in judged.items()) for kind in range(len(expected))
        ]
        pairs = [seen + guess for seen, guess in zip(found, expected, strict=True)]
        of_one = _learnt(judged, telling, estimate)
        estimate = replace(estimate, of_one=of_one, shares=_shares(pairs, everything))
        if abs(sum(found) - before) <= _STILL * sum(found):
            break
        before = sum(found)
    return estimate


def _judged(estimate: Estimate, patterns: Iterable[Pattern]) -> dict[Pattern, list[float]]:
    """Give for each pattern the chances of the kinships."""
    logs = estimate.logs()
    firsts = estimate.firsts()
    judged: dict[Pattern, list[float]] = {}
    for pattern in patterns:
        sums = [
            first + sum([row[level] for row, level in zip(table, pattern, strict=True)])
            for first, table in zip(firsts, logs, strict=True)
        ]
        top = max(sums)
        weights = [exp(one - top) for one in sums]
        whole = sum(weights)
        judged[pattern] = [weight / whole for weight in weights[:-1]]
    return judged


def _learnt(judged: Mapping[Pattern, Sequence[float]], patterns: Mapping[Pattern, int], known: Estimate) -> Table:
    """Give how often the levels come in one contact, each pair counted as far as it is one."""
    counts = [[0.0] * 5 for _ in known.of_one]
    fields = range(len(known.of_one))
    of_one = [
        (kind, [field for field in fields if shared_of(kinship, field) == 1.0])
        for kind, kinship in enumerate(known.kinships)
        if kinship.is_one
    ]
    for pattern, chances in judged.items():
        for kind, whole in of_one:
            weight = chances[kind] * patterns[pattern]
            for field in whole:
                counts[field][pattern[field]] += weight
    return [_smoothed(row, belief_of(field).of_one, PAIRS_BELIEVED) for field, row in enumerate(counts)]
