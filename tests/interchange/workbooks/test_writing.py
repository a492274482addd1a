"""What is written as .xlsx reads back the same, holds no formula, and touches no disk."""

from __future__ import annotations

import io
import tempfile
import zipfile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.tables import Reading, read_table
from suidesk.interchange.workbooks.reading import read_workbook
from suidesk.interchange.workbooks.writing import CellKind, cannot_hold, write_workbook

TEXT, NUMBER, DAY = CellKind
RISKY = ("=1+1", "+31612345678", "-5", "@SUM(A1)", "\t=1", "\r=1", "{=1}", "http://example.org", "'=x", "0612", "1e5")


def rows_of(content, width):
    found = {row.line: row.cells for row in read_workbook(content, "xlsx").rows.rows()}
    return [
        found.get(line, ()) + ("",) * (width - len(found.get(line, ()))) for line in range(1, max(found, default=0) + 1)
    ]


def test_risky_texts_stay_texts():
    content = write_workbook(["Text"], [[text] for text in RISKY])
    assert [row.cells[0] for row in read_table(content, Reading(has_header=True)).rows()] == list(RISKY)
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s"}
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_days_and_numbers_are_real_where_the_column_says_so_and_they_read_back():
    rows = [["007", "7", "2024-12-31"], ["1.5", "1.50", "1899-05-01"], ["x", "12.25", "soon"], ["", "-3", "1900-03-01"]]
    content = write_workbook(["Code", "Hours", "Since"], rows, [TEXT, NUMBER, DAY])
    assert [list(row.cells) for row in read_table(content).rows()] == rows
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [[cell.data_type for cell in row] for row in page.iter_rows(min_row=2)] == [
        ["s", "n", "d"],
        ["s", "s", "s"],
        ["s", "n", "s"],
        ["n", "n", "d"],
    ]


def test_the_heading_row_stays_in_sight_and_filters():
    content = write_workbook(["Name", "Notes"], [["Ada", "x" * 500], ["Bo", ""]], title="People: [2024]/all")
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert (page.freeze_panes, page.auto_filter.ref, page.title) == ("A2", "A1:B3", "People   2024  all")
    assert page["A1"].font.bold
    assert page.column_dimensions["B"].width > 2 * page.column_dimensions["A"].width


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384, "a\ud800", "\ufffe", "a\uffff"])
def test_what_cannot_be_held_is_said_before_it_is_lost(text):
    reason = cannot_hold(text)
    assert reason
    with pytest.raises(SuideskError) as raised:
        write_workbook(["Name", "Notes"], [["Ada", "fine"], ["Bo", text]])
    assert raised.value.code == "cell_not_in_workbook"
    assert raised.value.params == {"line": 3, "column": "Notes", "reason": reason}


def test_the_longest_text_is_held():
    for text in ("x" * 32_767, "😀" * 16_383):
        assert not cannot_hold(text)
        assert rows_of(write_workbook([text], []), 1) == [(text,)]


def test_nothing_of_it_touches_a_disk(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError

    for name in ("mkstemp", "mkdtemp", "TemporaryFile", "NamedTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert write_workbook(["Name"], [["Ada"]])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), max_size=6), st.permutations([TEXT, NUMBER, DAY])
)
def test_any_text_that_fits_reads_back(rows, kinds):
    if any(cannot_hold(cell) or "\0" in cell for row in rows for cell in row):
        return
    content = write_workbook(["a", "b", "c"], rows, kinds)
    written = [("a", "b", "c"), *map(tuple, rows)]
    while not any(written[-1]):
        written.pop()
    assert rows_of(content, 3) == written


@example(["100.92562482621315"])
@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.floats(), st.integers(), st.dates()).map(str), max_size=8))
def test_numbers_and_days_read_back_as_they_were_written(cells):
    for kind in CellKind:
        content = write_workbook(["a"], [[cell] for cell in cells], [kind])
        assert rows_of(content, 1) == [("a",), *((cell,) for cell in cells)]
