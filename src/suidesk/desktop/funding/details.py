"""What a list said of a grant that has no place of its own, as the grant's page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.facts import Fact
from suidesk.desktop.kit.labels import cut
from suidesk.domain.text import tidy

if TYPE_CHECKING:
    from suidesk.domain.funding import GrantDetail

_NAME: Final = 80
_VALUE: Final = 1_000
"""Letters that are shown: some four paragraphs."""


def detail_facts(details: list[GrantDetail]) -> list[Fact]:
    """Give a fact for each detail, in the order of the list it came in."""
    return [Fact("file-text", cut(tidy(one.name), _NAME), cut(one.value.strip(), _VALUE)) for one in details]
