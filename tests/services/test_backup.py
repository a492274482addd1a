"""Backups and restores of a real encrypted store."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from suidesk.commands.people import AddPerson
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact
from suidesk.services import backup_file
from suidesk.services.backup import Backups, backup_before_migration, backups_in
from suidesk.services.backup_file import Backup, Manifest
from suidesk.services.backup_restore import Restoring, with_key
from suidesk.services.backup_thinning import superfluous
from suidesk.services.desk import Desk
from suidesk.services.keys import KEYS_COPY, KEYS_FILE, Keys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.store.opening import FILE, Store, connect
from suidesk.store.schema import KNOWN
from suidesk.vault.key import DataKey
from tests.fakes import FakeClock, FakeKeychain
from tests.store.limits import files_no_larger_than
from tests.vault.steady_random import CHEAP

NOW = datetime(2026, 11, 22, 14, 55, tzinfo=UTC)
PASSPHRASE = "by the harbour"
NEWER = "over the bridge"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and limits")


class Place:
    """A store with its keys, and a desk on it while a test needs one."""

    def __init__(self, folder: Path):
        self.keychain = FakeKeychain()
        self.keys = Keys(folder, self.keychain, cost=CHEAP)
        self.folder = StoreFolder(folder, self.keys, FakeClock(NOW), os.urandom)
        self.path = folder

    def create(self) -> Place:
        self.store, self.code = self.folder.create(PASSPHRASE, Owner(given="Ada", family="Vestergård"))
        self.backups = Backups(self.store, self.keys)
        return self

    def desk(self) -> Desk:
        return Desk(self.store.writer(), FakeClock(NOW), os.urandom)

    def add(self, name: str) -> None:
        desk = self.desk()
        desk.run(AddPerson(given=name))
        desk.close()

    def names(self) -> list[str]:
        desk = self.desk()
        found = sorted(one.display_name for one in desk.ask(All()))
        desk.close()
        return found

    def site(self) -> str:
        connection = self.store.reader()
        (site,) = connection.execute("SELECT site_id FROM desk").fetchone()
        connection.close()
        return site


class All:
    """Every contact."""

    def fetch(self, db):
        return db.records(Contact)


def by_passphrase(text):
    return lambda keys: keys.unlock_with_passphrase(text)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "store").create()


@pytest.fixture
def restoring():
    return Restoring(FakeKeychain(), os.urandom)


def repacked(path: Path, goal: Path, **changes) -> Path:
    """Write the backup anew with some parts replaced (None: left out)."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(goal, "w") as new:
        for name in old.namelist():
            data = changes.get(name.partition(".")[0], old.read(name))
            if data is not None:
                new.writestr(name, data)
    return goal


def manifest_of(path: Path, **changes) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return json.dumps({**json.loads(archive.read("manifest.json")), **changes}).encode()


def outcome(work) -> str:
    try:
        work()
    except SuideskError as error:
        return error.code
    return "done"


# --- making


def test_a_backup_is_one_file_with_the_store_its_keys_and_a_manifest(place, tmp_path):
    made = place.backups.make(NOW)
    assert made.path == tmp_path / "store" / "backups" / "suidesk-2026-11-22-1455.suidesk-backup"
    assert names_in(made.path.parent) == [made.path.name]
    with zipfile.ZipFile(made.path) as archive:
        assert archive.namelist() == ["manifest.json", FILE, KEYS_FILE]
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert not archive.read(FILE).startswith(b"SQLite")
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["made_at"] == "2026-11-22T14:55:00Z"
    assert manifest["key_id"] == DataKey(place.store.key).key_id
    assert manifest["schema"] == KNOWN
    assert manifest["parts"][FILE]["size"] > 4096


def test_nothing_readable_stands_in_it(place):
    place.add("Fatima Ørsted")
    content = place.backups.make(NOW).path.read_bytes()
    for name in ("Fatima", "Ørsted", "Vestergård", "contacts"):
        assert name.encode() not in content


@posix
def test_it_is_the_owners_alone(place):
    assert stat.S_IMODE(place.backups.make(NOW).path.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.backups.folder.stat().st_mode) == 0o700


@posix
def test_a_folder_that_was_named_keeps_its_rights(place, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o755)
    made = place.backups.make(NOW, to=stick)
    assert made.path.parent == stick
    assert stat.S_IMODE(stick.stat().st_mode) == 0o755


