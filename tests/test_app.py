"""The whole program with a machine that is made up: first run, open desk, close, and in again."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog

from suidesk.app.ports import Ports
from suidesk.app.program import build
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.projects import AddProject
from suidesk.desktop.entry.first_run import RECOVERY, FirstRun
from suidesk.desktop.entry.restore import RestoreWindow
from suidesk.desktop.entry.trouble import TroublePage
from suidesk.desktop.entry.unlock import UnlockWindow
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.presence import STAYS
from suidesk.desktop.tray import LOOKS, Tray, TrayWatch
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import CalendarPlaceOf, DeskPage
from suidesk.queries.reminders import RemindersLater, RemindersOpen
from suidesk.services.backup import FOLDER, Backups
from suidesk.services.desk import Desk
from suidesk.services.due_file import due_count, write_due
from suidesk.services.keys import KEYS_FILE, Keys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.services.ports import NotifierState, PopupAnswer
from suidesk.services.reminding import Reminding
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.system.place import usual_store_folder
from suidesk.vault.key import DataKey
from tests.desktop.naming import unnamed
from tests.drives import Network
from tests.fakes import FakeAutostart, FakeClock, FakeKeychain, FakeNotifier
from tests.vault.steady_random import CHEAP

WORDS = "under the green bridge"
NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


class Machine:
    """A computer for one test: its clock, keychain and folders."""

    def __init__(self, root: Path):
        self.root = root
        self.place = root / "desk"
        self.clock = FakeClock(NOW)
        self.keychain = FakeKeychain()
        self.notifier = FakeNotifier()
        self.autostart = FakeAutostart()
        self.settings = QSettings(str(root / "window.ini"), QSettings.Format.IniFormat)
        self.unsafe: dict[Path, str] = {}
        self.answers_hail = False
        self.has_tray = False

    def folder(self, place: Path | None = None) -> StoreFolder:
        place = place or self.place
        return StoreFolder(place, Keys(place, self.keychain, cost=CHEAP), self.clock, secrets.token_bytes)

    def ports(self) -> Ports:
        return Ports(
            clock=self.clock,
            keychain=self.keychain,
            notifier=lambda: self.notifier,
            has_tray=lambda: self.has_tray,
            autostart=lambda _: self.autostart,
            random=secrets.token_bytes,
            settings=self.settings,
            state=self.root / "state",
            unsafe_place=self.unsafe.get,
            hail=lambda place: self.answers_hail,
            settle_ms=0,
            cost=CHEAP,
        )


class Run:
    """One run of the program, driven by a person."""

    def __init__(self, qtbot, qapp, machine: Machine, place: Path | None, *, is_in_tray: bool = False):
        self.qtbot, self.machine = qtbot, machine
        self.program = build(qapp, machine.ports(), place, is_in_tray=is_in_tray)
        self.ends: list[int] = []
        self.program.ended.connect(self.ends.append)
        self.program.start()

    @property
    def window(self):
        return self.program.desk.window

    def way_in(self, kind):
        self.qtbot.waitUntil(lambda: isinstance(self.program.ways_in.window, kind))
        return self.program.ways_in.window

    def open_desk(self):
        self.qtbot.waitUntil(lambda: self.program.desk is not None and bool(self.window.heartbeat.text()))
        return self.window

    def press(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field, text):
        field.edit.clear()
        self.qtbot.keyClicks(field.edit, text)

    def end(self):
        if not self.ends:
            self.program.leave()
        self.qtbot.waitUntil(lambda: bool(self.ends))


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture
def start(qtbot, qapp, machine):
    runs = []

    def start(place: Path | None = machine.place, **how) -> Run:
        runs.append(Run(qtbot, qapp, machine, place, **how))
        return runs[-1]

    yield start
    for run in runs:
        run.end()
        run.program.deleteLater()


@pytest.fixture
def store(machine):
    """A desk of Amina's that the keychain opens."""
    folder = machine.folder()
    store, _ = folder.create(WORDS, Owner(given="Amina", family="Yusuf"))
    folder.keys.add_keychain(DataKey(store.key))
    return store


