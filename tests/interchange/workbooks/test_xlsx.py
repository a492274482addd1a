"""An .xlsx is understood as a table: its sheets, its cells, and what is wrong with them."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.guessing import guess
from suidesk.interchange.people_in import read_people
from suidesk.interchange.tables import Reading, read_table
from suidesk.interchange.workbooks.reading import read_workbook
from tests.interchange.workbooks.made import cells, made, of_cells, of_xml, said


def test_a_list_of_people_runs_through_the_whole_flow():
    data = of_cells(
        ["List of the neighbourhood"],
        [],
        ["Name", "Phone", "E-mail", "Notes"],
        ["Ada de Vries", 612345678, "ada@example.org", "with dog"],
        ["Bo Jensen", 687654321, "bo@example.org", None],
        formats={1: "0000000000"},
    )
    table = read_table(data)
    assert table.columns == ("Name", "Phone", "E-mail", "Notes")
    assert [(row.line, len(row.cells)) for row in table.rows()] == [(4, 4), (5, 4)]
    contacts, problems = read_people(table, guess(table)[0])
    assert [[point.raw for point in one.points] for one in contacts] == [
        ["0612345678", "ada@example.org"],
        ["0687654321", "bo@example.org"],
    ]
    assert [(one.code, one.line) for one in problems] == [("preamble_skipped", 1)]


def test_the_first_visible_sheet_with_data_is_chosen_and_others_are_offered():
    def fill(book):
        book.add_worksheet("Empty")
        hidden = book.add_worksheet("Secret")
        hidden.write(0, 0, "hidden")
        hidden.hide()
        book.add_worksheet("People").write_column(0, 0, ["Name", "Ada", "Bo"])
        book.add_chartsheet("Chart")
        book.get_worksheet_by_name("Empty").activate()

    table = read_table(made(fill))
    assert table.sheet == "People"
    assert table.sheets == (("Empty", 0, False), ("Secret", 1, True), ("People", 3, False))
    assert cells(made(fill), sheet="Secret") == [("hidden",)]
    with pytest.raises(SuideskError) as raised:
        read_table(made(fill), Reading(sheet="People 2"))
    assert (raised.value.code, raised.value.params["name"]) == ("no_such_sheet", "People 2")
    with pytest.raises(SuideskError, match="nothing_to_read"):
        read_table(made(fill), Reading(sheet="Empty"))


def test_a_workbook_without_data_says_so():
    with pytest.raises(SuideskError, match="nothing_to_read"):
        read_table(of_cells())


def test_cells_read_as_texts_without_a_loss():
    day, moment = datetime.date(2024, 12, 31), datetime.datetime.fromisoformat("2024-12-31T14:30")
    data = of_cells(
        ["a", "b", "c", "d", "e"],
        [" lead ", "line\nbreak", True, 3.0, 1.25],
        ["=text", "tab\there", False, day, moment],
        options={"strings_to_formulas": False, "default_date_format": "d mmm yyyy"},
    )
    assert cells(data)[1:] == [
        (" lead ", "line\nbreak", "TRUE", "3", "1.25"),
        ("=text", "tab\there", "FALSE", "2024-12-31", "2024-12-31 14:30"),
    ]


def test_the_epoch_of_1904_is_respected():
    options = {"date_1904": True, "default_date_format": "d mmm yyyy"}
    assert cells(of_cells(["day"], [datetime.date(2024, 2, 3)], options=options))[1] == ("2024-02-03",)


def test_errors_and_formulas_without_result_are_named_by_their_cell():
    xml = (
        '<sheetData><row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>A1+1</f></c></row>'
        '<row r="3"><c r="AB3" t="str"><f>""</f><v></v></c><c r="AC3" t="str"><f>"x"</f><v>x</v></c>'
        '<c r="AD3" t="e"><v>#REF!</v></c></row></sheetData>'
    )
    data = of_xml(xml)
    assert cells(data) == [("#DIV/0!", "", "=A1+1", *[""] * 27), (*[""] * 28, "x", "#REF!")]
    assert said(data) == [
        ("cell_error", "A1", "#DIV/0!"),
        ("formula_without_value", "C1", "=A1+1"),
        ("cell_error", "AD3", "#REF!"),
    ]


def test_a_workbook_of_a_program_that_saves_no_results_keeps_its_formulas():
    book = openpyxl.Workbook()
    book.active.append(["Name", "Sum"])
    book.active.append(["Ada", "=1+1"])
    target = io.BytesIO()
    book.save(target)
    table = read_table(target.getvalue())
    assert [row.cells for row in table.rows()] == [("Ada", "=1+1")]
    assert [(one.code, one.column) for one in table.problems] == [("formula_without_value", "B2")]


def test_merged_and_hidden_cells_are_noted():
    def fill(book):
        page = book.add_worksheet()
        page.write_column(0, 1, ["Name", "Ada", "Bo", "Cy"])
        page.merge_range("A2:A4", "Team")
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(1, 1, None, None, {"hidden": True})

    data = made(fill)
    assert cells(data) == [("", "Name"), ("Team", "Ada"), ("", "Bo"), ("", "Cy")]
    assert said(data) == [("hidden_columns", "", "B"), ("merged_cells", "A2:A4", ""), ("hidden_rows", "", "1")]


def test_rich_texts_are_joined_and_readings_left_out():
    strings = (
        "<si><r><t>Jan</t></r><r><t xml:space='preserve'> de </t></r><r><t>Wit</t></r></si>"
        "<si><t>山田</t><rPh sb='0' eb='2'><t>ヤマダ</t></rPh></si><si/><si><t>a_x000D_b_x005F_x0041_</t></si>"
    )
    cells_xml = "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in enumerate("ABCD"))
    data = of_xml(f'<sheetData><row r="1">{cells_xml}</row></sheetData>', strings=strings)
    assert cells(data) == [("Jan de Wit", "山田", "", "a\rb_x0041_")]


def test_prefixed_names_and_cells_without_addresses_are_read():
    xml = (
        '<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>one</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>'
        '<x:row><x:c t="d"><x:v>2024-05-03T00:00:00</x:v></x:c></x:row></x:sheetData>'
    )
    data = of_xml(xml, prefix="x")
    assert read_table(data).sheets == (("One", 2, False),)
    assert cells(data) == [("one", "2"), ("2024-05-03", "")]


def test_a_sheet_formatted_to_its_end_costs_no_rows():
    formatted = _formatted(60_000)
    last = '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
    first = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    middle = '<row r="60001"><c r="A60001" s="1"/><c r="B60001"><v>3</v></c></row>'
    rows = f"{first}{formatted}{middle}{last}"
    data = of_xml(f"<dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData>")
    assert read_table(data).sheets == (("One", 3, False),)
    assert [(row.line, row.cells) for row in read_table(data, Reading(has_header=False)).rows()] == [
        (1, ("1", "")),
        (2, ("", "2")),
        (60_001, ("", "3")),
    ]


def _formatted(end):
    cells = '<row r="{0}" s="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    return "".join(cells.format(line) for line in range(3, end))


def test_a_long_text_over_several_pieces_is_one_row():
    text = "x" * 700_000
    data = of_xml(f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>')
    assert read_table(data).sheets == (("One", 1, False),)
    assert cells(data) == [(text,)]


def test_rows_are_given_again_and_side_by_side():
    table = read_table(of_cells(["Name"], *[[f"Person {at}"] for at in range(2_000)]))
    both = list(zip(table.rows(), table.rows(), strict=True))
    assert all(one == other for one, other in both)
    assert [row.line for row, _ in both] == list(range(2, 2_002))
    assert list(table.rows()) == [row for row, _ in both]


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_VALUES, min_size=1, max_size=5), min_size=1, max_size=8))
def test_values_are_those_that_openpyxl_reads(rows):
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    data = of_cells(*rows, options=options)
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    truth = [[_as_text(value) for value in row] for row in page.iter_rows(values_only=True)]
    if not any(any(row) for row in truth):
        return
    found = {row.line: row.cells for row in read_workbook(data, "xlsx").rows.rows()}
    for line, row in enumerate(truth, 1):
        assert list(found.get(line, ())) + [""] * (len(row) - len(found.get(line, ()))) == row


def _as_text(value):
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
