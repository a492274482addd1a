"""The keys of a store folder, on a real disk, with a keychain that remembers."""

from __future__ import annotations

import shutil
import stat
import sys

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.services.keys import KEYS_COPY, KEYS_FILE, Keys
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.vault import slot_file
from suidesk.vault.slots import SlotKind
from tests.fakes import FakeKeychain
from tests.store.limits import files_no_larger_than
from tests.vault.forging import resigned
from tests.vault.steady_random import CHEAP

PASSPHRASE = "by the harbour"
NEWER = "over the bridge"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and limits")


class ForgetfulKeychain(FakeKeychain):
    """Discards silently, as keyring's null backend does."""

    def set(self, account, secret):
        self._need_keychain()


class StaleKeychain(FakeKeychain):
    """Goes away between one call and the next, once told."""

    def __init__(self):
        super().__init__()
        self.fails_to_delete = False

    def delete(self, account):
        if self.fails_to_delete:
            raise SuideskError("keychain_unavailable", reason="failed")
        super().delete(account)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def keychain():
    return FakeKeychain()


@pytest.fixture
def keys(folder, keychain):
    return Keys(folder, keychain, cost=CHEAP)


@pytest.fixture
def made(keys):
    return keys.create(PASSPHRASE)


@pytest.fixture
def key(made):
    return made[0]


def failure(attempt, *arguments):
    with pytest.raises(SuideskError) as caught:
        attempt(*arguments)
    return caught.value.code, caught.value.params


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def damage(path):
    path.write_bytes(path.read_bytes()[:-20])


class TestCreate:
    def test_it_opens_with_the_passphrase_and_the_code(self, keys, made):
        key, code = made
        assert keys.unlock_with_passphrase(PASSPHRASE) == key
        assert keys.unlock_with_recovery(code.text().lower()) == key

    def test_two_stores_share_nothing(self, keys, made, tmp_path, keychain):
        other, code = Keys(tmp_path / "other", keychain, cost=CHEAP).create(PASSPHRASE)
        assert other != made[0]
        assert code != made[1]

    @posix
    def test_folder_and_files_are_the_owners_alone(self, made, folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}

    def test_the_real_cost_is_used_unless_told_otherwise(self, folder, keychain):
        keys = Keys(folder, keychain)
        key, _ = keys.create(PASSPHRASE)
        cost = slot_file.from_bytes((folder / KEYS_FILE).read_bytes()).passphrase.cost
        assert (cost.memory_kib, cost.iterations, cost.lanes) == (65536, 3, 4)
        assert keys.unlock_with_passphrase(PASSPHRASE) == key

    def test_a_short_passphrase_makes_nothing(self, keys, folder):
        assert failure(keys.create, "too short") == ("passphrase_too_short", {"minimum": 10})
        assert not folder.exists()

    def test_existing_keys_stay(self, keys, made, folder):
        before = files(folder)
        assert failure(keys.create, NEWER) == ("keys_exist", {})
        (folder / KEYS_FILE).unlink()
        assert failure(keys.create, NEWER) == ("keys_exist", {})
        assert files(folder) == {KEYS_COPY: before[KEYS_COPY]}

    def test_unreadable_keys_are_not_replaced_by_new_ones(self, keys, made, folder):
        damage(folder / KEYS_FILE)
        damage(folder / KEYS_COPY)
        before = files(folder)
        assert failure(keys.create, NEWER) == ("keys_unreadable", {"reason": "damaged"})
        assert files(folder) == before

    def test_a_store_without_its_keys_gets_no_new_ones(self, keys, folder):
        folder.mkdir()
        (folder / STORE_FILE).write_bytes(b"encrypted")
        assert failure(keys.create, PASSPHRASE) == ("keys_missing", {})
        assert files(folder) == {STORE_FILE: b"encrypted"}

    @posix
    def test_a_full_disk_is_said(self, keys, folder):
        with files_no_larger_than(100):
            assert failure(keys.create, PASSPHRASE) == ("keys_not_written", {"reason": "EFBIG"})
        assert files(folder) == {}

    def test_a_file_in_the_folders_place_is_said(self, keys, folder):
        folder.touch()
        assert failure(keys.create, PASSPHRASE)[0] == "keys_unreadable"


