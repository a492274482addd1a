"""Changing the ways into the desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.desktop.safety.keys_dialog import KeysDialog
from suidesk.desktop.safety.passphrase_form import PassphraseForm
from suidesk.desktop.safety.recovery_dialog import RecoveryDialog
from suidesk.domain.errors import SuideskError
from suidesk.services.keys import KEYS_FILE
from suidesk.vault.slots import SlotKind
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed

WORDS = "under the green bridge"
NEWER = "over the old canal"


@pytest.fixture
def dialog(qtbot, safe):
    made = KeysDialog(safe.window)
    made.open()
    return made


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def kinds(keys):
    return {slot.kind for slot in keys.describe().slots}


def test_a_new_passphrase_takes_the_place_of_the_old(qtbot, dialog, keys, store):
    press(qtbot, dialog.change)
    form = dialog.findChild(PassphraseForm)
    for field in (form.fields.first, form.fields.second):
        qtbot.keyClicks(field.edit, NEWER)
    press(qtbot, form.verb)
    qtbot.waitUntil(lambda: "changed" in dialog.message.text())
    assert keys.unlock_with_passphrase(NEWER).raw == store.key
    with pytest.raises(SuideskError, match="wrong_passphrase"):
        keys.unlock_with_passphrase(WORDS)


def test_two_different_passphrases_change_nothing(qtbot, dialog, keys):
    press(qtbot, dialog.change)
    form = dialog.findChild(PassphraseForm)
    qtbot.keyClicks(form.fields.first.edit, NEWER)
    qtbot.keyClicks(form.fields.second.edit, "over the old canals")
    press(qtbot, form.verb)
    assert form.fields.second.error_text()
    assert form.isVisible()
    assert keys.unlock_with_passphrase(WORDS)


def test_a_new_sheet_is_valid_only_after_two_groups_were_typed(qtbot, dialog, keys, made):
    old = made[1]
    press(qtbot, dialog.renew)
    sheet = dialog.findChild(RecoveryDialog)
    qtbot.waitUntil(lambda: bool(sheet.typed.fields))
    new = sheet._new.code
    press(qtbot, sheet.verb)
    assert all(field.error_text() for field in sheet.typed.fields.values())
    assert keys.unlock_with_recovery(old.text())
    for group, field in sheet.typed.fields.items():
        qtbot.keyClicks(field.edit, new.groups()[group - 1])
    press(qtbot, sheet.verb)
    qtbot.waitUntil(lambda: "valid" in dialog.message.text())
    assert keys.unlock_with_recovery(new.text())
    with pytest.raises(SuideskError, match="wrong_recovery_code"):
        keys.unlock_with_recovery(old.text())


def test_a_sheet_that_is_given_up_leaves_the_old_one_valid(qtbot, dialog, keys, made):
    press(qtbot, dialog.renew)
    sheet = dialog.findChild(RecoveryDialog)
    qtbot.waitUntil(lambda: bool(sheet.typed.fields))
    press(qtbot, sheet.cancel)
    assert keys.unlock_with_recovery(made[1].text())


def test_the_valid_sheets_mark_is_shown(dialog, keys):
    mark = next(slot.mark for slot in keys.describe().slots if slot.kind is SlotKind.RECOVERY)
    assert mark in dialog._sheet.chip.full_text()


def test_the_keychain_is_turned_on_and_off(qtbot, dialog, keys):
    assert not dialog.keychain.value()
    dialog.keychain.box.click()
    qtbot.waitUntil(lambda: "without asking" in dialog.message.text())
    assert SlotKind.KEYCHAIN in kinds(keys)
    dialog.keychain.box.click()
    qtbot.waitUntil(lambda: "asks for the passphrase" in dialog.message.text())
    assert SlotKind.KEYCHAIN not in kinds(keys)


def test_a_keychain_that_cannot_be_used_is_said_at_its_box(qtbot, dialog, keys, keychain):
    keychain.is_available = False
    dialog.keychain.box.click()
    qtbot.waitUntil(lambda: bool(dialog.keychain.error_text()))
    assert not dialog.keychain.value()
    assert dialog.keychain.isEnabled()
    assert SlotKind.KEYCHAIN not in kinds(keys)


def test_damaged_keys_can_be_repaired(qtbot, safe, keys, tmp_path):
    (tmp_path / "desk" / KEYS_FILE).write_text("torn")
    dialog = KeysDialog(safe.window)
    dialog.open()
    assert "damaged" in dialog.message.text()
    dialog.message._act()
    qtbot.waitUntil(lambda: "whole again" in dialog.message.text())
    assert not keys.describe().is_from_copy


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_and_has_a_name(qtbot, theme, safe, scale):
    theme.set_scale(scale)
    dialog = KeysDialog(safe.window)
    dialog.open()
    qtbot.waitUntil(lambda: clipped(dialog) == [])
    assert unnamed(dialog) == []
