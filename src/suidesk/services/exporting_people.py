"""Contacts of the desk by column, as a list to export needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.people import PointKind
from suidesk.interchange.cells import words_out
from suidesk.interchange.layouts import OF_VOLUNTEERS, POINTS_OF, OutColumn
from suidesk.interchange.people_columns import PeopleColumns
from suidesk.interchange.usual_week import week_out
from suidesk.store.columns import Columns
from suidesk.store.whole import skills_and_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from suidesk.store.points import PointColumns
    from suidesk.store.reading import Reading

_OF_CONTACTS: Final = {
    OutColumn.NAME: "display_name",
    OutColumn.KIND: "kind",
    OutColumn.GIVEN: "given",
    OutColumn.FAMILY: "family",
    OutColumn.SECTOR: "sector",
    OutColumn.REACH: "reach",
    OutColumn.DO_NOT_CONTACT: "CASE WHEN do_not_contact THEN 'yes' END",
    OutColumn.LAWFUL_BASIS: "lawful_basis",
    OutColumn.SOURCE: "source",
    OutColumn.ARCHIVED_ON: "archived_on",
    OutColumn.DIED_ON: "died_on",
    OutColumn.NOTES: "notes",
}
_OF_PROFILES: Final = {
    OutColumn.VOLUNTEER_STATUS: "status",
    OutColumn.CAPACITY: "CAST(capacity_minutes AS TEXT)",
    OutColumn.STARTED_ON: "started_on",
    OutColumn.LEFT_ON: "left_on",
    OutColumn.IS_MINOR: "CASE WHEN is_minor THEN 'yes' ELSE 'no' END",
    OutColumn.EMERGENCY_CONTACT: "emergency_contact",
}


def read_people(
    db: Reading, refs: Sequence[str], wanted: Collection[OutColumn], watch: Callable[[], object] = bool
) -> PeopleColumns:
    """Give what those columns and the custom fields show of contacts, each named once and there.

    `watch` is called before every block of rows and may raise to stop.
    """
    own = {column: told for column, told in _OF_CONTACTS.items() if column in wanted}
    profile = {column: told for column, told in _OF_PROFILES.items() if column in wanted}
    columns = Columns(db, refs, tuple(own.values()), watch)
    single: dict[OutColumn, Sequence[str]] = {OutColumn.ID: columns.ids}
    single |= zip(own, columns.contacts, strict=True)
    if profile:
        single |= zip(profile, columns.cells("volunteers", tuple(profile.values())), strict=True)
    if OutColumn.LANGUAGES in wanted:
        single[OutColumn.LANGUAGES] = _words(columns.sets("contact_languages", "language"))
    if OutColumn.TAGS in wanted:
        names = dict(db.rows("SELECT id, name FROM tags"))
        single[OutColumn.TAGS] = _words(columns.sets("contact_tags", "tag_id"), names)
    if not OF_VOLUNTEERS.isdisjoint(wanted):
        skills, hours = skills_and_hours(db, columns.ids)
        single[OutColumn.SKILLS] = [words_out(skills[ref]) for ref in columns.ids]
        single[OutColumn.AVAILABILITY] = [week_out(hours[ref]) for ref in columns.ids]
    people = PeopleColumns(columns.order, single, fields=_fields(db, columns))
    if not POINTS_OF.keys().isdisjoint(wanted):
        _add_points(people, columns.points())
    return people


def _words(sets: Sequence[tuple[str, ...]], names: Mapping[str, str] | None = None) -> list[str]:
    """Give the cells of words in their order; equal ones are written once."""

    def cell(words: tuple[str, ...]) -> str:
        return words_out(sorted(words if names is None else [names[word] for word in words]))

    cells = {words: cell(words) for words in set(sets)}
    return [cells[words] for words in sets]


def _fields(db: Reading, columns: Columns) -> dict[str, list[tuple[int, str]]]:
    pairs = columns.pairs("field_values", "field_id", "value")
    found: dict[str, list[tuple[int, str]]] = {}
    for ref, name in db.rows("SELECT id, name FROM fields"):
        # Several fields may have one name.
        if ref in pairs:
            found[name] = sorted([*found.get(name, ()), *pairs[ref]])
    return found


def _add_points(people: PeopleColumns, found: PointColumns) -> None:
    people.points = {
        PointKind(kind): [[cell or "" for cell in cells] for cells in of_kind] for kind, of_kind in found.raws.items()
    }
    people.labels = {}
    for (kind, number), labels in found.labels.items():
        if labels:
            people.labels[PointKind(kind), number] = [labels.get(place, "") for place in range(len(people.order))]
