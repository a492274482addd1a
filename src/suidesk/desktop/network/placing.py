"""Where each contact of a web is drawn: the same web gives the same places, whatever the order it came in.

Pure Python, as arrays would be two large libraries more to install: 500 contacts take about a second. Each part that
holds together is laid out alone, first by its distances (pivot MDS, Brandes and Pich 2007), then by forces
(Fruchterman and Reingold 1991, with their grid, which only looks at who is near). A tie's usual length is 1.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import hypot, sqrt
from random import Random
from typing import TYPE_CHECKING

from suidesk.rules.watching import Watch

if TYPE_CHECKING:
    from suidesk.rules.web import Cancelled, Progress, Web

Place = tuple[float, float]

_PIVOTS = 12
_TURNS = 25
"""Rounds of the power iteration, enough for two clear directions."""
_HEAT = 0.9
"""How far a contact may move in the first round, in lengths of a tie; less in each."""
_ROUNDS = 90
_ROUNDS_LARGE = 45
_LARGE = 800
_PULL = 0.9
_REACH = 2.2
"""How far contacts push each other away, in lengths of a tie (twice the length in the paper)."""
_LEAST = 0.62
"""How near two contacts may stand in the end, so that their marks don't cover each other."""
_APART = 12
_APART_IN_SKETCH = 3
_GAP = 1.4
_WIDE = 1.45
"""Width of the whole to its height, as of the space that a window leaves for it."""


def placed(web: Web, progress: Progress, is_cancelled: Cancelled) -> Mapping[str, Place]:
    """Give the place of every contact; raises `cancelled` soon after it was asked to stop."""
    parts = _parts(web)
    watch = Watch(sum(_rounds(len(part)) * len(part) for part, _ in parts), progress, is_cancelled)
    return _packed([dict(zip(part, _lay_out(ties, watch), strict=True)) for part, ties in parts])


def sketched(web: Web) -> Mapping[str, Place]:
    """Give places that are found at once: by the distances alone, and pushed apart a little."""
    laid = []
    for part, ties in _parts(web):
        spots = _by_distance(ties)
        for _ in range(_APART_IN_SKETCH):
            _push_apart(spots)
        laid.append({ref: (x, y) for ref, (x, y) in zip(part, spots, strict=True)})
    return _packed(laid)


def _parts(web: Web) -> list[tuple[list[str], list[list[int]]]]:
    """Give the contacts of each part, and by their numbers there whom each is tied to."""
    found = []
    for part in web.components():
        at = {ref: place for place, ref in enumerate(part)}
        found.append((part, [sorted(at[far] for far in web.neighbours[ref]) for ref in part]))
    return found


def _rounds(count: int) -> int:
    return _ROUNDS if count <= _LARGE else _ROUNDS_LARGE


def _lay_out(ties: Sequence[Sequence[int]], watch: Watch) -> list[Place]:
    spots = _by_distance(ties)
    rounds = _rounds(len(ties))
    for turn in range(rounds):
        _force(spots, ties, heat=_HEAT * (1 - turn / rounds) + 0.01, pull=_PULL / sqrt(len(ties)))
        watch.step(len(ties))
    for _ in range(_APART):
        _push_apart(spots)
    return [(x, y) for x, y in spots]


# --- the first places, by distance ---


def _by_distance(ties: Sequence[Sequence[int]]) -> list[list[float]]:
    """Give places whose distances are about the numbers of ties between (pivot MDS)."""
    count = len(ties)
    chance = Random(count)
    columns = _pivot_distances(ties)
    squares = [[float(step * step) for step in column] for column in columns]
    means = [sum(column) / count for column in squares]
    whole = sum(means) / len(means)
    by_row = [sum(column[at] for column in squares) / len(squares) for at in range(count)]
    centred = [
        [-(column[at] - mean - by_row[at] + whole) / 2 for at in range(count)]
        for column, mean in zip(squares, means, strict=True)
    ]
    first = _direction(centred, None)
    second = _direction(centred, first)
    return [
        [x + chance.uniform(-0.3, 0.3), y + chance.uniform(-0.3, 0.3)]
        for x, y in zip(_along(centred, first), _along(centred, second), strict=True)
    ]


def _pivot_distances(ties: Sequence[Sequence[int]]) -> list[list[int]]:
    """Count the ties from some contacts, as far from each other as can be, to every one."""
    nearest = [len(ties)] * len(ties)
    pivot = max(range(len(ties)), key=lambda at: (len(ties[at]), -at))
    columns = []
    for _ in range(min(_PIVOTS, len(ties))):
        column = _steps_from(ties, pivot)
        columns.append(column)
        nearest = [min(pair) for pair in zip(nearest, column, strict=True)]
        pivot = max(range(len(ties)), key=lambda at: (nearest[at], -at))
    return columns


def _steps_from(ties: Sequence[Sequence[int]], start: int) -> list[int]:
    found = [-1] * len(ties)
    found[start] = 0
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for far in ties[at]:
            if found[far] < 0:
                found[far] = found[at] + 1
                waiting.append(far)
    return found


