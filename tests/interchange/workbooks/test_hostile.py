"""Workbooks that are locked, broken, wrongly named or made to hurt are refused by name, and nothing else happens."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.tables import read_table
from tests.interchange.workbooks.made import ods, of_cells, of_xml, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = of_cells(["Name", "Phone"], ["Ada", "0612345678"], ["Bo", "0687654321"])


def refusal(data):
    with pytest.raises(SuideskError) as raised:
        list(read_table(data).rows())
    return raised.value.code


def test_a_password_is_named():
    assert refusal(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)) == "workbook_locked"
    assert refusal(ods("", manifest="<manifest:encryption-data/>")) == "workbook_locked"


def test_a_document_is_no_workbook():
    assert refusal(OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(2_000)) == "not_a_table"
    assert refusal(zipped({"word/document.xml": "x", "[Content_Types].xml": ""})) == "not_a_table"
    assert refusal(zipped({"xl/workbook.bin": "x", "[Content_Types].xml": ""})) == "not_a_table"
    assert refusal(zipped({"list.xlsx": GOOD})) == "not_a_table"


def test_damage_is_named():
    assert refusal(OLE + bytes(100)) == "damaged_workbook"
    assert refusal(GOOD[: len(GOOD) // 2]) == "damaged_workbook"
    assert refusal(of_xml("<sheetData><row r='1'><c r='A1'><v>1</c></row></sheetData>")) == "damaged_workbook"
    assert refusal(of_xml("<sheetData><row r='1'><c r='A1' t='s'><v>7</v></c></row></sheetData>")) == "damaged_workbook"
    assert refusal(of_xml("<sheetData><row r='1'><c r='ZZZZZZ1'><v>7</v></c></row></sheetData>")) == "damaged_workbook"


def test_damage_far_down_refuses_the_whole_and_goes_on_refusing():
    rows = "".join(f"<row r='{at}'><c r='A{at}'><v>{at}</v></c></row>" for at in range(1, 30_000))
    table = read_table(of_xml(f"<sheetData>{rows}<row r='x'><c></row></sheetData>"))
    for _ in range(2):
        with pytest.raises(SuideskError, match="damaged_workbook"):
            sum(1 for _ in table.rows())


def test_entities_are_never_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    parts = zipfile.ZipFile(io.BytesIO(of_xml("<sheetData><row><c t='str'><v>x</v></c></row></sheetData>")))
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        members = {one: parts.read(one).decode() for one in parts.namelist()}
        members[name] = bomb + members[name].replace(">x<", ">&b;<")
        assert refusal(zipped(members)) == "damaged_workbook"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    parts = zipfile.ZipFile(io.BytesIO(GOOD))
    members = {one: parts.read(one) for one in parts.namelist()}
    members["xl/worksheets/sheet1.xml"] = b" " * (150 << 20)
    assert refusal(zipped(members)) == "workbook_too_large"


def test_repeated_cells_are_no_bomb():
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert refusal(ods(f'<table:table table:name="A">{row}</table:table>')) == "too_many_cells"
    narrow = row.replace(' table:number-columns-repeated="16384"', "")
    single = narrow.replace(' table:number-rows-repeated="1048576"', "")
    sheets = "".join(f'<table:table table:name="{at}">{row}</table:table>' for at, row in enumerate((single, narrow)))
    assert refusal(ods(sheets)) == "too_many_cells"


def test_far_cells_are_no_bomb():
    rows = "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, 1_500))
    assert refusal(of_xml(f"<sheetData>{rows}</sheetData>")) == "too_many_cells"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_changed_byte_is_read_or_refused(data):
    content = bytearray(GOOD)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[at] = data.draw(st.integers(0, 255))
    try:
        table = read_table(bytes(content))
        list(table.rows())
        assert isinstance(table.problems, tuple)
    except SuideskError:
        pass
