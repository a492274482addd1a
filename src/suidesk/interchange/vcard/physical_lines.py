"""Bytes of a file to its physical lines, one at a time, whatever ends them; UTF-16 and UTF-32 become UTF-8."""

from __future__ import annotations

import codecs
from itertools import chain
from typing import IO, TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.encodings import to_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK: Final = 1 << 16
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How the first letters of BEGIN look in an encoding that has zero bytes between them.
_OPENINGS: Final = tuple(
    ("be".encode(name), "BE".encode(name), name) for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
)
_USUAL: Final = "cp1252"


class PhysicalLines:
    """The lines of a file with their ends, as UTF-8 where the file was UTF-16 or UTF-32, else as they are."""

    def __init__(self, source: bytes | IO[bytes], encoding: str = "") -> None:
        """Read from that source; `encoding` overrides what lines that aren't UTF-8 are taken for."""
        self._chunks = _chunks(source)
        first = next(self._chunks, b"")
        mark, self._wide = next((found for found in _BOMS if first.startswith(found[0])), (b"", ""))
        self._first = first[len(mark) :]
        self.mark = mark
        """The byte order mark."""
        if not mark:
            self._wide = next((name for *starts, name in _OPENINGS if first.startswith(tuple(starts))), "")
        self.encoding = encoding or (_USUAL if self._wide else _sniffed(self._first))
        """What lines are in that aren't UTF-8 and name no character set of their own."""

    def __iter__(self) -> Iterator[bytes]:
        """Give the lines. CR CR LF, which mail programs make of CR LF, is one end."""
        held: list[bytes] = []
        for chunk in self._utf8():
            held.append(chunk)
            if b"\n" in chunk or b"\r" in chunk:
                lines = list(_joined_ends(b"".join(held).splitlines(keepends=True)))
                # The last one may go on in the next chunk, and be the second half of CR CR LF.
                held = lines[-2:]
                yield from lines[:-2]
        yield from _joined_ends(b"".join(held).splitlines(keepends=True))

    def as_stored(self, line: bytes) -> bytes:
        """Give a line with the very bytes that it has in the file."""
        errors = "surrogatepass" if self._wide.startswith("utf-16") else "strict"
        return line.decode("utf-8", "surrogatepass").encode(self._wide, errors) if self._wide else line

    def _utf8(self) -> Iterator[bytes]:
        chunks = chain((self._first,), self._chunks)
        if not self._wide:
            yield from chunks
            return
        # Half a character stays half of one, so that its line is told apart as damaged.
        errors = "surrogatepass" if self._wide.startswith("utf-16") else "replace"
        decoder = codecs.getincrementaldecoder(self._wide)(errors)
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
        yield decoder.getstate()[0]


def _chunks(source: bytes | IO[bytes]) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield from (source[at : at + _CHUNK] for at in range(0, len(source), _CHUNK))
    else:
        while chunk := source.read(_CHUNK):
            yield chunk


def _joined_ends(lines: list[bytes]) -> Iterator[bytes]:
    held = b""
    for line in lines:
        if held:
            if line == b"\r\n":
                yield held + line
                held = b""
                continue
            yield held
            held = b""
        if line.endswith(b"\r"):
            held = line
        else:
            yield line
    if held:
        yield held


def _sniffed(sample: bytes) -> str:
    """Guess the encoding of lines that aren't UTF-8 from the beginning of the file."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        pass
    else:
        return _USUAL
    try:
        found = to_utf8(sample).encoding
    except SuideskError:
        return _USUAL
    return _USUAL if found.startswith("utf") else found
