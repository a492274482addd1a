"""Workbooks of LibreOffice and of Excel before 2007 are understood as tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.interchange.tables import Reading, read_table
from tests.interchange.workbooks.made import cells, ods, said

TABLES = Path(__file__).parents[4] / "shared" / "data" / "tables"
needs_files = pytest.mark.skipif(not TABLES.exists(), reason="the shared test data is not here")


def cell(text, kind="string", **attributes):
    given = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell office:value-type="{kind}"{given}><text:p>{text}</text:p></table:table-cell>'


def sheet(*rows, name="A", style=""):
    inside = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}" table:style-name="{style}">{inside}</table:table>'


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (cell("0612345678", "float", office_value="612345678"), "0612345678"),
        (cell("+31 612345678", "float", office_value="31612345678"), "+31 612345678"),
        (cell("20 12 34 56", "float", office_value="20123456"), "20 12 34 56"),
        (cell("1 234", "float", office_value="1234"), "1234"),
        (cell("1.234,50 €", "currency", office_value="1234.5"), "1234.5"),
        (cell("3", "float", office_value="3.0"), "3"),
        (cell("12,5%", "percentage", office_value="0.125"), "12.5%"),
        (cell("31-12-24", "date", office_date_value="2024-12-31"), "2024-12-31"),
        (cell("31-12-24 14:30", "date", office_date_value="2024-12-31T14:30:00"), "2024-12-31 14:30"),
        (cell("14:30", "time", office_time_value="PT14H30M00S"), "14:30"),
        (cell("WAAR", "boolean", office_boolean_value="true"), "TRUE"),
        (cell("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d"), "a  b\tc\nd"),
        (cell("one</text:p><text:p><text:a>two</text:a>"), "one\ntwo"),
        (cell("x<office:annotation><text:p>a comment</text:p></office:annotation>"), "x"),
    ],
)
def test_a_cell_reads_as_it_was_shown(made, text):
    assert cells(ods(sheet([cell("first")], [made]))) == [("first",), (text,)]


def test_repeated_cells_are_spelled_out_and_empty_ends_left_out():
    repeated = cell("x", table_number_columns_repeated="2")
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    end = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = (
        f'<table:table-row table:number-rows-repeated="2">{repeated}{gap}{cell("y")}{end}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="7">{end}</table:table-row>'
        f"<table:table-row>{cell('last')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048566">{end}</table:table-row>'
    )
    table = read_table(ods(f'<table:table table:name="A">{rows}</table:table>'), Reading(has_header=False))
    assert [(row.line, row.cells) for row in table.rows()] == [
        (1, ("x", "x", "", "", "y")),
        (2, ("x", "x", "", "", "y")),
        (10, ("last", "", "", "", "")),
    ]


def test_what_is_wrong_with_cells_is_named():
    error = cell("#REF!", "string", calcext_value_type="error", table_formula="of:=1")
    bare = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    wide = cell("w", table_number_columns_spanned="2", table_number_rows_spanned="1")
    data = ods(sheet([cell("a"), error], [bare, wide, "<table:covered-table-cell/>"]))
    assert cells(data) == [("a", "#REF!"), ("=SUM([.A1])", "w")]
    assert said(data) == [
        ("cell_error", "B1", "#REF!"),
        ("formula_without_value", "A2", "=SUM([.A1])"),
        ("merged_cells", "B2:C2", ""),
    ]


def test_hidden_sheets_are_told_and_not_chosen():
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    data = ods(sheet([cell("no")], name="B", style="ta2") + sheet([cell("yes")], name="C"), styles)
    table = read_table(data, Reading(has_header=False))
    assert (table.sheets, table.sheet) == ((("B", 1, True), ("C", 1, False)), "C")
    assert cells(data, sheet="B") == [("no",)]


@needs_files
def test_published_ods_files():
    films = read_table((TABLES / "films.ods").read_bytes())
    assert films.columns == ("Category", "Title", "Director", "Release Date", "Gross", "Rating", "Rank", "Good?")
    assert next(films.rows()).cells == (
        *("Narrative Features", "2 Days In New York", "Julie Delpy", "2012-03-28", "10000000", "4.5", "1", "FALSE"),
    )
    assert len(list(films.rows())) == 4
    sample = (TABLES / "sample.ods").read_bytes()
    assert cells(sample) == [("a", "b"), ("c", "d"), ("e", "f")]
    assert cells(sample, sheet="Feuille2") == [("a", "b"), ("3", "4"), ("5", "6")]
    with pytest.raises(SuideskError, match="nothing_to_read"):
        read_table((TABLES / "NoData_NoSpreadsheet.ods").read_bytes())


@needs_files
def test_published_xls_files():
    dates = (TABLES / "dates.xls").read_bytes()
    assert cells(dates) == [("2021-04-18",), ("2021-01-01",)]
    second = cells(dates, sheet="Test Sheet 1")
    assert (len(second), second[1]) == (
        5,
        ("1.1", "FALSE", "2021-04-18 12:46:41", "2021-04-18 12:46:41", " Row 1 Col 5", "", "1"),
    )
    assert cells((TABLES / "excel95.xls").read_bytes()) == [("Test spreadsheet in Excel 95 format",)]
