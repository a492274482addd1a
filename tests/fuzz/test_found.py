"""What changed inputs have found, each mended: kept here so that none comes back."""

from __future__ import annotations

import time

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.interchange.guessing import guess
from suidesk.interchange.mapping import saved_mapping
from suidesk.interchange.people_in import read_people
from suidesk.interchange.policies import saved_policy
from suidesk.interchange.sheets.saved import kind_of_saved
from suidesk.interchange.tables import read_table
from tests.interchange.workbooks.made import of_xml

# Each took seconds before it was mended, and takes a hundredth of one since.
SOON = 2.0


@pytest.mark.parametrize("value", ['["people"]', '{"a": 1}', "7", "true"])
def test_a_kind_that_is_no_word_is_refused(value):
    content = f'{{"kind": {value}, "columns": {{}}}}'.encode()
    for read in (saved_mapping, kind_of_saved):
        with pytest.raises(SuideskError, match="mapping_unknown_value"):
            read(content)
    with pytest.raises(SuideskError, match="mapping_unknown_value"):
        saved_policy([value])


@pytest.mark.parametrize("sign", ['"', "\\n", "\\r", "\\u0000"])
def test_a_separator_that_can_part_nothing_is_refused(sign):
    sign = sign.replace('"', '\\"')
    with pytest.raises(SuideskError, match="mapping_unknown_value"):
        saved_mapping(f'{{"separator": "{sign}", "columns": {{}}}}'.encode())


def test_an_unknown_encoding_of_a_workbooks_part_is_damage():
    content = of_xml("<sheetData><row><c t='str'><v>x</v></c></row></sheetData>")
    with pytest.raises(SuideskError, match="damaged_workbook"):
        list(read_table(_with_declaration(content)).rows())


def _with_declaration(content):
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            start = b"<?xml version='1.0' encoding='UTFb8'?>" if name.endswith("sheet1.xml") else b""
            new.writestr(name, start + old.read(name))
    return target.getvalue()


def test_ten_thousand_columns_of_one_heading_are_named_soon():
    begun = time.perf_counter()
    table = read_table(b",".join([b"Other"] * 10_000) + b"\n" + b",".join([b"x"] * 10_000) + b"\n")
    guess(table)
    assert (table.columns[0], table.columns[-1]) == ("Other", "Other (10000)")
    assert time.perf_counter() - begun < SOON


@pytest.mark.parametrize("heading", ["Name", "E-mail", "Phone", "Availability", "Custom"])
@pytest.mark.parametrize(
    "text", ["1" * 20_000, "1" * 20_000 + "x", "a@b" + "." * 20_000, "a@" + "b." * 10_000, "Mon " * 5_000]
)
def test_a_long_text_is_looked_at_once(heading, text):
    begun = time.perf_counter()
    table = read_table(f"Name,{heading}\nAnn,{text}\n".encode())
    found, problems = read_people(table, guess(table, of_volunteers=True)[0])
    assert len(found) + sum(problem.is_error for problem in problems) == 1
    assert time.perf_counter() - begun < SOON


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_many_comments_are_looked_at_once(end):
    begun = time.perf_counter()
    table = read_table(("# a" + end).encode() * 2_000 + b"Name,E-mail" + end.encode() + b"Ann,a@x.nl" + end.encode())
    assert [row.cells for row in table.rows()][-1] == ("Ann", "a@x.nl")
    assert time.perf_counter() - begun < SOON


@pytest.mark.parametrize("cut", range(4))
def test_a_letter_where_the_sample_ends_is_no_crash(cut):
    long = "x" * cut + "𐀀ë" * 60_000
    (row,) = read_table(f"Name,Notes\nAnn,{long}\n".encode()).rows()
    assert row.cells == ("Ann", long)


@pytest.mark.parametrize(
    ("text", "good"),
    [("a@b.c", True), ("a@b.c.", False), ("a@.b.c", False), ("a@bc", False), ("a@b@c.d", False), ("a b@c.d", False)],
)
def test_what_an_address_is(text, good):
    from suidesk.interchange.cells import emails_in

    assert (emails_in(text) == ([text], [])) == good
