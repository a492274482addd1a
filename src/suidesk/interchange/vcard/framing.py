"""Content lines to cards: where each begins and ends, which version it is of, what lies between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.vcard.content_lines import line_of
from suidesk.interchange.vcard.text_values import OLD, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from suidesk.interchange.vcard.content_lines import ContentLine

NEW: Final = "4.0"
USUAL: Final = "3.0"
VERSIONS: Final = frozenset({OLD, USUAL, NEW})
_KNOWN: Final = {version: version for version in VERSIONS}
"""One text for all cards of a version, as a long file has many."""
_MARKS: Final = frozenset({"BEGIN", "END", "VERSION"})
# What lies between cards is handed on in pieces, so that a file that is no vCard takes no memory.
_STRAY_LIMIT: Final = 1_000


@dataclass(slots=True)
class Frame:
    """The lines of one card without BEGIN, VERSION, END and blank ones, which `framing` counts in physical lines.

    `number` is the card's physical line, `row` its place in the file from 1; both are of what
    follows for lines outside every card (`is_card` false).
    """

    number: int
    row: int
    is_card: bool = True
    version: str = ""
    lines: list[ContentLine] = field(default_factory=list)
    framing: int = 0
    problems: list[Problem] = field(default_factory=list)

    def say(self, number: int, code: str, found: str = "", severity: Severity = Severity.WARNING) -> None:
        """Note what is wrong with the card as a whole."""
        self.problems.append(Problem(number, self.row, "", code, "", shortened(found), severity))

    def settle_version(self) -> None:
        """Take a version where none that is known was said: 2.1 where a word of 2.1 stands bare, else 3.0."""
        if self.version in _KNOWN:
            self.version = _KNOWN[self.version]
            return
        said = self.version
        is_old = any(found.is_bare for line in self.lines for found in line.head.parameters)
        self.version = OLD if is_old else NEW if said.startswith("4") else USUAL
        if said.rstrip("0.") != self.version.rstrip("0."):
            code = "card_version_unknown" if said else "card_version_missing"
            self.problems.append(Problem(self.number, self.row, "VERSION", code, self.version, said, Severity.NOTE))


def frames(lines: Iterable[ContentLine]) -> Iterator[Frame]:
    """Give the cards of a file, and what lies between them, in order; every line is in exactly one frame."""
    framer = _Framer()
    for line in lines:
        if framer.card is not None and line.head.name not in _MARKS and not framer.depth and not line.is_blank:
            framer.card.lines.append(line)
        else:
            yield from framer.take(line)
    yield from framer.end()


class _Framer:
    """`card` is the one that is open, `depth` how many cards are open inside it."""

    def __init__(self) -> None:
        self._row = 0
        self.card: Frame | None = None
        self._stray: Frame | None = None
        self._agents: list[ContentLine] = []
        self.depth = 0

    def take(self, line: ContentLine) -> Iterator[Frame]:
        is_mark = line.name in ("BEGIN", "END") and line.value.strip().upper() == "VCARD"
        if self.card is None:
            if is_mark and line.name == "BEGIN":
                yield from self._drop_stray()
                self._begin(line)
            else:
                yield from self._outside(line)
        elif self.depth:
            yield from self._nested(line, is_mark=is_mark)
        elif not is_mark:
            self._inside(line)
        elif line.name == "END":
            self.card.framing += line.span
            self._look_at(self.card, line)
            yield from self._close()
        elif self.card.lines and _is_open_agent(self.card.lines[-1]):
            self.depth = 1
            self._agents = [self.card.lines.pop(), line]
        else:
            yield from self._torn()
            self._begin(line)

    def end(self) -> Iterator[Frame]:
        if self.card is not None:
            yield from self._torn()
        yield from self._drop_stray()

    def _begin(self, line: ContentLine) -> None:
        self._row += 1
        self.card = Frame(line.number, self._row, framing=line.span)
        self._look_at(self.card, line)

    @staticmethod
    def _look_at(card: Frame, mark: ContentLine) -> None:
        """Tell of spaces around VCARD, for which other programs refuse the card."""
        if mark.value != mark.value.strip():
            card.say(mark.number, "card_mark_spaced", mark.name, Severity.NOTE)

    def _inside(self, line: ContentLine) -> None:
        card = self.card
        if card is None:
            return
        if line.is_blank:
            card.framing += line.span
        elif line.name == "VERSION":
            card.framing += line.span
            card.version = card.version or line.value.strip()
        else:
            card.lines.append(line)

    def _outside(self, line: ContentLine) -> Iterator[Frame]:
        if self._stray is None:
            self._stray = Frame(line.number, self._row, is_card=False)
        if line.is_blank:
            self._stray.framing += line.span
        else:
            self._stray.lines.append(line)
        if len(self._stray.lines) >= _STRAY_LIMIT:
            yield from self._drop_stray()

    def _nested(self, line: ContentLine, *, is_mark: bool) -> Iterator[Frame]:
        if is_mark and line.name == "BEGIN" and not _is_open_agent(self._agents[-1]):
            # The inner card has no end: what begins here is the next card of the file.
            yield from self._torn()
            self._begin(line)
            return
        self._agents.append(line)
        if is_mark:
            self.depth += 1 if line.name == "BEGIN" else -1
        if not self.depth:
            self._fold_agent()

    def _fold_agent(self) -> None:
        """Write the inner card as RFC 2426 does: one line, its line ends escaped."""
        first, *inner = self._agents
        value = "".join(escaped(line.text) + "\\n" for line in inner if not line.is_blank)
        doubt = next((line.doubt for line in self._agents if line.doubt), "")
        raw = b"".join(line.raw for line in self._agents)
        span = sum(line.span for line in self._agents)
        if self.card is not None:
            self.card.lines.append(line_of(first.text.rstrip() + value, first.number, span, raw, doubt))
        self._agents, self.depth = [], 0

    def _torn(self) -> Iterator[Frame]:
        if self.depth:
            self._fold_agent()
        if self.card is not None:
            self.card.say(self.card.number, "card_without_end")
        yield from self._close()

    def _close(self) -> Iterator[Frame]:
        if self.card is not None:
            self.card.settle_version()
            yield self.card
        self.card = None

    def _drop_stray(self) -> Iterator[Frame]:
        if self._stray is not None:
            yield self._stray
        self._stray = None


def _is_open_agent(line: ContentLine) -> bool:
    return line.name == "AGENT" and not line.value.strip()
