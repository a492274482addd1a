"""The list of promises: so much time each week, or one thing by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from suidesk.domain.text import tidy
from suidesk.domain.workload import Commitment, CommitmentKind
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.sameness import alike
from suidesk.interchange.sheets.cells import (
    choice,
    read_a_day,
    read_duration,
    read_id,
    read_state,
    read_text,
)
from suidesk.interchange.sheets.columns import OWN_ID, PERSON, PROJECT, SheetColumn
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.rows import Before
from suidesk.interchange.sheets.sheet import Sheet, referred, the_person, the_project, told_of, warn_of_other_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from suidesk.interchange.sheets.names import Names
    from suidesk.interchange.sheets.rows import SheetRow, Told

_WHO = frozenset({Place.PERSON, Place.GIVEN, Place.EMAIL, Place.PERSON_ID})
_WHAT = frozenset({Place.WEEKLY_MINUTES, Place.WEEKLY_HOURS, Place.DUE})
_KINDS = {
    CommitmentKind.WEEKLY: "weekly everyweek wekelijks ugentlig ugentligt",
    CommitmentKind.DELIVERABLE: "deliverable once onething eenmalig resultaat leverance engang",
}


class CommitmentsSheet(Sheet):
    """Promises. Without our id one is known by its person, its kind and title, and by what lies apart."""

    kind = ListKind.COMMITMENTS
    record = Commitment
    columns = (
        *PERSON,
        *PROJECT,
        SheetColumn(Place.ROLE, "Role", "role name, post, rol, functie, taak, rolle, funktion, opgave", read_text),
        SheetColumn(Place.ROLE_ID, "Role id", "", read_id),
        SheetColumn(Place.KIND, "Kind", "type, soort, slags, art, kind of promise", choice(_KINDS)),
        SheetColumn(
            Place.WEEKLY_MINUTES,
            "Minutes a week",
            "minutes per week, weekly minutes, minutes week, minuten per week, minutter om ugen, minutter pr uge",
            read_duration(is_hours=False),
        ),
        SheetColumn(
            Place.WEEKLY_HOURS,
            "Hours a week",
            "hours per week, weekly hours, hours week, uren per week, uren p w, timer om ugen, timer pr uge, "
            "ugentlige timer",
            read_duration(is_hours=True),
        ),
        SheetColumn(
            Place.TITLE, "Title", "deliverable, what, promise, titel, wat, belofte, toezegging, hvad, lofte", read_text
        ),
        SheetColumn(Place.FROM, "From", "since, starts on, start, van, vanaf, sinds, fra, siden", read_a_day),
        SheetColumn(Place.UNTIL, "Until", "to, ends on, end, tot, tot en met, til, indtil", read_a_day),
        SheetColumn(
            Place.DUE, "Due on", "due, deadline, due date, by, klaar op, uiterlijk, voor, frist, senest", read_a_day
        ),
        SheetColumn(Place.STATE, "State", "status, stand, toestand, staat, tilstand", read_state),
        SheetColumn(Place.REPLACES_ID, "Replaces id", "", read_id),
        OWN_ID,
    )
    needs = (_WHO, _WHAT)
    signs = (_WHO, _WHAT, frozenset({Place.PROJECT, Place.ROLE}))
    fields: ClassVar[Mapping[str, Place]] = {
        "person_id": Place.PERSON,
        "project_id": Place.PROJECT,
        "role_id": Place.ROLE,
        "kind": Place.KIND,
        "minutes": Place.WEEKLY_MINUTES,
        "title": Place.TITLE,
        "from_on": Place.FROM,
        "until_on": Place.UNTIL,
        "due_on": Place.DUE,
        "state": Place.STATE,
        "replaces_id": Place.REPLACES_ID,
    }
    told_by: ClassVar[Mapping[str, tuple[Place, ...]]] = {"minutes": (Place.WEEKLY_HOURS,)}
    narrow = ("person_id",)
    apart = ("project_id", "role_id", "from_on", "due_on")
    follows = "replaces_id"

    def tell(self, row: SheetRow, names: Names) -> Told:
        """Give a promise; it is a weekly one when minutes or hours a week are told."""
        single = ("kind", "title", "from_on", "until_on", "due_on", "state")
        told = told_of(row, {name: self.fields[name] for name in single})
        minutes = row.values.get(Place.WEEKLY_MINUTES, row.values.get(Place.WEEKLY_HOURS))
        project = the_project(row, names)
        role = referred(row, Place.ROLE, Place.ROLE_ID, lambda name, ref: names.role(name, ref, project))
        if role and role == row.text(Place.ROLE_ID):
            warn_of_other_name(row, Place.ROLE, role, names.roles())
        found = {"person_id": the_person(row, names), "project_id": project, "role_id": role, "minutes": minutes}
        told.values |= {name: value for name, value in found.items() if value is not None}
        told.values.setdefault("kind", CommitmentKind.DELIVERABLE if minutes is None else CommitmentKind.WEEKLY)
        if ref := row.text(Place.REPLACES_ID):
            told.before = Before("replaces_id", Place.REPLACES_ID, "", ref)
        return told

    def key(self, values: Mapping[str, Any]) -> Hashable:
        """Give who promised it, in which way, and what it is called."""
        return values.get("person_id"), values.get("kind"), alike(tidy(values.get("title") or ""))