def test_two_in_one_minute_have_two_names(place):
    first, second = place.backups.make(NOW), place.backups.make(NOW)
    assert first.path != second.path
    assert second.path.name == "suidesk-2026-11-22-1455-2.suidesk-backup"


def test_it_is_made_while_the_desk_is_open_and_has_what_was_committed(place, restoring):
    desk = place.desk()
    desk.run(AddPerson(given="Grace"))
    made = place.backups.make(NOW)
    desk.run(AddPerson(given="Too late"))
    checked = restoring.check(made.path, with_key(DataKey(place.store.key)))
    assert checked.census.rows["contacts"] == 2
    desk.close()


def test_a_commit_while_it_is_copied_starts_the_copy_anew(place, restoring):
    desk = place.desk()
    told = []

    def meddle(done, total):
        if not told:
            desk.run(AddPerson(given="Meanwhile"))
        told.append(done)

    made = place.backups.make(NOW, progress=meddle)
    checked = restoring.check(made.path, with_key(DataKey(place.store.key)))
    assert checked.census.rows["contacts"] == 2
    assert told[-1] == 100
    desk.close()


def test_keys_of_another_store_are_no_keys_for_the_backup(place, tmp_path):
    other = Place(tmp_path / "other").create()
    for name in (KEYS_FILE, KEYS_COPY):
        shutil.copy(other.path / name, place.path / name)
    with pytest.raises(SuideskError, match="wrong_key"):
        place.backups.make(NOW)
    assert names_in(place.backups.folder) == []


def test_damaged_keys_are_taken_from_their_copy(place, restoring):
    (place.path / KEYS_FILE).write_bytes(b"{}")
    made = place.backups.make(NOW)
    assert restoring.check(made.path, by_passphrase(PASSPHRASE)).backup == made


@posix
def test_a_full_disk_is_said_and_nothing_is_left_behind(place):
    with files_no_larger_than(50_000), pytest.raises(SuideskError) as caught:
        place.backups.make(NOW)
    assert caught.value.code in {"disk_full", "io_error"}
    assert names_in(place.backups.folder) == []
    assert place.names() == ["Ada Vestergård"]


