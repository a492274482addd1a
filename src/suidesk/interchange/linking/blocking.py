"""Which pairs are compared at all: those that share one of many keys, a bounded number for each record."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from suidesk.interchange.linking.folding import sound_of
from suidesk.interchange.linking.prepared import Field, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    Keys = Callable[[Values], Iterable[Hashable]]

_PAIRS_PER_RECORD: Final = 2
_PAIRS_AT_LEAST: Final = 20_000
"""Pairs that one kind of key may bring in small blocks: so many, and so many for each record. It bounds the time taken:
100,000 made-up records took 24 s on one core."""
_NEIGHBOURS: Final = 3
"""In a block too large to be compared whole, each record is compared with so many that sort behind it."""

_PARTS: Final = 32

_GIVEN, _FAMILY, _BORN, _EMAIL, _PHONE = Field.GIVEN, Field.FAMILY, Field.BORN, Field.EMAIL, Field.PHONE
_STREET, _HOUSE, _PLACE, _POSTCODE = Field.STREET, Field.HOUSE, Field.PLACE, Field.POSTCODE


def candidates(values: Sequence[Values], since: int = 0, watch: Callable[[], object] = bool) -> array[int]:
    """Give the pairs to compare in order, each as `first * len(values) + second` with `first < second`.

    Of each pair one is a newcomer: the records from the place `since` on are. `watch` is called before every kind of
    key and may raise to stop.
    """
    found: list[array[int]] = []
    # In a block too large, who sorts side by side is compared: by name first, then by all else.
    order = sorted(range(len(values)), key=lambda at: (values[at][_FAMILY], values[at][_GIVEN], values[at]))
    most = _PAIRS_AT_LEAST + _PAIRS_PER_RECORD * len(values)
    for keys in _KINDS:
        watch()
        pairs: set[int] = set()
        shared = _blocks(values, order, keys, since)
        if since:
            _pair_newcomers(shared, most, len(values), since, pairs)
        else:
            _pair_up(shared, most, len(values), pairs)
        found.append(array("Q", sorted(pairs)))
    return _united(found, len(values) ** 2)


def _blocks(values: Sequence[Values], order: Sequence[int], keys: Keys, since: int) -> list[list[int]]:
    """Give those who share a key, some newcomer among them.

    Most keys are one record's alone: they are known by their hash, and a list is made for the second that has it. That
    two keys have one hash would only compare a pair in vain.
    """
    wanted = {hash(key) for at in range(since, len(values)) for key in keys(values[at])} if since else None
    alone: dict[int, int] = {}
    blocks: dict[int, list[int]] = {}
    for at in order:
        for key in set(map(hash, keys(values[at]))):
            if wanted is not None and key not in wanted:
                continue
            if (block := blocks.get(key)) is not None:
                block.append(at)
            elif (first := alone.setdefault(key, at)) != at:
                blocks[key] = [first, at]
    return list(blocks.values())


def _united(found: Sequence[array[int]], end: int) -> array[int]:
    """Give each number of some ordered arrays once, in order; a part of them at a time, so that it takes no memory."""
    united = array("Q")
    step = end // _PARTS + 1
    for low in range(0, end, step):
        some: set[int] = set()
        for one in found:
            some.update(one[bisect_left(one, low) : bisect_left(one, low + step)])
        united.extend(sorted(some))
    return united


def _pair_newcomers(blocks: list[list[int]], most: int, count: int, since: int, pairs: set[int]) -> None:
    """Pair each newcomer with all of its block, or with those who sort beside it on both sides."""
    limit = _largest(blocks, most)
    for block in blocks:
        reach = len(block) if len(block) <= limit else _NEIGHBOURS
        for place, one in enumerate(block):
            if one >= since:
                for two in block[max(place - reach, 0) : place + 1 + reach]:
                    if one != two:
                        pairs.add(one * count + two if one < two else two * count + one)


def _pair_up(blocks: list[list[int]], most: int, count: int, pairs: set[int]) -> None:
    limit = _largest(blocks, most)
    for block in blocks:
        reach = len(block) if len(block) <= limit else _NEIGHBOURS
        for place, one in enumerate(block):
            for two in block[place + 1 : place + 1 + reach]:
                pairs.add(one * count + two if one < two else two * count + one)


def _largest(blocks: list[list[int]], most: int) -> int:
    """Give the size of block up to which all blocks can be compared whole without going over the most."""
    sizes: dict[int, int] = {}
    for block in blocks:
        sizes[len(block)] = sizes.get(len(block), 0) + 1
    spent, limit = 0, 0
    for size in sorted(sizes):
        spent += sizes[size] * size * (size - 1) // 2
        if spent > most:
            break
        limit = size
    return limit


def _by_whole_name(one: Values) -> Iterable[Hashable]:
    """Both names, whichever comes first."""
    if one[_GIVEN] and one[_FAMILY]:
        yield tuple(sorted((one[_GIVEN], one[_FAMILY])))


def _by_sounds(one: Values) -> Iterable[Hashable]:
    if one[_GIVEN] and one[_FAMILY]:
        yield tuple(sorted((sound_of(one[_GIVEN]), sound_of(one[_FAMILY]))))


def _by_beginnings(one: Values) -> Iterable[Hashable]:
    if one[_GIVEN] and one[_FAMILY]:
        yield tuple(sorted((one[_GIVEN][:3], one[_FAMILY][:3])))


def _by_names(one: Values) -> Iterable[Hashable]:
    """Each name alone: a rare one is a small block."""
    return (name for name in (one[_GIVEN], one[_FAMILY]) if name)


def _by_birth(one: Values) -> Iterable[Hashable]:
    if one[_BORN]:
        yield one[_BORN]


def _by_birth_parts(one: Values) -> Iterable[Hashable]:
    """A name's first letter with two parts of the day of birth, of which the third is mistaken."""
    born = one[_BORN]
    for name in (one[_GIVEN], one[_FAMILY]):
        if born and name:
            yield from ((name[:2], at, born[:at] + born[at + 2 :]) for at in (2, 4, 6))
            yield name[:2], 0, born[4:]


