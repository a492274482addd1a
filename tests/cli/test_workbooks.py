"""Workbooks, address books, packed files and folders on the command line."""

from __future__ import annotations

import openpyxl
import pytest

from suidesk.cli import parser
from suidesk.interchange.books_out import FileFormat
from tests.workbooks import LDIF, packed, workbook

PEOPLE = [["Name", "Phone"], ["Fatima Ørsted", "07700900001"], ["=cmd", ""]]
TWO = workbook({"People": PEOPLE, "hidden old": [["Name"], ["Grace Hopper"]]})


@pytest.fixture
def file(tmp_path):
    """Writes a file and gives its path."""

    def write(content, name):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / name

    return write


def names(line):
    return sorted(row["name"] for row in line.done("ask", "PeopleMatching", "--json").document)


def test_the_formats_are_all_offered():
    assert set(parser.FORMATS) == set(FileFormat)


def test_a_workbook_comes_in_and_its_other_sheets_are_named(line, file):
    called = line.done("import", file(TWO, "two.xlsx"))
    assert "2 new" in called.out
    assert "The sheet “People” is read; --sheet NAME takes another: hidden old (hidden)." in called.err
    assert names(line) == ["=cmd", "Ada Vestergård", "Fatima Ørsted"]


def test_another_sheet_is_taken_by_name(line, file):
    line.done("import", file(TWO, "two.xlsx"), "--sheet", "hidden old")
    assert names(line) == ["Ada Vestergård", "Grace Hopper"]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(line, file):
    called = line("import", file(TWO, "two.xlsx"), "--sheet", "Nope")
    assert called.status == 1
    assert "Choose one of these: People, hidden old." in called.err
    called = line("import", file("Name\nBo\n", "list.csv"), "--sheet", "Nope")
    assert (called.status, names(line)) == (1, ["Ada Vestergård"])
    assert "has no sheets" in called.err


def test_an_address_book_comes_in(line, file):
    called = line("import", file(LDIF, "book.ldif"))
    assert called.status == 1
    assert "1 new" in called.out
    assert "2 refused" in called.out
    assert "Amina Yusuf" in names(line)


def test_of_a_packed_file_the_lists_are_told_and_one_is_named(line, file):
    path = file(packed({"two.xlsx": TWO, "in/list.csv": b"Name\nCor\n", "read me.md": b"x"}), "all.zip")
    called = line("import", path)
    assert called.status == 2
    assert [words.split()[0] for words in called.lines[2:]] == ["two.xlsx", "in/list.csv"]
    assert "Not offered: read me.md (no list that suidesk reads)." in called.err
    assert "--member NAME" in called.err
    assert [one["name"] for one in line("import", path, "--json").document["members"]] == ["two.xlsx", "in/list.csv"]
    assert names(line) == ["Ada Vestergård"]
    line.done("import", path, "--member", "in/list.csv")
    line.done("import", path, "--member", "two.xlsx", "--sheet", "hidden old")
    assert names(line) == ["Ada Vestergård", "Cor", "Grace Hopper"]
    assert "There is no list “x.csv”" in line("import", path, "--member", "x.csv").err


def test_the_only_list_of_a_packed_file_or_folder_is_taken(line, file, tmp_path):
    called = line.done("import", file(packed({"in/list.csv": b"Name\nCor\n", "x.png": b"x"}), "one.zip"))
    assert "Not offered: x.png" in called.err
    (tmp_path / "lists").mkdir()
    file("Name\nDirk\n", "lists/d.csv")
    line.done("import", tmp_path / "lists")
    assert names(line) == ["Ada Vestergård", "Cor", "Dirk"]


@pytest.mark.parametrize("way", [("--to", "x.xlsx"), ("--to", "x.list", "--format", "xlsx")])
def test_a_workbook_is_written_by_its_name_or_when_asked_for(line, file, tmp_path, way):
    line.done("import", file(TWO, "two.xlsx"))
    line.done("export", "people", "--to", tmp_path / way[1], *way[2:])
    with (tmp_path / way[1]).open("rb") as written:
        rows = list(openpyxl.load_workbook(written).active.values)
    assert "=cmd" in {row[0] for row in rows}


def test_a_format_that_is_asked_for_counts_more_than_the_name(line, tmp_path):
    line.done("export", "people", "--to", tmp_path / "x.xlsx", "--format", "csv")
    assert (tmp_path / "x.xlsx").read_text("utf-8-sig").startswith("Name,")


@pytest.mark.parametrize("options", [(), ("--lossless",)])
def test_a_workbook_that_was_written_changes_nothing_when_it_comes_back(line, file, tmp_path, options):
    line.done("import", file(TWO, "two.xlsx"))
    line.done("export", "contacts", "--to", tmp_path / "x.xlsx", *options)
    report = line.done("import", tmp_path / "x.xlsx", "--json").document
    assert report["unchanged"] == report["read"] == 3


def test_what_a_workbook_cannot_hold_is_said_and_nothing_is_written(line, file, tmp_path):
    line.done("import", file(f"Name;Notes\nBo;{'n' * 40_000}\n", "list.csv"))
    called = line("export", "contacts", "--to", tmp_path / "x.xlsx", "--lossless")
    assert called.status == 1
    assert "in “Notes” a text is longer than 32,767 letters" in called.err
    assert not (tmp_path / "x.xlsx").exists()