@posix
def test_too_little_room_is_said_before_anything_is_written(place, monkeypatch):
    usage = shutil.disk_usage(place.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(SuideskError, match="disk_full"):
        place.backups.make(NOW)
    assert names_in(place.backups.folder) == []


def test_a_file_in_the_folders_place_is_an_error(place, tmp_path):
    (tmp_path / "stick").touch()
    with pytest.raises(SuideskError) as caught:
        place.backups.make(NOW, to=tmp_path / "stick")
    assert caught.value.code == "io_error"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written_to_is_said(place, tmp_path, monkeypatch, number):
    def refuse(*args):
        raise OSError(number, os.strerror(number))

    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(SuideskError) as caught:
        place.backups.make(NOW, to=tmp_path / "stick")
    assert caught.value.code == "backup_folder_read_only"
    assert caught.value.params == {"folder": str(tmp_path / "stick")}


def test_a_damaged_store_makes_no_backup(place):
    with place.store.path.open("r+b") as file:
        file.seek(5 * 4096 + 100)
        file.write(os.urandom(64))
    with pytest.raises(SuideskError, match="store_damaged"):
        place.backups.make(NOW)
    assert names_in(place.backups.folder) == []


@pytest.mark.parametrize("percent", [0, 50, 90])
def test_it_can_be_stopped(place, percent):
    def stop(done, total):
        assert total in (100,)
        if done >= percent:
            raise SuideskError("cancelled")

    with pytest.raises(SuideskError, match="cancelled"):
        place.backups.make(NOW, progress=stop)
    assert names_in(place.backups.folder) == []


def test_what_a_power_cut_left_is_cleared_a_day_later(place):
    left = place.backups.folder / ".suidesk-backup-abc"
    left.mkdir(parents=True)
    (left / FILE).touch()
    os.utime(left, (NOW.timestamp(), NOW.timestamp()))
    place.backups.make(NOW + timedelta(hours=23))
    assert left.exists()
    place.backups.make(NOW + timedelta(hours=25))
    assert not left.exists()


def test_before_a_migration_there_is_one(place):
    made = backup_before_migration(place.keys, FakeClock(NOW))(place.store)
    assert backups_in(place.backups.folder).backups == (made,)


# --- when


def test_one_is_made_when_the_newest_is_a_day_old(place):
    first = place.backups.automatic(NOW)
    assert first is not None
    assert place.backups.automatic(NOW + timedelta(hours=23, minutes=59)) is None
    second = place.backups.automatic(NOW + timedelta(days=1))
    assert second is not None
    assert place.backups.own() == [second, first]


def test_within_a_day_one_is_made_only_of_what_has_changed(place):
    half_hour = timedelta(minutes=30)
    place.backups.automatic(NOW)
    assert place.backups.automatic(NOW + half_hour, half_hour) is None
    place.add("Grace")
    assert place.backups.automatic(NOW + timedelta(minutes=29), half_hour) is None
    assert place.backups.automatic(NOW + half_hour, half_hour) is not None


def test_a_backup_from_the_future_is_no_reason_to_make_none(place):
    place.backups.make(NOW + timedelta(days=400))
    assert place.backups.automatic(NOW) is not None
    assert place.backups.automatic(NOW + timedelta(hours=1)) is None
    assert len(place.backups.own()) == 2


def test_backups_of_another_store_do_not_count_and_are_not_thinned(place, tmp_path):
    other = Place(tmp_path / "other").create()
    for day in range(30):
        other.backups.make(NOW - timedelta(days=day), to=place.backups.folder)
    assert place.backups.automatic(NOW) is not None
    assert len(backups_in(place.backups.folder).backups) == 31


# --- thinning


def dated(moment: datetime, change: int = 1) -> Backup:
    manifest = Manifest(made_at=moment, schema=1, last_change=change, store_id="s", key_id="k", parts={})
    return Backup(path=Path(f"{moment:%Y-%m-%d-%H%M}-{change}"), manifest=manifest, size=1)


def after_thinning(backups, now):
    gone = superfluous(backups, now)
    return sorted((one for one in backups if one not in gone), key=lambda one: one.made_at)


def test_days_weeks_and_months_keep_their_newest():
    every_six_hours = [dated(NOW - timedelta(hours=6 * number), 2000 - number) for number in range(4 * 500)]
    kept = {one.made_at.date() for one in after_thinning(every_six_hours, NOW)}
    assert {NOW.date() - timedelta(days=day) for day in range(12)} <= kept
    sundays = {NOW.date() - timedelta(days=7 * week) for week in range(10)}  # NOW is a Sunday
    assert sundays <= kept
    assert len([day for day in kept if (day + timedelta(days=1)).month != day.month]) >= 8
    assert len(after_thinning(every_six_hours, NOW)) <= 12 + 10 + 9
    assert min(kept) == datetime(2026, 3, 31, tzinfo=UTC).date()


def test_thinning_day_by_day_keeps_as_much_as_thinning_once():
    kept = []
    for number in range(400):
        now = NOW + timedelta(days=number)
        kept = after_thinning([*kept, dated(now, number)], now)
    assert len({one.made_at.date() for one in kept}) == len(kept)
    assert kept[-1].made_at == NOW + timedelta(days=399)
    assert (kept[-1].made_at - kept[0].made_at).days > 200
    assert 20 <= len(kept) <= 31


def test_a_clock_years_ahead_removes_nothing():
    backups = [dated(NOW - timedelta(days=day), 100 - day) for day in range(12)]
    assert superfluous(backups, NOW + timedelta(days=3650)) == []


def test_what_lies_in_the_future_stays():
    future = [dated(NOW + timedelta(hours=hour)) for hour in range(1, 30)]
    assert superfluous([*future, dated(NOW)], NOW) == []


def test_the_newest_by_changes_stays_when_the_clock_was_set_back():
    wrong = dated(NOW - timedelta(days=4000), change=999)
    others = [dated(NOW - timedelta(hours=hour), 500 - hour) for hour in range(24 * 400)]
    assert wrong not in superfluous([wrong, *others], NOW)


def test_of_one_day_the_last_stays():
    backups = [dated(NOW - timedelta(minutes=minute), 100 - minute) for minute in range(30)]
    assert after_thinning(backups, NOW) == [backups[0]]


def test_thinning_removes_the_files(place):
    for hour in range(5):
        place.backups.make(NOW + timedelta(hours=hour))
    damaged = place.backups.folder / "suidesk-2020-01-01-0000.suidesk-backup"
    damaged.write_bytes(b"cut off")
    gone = place.backups.thin(NOW + timedelta(hours=5))
    assert [one.made_at.hour for one in gone] == [14, 15, 16, 17]
    assert names_in(place.backups.folder) == [damaged.name, "suidesk-2026-11-22-1855.suidesk-backup"]


# --- finding and checking


def test_listing_tells_the_newest_first_and_what_cannot_be_read(place):
    old, new = place.backups.make(NOW), place.backups.make(NOW + timedelta(days=1))
    (place.backups.folder / "x.suidesk-backup").write_bytes(b"no zip")
    found = backups_in(place.backups.folder)
    assert found.backups == (new, old)
    assert [(path.name, error.code) for path, error in found.unreadable] == [("x.suidesk-backup", "not_a_backup")]


def test_a_missing_folder_holds_none(tmp_path):
    assert backups_in(tmp_path / "nowhere").backups == ()


def test_it_opens_with_passphrase_recovery_code_and_keychain(place):
    place.keys.add_keychain(DataKey(place.store.key))
    made = place.backups.make(NOW)
    restoring = Restoring(place.keychain, os.urandom)
    for unlock in (
        by_passphrase(PASSPHRASE),
        lambda keys: keys.unlock_with_recovery(place.code.text()),
        lambda keys: keys.unlock_with_keychain(),
        with_key(DataKey(place.store.key)),
    ):
        assert restoring.check(made.path, unlock).census.rows["contacts"] == 1


def test_the_passphrase_of_its_day_opens_it(place, restoring):
    made = place.backups.make(NOW)
    place.keys.change_passphrase(DataKey(place.store.key), NEWER)
    assert restoring.check(made.path, by_passphrase(PASSPHRASE)).backup == made
    with pytest.raises(SuideskError, match="wrong_passphrase"):
        restoring.check(made.path, by_passphrase(NEWER))


def test_another_stores_key_is_told(place, restoring):
    with pytest.raises(SuideskError, match="wrong_key"):
        restoring.check(place.backups.make(NOW).path, with_key(DataKey(bytes(32))))


def test_checking_leaves_nothing_behind(place, restoring, tmp_path):
    made = place.backups.make(NOW)
    before = made.path.read_bytes()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    restoring.check(made.path, by_passphrase(PASSPHRASE), scratch=scratch)
    with pytest.raises(SuideskError):
        restoring.check(made.path, by_passphrase("something else"), scratch=scratch)
    assert names_in(scratch) == []
    assert made.path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_backup"),
        (b"PK\x03\x04 not really", "not_a_backup"),
        (os.urandom(5000), "not_a_backup"),
    ],
)
def test_other_files_are_no_backups(tmp_path, restoring, content, code):
    path = tmp_path / "some.suidesk-backup"
    path.write_bytes(content)
    with pytest.raises(SuideskError, match=code):
        restoring.check(path, by_passphrase(PASSPHRASE))


