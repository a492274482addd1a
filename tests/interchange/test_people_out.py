"""What leaves comes back the same, and no cell runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import Contact, ContactKind, ContactPoint, PointKind
from suidesk.domain.volunteers import Volunteer
from suidesk.interchange.guessing import guess
from suidesk.interchange.incoming import volunteer_of
from suidesk.interchange.layouts import OutColumn, chosen_layout, lossless_layout, safe_layout
from suidesk.interchange.people_in import read_people
from suidesk.interchange.people_out import Style, write_people
from suidesk.interchange.problems import Severity
from suidesk.interchange.tables import read_table
from suidesk.interchange.whole_contacts import WholeContact
from tests.interchange.strategies import outgoing
from tests.interchange.whole_out import columns_of, extent_of, slowly

JAN = ContactId("0191e7a0-0000-7000-8000-000000000001")


def exported(people, layout, style=Style.LOSSLESS, separator=","):
    # Places needn't follow the order of the file.
    columns = columns_of(people[::-1])
    columns.order = range(len(people))[::-1]
    return b"".join(write_people(columns, layout(columns.extent()), style, separator))


def imported(data):
    table = read_table(data)
    mapping, _ = guess(table)
    return read_people(table, mapping)


def by_kind(points):
    return {kind: [(p.raw, p.label) for p in points if p.kind is kind] for kind in PointKind}


def facts(one):
    return (
        by_kind(one.points),
        list(one.languages),
        list(one.tags),
        {name: value for name, value in one.fields},
    )


def person(**values):
    return Contact(id=JAN, kind=ContactKind.PERSON, **values).named("en")


def point(kind, raw, label=""):
    return ContactPoint(id=PointId("p"), contact_id=JAN, kind=kind, raw=raw, label=label)


chosen = st.lists(st.sampled_from([one.value for one in OutColumn]), min_size=1).map(
    lambda names: lambda extent: chosen_layout(names, extent)
)


@given(
    st.lists(outgoing(), max_size=4),
    st.sampled_from([safe_layout, lossless_layout]) | chosen,
    st.sampled_from(Style),
    st.sampled_from([",", ";", "\t", "|", " "]),
)
def test_by_column_is_what_contact_by_contact_gives(people, layout, style, separator):
    # As the store gives them.
    people = [replace(one, fields=tuple(sorted(one.fields))) for one in people]
    extent = extent_of(people)
    columns = columns_of(people)
    assert (columns.extent(), list(columns.extent().fields)) == (extent, list(extent.fields))
    assert exported(people, layout, style, separator) == slowly(people, layout(extent), style, separator)


@given(st.lists(outgoing(), min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]))
def test_lossless_reads_back_to_the_same(people, separator):
    incoming, problems = imported(exported(people, lossless_layout, separator=separator))
    assert not [problem for problem in problems if problem.is_error]
    assert [one.contact(ContactId(one.id), "en") for one in incoming] == [one.contact for one in people]
    assert [facts(one) for one in incoming] == [facts(one) for one in people]
    profiles = [one.volunteer and volunteer_of(ContactId(one.id), one.volunteer) for one in incoming]
    assert profiles == [one.volunteer for one in people]


@given(st.lists(outgoing(), min_size=1, max_size=4))
def test_no_cell_of_a_safe_export_begins_like_a_formula(people):
    data = exported(people, safe_layout, Style.SAFE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


def test_safe_export_reads_back_phones_formulas_and_apostrophes():
    people = [
        WholeContact(
            contact=person(given="=HYPERLINK(1)", family="@Smit"),
            points=(point(PointKind.PHONE, "+31 6 12345678", "mobile"), point(PointKind.EMAIL, "-a@x.nl")),
            fields=(("Motto", "'=not guarded"), ("Email", "+ none"), ("Login", "who@x.nl")),
            tags=("+one", "a, b"),
        ),
        WholeContact(contact=person(given="Bo", family="Li"), tags=("only, one",), volunteer=Volunteer(id=JAN)),
    ]
    data = exported(people, safe_layout, Style.SAFE)
    assert b"'+31 6 12345678" in data
    incoming, problems = imported(data)
    assert [facts(one) for one in incoming] == [facts(one) for one in people]
    assert [(one.given, one.family) for one in incoming] == [("=HYPERLINK(1)", "@Smit"), ("Bo", "Li")]
    assert {problem.severity for problem in problems} <= {Severity.NOTE}


def test_safe_export_leaves_notes_and_emergency_contact_out_unless_chosen():
    people = [
        WholeContact(contact=person(given="Bo", notes="private"), volunteer=Volunteer(id=JAN, emergency_contact="Ann"))
    ]
    assert b"private" not in exported(people, safe_layout, Style.SAFE)
    assert b"Ann" not in exported(people, safe_layout, Style.SAFE)
    assert b"private" in exported(people, lambda extent: chosen_layout(["name", "notes"], extent), Style.SAFE)


def test_columns_are_chosen_by_name_heading_or_field():
    people = [
        WholeContact(contact=person(given="Bo"), fields=(("Shoe size", "44"),), points=(point(PointKind.PHONE, "1"),))
    ]
    data = exported(people, lambda extent: chosen_layout(["Phone", "shoe SIZE", "name"], extent))
    assert data == b"Phone,Shoe size,Name\r\n1,44,Bo\r\n"
    with pytest.raises(SuideskError) as raised:
        chosen_layout(["hat"], extent_of(people))
    assert raised.value.code == "unknown_column"


def test_a_lossless_choice_of_columns_still_has_the_id():
    people = [WholeContact(contact=person(given="Bo"))]
    data = exported(people, lambda extent: chosen_layout(["name"], extent, is_lossless=True))
    assert data.decode().splitlines()[0] == "Name,Suidesk id"


def test_an_organisation_list_has_no_columns_of_persons():
    people = [WholeContact(contact=Contact(id=JAN, kind=ContactKind.ORGANISATION, display_name="Fund").named("en"))]
    extent = extent_of(people)
    assert [heading.text for heading in safe_layout(extent, ContactKind.ORGANISATION).headings] == [
        "Name",
        "E-mail",
        "Phone",
    ]