def first_run(run, way="_empty"):
    first = run.way_in(FirstRun)
    run.press(getattr(first.welcome, way))
    run.type(first.owner.given, "Amina")
    run.type(first.owner.family, "Yusuf")
    run.press(first.next)
    run.qtbot.waitUntil(lambda: not first.passphrase.keychain.isHidden())
    for field in (first.passphrase.fields.first, first.passphrase.fields.second):
        run.type(field, WORDS)
    run.press(first.next)
    run.qtbot.waitUntil(lambda: first.step == RECOVERY)
    for group, field in first.recovery.typed.fields.items():
        run.type(field, first._new.code.groups()[group - 1])
    run.press(first.next)


def test_from_the_first_run_to_the_second_start(start, machine):
    run = start()
    first_run(run)
    window = run.open_desk()
    assert window.current is window.page("today")
    assert window.isVisible()
    window.close()
    run.end()
    assert run.ends == [0]

    again = start()
    again.open_desk()
    assert again.program.ways_in.window is None


def test_the_folder_is_held_while_the_desk_is_open_and_free_afterwards(start, machine, store):
    run = start()
    run.open_desk()
    with pytest.raises(Exception, match="store_in_use"):
        machine.folder().hold()
    run.end()
    other = machine.folder()
    other.hold()
    other.release()


def test_reminders_are_checked_told_and_counted(start, machine, store):
    desk = Desk(store.writer(), machine.clock, secrets.token_bytes)
    desk.run(AddFollowUp(text="Ring Bo", due_on=NOW.date()))
    desk.close()
    run = start()
    window = run.open_desk()
    assert "Reminders checked 10:00" in window.heartbeat.text()
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    assert "Ring Bo" in machine.notifier.shown[0].title + machine.notifier.shown[0].body
    assert due_count(machine.place, NOW.date()) == 1
    assert window.undo_bar.isHidden()


def test_a_change_is_followed_by_a_look(start, machine, store):
    run = start()
    window = run.open_desk()
    assert not machine.notifier.shown
    window.bridge.run(AddFollowUp(text="Ring Bo", due_on=NOW.date(), due_min=600))
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))


def test_bringing_a_list_opens_the_import(start, machine):
    run = start()
    first_run(run, "_list")
    window = run.open_desk()
    run.qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def test_the_example_says_what_it_is_and_leads_to_a_desk_of_ones_own(start, machine):
    run = start()
    run.press(run.way_in(FirstRun).welcome._example)
    window = run.open_desk()
    assert window.windowTitle() == "Example – suidesk"
    assert "invented" in window.message.text()
    assert window.bridge.ask(DeskPage()).counts[Kind.CONTACT] > 100
    window.message._act()
    assert run.way_in(FirstRun).folder.folder == machine.place
    run.end()
    again = start(machine.place / "example")
    assert again.open_desk().windowTitle() == "Example – suidesk"
    assert usual_store_folder(machine.root / "state") != machine.place / "example"


def test_a_wrong_passphrase_then_the_right_one(start, machine, store):
    machine.keychain.is_available = False
    run = start()
    unlock = run.way_in(UnlockWindow)
    assert "keychain can't be used" in unlock._words.full_text()
    run.type(unlock.entry.passphrase, "over the red bridge")
    run.press(unlock.open_button)
    run.qtbot.waitUntil(lambda: bool(unlock.entry.passphrase.error_text()))
    run.type(unlock.entry.passphrase, WORDS)
    run.press(unlock.open_button)
    run.open_desk()


