"""The grants of a JSON text one by one, each with its place; one that is damaged costs itself, not the others."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_SPACE: Final = re.compile(r"[ \t\r\n]*")
# A text without its end runs to the end of the file, so that no later quote is tried as another beginning.
_SIGN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
_GRANTS: Final = re.compile(r'"grants"[ \t\r\n]*:[ \t\r\n]*(?=\[)')
_OPENING: Final = frozenset("{[")
_TELLING: Final = frozenset({"amountAwarded", "fundingOrganization", "recipientOrganization", "awardDate"})
_LIST: Final = "grants"


class Number(str):
    """A number as it was written, so that no amount goes through a float."""

    __slots__ = ()


class Found(NamedTuple):
    """A value of the text: the name it stands under, its place, and what is wrong with it if it can't be read.

    `name` is empty for the grants themselves.
    """

    start: int
    end: int
    value: Any = None
    name: str = ""
    code: str = ""


@dataclass
class Scanner:
    """Reads one text; `twice` collects the names that one object has more than once, for who reads a value."""

    text: str
    twice: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare the decoder: numbers stay as written, NaN too, and no value of a repeated name is lost."""
        decoder = json.JSONDecoder(
            parse_float=Number, parse_int=Number, parse_constant=str, object_pairs_hook=self._object, strict=False
        )
        self._decode = decoder.raw_decode
        self._is_careful = False
        self.is_list = False
        """Whether the text turned out to be a list of grants."""

    def found(self) -> Iterator[Found]:
        """Give the grants, and what else the file says beside them, in order; nothing when it is no list of grants."""
        start = self._next(0)
        if self.text.startswith("[", start):
            first = self._read(self._next(start + 1))
            if isinstance(first.value, dict) and not _TELLING.isdisjoint(first.value):
                yield from self._grants(start)
            return
        if self.text.startswith("{", start) and _GRANTS.search(self.text):
            yield from self._package(start)

    def _package(self, start: int) -> Iterator[Found]:
        at, has_list = self._next(start + 1), False
        while self.text.startswith('"', at):
            name = self._read(at)
            at = self._next(name.end)
            if name.code or not self.text.startswith(":", at):
                break
            at = self._next(at + 1)
            if name.value == _LIST and self.text.startswith("[", at):
                has_list = True
                at = yield from self._grants(at)
            else:
                beside = self._read(at)
                if beside.end <= at:
                    break
                yield beside._replace(name=str(name.value), start=at)
                at = beside.end
            at = self._next(at)
            if self.text.startswith(",", at):
                at = self._next(at + 1)
        if self.text.startswith("}", at):
            at = self._next(at + 1)
        if not has_list and (later := _GRANTS.search(self.text, at)):
            yield Found(at, later.start(), self.text[at : later.start()], code="json_broken")
            at = self._next((yield from self._grants(later.end())))
            at = self._next(at + 1) if self.text.startswith("}", at) else at
        yield from self._rest(at)

    def _grants(self, start: int) -> Generator[Found, None, int]:
        """Give the elements of the list that begins there; what the generator returns is where it ends."""
        self.is_list = True
        at = self._next(start + 1)
        while at < len(self.text) and not self.text.startswith("]", at):
            one = self._read(at)
            if one.end <= at:
                yield from self._rest(at)
                return len(self.text)
            yield one
            at = self._next(one.end)
            if self.text.startswith(",", at):
                at = self._next(at + 1)
            elif not self.text.startswith("]", at):
                yield from self._rest(at)
                return len(self.text)
        if at >= len(self.text):
            yield Found(at, at, "", code="json_broken")
        return at + 1

    def _rest(self, at: int) -> Iterator[Found]:
        if at < len(self.text):
            yield Found(at, len(self.text), self.text[at:], code="json_broken")

    def _read(self, at: int) -> Found:
        """Read the value that begins there; its end is its beginning when that can't be told."""
        if not self._is_careful:
            try:
                value, end = self._decode(self.text, at)
            except (ValueError, RecursionError):
                # An error looks for its line from the beginning: in a text with many each value is cut out first.
                self._is_careful = True
            else:
                return Found(at, end, value)
        end = self._end_of(at)
        piece = self.text[at:end]
        try:
            value, length = self._decode(piece, 0)
        except RecursionError:
            return Found(at, end, piece, code="json_too_deep")
        except ValueError:
            return Found(at, end, piece, code="json_broken")
        return Found(at, at + length, value)

    def _end_of(self, at: int) -> int:
        """Give where a value ends by its brackets alone; its beginning when they don't close."""
        if self.text[at : at + 1] not in _OPENING:
            sign = re.compile(r'"(?:[^"\\]++|\\.)*+"|[^\s,\]}"{\[]+', re.DOTALL).match(self.text, at)
            return sign.end() if sign else at
        depth = 0
        for sign in _SIGN.finditer(self.text, at):
            if (one := sign[0]) in _OPENING:
                depth += 1
            elif one in {"}", "]"}:
                depth -= 1
                if not depth:
                    return sign.end()
        return at

    def _next(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        kept: dict[str, Any] = {}
        for name, value in pairs:
            free, count = name, 2
            while free in kept and kept[free] != value:
                free = f"{name} ({count})"
                count += 1
            if free != name:
                self.twice.append(name)
            kept[free] = value
        return kept
