"""Columns of an export: moved by keys and arrows, kept under a name, taken again, removed."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.column_sets import SaveColumns
from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.lists.columns_chooser import ColumnsNameForm
from suidesk.interchange.layouts import OutColumn
from tests.desktop.lists.conftest import choose, type_name
from tests.desktop.pressing import click, dialog


@pytest.fixture
def chooser(exporting, qtbot):
    qtbot.waitUntil(lambda: exporting.count.full_text() != "")
    return exporting.chooser


def first(chooser, count=3):
    return chooser.chosen(())[:count]


def test_a_column_is_moved_by_keys_and_keeps_the_focus(chooser, exporting, qtbot):
    box = chooser.fields[OutColumn.EMAIL].box
    box.setFocus()
    before = chooser.chosen(())
    at = before.index("email")
    for _ in range(at):
        qtbot.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert first(chooser, 1) == ("email",)
    assert exporting.focusWidget() is box
    qtbot.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert first(chooser, 2) == (before[0], "email")


def test_at_the_end_it_stays(chooser):
    before = chooser.chosen(())
    chooser.move_column(OutColumn(before[0]), -1)
    assert chooser.chosen(()) == before


def test_the_arrows_say_what_they_move(chooser):
    names = {one.accessibleName() for one in chooser.findChildren(IconButton)}
    assert {"Further up: Phone", "Further down: Phone"} <= names


def test_the_file_has_that_order(chooser, exporting, qtbot, tmp_path):
    chooser.take(("email", "name"))
    click(qtbot, exporting, "Choose where to save…")
    type_name(qtbot, tmp_path / "list.csv")
    qtbot.waitUntil((tmp_path / "list.csv").exists)
    headings = next(csv.reader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    assert headings.index("Name") == 0 or headings.index("E-mail") < headings.index("Name")


def test_columns_are_saved_and_taken_again(chooser, exporting, qtbot):
    chooser.take(("phone", "name"))
    chooser.keep.click()
    form = dialog(qtbot, ColumnsNameForm)
    form.name.set_value("Phone list")
    form.submit()
    qtbot.waitUntil(lambda: chooser.saved.isVisible() and bool(chooser.saved.value()))
    choose(qtbot, chooser.saved, "The usual columns")
    assert first(chooser, 1) != ("phone",)
    choose(qtbot, chooser.saved, "Phone list")
    assert chooser.chosen(()) == ("phone", "name")


def test_they_are_removed(chooser, desk, desk_window, qtbot):
    chooser.take(("phone",))
    chooser.keep.click()
    form = dialog(qtbot, ColumnsNameForm)
    form.name.set_value("Phone list")
    form.submit()
    qtbot.waitUntil(chooser.remove.isVisible)
    chooser.remove.click()
    qtbot.waitUntil(lambda: not chooser.saved.isVisible())
    assert not chooser.remove.isVisible()


def test_sets_belong_to_a_kind_of_list(desk, exporting, qtbot):
    desk.run(SaveColumns(of="people", name="Only people", columns=("name",)))
    choose(qtbot, exporting.kind, "People")
    qtbot.waitUntil(exporting.chooser.saved.isVisible)
    choose(qtbot, exporting.kind, "Organisations")
    qtbot.waitUntil(lambda: not exporting.chooser.saved.isVisible())


def test_without_a_column_nothing_is_saved(chooser, qtbot):
    chooser.take(())
    chooser.keep.click()
    assert not dialog(qtbot, ColumnsNameForm).verb.isEnabled()


def test_what_a_later_version_saved_is_left_out(chooser):
    chooser.take(("name", "aura"))
    assert chooser.chosen(()) == ("name",)
