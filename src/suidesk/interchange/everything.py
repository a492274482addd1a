"""A whole desk as one file of JSON: every record with all its fields, one in a line, by the name of its table.

    {"format": "suidesk", "version": 1, "made_at": "…", "has_private": false, "records": {"contacts": [{…}, …], …}}

Fields are named as in `docs/storage.md`; a field that is empty may be missing. Days are ISO 8601 (2026-05-31),
instants too, in UTC; amounts are in minor units, times of day and durations in minutes. Records refer to each other by
their ids. A later version of suidesk may add tables and fields; what this one doesn't know, it reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from suidesk.domain.errors import SuideskError

FORMAT: Final = "suidesk"
VERSION: Final = 1
ENDING: Final = "json"
_START: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"suidesk"')


class _Whole(msgspec.Struct):
    """The file as it is decoded; records stay as they stand until each is looked at."""

    version: int
    records: dict[str, list[msgspec.Raw]]
    format: str = FORMAT
    made_at: str = ""
    has_private: bool = False


@dataclass(frozen=True)
class Everything:
    """A file that was read: when it was made, and the records of each table as they stand."""

    made_at: str
    has_private: bool
    records: Mapping[str, list[msgspec.Raw]]

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(map(len, self.records.values()))


def is_everything(content: bytes) -> bool:
    """Tell by its first bytes whether a file is a whole desk."""
    return _START.match(content[:200]) is not None


def read_everything(content: bytes) -> Everything:
    """Read the file. Raises `not_a_desk_file`, and `desk_file_too_new` (found, known) for a version after this one."""
    try:
        whole = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Whole)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SuideskError("not_a_desk_file") from error
    if whole.format != FORMAT or whole.version < 1:
        raise SuideskError("not_a_desk_file")
    if whole.version > VERSION:
        raise SuideskError("desk_file_too_new", found=whole.version, known=VERSION)
    return Everything(whole.made_at, whole.has_private, whole.records)


def record_of(raw: msgspec.Raw) -> dict[str, Any]:
    """Give the fields of a record; raises ValueError where it is none."""
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(found, dict):
        raise TypeError
    return found


def pieces(
    made_at: str, tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], *, has_private: bool
) -> Iterator[bytes]:
    """Give the file piece by piece; the records of each table are only made as they are written."""
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at, "has_private": has_private}
    yield msgspec.json.encode(head)[:-1] + b',"records":{'
    before_table = b"\n"
    for table, records in tables:
        yield before_table + msgspec.json.encode(table) + b":["
        before_record = b"\n"
        for record in records:
            yield before_record + msgspec.json.encode(record)
            before_record = b",\n"
        yield b"\n]"
        before_table = b",\n"
    yield b"\n}}\n"