def test_a_keychain_that_lost_the_key_is_offered_it_anew(start, machine, store):
    machine.keychain.secrets.clear()
    run = start()
    unlock = run.way_in(UnlockWindow)
    run.type(unlock.entry.passphrase, WORDS)
    run.press(unlock.open_button)
    window = run.open_desk()
    run.qtbot.waitUntil(lambda: "no longer opens" in window.message.text())
    window.message._act()
    run.qtbot.waitUntil(lambda: "without asking" in window.undo_bar.text())
    assert machine.folder().open_with_keychain() == store


def test_coming_in_by_the_recovery_code_advises_a_new_passphrase(start, machine):
    _, code = machine.folder().create(WORDS, Owner(given="Amina"))
    run = start()
    unlock = run.way_in(UnlockWindow)
    run.press(unlock.entry.exchange_button)
    run.type(unlock.entry.code, code.text())
    run.press(unlock.open_button)
    window = run.open_desk()
    run.qtbot.waitUntil(lambda: "recovery code" in window.message.text())


def test_keys_that_came_from_the_copy_can_be_repaired(start, machine, store):
    (machine.place / KEYS_FILE).write_text("torn")
    run = start()
    window = run.open_desk()
    run.qtbot.waitUntil(lambda: "damaged" in window.message.text())
    window.message._act()
    run.qtbot.waitUntil(lambda: not machine.folder().keys.describe().is_from_copy)


def test_a_damaged_store_shows_a_calm_page_and_a_backup_leads_back(start, machine, store):
    Backups(store, machine.folder().keys).make(machine.clock.now())
    (machine.place / STORE_FILE).write_bytes(b"\x07" * 8192)
    run = start()
    page = run.way_in(TroublePage)
    assert "damaged" in page.words.full_text()
    run.press(page.offered[-1])
    restore = run.way_in(RestoreWindow)
    run.qtbot.waitUntil(lambda: bool(restore.list.current_id()))
    run.press(restore.verb)
    window = run.open_desk()
    run.qtbot.waitUntil(lambda: "Restored" in window.undo_bar.text())


def test_restoring_from_the_open_desk_closes_and_opens_it(start, machine, store):
    backup = Backups(store, machine.folder().keys).make(machine.clock.now())
    run = start()
    run.open_desk()
    run.program.desk.safety.restore(backup.path)
    restore = run.way_in(RestoreWindow)
    run.qtbot.waitUntil(lambda: restore.list.current_id() == str(backup.path))
    run.press(restore.verb)
    run.open_desk()
    assert run.ends == []


def test_going_back_from_a_restore_opens_the_desk_again(start, machine, store):
    run = start()
    run.open_desk()
    run.program.desk.safety.restore(None)
    run.press(run.way_in(RestoreWindow).back)
    run.open_desk()


def test_a_second_start_leaves_when_the_first_answers(start, machine, store):
    first = start()
    first.open_desk()
    machine.answers_hail = True
    second = start()
    assert second.ends == [0]
    assert first.program.desk is not None


def test_being_hailed_brings_the_window_forward(start, machine, store):
    run = start()
    window = run.open_desk()
    window.hide()
    run.program._instance.hailed.emit()
    assert window.isVisible()


def test_a_first_backup_is_made_when_the_last_is_a_day_old(start, machine, store):
    run = start()
    run.open_desk()
    run.program.desk._make_backup(timedelta(days=1))
    run.qtbot.waitUntil(lambda: len(list((machine.place / FOLDER).glob("*"))) == 1)
    run.end()
    assert len(list((machine.place / FOLDER).glob("*.suidesk-backup"))) == 1


def test_an_unsafe_place_is_refused(start, machine, store):
    machine.unsafe[machine.place] = "synced"
    run = start()
    page = run.way_in(TroublePage)
    assert "kept in step" in page.words.full_text()
    page.close()
    run.end()


def test_the_chosen_folder_is_found_again(start, machine, store):
    state = machine.root / "state"
    state.mkdir()
    (state / "store-folder").write_text(f"{machine.place}\n")
    run = start(None)
    run.open_desk()
    assert run.program.desk.safety.owner == "Amina Yusuf"


