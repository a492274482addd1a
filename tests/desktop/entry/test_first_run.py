"""The first run, step by step through its own widgets."""

from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from suidesk.desktop.entry.entrance import Advice
from suidesk.desktop.entry.first_run import OWNER, PASSPHRASE, RECOVERY, WELCOME, FirstRun
from suidesk.desktop.safety.clipboard_loan import LOAN_MS, ClipboardLoan
from suidesk.queries.desk import DeskPage
from suidesk.services.desk import Questions
from suidesk.services.opening import Owner
from suidesk.vault.slots import SlotKind
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.store.limits import files_no_larger_than

WORDS = "under the green bridge"


@pytest.fixture
def first(qtbot, entrance, folder_at, place):
    window = FirstRun(entrance, folder_at(place))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def arrivals(first):
    arrived = []
    first.arrived.connect(arrived.append)
    return arrived


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(qtbot, field, text):
    field.edit.clear()
    qtbot.keyClicks(field.edit, text)


def begin(qtbot, first, given="Amina", family="Yusuf"):
    press(qtbot, first.welcome._empty)
    type_into(qtbot, first.owner.given, given)
    type_into(qtbot, first.owner.family, family)
    press(qtbot, first.next)


def choose_passphrase(qtbot, first, words=WORDS):
    type_into(qtbot, first.passphrase.fields.first, words)
    type_into(qtbot, first.passphrase.fields.second, words)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: first.step == RECOVERY)


def retype(qtbot, first):
    for group, field in first.recovery.typed.fields.items():
        type_into(qtbot, field, first._new.code.groups()[group - 1].lower())


def walk(qtbot, first):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    press(qtbot, first.next)


def test_a_whole_first_run_makes_an_encrypted_desk_of_its_owner(qtbot, first, arrivals, place, folder_at):
    walk(qtbot, first)
    qtbot.waitUntil(lambda: bool(arrivals))
    store = arrivals[0].opened.store
    questions = Questions(store.reader())
    about = questions.ask(DeskPage())
    questions.close()
    assert (about.me, about.settings.currency, about.settings.language) == ("Amina Yusuf", "DKK", "en")
    assert folder_at(place).open_with_passphrase(WORDS).key == store.key
    assert folder_at(place).open_with_recovery(first._new.code.text().lower()).key == store.key
    assert arrivals[0].act == ""


def test_nothing_is_on_the_disk_before_the_last_step(qtbot, first, place):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    assert not place.exists()


def test_the_keychain_is_offered_where_it_answers(qtbot, first, arrivals, keychain):
    begin(qtbot, first)
    qtbot.waitUntil(lambda: not first.passphrase.keychain.isHidden())
    assert first.passphrase.keychain.value()
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert arrivals[0].opened.folder.open_with_keychain().key == arrivals[0].opened.store.key
    assert arrivals[0].advice is None


def test_the_keychain_is_not_offered_where_there_is_none(qtbot, first, arrivals, keychain):
    keychain.is_available = False
    walk(qtbot, first)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert first.passphrase.keychain.isHidden()
    kinds = {slot.kind for slot in arrivals[0].opened.folder.keys.describe().slots}
    assert kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}


def test_a_keychain_that_fails_at_the_end_leaves_a_desk_that_opens_with_its_passphrase(
    qtbot, first, arrivals, keychain
):
    begin(qtbot, first)
    qtbot.waitUntil(lambda: not first.passphrase.keychain.isHidden())
    keychain.is_available = False
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert arrivals[0].advice is Advice.NO_KEYCHAIN


def test_an_unticked_keychain_is_not_used(qtbot, first, arrivals, keychain):
    begin(qtbot, first)
    qtbot.waitUntil(lambda: not first.passphrase.keychain.isHidden())
    first.passphrase.keychain.box.click()
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert keychain.secrets == {}


def test_a_desk_without_a_first_name_does_not_go_on(qtbot, first):
    press(qtbot, first.welcome._empty)
    press(qtbot, first.next)
    assert first.step == OWNER
    assert first.owner.given.error_text()


