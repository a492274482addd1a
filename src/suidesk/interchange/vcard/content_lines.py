"""Physical lines to content lines: unfolded, told apart, nothing of them lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from suidesk.interchange.vcard.charsets import in_charset
from suidesk.interchange.vcard.parameters import Head, head_end, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.vcard.physical_lines import PhysicalLines

_FOLDS: Final = (b" ", b"\t")
_FOLD_SIGNS: Final = frozenset(b" \t")
_ENDS: Final = b"\r\n"
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]+={0,2}\s*")
# Cards that were saved one by one and then put into one file each bring their mark.
_MARK: Final = "\ufeff"
_FRAME: Final = re.compile(rb"(?:\xef\xbb\xbf)*\s*(?:begin|end)\s*:\s*vcard\s*", re.IGNORECASE)
_QUOTED_PRINTABLE: Final = re.compile(rb";[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_IN_BASE64: Final = re.compile(rb"[^:]*;(?:ENCODING=)?\"?(?:BASE64|B)\"?\s*[;:]", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"^[^:]*;\s*CHARSET\s*=\s*\"?([\w.:-]+?)\"?[;:]", re.IGNORECASE)
_ESCAPE: Final = b"\x1b"
_LONGEST_HEAD: Final = 50
"""Physical lines in which a head is looked for."""
# Heads come back in every card and are remembered; a longer one is of its card alone.
_LONGEST_REMEMBERED: Final = 200


class ContentLine(NamedTuple):
    """One logical line. `number` is its first physical line from 1, `span` how many it takes.

    `raw` are its bytes, folds and ends included; `text` is the line unfolded, and begins with `head`.
    `doubt` says what was done to read it: `undecodable_bytes` (not UTF-8, and no character set
    named), `nul_removed`, or nothing.
    """

    number: int
    span: int
    raw: bytes
    text: str
    head: Head
    value: str
    doubt: str = ""

    @property
    def name(self) -> str:
        """The name in capitals; empty when this is no content line."""
        return self.head.name

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text or self.text.isspace()


def content_lines(lines: PhysicalLines) -> Iterator[ContentLine]:
    """Give the logical lines of a file, in order; every physical line is in exactly one of them."""
    encoding = lines.encoding
    last = b""
    open_line: _Open | None = None
    for number, line in enumerate(lines, 1):
        if open_line is not None:
            if open_line.takes(line):
                continue
            yield open_line.closed(encoding)
            open_line = None
        elif last:
            # Most lines end with themselves: the next one is neither folded nor of a picture or a soft break.
            bare = last.rstrip(_ENDS)
            if b":" in line and line[0] not in _FOLD_SIGNS and not bare.endswith(b"="):
                text, doubt = _decoded(bare, encoding)
                yield line_of(text, number - 1, 1, last, doubt)
            else:
                open_line = _Open(number - 1, last)
                if open_line.takes(line):
                    continue
                yield open_line.closed(encoding)
                open_line = None
        last = line
    if open_line is None and last:
        open_line = _Open(number, last)
    if open_line is not None:
        yield open_line.closed(encoding)


def line_of(text: str, number: int = 1, span: int = 1, raw: bytes = b"", doubt: str = "") -> ContentLine:
    """Tell an unfolded line apart."""
    end = text.find(":")
    if text[:1] == _MARK or (end >= 0 and '"' in text[:end]):
        text = text.lstrip(_MARK)
        end = head_end(text)
    if end < 0:
        return ContentLine(number, span, raw, text, Head("", "", ()), "", doubt)
    said = text[:end]
    head = head_of(said) if end < _LONGEST_REMEMBERED else head_of.__wrapped__(said)
    return ContentLine(number, span, raw, text, head, text[end + 1 :], doubt)


class _Open:
    """A logical line that may go on."""

    __slots__ = ("_is_base64", "_is_done", "_is_frame", "_number", "_pieces", "_raw", "_soft")

    def __init__(self, number: int, line: bytes) -> None:
        self._number = number
        self._raw = [line]
        bare = line.rstrip(_ENDS)
        self._pieces = [bare]
        self._soft: bool | None = None
        self._is_base64: bool | None = None
        self._is_done = False
        self._is_frame = bare[-1:] in b"dD \t" and _FRAME.fullmatch(bare) is not None

    def takes(self, line: bytes) -> bool:
        """Tell whether a physical line belongs here, and take it."""
        if line.startswith(_FOLDS):
            return self._takes_fold(line)
        if self._pieces[-1].endswith(b"=") and not self._is_done and self._is_soft():
            if _FRAME.fullmatch(line.rstrip(_ENDS)):
                return False
            self._pieces[-1] = self._pieces[-1][:-1]
            return self._add(line, line.rstrip(_ENDS))
        bare = line.rstrip(_ENDS)
        if bare:
            return not self._is_done and b":" not in bare and self._takes_base64(line, bare)
        if self._in_base64():
            self._is_done = True
            self._raw.append(line)
            return True
        return False

    def closed(self, encoding: str) -> ContentLine:
        """Give the line as it now is."""
        data = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        if data.endswith(b"=") and self._is_soft():
            data = data[:-1]
        raw = self._raw[0] if len(self._raw) == 1 else b"".join(self._raw)
        text, doubt = _decoded(data, encoding)
        return line_of(text, self._number, len(self._raw), raw, doubt)

    def _takes_fold(self, line: bytes) -> bool:
        if self._is_done or self._is_frame:
            return False
        if self._pieces[-1].endswith(b"=") and self._is_soft():
            # The space behind a soft break is the text's own.
            self._pieces[-1] = self._pieces[-1][:-1]
            return self._add(line, line.rstrip(_ENDS))
        return self._add(line, line.rstrip(_ENDS)[1:])

    def _takes_base64(self, line: bytes, bare: bytes) -> bool:
        return self._in_base64() and _BASE64.fullmatch(bare) is not None and self._add(line, bare.rstrip())

    def _add(self, line: bytes, piece: bytes) -> bool:
        self._raw.append(line)
        self._pieces.append(piece)
        return True

    def _is_soft(self) -> bool:
        if self._soft is None:
            head, colon, _ = b"".join(self._pieces).partition(b":")
            if not colon:
                # No head is as long as that; a line of nothing but folds is not looked through again and again.
                self._soft = False if len(self._pieces) > _LONGEST_HEAD else None
                return False
            self._soft = _QUOTED_PRINTABLE.search(head) is not None
        return self._soft

    def _in_base64(self) -> bool:
        if self._is_base64 is None:
            self._is_base64 = b";" in self._pieces[0] and _IN_BASE64.match(b"".join(self._pieces)) is not None
        return self._is_base64


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    """Give the text of a line and what there is to doubt about it."""
    if _ESCAPE not in data and b"\0" not in data:
        try:
            return data.decode(), ""
        except UnicodeDecodeError:
            pass
    text, doubt = _lettered(data, encoding)
    return (text.replace("\0", ""), "nul_removed") if "\0" in text else (text, doubt)


def _lettered(data: bytes, encoding: str) -> tuple[str, str]:
    if _ESCAPE not in data:
        try:
            return data.decode(), ""
        except UnicodeDecodeError:
            pass
    if found := _CHARSET.match(data):
        text = in_charset(data, found[1].decode("ascii", "replace"))
        if text is not None:
            return text, ""
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), "undecodable_bytes"
