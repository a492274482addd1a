"""The policies of a file as its columns were told them, by what their values are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.people import PointKind
from suidesk.interchange.giving.titles import titled
from suidesk.interchange.policies import Policies, Policy, field_name
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.targets import ADDRESS_PARTS, Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.interchange.mapping import ColumnUse
    from suidesk.interchange.sheets.mapping import SheetUse

_SAME: Final = {
    **dict.fromkeys((Target.FULL_NAME, Target.GIVEN, Target.MIDDLE, Target.PARTICLE, Target.FAMILY), "name"),
    Target.ORGANISATION: "name",
    Target.VOLUNTEER_STATUS: "status",
    Target.CAPACITY_HOURS: Target.CAPACITY_MINUTES.value,
    Target.WEBSITE: PointKind.URL.value,
    **dict.fromkeys(ADDRESS_PARTS, PointKind.ADDRESS.value),
}
"""What the values of contacts are called where that isn't the target's own name."""


def policies_of_contacts(columns: Iterable[str], uses: Iterable[ColumnUse], usual: Policy, file: str = "") -> Policies:
    """Give the policies of a list of contacts; of several columns of one value the first that chooses decides."""
    named: dict[str, Policy] = {}
    headings: dict[str, str] = {}
    for column, use in zip(columns, uses, strict=True):
        name = field_name(use.field) if use.target is Target.CUSTOM else _SAME.get(use.target, use.target.value)
        headings.setdefault(name, column)
        if use.policy is not None:
            named.setdefault(name, use.policy)
    return Policies(usual, named, headings, file)


def policies_of_records(columns: Iterable[str], uses: Iterable[SheetUse], usual: Policy, file: str = "") -> Policies:
    """Give the policies of a list of records, by their places, and by heading for what is kept under its own."""
    named: dict[str, Policy] = {}
    headings: dict[str, str] = {}
    for column, use in zip(columns, uses, strict=True):
        name = field_name(titled(column)) if use.target is Place.DETAIL else use.target.value
        headings.setdefault(name, column)
        if use.policy is not None:
            named.setdefault(name, use.policy)
    return Policies(usual, named, headings, file)
