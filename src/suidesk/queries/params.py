"""Values of a statement that is put together from parts: each is bound, never written into it."""

from __future__ import annotations

from collections.abc import Iterable


class Params:
    """Numbers the values in the order of their marking, so that a part can stand anywhere in the statement."""

    def __init__(self) -> None:
        """Have none yet."""
        self.values: list[object] = []

    def mark(self, value: object) -> str:
        """Bind a value; give the mark that stands for it."""
        self.values.append(value)
        return f"?{len(self.values)}"

    def marks(self, values: Iterable[object]) -> str:
        """Bind several values; give their marks for an IN (…)."""
        return ", ".join(self.mark(value) for value in values)
