"""The sheet of each kind of list of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.sheets.commitments import CommitmentsSheet
from suidesk.interchange.sheets.grants import GrantsSheet
from suidesk.interchange.sheets.hours import HoursSheet
from suidesk.interchange.sheets.obligations import ObligationsSheet

if TYPE_CHECKING:
    from suidesk.interchange.sheets.sheet import Sheet


def sheet_of(kind: ListKind) -> Sheet:
    """Give the sheet of a kind whose rows are no contacts."""
    made: dict[ListKind, type[Sheet]] = {
        ListKind.OBLIGATIONS: ObligationsSheet,
        ListKind.HOURS: HoursSheet,
        ListKind.COMMITMENTS: CommitmentsSheet,
        ListKind.GRANTS: GrantsSheet,
    }
    return made[kind]()


def sheets() -> list[Sheet]:
    """Give all sheets, those first whose headings are the most telling."""
    return [sheet_of(kind) for kind in (ListKind.OBLIGATIONS, ListKind.HOURS, ListKind.COMMITMENTS, ListKind.GRANTS)]
