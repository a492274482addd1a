"""Which way leads in: quietly, through a window, or past a trouble."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from suidesk.desktop.entry.first_run import FirstRun
from suidesk.desktop.entry.restore import RestoreWindow
from suidesk.desktop.entry.trouble import TroublePage
from suidesk.desktop.entry.unlock import UnlockWindow
from suidesk.desktop.entry.ways_in import WaysIn
from suidesk.domain.errors import SuideskError
from suidesk.services.backup import Backups
from suidesk.services.opening import Owner
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.vault.key import DataKey

WORDS = "under the green bridge"


class Outcome:
    """What the ways in told, in order."""

    def __init__(self, ways):
        self.arrivals, self.lefts = [], []
        ways.arrived.connect(self.arrivals.append)
        ways.left.connect(lambda: self.lefts.append(True))


@pytest.fixture
def answers():
    """Whether another desk comes forward when it is hailed; a test may turn it on."""
    return {"hail": False, "known": None}


@pytest.fixture
def ways(qtbot, entrance, answers):
    def known():
        if answers["known"] is None:
            raise SuideskError("file_unreadable", name="passphrase")
        return answers["known"]

    made = WaysIn(entrance, lambda place: answers["hail"], known)
    yield made
    made.close()


@pytest.fixture
def outcome(ways):
    return Outcome(ways)


@pytest.fixture
def store(folder_at, place):
    return folder_at(place).create(WORDS, Owner(given="Amina"))[0]


def waits_for(qtbot, ways, kind):
    qtbot.waitUntil(lambda: isinstance(ways.window, kind))
    return ways.window


def type_passphrase(qtbot, window, words=WORDS):
    qtbot.keyClicks(window.entry.passphrase.edit, words)
    qtbot.keyClick(window.entry.passphrase.edit, Qt.Key.Key_Return)


def test_the_keychain_opens_without_any_window(qtbot, ways, outcome, store, folder_at, place):
    folder_at(place).keys.add_keychain(DataKey(store.key))
    ways.enter(place)
    qtbot.waitUntil(lambda: bool(outcome.arrivals))
    assert ways.window is None
    assert outcome.arrivals[0].opened.store == store
    assert outcome.arrivals[0].opened.folder.is_held
    outcome.arrivals[0].opened.folder.release()


def test_a_known_passphrase_opens_where_there_is_no_keychain(qtbot, ways, outcome, store, answers, keychain, place):
    keychain.is_available = False
    answers["known"] = WORDS
    ways.enter(place)
    qtbot.waitUntil(lambda: bool(outcome.arrivals))
    assert ways.window is None
    outcome.arrivals[0].opened.folder.release()


@pytest.mark.parametrize("known", [None, "over the red bridge"])
def test_otherwise_the_passphrase_is_asked(qtbot, ways, outcome, store, answers, place, known):
    answers["known"] = known
    ways.enter(place)
    window = waits_for(qtbot, ways, UnlockWindow)
    type_passphrase(qtbot, window)
    qtbot.waitUntil(lambda: bool(outcome.arrivals))
    assert ways.window is None
    outcome.arrivals[0].opened.folder.release()


def test_a_keychain_that_does_not_answer_lets_a_person_type_meanwhile(
    qtbot, ways, outcome, store, folder_at, place, keychain
):
    folder_at(place).keys.add_keychain(DataKey(store.key))
    answered = threading.Event()
    before = keychain.get

    def slow(account):
        answered.wait(10)
        return before(account)

    keychain.get = slow
    ways.enter(place)
    window = waits_for(qtbot, ways, UnlockWindow)
    assert "keychain" in window.busy._text.full_text()
    type_passphrase(qtbot, window)
    qtbot.waitUntil(lambda: bool(outcome.arrivals))
    answered.set()
    qtbot.wait(50)
    assert len(outcome.arrivals) == 1
    outcome.arrivals[0].opened.folder.release()


def test_an_empty_folder_leads_to_the_first_run(qtbot, ways, place):
    ways.enter(place)
    assert isinstance(ways.window, FirstRun)
    assert not place.exists()


def test_a_store_that_is_gone_but_has_backups_is_a_trouble(qtbot, ways, store, folder_at, place, clock):
    Backups(store, folder_at(place).keys).make(clock.now())
    (place / STORE_FILE).unlink()
    ways.enter(place)
    page = waits_for(qtbot, ways, TroublePage)
    qtbot.mouseClick(page.offered[-1], Qt.MouseButton.LeftButton)
    assert isinstance(ways.window, RestoreWindow)


@pytest.mark.parametrize("has_store", [True, False])
def test_a_second_start_raises_the_first_and_leaves(ways, outcome, folder_at, place, answers, has_store):
    answers["hail"] = True
    holder = folder_at(place)
    if has_store:
        holder.create(WORDS, Owner(given="Amina"))
        holder.hold()
    ways.enter(place)
    assert outcome.lefts == [True]
    assert ways.window is None
    holder.release()


def test_a_store_held_by_somebody_silent_is_a_trouble_until_it_is_free(qtbot, ways, outcome, store, folder_at, place):
    holder = folder_at(place)
    holder.hold()
    ways.enter(place)
    page = waits_for(qtbot, ways, TroublePage)
    assert "open on this store already" in page.words.full_text()
    holder.release()
    qtbot.mouseClick(page.offered[0], Qt.MouseButton.LeftButton)
    waits_for(qtbot, ways, UnlockWindow)


def test_an_unsafe_place_is_refused_before_anything_is_touched(qtbot, ways, store, place, unsafe_places):
    unsafe_places[place] = "network"
    before = (place / STORE_FILE).stat()
    ways.enter(place)
    page = waits_for(qtbot, ways, TroublePage)
    assert "network share" in page.words.full_text()
    assert (place / STORE_FILE).stat() == before


def test_another_folder_can_be_chosen_from_a_trouble(qtbot, ways, store, place, unsafe_places, tmp_path):
    unsafe_places[place] = "synced"
    ways.enter(place)
    page = waits_for(qtbot, ways, TroublePage)
    page.chosen.emit(tmp_path / "elsewhere")
    assert isinstance(ways.window, FirstRun)


def test_a_damaged_store_leads_by_a_backup_back_in(qtbot, ways, outcome, store, folder_at, place, clock):
    folder_at(place).keys.add_keychain(DataKey(store.key))
    Backups(store, folder_at(place).keys).make(clock.now())
    (place / STORE_FILE).write_bytes(b"\x07" * 8192)
    ways.enter(place)
    page = waits_for(qtbot, ways, TroublePage)
    qtbot.mouseClick(page.offered[-1], Qt.MouseButton.LeftButton)
    window = ways.window
    qtbot.waitUntil(lambda: bool(window.list.current_id()))
    qtbot.mouseClick(window.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(outcome.arrivals))
    assert outcome.arrivals[0].opened.folder.is_held
    outcome.arrivals[0].opened.folder.release()


def test_leaving_frees_the_folder(qtbot, ways, outcome, store, folder_at, place):
    ways.enter(place)
    window = waits_for(qtbot, ways, UnlockWindow)
    window.close()
    assert outcome.lefts == [True]
    ways.close()
    other = folder_at(place)
    other.hold()
    other.release()


def test_a_fault_is_said_in_the_window_that_is_shown(qtbot, ways, place):
    ways.enter(place)
    ways.say_fault("ValueError\n/app.py:1 start")
    assert "Something went wrong" in ways.window.message.text()
