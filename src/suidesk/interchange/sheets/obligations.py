"""The list of dated duties of grants: applications, decisions, reports, spending, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from suidesk.domain.funding import Obligation
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.sheets.cells import read_a_day, read_duty, read_id, read_text
from suidesk.interchange.sheets.columns import OWN_ID, OWNER, SheetColumn
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.sheet import Sheet, referred, the_owner, told_of, warn_of_other_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from suidesk.interchange.sheets.names import Names
    from suidesk.interchange.sheets.rows import SheetRow, Told


class ObligationsSheet(Sheet):
    """Duties. Without our id one is known by its grant, its kind and its day."""

    kind = ListKind.OBLIGATIONS
    record = Obligation
    columns = (
        SheetColumn(
            Place.GRANT, "Grant", "grant title, subsidy, subsidie, title, titel, bevilling, tilskud", read_text
        ),
        SheetColumn(Place.GRANT_ID, "Grant id", "", read_id),
        SheetColumn(
            Place.KIND,
            "Duty",
            "kind, obligation, type, soort, wat, verplichting, plicht, slags, pligt, forpligtelse",
            read_duty,
        ),
        SheetColumn(Place.DUE, "Due on", "due, due date, deadline, by, date, datum, frist, dato", read_a_day),
        SheetColumn(Place.DONE, "Done on", "done, completed on, gedaan, gedaan op, udfort, gjort", read_a_day),
        *OWNER,
        OWN_ID,
    )
    needs = (frozenset({Place.GRANT, Place.GRANT_ID}), frozenset({Place.KIND}), frozenset({Place.DUE}))
    signs = needs
    fields: ClassVar[Mapping[str, Place]] = {
        "grant_id": Place.GRANT,
        "kind": Place.KIND,
        "due_on": Place.DUE,
        "owner_id": Place.OWNER,
        "done_on": Place.DONE,
    }
    narrow = ("grant_id",)

    def tell(self, row: SheetRow, names: Names) -> Told:
        """Give a duty."""
        told = told_of(row, {"kind": Place.KIND, "due_on": Place.DUE, "done_on": Place.DONE})
        grant = referred(row, Place.GRANT, Place.GRANT_ID, names.grant)
        if grant and grant == row.text(Place.GRANT_ID):
            warn_of_other_name(row, Place.GRANT, grant, names.grants())
        found = {"grant_id": grant, "owner_id": the_owner(row, names)}
        told.values |= {name: value for name, value in found.items() if value is not None}
        for name in ("grant_id", "kind", "due_on"):
            if name not in told.values and not row.is_refused:
                row.refuse(self.fields[name], "required")
        return told

    def key(self, values: Mapping[str, Any]) -> Hashable:
        """Give what is due of which grant, and when."""
        return values.get("grant_id"), values.get("kind"), values.get("due_on")