def test_a_name_that_the_desk_refuses_is_said_at_its_field(qtbot, first, place):
    begin(qtbot, first, given="A" * 2_000)
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: first.step == OWNER and not first.is_busy)
    assert "500" in first.owner.given.error_text()
    assert not list(place.glob("suidesk.db*"))


@pytest.mark.parametrize(
    ("once", "again", "wrong"),
    [("short", "short", "first"), ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "first"), (WORDS, "under the red bridge", "second")],
)
def test_a_bad_passphrase_is_said_at_its_field(qtbot, first, once, again, wrong):
    begin(qtbot, first)
    fields = first.passphrase.fields
    type_into(qtbot, fields.first, once)
    type_into(qtbot, fields.second, again)
    press(qtbot, first.next)
    assert first.step == PASSPHRASE
    shown = {name: bool(getattr(fields, name).error_text()) for name in ("first", "second")}
    assert shown == {name: name == wrong for name in shown}


def test_what_is_typed_can_be_shown_and_hidden(qtbot, first):
    begin(qtbot, first)
    fields = first.passphrase.fields
    press(qtbot, fields.show_button)
    assert {field.edit.echoMode() for field in (fields.first, fields.second)} == {QLineEdit.EchoMode.Normal}
    type_into(qtbot, fields.first, " spaces stay ")
    assert fields.value() == " spaces stay "
    press(qtbot, fields.show_button)
    assert fields.first.edit.echoMode() == QLineEdit.EchoMode.Password


def test_a_mistyped_group_is_said_at_its_field_and_nothing_is_made(qtbot, first, place):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    good, bad = first.recovery.typed.fields.values()
    groups = list(first.recovery.typed.fields)
    type_into(qtbot, good, first._new.code.groups()[groups[0] - 1])
    type_into(qtbot, bad, "ABCDE")
    press(qtbot, first.next)
    assert (good.error_text(), bool(bad.error_text())) == ("", True)
    assert first.step == RECOVERY
    assert not place.exists()


def test_going_back_keeps_what_was_entered_and_the_code(qtbot, first):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    code = first._new.code
    for expected in (PASSPHRASE, OWNER, WELCOME):
        press(qtbot, first.back)
        assert first.step == expected
    assert first.owner.given.value() == "Amina"
    begin(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: first.step == RECOVERY)
    assert first._new.code == code


def test_another_passphrase_makes_other_keys(qtbot, first, arrivals, place, folder_at):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    code = first._new.code
    press(qtbot, first.back)
    choose_passphrase(qtbot, first, "over the old canal")
    assert first._new.code != code
    retype(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert folder_at(place).open_with_passphrase("over the old canal")


def test_enter_goes_on(qtbot, first):
    press(qtbot, first.welcome._empty)
    type_into(qtbot, first.owner.given, "Amina")
    qtbot.keyClick(first.owner.given.edit, Qt.Key.Key_Return)
    assert first.step == PASSPHRASE


def test_bringing_a_list_begins_with_the_import(qtbot, first, arrivals):
    press(qtbot, first.welcome._list)
    type_into(qtbot, first.owner.given, "Amina")
    press(qtbot, first.next)
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: bool(arrivals))
    assert arrivals[0].act == "import"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_refuses_is_said_and_leaves_nothing_behind(qtbot, first, arrivals, place):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    retype(qtbot, first)
    with files_no_larger_than(20_000):
        press(qtbot, first.next)
        qtbot.waitUntil(lambda: not first.is_busy)
    assert "try again" in first.message.text()
    assert not list(place.glob("*.db*"))
    assert not (place / "keys.json").exists()
    press(qtbot, first.next)
    qtbot.waitUntil(lambda: bool(arrivals))


def test_the_window_stays_while_the_desk_is_made(qtbot, first, arrivals):
    walk(qtbot, first)
    assert first.is_busy
    assert not first.close()
    qtbot.waitUntil(lambda: bool(arrivals))
    assert first.close()