def test_a_folder_named_on_the_line_is_not_remembered(start, machine, store):
    run = start()
    run.open_desk()
    run.end()
    assert not (machine.root / "state" / "store-folder").exists()


def test_a_fault_is_said_with_its_report(start, machine, store):
    run = start()
    window = run.open_desk()
    run.program.faulted.emit("ValueError\n/desktop/x.py:1 f")
    assert "went wrong" in window.message.text()


def test_a_chosen_look_is_kept(start, machine, store, qapp):
    machine.settings.setValue("appearance", "dark")
    machine.settings.setValue("scale", 1.5)
    run = start()
    run.open_desk()
    assert (run.program.theme.tokens.name, run.program.theme.scale) == ("dark", 1.5)


# --- while the window isn't there ---


@pytest.fixture
def in_tray(start, machine, store, qapp):
    """An open desk with an icon beside the clock."""
    run = start()
    run.open_desk()
    run.tray = Tray(run.program.theme, qapp.windowIcon(), run.program.desk)
    run.program.desk.sit_in(run.tray)
    return run


def test_with_an_icon_the_desk_stays_and_says_so_once(in_tray, machine):
    run = in_tray
    for _ in range(2):
        run.window.close()
        run.qtbot.wait(20)
        assert run.ends == []
        assert not run.window.isVisible()
        run.tray.open_asked.emit()
        assert run.window.isVisible()
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    assert [shown.title for shown in machine.notifier.shown] == ["suidesk goes on reminding"]
    run.tray.quit_asked.emit()
    run.qtbot.waitUntil(lambda: run.ends == [0])
    assert machine.notifier.is_closed


def test_who_doesnt_want_that_quits_by_closing(in_tray, machine):
    in_tray.program.desk.presence.set_stays(is_on=False)
    assert machine.settings.value(STAYS, type=bool) is False
    in_tray.window.close()
    in_tray.qtbot.waitUntil(lambda: in_tray.ends == [0])


def test_without_an_icon_closing_quits_unless_it_is_wanted(start, machine, store):
    run = start()
    window = run.open_desk()
    run.program.desk.presence.set_stays(is_on=True)
    window.close()
    run.qtbot.wait(20)
    assert run.ends == []
    run.program._instance.hailed.emit()
    assert window.isVisible()
    run.program.desk.presence.set_stays(is_on=False)
    window.close()
    run.qtbot.waitUntil(lambda: run.ends == [0])


def test_where_nobody_shows_pop_ups_it_is_said_and_looked_for(start, machine, store):
    machine.notifier.can = NotifierState(works=False, reason="no_service")
    run = start()
    window = run.open_desk()
    assert "No pop-ups here" in window.heartbeat.text()
    machine.notifier.can = NotifierState(works=True, name="late 1.0")
    run.program.desk._look_for_notifier()
    window.bridge.run(AddFollowUp(text="Ring Bo", due_on=NOW.date(), due_min=600))
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    run.qtbot.waitUntil(lambda: "No pop-ups" not in window.heartbeat.text())


def test_the_icon_stays_when_something_better_tells(start, machine, store, monkeypatch):
    monkeypatch.setattr(Tray, "state", lambda _: NotifierState(works=True, name="the icon"))
    machine.notifier.can, machine.has_tray = NotifierState(works=False, reason="no_service"), True
    run = start()
    run.open_desk()
    desk = run.program.desk
    assert desk.presence.found.notifier is desk._tray
    machine.notifier.can = NotifierState(works=True, name="late 1.0")
    desk._look_for_notifier()
    run.qtbot.waitUntil(lambda: desk.presence.found.notifier is machine.notifier)
    assert desk._tray.icon.isVisible()
    run.window.bridge.run(AddFollowUp(text="Ring Bo", due_on=NOW.date(), due_min=600))
    run.qtbot.waitUntil(lambda: [popup.title for popup in machine.notifier.shown] == ["Ring Bo"])
    desk._tray.quit_asked.emit()
    run.qtbot.waitUntil(lambda: run.ends == [0])
    assert machine.notifier.is_closed


