"""Everything out to a file and back through “Bring in a list”: what is said, progress, undo, what is wrong."""

from __future__ import annotations

import json
import zipfile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from suidesk.commands.people import AddPerson, RemoveContact
from suidesk.desktop.lists.desk_file_dialog import DeskFileDialog
from suidesk.desktop.lists.everything_dialog import As, EverythingDialog
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.services.everything_out import WantedEverything, save_everything
from tests.desktop.conftest import NOW
from tests.desktop.lists.conftest import choose, type_name
from tests.desktop.pressing import click, dialog


@pytest.fixture
def asha(desk):
    return desk.run(AddPerson(given="Asha", notes="Private")).result


@pytest.fixture
def out(asha, desk_window, qtbot):
    desk_window.window.act("everything")
    return dialog(qtbot, EverythingDialog)


def saved(qtbot, out, path):
    click(qtbot, out, "Choose where to save…")
    type_name(qtbot, path)
    qtbot.waitUntil(path.exists)


def test_a_workbook_is_saved_and_said(out, desk_window, qtbot, tmp_path):
    qtbot.waitUntil(lambda: "will be in the file" in out.count.full_text())
    saved(qtbot, out, tmp_path / "desk.xlsx")
    qtbot.waitUntil(lambda: "saved in desk.xlsx" in desk_window.window.undo_bar.text())
    assert "Contacts" in load_workbook(tmp_path / "desk.xlsx").sheetnames


def test_csv_files_are_packed(out, qtbot, tmp_path):
    choose(qtbot, out.kind, "Lists for spreadsheets, packed (CSV in a ZIP)")
    saved(qtbot, out, tmp_path / "desk.zip")
    assert "Contacts.csv" in zipfile.ZipFile(tmp_path / "desk.zip").namelist()


def test_private_things_only_when_ticked(out, qtbot, tmp_path):
    out.kind.set_value(As.DESK)
    out.save(tmp_path / "one.json")
    qtbot.waitUntil((tmp_path / "one.json").exists)
    assert "Private" not in (tmp_path / "one.json").read_text()


def test_ticked_they_go_along_and_are_counted(out, qtbot, tmp_path):
    choose(qtbot, out.kind, "Another desk of suidesk (JSON)")
    qtbot.keyClick(out.private.box, Qt.Key.Key_Space)
    saved(qtbot, out, tmp_path / "two.json")
    assert "Private" in (tmp_path / "two.json").read_text()


def test_a_name_with_another_ending_gets_the_right_one(out, qtbot, tmp_path):
    out.save(tmp_path / "desk.txt")
    qtbot.waitUntil((tmp_path / "desk.txt.xlsx").exists)


def test_a_folder_that_is_not_there_is_told(out, qtbot, tmp_path):
    out.save(tmp_path / "nowhere" / "desk.xlsx")
    qtbot.waitUntil(lambda: "desk.xlsx" in out.message.text())
    assert out.verb.isEnabled()


@pytest.fixture
def file(asha, desk, tmp_path):
    """A file of everything, from which Asha is gone since."""
    desk.run(AddPerson(given="Bea"))
    save_everything(desk, tmp_path / "desk.json", WantedEverything(NOW))
    desk.run(RemoveContact(id=asha))
    return tmp_path / "desk.json"


def test_it_comes_back_through_bring_in_a_list(file, desk, desk_window, qtbot):
    desk_window.window.act("import")
    dialog(qtbot, ImportDialog).read(file)
    back = dialog(qtbot, DeskFileDialog)
    qtbot.waitUntil(back.verb.isEnabled)
    assert "are here already" in back.said.full_text()
    click(qtbot, back, "Bring it in")
    qtbot.waitUntil(lambda: back.said.full_text().startswith("1 new"))
    names = "SELECT count(*) FROM contacts WHERE display_name = 'Asha'"
    assert desk._connection.execute(names).fetchone() == (1,)
    click(qtbot, back, "Done")
    desk_window.window.bridge.undo()
    qtbot.waitUntil(lambda: desk._connection.execute(names).fetchone() == (0,))


def test_what_is_wrong_is_listed(file, desk_window, qtbot):
    told = json.loads(file.read_text())
    told["records"]["contacts"] += [{"id": f"bad {at}", "kind": "robot"} for at in range(20)]
    file.write_text(json.dumps(told))
    back = DeskFileDialog(desk_window.window, file)
    back.open()
    back.look()
    qtbot.waitUntil(back.verb.isEnabled)
    back.submit()
    qtbot.waitUntil(lambda: "8 more" in back.problems.full_text())
    assert "“Kind” holds what it can't" in back.problems.full_text()


def test_a_damaged_file_is_refused_in_words(desk_window, qtbot, tmp_path):
    (tmp_path / "cut.json").write_text('{"format": "suidesk", "version": 1, "records": {"contacts": [{')
    back = DeskFileDialog(desk_window.window, tmp_path / "cut.json")
    back.open()
    back.look()
    qtbot.waitUntil(lambda: "cut off" in back.message.text())
    assert not back.verb.isEnabled()
