"""Unlocking with what a person types."""

from __future__ import annotations

import json
import shutil

import pytest
from PySide6.QtCore import Qt

from suidesk.desktop.entry.entrance import Advice
from suidesk.desktop.entry.unlock import UnlockWindow
from suidesk.domain.errors import SuideskError
from suidesk.services.due_file import FILE, FORMAT, VERSION
from suidesk.services.keys import KEYS_COPY, KEYS_FILE
from suidesk.services.opening import Owner
from suidesk.store.opening import FILE as STORE_FILE
from tests.desktop.naming import unnamed

WORDS = "under the green bridge"


@pytest.fixture
def made(folder_at, place):
    """A desk, and the recovery code of its owner."""
    return folder_at(place).create(WORDS, Owner(given="Amina"))


@pytest.fixture
def unlock(qtbot, entrance, folder_at, place, made):
    window = UnlockWindow(entrance, folder_at(place))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def arrivals(unlock):
    arrived = []
    unlock.arrived.connect(arrived.append)
    return arrived


@pytest.fixture
def troubles(unlock):
    told = []
    unlock.troubled.connect(lambda error: told.append(error.code))
    return told


def enter(qtbot, unlock, text):
    unlock.entry.field.edit.clear()
    qtbot.keyClicks(unlock.entry.field.edit, text)
    qtbot.keyClick(unlock.entry.field.edit, Qt.Key.Key_Return)


def test_the_passphrase_opens(qtbot, unlock, arrivals, made):
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert arrivals[0].opened.store == made[0]
    assert arrivals[0].advice is None


def test_a_wrong_passphrase_is_said_at_the_field_and_can_be_typed_over(qtbot, unlock, arrivals):
    enter(qtbot, unlock, "over the red bridge")
    qtbot.waitUntil(lambda: bool(unlock.entry.passphrase.error_text()))
    assert "Caps Lock" in unlock.entry.passphrase.error_text()
    assert unlock.entry.passphrase.edit.selectedText()
    assert not unlock.is_busy
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: bool(arrivals))


def test_nothing_typed_is_said_at_the_field(qtbot, unlock):
    qtbot.mouseClick(unlock.open_button, Qt.MouseButton.LeftButton)
    assert unlock.entry.passphrase.error_text()
    assert not unlock.is_busy


def test_the_recovery_code_opens_and_advises_a_new_passphrase(qtbot, unlock, arrivals, made):
    qtbot.mouseClick(unlock.entry.exchange_button, Qt.MouseButton.LeftButton)
    enter(qtbot, unlock, made[1].text().lower().replace("-", " "))
    qtbot.waitUntil(lambda: bool(arrivals))
    assert arrivals[0].advice is Advice.NEW_PASSPHRASE


def test_a_slip_in_the_recovery_code_names_its_group(qtbot, unlock, made):
    qtbot.mouseClick(unlock.entry.exchange_button, Qt.MouseButton.LeftButton)
    groups = list(made[1].groups())
    groups[4] = "00000" if groups[4] != "00000" else "11111"
    enter(qtbot, unlock, "-".join(groups))
    qtbot.waitUntil(lambda: bool(unlock.entry.code.error_text()))
    assert "Group 5" in unlock.entry.code.error_text()


def test_the_code_can_be_exchanged_for_the_passphrase_again(qtbot, unlock):
    for is_code in (True, False):
        qtbot.mouseClick(unlock.entry.exchange_button, Qt.MouseButton.LeftButton)
        assert (unlock.entry.passphrase.isHidden(), unlock.entry.code.isHidden()) == (is_code, not is_code)


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("keychain_entry_missing", Advice.ADD_KEYCHAIN),
        ("keychain_entry_wrong", Advice.ADD_KEYCHAIN),
        ("keychain_unavailable", None),
        ("key_slot_missing", None),
    ],
)
def test_after_a_keychain_that_lost_its_entry_it_is_offered_anew(qtbot, unlock, arrivals, code, advice):
    unlock.wait_for_keychain()
    unlock.explain(SuideskError(code, reason="locked", kind="keychain"))
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert arrivals[0].advice is advice


def test_a_damaged_store_is_trouble_that_no_typing_mends(qtbot, unlock, troubles, place):
    path = place / STORE_FILE
    path.write_bytes(b"\x01" * 4096 + path.read_bytes()[4096:])
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: troubles == ["store_damaged"])


def test_lost_keys_are_trouble(qtbot, unlock, troubles, place):
    for name in (KEYS_FILE, KEYS_COPY):
        (place / name).unlink()
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: troubles == ["keys_missing"])


def test_a_place_that_became_unsafe_is_not_opened(qtbot, unlock, troubles, place, unsafe_places):
    unsafe_places[place] = "synced"
    before = (place / STORE_FILE).stat()
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: troubles == ["unsafe_place"])
    assert (place / STORE_FILE).stat() == before


def test_the_locked_desk_says_how_much_is_due(qtbot, entrance, folder_at, place, made):
    note = {"format": FORMAT, "version": VERSION, "due_from": {"2026-05-10": 2, "2026-05-11": 1, "2026-05-12": 4}}
    (place / FILE).write_text(json.dumps(note))
    window = UnlockWindow(entrance, folder_at(place))
    qtbot.addWidget(window)
    assert "3 reminders" in window._words.full_text()


def test_closing_leaves(qtbot, unlock):
    with qtbot.waitSignal(unlock.left):
        qtbot.mouseClick(unlock.quit_button, Qt.MouseButton.LeftButton)


def test_everything_has_a_name(unlock):
    assert unnamed(unlock) == []


def test_a_folder_that_vanished_is_trouble(qtbot, unlock, troubles, place):
    shutil.rmtree(place)
    enter(qtbot, unlock, WORDS)
    qtbot.waitUntil(lambda: troubles == ["keys_missing"])
