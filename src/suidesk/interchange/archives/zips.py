"""A zip opened within bounds: how many members, how large unpacked, how tightly packed, none of them encrypted."""

from __future__ import annotations

import io
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

_PIECE: Final = 256 * 1024
_ENCRYPTED: Final = 0x1
# Unpacking raises these for what is damaged; a RuntimeError asks for a password, NotImplementedError is a method of
# packing that is not known.
_FAULTS: Final = (BadZipFile, LargeZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)


class ZipBounds(NamedTuple):
    """What a zip may be at most: members, bytes unpacked, and how many times larger than packed."""

    members: int
    size: int
    ratio: int
    exempt: int
    """Bytes unpacked up to which the ratio does not matter: short tables of one repeated line are no bombs."""


class BoundedZip:
    """Reads members of a zip. Codes of errors begin with `kind`: `damaged_workbook` or `damaged_archive`."""

    def __init__(self, data: bytes, kind: str, bounds: ZipBounds) -> None:
        """Open it. Raises `damaged_…`, `…_too_large` (limit, in megabytes)."""
        self._kind = kind
        with self._telling():
            self._zip = ZipFile(io.BytesIO(data))
            self.infos: tuple[ZipInfo, ...] = tuple(self._zip.infolist())
        size = sum(info.file_size for info in self.infos)
        if len(self.infos) > bounds.members or size > bounds.size:
            raise SuideskError(f"{kind}_too_large", limit=bounds.size >> 20)
        if size > bounds.exempt and size > bounds.ratio * max(len(data), 1):
            raise SuideskError(f"{kind}_too_large", limit=bounds.size >> 20)

    def is_encrypted(self, info: ZipInfo) -> bool:
        """Tell whether a member asks for a password."""
        return bool(info.flag_bits & _ENCRYPTED)

    def pieces(self, info: ZipInfo) -> Iterator[bytes]:
        """Give a member in pieces; never more than its declared size. Raises `damaged_…`."""
        with self._telling(), self._zip.open(info) as member:
            while piece := member.read(_PIECE):
                yield piece

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as fault:
            raise SuideskError(f"damaged_{self._kind}") from fault
