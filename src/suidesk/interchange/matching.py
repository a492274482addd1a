"""Which stored contact a row tells of: by name with a point in common, or by name alone when nothing speaks against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.interchange.sameness import (
    Keys,
    PointKey,
    facts_of,
    keys_of_whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from suidesk.interchange.doubles import Unit
    from suidesk.interchange.whole_contacts import WholeContact

# How many namesakes are looked at for a row without any address; beyond it, it is a new contact.
_LOOK_AT = 50


def matched(units: Sequence[Unit], known: Sequence[WholeContact]) -> list[WholeContact | None]:
    """Pair the units of one name with the stored contacts of that name; each contact is taken once.

    First those that state exactly the same, so that an import done before finds its own contacts
    again; then those with an e-mail address in common, then a phone number. By name alone only when
    one unit and one contact are left that do not contradict each other, or when the contact has all
    that the unit states already.
    """
    pairing = _Pairing(units, known)
    if known:
        pairing.by_facts()
        pairing.by_points(lambda keys: keys.emails)
        pairing.by_points(lambda keys: keys.phones)
        pairing.by_name()
    return pairing.found


class _Pairing:
    def __init__(self, units: Sequence[Unit], known: Sequence[WholeContact]) -> None:
        self._units = units
        self._known = known
        self._keys = [keys_of_whole(one) for one in known]
        self._facts: dict[int, frozenset[Hashable]] = {}
        self._free = dict.fromkeys(range(len(known)))
        self.found: list[WholeContact | None] = [None] * len(units)

    def _open_units(self) -> list[int]:
        return [at for at, found in enumerate(self.found) if found is None]

    def _take(self, unit: int, known: int) -> None:
        self.found[unit] = self._known[known]
        del self._free[known]

    def _facts_of(self, known: int) -> frozenset[Hashable]:
        if known not in self._facts:
            self._facts[known] = facts_of(self._known[known])
        return self._facts[known]

    def by_facts(self) -> None:
        """Pair what is the same in everything."""
        same: dict[frozenset[Hashable], list[int]] = {}
        for known in self._free:
            same.setdefault(self._facts_of(known), []).append(known)
        for unit in self._open_units():
            if waiting := same.get(facts_of(self._units[unit].incoming)):
                self._take(unit, waiting.pop(0))

    def by_points(self, points: Callable[[Keys], frozenset[PointKey]]) -> None:
        """Pair what has a point in common, the most first."""
        having: dict[PointKey, list[int]] = {}
        for known in self._free:
            for key in points(self._keys[known]):
                having.setdefault(key, []).append(known)
        for unit in self._open_units():
            wanted = points(self._units[unit].keys)
            near = dict.fromkeys(
                known for key in wanted for known in having.get(key, [])[:_LOOK_AT] if known in self._free
            )
            if near:
                self._take(unit, max(near, key=lambda known: self._keys[known].shared_with(self._units[unit].keys)))

    def by_name(self) -> None:
        """Pair by name alone where that is harmless or unambiguous."""
        for unit in self._open_units():
            facts = facts_of(self._units[unit].incoming)
            compatible = self._compatible(unit)
            holding = next((known for known in compatible if facts <= self._facts_of(known)), None)
            if holding is not None:
                self._take(unit, holding)
        units = self._open_units()
        if len(units) == 1 and len(compatible := self._compatible(units[0])) == 1:
            self._take(units[0], compatible[0])

    def _compatible(self, unit: int) -> list[int]:
        keys = self._units[unit].keys
        near = list(self._free)[:_LOOK_AT]
        return [known for known in near if not keys.contradicts(self._keys[known])]
