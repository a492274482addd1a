"""A disk that fills up while the desk is open: what was acknowledged is there, what was not isn't, and work goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from suidesk.commands.people import AddPerson
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact
from suidesk.store.opening import Store, open_store
from suidesk.store.reading import Reading
from tests.stores import KEY, Made, index_of, made_store, rebuilt_index_of

PROJECT = Path(__file__).parents[2]
NOTES = "n" * 20_000


def names(connection):
    return [contact.given for contact in Reading(connection).records(Contact, "ORDER BY given")]


def add_until_refused(made, most=1_000):
    """Add people until the disk refuses; give the acknowledged names and the code of the refusal."""
    acknowledged = []
    for number in range(most):
        name = f"P{number:04d}"
        try:
            made.run(AddPerson(given=name, notes=NOTES))
        except SuideskError as error:
            return acknowledged, error.code
        acknowledged.append(name)
    return pytest.fail("the disk never filled up")


def assert_sound(made):
    assert made.connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert made.connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert index_of(made.connection) == rebuilt_index_of(made.connection)


@pytest.fixture
def tight(disk):
    """A store on a disk of six megabytes, one of which can be given free."""
    room = disk(6_000)
    (room / "ballast").write_bytes(b"x" * 1_500_000)
    made = made_store(room / "store")
    yield made, (room / "ballast").unlink
    made.close()


def test_acknowledged_is_visible_and_writing_resumes(tight):
    made, make_room = tight
    acknowledged, code = add_until_refused(made)
    assert code == "disk_full"
    assert names(made.connection) == acknowledged != []
    before = made.rows()
    with pytest.raises(SuideskError, match="disk_full"):
        made.run(AddPerson(given="Again", notes=NOTES * 4))
    assert made.rows() == before

    make_room()
    made.run(AddPerson(given="Zoë"))
    assert names(made.connection) == [*acknowledged, "Zoë"]
    assert_sound(made)
    made.close()
    with closing(open_store(made.store.folder, KEY).reader()) as connection:
        assert names(connection) == [*acknowledged, "Zoë"]


def test_undo_on_a_full_disk_is_refused_whole(tight):
    made, make_room = tight
    add_until_refused(made)
    seen = []

    def take_everything_back():
        while True:
            seen.append((made.rows(), made.desk.next_undo()))
            made.desk.undo()

    with pytest.raises(SuideskError, match="disk_full"):
        take_everything_back()
    assert (made.rows(), made.desk.next_undo()) == seen[-1]
    make_room()
    made.desk.undo()
    assert made.rows() != seen[-1][0]
    assert_sound(made)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_limit_on_the_size_of_files(tmp_path):
    folder = tmp_path / "store"
    made_store(folder).close()
    command = [sys.executable, "-m", "tests.store.writing_under_a_limit", folder]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    told = json.loads(ran.stdout)
    assert told["code"] in ("disk_full", "io_error")
    assert told["seen"] == told["acknowledged"] != []
    made = Made(folder)
    assert names(made.connection) == [*told["acknowledged"], "Zoë"]
    assert_sound(made)
    made.close()


@pytest.mark.parametrize("size", [0, 10, 100])
def test_a_log_cut_short_loses_no_more_than_was_cut(tmp_path, size):
    """A computer that loses power may keep only the beginning of the write-ahead log."""
    made = made_store(tmp_path / "store")
    made.run(AddPerson(given="Before"))
    made.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made.run(AddPerson(given="Late"))
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in made.store.folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    made.close()
    log = copy / "suidesk.db-wal"
    log.write_bytes(log.read_bytes()[:size])
    (copy / "suidesk.db-shm").unlink()
    with closing(open_store(copy, KEY).reader()) as connection:
        assert names(connection) == ["Before"]
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_a_store_that_another_writes_to_is_busy(tmp_path):
    made = made_store(tmp_path / "store")
    made.connection.execute("PRAGMA busy_timeout = 20")
    with closing(Store(tmp_path / "store", KEY).writer()) as other:
        other.execute("BEGIN IMMEDIATE")
        before = made.rows()
        with pytest.raises(SuideskError, match="store_busy"):
            made.run(AddPerson(given="Ana"))
        assert made.rows() == before
        other.execute("ROLLBACK")
    made.run(AddPerson(given="Ana"))
    assert names(made.connection) == ["Ana"]
    made.close()


def test_readers_see_what_was_committed_while_another_writes(tmp_path):
    made = made_store(tmp_path / "store")
    with closing(made.store.reader()) as reader:
        version = Reading(reader).data_version()
        made.connection.execute("BEGIN IMMEDIATE")
        made.connection.execute("UPDATE desk SET language = 'da'")
        assert Reading(reader).desk().language == "en"
        assert Reading(reader).data_version() == version
        made.connection.execute("COMMIT")
        assert Reading(reader).desk().language == "da"
        assert Reading(reader).data_version() != version
    made.close()