def test_an_unsafe_folder_is_said_and_another_can_be_chosen(qtbot, first, unsafe_places, tmp_path):
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    unsafe_places[synced] = "synced"
    choose_folder(qtbot, first, synced)
    assert "in step" in first.welcome.problem()
    assert not first.welcome._empty.isEnabled()
    choose_folder(qtbot, first, tmp_path / "good")
    assert first.welcome.problem() == ""
    assert first.welcome._empty.isEnabled()
    assert first.folder.folder == tmp_path / "good"


def test_a_folder_with_other_things_gets_a_folder_within(qtbot, first, tmp_path):
    used = tmp_path / "papers"
    used.mkdir()
    (used / "letter.txt").write_text("dear")
    choose_folder(qtbot, first, used)
    assert first.folder.folder == used / "suidesk"


def test_a_folder_that_has_a_desk_is_opened_instead(qtbot, first, folder_at, tmp_path):
    other = tmp_path / "other"
    folder_at(other).create(WORDS, Owner(given="Bo"))
    found = []
    first.found.connect(found.append)
    choose_folder(qtbot, first, other)
    assert found == [other]


def choose_folder(qtbot, first, folder):
    folder.mkdir(exist_ok=True)
    press(qtbot, first.welcome._other)
    dialog = first.welcome.findChild(QFileDialog)
    dialog.fileSelected.emit(os.fspath(folder))
    dialog.reject()


def test_the_example_lies_beside_the_desk_to_be_and_is_opened_again(qtbot, entrance, first, arrivals, place, folder_at):
    press(qtbot, first.welcome._example)
    qtbot.waitUntil(lambda: bool(arrivals))
    opened = arrivals[0].opened
    assert opened.folder.folder == place / "example"
    again = FirstRun(entrance, folder_at(place))
    qtbot.addWidget(again)
    again.arrived.connect(arrivals.append)
    press(qtbot, again.welcome._example)
    qtbot.waitUntil(lambda: len(arrivals) == 2)
    assert arrivals[1].opened.store.key == opened.store.key


def test_a_backup_can_be_asked_for_at_the_first_step(qtbot, first):
    asked = []
    first.restore_asked.connect(lambda: asked.append(True))
    press(qtbot, first.restore)
    assert asked == [True]


def test_the_sheet_can_be_saved_and_says_so(qtbot, first, tmp_path):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    press(qtbot, first.recovery.code.save)
    dialog = first.recovery.code.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    dialog.reject()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert "sheet.pdf" in first.recovery.code.said.text()


def test_a_copied_code_leaves_the_clipboard_after_a_minute(qtbot, first):
    begin(qtbot, first)
    choose_passphrase(qtbot, first)
    press(qtbot, first.recovery.code.copy)
    clipboard = QApplication.clipboard()
    assert clipboard.text() == first._new.code.text()
    loan = first.recovery.code._loan
    assert loan.timer.isActive()
    assert loan.timer.interval() == LOAN_MS == 60_000
    loan.timer.timeout.emit()
    assert clipboard.text() == ""


def test_what_was_copied_since_stays_on_the_clipboard(qapp):
    loan = ClipboardLoan(qapp)
    loan.lend("secret")
    QApplication.clipboard().setText("shopping")
    loan.end()
    assert QApplication.clipboard().text() == "shopping"
    loan.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_step_fits_and_has_names(qtbot, first, theme, scale):
    theme.set_scale(scale)
    for step in range(4):
        if step == OWNER:
            press(qtbot, first.welcome._empty)
            type_into(qtbot, first.owner.given, "Amina")
        elif step == PASSPHRASE:
            press(qtbot, first.next)
        elif step == RECOVERY:
            choose_passphrase(qtbot, first)
        first.setFocus()  # a line with the focus has a thicker frame than its hint knows
        qtbot.waitUntil(lambda: clipped(first) == [])
        assert unnamed(first) == []


def test_larger_text_is_one_key_away(qtbot, first, theme):
    qtbot.keyClick(first, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale == 1.25