class TestUnlock:
    def test_the_wrong_thing_is_told_apart_from_a_slip(self, keys, made):
        code = made[1].text()
        assert failure(keys.unlock_with_passphrase, NEWER) == ("wrong_passphrase", {})
        assert failure(keys.unlock_with_recovery, code[:-1] + "U") == ("recovery_code_mistyped", {"group": 8})
        other = keys.new_recovery_code(made[0])
        assert failure(keys.unlock_with_recovery, code) == ("wrong_recovery_code", {})
        assert keys.unlock_with_recovery(other.text()) == made[0]

    def test_absent_and_unreadable_are_two_states(self, keys, made, folder):
        damage(folder / KEYS_FILE)
        damage(folder / KEYS_COPY)
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("keys_unreadable", {"reason": "damaged"})
        (folder / KEYS_COPY).unlink()
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("keys_unreadable", {"reason": "damaged"})
        (folder / KEYS_FILE).unlink()
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("keys_missing", {})

    def test_a_folder_that_is_gone_has_no_keys(self, keys):
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("keys_missing", {})

    def test_an_error_of_the_system_is_not_an_absence(self, keys, folder):
        (folder / KEYS_FILE).mkdir(parents=True)
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("keys_unreadable", {"reason": "EISDIR"})


class TestCopy:
    def test_both_files_hold_the_same(self, made, folder):
        assert files(folder)[KEYS_FILE] == files(folder)[KEYS_COPY]

    @pytest.mark.parametrize("spoil", [damage, lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
    def test_it_serves_when_the_first_is_damaged_or_gone_and_says_so(self, keys, key, folder, spoil):
        assert not keys.describe().is_from_copy
        spoil(folder / KEYS_FILE)
        before = files(folder)
        assert keys.unlock_with_passphrase(PASSPHRASE) == key
        assert keys.describe().is_from_copy
        assert files(folder) == before

    def test_a_damaged_copy_beside_good_keys_is_nothing_to_say(self, keys, key, folder):
        damage(folder / KEYS_COPY)
        assert keys.unlock_with_passphrase(PASSPHRASE) == key
        assert not keys.describe().is_from_copy

    @pytest.mark.parametrize("name", [KEYS_FILE, KEYS_COPY])
    def test_repair_makes_both_whole_again(self, keys, key, folder, name):
        before = files(folder)
        damage(folder / name)
        keys.repair()
        assert files(folder) == before
        assert keys.unlock_with_passphrase(PASSPHRASE) == key

    def test_repair_makes_no_keys(self, keys, key, folder):
        damage(folder / KEYS_FILE)
        damage(folder / KEYS_COPY)
        before = files(folder)
        assert failure(keys.repair)[0] == "keys_unreadable"
        assert files(folder) == before

    def test_it_does_not_hide_a_newer_version(self, keys, key, folder):
        newer = (folder / KEYS_FILE).read_bytes()
        (folder / KEYS_FILE).write_bytes(resigned(newer, version=9))
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("keys_newer", {"found": 9, "known": 1})
        assert failure(keys.change_passphrase, key, NEWER)[0] == "keys_newer"


class TestChange:
    def test_a_passphrase_is_exchanged_and_nothing_else(self, keys, made):
        key, code = made
        keys.add_keychain(key)
        keys.change_passphrase(key, NEWER)
        assert keys.unlock_with_passphrase(NEWER) == key
        assert failure(keys.unlock_with_passphrase, PASSPHRASE) == ("wrong_passphrase", {})
        assert keys.unlock_with_recovery(code.text()) == key
        assert keys.unlock_with_keychain() == key

    def test_a_short_passphrase_changes_nothing(self, keys, key, folder):
        before = files(folder)
        assert failure(keys.change_passphrase, key, "too short")[0] == "passphrase_too_short"
        assert files(folder) == before

    @posix
    def test_a_full_disk_leaves_the_former_passphrase(self, keys, key, folder):
        before = files(folder)
        with files_no_larger_than(100):
            assert failure(keys.change_passphrase, key, NEWER) == ("keys_not_written", {"reason": "EFBIG"})
        assert files(folder) == before
        assert keys.unlock_with_passphrase(PASSPHRASE) == key

    def test_a_change_after_damage_makes_both_files_whole(self, keys, key, folder):
        damage(folder / KEYS_FILE)
        keys.change_passphrase(key, NEWER)
        assert keys.unlock_with_passphrase(NEWER) == key
        assert not keys.describe().is_from_copy

    def test_a_new_recovery_code_has_a_new_mark(self, keys, key):
        before = keys.describe().slots[-1].mark
        keys.new_recovery_code(key)
        after = keys.describe().slots[-1].mark
        assert before != after
        assert len(after) == 4


class TestKeychain:
    def test_it_opens_without_asking(self, keys, key, keychain):
        keys.add_keychain(key)
        assert keys.unlock_with_keychain() == key
        assert list(keychain.secrets) == [f"suidesk:{keys.describe().store_id}:1"]
        assert key.raw not in keychain.secrets.values()

    def test_without_a_slot_it_is_not_asked(self, keys, key, keychain):
        keychain.is_available = False
        assert failure(keys.unlock_with_keychain) == ("key_slot_missing", {"kind": "keychain"})

    def test_each_failure_has_its_code_and_leaves_the_slots_alone(self, keys, key, keychain, folder):
        keys.add_keychain(key)
        before = files(folder)
        keychain.is_available = False
        assert failure(keys.unlock_with_keychain) == ("keychain_unavailable", {"reason": "fake"})
        keychain.is_available = True
        (account,) = keychain.secrets
        keychain.secrets[account] = b"x" * 32
        assert failure(keys.unlock_with_keychain) == ("keychain_entry_wrong", {})
        keychain.secrets.clear()
        assert failure(keys.unlock_with_keychain) == ("keychain_entry_missing", {})
        assert files(folder) == before
        assert keys.unlock_with_passphrase(PASSPHRASE) == key

    def test_added_again_it_has_a_new_account_and_a_new_secret_and_the_old_one_is_gone(self, keys, key, keychain):
        keys.add_keychain(key)
        (before,) = keychain.secrets.items()
        keys.add_keychain(key)
        (after,) = keychain.secrets.items()
        assert after[0].endswith(":2")
        assert after[1] != before[1]
        assert keys.unlock_with_keychain() == key

    def test_a_keychain_that_keeps_nothing_makes_no_slot(self, key, folder):
        keys, before = Keys(folder, ForgetfulKeychain(), cost=CHEAP), files(folder)
        assert failure(keys.add_keychain, key) == ("keychain_unavailable", {"reason": "round_trip"})
        assert files(folder) == before

    def test_a_keychain_that_is_absent_makes_no_slot(self, keys, key, keychain, folder):
        before = files(folder)
        keychain.is_available = False
        assert failure(keys.add_keychain, key)[0] == "keychain_unavailable"
        assert files(folder) == before

    @posix
    def test_a_full_disk_leaves_the_former_version_working(self, keys, key, keychain):
        keys.add_keychain(key)
        before = dict(keychain.secrets)
        with files_no_larger_than(100):
            assert failure(keys.add_keychain, key)[0] == "keys_not_written"
        assert keychain.secrets == before
        assert keys.unlock_with_keychain() == key

    def test_an_old_entry_that_cannot_be_deleted_is_no_failure(self, key, folder):
        keychain = StaleKeychain()
        keys = Keys(folder, keychain, cost=CHEAP)
        keys.add_keychain(key)
        keychain.fails_to_delete = True
        keys.add_keychain(key)
        assert keys.unlock_with_keychain() == key
        assert len(keychain.secrets) == 2

    def test_a_copied_store_does_not_take_the_accounts_of_the_first(self, keys, key, keychain, folder, tmp_path):
        shutil.copytree(folder, tmp_path / "copied")
        copied = Keys(tmp_path / "copied", keychain, cost=CHEAP)
        keys.add_keychain(key)
        copied.add_keychain(key)
        assert keys.unlock_with_keychain() == copied.unlock_with_keychain() == key
        assert len(keychain.secrets) == 2

    def test_a_keychain_that_claims_every_account_is_refused(self, keys, key, keychain):
        store_id = keys.describe().store_id
        keychain.secrets = {f"suidesk:{store_id}:{number}": b"x" for number in range(1, 100)}
        before = dict(keychain.secrets)
        assert failure(keys.add_keychain, key) == ("keychain_unavailable", {"reason": "full"})
        assert keychain.secrets == before

    def test_removed_it_opens_no_longer_and_its_entry_is_gone(self, keys, key, keychain):
        keys.add_keychain(key)
        keys.remove_keychain()
        assert keychain.secrets == {}
        assert failure(keys.unlock_with_keychain)[0] == "key_slot_missing"
        keys.remove_keychain()
        assert keys.unlock_with_passphrase(PASSPHRASE) == key

    def test_its_slot_goes_even_where_its_entry_cannot(self, keys, key, keychain):
        keys.add_keychain(key)
        keychain.is_available = False
        assert failure(keys.remove_keychain)[0] == "keychain_unavailable"
        assert failure(keys.unlock_with_keychain)[0] == "key_slot_missing"


def test_the_ways_in_are_described_without_anything_secret(keys, made):
    key, code = made
    keys.add_keychain(key)
    told = keys.describe()
    assert [slot.kind for slot in told.slots] == [SlotKind.KEYCHAIN, SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    assert told.slots[0].account == f"suidesk:{told.store_id}:1"
    assert told.key_id == key.key_id
    assert key.raw.hex() not in repr(told)
    assert code.text() not in repr(told)