def test_another_zip_is_no_backup(tmp_path, restoring):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Dear council")
    with pytest.raises(SuideskError, match="not_a_backup"):
        restoring.check(path, by_passphrase(PASSPHRASE))


def test_a_missing_file_is_told(tmp_path, restoring):
    with pytest.raises(SuideskError, match="file_unreadable"):
        restoring.check(tmp_path / "gone.suidesk-backup", by_passphrase(PASSPHRASE))


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.99])
def test_a_cut_off_backup_is_damaged(place, restoring, cut):
    path = place.backups.make(NOW).path
    os.truncate(path, int(path.stat().st_size * cut))
    with pytest.raises(SuideskError, match="backup_damaged"):
        restoring.check(path, by_passphrase(PASSPHRASE))


def test_every_flipped_byte_is_found(place, restoring, tmp_path):
    """Wherever a byte changes, in store, keys or table of contents, the check finds it or nothing of it is used."""
    path = place.backups.make(NOW).path
    whole = path.read_bytes()
    flipped = tmp_path / "flipped.suidesk-backup"
    said = set()
    for step in range(60):
        at = len(whole) * step // 60
        flipped.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        said.add(outcome(lambda: restoring.check(flipped, with_key(DataKey(place.store.key)))))
    assert said <= {"backup_damaged", "not_a_backup", "backup_newer"}