def _by_emails(one: Values) -> Iterable[Hashable]:
    for email in one[_EMAIL]:
        yield email
        yield email.partition("@")[0]


def _by_phones(one: Values) -> Iterable[Hashable]:
    for phone in one[_PHONE]:
        yield from (phone, (1, phone[:-3]), (2, phone[3:]))


def _by_house(one: Values) -> Iterable[Hashable]:
    if one[_STREET] and one[_HOUSE]:
        yield one[_STREET], one[_HOUSE]


def _by_street(one: Values) -> Iterable[Hashable]:
    if one[_STREET]:
        yield one[_STREET], (one[_FAMILY] or one[_GIVEN])[:1]
        yield one[_STREET], one[_POSTCODE] or one[_PLACE], 1


def _by_postcode(one: Values) -> Iterable[Hashable]:
    if one[_POSTCODE]:
        yield from ((one[_POSTCODE], name[:2]) for name in (one[_GIVEN], one[_FAMILY]) if name)
        if one[_HOUSE]:
            yield one[_POSTCODE], one[_HOUSE], 1


def _by_place(one: Values) -> Iterable[Hashable]:
    if one[_PLACE]:
        yield from ((one[_PLACE], sound_of(name)) for name in (one[_GIVEN], one[_FAMILY]) if name)


def _by_organisation(one: Values) -> Iterable[Hashable]:
    if one[Field.ORGANISATION]:
        yield one[Field.ORGANISATION], (one[_GIVEN] or one[_FAMILY])[:2]


def _by_others(one: Values) -> Iterable[Hashable]:
    return ((at, value) for at, value in enumerate(one[Field.OTHER :]) if value)


_KINDS: Final[tuple[Keys, ...]] = (
    *(_by_whole_name, _by_sounds, _by_beginnings, _by_names, _by_birth, _by_birth_parts, _by_emails),
    *(_by_phones, _by_house, _by_street, _by_postcode, _by_place, _by_organisation, _by_others),
)
