"""Rejected rows are a file to mend and read again."""

from __future__ import annotations

import csv
import io

from suidesk.interchange.guessing import guess
from suidesk.interchange.people_in import PeopleReader, read_people
from suidesk.interchange.rejected import rejected_rows
from suidesk.interchange.tables import read_table

TEXT = 'Naam;Telefoon;Plaats\nAnn;4.52E+09;Oss\nBo;+31612345678;Ede\n;;Oss\n"Cy" x;1;2\nDee;=1E+9;Oss;more;=x\n'


def rejected_of(text):
    table = read_table(text.encode())
    found = PeopleReader(table, guess(table)[0]).outcomes()
    rejected = [(one.row, one.problems) for one in found if one.incoming is None]
    return b"".join(rejected_rows(table, rejected, lambda problem: f"<{problem.code}>"))


def test_the_file_names_line_and_reason_and_keeps_the_cells():
    rows = list(csv.reader(io.StringIO(rejected_of(TEXT).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [
        ["Line (suidesk)", "Reason (suidesk)", "Naam", "Telefoon", "Plaats", "Text (suidesk)"],
        ["2", "<number_rounded>", "Ann", "4.52E+09", "Oss", ""],
        ["4", "<no_name>", "", "", "Oss", ""],
        ["5", "<unbalanced_quote>", "", "", "", '"Cy" x;1;2'],
    ]


def test_no_cell_of_it_runs_in_a_spreadsheet():
    text = rejected_of("Naam;Telefoon\n=cmd;4.52E+09\n").decode("utf-8-sig")
    assert "'=cmd" in text


def test_once_mended_it_is_read_without_what_we_added():
    mended = rejected_of(TEXT).replace(b"4.52E+09", b"0612345678")
    table = read_table(mended)
    people, problems = read_people(table, guess(table)[0])
    assert [(one.name, one.points[0].raw, one.fields) for one in people] == [("Ann", "0612345678", ())]
    assert [(problem.line, problem.code) for problem in problems if problem.is_error] == [
        (3, "no_name"),
        (4, "no_name"),
    ]


def test_a_long_row_keeps_its_surplus_text():
    long = "Naam;Telefoon\nAnn;4.52E+09;extra;more\nBo;0612345678\n"
    assert b'Ann;4.52E+09;"extra;more"' in rejected_of(long)
