"""A file of cards as an import reads it: as often as it is wanted, one card at a time; rejected cards cut out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from suidesk.interchange.vcard.cards_in import read_cards
from suidesk.interchange.vcard.content_lines import content_lines
from suidesk.interchange.vcard.framing import frames
from suidesk.interchange.vcard.physical_lines import PhysicalLines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from suidesk.interchange.vcard.cards_in import ReadCard

ENDINGS: Final = (".vcf", ".vcard")
"""What the names of such files end with."""
_BEGIN: Final = re.compile(rb"(?:\xef\xbb\xbf)*\s*begin\s*:\s*vcard\s*", re.IGNORECASE)
# A file that another name calls one of cards may have that much before its first.
_LINES_BEFORE: Final = 1_000
_PEEK: Final = 1 << 16


@dataclass(frozen=True)
class CardFile:
    """The bytes of a file of cards."""

    content: bytes = field(repr=False)

    def cards(self) -> Iterator[ReadCard]:
        """Give what became of every card, in order, and of the lines outside of them."""
        return read_cards(self.content)

    def count(self) -> int:
        """Count the cards."""
        return sum(1 for line in PhysicalLines(self.content) if _BEGIN.fullmatch(line))

    def cut(self, starts: Collection[int]) -> Iterator[bytes]:
        """Give the bytes of the cards that begin on these physical lines, letter by letter as they stand."""
        wanted = set(starts)
        lines = PhysicalLines(self.content)
        spans = (
            (frame.number, frame.number + frame.framing + sum(line.span for line in frame.lines))
            for frame in frames(content_lines(PhysicalLines(self.content)))
            if frame.is_card and frame.number in wanted
        )
        first, behind = next(spans, (0, 0))
        if first:
            yield lines.mark
        for number, line in enumerate(lines, 1):
            if number == behind:
                first, behind = next(spans, (0, 0))
            if first and number >= first:
                yield lines.as_stored(line)


def is_card_file(content: bytes, name: str = "") -> bool:
    """Tell whether the bytes are cards: they begin with one, or the name says so and one is near the beginning."""
    most = _LINES_BEFORE if name.lower().endswith(ENDINGS) else 1
    lines = (line for line in PhysicalLines(content[:_PEEK], "cp1252") if line.strip())
    return any(_BEGIN.fullmatch(line) for line in islice(lines, most))
