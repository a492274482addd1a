"""XML read piece by piece, without document types: no entity is ever expanded, nothing outside is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Start = Callable[[str, dict[str, str]], None]
    End = Callable[[str], None]


class XmlPieces:
    """Feeds a parser; handlers are called with names that `local` has shortened to what follows the prefix."""

    def __init__(self, start: Start, end: End | None = None, text: End | None = None) -> None:
        """Parse with these handlers."""
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        # Declared entities are how XML bombs and stolen files begin; no workbook needs them.
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        self.follow(start, end, text)

    def follow(self, start: Start, end: End | None = None, text: End | None = None) -> None:
        """Go on with other handlers."""
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = text

    def feed(self, piece: bytes, *, is_last: bool = False) -> None:
        """Parse another piece. Raises `damaged_workbook`."""
        try:
            self._parser.Parse(piece, is_last)
        except (expat.ExpatError, ValueError, LookupError) as fault:
            # An encoding that Python doesn't know is a LookupError.
            raise SuideskError("damaged_workbook") from fault


def local(name: str) -> str:
    """Give an element's name without its prefix."""
    return name.rpartition(":")[2]


def elements(pieces: Iterable[bytes]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give every element: the name of the one around it, its own name, its attributes without prefixes."""
    found: list[tuple[str, str, dict[str, str]]] = []
    around = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = local(name)
        found.append((around[-1], plain, {local(key): value for key, value in attributes.items()}))
        around.append(plain)

    def end(_name: str) -> None:
        around.pop()

    xml = XmlPieces(start, end)
    for piece in pieces:
        xml.feed(piece)
        yield from found
        found.clear()
    xml.feed(b"", is_last=True)
    yield from found


def _refuse(*_declared: Any) -> None:
    raise SuideskError("damaged_workbook")
