"""The export: who, which columns, for whom, and what happens when the disk doesn't take it."""

from __future__ import annotations

import csv
import io
import sys
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import Profile
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.domain.people import PointKind, Sector
from tests.desktop.conftest import NOW
from tests.desktop.lists.conftest import Bringing, choose, type_name
from tests.desktop.pressing import click, dialog
from tests.store.limits import files_no_larger_than


@pytest.fixture
def hood(desk):
    """A formula of a name, a volunteer, somebody archived, and a council."""
    desk.run(
        AddPerson(
            given="=cmd",
            family="Yusuf",
            notes="Allergic to nuts.",
            points=(Point(PointKind.EMAIL, "amina@example.org"), Point(PointKind.PHONE, "+31 20 555 01 23")),
        )
    )
    desk.run(AddPerson(given="Bram", family="de Vries", volunteer=Profile(capacity_minutes=240)))
    gone = desk.run(AddPerson(given="Chen", family="Wei")).result
    desk.run(ChangeContact(id=gone, archived_on=NOW.date()))
    desk.run(AddOrganisation(display_name="Gemeente", sector=Sector.PUBLIC))


@pytest.fixture
def saved(hood, exporting, qtbot, tmp_path):
    """Saves the list as the person would, and gives its rows."""

    def save(name="list.csv"):
        click(qtbot, exporting, "Choose where to save…")
        type_name(qtbot, tmp_path / name)
        qtbot.waitUntil(lambda: (tmp_path / name).exists())
        return list(csv.DictReader(io.StringIO((tmp_path / name).read_text("utf-8-sig"))))

    return save


def tick(qtbot, exporting, column):
    qtbot.keyClick(exporting.columns[column].box, Qt.Key.Key_Space)


def counted(qtbot, exporting, count):
    qtbot.waitUntil(lambda: exporting.count.full_text().startswith(f"{count} contact"))


def test_the_usual_list_is_safe_and_without_private_or_empty_columns(saved, exporting, desk_window, qtbot):
    counted(qtbot, exporting, 4)
    rows = saved()
    assert [row["Name"] for row in rows] == ["Bram de Vries", "Gemeente", "Hanne Visser", "'=cmd Yusuf"]
    assert rows[-1]["Phone"] == "'+31 20 555 01 23"
    assert set(rows[0]) == {
        *("Name", "Kind", "Given name", "Family name", "E-mail", "Phone", "Sector"),
        *("Volunteer status", "Weekly capacity (minutes)", "Suidesk export"),
    }
    qtbot.waitUntil(lambda: "4 contacts were saved in list.csv" in desk_window.window.undo_bar.text())


def test_a_column_that_is_left_out_brings_no_empty_ones_along(saved, exporting, qtbot):
    tick(qtbot, exporting, "phone")
    headings = set(saved()[0])
    assert "E-mail" in headings
    assert not {"Phone", "Website", "Reach"} & headings


def test_notes_go_only_when_they_are_ticked(saved, exporting, qtbot):
    tick(qtbot, exporting, "notes")
    assert [row["Notes"] for row in saved()] == ["", "", "", "Allergic to nuts."]


@pytest.mark.parametrize(
    ("choice", "count", "absent", "present"),
    [
        ("People", 3, {"Kind", "Sector"}, {"Given name", "Volunteer status"}),
        ("Organisations", 1, {"Kind", "Given name", "Volunteer status"}, {"Sector"}),
    ],
)
def test_only_people_or_organisations(saved, exporting, qtbot, choice, count, absent, present):
    choose(qtbot, exporting.kind, choice)
    counted(qtbot, exporting, count)
    rows = saved()
    assert len(rows) == count
    assert not absent & set(rows[0])
    assert present <= set(rows[0])


def test_no_column_at_all_is_said(hood, exporting, qtbot):
    for field in exporting.columns.values():
        field.set_value(False)
    click(qtbot, exporting, "Choose where to save…")
    assert "Tick at least one column" in exporting.message.text()
    assert exporting.findChildren(QFileDialog) == []
    tick(qtbot, exporting, "name")
    click(qtbot, exporting, "Choose where to save…")
    dialog(qtbot, QFileDialog).reject()


def test_a_lossless_list_has_everything_and_comes_back_unchanged(saved, exporting, desk_window, qtbot, tmp_path):
    choose(qtbot, exporting.style_field, "To bring back")
    counted(qtbot, exporting, 5)
    assert not exporting.columns["notes"].isVisible()
    rows = saved()
    assert {row["Name"] for row in rows} == {"Bram de Vries", "Chen Wei", "Gemeente", "Hanne Visser", "=cmd Yusuf"}
    assert all(row["Suidesk id"] for row in rows)
    desk_window.window.act("import")
    again = Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    again.check(tmp_path / "list.csv")
    assert again.counts() == (0, 0, 5, 0, 0)


