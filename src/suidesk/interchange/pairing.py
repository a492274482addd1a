"""The most pairs that can be made when each may be taken once (Kuhn's augmenting paths)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A path through more pairs than this is not looked for: a bound for hostile lists of one name.
_LONGEST_PATH = 200


def most_pairs(choices: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
    """Give (one, other) pairs, as many as possible, of ones with the others that each may have."""
    holder: dict[int, int] = {}

    def find_place(one: int, seen: set[int], depth: int) -> bool:
        for other in choices[one]:
            if other in seen:
                continue
            seen.add(other)
            if other not in holder or (depth < _LONGEST_PATH and find_place(holder[other], seen, depth + 1)):
                holder[other] = one
                return True
        return False

    for one in choices:
        find_place(one, set(), 0)
    return [(one, other) for other, one in holder.items()]
