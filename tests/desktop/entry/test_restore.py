"""From a backup back to a desk, through the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.entry.restore import RestoreWindow
from suidesk.queries.desk import DeskPage
from suidesk.services.backup import Backups
from suidesk.services.desk import Questions
from suidesk.services.opening import Owner
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.vault.key import DataKey
from tests.desktop.naming import unnamed

WORDS = "under the green bridge"
NEWER = "over the old canal"


@pytest.fixture
def store(folder_at, place):
    """A desk of Amina's in `place`."""
    return folder_at(place).create(WORDS, Owner(given="Amina"))[0]


@pytest.fixture
def backup(store, folder_at, place, clock):
    return Backups(store, folder_at(place).keys).make(clock.now())


@pytest.fixture
def restore_in(qtbot, entrance, folder_at):
    def restore_in(folder, **given):
        window = RestoreWindow(entrance, folder_at(folder), **given)
        qtbot.addWidget(window)
        window.arrivals = []
        window.arrived.connect(window.arrivals.append)
        window.show()
        return window

    return restore_in


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_key_at_hand_restores_without_asking(qtbot, restore_in, store, backup, place):
    window = restore_in(place, key=DataKey(store.key))
    qtbot.waitUntil(lambda: window.list.current_id() == str(backup.path))
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: bool(window.arrivals))
    arrival = window.arrivals[0]
    assert arrival.opened.store.key == store.key
    assert "11 May 2026" in arrival.said
    assert "replaced-" in arrival.said
    questions = Questions(arrival.opened.store.reader())
    assert questions.ask(DeskPage()).me == "Amina"
    questions.close()


def test_without_a_key_the_passphrase_is_asked(qtbot, restore_in, backup, place):
    window = restore_in(place)
    qtbot.waitUntil(lambda: bool(window.list.current_id()))
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: not window.entry.isHidden())
    qtbot.keyClicks(window.entry.passphrase.edit, NEWER)
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: bool(window.entry.passphrase.error_text()))
    window.entry.passphrase.edit.clear()
    qtbot.keyClicks(window.entry.passphrase.edit, WORDS)
    qtbot.keyClick(window.entry.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.arrivals))


def test_the_keychain_restores_a_damaged_desk_without_asking(qtbot, restore_in, store, place, folder_at, clock):
    keys = folder_at(place).keys
    keys.add_keychain(DataKey(store.key))
    Backups(store, keys).make(clock.now())
    (place / STORE_FILE).write_bytes(b"damaged")
    window = restore_in(place)
    qtbot.waitUntil(lambda: bool(window.list.current_id()))
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: bool(window.arrivals))


def test_a_file_from_a_stick_fills_an_empty_folder(qtbot, restore_in, backup, tmp_path):
    window = restore_in(tmp_path / "new")
    assert not window._none.isHidden()
    assert not window.verb.isEnabled()
    press(qtbot, window.other)
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(backup.path))
    dialog.reject()
    qtbot.waitUntil(lambda: window.verb.isEnabled())
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: not window.entry.isHidden())
    qtbot.keyClicks(window.entry.passphrase.edit, WORDS)
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: bool(window.arrivals))
    assert window.arrivals[0].opened.folder.folder == tmp_path / "new"
    assert "kept in" not in window.arrivals[0].said


def test_a_file_that_is_no_backup_is_said(qtbot, restore_in, tmp_path):
    wrong = tmp_path / "letter.suidesk-backup"
    wrong.write_text("dear")
    window = restore_in(tmp_path / "new", path=wrong)
    qtbot.waitUntil(lambda: "no backup of suidesk" in window.message.text())


def test_a_damaged_backup_is_said_and_nothing_is_changed(qtbot, restore_in, store, backup, place):
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    before = (place / STORE_FILE).read_bytes()
    window = restore_in(place, key=DataKey(store.key))
    qtbot.waitUntil(lambda: bool(window.list.current_id()))
    press(qtbot, window.verb)
    qtbot.waitUntil(lambda: "damaged" in window.message.text())
    assert (place / STORE_FILE).read_bytes() == before


def test_going_back_does_nothing(qtbot, restore_in, backup, place):
    window = restore_in(place)
    with qtbot.waitSignal(window.went_back):
        press(qtbot, window.back)


def test_everything_has_a_name(qtbot, restore_in, backup, place):
    window = restore_in(place)
    qtbot.waitUntil(lambda: bool(window.list.current_id()))
    assert unnamed(window) == []
