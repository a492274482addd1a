"""What rules look at of how alive projects are: when something last happened in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class LifeFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs."""

    names: Mapping[str, str] = field(default_factory=dict)
