"""What a file is when it is no table: told by its first bytes, so that the refusal can name it."""

from __future__ import annotations

from suidesk.domain.errors import SuideskError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"SQLite format 3\0", "database"),
    (_OLE, "xls"),
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
    (b"begin:vcard", "vcard"),
    (b"begin:vcalendar", "calendar"),
    (b"<!doctype html", "web_page"),
    (b"<html", "web_page"),
    (b"<table", "web_page"),
    (b"<?xml", "xml"),
    (b"[{", "json"),
    (b'{"', "json"),
    (b"dn: ", "ldif"),
    (b"version: 1\ndn:", "ldif"),
    (b"version: 1\r\ndn:", "ldif"),
)
_PEEK = 4_096
_SPACE = 0x20
_ALLOWED_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
# Text holds hardly any control bytes; a picture or a program about one in eight.
_TOO_MANY_CONTROLS = 0.1


def refuse_other_formats(data: bytes) -> None:
    """Raise `not_a_table` (with `looks_like`) when the bytes are a spreadsheet file, a picture or a vCard."""
    kind = _zipped(data) if data.startswith(_ZIP) else _told_by(data)
    if kind:
        raise SuideskError("not_a_table", looks_like=kind)


def refuse_binary(text_bytes: bytes) -> None:
    """Raise `not_a_table` when bytes in a one-byte encoding hold far too many control characters."""
    head = text_bytes[:_PEEK]
    controls = sum(byte < _SPACE and byte not in _ALLOWED_CONTROLS for byte in head)
    if controls > len(head) * _TOO_MANY_CONTROLS:
        raise SuideskError("not_a_table", looks_like="binary")


def _zipped(data: bytes) -> str:
    head = data[:_PEEK]
    if b"application/vnd.oasis.opendocument.spreadsheet" in head:
        return "ods"
    if b"opendocument" in head or b"word/" in head:
        return "document"
    return "xlsx" if b"xl/" in data or b"[Content_Types].xml" in head else "zip"


def _told_by(data: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    opening = data[:_PEEK].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for start, kind in _OPENINGS if opening.startswith(start)), "")