def _direction(columns: Sequence[Sequence[float]], but: Sequence[float] | None) -> list[float]:
    """Find the direction of the widest spread over the pivots, square to `but`, by power iteration."""
    products = [[sum(map(float.__mul__, one, other)) for other in columns] for one in columns]
    found = [1.0 / (at + 1) * (-1) ** (at if but else 0) for at in range(len(columns))]
    for _ in range(_TURNS):
        found = [sum(map(float.__mul__, line, found)) for line in products]
        if but is not None:
            share = sum(map(float.__mul__, found, but))
            found = [value - share * other for value, other in zip(found, but, strict=True)]
        length = sqrt(sum(value * value for value in found)) or 1.0
        found = [value / length for value in found]
    return found


def _along(columns: Sequence[Sequence[float]], direction: Sequence[float]) -> list[float]:
    """Give each contact's place along a direction, in lengths of a tie."""
    count = len(columns[0])
    line = [sum(column[at] * weight for column, weight in zip(columns, direction, strict=True)) for at in range(count)]
    spread = sqrt(sum(value * value for value in line) / count) or 1.0
    return [value / spread * sqrt(count) / 2 for value in line]


# --- forces ---


def _force(spots: list[list[float]], ties: Sequence[Sequence[int]], heat: float, pull: float) -> None:
    """Move every contact: away from those who are near, towards those it is tied to, no further than `heat`."""
    across, down = (sum(spot[axis] for spot in spots) / len(spots) for axis in (0, 1))
    # Nothing holds a long tail back but a light pull to the middle; stronger where there is more to hold.
    moves = [[(across - x) * pull, (down - y) * pull] for x, y in spots]
    for at, far in _near(spots, _REACH):
        dx, dy = spots[at][0] - spots[far][0], spots[at][1] - spots[far][1]
        square = dx * dx + dy * dy + 1e-6
        if square < _REACH * _REACH:
            dx, dy = dx / square, dy / square
            moves[at][0] += dx
            moves[at][1] += dy
            moves[far][0] -= dx
            moves[far][1] -= dy
    for at, fars in enumerate(ties):
        x, y = spots[at]
        for far in fars:
            dx, dy = spots[far][0] - x, spots[far][1] - y
            length = hypot(dx, dy)
            moves[at][0] += dx * length
            moves[at][1] += dy * length
    for spot, move in zip(spots, moves, strict=True):
        length = hypot(*move)
        if length:
            share = min(1.0, heat / length)
            spot[0] += move[0] * share
            spot[1] += move[1] * share


def _push_apart(spots: list[list[float]]) -> None:
    """Move those who stand too near each other apart by half of what is missing."""
    for at, far in _near(spots, _LEAST):
        dx, dy = spots[at][0] - spots[far][0], spots[at][1] - spots[far][1]
        length = hypot(dx, dy)
        if length < _LEAST:
            # Two in the very same place part along the line that their numbers give.
            away = (dx / length, dy / length) if length > 1e-9 else (1.0, 0.0)  # noqa: PLR2004 (as good as nothing)
            missing = (_LEAST - length) / 2
            for ref, side in ((at, 1), (far, -1)):
                spots[ref][0] += away[0] * missing * side
                spots[ref][1] += away[1] * missing * side


def _near(spots: Sequence[Sequence[float]], reach: float) -> list[tuple[int, int]]:
    """List the pairs that stand in the same or in neighbouring squares of that side, each once."""
    squares: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(spots):
        squares.setdefault((int(x // reach), int(y // reach)), []).append(at)
    found = []
    for (column, line), here in squares.items():
        for place, at in enumerate(here):
            found += [(at, far) for far in here[place + 1 :]]
        for step in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            there = squares.get((column + step[0], line + step[1]))
            if there:
                found += [(at, far) for at in here for far in there]
    return found


# --- all parts beside each other ---


def _packed(parts: Sequence[Mapping[str, Place]]) -> dict[str, Place]:
    """Set the parts in lines, the largest first, about as wide as a window is."""
    boxes = [_box(part) for part in parts]
    area = sum((right - left + _GAP) * (bottom - top + _GAP) for left, top, right, bottom in boxes)
    widest = max((right - left for left, _, right, _ in boxes), default=0.0)
    room = max(sqrt(area * _WIDE), widest) if len(boxes) > 1 else widest
    found: dict[str, Place] = {}
    x = y = high = 0.0
    for part, (left, top, right, bottom) in zip(parts, boxes, strict=True):
        if x and x + right - left > room * 1.02:
            x, y, high = 0.0, y + high + _GAP, 0.0
        found |= {ref: (round(px - left + x, 4), round(py - top + y, 4)) for ref, (px, py) in part.items()}
        x += right - left + _GAP
        high = max(high, bottom - top)
    return found


def _box(part: Mapping[str, Place]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)
