"""A list comes in once, whole, as one change; the same list again changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import AddVolunteer
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact, ContactKind, ContactPoint, Field, FieldValue, PointKind, Tag
from suidesk.domain.volunteers import Volunteer
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.mapping import ColumnUse
from suidesk.interchange.merging import Policy
from suidesk.interchange.problems import Severity
from suidesk.interchange.targets import Target
from suidesk.services.importing import Counts, Importing
from tests.stores import made_store, quick_folder

LIST = (
    "Voornaam;Tussenvoegsel;Achternaam;E-mail;Mobiel;Groepen;Hobby;Vrijwilliger sinds;Uren per week\n"
    "Ann;van der;Berg;ann@x.nl;0612345678;Tuin, Bus;Schaken;13-1-2024;2\n"
    'Bo;;Smit;"bo@x.nl; bo@y.nl";;;;;\n'
    "Bo;;Smit;;020-7654321;;Koken;;\n"
    "Cy;;Ek;geen;4.52E+09;;;;\n"
    'Dee;;"Ek" x;dee@x.nl;;;;;\n'
    "Ann;van der;Berg;ann@x.nl;0612345678;Tuin, Bus;Schaken;13-1-2024;2\n"
)


class Backups:
    """Counts how often a backup was asked for."""

    def __init__(self):
        self.made = 0

    def __call__(self):
        self.made += 1


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def backups():
    return Backups()


@pytest.fixture
def importing(made, backups):
    return Importing(made.desk, backups)


def brought_in(importing, text, policy=Policy.FILL_BLANKS, **look):
    data = text if isinstance(text, bytes) else text.encode()
    return importing.commit(importing.preview(importing.look(data, "list.csv", **look), policy=policy))


def codes(report, *severities):
    return [(problem.line, problem.code) for problem in report.problems if problem.severity in severities]


def names(made):
    return [name for (name,) in made.connection.execute("SELECT display_name FROM contacts ORDER BY sort_key, id")]


def test_the_preview_tells_what_the_import_then_does(importing, made, backups):
    looked = importing.look(LIST.encode(), "list.csv")
    preview = importing.preview(looked)
    assert names(made) == []
    assert backups.made == 0
    report = importing.commit(preview)
    assert preview.counts == report.counts == Counts(created=3, skipped=1, rejected=2)
    assert preview.problems == report.problems
    assert preview.rejected.keys() == report.rejected.keys() == {5, 6}
    assert backups.made == 1
    assert codes(report, Severity.ERROR) == [(5, "number_rounded"), (6, "unbalanced_quote")]
    assert (7, "doubled_row") in codes(report, Severity.NOTE)
    assert sorted(names(made)) == ["Ann van der Berg", "Bo Smit", "Bo Smit"]


def test_everything_of_a_row_arrives(importing, made):
    brought_in(importing, LIST)
    reading = made.reading
    (ann,) = reading.where(Contact, display_name="Ann van der Berg")
    points = reading.where(ContactPoint, contact_id=ann.id)
    assert {(point.kind, point.raw, point.label, point.normal) for point in points} == {
        (PointKind.EMAIL, "ann@x.nl", "", "ann@x.nl"),
        (PointKind.PHONE, "0612345678", "mobile", "0612345678"),
    }
    assert {tag.name for tag in reading.where(Tag)} == {"Tuin", "Bus"}
    (field,) = reading.where(Field, name="Hobby")
    assert [value.value for value in reading.where(FieldValue, contact_id=ann.id, field_id=field.id)] == ["Schaken"]
    assert reading.get(Volunteer, ann.id).capacity_minutes == 120


def test_the_same_list_again_changes_nothing(importing, made, backups):
    brought_in(importing, LIST)
    before = made.rows()
    again = brought_in(importing, LIST)
    assert again.counts == Counts(unchanged=3, skipped=1, rejected=2)
    assert again.batch is None
    assert made.rows() == before
    assert backups.made == 1
    assert brought_in(importing, LIST, Policy.OVERWRITE).counts == again.counts


def test_one_undo_takes_all_of_it_back(importing, made):
    before = made.rows()
    report = brought_in(importing, LIST)
    assert made.desk.next_undo().params == {"file": "list.csv", "created": 3, "updated": 0}
    change, skipped = made.desk.undo(report.batch)
    assert (change.code, skipped) == ("ImportContacts", [])
    assert made.rows() == before
    made.desk.redo()
    assert len(names(made)) == 3


def test_the_report_is_that_of_the_command_line(importing):
    looked = importing.look(LIST.encode(), "list.csv")
    report = importing.commit(importing.preview(looked))
    said = json.loads(json.dumps(report.as_json()))
    fates = ("created", "updated", "unchanged", "skipped", "rejected")
    assert said["read"] == sum(said[fate] for fate in fates) == 6
    assert said["batch"] == report.batch
    assert {"line", "column", "code", "expected", "found"} <= said["problems"][0].keys()
    assert importing.preview(looked).as_json()["batch"] is None


def test_blanks_are_filled_and_what_was_here_stays(importing, made):
    ann = made.run(AddPerson(given="Ann", family="van der Berg", points=(Point(PointKind.EMAIL, "ann@x.nl"),)))
    made.run(AddVolunteer(id=ann, capacity_minutes=300))
    report = brought_in(importing, LIST)
    assert report.counts == Counts(created=2, updated=1, skipped=1, rejected=2)
    assert made.reading.get(Volunteer, ann).capacity_minutes == 300
    assert len(made.reading.where(ContactPoint, contact_id=ann)) == 2
    assert (2, "kept_what_was_here") in codes(report, Severity.NOTE)
    brought_in(importing, LIST, Policy.OVERWRITE)
    assert made.reading.get(Volunteer, ann).capacity_minutes == 120


def test_namesakes_with_other_addresses_are_other_people_and_are_shown(importing, made):
    jan = made.run(AddPerson(given="Jan", family="Bos", points=(Point(PointKind.EMAIL, "jan@old.nl"),)))
    text = "Naam,E-mail\nJan Bos,jan@new.nl\nJ. Bos,JAN@old.nl\n"
    preview = importing.preview(importing.look(text.encode(), "x.csv"))
    assert preview.counts == Counts(created=2)
    assert [(one.line, one.contact_id, one.reason) for one in preview.possible] == [
        (2, jan, "same_name"),
        (3, jan, "same_email"),
    ]
    importing.commit(preview)
    assert brought_in(importing, text).counts == Counts(unchanged=2)


def test_an_edit_here_survives_the_next_import_of_the_same_list(importing, made):
    brought_in(importing, LIST)
    (ann,) = made.reading.where(Contact, display_name="Ann van der Berg")
    points = (Point(PointKind.EMAIL, "new@x.nl"), Point(PointKind.PHONE, "+31 6 12345678"))
    made.run(ChangeContact(id=ann.id, points=points, notes="moved"))
    report = brought_in(importing, LIST)
    assert report.counts == Counts(updated=1, unchanged=2, skipped=1, rejected=2)
    raws = {point.raw for point in made.reading.where(ContactPoint, contact_id=ann.id)}
    assert raws == {"new@x.nl", "+31 6 12345678", "ann@x.nl"}
    assert made.reading.get(Contact, ann.id).notes == "moved"


def test_a_tag_that_is_here_keeps_its_spelling(importing, made):
    made.run(AddPerson(given="Eve", tags=("TUIN",)))
    brought_in(importing, LIST)
    assert {tag.name for tag in made.reading.where(Tag)} == {"TUIN", "Bus"}


def test_what_does_not_fit_what_is_here_is_rejected_alone(importing, made):
    ann = made.run(AddPerson(given="Ann", family="Bos"))
    made.run(AddVolunteer(id=ann, started_on=made.today))
    report = brought_in(importing, "Naam,Left on\nAnn Bos,2001-01-01\nBo Smit,2001-01-01\n")
    assert report.counts == Counts(created=1, rejected=1)
    assert codes(report, Severity.ERROR) == [(2, "ends_before_start")]


def test_rejected_rows_are_saved_mended_and_brought_in(importing):
    looked = importing.look(LIST.encode(), "list.csv")
    report = importing.commit(importing.preview(looked))
    saved = b"".join(importing.rejected_file(report, lambda problem: problem.code))
    assert saved.decode("utf-8-sig").splitlines()[1].startswith("5;number_rounded;Cy;;Ek;geen;4.52E+09")
    again = brought_in(importing, saved.replace(b"4.52E+09", b"0612340000"))
    assert again.counts == Counts(created=1, rejected=1)


def test_progress_is_told_and_a_cancel_changes_nothing(importing, made):
    text = "Naam,E-mail\n" + "".join(f"Person {n},p{n}@x.nl\n" for n in range(1_000))
    looked = importing.look(text.encode(), "x.csv")
    told = []
    preview = importing.preview(looked, progress=lambda *step: told.append(step))
    assert told[0] == (250, 2_000)
    assert told[-1] == (2_000, 2_000)
    assert told == sorted(told)
    steps = []

    def soon():
        steps.append(1)
        return len(steps) > 2

    with pytest.raises(SuideskError) as raised:
        importing.commit(preview, cancelled=soon)
    assert raised.value.code == "cancelled"
    assert names(made) == []
    assert made.desk.next_undo() is None


def test_a_mapping_is_chosen_kept_and_must_fit(importing, made):
    looked = importing.look(b"Naam,Bereik\nAnn,0612345678\n", "x.csv")
    mapping = looked.mapping.using("Bereik", ColumnUse(target=Target.PHONE, label="home"))
    assert importing.preview(looked, mapping).samples[0].incoming.points[0].label == "home"
    saved = importing.look_as_saved(b"Naam,Bereik\nAnn,0612345678\n", "x.csv", mapping.to_json().encode())
    assert saved.mapping == mapping
    with pytest.raises(SuideskError) as raised:
        importing.preview(importing.look(b"Naam,Hoed\nAnn,rood\n", "y.csv"), mapping)
    assert raised.value.code == "mapping_does_not_fit"


def test_organisations_come_in(importing, made):
    text = "Organisatie,Sector,Contactpersoon\nStichting Tuin,bewoners,Ann\n"
    assert brought_in(importing, text, kind=ListKind.ORGANISATIONS).counts == Counts(created=1)
    (tuin,) = made.reading.where(Contact)
    assert (tuin.kind, tuin.sector.value) == (ContactKind.ORGANISATION, "resident_led")
    assert brought_in(importing, text, kind=ListKind.ORGANISATIONS).counts == Counts(unchanged=1)


def test_problems_are_grouped_worst_and_most_first(importing):
    text = "Naam,E-mail,Telefoon\nAnn,none,4.5E+9\nBo,none,1\nCy,none,2\n"
    groups = importing.preview(importing.look(text.encode(), "x.csv")).groups
    assert [(group.code, group.count, group.lines, group.columns) for group in groups] == [
        ("number_rounded", 1, (2,), ("Telefoon",)),
        ("not_an_email", 3, (2, 3, 4), ("E-mail",)),
    ]


CELLS = {
    "Naam": st.sampled_from(["Jan Bos", "JAN BOS", "Ann Bos", "", "Bos, Jan"]),
    "E-mail": st.sampled_from(["", "a@x.nl", "b@x.nl", "a@x.nl; b@x.nl", "none"]),
    "Telefoon": st.sampled_from(["", "0612345678", "+31 6 12345678", "0201234567", "4E+9"]),
    "Adres": st.sampled_from(["", "Dam 1", "dam 1", "Kade 2"]),
    "Groepen": st.sampled_from(["", "Tuin", "tuin, Bus"]),
    "Opmerkingen": st.sampled_from(["", "x", "y"]),
    "Hobby": st.sampled_from(["", "x", "y"]),
    "Vrijwilliger": st.sampled_from(["", "ja", "paused", "nee", "?"]),
    "Do not contact": st.sampled_from(["", "yes", "no"]),
}
TABLES = st.lists(st.tuples(*CELLS.values()), min_size=1, max_size=8)


@settings(max_examples=60)
@given(TABLES, TABLES, st.sampled_from(Policy))
def test_any_list_twice_changes_nothing_the_second_time_and_its_counts_add_up(before, rows, policy):
    def text(some):
        lines = [";".join(f'"{cell}"' for cell in row) for row in some]
        return "\n".join([";".join(CELLS), *lines]) + "\n"

    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        importing = Importing(made.desk, Backups())
        brought_in(importing, text(before))
        preview = importing.preview(importing.look(text(rows).encode(), "x"), policy=policy)
        first = importing.commit(preview)
        after = made.rows()
        second = brought_in(importing, text(rows), policy)
        again = made.rows()
        made.close()
        filled = [row for row in rows if any(row)]
        assert first.counts == preview.counts
        assert first.counts.read == second.counts.read == len(filled)
        assert (second.counts.created, second.counts.updated, second.batch) == (0, 0, None)
        assert again == after
