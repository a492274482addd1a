"""Labels of contacts in the order of their sort keys: a new one comes between its neighbours', many at once evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.store.numbers import KIND_BITS, LABELS, label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from suidesk.store.engine import sqlite

Key = tuple[str, str]
"""A contact's sort key and id: the order of the list."""
Numbered = tuple[Key, int]
"""A contact and the number that it has in the index."""

STEP: Final = 1 << 10
"""Between labels where nothing stands in the way: ten halvings, and four bytes a number for 100,000 contacts."""
FIRST: Final = 1 << 30
"""Where the first labels lie: a million more fit before them, and as many after as there is disk."""
LOOSE: Final = 16
"""The least step after labels were spread anew, so that the next few find room."""
_NEIGHBOURS: Final = 32
_BESIDE: Final = f"""SELECT contacts.sort_key, id, no FROM contacts
    CROSS JOIN search_docs ON ref_id = id AND no >> {KIND_BITS} = 0
    WHERE (contacts.sort_key, id) {{}} (?, ?) ORDER BY contacts.sort_key {{}}, id {{}} LIMIT ?"""
_BEFORE, _AFTER = _BESIDE.format("<", "DESC", "DESC"), _BESIDE.format(">", "ASC", "ASC")


class Order:
    """Gives labels to contacts that have none, moving others only where a gap is used up."""

    def __init__(self, connection: sqlite.Connection, loosen: Callable[[Sequence[Numbered]], object]) -> None:
        """Look at the labels of that connection's index; `loosen` takes these contacts out of it."""
        self._connection = connection
        self._loosen = loosen
        # In order and before all that is still to be placed; the index doesn't have them yet.
        self._placed: list[tuple[Key, int]] = []

    def place(self, keys: Sequence[Key]) -> dict[str, int]:
        """Give the labels of these, in order and without one so far, and of all that had to be loosened for them."""
        at = 0
        while at < len(keys):
            gap, width, least = [keys[at]], _NEIGHBOURS, 1
            at += 1
            while True:
                after = self._beside(_AFTER, gap[-1], 1)
                begun = at
                while at < len(keys) and (not after or keys[at] < after[0][0]):
                    at += 1
                gap = sorted([*gap, *keys[begun:at]])
                found = spread(self._label_before(gap[0]), label_of(after[0][1]) if after else None, len(gap), least)
                if found is not None:
                    break
                gap = self._widened(gap, width)
                width, least = 2 * width, LOOSE
            self._placed.extend(zip(gap, found, strict=True))
        return {ref: label for (_, ref), label in self._placed}

    def _label_before(self, key: Key) -> int | None:
        beside = [(one, label_of(no)) for one, no in self._beside(_BEFORE, key, 1)]
        return max([*beside, *self._placed[-1:]])[1] if beside or self._placed else None

    def _widened(self, gap: list[Key], width: int) -> list[Key]:
        """Take neighbours on both sides into a gap, also those that were placed just before."""
        before, after = self._beside(_BEFORE, gap[0], width), self._beside(_AFTER, gap[-1], width)
        self._loosen([*before, *after])
        lowest = before[-1][0] if len(before) == width else ("", "")
        taken = [*before, *after]
        while self._placed and self._placed[-1][0] > lowest:
            taken.append(self._placed.pop())
        return sorted([*gap, *(key for key, _ in taken)])

    def _beside(self, sql: str, key: Key, most: int) -> list[Numbered]:
        return [((name, ref), no) for name, ref, no in self._connection.execute(sql, (*key, most))]


def spread(before: int | None, after: int | None, many: int, least: int) -> Sequence[int] | None:
    """Give that many labels between two, evenly and at least so far apart, or `None` where there is no room."""
    if before is None and after is None:
        before = FIRST - STEP
    if after is None:
        after = min(LABELS, (before or 0) + STEP * (many + 1))
    if before is None:
        before = max(-1, after - STEP * (many + 1))
    step = (after - before) // (many + 1)
    return range(before + step, before + step * many + 1, step) if step >= least else None
