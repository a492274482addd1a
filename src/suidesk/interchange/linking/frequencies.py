"""How common each value is: that two are called Jensen says less than that two are called Szczepanski."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from suidesk.interchange.linking.beliefs import belief_of
from suidesk.interchange.linking.prepared import Field, Values

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES: Final = (Field.GIVEN, Field.FAMILY)
_POINTS: Final = (Field.EMAIL, Field.PHONE)
_PAIR: Final = 2


class Frequencies:
    """The share of contacts with a value, by field."""

    def __init__(self, values: Sequence[Values]) -> None:
        """Count the values."""
        self._counts: dict[int, Counter[str]] = {}
        self._known: dict[int, int] = {}
        self._unseen = [belief_of(field).unseen for field in range(len(values[0]))] if values else []
        for field in range(len(values[0])) if values else ():
            if field in _POINTS:
                found = Counter(point for one in values for point in one[field])
            else:
                found = Counter(one[field] for one in values if one[field])
            self._counts[field] = found
            self._known[field] = sum(1 for one in values if one[field])

    def rarest(self, field: int) -> float:
        """Give the least chance that any value can have."""
        return self._unseen[field] / max(self._known.get(field, 0), 1)

    def chance(self, field: int, one: Values, two: Values) -> float:
        """Give the chance that a stranger has the value that both have, from 0 to 1.

        The two themselves are left out of the count, for they may be one.
        """
        if field in _POINTS:
            return min(self._share(field, value) for value in one[field] if value in two[field])
        if field in _NAMES and one[field] != two[field]:
            # The names agree crosswise: the value may be common as the other of the two.
            shared = [name for name in (one[0], one[1]) if name and name in (two[0], two[1])]
            return max((self._share(role, name) for role in _NAMES for name in shared), default=1.0)
        return self._share(field, one[field])

    def chance_near(self, field: int, one: Values, two: Values) -> float:
        """Give the chance that a stranger has the commoner of two names that are nearly the same."""
        return max(self._share(field, name) for name in (one[field], two[field]))

    def _share(self, field: int, value: str) -> float:
        beyond = max(self._counts[field][value] - _PAIR, 0) + self._unseen[field]
        return min(beyond / max(self._known[field], 1), 1.0)