def follow_up_told(run, machine):
    """Have a pop-up about a follow-up; gives its key."""
    run.window.bridge.run(AddFollowUp(text="Ring Bo", due_on=NOW.date(), due_min=600))
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    return machine.notifier.shown[-1].key


def test_a_pop_up_is_answered_with_done_and_taken_back_in_the_window(start, machine, store):
    run = start()
    window = run.open_desk()
    key = follow_up_told(run, machine)
    machine.notifier.answer(key, PopupAnswer.DONE)
    run.qtbot.waitUntil(lambda: machine.notifier.withdrawn == [key])
    assert "Ring Bo" in window.undo_bar.text()
    machine.notifier.answer(key, PopupAnswer.DONE)  # once more, too late
    machine.notifier.answer(key, PopupAnswer.LATER)
    window.undo()
    run.qtbot.waitUntil(lambda: window.bridge.ask(RemindersOpen(machine.clock.now())) != [])
    assert window.message.isHidden()


def test_a_pop_up_is_put_off_until_tomorrow(start, machine, store):
    run = start()
    window = run.open_desk()
    key = follow_up_told(run, machine)
    machine.notifier.answer(key, PopupAnswer.LATER)
    run.qtbot.waitUntil(lambda: window.bridge.ask(RemindersOpen(machine.clock.now())) == [])
    (row,) = window.bridge.ask(RemindersLater(machine.clock.now()))
    assert (row.snoozed_until - machine.clock.now()).days == 0
    assert row.snoozed_until.astimezone(machine.clock.now().tzinfo).hour == 9


def test_a_pop_up_opens_its_matter_and_a_digest_opens_today(start, machine, store):
    desk = Desk(store.writer(), machine.clock, secrets.token_bytes)
    project = desk.run(AddProject(name="Repair Café")).result
    desk.run(AddFollowUp(text="Ring Bo", due_on=NOW.date(), due_min=600, kind=Kind.PROJECT, ref_id=project))
    desk.close()
    run = start()
    window = run.open_desk()
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    window.hide()
    machine.notifier.answer(machine.notifier.shown[-1].key, PopupAnswer.OPEN)
    run.qtbot.waitUntil(lambda: window.isVisible() and window.current.record() == (Kind.PROJECT, project))
    machine.notifier.answer("digest", PopupAnswer.OPEN)
    run.qtbot.waitUntil(lambda: window.current is window.page("today"))


def test_a_clock_that_jumped_is_asked_about_in_the_window(start, machine, store):
    run = start()
    window = run.open_desk()
    machine.clock.jump(timedelta(days=26_000))
    run.program.desk.come_forward()
    run.qtbot.waitUntil(lambda: "Is today" in window.message.text())
    assert "2097" in window.message.text()
    assert "the clock may be wrong" in window.heartbeat.text()
    window.message._act_otherwise()
    assert "set the clock of this computer" in window.message.text()
    machine.clock.jump(timedelta(days=-26_000))
    run.program.desk.come_forward()
    run.qtbot.waitUntil(window.message.isHidden)
    machine.clock.jump(timedelta(days=300))
    run.program.desk.come_forward()
    run.qtbot.waitUntil(lambda: "Is today" in window.message.text())
    window.message._act()
    run.qtbot.waitUntil(window.message.isHidden)
    assert "Reminders checked" in window.heartbeat.text()


def test_the_first_window_lies_within_the_screen_and_a_later_one_where_it_was_left(start, machine, store):
    run = start()
    room = run.open_desk().screen().availableSize()
    assert run.window.width() < room.width()
    assert run.window.height() < room.height()
    run.window.resize(room.width() + 200, 600)
    run.end()
    again = start()
    again.open_desk()
    assert again.window.width() > 0.94 * room.width()


