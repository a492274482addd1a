"""Copies of an encrypted store: whole, of one moment, and told from damaged ones."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime

import pytest

from suidesk.commands.people import AddPerson
from suidesk.domain.desk import DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.store import opening
from suidesk.store.backup import UNDISTURBED_TRIES, census, copy_into, is_open_elsewhere, is_sound, opened_copy
from suidesk.store.schema import KNOWN
from suidesk.store.writing import INTERNAL, Writer

NOW = datetime(2026, 11, 22, 14, 55, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def store(tmp_path):
    made = opening.create(tmp_path / "store", os.urandom(32))
    with closing(made.writer()) as connection:
        Writer(connection, os.urandom).run("SetUpDesk", lambda tx: tx.put(DeskSettings(site_id="s")), NOW, INTERNAL)
    return made


def add(store, *names):
    with closing(store.writer()) as connection:
        for name in names:
            Writer(connection, os.urandom).run("AddPerson", AddPerson(given=name).apply, NOW)


def silent(done, total):
    pass


def test_a_copy_holds_what_was_counted(store, tmp_path):
    add(store, "Ada", "Grace")
    counted = copy_into(store, tmp_path / "copy", silent)
    assert counted.rows["contacts"] == 2
    assert counted.last_change == 2
    assert counted.schema == KNOWN
    with opened_copy(tmp_path / "copy", store.key) as copy:
        assert is_sound(copy)
        assert census(copy) == counted


def test_a_copy_is_encrypted_and_opening_it_leaves_no_trace(store, tmp_path):
    add(store, "Fatima")
    copy = tmp_path / "copies" / "copy"
    copy.parent.mkdir()
    copy_into(store, copy, silent)
    before = copy.read_bytes()
    assert not before.startswith(b"SQLite")
    assert b"Fatima" not in before
    with opened_copy(copy, store.key):
        pass
    assert copy.read_bytes() == before
    assert list(copy.parent.iterdir()) == [copy]


def test_while_another_never_stops_writing_it_waits_for_its_turn(store, tmp_path):
    add(store, "Ada")
    writes = []

    def meddle(done, total):
        if done == 0 and len(writes) < UNDISTURBED_TRIES:
            writes.append(done)
            add(store, f"Meanwhile {len(writes)}")

    counted = copy_into(store, tmp_path / "copy", meddle)
    assert len(writes) == UNDISTURBED_TRIES
    assert counted.rows["contacts"] == 1 + UNDISTURBED_TRIES
    with opened_copy(tmp_path / "copy", store.key) as copy:
        assert census(copy) == counted


@pytest.fixture
def large_store(store):
    with closing(store.writer()) as connection:
        connection.execute("CREATE TABLE large (text TEXT)")
        connection.execute(
            "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 40000) "
            "INSERT INTO large SELECT hex(randomblob(60)) FROM number"
        )
    return store


def test_progress_grows_with_the_file(large_store, tmp_path):
    told = []
    copy_into(large_store, tmp_path / "copy", lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len({total for _, total in told}) == 1
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert len(told) > 3


@pytest.mark.parametrize("error", [KeyboardInterrupt, SuideskError("cancelled")])
def test_what_progress_raises_stops_it_in_the_midst(large_store, tmp_path, error):
    calls = []

    def stop(done, total):
        calls.append(done)
        if len(calls) == 3:
            raise error

    with pytest.raises((KeyboardInterrupt, SuideskError)):
        copy_into(large_store, tmp_path / "copy", stop)
    assert len(calls) == 3


@pytest.mark.parametrize("page", range(1, 40, 3))
def test_damage_in_any_page_is_found(store, tmp_path, page):
    path = tmp_path / "copy"
    copy_into(store, path, silent)
    with path.open("r+b") as file:
        file.seek(page * PAGE + 2000)
        byte = file.read(1)[0]
        file.seek(page * PAGE + 2000)
        file.write(bytes([byte ^ 1]))
    assert seems_sound(path, store.key) is False


def seems_sound(path, key):
    """A damaged page of the schema shows when the copy is opened, any other when it is looked through."""
    try:
        with opened_copy(path, key) as copy:
            return is_sound(copy)
    except SuideskError as error:
        return error.code not in {"store_damaged", "store_unreadable"}


def test_a_reference_to_nothing_is_found(store):
    add(store, "Ada")
    with closing(store.writer()) as connection:
        assert is_sound(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO contact_tags (id, contact_id, tag_id) VALUES ('x', 'nobody', 'nothing')")
        assert not is_sound(connection)


def test_a_wrong_key_a_damaged_first_page_and_a_plain_file_are_told(store, tmp_path):
    path = tmp_path / "copy"
    copy_into(store, path, silent)
    with pytest.raises(SuideskError, match="store_unreadable"), opened_copy(path, os.urandom(32)):
        pass
    path.write_bytes(b"SQLite format 3\x00" + bytes(PAGE))
    with pytest.raises(SuideskError, match="store_not_encrypted"), opened_copy(path, store.key):
        pass
    with pytest.raises(SuideskError, match="io_error"), opened_copy(tmp_path / "missing", store.key):
        pass


def test_nobody_has_a_missing_or_closed_store_open(store, tmp_path):
    assert not is_open_elsewhere(tmp_path / "missing")
    assert not is_open_elsewhere(store.path)
