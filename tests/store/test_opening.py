"""Making and opening a store: each fault is its own clear error, and none of them changes a byte."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from suidesk.commands.people import AddPerson
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact
from suidesk.store import opening, schema
from suidesk.store.engine import check_version, sqlite
from suidesk.store.reading import Reading
from tests.store.limits import files_no_larger_than
from tests.stores import KEY, made_store

PAGE = 4096


@pytest.fixture
def closed(tmp_path):
    """A store with forty people in it that nobody has open."""
    made = made_store(tmp_path / "store")
    for number in range(40):
        made.run(AddPerson(given="Søren", family=f"Kjær {number}", notes="n" * 2_000))
    made.close()
    return made.store


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refusal(folder, key=KEY):
    """The code with which opening is refused; not a byte changes."""
    before = contents(folder) if folder.is_dir() else None
    with pytest.raises(SuideskError) as caught:
        opening.open_store(folder, key)
    assert (contents(folder) if folder.is_dir() else None) == before
    return caught.value.code


def names(store):
    with closing(store.reader()) as connection:
        return [contact.display_name for contact in Reading(connection).records(Contact)]


def test_a_new_store_is_for_its_owner_alone_and_encrypted(tmp_path):
    store = opening.create(tmp_path / "new" / "store", KEY)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert not store.path.read_bytes().startswith(b"SQLite format 3")
    assert names(store) == []


def test_a_store_is_never_made_over_another(closed):
    before = contents(closed.folder)
    with pytest.raises(SuideskError, match="store_exists"):
        opening.create(closed.folder, bytes(32))
    assert contents(closed.folder) == before


def test_what_was_written_is_there_when_opened_again(closed):
    assert len(names(opening.open_store(closed.folder, KEY))) == 40


def test_opening_leaves_only_the_store_itself(closed):
    opening.open_store(closed.folder, KEY)
    assert [path.name for path in closed.folder.iterdir()] == [opening.FILE]


def test_a_wrong_key(closed):
    assert refusal(closed.folder, bytes(32)) == "store_unreadable"
    assert len(names(opening.open_store(closed.folder, KEY))) == 40


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_a_bug_and_no_passphrase(closed, length):
    with pytest.raises(ValueError, match="32 bytes"):
        opening.open_store(closed.folder, bytes(length))


def test_a_missing_store_is_not_made(tmp_path):
    assert refusal(tmp_path / "nowhere") == "store_missing"
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty") == "store_missing"


def test_a_plaintext_file_is_refused(tmp_path):
    folder = tmp_path / "plain"
    folder.mkdir()
    with closing(sqlite.connect(str(folder / opening.FILE))) as connection:
        connection.execute("CREATE TABLE contacts (id TEXT)")
    assert refusal(folder) == "store_not_encrypted"


def test_an_emptied_file_is_damage_and_no_new_store(closed):
    closed.path.write_bytes(b"")
    assert refusal(closed.folder) == "store_damaged"


def test_a_store_whose_making_broke_off_is_damage_and_no_new_store(tmp_path):
    store = opening.Store(tmp_path, KEY)
    opening.connect(store.path, KEY, 1_024, must_exist=False).close()
    with pytest.raises(SuideskError, match="store_damaged"):
        opening.open_store(tmp_path, KEY)


@pytest.mark.parametrize("at", [0, 15, 16, 100, 2_000, PAGE - 1])
def test_a_damaged_first_page_can_not_be_told_from_a_wrong_key(closed, at):
    damage(closed.path, at)
    assert refusal(closed.folder) == "store_unreadable"


def test_every_damaged_later_page_is_noticed_by_whoever_reads_it(closed):
    whole = closed.path.read_bytes()
    silent = 0
    for page in range(1, len(whole) // PAGE, 7):
        closed.path.write_bytes(whole)
        damage(closed.path, page * PAGE + 77)
        found = names_or_code(closed)
        if found != "store_damaged":
            assert len(found) == 40
            assert integrity_problems(closed)
            silent += 1
    assert silent < len(whole) // PAGE // 7


def names_or_code(store):
    try:
        return names(opening.open_store(store.folder, KEY))
    except SuideskError as error:
        return error.code


def integrity_problems(store):
    with closing(store.reader()) as connection:
        return connection.execute("PRAGMA cipher_integrity_check").fetchall()


def damage(path, at):
    whole = bytearray(path.read_bytes())
    whole[at] ^= 0xFF
    path.write_bytes(whole)


@pytest.mark.parametrize("pages", [1, 2, 20, -1])
def test_a_truncated_file_is_damage(closed, pages):
    whole = closed.path.read_bytes()
    closed.path.write_bytes(whole[: pages * PAGE])
    with pytest.raises(SuideskError, match="store_damaged"):
        names(opening.open_store(closed.folder, KEY))


def test_a_file_shorter_than_a_page_is_unreadable(closed):
    closed.path.write_bytes(closed.path.read_bytes()[:100])
    assert refusal(closed.folder) == "store_unreadable"


def test_a_store_of_a_later_program_is_left_alone(closed):
    set_version(closed, schema.KNOWN + 1)
    with pytest.raises(SuideskError) as caught:
        opening.open_store(closed.folder, KEY)
    assert (caught.value.code, caught.value.params) == (
        "store_newer",
        {"found": schema.KNOWN + 1, "known": schema.KNOWN},
    )
    assert refusal(closed.folder) == "store_newer"


def set_version(store, number):
    with closing(store.writer()) as connection:
        connection.execute(f"PRAGMA user_version = {number}")


def test_an_older_store_is_backed_up_before_it_is_brought_up_to_date(closed, monkeypatch):
    monkeypatch.setattr(schema, "KNOWN", schema.KNOWN + 1)
    seen = []
    opening.open_store(closed.folder, KEY, lambda store: seen.append(version(store)))
    assert seen == [schema.KNOWN - 1]
    assert version(closed) == schema.KNOWN


def test_without_its_backup_an_older_store_stays_as_it_is(closed, monkeypatch):
    monkeypatch.setattr(schema, "KNOWN", schema.KNOWN + 1)

    def no_room(store):
        raise SuideskError("disk_full")

    with pytest.raises(SuideskError, match="disk_full"):
        opening.open_store(closed.folder, KEY, no_room)
    assert version(closed) == schema.KNOWN - 1


def version(store):
    with closing(store.reader()) as connection:
        return schema.version(connection)


def test_a_reader_can_not_write(closed):
    with closing(closed.reader()) as connection, pytest.raises(sqlite.OperationalError):
        connection.execute("DELETE FROM contacts")


def test_the_key_is_not_shown(closed):
    assert KEY.hex() not in repr(closed)
    assert repr(KEY) not in repr(closed)


def test_pragmas_keep_what_is_acknowledged(closed):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "foreign_keys": 1,
        "page_size": str(PAGE),
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_page_size": str(PAGE),
        "cipher_use_hmac": "1",
    }
    with closing(closed.writer()) as connection:
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_an_engine_with_the_wal_reset_bug_is_refused():
    check_version()
    with pytest.raises(SuideskError) as caught:
        check_version((3, 51, 2))
    assert (caught.value.code, caught.value.params["needed"]) == ("engine_too_old", "3.51.3")


def test_a_read_only_disk(disk):
    folder = disk(4_096) / "store"
    made_store(folder).close()
    subprocess.run(["mount", "-o", "remount,ro", folder.parent], check=True)
    assert refusal(folder) == "store_read_only"
    with pytest.raises(SuideskError, match="store_read_only"):
        opening.create(folder.parent / "other", KEY)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder(closed):
    closed.folder.chmod(0o500)
    try:
        assert refusal(closed.folder) == "store_read_only"
    finally:
        closed.folder.chmod(0o700)


def test_a_full_disk_makes_no_store_and_leaves_nothing_behind(disk):
    folder = disk(64) / "store"
    with pytest.raises(SuideskError, match="disk_full"):
        opening.create(folder, KEY)
    assert contents(folder) == {}


def test_a_full_disk_refuses_to_open_and_leaves_nothing_behind(disk):
    folder = disk(1_024) / "store"
    made_store(folder).close()
    fill(folder.parent)
    assert refusal(folder) == "disk_full"


def fill(disk):
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 1_024)
        except OSError:
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_limit_on_files_makes_no_store_and_leaves_nothing_behind(tmp_path):
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with files_no_larger_than(40_000), pytest.raises(SuideskError) as caught:
            opening.create(tmp_path / "store", KEY)
    finally:
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.code in ("disk_full", "io_error")
    assert contents(tmp_path / "store") == {}