def test_a_session_starts_without_a_window(start, machine, store):
    run = start(is_in_tray=True)
    window = run.open_desk()
    assert not window.isVisible()
    assert run.program.ways_in.window is None
    window.bridge.run(AddFollowUp(text="Noted meanwhile", due_on=NOW.date() - timedelta(days=1), due_min=540))
    run.qtbot.waitUntil(lambda: [popup.title for popup in machine.notifier.shown] == ["Noted meanwhile"])
    run.program._instance.hailed.emit()
    assert window.isVisible()
    run.qtbot.waitUntil(lambda: "Noted meanwhile" in [label.full_text() for label in window.findChildren(PlainLabel)])


def test_a_locked_desk_says_how_much_is_due_and_asks_when_somebody_comes(start, machine, store):
    desk = Desk(store.writer(), machine.clock, secrets.token_bytes)
    desk.run(AddFollowUp(text="Ring Bo", due_on=NOW.date()))
    ticked = Reminding(desk, desk, None).tick(machine.clock.now())
    write_due(machine.place, ticked)
    desk.close()
    machine.keychain.secrets.clear()
    run = start(is_in_tray=True)
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    (shown,) = machine.notifier.shown
    assert shown.body == "1 thing is due. Unlock suidesk to see them."
    assert run.program.ways_in.window is None
    run.program._waiting.look()
    machine.clock.advance(timedelta(days=1))
    run.program._waiting.look()
    run.qtbot.waitUntil(lambda: len(machine.notifier.shown) == 2)
    machine.notifier.answer(shown.key, PopupAnswer.OPEN)
    unlock = run.way_in(UnlockWindow)
    run.type(unlock.entry.passphrase, WORDS)
    run.press(unlock.open_button)
    run.open_desk()
    assert run.window.isVisible()
    assert "locked" in machine.notifier.withdrawn


def watch_of(run):
    """Whoever waits for a place in the tray."""
    return run.program.findChildren(TrayWatch)[-1]


def test_a_panel_that_comes_after_the_desk_still_gets_its_icon(start, machine, store):
    machine.keychain.secrets.clear()
    run = start(is_in_tray=True)
    run.qtbot.waitUntil(lambda: run.program._waiting._clock.isActive())
    machine.has_tray = True
    watch_of(run).look()
    run.program._waiting._tray.open_asked.emit()
    run.way_in(UnlockWindow).close()
    run.qtbot.waitUntil(lambda: run.program.ways_in.window is None)
    assert not run.ends, "the icon is still there"
    run.program._waiting._tray.open_asked.emit()
    run.press(run.way_in(UnlockWindow).quit_button)
    run.qtbot.waitUntil(lambda: run.ends == [0])


def test_an_open_desk_takes_its_place_in_a_tray_that_comes_later(start, machine, store):
    run = start()
    run.open_desk()
    machine.has_tray = True
    run.program.desk.findChild(TrayWatch).look()
    assert run.program.desk.presence.stays
    run.window.close()
    run.program.desk._tray.open_asked.emit()
    assert run.window.isVisible()


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_desk_that_nobody_could_see_or_hear_comes_forward(start, machine, store, is_locked):
    machine.notifier.can = NotifierState(works=False)
    if is_locked:
        machine.keychain.secrets.clear()
    run = start(is_in_tray=True)
    if is_locked:
        run.qtbot.waitUntil(lambda: run.program._waiting._clock.isActive())
        watch = run.program._waiting.findChild(TrayWatch)
    else:
        run.open_desk()
        watch = run.program.desk.findChild(TrayWatch)
        assert not run.window.isVisible()
    for _ in range(LOOKS):
        watch.look()
    if is_locked:
        run.way_in(UnlockWindow)
    else:
        assert run.window.isVisible()


def test_a_session_without_a_desk_ends_quietly(start, machine):
    run = start(is_in_tray=True)
    run.qtbot.waitUntil(lambda: run.ends == [0])


