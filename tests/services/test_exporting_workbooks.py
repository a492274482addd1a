"""A list as a workbook: cells as they are, days and numbers as such, and back again without a change."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import Profile
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import PointKind
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import Exporting, Wanted
from suidesk.services.exporting_records import WantedRecords
from tests.services.lists import brought_in, exported, peopled
from tests.stores import made_store

ODD = ("=SUM(A1)", "'=x", "+31 20 555", "0612", "  two  spaces", "a\nb\r\nc", "<b>&amp;", "_x000D_", "4.52E+09", "TRUE")


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def written(made, wanted):
    return Exporting(made.desk).export(wanted).content


def sheet_of(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    headings, *rows = book.active.values
    return book.sheetnames, [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.mark.parametrize("style", list(Style))
def test_whatever_a_text_looks_like_it_comes_back_the_same(made, style):
    for at, text in enumerate(ODD):
        volunteer = Profile(started_on=date(2024, 2, 29), capacity_minutes=90) if at % 2 else None
        points = (Point(PointKind.PHONE, f"+31 20 000 00 0{at}"),)
        one = made.run(AddPerson(given=f"Number {at}", notes=text, points=points, volunteer=volunteer))
        made.run(ChangeContact(id=one, source=text.strip()))
    content = written(made, Wanted(style=style, format=FileFormat.XLSX))
    report = brought_in(made, content)
    assert (report.counts.unchanged, report.counts.changes, report.batch) == (len(ODD), 0, None)


def test_cells_are_texts_days_and_numbers(made):
    profile = Profile(started_on=date(2024, 2, 29), capacity_minutes=90)
    made.run(AddPerson(given="=1+1", volunteer=profile, points=(Point(PointKind.PHONE, "0612345678"),)))
    names, (row,) = sheet_of(written(made, Wanted(of_volunteers=True, format=FileFormat.XLSX)))
    assert names == ["Volunteers"]
    assert (row["Name"], row["Phone"]) == ("=1+1", "0612345678")
    assert (row["Started on"], row["Weekly capacity (minutes)"]) == (datetime(2024, 2, 29), 90)  # noqa: DTZ001


def test_amounts_can_be_added_up_and_come_back(made):
    people = peopled(made)
    made.run(AddGrant(title="Half", funder_id=people.fund, requested_minor=1_250_050, awarded_minor=100_000))
    made.run(AddGrant(title="Dinar", funder_id=people.fund, requested_minor=1_500, currency="KWD"))
    for style in Style:
        content = written(made, WantedRecords(kind=ListKind.GRANTS, style=style, format=FileFormat.XLSX))
        names, rows = sheet_of(content)
        found = {row["Title"]: (row["Requested"], row["Awarded"]) for row in rows}
        assert names == ["Grants"]
        assert (found["Half"], found["Dinar"]) == ((12500.5, 1000), ("1.500", None))
        report = brought_in(made, content)
        assert (report.counts.unchanged, report.batch) == (3, None)


@pytest.mark.parametrize("kind", [ListKind.HOURS, ListKind.COMMITMENTS, ListKind.OBLIGATIONS])
def test_lists_of_records_come_back_without_a_change(made, kind):
    peopled(made)
    lists = {
        ListKind.HOURS: "Day,Person,Minutes,Start\n2026-11-01,bo@example.org,90,18:00\n2026-11-02,bo@example.org,60,\n",
        ListKind.COMMITMENTS: "Person,Minutes a week,From\nbo@example.org,90,2026-01-01\n",
        ListKind.OBLIGATIONS: "Grant,Duty,Due on\nCore costs,report,2026-12-31\n",
    }
    assert brought_in(made, lists[kind], kind=kind).counts.created >= 1
    for style in Style:
        content = exported(made, kind, style, format=FileFormat.XLSX)
        report = brought_in(made, content, kind=kind)
        assert (report.counts.rejected, report.counts.changes) == (0, 0)
        assert report.counts.unchanged == report.counts.read >= 1


def test_what_has_no_room_is_named_and_nothing_is_written(made, tmp_path):
    made.run(AddPerson(given="Ada", notes="n" * 40_000))
    wanted = Wanted(style=Style.LOSSLESS, format=FileFormat.XLSX)
    with pytest.raises(SuideskError) as raised:
        Exporting(made.desk).save(wanted, tmp_path / "x.xlsx")
    error = raised.value
    assert (error.code, error.params["line"], error.params["column"]) == ("cell_not_in_workbook", 2, "Notes")
    assert not (tmp_path / "x.xlsx").exists()
