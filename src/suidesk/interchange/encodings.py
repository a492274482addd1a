"""Bytes of unknown encoding to UTF-8: byte order mark, strict UTF-8, UTF-16 by its zero bytes, then chardet."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from suidesk.domain.errors import SuideskError
from suidesk.interchange.signatures import refuse_binary

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_096
_CHARDET_BYTES = 60_000
# One line in cp1252 inside a UTF-8 file must not turn every other line into gibberish.
_MOSTLY = 0.9
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_STRAY = re.compile("[\udc80-\udcff]")
# No name mixes Latin with Greek, Cyrillic or Hebrew letters.
_MIXED = re.compile(r"[A-Za-z][\u0370-\u05ff]|[\u0370-\u05ff][A-Za-z]")
_WESTERN = ("cp1252", "mac_roman", "cp850")
_WESTERN_NAMES = frozenset(
    {"windows-1252", "iso-8859-1", "iso-8859-15", "macroman", "macturkish", "cp437", "cp850", "cp857", "cp858", "cp860"}
    | {"cp861", "cp863", "cp865"}
)
# How common a letter is in western names, three for the commonest; signs that stand in or beside words.
_LETTERS = {
    letter: 3 - rank for rank, row in enumerate(("éèëïöüøæåäçñáóí", "êàâôúßî", "ûãõýšžÿœ", "òìùðþ")) for letter in row
}
_SIGNS = frozenset("€£’‘“”–—…·«»§°ªº©®½¼¾\xa0²³´`")
# Fewer letters than this tell chardet too little: a name such as Læsø is then read as Western.
_FEW = 8
_CANDIDATES = (
    *("cp1252", "mac_roman", "cp850", "cp437"),
    *("cp1250", "iso8859_2", "cp852"),
    *("cp1251", "koi8_r", "koi8_u", "cp866"),
    *("cp1253", "cp1254", "iso8859_9", "cp1255", "cp1256", "cp1257"),
    *("cp932", "euc-jp", "big5hkscs", "gb18030", "cp949"),
)
# Shares of zero bytes that tell a byte which is nearly always zero from one that nearly never is.
_EMPTY, _FULL = 0.4, 0.1


@dataclass(frozen=True)
class Decoded:
    """A file as UTF-8 without byte order mark; `damaged` are the physical lines with bytes that fit no letter."""

    content: bytes
    encoding: str
    damaged: tuple[int, ...] = ()
    is_guess: bool = False


def to_utf8(data: bytes, encoding: str | None = None) -> Decoded:
    """Give the bytes as UTF-8; `encoding` overrides what is found. Raises `unknown_encoding`, `not_a_table`."""
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if encoding is None and marked:
        return _decoded(data[len(mark) :], marked)
    if encoding is not None:
        return _decoded(data[len(mark) :] if _same(encoding, marked) else data, _known(encoding))
    if wide := _wide(data):
        return _decoded(data, wide)
    refuse_binary(data)
    return _narrow(data)


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError):
        raise SuideskError("unknown_encoding", encoding=encoding) from None
    return name


def _same(encoding: str, marked: str) -> bool:
    return bool(marked) and marked.startswith(_known(encoding).removesuffix("-sig"))


def _decoded(data: bytes, encoding: str, *, is_guess: bool = False) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return _with_damage(data, encoding, is_guess=is_guess)
    if encoding == "utf-8":
        return Decoded(data, encoding)
    return Decoded(text.encode("utf-8", "replace"), encoding, is_guess=is_guess)


def _with_damage(data: bytes, encoding: str, *, is_guess: bool) -> Decoded:
    text = data.decode(encoding, "replace")
    lines = re.split(r"\r\n|\r|\n", text)
    damaged = tuple(number for number, line in enumerate(lines, 1) if "\ufffd" in line)
    return Decoded(text.encode("utf-8", "replace"), encoding, damaged, is_guess)


def _wide(data: bytes) -> str:
    """Give UTF-16 or UTF-32 without a mark: text mostly below U+0100 has a zero in every other byte."""
    head = data[:_SAMPLE]
    zeros = [head[start::4].count(0) / max(len(head[start::4]), 1) for start in range(4)]
    if any(_FULL <= share <= _EMPTY for share in zeros):
        return ""
    shape = "".join("0" if share > _EMPTY else "x" for share in zeros)
    return {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(shape, "")


def _narrow(data: bytes) -> Decoded:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return Decoded(data, "utf-8")
    high = len(_HIGH.findall(data))
    whole = sum(len(found) for found in _MULTIBYTE.findall(data))
    if whole >= high * _MOSTLY:
        return _mended(data)
    return _decoded(data, _guessed(data), is_guess=True)


def _mended(data: bytes) -> Decoded:
    """Read UTF-8 in which a few bytes are of cp1252, as when two files were pasted together."""
    text = data.decode("utf-8", "surrogateescape")
    damaged = tuple(n for n, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if _STRAY.search(line))
    mended = _STRAY.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    return Decoded(mended.encode(), "utf-8", damaged, is_guess=True)


def _guessed(data: bytes) -> str:
    # Its models take 90 ms to load, and most files are UTF-8.
    import chardet

    telling = b"\n".join(line for line in data.splitlines() if _HIGH.search(line))[:_CHARDET_BYTES]
    found = chardet.detect(telling, include_encodings=_CANDIDATES)["encoding"] or "cp1252"
    best = max(_WESTERN, key=lambda name: _plausible(telling, name))
    letters = len(_HIGH.findall(telling))
    is_western = found.lower() in _WESTERN_NAMES or _MIXED.search(telling.decode(found, "replace"))
    return best if is_western or (letters < _FEW and _plausible(telling, best) >= 2 * letters) else _known(found)


def _plausible(data: bytes, encoding: str) -> int:
    """Score a reading: letters of western names, in the case of their neighbours, count for it, all else against."""
    text = data.decode(encoding, "replace")
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    return sum(_fits(before, sign, after) for before, sign, after in around if sign > "\x7f")


def _fits(before: str, sign: str, after: str) -> int:
    if sign in _LETTERS:
        return -2 if before.isupper() and after.isupper() else _LETTERS[sign]
    if sign.lower() in _LETTERS:
        return -2 if before.islower() else _LETTERS[sign.lower()]
    if sign == "’":
        return 3 if before.isalpha() and after.isalpha() else 0
    if sign in _SIGNS:
        return -2 if before.isalpha() else 0
    return -5
