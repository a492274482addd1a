"""Rows of a source that is slow to read: read once, as far as anybody asked, and kept packed for the next time."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

import msgspec

from suidesk.domain.errors import SuideskError
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_A_BLOCK: Final = 500
# A list of 100,000 people with 60 columns has six million; each empty cell still costs a byte.
MOST_CELLS: Final = 20_000_000
"""More cells than these, empty ones within a row counted, are refused."""
_MOST_PROBLEMS: Final = 20_000

_Packed = tuple[int, int, tuple[str, ...], str, str]


class KeptRows:
    """Gives the rows of a source as often as they are wanted; the source is read once, block by block.

    The source mixes rows with what it finds wrong in them. Raises what the source raises, and
    `too_many_cells` (limit).
    """

    def __init__(self, source: Iterable[Row | Problem]) -> None:
        """Keep the rows of that source; nothing of it is read yet."""
        self._source = iter(source)
        self._blocks: list[bytes] = []
        self._problems: list[Problem] = []
        self._unlisted = 0
        self._cells = 0
        self._is_whole = False
        self._fault: SuideskError | None = None
        self._lock = Lock()
        self._decoder = msgspec.msgpack.Decoder(list[_Packed])

    def rows(self) -> Iterator[Row]:
        """Give every row in order."""
        at = 0
        while at < len(self._blocks) or self._reads_on(at):
            for packed in self._decoder.decode(self._blocks[at]):
                yield Row(*packed)
            at += 1

    def problems(self) -> tuple[Problem, ...]:
        """Give what was found wrong in the whole source, which is read to its end for it."""
        while self._reads_on(len(self._blocks)):
            pass
        if not self._unlisted:
            return tuple(self._problems)
        last = self._problems[-1]
        more = Problem(last.line, last.row, "", "more_problems", found=str(self._unlisted))
        return (*self._problems, more)

    def _reads_on(self, at: int) -> bool:
        """Read a block, unless somebody else has; tell whether there is one at that place now."""
        with self._lock:
            if self._fault:
                raise self._fault
            if at == len(self._blocks) and not self._is_whole:
                try:
                    self._read_block()
                except SuideskError as fault:
                    # A source that has failed would seem to be at its end when asked again.
                    self._fault = fault
                    raise
            return at < len(self._blocks)

    def _read_block(self) -> None:
        block: list[Row] = []
        for found in self._source:
            if isinstance(found, Problem):
                self._keep(found)
                continue
            block.append(found)
            self._cells += len(found.cells)
            if self._cells > MOST_CELLS:
                raise SuideskError("too_many_cells", limit=MOST_CELLS)
            if len(block) == _A_BLOCK:
                break
        else:
            self._is_whole = True
        if block:
            self._blocks.append(msgspec.msgpack.encode(block))

    def _keep(self, problem: Problem) -> None:
        if len(self._problems) < _MOST_PROBLEMS or problem.severity is Severity.QUESTION:
            self._problems.append(problem)
        else:
            self._unlisted += 1
