"""The check of a whole store with its backups."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.services.backup import Backups
from suidesk.services.checking import check_store, rebuild_index
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from tests.fakes import FakeClock, FakeKeychain
from tests.vault.steady_random import CHEAP

NOW = datetime(2026, 11, 22, 14, 55, tzinfo=UTC)


@pytest.fixture
def keys(tmp_path):
    return Keys(tmp_path / "store", FakeKeychain(), cost=CHEAP)


@pytest.fixture
def store(tmp_path, keys):
    folder = StoreFolder(tmp_path / "store", keys, FakeClock(NOW), os.urandom)
    return folder.create("by the harbour", Owner(given="Ada"))[0]


@pytest.fixture
def backups(store, keys):
    return Backups(store, keys)


def test_a_new_store_is_well(store, backups):
    told = []
    found = check_store(store, backups.folder, lambda done, total: told.append((done, total)))
    assert found.is_well
    assert found.backups == ()
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_backups_are_read_through(store, backups):
    good, bad = backups.make(NOW), backups.make(NOW + timedelta(days=1))
    with bad.path.open("r+b") as file:
        file.seek(bad.size // 2)
        file.write(b"damage")
    found = check_store(store, backups.folder)
    assert found.backups == (good,)
    assert [(path, error.code) for path, error in found.bad_backups] == [(bad.path, "backup_damaged")]
    assert not found.is_well


def test_a_damaged_page_is_found(store, backups):
    with store.path.open("r+b") as file:
        file.seek(6 * 4096 + 100)
        file.write(b"damage")
    found = check_store(store, backups.folder)
    assert (found.is_sound, found.index_is_true, found.journal_gaps) == (False, None, None)
    assert not found.is_well


def test_a_false_index_is_found_and_can_be_made_anew(store, backups):
    with closing(store.writer()) as connection:
        connection.execute("DELETE FROM search_words")
    assert check_store(store, backups.folder).index_is_true is False
    rebuild_index(store)
    assert check_store(store, backups.folder).is_well


def test_a_hole_in_the_journal_is_found(store, backups):
    with closing(store.writer()) as connection:
        connection.execute("UPDATE journal_lines SET no = no + 5 WHERE no = (SELECT max(no) FROM journal_lines)")
    assert check_store(store, backups.folder).journal_gaps == 5


def test_it_can_be_stopped(store, backups):
    def stop(done, total):
        raise SuideskError("cancelled")

    with pytest.raises(SuideskError, match="cancelled"):
        check_store(store, backups.folder, stop)