def test_a_folder_that_takes_nothing_is_said_and_leaves_nothing(hood, exporting, qtbot, tmp_path):
    target = tmp_path / "a file" / "list.csv"
    target.parent.write_text("in the way")
    exporting.save(target)
    qtbot.waitUntil(lambda: "list.csv couldn't be written" in exporting.message.text())
    assert exporting.verb.isEnabled()
    exporting.save(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: (tmp_path / "list.csv").exists())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_full_disk_keeps_the_old_file_and_leaves_no_half(hood, exporting, qtbot, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "list.csv").write_text("as before")
    with files_no_larger_than(64):
        exporting.save(folder / "list.csv")
        qtbot.waitUntil(lambda: "disk is full" in exporting.message.text())
    assert [path.name for path in folder.iterdir()] == ["list.csv"]
    assert (folder / "list.csv").read_text() == "as before"


def test_a_workbook_keeps_cells_as_they_are_and_comes_back_unchanged(hood, exporting, desk_window, qtbot, tmp_path):
    choose(qtbot, exporting.format, "Workbook")
    assert "32,767 letters" in exporting.format.box.accessibleDescription()
    choose(qtbot, exporting.style_field, "To bring back")
    click(qtbot, exporting, "Choose where to save…")
    type_name(qtbot, tmp_path / "list")
    qtbot.waitUntil(lambda: "were saved in list.xlsx" in desk_window.window.undo_bar.text())
    rows = list(openpyxl.load_workbook(tmp_path / "list.xlsx").active.values)
    assert {row[0] for row in rows} == {"Name", "Bram de Vries", "Chen Wei", "Gemeente", "Hanne Visser", "=cmd Yusuf"}
    desk_window.window.act("import")
    again = Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    again.check(tmp_path / "list.xlsx")
    assert again.counts() == (0, 0, 5, 0, 0)


def test_a_name_that_ends_otherwise_is_what_it_says(hood, exporting, qtbot, tmp_path):
    exporting.save(tmp_path / "list.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "list.xlsx").exists())
    assert openpyxl.load_workbook(tmp_path / "list.xlsx").sheetnames == ["Contacts"]


def test_what_a_workbook_cannot_hold_is_said_and_nothing_is_written(desk, exporting, qtbot, tmp_path):
    desk.run(AddPerson(given="Ada", notes="n" * 40_000))
    choose(qtbot, exporting.style_field, "To bring back")
    exporting.save(tmp_path / "list.xlsx")
    qtbot.waitUntil(lambda: "longer than 32,767 letters" in exporting.message.text())
    assert not (tmp_path / "list.xlsx").exists()


def read_cards(tmp_path, qtbot, exporting, name):
    click(qtbot, exporting, "Choose where to save…")
    type_name(qtbot, tmp_path / name)
    qtbot.waitUntil(lambda: (tmp_path / name).exists())
    return (tmp_path / name).read_text("utf-8")


def test_cards_say_what_they_cannot_hold_before_they_are_written(hood, exporting, qtbot, tmp_path):
    choose(qtbot, exporting.format, "Cards of the newest kind")
    assert exporting.chooser.isHidden()
    assert "Notes, emergency contacts" in exporting.style_field._hint
    qtbot.waitUntil(lambda: "Left out, as this file is to be sent: Notes (1)." in exporting.losses.full_text())
    assert "suidesk does: " in exporting.losses.full_text()
    text = read_cards(tmp_path, qtbot, exporting, "all.vcf")
    assert text.count("VERSION:4.0") == 4
    assert "Allergic" not in text


def test_a_name_that_ends_so_is_written_as_cards(hood, exporting, qtbot, tmp_path):
    assert read_cards(tmp_path, qtbot, exporting, "all.vcf").count("VERSION:3.0") == 4


def test_lists_of_records_are_not_offered_as_cards(hood, exporting, qtbot):
    choose(qtbot, exporting.format, "Cards for address books")
    choose(qtbot, exporting.kind, "Hours")
    assert exporting.format.box.count() == 2
    assert exporting.losses.isHidden()


def test_leaving_while_a_long_list_is_saved_stops_it_and_writes_nothing(hood, exporting, desk_window, qtbot, tmp_path):
    gate = Event()
    # What is before it keeps the export from being done at once.
    desk_window.window.bridge.work(lambda _: gate.wait(10), lambda _: None)
    exporting.save(tmp_path / "list.csv")
    exporting.reject()
    assert exporting.isVisible()
    gate.set()
    with qtbot.waitSignal(exporting.finished):
        pass
    assert list(tmp_path.glob("*.csv*")) == []
