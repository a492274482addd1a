"""The recovery sheet: what is printed and put away, and the two groups its owner types back to show it was."""

from __future__ import annotations

from dataclasses import dataclass, field

import segno

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import RandomBytes
from suidesk.vault.recovery import GROUPS, RecoveryCode, checked_group, without_separators

QUIET_ZONE = 4
"""Modules of white around a QR code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """The secret parts of a sheet; words and layout belong to whoever prints it."""

    mark: str
    """Four digits that tell this sheet from an older one; no secret, the desk shows them too."""
    groups: tuple[str, ...] = field(repr=False)
    payload: str = field(repr=False)
    """What the QR code holds: the code as it would be typed, so that any scanner can paste it."""
    qr_svg: str = field(repr=False)
    """The QR code as an SVG element, black on white, one unit a module."""


def recovery_sheet(code: RecoveryCode, mark: str) -> RecoverySheet:
    """Lay out the code; `mark` comes from the recovery slot it opens."""
    payload = code.text()
    # Error correction Q survives a quarter of the picture being stained: the sheet lies in a drawer for years.
    picture = segno.make_qr(payload, error="q", boost_error=False)
    svg = picture.svg_inline(border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True)
    return RecoverySheet(mark=mark, groups=code.groups(), payload=payload, qr_svg=svg)


def recovery_groups_to_retype(random: RandomBytes) -> tuple[int, int]:
    """Choose two different groups to ask for, lower first, counted from 1."""
    pairs = [(first, second) for second in range(2, GROUPS + 1) for first in range(1, second)]
    return pairs[int.from_bytes(random(8), "big") % len(pairs)]


def check_retyped(code: RecoveryCode, group: int, typed: str) -> None:
    """Raise "recovery_code_mistyped" (group) unless `typed` is that group of the code, counted from 1."""
    if checked_group(without_separators(typed), group - 1) != code.groups()[group - 1]:
        raise SuideskError("recovery_code_mistyped", field="recovery_code", group=group)
