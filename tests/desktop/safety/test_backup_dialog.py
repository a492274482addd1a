"""Making backups, and the way back."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.safety.backup_dialog import BackupDialog
from suidesk.services.backup import FOLDER, backups_in
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed


@pytest.fixture
def dialog(qtbot, safe):
    made = BackupDialog(safe.window)
    made.open()
    qtbot.waitUntil(lambda: bool(made.last.title.full_text().strip()))
    return made


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def make(qtbot, dialog):
    press(qtbot, dialog.now)
    qtbot.waitUntil(lambda: not dialog.is_busy and bool(dialog.message.text()))


def test_without_a_backup_the_dialog_says_so(dialog):
    assert dialog.last.title.full_text() == "No backup yet"
    assert dialog.list.isHidden()


def test_a_backup_is_made_tried_and_told_in_words(qtbot, dialog, tmp_path):
    make(qtbot, dialog)
    assert "restored once to try: 1 contact" in dialog.message.text()
    found = backups_in(tmp_path / "desk" / FOLDER).backups
    assert len(found) == 1
    qtbot.waitUntil(lambda: dialog.list.current_id() == str(found[0].path))
    assert "11 May 2026" in dialog.last.title.full_text()


def test_the_age_of_the_last_backup_is_said(qtbot, safe, dialog, clock):
    make(qtbot, dialog)
    clock.advance(timedelta(days=3))
    later = BackupDialog(safe.window)
    qtbot.waitUntil(lambda: "3 days ago" in later.last.title.full_text())


def test_a_backup_goes_to_a_stick(qtbot, dialog, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    press(qtbot, dialog.elsewhere)
    browser = dialog.findChild(QFileDialog)
    browser.fileSelected.emit(os.fspath(stick))
    browser.reject()
    qtbot.waitUntil(lambda: not dialog.is_busy and bool(dialog.message.text()))
    assert len(backups_in(stick).backups) == 1
    assert not (tmp_path / "desk" / FOLDER).exists()


def test_a_stick_that_refuses_is_said(qtbot, dialog, tmp_path):
    (tmp_path / "stick").write_text("no folder at all")
    dialog.make(tmp_path / "stick")
    qtbot.waitUntil(lambda: not dialog.is_busy and bool(dialog.message.text()))
    assert dialog.now.isEnabled()
    assert "Done" not in dialog.message.text()


def test_a_backup_can_be_stopped_and_leaves_nothing(qtbot, dialog, tmp_path):
    dialog.make(None)
    press(qtbot, dialog.stop)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert "Nothing was left behind" in dialog.message.text()
    assert list((tmp_path / "desk" / FOLDER).iterdir()) == []


def test_escape_stops_first_and_closes_then(qtbot, dialog):
    dialog.make(None)
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    dialog.reject()
    assert not dialog.isVisible()


def test_restoring_is_explained_before_it_closes_the_desk(qtbot, dialog, asked_to_restore, tmp_path):
    make(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.list.current_id()))
    press(qtbot, dialog.restore)
    assert "kept aside" in dialog.message.text()
    assert asked_to_restore == []
    dialog.message._act()
    assert [path.parent for path in asked_to_restore] == [tmp_path / "desk" / FOLDER]


def test_without_a_backup_the_next_step_asks_for_a_file(qtbot, dialog, asked_to_restore):
    press(qtbot, dialog.restore)
    dialog.message._act()
    assert asked_to_restore == [None]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_and_has_a_name(qtbot, theme, safe, scale):
    theme.set_scale(scale)
    dialog = BackupDialog(safe.window)
    dialog.open()
    press(qtbot, dialog.restore)
    qtbot.waitUntil(lambda: clipped(dialog) == [])
    assert unnamed(dialog) == []
