"""Points of contacts by column: the first address of everybody, the second, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class PointColumns:
    """Takes points as they lie in their table, and tells whose have to be taken again because they lie out of order."""

    def __init__(self, count: int) -> None:
        """Have a place for that many contacts."""
        self._count = count
        self._latest = [-1] * count
        self._tangled: set[int] = set()
        self.raws: dict[str, list[list[str | None]]] = {}
        """By kind and number, counted from 0: as it was given, by place."""
        self.labels: dict[tuple[str, int], dict[int, str]] = {}
        """By kind and number the labels that there are, by place."""

    def take(self, rows: Iterable[tuple[Any, ...]], at: Mapping[str, int]) -> None:
        """Take rows of (contact, kind, raw, label, position, id); those of contacts without a place are left out."""
        latest, raws, find = self._latest, self.raws, at.get
        for ref, kind, raw, label, position, _ in rows:
            place = find(ref)
            if place is None:
                continue
            if position < latest[place]:
                self._tangled.add(place)
            latest[place] = position
            if kind not in raws:
                raws[kind] = [[None] * self._count]
            first = raws[kind][0]
            number = 0
            if first[place] is None:
                first[place] = raw
            else:
                number = self._next(raws[kind], place, raw)
            if label:
                self.labels.setdefault((kind, number), {})[place] = label

    def forget_tangled(self) -> list[int]:
        """Forget all points of the contacts whose points lie out of order; give their places."""
        tangled = sorted(self._tangled)
        for place in tangled:
            self._latest[place] = -1
            for cells in (cells for of_kind in self.raws.values() for cells in of_kind):
                cells[place] = None
            for labels in self.labels.values():
                labels.pop(place, None)
        self._tangled.clear()
        return tangled

    def _next(self, columns: list[list[str | None]], place: int, raw: str) -> int:
        number = next((at for at, cells in enumerate(columns) if cells[place] is None), len(columns))
        if number == len(columns):
            columns.append([None] * self._count)
        columns[number][place] = raw
        return number
