"""What a file is when it is no table: told by its first bytes, so that the refusal can name it."""

from __future__ import annotations

import io
import re
from typing import Final

from suidesk.domain.errors import SuideskError

WORKBOOKS: Final = frozenset({"xlsx", "ods", "xls"})
"""The kinds that `kind_of` gives for workbooks that can be read."""
LDIF: Final = "ldif"
VCARD: Final = "vcard"
GIVING: Final = "360giving"
"""JSON with grants as 360Giving writes it, told by what is in it."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"SQLite format 3\0", "database"),
    (b"\x09\x08\x10\x00", "xls"),
    (b"\x09\x08\x08\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"Rar!", "zip"),
    (b"{\\rtf", "document"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
)
_OPENINGS = (
    (b"begin:vcard", VCARD),
    (b"begin:vcalendar", "calendar"),
    (b"<!doctype html", "web_page"),
    (b"<html", "web_page"),
    (b"<table", "web_page"),
    (b"<?xml", "xml"),
    (b"[{", "json"),
    (b'{"', "json"),
)
# No sign may be taken in two ways, or fifty comments would be tried in as many ways as there are sums of them.
# Comments and blank lines may stand before the first record, and a version before those.
_LDIF = re.compile(rb"(?:(?:[# ][^\r\n]*|version: *\d+ *)?\r?\n)*dn::? *\S|version: *1 *\r?\n", re.IGNORECASE)
_PEEK = 4_096
_SPACE = 0x20
# Marks and signs of two-byte encodings that may stand before the first letter.
_NO_TEXT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_ALLOWED_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
# Text holds hardly any control bytes; a picture or a program about one in eight.
_TOO_MANY_CONTROLS = 0.1


def kind_of(data: bytes) -> str:
    """Name what the bytes are when they are no separated values: `xlsx`, `ldif`, `pdf` …; otherwise nothing."""
    return _zipped(data) if data.startswith(_ZIP) else _told_by(data)


def may_be_giving(data: bytes) -> bool:
    """Tell whether a file opens like JSON, in whatever encoding."""
    return data[:_PEEK].lstrip(_NO_TEXT)[:1] in {b"{", b"["}


def refuse_other_formats(data: bytes) -> None:
    """Raise `not_a_table` (with `looks_like`) when the bytes are a spreadsheet file, a picture or a vCard."""
    if kind := kind_of(data):
        raise SuideskError("not_a_table", looks_like=kind)


def refuse_binary(text_bytes: bytes) -> None:
    """Raise `not_a_table` when bytes in a one-byte encoding hold far too many control characters."""
    head = text_bytes[:_PEEK]
    controls = sum(byte < _SPACE and byte not in _ALLOWED_CONTROLS for byte in head)
    if controls > len(head) * _TOO_MANY_CONTROLS:
        raise SuideskError("not_a_table", looks_like="binary")


def _zipped(data: bytes) -> str:
    head = data[:_PEEK]
    names = _names_in(data) or head
    if b"xl/workbook.bin" in names:
        return "xlsb"
    if b"Index/Document.iwa" in names:
        return "numbers"
    if b"\nxl/" in names or (names is head and (b"xl/" in data or b"[Content_Types].xml" in head)):
        return "xlsx"
    if b"application/vnd.oasis.opendocument.spreadsheet" in head:
        return "ods"
    if b"opendocument" in head or b"\nword/" in names or b"\nppt/" in names:
        return "document"
    return "ods" if b"\nMETA-INF/manifest.xml\n" in names else "zip"


def _names_in(data: bytes) -> bytes:
    """Give the names of a zip's members, each between line ends; nothing where it is damaged."""
    # Most lists are no zips.
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(data)) as found:
            return "\n".join(("", *found.namelist(), "")).encode("utf-8", "replace")
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return b""


def _ole(data: bytes) -> str:
    """Tell the old containers of Office apart by the names of their streams; an encrypted .xlsx is one too."""
    if any(_wide(name) in data for name in ("Workbook", "Book", "EncryptedPackage")):
        return "xls"
    return "document" if any(map(data.__contains__, map(_wide, ("WordDocument", "PowerPoint Document")))) else "xls"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _told_by(data: bytes) -> str:
    if data.startswith(_OLE):
        return _ole(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    opening = data[:_PEEK].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if _LDIF.match(opening):
        return LDIF
    return next((kind for start, kind in _OPENINGS if opening.startswith(start)), "")
