"""A list goes out, is edited elsewhere, comes back: what they changed, what changed here, and where both did."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from suidesk.commands.availability import SetAvailability
from suidesk.commands.exports import RecordExport
from suidesk.commands.fields import AddField, SetFieldValue
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.volunteers import ChangeVolunteer, Profile
from suidesk.domain.contact_state import ContactState
from suidesk.domain.exports import ListExport
from suidesk.domain.people import Contact, ContactKind, PointKind, Sector
from suidesk.domain.volunteers import Slot, VolunteerStatus
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.coming_back.comparing import Answers
from suidesk.interchange.people_out import Style
from suidesk.services.coming_back import BackPreview
from suidesk.services.exporting import Wanted
from suidesk.services.going_out import GoingOut, Why
from suidesk.services.importing import Counts, Importing
from suidesk.store.as_of import AsOf
from tests.stores import made_store

MARK = "Suidesk export"
FORMS = {
    "safe": {"style": Style.SAFE},
    "lossless": {"style": Style.LOSSLESS},
    "book": {"style": Style.SAFE, "format": FileFormat.XLSX},
    "lossless book": {"style": Style.LOSSLESS, "format": FileFormat.XLSX},
}


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


class Trip:
    """A list on its way: out, edited, back."""

    def __init__(self, made, tmp_path, **wanted):
        self.made, self.path = made, tmp_path / f"list.{wanted.get('format', FileFormat.CSV).ending}"
        self.sent = GoingOut(made.desk).save(Wanted(**wanted), self.path, Why())
        self.heads, self.rows = self._read()

    def _read(self):
        if self.path.suffix == ".xlsx":
            found = [[str(cell or "") for cell in row] for row in openpyxl.load_workbook(self.path).active.values]
        else:
            found = list(csv.reader(io.StringIO(self.path.read_text("utf-8-sig"))))
        return found[0], found[1:]

    def row(self, name):
        return next(row for row in self.rows if row[self.heads.index("Name")] == name)

    def set(self, name, **cells):
        row = self.row(name)
        for column, text in cells.items():
            row[self.heads.index(column.replace("_", " "))] = text

    def content(self):
        if self.path.suffix == ".xlsx":
            book = openpyxl.Workbook()
            for row in (self.heads, *self.rows):
                book.active.append(row)
            out = io.BytesIO()
            book.save(out)
            return out.getvalue()
        out = io.StringIO(newline="")
        csv.writer(out).writerows([self.heads, *self.rows])
        return out.getvalue().encode("utf-8-sig")

    def preview(self, answers=None, content=None):
        importing = Importing(self.made.desk, lambda: None, answers)
        looked = importing.look(content or self.content(), self.path.name)
        return importing.preview(looked)

    def back(self, answers=None, content=None):
        preview = self.preview(answers, content)
        report = Importing(self.made.desk, lambda: None).commit(preview)
        assert report.counts == preview.counts
        assert report.back == preview.back
        assert sorted(report.problems) == sorted(preview.problems)
        return report


def person(made, given, family="Bos", **values):
    return made.run(AddPerson(given=given, family=family, **values))


@pytest.fixture
def hood(made):
    """A person with everything, one with nothing, and an organisation."""
    points = (
        Point(PointKind.PHONE, "0612345678", "mobile"),
        Point(PointKind.PHONE, "+31 20 555 01 23"),
        Point(PointKind.EMAIL, "ada@example.org"),
        Point(PointKind.ADDRESS, "Dam 1\n1012 JS Amsterdam"),
    )
    profile = Profile(status=VolunteerStatus.ACTIVE, capacity_minutes=240)
    ada = person(made, "Ada", points=points, tags=("garden", "bus"), languages=("Dansk",), volunteer=profile)
    bo = person(made, "Bo", notes="=1+1")
    council = made.run(AddOrganisation(display_name="Gemeente", sector=Sector.PUBLIC))
    shoe = made.run(AddField(name="Member no"))
    made.run(SetFieldValue(contact_id=ada, field_id=shoe, value="0044"))
    return {"ada": ada, "bo": bo, "council": council, "field": shoe}


def state(made, ref) -> ContactState:
    return AsOf(made.reading, made.reading.newest_batch()).both([ref])[ref][1]


def raws(made, ref, kind):
    return [one.raw for one in state(made, ref).points if one.kind is kind]


@pytest.mark.parametrize("form", FORMS)
def test_an_unchanged_file_changes_nothing(made, hood, tmp_path, form):
    trip = Trip(made, tmp_path, **FORMS[form])
    before = made.rows()
    report = trip.back(content=trip.path.read_bytes())
    assert report.counts == Counts(unchanged=len(trip.rows))
    assert (report.back.taken, report.back.kept, report.back.missing, report.back.conflicts) == (0, 0, 0, ())
    assert trip.back().counts == report.counts
    assert (made.rows(), report.batch, report.problems) == (before, None, ())


@pytest.mark.parametrize("form", FORMS)
def test_what_they_changed_is_taken_and_what_changed_here_stays(made, hood, tmp_path, form):
    trip = Trip(made, tmp_path, **FORMS[form])
    trip.set("Ada Bos", Phone="06 99 99 99 99", Tags="garden; kitchen", Member_no="0045", Languages="")
    trip.set("Gemeente", Sector="health")
    made.run(ChangeContact(id=hood["ada"], family="de Boer", do_not_contact=True))
    before = made.rows()
    report = trip.back()
    assert (report.counts.updated, report.counts.unchanged) == (2, len(trip.rows) - 2)
    assert (report.back.taken, report.back.conflicts) == (5, ())
    assert report.back.kept == (2 if "lossless" in form else 1)
    assert ("Sector", "public", "health") in [(one.column, one.here, one.theirs) for one in report.back.changes]
    now = state(made, hood["ada"])
    assert (now.contact.display_name, now.contact.do_not_contact) == ("Ada de Boer", True)
    assert raws(made, hood["ada"], PointKind.PHONE) == ["06 99 99 99 99", "+31 20 555 01 23"]
    assert now.points[0].label == "mobile"
    assert {name for name, _ in now.tags} == {"garden", "kitchen"}
    assert (now.languages, [one.value for _, one in now.fields]) == ((), ["0045"])
    assert made.reading.get(Contact, hood["council"]).sector is Sector.HEALTH
    made.desk.undo(report.batch)
    assert made.rows() == before


@pytest.mark.parametrize(
    ("answers", "family"), [(None, "Here"), (Answers(), "Here"), (Answers(otherwise=True), "There")]
)
def test_a_cell_changed_on_both_sides_is_asked(made, hood, tmp_path, answers, family):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Family_name="There", Phone="1")
    made.run(ChangeContact(id=hood["ada"], family="Here"))
    report = trip.back(answers)
    (seen,) = report.back.conflicts
    assert (seen.line, seen.name) == (trip.rows.index(trip.row("Ada Bos")) + 2, "Ada Here")
    assert seen.conflict[1:] == ("Family name", "Bos", "Here", "There")
    assert state(made, hood["ada"]).contact.family == family
    assert raws(made, hood["ada"], PointKind.PHONE)[0] == "1"


def test_an_answer_counts_for_its_own_cell(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Family_name="There", Given_name="Adah")
    made.run(ChangeContact(id=hood["ada"], family="Here", given="Adèle"))
    report = trip.back(Answers({(hood["ada"], "Given name"): True}))
    assert len(report.back.conflicts) == 2
    assert state(made, hood["ada"]).contact.display_name == "Adah Here"
    assert report.as_json()["came_back"]["conflicts"][0]["taken"] in {"ours", "theirs"}


def test_the_same_change_on_both_sides_is_no_conflict(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Family_name="Both", Tags="garden; bus; new")
    made.run(ChangeContact(id=hood["ada"], family="Both", tags=("garden", "bus", "new")))
    before = made.rows()
    report = trip.back()
    assert (report.counts.unchanged, report.back.conflicts) == (len(trip.rows), ())
    assert made.rows() == before


def test_words_are_put_together_word_by_word(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Tags="garden; theirs")
    made.run(ChangeContact(id=hood["ada"], tags=("bus", "garden", "ours")))
    assert trip.back().back.conflicts == ()
    assert {name for name, _ in state(made, hood["ada"]).tags} == {"garden", "ours", "theirs"}


def test_rows_that_are_missing_stay_and_rows_that_were_added_are_new(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.rows.remove(trip.row("Bo Bos"))
    added = [""] * len(trip.heads)
    added[trip.heads.index("Name")] = "Cy Ek"
    trip.rows.append(added)
    report = trip.back()
    assert (report.counts.created, report.back.missing) == (1, 1)
    assert made.reading.find(Contact, hood["bo"]) is not None
    assert made.reading.value("SELECT count(*) FROM contacts WHERE display_name = 'Cy Ek'") == 1
    made.desk.undo(report.batch)
    assert made.reading.value("SELECT count(*) FROM contacts WHERE display_name = 'Cy Ek'") == 0


def test_who_is_gone_here_is_not_brought_back(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Bo Bos", Phone="1")
    made.run(RemoveContact(id=hood["bo"]))
    report = trip.back()
    assert (report.counts.skipped, [one.code for one in report.problems]) == (1, ["gone_since_export"])
    assert made.reading.find(Contact, hood["bo"]) is None


def test_a_copied_row_is_refused_and_can_be_mended(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    copy = list(trip.row("Bo Bos"))
    trip.rows.append(copy)
    report = trip.back()
    assert (report.counts.rejected, [one.code for one in report.problems]) == (1, ["same_row_twice"])
    copy[trip.heads.index(MARK)] = ""
    copy[trip.heads.index("Name")] = copy[trip.heads.index("Given name")] = "Bob"
    assert trip.back().counts.created == 1


def test_what_a_spreadsheet_does_to_cells_is_no_change(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Phone="612345678", Member_no="44", Address="Dam 1\r\n1012 JS Amsterdam ", Tags="Bus;garden")
    trip.set("Gemeente", Sector="Public")
    assert trip.back().counts.updated == 0


def test_a_rounded_number_is_told_and_not_taken(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Phone="6.12E+08")
    report = trip.back()
    assert [(one.code, one.column) for one in report.problems] == [("number_rounded_back", "Phone")]
    assert raws(made, hood["ada"], PointKind.PHONE)[0] == "0612345678"


def test_cells_that_mean_nothing_are_told_and_the_rest_is_taken(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Volunteer_status="", Given_name="Adah")
    trip.set("Gemeente", Given_name="No", Sector="sky")
    report = trip.back()
    codes = sorted((one.code, one.column) for one in report.problems)
    assert codes == [
        ("cell_not_taken", "Given name"), ("cell_not_taken", "Volunteer status"), ("unknown_choice", "Sector"),
    ]  # fmt: skip
    assert state(made, hood["ada"]).contact.given == "Adah"
    assert state(made, hood["ada"]).volunteer.status is VolunteerStatus.ACTIVE


def test_a_row_that_would_break_a_contact_is_refused_whole(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Bo Bos", Given_name="", Family_name="", Phone="1", Name="")
    report = trip.back()
    assert (report.counts.rejected, report.counts.updated) == (1, 0)
    assert raws(made, hood["bo"], PointKind.PHONE) == []


def test_columns_that_were_added_fill_and_columns_that_are_gone_say_nothing(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    gone = trip.heads.index("Phone")
    for row in (trip.heads, *trip.rows):
        row.pop(gone)
        row.append("")
    trip.heads[-1] = "T-shirt"
    trip.row("Bo Bos")[-1] = "XL"
    report = trip.back()
    assert report.counts.updated == 1
    assert [(name, one.value) for name, one in state(made, hood["bo"]).fields] == [("T-shirt", "XL")]
    assert len(raws(made, hood["ada"], PointKind.PHONE)) == 2


def test_points_come_and_go(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    trip.set("Ada Bos", Phone="", Phone_2="020 5550123", **{"E-mail": "new@example.org"})
    trip.set("Bo Bos", **{"E-mail": "bo@example.org"})
    trip.back()
    assert raws(made, hood["ada"], PointKind.PHONE) == ["020 5550123"]
    assert raws(made, hood["ada"], PointKind.EMAIL) == ["new@example.org"]
    assert raws(made, hood["bo"], PointKind.EMAIL) == ["bo@example.org"]


def test_another_desk_takes_the_file_as_any_list(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    other = made_store(tmp_path / "other")
    importing = Importing(other.desk, lambda: None)
    preview = importing.preview(importing.look(trip.content(), "list.csv"))
    assert not isinstance(preview, BackPreview)
    assert preview.counts.created == len(trip.rows) - 1 or preview.counts.created == len(trip.rows)
    other.close()


@pytest.mark.parametrize("form", FORMS)
def test_a_list_of_volunteers_comes_back_with_skills_and_hours(made, hood, tmp_path, form):
    made.run(ChangeVolunteer(id=hood["ada"], skills=("cooking", "driving"), started_on=made.today))
    made.run(SetAvailability(person_id=hood["ada"], slots=(Slot(1, 540, 720), Slot(5, 600, 660))))
    trip = Trip(made, tmp_path, kind=ContactKind.PERSON, of_volunteers=True, **FORMS[form])
    before = made.rows()
    assert trip.back(content=trip.path.read_bytes()).counts == Counts(unchanged=1)
    assert made.rows() == before
    trip.set("Ada Bos", Skills="cooking; singing", Availability="Tue 9-12; Wed 13:00-14:00", Started_on="1-2-2024")
    report = trip.back()
    assert report.back.taken == 3
    now = state(made, hood["ada"])
    assert {name for name, _ in now.skills} == {"cooking", "singing"}
    assert [one.slot for one in now.hours] == [Slot(1, 540, 720), Slot(2, 780, 840)]
    assert now.volunteer.started_on.isoformat() == "2024-02-01"
    made.desk.undo(report.batch)
    assert made.rows() == before


def test_a_brought_back_desk_does_not_trust_another_journal(made, hood, tmp_path):
    trip = Trip(made, tmp_path)
    other = made_store(tmp_path / "other")
    other.run(RecordExport(file="x.csv", what="people", count=3))
    (out,) = made.reading.where(ListExport)
    other.desk.run(_Copied(out))
    importing = Importing(other.desk, lambda: None)
    assert not isinstance(importing.preview(importing.look(trip.content(), "list.csv")), BackPreview)
    other.close()


class _Copied:
    """Puts a record as another desk had it."""

    def __init__(self, record):
        self.record = record

    def apply(self, tx):
        tx.put(replace(self.record, by_id=None))


def test_two_lists_pasted_together_are_each_compared_with_their_own(made, hood, tmp_path):
    first = Trip(made, tmp_path, kind=ContactKind.ORGANISATION)
    made.run(ChangeContact(id=hood["ada"], family="Later"))
    second = Trip(made, tmp_path, kind=ContactKind.PERSON)
    columns = [first.heads.index(name) for name in ("Name", MARK)]
    other = [second.heads.index(name) for name in ("Name", MARK)]
    second.heads = ["Name", MARK]
    second.rows = [[row[at] for at in columns] for row in first.rows] + [
        [row[at] for at in other] for row in second.rows
    ]
    second.set("Gemeente", Name="City council")
    report = second.back()
    assert (report.counts.updated, report.back.missing, report.back.conflicts) == (1, 0, ())
    assert made.reading.get(Contact, hood["council"]).display_name == "City council"
