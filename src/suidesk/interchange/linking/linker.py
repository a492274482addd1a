"""The whole way from contacts to proposals: fold, pair up, compare, learn, judge and gather in sets."""

from __future__ import annotations

from array import array
from collections import Counter
from math import log
from typing import TYPE_CHECKING, Final

from suidesk.interchange.linking.beliefs import KINSHIPS, OF_ORGANISATIONS, STRANGERS_ONLY, Kinship
from suidesk.interchange.linking.blocking import candidates
from suidesk.interchange.linking.clusters import grouped
from suidesk.interchange.linking.comparing import Level, Pattern, pattern_of
from suidesk.interchange.linking.estimating import estimated
from suidesk.interchange.linking.frequencies import Frequencies
from suidesk.interchange.linking.judging import Judge, probability
from suidesk.interchange.linking.prepared import Field, Values, other_names, prepared
from suidesk.interchange.linking.reasons import against_of, reasons_of
from suidesk.interchange.linking.records import Linked, LinkRecord, Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

PROPOSED: Final = 0.5
"""Probability from which on a pair is proposed: more likely one contact than two."""
_CERTAIN: Final = 0.999
_WATCHED: Final = 20_000
"""Pairs compared between two looks whether it is still wanted."""
_OWN: Final = (Field.BORN, Field.EMAIL, Field.PHONE)


def linked(records: Iterable[LinkRecord], least: float = PROPOSED, *, has_households: bool = True) -> Linked:
    """Propose the pairs that are one contact with a probability of at least `least` (above 0, below 1).

    People are compared with people and organisations with organisations; the order of the records does
    not matter, but their ids must differ. `has_households` tells that contacts may share a home and a
    family name without being one, as couples do; without it another given name is taken for a mistake.
    """
    ordered = sorted(records, key=lambda one: one.id)
    people = [one for one in ordered if not one.is_organisation]
    organisations = [one for one in ordered if one.is_organisation]
    parts = (
        _linked(people, least, KINSHIPS if has_households else STRANGERS_ONLY),
        _linked(organisations, least, OF_ORGANISATIONS if has_households else STRANGERS_ONLY),
    )
    proposals = sorted(
        (proposal for part in parts for proposal in part.proposals),
        key=lambda one: (-one.probability, one.first, one.second),
    )
    return Linked(tuple(proposals), tuple(sorted(members for part in parts for members in part.sets)))


def linked_new(
    known: Iterable[LinkRecord],
    newcomers: Iterable[LinkRecord],
    least: float = PROPOSED,
    watch: Callable[[], object] = bool,
) -> list[Proposal]:
    """Propose the pairs of a newcomer with somebody known, or with another newcomer, surest first.

    `first` is the known one, or the newcomer that came before. Those who are known are not compared with each other.
    `watch` is called now and then and may raise to stop.
    """
    records: dict[bool, list[LinkRecord]] = {False: [], True: []}
    for one in known:
        records[one.is_organisation].append(one)
    since = {is_organisation: len(here) for is_organisation, here in records.items()}
    for one in newcomers:
        records[one.is_organisation].append(one)
    found: list[Proposal] = []
    for is_organisation, kinships in ((False, KINSHIPS), (True, OF_ORGANISATIONS)):
        mine, first = records[is_organisation], since[is_organisation]
        if first < len(mine) and len(mine) > 1:
            found += _newcomers(mine, first, least, kinships, watch)
    return sorted(found, key=lambda one: -one.probability)


def _newcomers(
    records: list[LinkRecord], since: int, least: float, kinships: tuple[Kinship, ...], watch: Callable[[], object]
) -> list[Proposal]:
    """Propose pairs of which one is among the records from the place `since` on; the records are let go of."""
    names = other_names(records)
    ids = [one.id for one in records]
    values = [prepared(one, names) for one in records]
    records.clear()
    compared = _Compared(values, since, watch)
    estimate = estimated(values, compared.counts, kinships, len(values) - since)
    pairs = compared.above(Judge(values, estimate, Frequencies(values)), log(least / (1 - least)))
    return [_proposal(ids, values, pair) for pair in pairs]


def _linked(records: Sequence[LinkRecord], least: float, kinships: tuple[Kinship, ...]) -> Linked:
    if len(records) < 2:  # noqa: PLR2004 - a pair
        return Linked((), ())
    names = other_names(records)
    values = [prepared(one, names) for one in records]
    compared = _Compared(values)
    judge = Judge(values, estimated(values, compared.counts, kinships), Frequencies(values))
    pairs = compared.above(judge, log(least / (1 - least)))
    sets = grouped(((one, two) for _, one, two, _ in pairs), judge.odds)
    ids = [one.id for one in records]
    proposals = tuple(_proposal(ids, values, pair) for pair in pairs)
    return Linked(proposals, tuple(tuple(records[at].id for at in members) for members in sets))


class _Compared:
    """The pairs that share a key and the pattern of each, in little memory."""

    def __init__(self, values: Sequence[Values], since: int = 0, watch: Callable[[], object] = bool) -> None:
        self._count = len(values)
        self._pairs = candidates(values, since, watch)
        numbers: dict[Pattern, int] = {}
        found = (
            pattern_of(values[one], values[two])
            for one, two in (divmod(pair, self._count) for pair in self._watched(watch))
        )
        self._of_pair = array("I", (numbers.setdefault(pattern, len(numbers)) for pattern in found))
        self._patterns = list(numbers)
        self.counts = {self._patterns[number]: many for number, many in Counter(self._of_pair).items()}

    def _watched(self, watch: Callable[[], object]) -> Iterator[int]:
        for start in range(0, len(self._pairs), _WATCHED):
            watch()
            yield from self._pairs[start : start + _WATCHED]

    def above(self, judge: Judge, least: float) -> list[tuple[float, int, int, Pattern]]:
        """Give the pairs with at least such odds (a natural logarithm), surest first."""
        promising = [judge.highest(pattern) >= least for pattern in self._patterns]
        found = []
        for pair, number in zip(self._pairs, self._of_pair, strict=True):
            if promising[number]:
                one, two = divmod(pair, self._count)
                odds = judge.odds_of(one, two, self._patterns[number])
                if odds >= least:
                    found.append((odds, one, two, self._patterns[number]))
        return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _proposal(ids: Sequence[str], values: Sequence[Values], pair: tuple[float, int, int, Pattern]) -> Proposal:
    odds, one, two, pattern = pair
    chance = probability(odds)
    return Proposal(
        first=ids[one],
        second=ids[two],
        probability=chance,
        reasons=reasons_of(pattern, values[one], values[two]),
        against=against_of(pattern),
        is_certain=chance >= _CERTAIN and _is_backed(pattern),
    )


def _is_backed(pattern: Pattern) -> bool:
    """Tell whether the names agree, something of a person's own does, and nothing of that differs."""
    own = [*(pattern[field] for field in _OWN), *pattern[Field.OTHER :]]
    names = min(pattern[Field.GIVEN], pattern[Field.FAMILY])
    # An organisation is never certain: departments share its name and telephone.
    return names >= Level.NEAR and Level.SAME in own and Level.DIFFERENT not in own