def test_a_newer_format_or_schema_is_told(place, restoring, tmp_path):
    path = place.backups.make(NOW).path
    newer = repacked(path, tmp_path / "a.suidesk-backup", manifest=manifest_of(path, version=2))
    with pytest.raises(SuideskError, match="backup_newer") as caught:
        restoring.check(newer, by_passphrase(PASSPHRASE))
    assert caught.value.params == {"found": 2, "known": 1}
    connection = place.store.writer()
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(SuideskError, match="backup_newer"):
        restoring.check(place.backups.make(NOW).path, by_passphrase(PASSPHRASE))


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": {}},
        {"parts": {"../evil": {"size": 1, "sha256": "x"}, FILE: {"size": 1, "sha256": "x"}}},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-22T14:55:00"},
        {"key_id": 7},
        {"key_id": "00"},
    ],
)
def test_a_forged_manifest_is_damage(place, restoring, tmp_path, changes):
    path = place.backups.make(NOW).path
    forged = repacked(path, tmp_path / "a.suidesk-backup", manifest=manifest_of(path, **changes))
    with pytest.raises(SuideskError, match="backup_damaged"):
        restoring.check(forged, by_passphrase(PASSPHRASE))
    assert names_in(tmp_path) == ["a.suidesk-backup", "store"]


def test_a_store_without_tables_is_damage(place, restoring, tmp_path):
    path = place.backups.make(NOW).path
    empty = Store(tmp_path, place.store.key)
    connection = connect(empty.path, place.store.key, 1024, must_exist=False)
    connection.execute("VACUUM")
    connection.execute("PRAGMA user_version = 0")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    content = empty.path.read_bytes()
    parts = json.loads(manifest_of(path))["parts"]
    parts[FILE] = {"size": len(content), "sha256": sha256(content).hexdigest()}
    forged = repacked(path, tmp_path / "a.suidesk-backup", manifest=manifest_of(path, parts=parts), suidesk=content)
    with pytest.raises(SuideskError, match="backup_damaged"):
        restoring.check(forged, with_key(DataKey(place.store.key)))


def test_a_part_that_unfolds_is_refused(place, tmp_path):
    path = place.backups.make(NOW).path
    goal = tmp_path / "bomb.suidesk-backup"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(SuideskError, match="backup_damaged"):
        backup_file.read(goal)


# --- restoring


def test_a_restore_replaces_and_keeps_aside(place, restoring):
    made = place.backups.make(NOW)
    before = place.site()
    place.add("Added later")
    restored = restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
    assert place.names() == ["Ada Vestergård"]
    assert restored.aside == place.path / "replaced-2026-11-22-145500"
    assert sorted(set(names_in(place.path))) == [
        "backups",
        "desk.lock",
        KEYS_FILE,
        KEYS_COPY,
        restored.aside.name,
        FILE,
    ]
    kept = Store(restored.aside, place.store.key).reader()
    assert kept.execute("SELECT count(*) FROM contacts").fetchone() == (2,)
    kept.close()
    assert place.site() != before


def test_the_present_passphrase_opens_a_backup_of_the_same_store_and_stays(place, restoring):
    made = place.backups.make(NOW)
    place.keys.change_passphrase(DataKey(place.store.key), NEWER)
    assert restoring.check(made.path, by_passphrase(NEWER), place.keys).backup == made
    restoring.restore(made.path, place.folder, by_passphrase(NEWER), NOW)
    assert place.folder.open_with_passphrase(NEWER)
    with pytest.raises(SuideskError, match="wrong_passphrase"):
        place.folder.open_with_passphrase(PASSPHRASE)


def test_who_forgot_the_present_passphrase_restores_with_the_one_of_that_day(place, restoring):
    made = place.backups.make(NOW)
    place.keys.change_passphrase(DataKey(place.store.key), NEWER)
    restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
    assert place.folder.open_with_passphrase(PASSPHRASE)


def test_the_key_at_hand_keeps_the_present_passphrase(place, restoring):
    made = place.backups.make(NOW)
    key = DataKey(place.store.key)
    place.keys.change_passphrase(key, NEWER)
    restoring.restore(made.path, place.folder, with_key(key), NOW)
    assert place.folder.open_with_passphrase(NEWER)


