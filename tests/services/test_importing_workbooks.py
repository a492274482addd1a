"""Workbooks and address books come in like lists of text: same kinds, same counts, every doubt in words."""

from __future__ import annotations

import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection

from suidesk.domain.errors import SuideskError
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.mapping import ColumnUse
from suidesk.interchange.tables import Reading
from suidesk.interchange.targets import Target
from suidesk.services.importing import Importing
from suidesk.wording.problems import problem_text
from tests.services.lists import brought_in, codes, peopled
from tests.stores import made_store
from tests.workbooks import LDIF, workbook

SHARED = Path(__file__).parents[3] / "shared" / "data" / "tables"


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def importing(made):
    return Importing(made.desk, lambda: None)


PEOPLE = [["Name", "Phone", "Notes"], ["Amina Yusuf", "0612345678", '="06"'], ["Bo", "+31 20 555 01 23", "'quoted"]]


def test_cells_of_a_workbook_are_exact(made):
    report = brought_in(made, workbook({"People": PEOPLE}))
    assert report.problems == ()
    notes = made.connection.execute("SELECT notes FROM contacts").fetchall()
    assert {note for (note,) in notes} == {'="06"', "'quoted"}


def test_the_same_cells_in_text_lose_a_spreadsheets_guards(made):
    report = brought_in(made, 'Name,Notes\nBo,\'+1\nAda,"=""06"""\n')
    assert report.problems == ()
    assert {note for (note,) in made.connection.execute("SELECT notes FROM contacts")} == {"+1", "06"}


def test_the_same_workbook_again_changes_nothing(made):
    content = workbook({"People": PEOPLE})
    assert brought_in(made, content).counts.created == 2
    again = brought_in(made, content)
    assert (again.counts.unchanged, again.batch) == (2, None)


def test_a_sheet_is_chosen_by_name(importing):
    content = workbook({"People": PEOPLE, "hidden": [["Naam"], ["Cor"]]})
    assert importing.look(content, "x.xlsx").table.sheet == "People"
    looked = importing.look(content, "x.xlsx", reading=Reading(sheet="hidden"))
    assert [row.cells for row in looked.sample()] == [("Cor",)]
    with pytest.raises(SuideskError) as raised:
        importing.look(content, "x.xlsx", reading=Reading(sheet="nowhere"))
    assert (raised.value.code, raised.value.params["sheets"]) == ("no_such_sheet", "People, hidden")


def test_a_mapping_file_keeps_the_sheet_and_another_can_be_named(importing):
    content = workbook({"People": PEOPLE, "hidden": [["Naam"], ["Cor"]]})
    looked = importing.look(content, "x.xlsx", reading=Reading(sheet="hidden"))
    said = looked.mapping.using("Naam", ColumnUse(target=Target.ORGANISATION)).to_json(Reading(sheet="hidden"))
    assert json.loads(said)["sheet"] == "hidden"
    saved = importing.look_as_saved(content, "x.xlsx", said.encode())
    assert (saved.table.sheet, saved.mapping.uses[0].target) == ("hidden", Target.ORGANISATION)
    named = importing.look_as_saved(content, "x.xlsx", b'{"sheet": "hidden", "columns": {}}', sheet="People")
    assert named.table.sheet == "People"


def test_what_a_list_holds_is_told_by_the_sheet_that_a_mapping_file_names(importing):
    content = workbook({"People": PEOPLE, "Hours": [["Date", "Volunteer", "Minutes"], ["2026-11-01", "Bo", 90]]})
    saved = importing.look_as_saved(content, "x.xlsx", b'{"sheet": "Hours", "columns": {"Minutes": "minutes"}}')
    assert (saved.kind, saved.table.sheet) == (ListKind.HOURS, "Hours")


def test_a_sheet_that_is_no_name_is_refused(importing):
    with pytest.raises(SuideskError, match="mapping_unknown_value"):
        importing.look_as_saved(workbook({"People": PEOPLE}), "x.xlsx", b'{"sheet": 2, "columns": {}}')


def test_hours_of_a_workbook_with_days_and_numbers_of_its_own(made):
    peopled(made)
    target = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Date", "Volunteer", "Minutes", "Project"])
    book.active.append([datetime(2026, 11, 1), "Bo Ångström", 90, "Garden"])  # noqa: DTZ001 (as spreadsheets have it)
    book.save(target)
    report = brought_in(made, target.getvalue())
    assert (report.looked.kind, report.counts.created) == (ListKind.HOURS, 1)
    assert made.connection.execute("SELECT day, minutes FROM time_entries").fetchall() == [("2026-11-01", 90)]


