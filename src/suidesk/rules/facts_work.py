"""What rules look at of how people work: days, starts and recent weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class WorkFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs."""

    names: Mapping[str, str] = field(default_factory=dict)
