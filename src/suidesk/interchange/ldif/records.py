"""The records of an LDIF (RFC 2849): lines unfolded, values decoded, each record with the line where it begins."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE: Final = re.compile(r"([A-Za-z0-9][A-Za-z0-9.;_-]*):(:|<)? *(.*)", re.DOTALL)
_VERSION: Final = re.compile(r"version: *(\S*)", re.IGNORECASE)
_ENDS: Final = re.compile(r"\r\n|\r|\n")
_ADDED: Final = "add"
_IMAGES: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"))


class Value(NamedTuple):
    """One value of an attribute. `doubt` names what is to be said about it."""

    name: str
    text: str
    line: int
    doubt: str = ""


class Record(NamedTuple):
    """One record; with `broken` its text could not be read as one, and stands in `text`."""

    line: int
    values: tuple[Value, ...]
    broken: str = ""
    text: str = ""


class Remark(NamedTuple):
    """A line that belongs to no record: a comment, or a version that is not 1."""

    line: int
    text: str
    code: str


class _Logical(NamedTuple):
    """A line with what was folded off it."""

    line: int
    text: str


class _UnreadableError(Exception):
    """A record that can't be read; its message is the code that says why."""


def records(content: str) -> Iterator[Record | Remark]:
    """Give every record and remark in order; a bad record costs itself only."""
    for number, block in enumerate(_blocks(content)):
        lines, remarks = _unfolded(block)
        yield from remarks
        if number == 0 and lines and (version := _VERSION.fullmatch(lines[0].text)):
            if version[1] != "1":
                yield Remark(lines[0].line, lines[0].text, "ldif_version")
            lines = lines[1:]
        if lines:
            yield _record(lines)


def _blocks(content: str) -> Iterator[list[_Logical]]:
    """Give the physical lines between blank lines; a version right before the first record stands alone."""
    block: list[_Logical] = []
    for number, text in enumerate(_ENDS.split(content), 1):
        if text:
            block.append(_Logical(number, text))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unfolded(block: list[_Logical]) -> tuple[list[_Logical], list[Remark]]:
    joined: list[tuple[int, list[str]]] = []
    for line, text in block:
        if text[0] == " " and joined:
            joined[-1][1].append(text[1:])
        else:
            joined.append((line, [text]))
    lines = [_Logical(line, "".join(pieces)) for line, pieces in joined]
    comments = [Remark(line, text, "comment_left_out") for line, text in lines if text.startswith("#")]
    return [line for line in lines if not line.text.startswith("#")], comments


def _record(lines: list[_Logical]) -> Record:
    start = lines[0].line
    try:
        values = tuple(map(_value, lines))
        return Record(start, _without_change(values))
    except _UnreadableError as fault:
        return Record(start, (), str(fault), "\n".join(line.text for line in lines))


def _value(line: _Logical) -> Value:
    found = _LINE.fullmatch(line.text)
    if not found:
        raise _UnreadableError("ldif_unreadable")
    name, sign, text = found.groups()
    if sign == "<":
        return Value(name, text, line.line, "ldif_url_not_fetched")
    return Value(name, _decoded(text) if sign else text, line.line)


def _decoded(text: str) -> str:
    """Give what base64 holds; what is no text stays base64, as a `data:` address that says what it is."""
    packed = "".join(text.split())
    try:
        content = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise _UnreadableError("ldif_bad_base64") from None
    try:
        plain = content.decode("utf-8")
    except UnicodeDecodeError:
        plain = "\0"
    if "\0" not in plain:
        return plain
    kind = next((kind for start, kind in _IMAGES if content.startswith(start)), "application/octet-stream")
    return f"data:{kind};base64,{packed}"


def _without_change(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Take the addition of a record for the record; other changes say nothing without what they change."""
    if values[0].name.lower() != "dn":
        raise _UnreadableError("ldif_without_dn")
    change = next((value for value in values if value.name.lower() == "changetype"), None)
    if change is None:
        return values
    if change.text.strip().lower() != _ADDED:
        raise _UnreadableError("ldif_change_not_taken")
    return tuple(value for value in values if value.name.lower() not in {"changetype", "control"})
