"""A file of separated values is understood as a table, or refused with what it is."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.interchange.problems import Severity
from suidesk.interchange.tables import Reading, read_pasted, read_table

SHARED = Path(__file__).parents[3] / "shared" / "data"
SPECTRUM = sorted((SHARED / "csv-spectrum" / "csvs").glob("*.csv"))
# The published truth of this one file has another phone number than the file itself.
UNTRUE = {("location_coordinates", "Contact Phone Number")}


def table_of(text, **reading):
    return read_table(text.encode(), Reading(**reading))


def cells(table):
    return [row.cells for row in table.rows()]


def codes(table):
    return [problem.code for problem in table.problems]


@pytest.mark.skipif(not SPECTRUM, reason="the shared test data is not here")
@pytest.mark.parametrize("path", SPECTRUM, ids=lambda path: path.stem)
def test_cells_equal_the_published_truth(path):
    truth = json.loads((SHARED / "csv-spectrum" / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
    truth = [truth] if isinstance(truth, dict) else truth
    table = read_table(path.read_bytes())
    found = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows()]
    for row in (*found, *truth):
        for name in list(row):
            # The copy of the file may have had its line ends changed; the truth has not.
            row[name] = row[name].replace("\r\n", "\n")
            if (path.stem, name) in UNTRUE:
                del row[name]
    assert found == truth


@pytest.mark.skipif(not SPECTRUM, reason="the shared test data is not here")
@pytest.mark.parametrize(
    ("name", "columns", "count", "encoding", "separator"),
    [
        ("csv-with-bom.csv", ("ColA", "ColB"), 2, "utf-8", ","),
        ("example-latin1.tsv", ("Start", "End", "Country"), 2, "cp1252", "\t"),
        ("example-utf16be-bom.tsv", ("Start", "End", "Country"), 2, "utf-16-be", "\t"),
        ("example-utf16le-bom.tsv", ("Start", "End", "Country"), 2, "utf-16-le", "\t"),
        ("example-utf8.tsv", ("Start", "End", "Country"), 2, "utf-8", "\t"),
        ("example-linebreaks-in-cells.csv", ("name", "description", "yearOfBirth"), 2, "utf-8", ","),
        ("example-linebreaks-in-cells.tsv", ("1st", "2nd", "3rd", "4th"), 2, "utf-8", "\t"),
        ("persons.csv", ("Name", "Age", "Gender"), 3, "utf-8", ","),
        ("persons_with_empty_column.csv", ("Name", "Age", "Gender"), 3, "utf-8", ","),
        ("presidents.tsv", ("name", "guid", "id", "key"), 43, "utf-8", "\t"),
    ],
)
def test_public_tables_are_understood(name, columns, count, encoding, separator):
    table = read_table((SHARED / "tables" / name).read_bytes())
    assert table.columns[: len(columns)] == columns
    assert table.has_header
    assert (len(cells(table)), table.encoding, table.separator) == (count, encoding, separator)


def test_the_same_letters_in_every_encoding_of_one_public_table():
    folder = SHARED / "tables"
    if not folder.exists():
        pytest.skip("the shared test data is not here")
    names = ("example-utf8.tsv", "example-latin1.tsv", "example-utf16be-bom.tsv", "example-utf16le-bom.tsv")
    first, *others = [cells(read_table((folder / name).read_bytes())) for name in names]
    assert all(other == first for other in others)
    assert first[0][3] == "Tizi Ouzou, Béjaïa, (Kaby ..."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04 anything", "zip"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"SQLite format 3\0", "database"),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "vcard"),
        (b"\xef\xbb\xbfbegin:vcard\n", "vcard"),
        (b"<html><table>", "web_page"),
        (b'[{"name": "Ann"}]', "json"),
        (bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_other_formats_are_named_in_the_refusal(data, kind):
    with pytest.raises(SuideskError) as raised:
        read_table(data)
    assert (raised.value.code, raised.value.params["looks_like"]) == ("not_a_table", kind)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 .. [Content_Types].xml xl/workbook.xml",
        b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
    ],
)
def test_the_beginning_of_a_workbook_is_a_damaged_one(data):
    with pytest.raises(SuideskError) as raised:
        read_table(data)
    assert raised.value.code == "damaged_workbook"


def test_no_library_for_workbooks_is_loaded_before_there_is_one():
    loaded = "{name.partition('.')[0] for name in sys.modules} & {'openpyxl', 'python_calamine', 'xlrd', 'xlsxwriter'}"
    program = f"import sys, suidesk.interchange.tables; sys.exit(bool({loaded} or 'pyexpat' in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"\n\n  \r\n", b"\x1a", "\ufeff".encode("utf-16"), b",,,\n,,,\n"]
)
def test_an_empty_file_is_nothing_to_read(data):
    with pytest.raises(SuideskError) as raised:
        read_table(data)
    assert raised.value.code == "nothing_to_read"


@pytest.mark.parametrize(
    ("text", "separator", "first"),
    [
        ("a;1,5;2,5\n", ";", ("a", "1,5", "2,5")),
        ("naam;bedrag\nAnn;1,5\nBo;2,5\n", ";", ("Ann", "1,5")),
        ("Name\tCity\nAnn, B.\tOss, NL\n", "\t", ("Ann, B.", "Oss, NL")),
        ("Name|City\nAnn|Oss\n", "|", ("Ann", "Oss")),
        ("Name,E-mail\nAnn,a@x.nl;b@x.nl\nBo,c@x.nl;d@x.nl\n", ",", ("Ann", "a@x.nl;b@x.nl")),
        ("sep=;\nName;City\nAnn;Oss\n", ";", ("Ann", "Oss")),
        ('"sep=|"\r\nName|City\r\nAnn|Oss, x\r\n', "|", ("Ann", "Oss, x")),
        ('Name, City\nAnn, "Oss, NL"\nBo, "Ede, NL"\n', ",", ("Ann", "Oss, NL")),
        ("Name\nAnn\nBo\n", ",", ("Ann",)),
    ],
)
def test_separator_is_found(text, separator, first):
    table = table_of(text)
    assert table.separator == separator
    assert cells(table)[0] == first


def test_a_declared_separator_counts_as_a_line_and_may_be_overridden():
    assert [row.line for row in table_of("sep=;\nName;City\nAnn;Oss\n").rows()] == [3]
    assert cells(table_of("Name;City,x\nAnn;Oss,y\n", separator=","))[-1] == ("Ann;Oss", "y")


def test_preamble_is_passed_over_and_said():
    table = table_of("Member list\nExported 1-5-2024\n\nName;E-mail;City\nAnn;a@x.nl;Oss\n")
    assert table.columns == ("Name", "E-mail", "City")
    assert [row.line for row in table.rows()] == [5]
    said = [(problem.line, problem.code, problem.found) for problem in table.problems]
    assert said == [(1, "preamble_skipped", "Member list"), (2, "preamble_skipped", "Exported 1-5-2024")]


def test_preamble_padded_with_separators_is_passed_over():
    table = table_of("Ledenlijst;;;\n;;;\nVoornaam;Achternaam;E-mail;Plaats\nAnn;Bos;a@x.nl;Oss\n")
    assert table.columns == ("Voornaam", "Achternaam", "E-mail", "Plaats")
    assert len(cells(table)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ann,Bos,a@x.nl,0612345678\nBo,Smit,b@x.nl,0612345679\n",
        "Ann Bos\nBo Smit\n",
        "a@x.nl\nb@x.nl\n",
        "Ann;Bos\nBo;Smit\n",
    ],
)
def test_a_table_without_headings_loses_no_row(text):
    table = table_of(text)
    assert not table.has_header
    assert len(cells(table)) == 2
    assert table.columns[0] == "Column 1"


def test_unknown_headings_are_asked_about():
    table = table_of("alpha,beta,gamma\none,two,three\n")
    assert table.has_header
    (question,) = table.problems
    assert (question.code, question.severity, question.expected) == ("header_unsure", Severity.QUESTION, "heading")
    assert not table_of("alpha,beta,gamma\none,two,three\n", has_header=False).has_header
    assert table_of("Ann;Bos\nBo;Smit\n", has_header=True).columns == ("Ann", "Bos")


def test_headings_that_are_missing_or_doubled_get_names_of_their_own():
    table = table_of("Name,Phone,Phone,,\nAnn,1,2,x,\n")
    assert table.columns == ("Name", "Phone", "Phone (2)", "Column 4", "Column 5")
    assert codes(table) == ["duplicate_heading", "missing_heading"]


def test_rows_longer_than_the_headings_widen_the_table():
    table = table_of("Name,E-mail\nAnn,a@x.nl,extra\nBo,b@x.nl,more\nCy,c@x.nl,most\n")
    assert table.columns == ("Name", "E-mail", "Column 3")


def test_headings_without_rows_are_a_table_of_none():
    table = table_of("Name,E-mail\n")
    assert table.has_header
    assert cells(table) == []


def test_an_end_of_file_mark_of_old_programs_is_no_row():
    assert cells(table_of("Name,E-mail\nAnn,a@x.nl\n\x1a")) == [("Ann", "a@x.nl")]


def test_a_pasted_block_is_read_as_a_file():
    table = read_pasted('Name\tNotes\nAnn\t"one\ntwo"\n')
    assert cells(table) == [("Ann", "one\ntwo")]


def test_a_large_file_is_looked_at_quickly():
    data = "Name,E-mail\n" + "".join(f"Person {n},p{n}@example.org\n" for n in range(100_000))
    start = time.process_time()
    read_table(data.encode())
    assert time.process_time() - start < 1
