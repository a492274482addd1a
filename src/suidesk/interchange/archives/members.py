"""What is in a folder or a .zip: the lists that can be read, and what is left out of it and why."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from suidesk.domain.errors import SuideskError
from suidesk.interchange.archives.zips import BoundedZip, ZipBounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipInfo

LISTS: Final = frozenset({".csv", ".tsv", ".txt", ".vcf", ".vcard", ".ldif", ".ldi", ".xlsx", ".xlsm", ".ods", ".xls"})
"""The endings of names that are taken for lists."""
_PACKED: Final = frozenset({".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz", ".zst"})
MOST_MEMBERS: Final = 2_000
"""Most files of a folder or a zip, lists or not."""
MOST_BYTES: Final = 512 << 20
"""Most bytes of all its lists together, unpacked."""
_MOST_OF_ONE: Final = 256 << 20
_DEEPEST: Final = 8
_LONGEST_NAME: Final = 400
# Text packs about ten times, a list of one repeated line a few hundred times, zip bombs a thousand.
_RATIO: Final = 200
_EXEMPT: Final = 10 << 20
_BOUNDS: Final = ZipBounds(MOST_MEMBERS, 4 * MOST_BYTES, _RATIO, _EXEMPT)
# A link put in a file's place after it was listed is not followed either; Windows has no such flag, but a text mode.
_NO_LINKS: Final[int] = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FIRST_LETTER: Final = ord(" ")


class Member(NamedTuple):
    """A list in it: its path with slashes, its size in bytes."""

    name: str
    size: int


class LeftOut(NamedTuple):
    """What is not read, and the code that says why."""

    name: str
    code: str


class Collection:
    """Lists of one folder or zip; `contents` reads them one after another, so that one is in memory at a time."""

    def __init__(self, found: list[tuple[Member, Callable[[], bytes]]], left_out: list[LeftOut]) -> None:
        """Hold what was listed. Raises `nothing_to_read`, `archive_too_large` (limit, in megabytes)."""
        if sum(member.size for member, _ in found) > MOST_BYTES:
            raise SuideskError("archive_too_large", limit=MOST_BYTES >> 20)
        self.members: tuple[Member, ...] = tuple(member for member, _ in found)
        self.left_out: tuple[LeftOut, ...] = tuple(left_out)
        if not found:
            raise SuideskError("no_lists_inside", left_out=len(left_out))
        self._readers = [read for _, read in found]

    def content(self, name: str) -> bytes:
        """Give the bytes of one list. Raises `no_such_member` (name, members), `damaged_archive`, `file_not_read`."""
        for member, read in zip(self.members, self._readers, strict=True):
            if member.name == name:
                return read()
        raise SuideskError("no_such_member", name=name, members=", ".join(member.name for member in self.members))

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Give name and bytes of each list. Raises `damaged_archive`, `file_not_read` (name)."""
        for member, read in zip(self.members, self._readers, strict=True):
            yield member.name, read()


def of_zip(data: bytes) -> Collection:
    """List a zip. Raises `damaged_archive`, `archive_too_large` (limit, in megabytes), `no_lists_inside` (left_out)."""
    archive = BoundedZip(data, "archive", _BOUNDS)
    found: list[tuple[Member, Callable[[], bytes]]] = []
    left_out: list[LeftOut] = []
    names: set[str] = set()
    for info in archive.infos:
        if info.is_dir():
            continue
        name = info.orig_filename.replace("\\", "/")
        code = _fault(info, name, names, is_encrypted=archive.is_encrypted(info))
        if code:
            left_out.append(LeftOut(_shown(name), code))
            continue
        names.add(name.casefold())
        found.append((Member(name, info.file_size), _reader(archive, info)))
    return Collection(found, left_out)


def of_folder(folder: Path) -> Collection:
    """List a folder and those in it; links are not followed.

    Raises `file_not_read` (name), `archive_too_large` (limit, in megabytes), `no_lists_inside` (left_out).
    """
    found: list[tuple[Member, Callable[[], bytes]]] = []
    left_out: list[LeftOut] = []
    for number, (path, code) in enumerate(_walked(folder, 1)):
        if number >= MOST_MEMBERS:
            raise SuideskError("archive_too_large", limit=MOST_BYTES >> 20)
        name = path.relative_to(folder).as_posix()
        size = 0 if code else path.lstat().st_size
        fault = code or _by_name(name) or ("member_too_large" if size > _MOST_OF_ONE else "")
        if fault:
            left_out.append(LeftOut(_shown(name), fault))
        else:
            found.append((Member(name, size), _file_reader(path)))
    return Collection(found, left_out)


def _reader(archive: BoundedZip, info: ZipInfo) -> Callable[[], bytes]:
    return lambda: b"".join(archive.pieces(info))


def _file_reader(path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            with os.fdopen(os.open(path, os.O_RDONLY | _NO_LINKS), "rb") as file:
                return file.read(_MOST_OF_ONE)
        except OSError as fault:
            raise SuideskError("file_not_read", name=path.name) from fault

    return read


def _walked(folder: Path, depth: int) -> Iterator[tuple[Path, str]]:
    """Give every file below a folder in the order of names, with the code of what is wrong with it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        raise SuideskError("file_not_read", name=folder.name) from fault
    for entry in entries:
        path = Path(entry.path)
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            yield path, "member_is_link"
        elif entry.is_dir():
            if depth >= _DEEPEST:
                yield path, "member_too_deep"
            else:
                yield from _walked(path, depth + 1)
        else:
            yield path, "" if entry.is_file() else "member_is_link"


def _fault(info: ZipInfo, name: str, names: set[str], *, is_encrypted: bool) -> str:
    """Give the code of why a member is not read, or nothing."""
    if not _is_safe(name):
        return "member_bad_name"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "member_is_link"
    if fault := _by_name(name):
        return fault
    if is_encrypted:
        return "member_locked"
    is_bomb = info.file_size > _EXEMPT and info.file_size > _RATIO * max(info.compress_size, 1)
    if info.file_size > _MOST_OF_ONE or is_bomb:
        return "member_too_large"
    return "member_twice" if name.casefold() in names else ""


def _by_name(name: str) -> str:
    path = PurePosixPath(name)
    if path.name.startswith((".", "~$")) or "__MACOSX" in path.parts:
        return "member_not_a_list"
    if path.suffix.lower() in _PACKED:
        return "member_is_archive"
    return "" if path.suffix.lower() in LISTS else "member_not_a_list"


def _is_safe(name: str) -> bool:
    """Tell whether a name stays inside: no way up, no drive, no root, no signs that terminals act on."""
    parts = name.split("/")
    if not name or len(name) > _LONGEST_NAME or name.startswith("/") or ".." in parts or ":" in name:
        return False
    return all(ord(sign) >= _FIRST_LETTER for sign in name)


def _shown(name: str) -> str:
    return "".join(sign if ord(sign) >= _FIRST_LETTER else "?" for sign in name[:_LONGEST_NAME])
