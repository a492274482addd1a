"""What rules look at of the money of the desk: what was spent and what is in reserve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class MoneyFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs."""

    names: Mapping[str, str] = field(default_factory=dict)
