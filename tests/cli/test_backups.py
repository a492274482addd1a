"""`suidesk backup` and `suidesk check`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from suidesk.services.keys import Keys
from suidesk.services.opening import StoreFolder
from suidesk.store.opening import Store
from suidesk.store.schema import KNOWN
from tests.cli.conftest import PASSPHRASE

NEWER = "over the bridge now"


def count(line):
    return int(line.done("ask", "PeopleCount").out)


def made(line, *words):
    return Path(line.done("backup", "make", *words).out.strip())


def write(line, statement):
    key = Keys(line.store, line.keychain).unlock_with_passphrase(PASSPHRASE)
    with closing(Store(line.store, key.raw).writer()) as connection:
        connection.execute(statement)


def test_a_backup_is_made_listed_and_checked(line):
    path = made(line)
    assert path.parent == line.store / "backups"
    assert path.name == "suidesk-2026-11-25-1200.suidesk-backup"
    assert path.name in line.done("backup", "list").out
    checked = line.done("backup", "check")
    assert checked.out.strip() == str(path)
    assert "1 contact" in checked.err
    assert line.done("backup", "check", path, "--json").document["rows"]["contacts"] == 1


def test_a_stick_can_be_named(line, tmp_path):
    path = made(line, "--to", tmp_path / "stick")
    assert path.parent == tmp_path / "stick"
    (entry,) = line.done("backup", "list", "--to", tmp_path / "stick", "--json").document["backups"]
    assert entry["file"] == str(path)
    assert line.done("backup", "check", "--to", tmp_path / "stick").out.strip() == str(path)


def test_without_any_it_says_so(line):
    assert line.done("backup", "list").err == "There is no backup here yet.\n"
    assert line("backup", "check").status == 1


def test_a_restore_replaces_and_keeps_aside(line):
    path = made(line)
    line.done("do", "AddPerson", "--given", "Grace")
    called = line.done("backup", "restore", path, "--json")
    assert count(line) == 1
    assert Path(called.document["aside"]).is_dir()
    assert called.document["aside"] in called.err


def test_a_restore_onto_a_new_laptop_asks_for_the_passphrase(line, tmp_path):
    path = made(line, "--to", tmp_path / "stick")
    line.store = tmp_path / "other" / "store"
    assert line("backup", "restore", path, file=False).status == 3
    assert line("backup", "restore", path, secrets=["not the one"]).status == 3
    assert not (line.store / "suidesk.db").exists()
    line.done("backup", "restore", path, secrets=[PASSPHRASE])
    assert count(line) == 1


def test_a_backup_of_before_the_passphrase_changed_opens_with_either(line, tmp_path):
    path = made(line)
    newer = tmp_path / "newer"
    newer.write_text(NEWER)
    line.done("keys", "change-passphrase", "--new-passphrase-file", newer)
    line.done("backup", "check", path, secrets=[PASSPHRASE])
    line.done("backup", "check", path, secrets=[NEWER])
    line.done("backup", "restore", path, secrets=[NEWER])
    line.done("ask", "PeopleCount", secrets=[NEWER])


def test_a_restore_needs_the_store_alone(line):
    path = made(line)
    desk = StoreFolder(line.store, Keys(line.store, line.keychain), line.clock, line.random)
    desk.hold()
    called = line("backup", "restore", path)
    desk.release()
    assert called.status == 4
    assert "open on this store already" in called.err


def test_a_restore_needs_a_file(line):
    assert line("backup", "restore").status == 2


def test_a_store_of_an_older_schema_is_backed_up_before_it_is_brought_up_to_date(line, monkeypatch):
    monkeypatch.setattr("suidesk.store.schema.KNOWN", KNOWN + 1)
    assert count(line) == 1
    assert count(line) == 1
    (backup,) = line.done("backup", "list", "--json").document["backups"]
    assert backup["schema"] == KNOWN
    line.done("backup", "restore", backup["file"])
    assert count(line) == 1


@pytest.mark.parametrize(("content", "status"), [(b"no backup", 1), (None, 1)])
def test_other_files_are_refused(line, tmp_path, content, status):
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    assert line("backup", "check", path).status == status
    assert line("backup", "restore", path).status == status
    assert count(line) == 1


def test_a_damaged_backup_is_told(line):
    path = made(line)
    with path.open("r+b") as file:
        file.seek(100_000)
        file.write(b"damage")
    called = line("backup", "check", path)
    assert called.status == 1
    assert "damaged" in called.err
    assert line("check").status == 1


def test_a_whole_store_is_said_to_be_whole(line):
    made(line)
    called = line.done("check")
    assert called.lines == [
        "The store is whole.",
        "The search index is right.",
        "The journal has no gaps.",
        "1 backup is whole.",
    ]
    assert line.done("check", "--json").document["is_well"] is True


def test_a_false_index_is_told_and_mended(line):
    write(line, "DELETE FROM search_words")
    assert line("check").status == 1
    assert "rebuild-index" in line("check").out
    called = line.done("check", "--rebuild-index")
    assert "made anew" in called.err
    line.done("check")


def test_a_damaged_page_is_told(line):
    with (line.store / "suidesk.db").open("r+b") as file:
        file.seek(6 * 4096 + 50)
        file.write(b"damage")
    called = line("check")
    assert called.status == 1
    assert "backup restore" in called.out


@pytest.mark.parametrize("damage", [b"", b"x" * 8192, b"SQLite format 3\x00" + bytes(8192)])
def test_a_store_that_cannot_be_opened_has_its_status(line, damage):
    (line.store / "suidesk.db").write_bytes(damage)
    for words in (("check",), ("ask", "PeopleCount"), ("remind",), ("backup", "make")):
        called = line(*words)
        assert called.status == 3, words
        assert called.out == ""
        assert called.err
