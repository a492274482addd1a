"""A rule: a name, what it looks at, the numbers that it compares with, and its judgement as a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from suidesk.rules.due import Ahead, Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import Settings, Threshold

Judge = Callable[[Facts, Moment, Settings], Iterable[Due | Ahead]]
"""What is due at a moment, and what comes next if nothing changes."""


@dataclass(frozen=True)
class Rule:
    """A rule, named `family.what`; its explanation is a code that `wording` turns into a sentence."""

    name: str
    thresholds: tuple[Threshold, ...]
    judge: Judge

    @property
    def family(self) -> str:
        """Give the family: the part of the name before the dot."""
        return self.name.partition(".")[0]

    @property
    def explanation(self) -> str:
        """Give the code of the sentence that says when this rule speaks."""
        return f"{self.name}.explanation"
