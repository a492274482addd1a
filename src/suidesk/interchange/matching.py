"""Which stored contact a row tells of: by name with a point in common, or by name alone when nothing speaks against."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from suidesk.interchange.pairing import most_pairs
from suidesk.interchange.sameness import PointKey, facts_of, keys_of_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from suidesk.interchange.doubles import Unit
    from suidesk.interchange.whole_contacts import WholeContact

    Test = Callable[[Unit, WholeContact], bool]


class Comparisons(NamedTuple):
    """What the pairing wants to know of a unit and a contact beyond their names and points."""

    changes_nothing: Test
    agrees: Test
    """No value of the unit stands against one of the contact."""


# How many namesakes are looked at for one row; a longer list is of no real name.
_LOOK_AT = 50


def matched(
    units: Sequence[Unit], known: Sequence[WholeContact], comparisons: Comparisons
) -> list[WholeContact | None]:
    """Pair the units of one name with the stored contacts of that name; each contact is taken once.

    First those that state exactly the same, so that an import done before finds its own contacts
    again; then those with an e-mail address or phone number in common, where nothing would change
    before where something would. By name alone only when the contact has all that the unit states
    already, or when just one of each is left and nothing, no point in the least, speaks against it.
    """
    pairing = _Pairing(units, known, comparisons)
    if known:
        pairing.by_facts()
        pairing.by_points_unchanged()
        pairing.by_points()
        pairing.by_name()
    return pairing.found


class _Pairing:
    def __init__(self, units: Sequence[Unit], known: Sequence[WholeContact], comparisons: Comparisons) -> None:
        self._units = units
        self._known = known
        self._comparisons = comparisons
        self._keys = [keys_of_whole(one) for one in known]
        self._facts: dict[int, frozenset[Hashable]] = {}
        self._free = dict.fromkeys(range(len(known)))
        self._open = dict.fromkeys(range(len(units)))
        self.found: list[WholeContact | None] = [None] * len(units)

    def by_facts(self) -> None:
        """Pair what is the same in everything."""
        same: dict[frozenset[Hashable], list[int]] = {}
        for known in self._free:
            same.setdefault(self._facts_of(known), []).append(known)
        for unit in sorted(self._open, key=self._said_no, reverse=True):
            if waiting := same.get(facts_of(self._units[unit].incoming)):
                self._take(unit, waiting.pop(0))

    def by_points_unchanged(self) -> None:
        """Pair as many as possible of those that have a point in common and would change nothing."""
        harmless = {
            unit: [known for known in near if self._passes(self._comparisons.changes_nothing, unit, known)]
            for unit, near in self._sharing().items()
        }
        for unit, known in most_pairs(harmless):
            self._take(unit, known)

    def by_points(self) -> None:
        """Pair what has points in common: an e-mail address before a phone number, more before fewer."""
        pairs = [(unit, known) for unit, some in self._sharing().items() for known in some]
        for unit, known in sorted(pairs, key=self._closeness, reverse=True):
            if unit in self._open and known in self._free:
                self._take(unit, known)

    def by_name(self) -> None:
        """Pair by name alone where that is harmless or unambiguous."""
        holding: dict[int, list[int]] = {}
        for unit in self._open:
            stated = facts_of(self._units[unit].incoming)
            holding[unit] = [
                known
                for known in self._compatible(unit)
                if stated <= self._facts_of(known) and self._passes(self._comparisons.changes_nothing, unit, known)
            ]
        for unit, known in most_pairs(holding):
            self._take(unit, known)
        if len(self._open) == 1:
            (unit,) = self._open
            compatible = self._compatible(unit)
            is_only = len(self._units) == len(self._known) == 1
            if len(compatible) == 1 and (is_only or self._passes(self._comparisons.agrees, unit, compatible[0])):
                self._take(unit, compatible[0])

    def _passes(self, test: Test, unit: int, known: int) -> bool:
        return test(self._units[unit], self._known[known])

    def _take(self, unit: int, known: int) -> None:
        self.found[unit] = self._known[known]
        del self._open[unit]
        del self._free[known]

    def _said_no(self, unit: int) -> int:
        """Count the noes of a unit: a stored contact does not tell a no from a blank, so they choose first."""
        told = self._units[unit].incoming
        return (told.do_not_contact is False) + (told.volunteer is not None and told.volunteer.is_minor is False)

    def _facts_of(self, known: int) -> frozenset[Hashable]:
        if known not in self._facts:
            self._facts[known] = facts_of(self._known[known])
        return self._facts[known]

    def _sharing(self) -> dict[int, list[int]]:
        """Give, for every open unit, the free contacts that share an e-mail address or phone number with it."""
        having: dict[PointKey, list[int]] = {}
        for known in self._free:
            for key in self._keys[known].emails | self._keys[known].phones:
                having.setdefault(key, []).append(known)
        near: dict[int, list[int]] = {}
        for unit in self._open:
            keys = self._units[unit].keys.emails | self._units[unit].keys.phones
            near[unit] = sorted({known for key in keys for known in having.get(key, ())[:_LOOK_AT]})
        return near

    def _closeness(self, pair: tuple[int, int]) -> tuple[bool, int]:
        mine, theirs = self._units[pair[0]].keys, self._keys[pair[1]]
        return not mine.emails.isdisjoint(theirs.emails), mine.shared_with(theirs)

    def _compatible(self, unit: int) -> list[int]:
        keys = self._units[unit].keys
        return [known for known in islice(self._free, _LOOK_AT) if not keys.contradicts(self._keys[known])]