def test_settings_show_and_change_how_the_desk_is_there(start, machine, store):
    run = start()
    window = run.open_desk()
    window.go_to("settings")
    card = window.current.reminding
    run.qtbot.waitUntil(lambda: card.isVisible() and card.starts.isEnabled())
    assert "fake 1.0, with buttons" in card.popups.full_text()
    assert not card.stays.value()
    card.stays.set_value(True)
    card.stays.changed.emit()
    assert run.program.desk.presence.stays
    card.starts.set_value(True)
    card.starts.changed.emit()
    run.qtbot.waitUntil(lambda: machine.autostart.starts)
    machine.autostart.refuses = True
    card.starts.set_value(False)
    card.starts.changed.emit()
    run.qtbot.waitUntil(lambda: "could not be set" in window.message.text())
    run.qtbot.waitUntil(lambda: card.starts.value() is True)
    run.press(card.trial)
    run.qtbot.waitUntil(lambda: bool(machine.notifier.shown))
    assert unnamed(card) == []
    run.program.desk.presence.set_stays(is_on=False)


def machine_keeps_private(window):
    return window.bridge.ask(CalendarPlaceOf()).has_private


def test_a_calendar_file_is_kept_from_the_page_of_settings(start, machine, store, tmp_path):
    folder = tmp_path / "synced"
    folder.mkdir()
    run = start()
    window = run.open_desk()
    window.go_to("settings")
    card = window.current.calendar
    run.qtbot.waitUntil(lambda: "None is kept" in card.state.full_text())
    window.bridge.run(AddFollowUp(text="Ring Bo", due_on=NOW.date() + timedelta(days=3)))
    card.keep_in(str(folder))
    run.qtbot.waitUntil(lambda: "1 date" in card.state.full_text())
    assert b"Ring Bo" in (folder / "suidesk.ics").read_bytes()
    (folder / "suidesk.ics").unlink()
    folder.rmdir()
    card.private.set_value(True)
    card.private.changed.emit()
    run.qtbot.waitUntil(lambda: "is not there" in window.message.text())
    assert not machine_keeps_private(window)
    window.bridge.run(AddFollowUp(text="Ring Carla", due_on=NOW.date() + timedelta(days=4)))
    run.qtbot.waitUntil(lambda: "is not there" in card.fault.full_text())
    folder.mkdir()
    run.program.desk.come_forward()
    run.qtbot.waitUntil(lambda: "2 dates" in card.state.full_text())
    assert unnamed(card) == []
    run.press(card.stop)
    run.qtbot.waitUntil(lambda: list(folder.iterdir()) == [])
    run.qtbot.waitUntil(lambda: "None is kept" in card.state.full_text())


def test_a_calendars_folder_that_hangs_holds_neither_reminders_nor_the_end(
    start, machine, store, tmp_path, monkeypatch
):
    folder = tmp_path / "synced"
    folder.mkdir()
    network = Network(folder, monkeypatch)
    run = start()
    window = run.open_desk()
    window.go_to("settings")
    card = window.current.calendar
    card.keep_in(str(folder))
    run.qtbot.waitUntil(lambda: "Written 10:00, 0 dates" in card.state.full_text())
    network.go_away()
    window.bridge.run(AddFollowUp(text="Ring Bo", due_on=NOW.date(), due_min=600))
    run.qtbot.waitUntil(lambda: len(machine.notifier.shown) == 1)
    run.qtbot.waitUntil(lambda: "Being written since 10:00" in card.state.full_text())
    machine.clock.advance(timedelta(minutes=2))
    window.bridge.run(AddFollowUp(text="Ring Carla", due_on=NOW.date(), due_min=602))
    run.qtbot.waitUntil(lambda: len(machine.notifier.shown) == 2)
    run.qtbot.waitUntil(lambda: "does not answer" in window.message.text())
    assert "Being written since 10:00" in card.state.full_text()
    assert "does not answer" in card.fault.full_text()
    run.end()
    assert b"Ring" not in (folder / "suidesk.ics").read_bytes()
    network.come_back()
