"""What the desk holds goes out, and comes back as it was."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import AddVolunteer
from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import PointId
from suidesk.domain.people import (
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    Field,
    FieldValue,
    PointKind,
    Sector,
    Tag,
)
from suidesk.domain.workload import TimeEntry
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.layouts import lossless_layout, safe_layout
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.services.exporting import Exporting, Wanted
from suidesk.services.exporting_records import WantedRecords
from suidesk.services.importing import Counts, Importing
from suidesk.store.whole import whole_contacts
from tests.interchange.strategies import outgoing
from tests.interchange.whole_out import extent_of, slowly
from tests.stores import made_store, quick_folder


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def peopled(made):
    ann = made.run(
        AddPerson(
            given="Ann",
            family="van der Berg",
            points=(Point(PointKind.EMAIL, "ann@x.nl"), Point(PointKind.PHONE, "+31 6 12345678", "mobile")),
            tags=("Garden", "Bread"),
            notes="private",
        )
    )
    made.run(AddVolunteer(id=ann, capacity_minutes=120, emergency_contact="Mum"))
    made.run(AddOrganisation(display_name="Green Trust", sector=Sector.VOLUNTARY))
    old = made.run(AddPerson(given="Old", family="Timer"))
    made.run(ChangeContact(id=old, archived_on=date(2020, 1, 1)))
    return made


def rows_of(exported):
    return list(csv.DictReader(io.StringIO(exported.content.decode("utf-8-sig"), newline="")))


def test_a_list_to_send_has_the_people_and_nothing_private(peopled):
    exported = Exporting(peopled.desk).export(Wanted(kind=ContactKind.PERSON))
    (ann,) = rows_of(exported)
    assert exported.count == 1
    assert (ann["Name"], ann["Phone"], ann["Phone label"]) == ("Ann van der Berg", "'+31 6 12345678", "mobile")
    assert (ann["Tags"], ann["Weekly capacity (minutes)"]) == ("Bread; Garden", "120")
    assert "Notes" not in ann
    assert "Suidesk id" not in ann
    assert b"Mum" not in exported.content


def test_lossless_has_everybody_and_everything(peopled):
    exported = Exporting(peopled.desk).export(Wanted(style=Style.LOSSLESS))
    rows = {row["Name"]: row for row in rows_of(exported)}
    assert set(rows) == {"Ann van der Berg", "Green Trust", "Old Timer"}
    assert (rows["Ann van der Berg"]["Notes"], rows["Ann van der Berg"]["Emergency contact"]) == ("private", "Mum")
    assert rows["Old Timer"]["Archived on"] == "2020-01-01"


def test_chosen_contacts_columns_and_separator(peopled):
    ids = tuple(row["Suidesk id"] for row in rows_of(Exporting(peopled.desk).export(Wanted(style=Style.LOSSLESS))))
    wanted = Wanted(ids=ids[::-1], columns=("name", "email"), separator=";")
    text = Exporting(peopled.desk).export(wanted).content.decode("utf-8-sig")
    assert text.splitlines() == ["Name;E-mail", "Ann van der Berg;ann@x.nl", "Old Timer;", "Green Trust;"]
    with pytest.raises(SuideskError) as raised:
        Exporting(peopled.desk).export(Wanted(columns=("hat",)))
    assert raised.value.code == "unknown_column"


def test_a_file_is_written_whole_or_not_at_all(peopled, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("what was here")
    exported = Exporting(peopled.desk).save(Wanted(), path)
    assert path.read_bytes() == exported.content
    assert list(tmp_path.glob("*.tmp")) == []
    with pytest.raises(SuideskError):
        Exporting(peopled.desk).save(Wanted(), tmp_path / "nowhere" / "list.csv")


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("policy", Policy)
def test_what_went_out_changes_nothing_when_it_comes_back(peopled, style, policy):
    exported = Exporting(peopled.desk).export(Wanted(style=style))
    importing = Importing(peopled.desk, lambda: None)
    report = importing.commit(importing.preview(importing.look(exported.content, "back.csv"), policy=policy))
    assert report.counts == Counts(unchanged=exported.count)
    assert report.batch is None


def test_an_edit_in_a_lossless_file_changes_the_right_contact(peopled):
    exported = Exporting(peopled.desk).export(Wanted(style=Style.LOSSLESS))
    edited = exported.content.replace(b"Ann van der Berg,person,Ann,van der Berg", b"Anne Berg,person,Anne,Berg")
    importing = Importing(peopled.desk, lambda: None)
    preview = importing.preview(importing.look(edited, "back.csv"), policy=Policy.OVERWRITE)
    assert preview.counts == Counts(updated=1, unchanged=2)
    importing.commit(preview)
    names = {name for (name,) in peopled.connection.execute("SELECT display_name FROM contacts")}
    assert names == {"Anne Berg", "Green Trust", "Old Timer"}


def test_a_lossless_file_fills_an_empty_desk_with_the_same_records(peopled, tmp_path):
    exported = Exporting(peopled.desk).export(Wanted(style=Style.LOSSLESS))
    other = made_store(tmp_path / "other")
    importing = Importing(other.desk, lambda: None)
    report = importing.commit(importing.preview(importing.look(exported.content, "list.csv")))
    assert report.counts == Counts(created=3)
    assert other.rows()["contacts"] == peopled.rows()["contacts"]
    assert other.rows()["volunteers"] == peopled.rows()["volunteers"]
    assert other.rows()["contact_tags"] == peopled.rows()["contact_tags"]
    other.close()


def stored(made, one):
    """Write an invented contact as records."""
    ref = one.contact.id
    made.write(
        one.contact,
        *(
            ContactPoint(
                id=PointId(f"{ref}{place}"),
                contact_id=ref,
                kind=point.kind,
                raw=point.raw,
                label=point.label,
                normal=ContactPoint.normalised(point.kind, point.raw),
                position=place,
            )
            for place, point in enumerate(one.points)
        ),
        *(ContactLanguage.of(ref, name) for name in one.languages),
        *(part for name in one.tags for part in (Tag.of(name), ContactTag.of(ref, Tag.of(name).id))),
        *(
            part
            for name, value in one.fields
            for part in (Field.of(name), FieldValue.of(ref, Field.of(name).id, value))
        ),
        *([one.volunteer] if one.volunteer else []),
    )


@settings(max_examples=40)
@given(st.lists(outgoing(), min_size=1, max_size=3, unique_by=lambda one: one.contact.id), st.sampled_from(Policy))
def test_any_contacts_come_back_unchanged_from_a_lossless_file(people, policy):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        for one in people:
            stored(made, one)
        exported = Exporting(made.desk).export(Wanted(style=Style.LOSSLESS))
        importing = Importing(made.desk, lambda: None)
        report = importing.commit(importing.preview(importing.look(exported.content, "x.csv"), policy=policy))
        found = list(whole_contacts(made.reading, [one.contact.id for one in people], WholeContact))
        made.close()
    assert report.counts == Counts(unchanged=len(people))
    assert [one.contact for one in found] == [one.contact for one in people]


@settings(max_examples=40)
@given(
    st.lists(outgoing(), max_size=4, unique_by=lambda one: one.contact.id),
    st.sampled_from(Style),
    st.sampled_from(",;\t"),
)
def test_a_file_by_column_is_the_file_contact_by_contact(people, style, separator):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        for one in people:
            stored(made, one)
        exported = Exporting(made.desk).export(Wanted(style=style, separator=separator))
        archived = "1" if style is Style.LOSSLESS else "archived_on IS NULL"
        refs = made.reading.rows(f"SELECT id FROM contacts WHERE {archived} ORDER BY sort_key, id")
        found = list(whole_contacts(made.reading, [ref for (ref,) in refs], WholeContact))
        made.close()
    layout = (lossless_layout if style is Style.LOSSLESS else safe_layout)(extent_of(found))
    assert exported.content == slowly(found, layout, style, separator)
    assert exported.count == len(found)


@pytest.mark.parametrize(
    ("wanted", "format"),
    [
        *((Wanted(), format) for format in FileFormat),
        *((WantedRecords(kind=ListKind.HOURS), format) for format in FileFormat if not format.is_cards),
    ],
)
def test_an_export_stops_when_it_is_cancelled_and_leaves_the_file_as_it_was(peopled, tmp_path, wanted, format):
    (ann,) = peopled.connection.execute("SELECT id FROM contacts WHERE given = 'Ann'").fetchone()
    peopled.write(TimeEntry(id="hour", person_id=ann, day=date(2026, 3, 1), minutes=60))
    path = tmp_path / "list"
    path.write_text("what was here")
    with pytest.raises(SuideskError) as raised:
        Exporting(peopled.desk).save(replace(wanted, format=format), path, cancelled=lambda: True)
    assert raised.value.code == "cancelled"
    assert path.read_text() == "what was here"


def test_a_long_export_tells_how_far_it_is(peopled):
    told = []
    (ann,) = peopled.connection.execute("SELECT id FROM contacts WHERE given = 'Ann'").fetchone()
    peopled.write(
        *(TimeEntry(id=f"hour {at:04}", person_id=ann, day=date(2026, 3, 1), minutes=60) for at in range(1_200))
    )
    Exporting(peopled.desk).export(WantedRecords(kind=ListKind.HOURS), lambda *done: told.append(done))
    assert told == [(500, 1_200), (1_000, 1_200), (1_200, 1_200)]
    told.clear()
    Exporting(peopled.desk).export(Wanted(format=FileFormat.XLSX), lambda *done: told.append(done))
    assert told == [(0, 2)]