def test_no_site_id_comes_twice_however_often_it_is_restored(place, restoring):
    made = place.backups.make(NOW)
    sites = [place.site()]
    for _ in range(3):
        restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
        sites.append(place.site())
    assert len(set(sites)) == 4
    assert len([name for name in names_in(place.path) if name.startswith("replaced-")]) == 3


def test_a_restored_store_goes_on_working_and_can_undo_what_was_done_before(place, restoring):
    place.add("Before")
    made = place.backups.make(NOW)
    restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
    place.add("After")
    desk = place.desk()
    desk.undo()
    desk.undo()
    desk.close()
    assert place.names() == ["Ada Vestergård"]


def test_it_restores_onto_a_fresh_laptop(place, restoring, tmp_path):
    made = place.backups.make(NOW, to=tmp_path / "stick")
    fresh = Place(tmp_path / "fresh" / "store")
    restored = restoring.restore(made.path, fresh.folder, by_passphrase(PASSPHRASE), NOW)
    assert restored.aside is None
    fresh.store = fresh.folder.open_with_passphrase(PASSPHRASE)
    assert fresh.names() == ["Ada Vestergård"]


def test_it_restores_over_a_damaged_store(place, restoring):
    made = place.backups.make(NOW)
    place.store.path.write_bytes(os.urandom(8192))
    (place.path / KEYS_FILE).write_bytes(b"")
    restoring.restore(made.path, place.folder, lambda keys: keys.unlock_with_recovery(place.code.text()), NOW)
    assert place.names() == ["Ada Vestergård"]
    assert place.folder.open_with_passphrase(PASSPHRASE)


def test_a_wrong_passphrase_a_damaged_file_or_a_stop_changes_nothing(place, restoring):
    made = place.backups.make(NOW)
    place.add("Grace")
    before = names_in(place.path)
    with pytest.raises(SuideskError, match="wrong_passphrase"):
        restoring.restore(made.path, place.folder, by_passphrase("not the one"), NOW)

    def stop(done, total):
        raise SuideskError("cancelled")

    with pytest.raises(SuideskError, match="cancelled"):
        restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW, stop)
    with made.path.open("r+b") as file:
        file.seek(made.size // 2)
        file.write(b"damage")
    with pytest.raises(SuideskError, match="backup_damaged"):
        restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
    assert sorted({*before, "desk.lock"}) == names_in(place.path)
    assert place.names() == ["Ada Vestergård", "Grace"]


def test_a_desk_that_holds_the_store_is_not_restored_under(place, restoring, tmp_path):
    made = place.backups.make(NOW)
    other = Place(place.path)
    other.folder.hold()
    with pytest.raises(SuideskError, match="store_in_use"):
        restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
    other.folder.release()
    restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)


@posix
def test_another_process_at_work_on_it_is_not_restored_under(place, restoring):
    made = place.backups.make(NOW)
    program = (
        "import sys; from pathlib import Path; from suidesk.store.opening import Store\n"
        "connection = Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).writer()\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(place.path), place.store.key.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(SuideskError, match="store_in_use"):
            restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
        other.stdin.close()
    restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)


@posix
def test_a_move_that_fails_puts_everything_back(place, restoring, monkeypatch):
    made = place.backups.make(NOW)
    place.add("Grace")
    before = {name for name in names_in(place.path) if name != "desk.lock"}
    rename = Path.rename

    def failing(self, goal):
        if self.parent.name.startswith(".restoring-") and self.name == FILE:
            raise OSError(28, "No space left on device")
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(SuideskError, match="disk_full"):
        restoring.restore(made.path, place.folder, by_passphrase(PASSPHRASE), NOW)
    assert {name for name in names_in(place.path) if name != "desk.lock"} == before
    assert place.names() == ["Ada Vestergård", "Grace"]


def test_while_the_clock_is_in_doubt_no_backup_goes(place):
    for day in range(40):
        place.backups.make(NOW + timedelta(days=day))
    made = place.backups.automatic(NOW + timedelta(days=26_000), is_sure=False)
    assert made is not None
    assert len(place.backups.own()) == 41
    place.backups.automatic(NOW + timedelta(days=26_002))
    assert len(place.backups.own()) < 41
