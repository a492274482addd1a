"""What a finished change tells its listeners."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.domain.ids import BatchId
    from suidesk.domain.kinds import Kind


@dataclass(frozen=True)
class Change:
    """A committed batch: its code for the label, and which records it touched.

    `code` is the command's name, `params` fill the label. An empty `touched` of a change from
    elsewhere (`origin` "outside") means: anything may have changed, ask again.
    """

    code: str
    batch: BatchId | None
    touched: Mapping[Kind, frozenset[str]]
    origin: str = "here"
    params: Mapping[str, object] = field(default_factory=dict)

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether a record of one of these kinds may have changed."""
        return self.origin == "outside" or any(kind in self.touched for kind in kinds)