def doubtful():
    """A workbook with what is doubtful in cells, merged and hidden."""
    target = io.BytesIO()
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Name", "Number", "Day", "Result", "Error"])
    page.append(["Amina", 1234567890123456789, 60, "=A2", "#N/A"])
    page["C2"].number_format = "yyyy-mm-dd"
    page.append(["Bo", 2, -5, 1, 1])
    page["C3"].number_format = "yyyy-mm-dd"
    page.append(["Cor", "", "", "", ""])
    page.merge_cells("D4:E4")
    page.row_dimensions[4].hidden = True
    page.column_dimensions["B"].hidden = True
    book.save(target)
    return target.getvalue()


def test_every_doubt_of_a_workbook_has_words_and_an_address(importing):
    preview = importing.preview(importing.look(doubtful(), "x.xlsx"))
    said = {problem.code: problem for problem in preview.problems}
    assert set(said) >= {
        *("cell_error", "formula_without_value", "number_too_long", "no_such_day", "date_out_of_range"),
        *("merged_cells", "hidden_rows", "hidden_columns"),
    }
    assert [code for code, one in said.items() if f"({code})" in problem_text(one)] == []
    assert (said["cell_error"].column, said["cell_error"].line) == ("E2", 2)
    assert preview.counts.created == 3


def test_a_locked_structure_is_no_password(importing):
    book = openpyxl.load_workbook(io.BytesIO(workbook({"People": PEOPLE})))
    book.security = WorkbookProtection(workbookPassword="x", lockStructure=True)
    target = io.BytesIO()
    book.save(target)
    assert importing.preview(importing.look(target.getvalue(), "x.xlsx")).counts.created == 2


def test_rejected_rows_of_a_workbook_are_saved_to_mend(made, importing):
    report = brought_in(made, workbook({"People": [["Name", "Shoe"], ["", "44"], ["Bo", "45"]]}))
    (_, line) = b"".join(importing.rejected_file(report, problem_text)).decode("utf-8-sig").splitlines()
    assert line.startswith("2,")
    assert "44" in line


def test_an_address_book_goes_where_its_attributes_say(made, importing):
    looked = importing.look(LDIF.encode(), "book.ldif")
    assert (looked.kind, looked.table.kind) == (ListKind.PEOPLE, "ldif")
    uses = {
        name: (use.target, use.label, use.field)
        for name, use in zip(looked.table.columns, looked.mapping.uses, strict=True)
    }
    assert uses["sn"] == (Target.FAMILY, "", "")
    assert uses["mozillaHomeStreet"] == (Target.STREET, "home", "")
    assert uses["mozillaNickname"] == (Target.CUSTOM, "", "Nickname")
    assert uses["objectclass (2)"] == (Target.IGNORE, "", "")
    report = brought_in(made, LDIF)
    assert codes(report) == [(23, "ldif_without_dn"), (25, "ldif_change_not_taken")]
    raws = {raw for (raw,) in made.connection.execute("SELECT raw FROM contact_points")}
    assert {"Dam 1, 1012 AB Amsterdam", "Werkstraat 5, Utrecht", "a@home.example"} <= raws
    assert made.connection.execute("SELECT notes FROM contacts").fetchall() == [("Speaks Somali",)]
    assert brought_in(made, LDIF).counts.unchanged == 1


@pytest.mark.parametrize("heading", ["l", "c", "o", "st"])
def test_short_attributes_mean_nothing_in_a_list_of_text(importing, heading):
    looked = importing.look(f"Name,{heading}\nAda,x\n".encode(), "list.csv")
    assert looked.mapping.uses[1].target is Target.CUSTOM


OF_OTHERS = {"excel95.xls": 1, "films.ods": 4, "sample.ods": 3, "dates.xls": 2, "persons.csv": 3, "presidents.tsv": 43}
"""Files that nobody here made, and the rows of their first sheet (shared/data/tables)."""
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="needs the test data beside the repository")


@pytest.mark.parametrize(("name", "rows"), OF_OTHERS.items())
@needs_shared
def test_files_that_nobody_here_made_are_previewed_row_by_row(importing, name, rows):
    looked = importing.look((SHARED / name).read_bytes(), name, kind=ListKind.PEOPLE)
    mapping = looked.mapping.using(looked.table.columns[0], ColumnUse(target=Target.FULL_NAME))
    preview = importing.preview(looked, mapping)
    assert preview.counts.read == rows
    assert [one.code for one in preview.problems if f"({one.code})" in problem_text(one)] == []


@needs_shared
def test_an_empty_workbook_has_nothing_to_read(importing):
    with pytest.raises(SuideskError, match="nothing_to_read"):
        importing.look((SHARED / "NoData_NoSpreadsheet.ods").read_bytes(), "x.ods")
