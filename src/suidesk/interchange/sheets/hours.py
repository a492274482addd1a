"""The list of hours that people gave: who, on which day, how long, for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from suidesk.domain.workload import MINUTES_A_DAY, TimeEntry
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.problems import Severity
from suidesk.interchange.sheets.cells import (
    clock_out,
    read_a_day,
    read_clock,
    read_duration,
    read_entry_kind,
)
from suidesk.interchange.sheets.columns import OWN_ID, PERSON, PROJECT, SheetColumn
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.sheet import Sheet, the_person, the_project, told_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from suidesk.interchange.sheets.names import Names
    from suidesk.interchange.sheets.rows import SheetRow, Told

_HOW_LONG = frozenset({Place.MINUTES, Place.HOURS, Place.END})
_WHO = frozenset({Place.PERSON, Place.GIVEN, Place.EMAIL, Place.PERSON_ID})


class HoursSheet(Sheet):
    """Time entries. Without our id an entry is known by all that it says, and equal ones are counted."""

    kind = ListKind.HOURS
    record = TimeEntry
    columns = (
        SheetColumn(
            Place.DAY, "Day", "date, worked on, datum, dag, dato, on, day worked, date worked, op datum", read_a_day
        ),
        *PERSON,
        *PROJECT,
        SheetColumn(Place.MINUTES, "Minutes", "minute, min, mins, minuten, minutter", read_duration(is_hours=False)),
        SheetColumn(
            Place.HOURS,
            "Hours",
            "hour, hrs, hours worked, time, duration, time worked, hours given, number of hours, uren, aantal uren, "
            "uur, duur, gewerkte uren, timer, antal timer, tid, varighed",
            read_duration(is_hours=True),
        ),
        SheetColumn(
            Place.START, "Start", "start time, from, begin, begintijd, starttijd, van, vanaf, starttid, fra", read_clock
        ),
        SheetColumn(
            Place.END, "End", "end time, until, to, finish, einde, eindtijd, tot, slut, sluttid, til", read_clock
        ),
        SheetColumn(Place.KIND, "Kind", "type, soort, slags, art, kind of hours, soort uren", read_entry_kind),
        OWN_ID,
    )
    needs = (frozenset({Place.DAY}), _WHO, _HOW_LONG)
    signs = needs
    fields: ClassVar[Mapping[str, Place]] = {
        "person_id": Place.PERSON,
        "day": Place.DAY,
        "minutes": Place.MINUTES,
        "project_id": Place.PROJECT,
        "start_min": Place.START,
        "kind": Place.KIND,
    }
    told_by: ClassVar[Mapping[str, tuple[Place, ...]]] = {"minutes": (Place.HOURS, Place.END)}
    narrow = ("person_id", "day")
    is_counted = True

    def tell(self, row: SheetRow, names: Names) -> Told:
        """Give an entry; how long it was is told in minutes, in hours, or by its start and end."""
        told = told_of(row, {"day": Place.DAY, "start_min": Place.START, "kind": Place.KIND})
        if "day" not in told.values and not row.is_refused:
            row.refuse(Place.DAY, "required")
        minutes = _minutes(row)
        found = {"person_id": the_person(row, names), "project_id": the_project(row, names), "minutes": minutes}
        told.values |= {name: value for name, value in found.items() if value is not None}
        return told

    def key(self, values: Mapping[str, Any]) -> Hashable:
        """Give everything that an entry says."""
        kind = values.get("kind") or TimeEntry.kind
        return (*(values.get(name) for name in ("person_id", "day", "minutes", "project_id", "start_min")), kind)


def _minutes(row: SheetRow) -> int | None:
    start, end = row.values.get(Place.START), row.values.get(Place.END)
    told = next((row.values[place] for place in (Place.MINUTES, Place.HOURS) if place in row.values), None)
    between = None if start is None or end is None else (end - start) % MINUTES_A_DAY or None
    if told is None and between is None:
        if not row.is_refused:
            row.refuse(Place.END if end is not None else Place.MINUTES, "no_duration", found=clock_out(end))
    elif told is not None and end is not None and told != between:
        row.say(Place.END, "end_left_out", str(told), clock_out(end), Severity.NOTE)
    return between if told is None else int(told)
