"""What a reminder's sentences read: its rule, its stage, and the evidence behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


class Sayable(Protocol):
    """A reminder as the words need it: one of the ledger, or one that a rule has just found."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def stage(self) -> int:
        """How near it has come, 0 first."""

    @property
    def due_on(self) -> date | None:
        """The day that it is due on; none for a lasting condition."""

    @property
    def evidence(self) -> Mapping[str, Any]:
        """Codes, numbers, ISO days and names of records."""


@dataclass(frozen=True)
class Evidence:
    """Evidence read by name; what an older or later version wrote differently reads as absent."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Give a text, empty when it is absent."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """Give a whole number."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def day(self, name: str) -> date | None:
        """Give a day."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            return None

    def is_true(self, name: str) -> bool:
        """Tell whether a flag is set."""
        return self.values.get(name) is True

    def rows(self, name: str) -> list[Evidence]:
        """Give a list of parts."""
        found = self.values.get(name)
        return [Evidence(row) for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []

    def texts(self, name: str) -> list[str]:
        """Give a list of codes."""
        found = self.values.get(name)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


@dataclass(frozen=True)
class Seen(Evidence):
    """A reminder's evidence, its stage, and the local day on which its sentences are read."""

    stage: int
    today: date

    @classmethod
    def of(cls, said: Sayable, today: date) -> Seen:
        """See a reminder on a day."""
        return cls(said.evidence, said.stage, today)


class Words(Protocol):
    """The sentences of one rule."""

    def name(self) -> str:
        """Name the rule, as a heading."""

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say in a sentence when the rule speaks; `value` gives each threshold's number by its key."""

    def subject(self, seen: Evidence) -> str:
        """Name the matter, without a day: Report on Winter Fund."""

    def title(self, seen: Seen) -> str:
        """Say in a line what is due."""

    def why(self, seen: Seen) -> str:
        """Say in one or a few sentences why, and what would help."""

    def lines(self, seen: Evidence) -> list[str]:
        """List the facts behind it."""
