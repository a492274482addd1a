"""Workbooks, address books, packed files and folders, as a person brings them in."""

from __future__ import annotations

from suidesk.interchange.targets import Target
from tests.desktop.lists.conftest import choose, type_name
from tests.desktop.pressing import click
from tests.workbooks import LDIF, packed, workbook

PEOPLE = [["Name", "Phone"], ["Amina Yusuf", "0612345678"], ["=cmd", "+31 20 555"]]
OLD = [["Naam", "E-mail"], ["Bo", "bo@example.org"]]
HOURS = [["Date", "Volunteer", "Minutes"], ["2026-11-01", "Amina Yusuf", 90]]


def test_a_workbook_comes_in_with_its_cells_as_they_are(bringing, file):
    bringing.check(file(workbook({"People": PEOPLE}), "people.xlsx"))
    assert bringing.told() == []
    bringing.press("Bring in 2 contacts")
    bringing.at(bringing.made.report)
    assert bringing.names() == ["=cmd", "Amina Yusuf"]


def test_a_single_sheet_asks_neither_for_sheets_nor_for_letters_or_signs(bringing, file):
    bringing.columns(file(workbook({"People": PEOPLE}), "people.xlsx"))
    columns = bringing.made.columns
    assert [field.isVisible() for field in (columns.sheet, columns.encoding, columns.separator)] == [False] * 3
    assert columns.header.isVisible()
    bringing.press("Back")
    bringing.columns(file("Naam\nJan\n"))
    assert not columns.sheet.isVisible()
    assert columns.encoding.isVisible()
    assert columns.separator.isVisible()


def test_another_sheet_can_be_chosen_hidden_ones_are_marked_and_empty_ones_left_out(bringing, file):
    content = workbook({"People": PEOPLE, "Empty": [], "hidden old": OLD})
    bringing.columns(file(content, "people.xlsx"))
    columns = bringing.made.columns
    box = columns.sheet.box
    assert [box.itemText(at) for at in range(box.count())] == ["People", "hidden old (hidden)"]
    choose(bringing.qtbot, columns.sheet, "hidden old")
    bringing.qtbot.waitUntil(lambda: list(columns.choices) == ["Naam", "E-mail"])
    bringing.at(columns)
    assert columns.sheet.value() == "hidden old"
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    bringing.press("Bring in 1 contact")
    bringing.at(bringing.made.report)
    assert bringing.names() == ["Bo"]


def test_a_sheet_of_another_kind_of_list_is_told(bringing, file):
    bringing.columns(file(workbook({"People": PEOPLE, "Hours": HOURS}), "all.xlsx"))
    choose(bringing.qtbot, bringing.made.columns.choices["Phone"].target, "Leave")
    choose(bringing.qtbot, bringing.made.columns.sheet, "Hours")
    bringing.qtbot.waitUntil(lambda: "hours" in bringing.made.columns.sentence.full_text())


def test_the_chosen_sheet_stays_when_its_first_row_is_taken_for_data(bringing, file):
    bringing.columns(file(workbook({"People": PEOPLE, "More": OLD}), "all.xlsx"))
    columns = bringing.made.columns
    choose(bringing.qtbot, columns.sheet, "More")
    bringing.qtbot.waitUntil(lambda: "Naam" in columns.choices)
    bringing.at(columns)
    choose(bringing.qtbot, columns.header, "Data")
    bringing.qtbot.waitUntil(lambda: "Column 1" in columns.choices)
    assert columns.sheet.value() == "More"


def test_the_chosen_sheet_stays_when_the_list_is_said_to_hold_something_else(bringing, file):
    bringing.columns(file(workbook({"People": PEOPLE, "More": OLD}), "all.xlsx"))
    columns, pick = bringing.made.columns, bringing.made.pick
    choose(bringing.qtbot, columns.sheet, "More")
    bringing.qtbot.waitUntil(lambda: "Naam" in columns.choices)
    bringing.at(columns)
    choose(bringing.qtbot, columns.choices["Naam"].target, "Leave")
    bringing.press("Back")
    choose(bringing.qtbot, pick.kind, "Organisations")
    bringing.press("Go on with all.xlsx")
    bringing.at(columns)
    assert columns.sheet.value() == "More"
    assert columns.choices["Naam"].target.value() is Target.FULL_NAME


def test_an_address_book_comes_in(bringing, file):
    bringing.columns(file(LDIF, "book.ldif"))
    columns = bringing.made.columns
    assert not columns.separator.isVisible()
    assert not columns.header.isVisible()
    bringing.qtbot.waitUntil(lambda: "l" in columns.choices)
    assert columns.choices["l"].target.value() is Target.CITY
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (1, 0, 0, 0, 2)
    told = "\n".join(bringing.told())
    assert "doesn't begin with “dn:”" in told
    assert "changes or deletes another one" in told


ALL = {"people.xlsx": workbook({"People": PEOPLE}), "in/list.csv": b"Name\nCor\n", "read me.md": b"x"}


def test_of_a_packed_file_one_list_is_chosen(bringing, file):
    bringing.pick(file(packed(ALL), "all.zip"))
    bringing.at(bringing.made.members)
    step = bringing.made.members
    assert "2 lists in all.zip" in step.sentence.full_text()
    assert [(line.text, line.second) for line in step.left_out.lines()] == [
        ("read me.md", "no list that suidesk reads")
    ]
    choose(bringing.qtbot, step.member, "in/list.csv")
    bringing.press("Go on")
    bringing.at(bringing.made.columns)
    assert "list.csv has 1 column" in bringing.made.columns.sentence.full_text()
    choose(bringing.qtbot, bringing.made.columns.choices["Name"].target, "Organisation")
    bringing.press("Back")
    assert bringing.made.step is step
    bringing.press("Go on")
    assert bringing.made.columns.mapping().uses[0].target is Target.ORGANISATION
    bringing.press("Back")
    choose(bringing.qtbot, step.member, "people.xlsx")
    bringing.press("Go on")
    bringing.qtbot.waitUntil(lambda: "people.xlsx" in bringing.made.columns.sentence.full_text())


def test_the_only_list_of_a_packed_file_is_taken(bringing, file):
    bringing.bring(file(packed({"in/list.csv": b"Name\nCor\n"}), "one.zip"))
    assert bringing.names() == ["Cor"]


def test_a_folder_is_chosen_and_one_of_its_lists(bringing, tmp_path):
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, content in (("a.csv", b"Name\nAda\n"), ("b.csv", b"Name\nBo\n")):
        (folder / name).write_bytes(content)
    click(bringing.qtbot, bringing.made, "Choose a folder…")
    type_name(bringing.qtbot, folder)
    bringing.at(bringing.made.members)
    bringing.press("Go on")
    bringing.at(bringing.made.columns)
    bringing.press("Back")
    bringing.press("Back")
    assert bringing.made.step is bringing.made.pick


def test_a_list_that_is_damaged_inside_is_said(bringing, file):
    content = packed({"a.csv": b"Name\nAda\n" * 500, "b.csv": b"Name\nBo\n" * 500})
    at = content.index(b"a.csv") + 7
    bringing.pick(file(content[:at] + b"\xff\xff" + content[at + 2 :], "torn.zip"))
    bringing.at(bringing.made.members)
    bringing.press("Go on")
    bringing.qtbot.waitUntil(lambda: "packed file is damaged" in bringing.said())
    assert bringing.made.step is bringing.made.members
