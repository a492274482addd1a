"""The slot file: key slots as JSON text, with a checksum that tells a damaged file from a wrong passphrase."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

import msgspec

from suidesk.domain.errors import SuideskError
from suidesk.vault.slots import VERSION, Slots

FORMAT: Final = "suidesk keys"
LARGEST: Final = 64 * 1024
"""Bytes; about thirty times a real file, so that a wrong file is not parsed."""


def to_bytes(slots: Slots) -> bytes:
    """Write the slots as indented ASCII JSON."""
    content = {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(slots)}
    return (json.dumps({**content, "checksum": _checksum(content)}, indent=2) + "\n").encode("ascii")


def from_bytes(data: bytes) -> Slots:
    """Read a slot file.

    Raises "keys_unreadable" (reason "damaged") when it is not as it was written, and "keys_newer" (found, known) when
    a later suidesk wrote it. The checksum is the same in every version, so damage never looks like a newer file.
    """
    content = _parsed(data)
    if content.pop("checksum", None) != _checksum(content) or content.get("format") != FORMAT:
        raise _damaged()
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise SuideskError("keys_newer", found=version, known=VERSION)
    try:
        return msgspec.convert(content, Slots)
    except msgspec.ValidationError:
        raise _damaged() from None


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise _damaged()
    return content


def _checksum(content: dict[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _damaged() -> SuideskError:
    return SuideskError("keys_unreadable", reason="damaged")
