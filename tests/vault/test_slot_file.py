"""The slot file: its format never drifts, and damage is told from a wrong passphrase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import DataKey
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.slot_file import LARGEST, from_bytes, to_bytes
from suidesk.vault.slots import Slots
from tests.vault.forging import resigned
from tests.vault.steady_random import CHEAP, SteadyRandom

FIXTURE = Path(__file__).parent / "fixtures" / "keys-1.json"
"""Written by version 1; stays as it is for as long as version 1 can be read."""
KEY = DataKey(bytes(range(32)))
CODE = RecoveryCode(bytes(range(20)))
SECRET = bytes(range(100, 132))
PASSPHRASE = "by the harbour, caf\u00e9"
WHOLE = FIXTURE.read_bytes()
CONTENT = json.loads(WHOLE)


def known_slots():
    random = SteadyRandom()
    slots = Slots.of(KEY, random).with_passphrase(KEY, PASSPHRASE, random, CHEAP)
    return slots.with_recovery(KEY, CODE, random).with_keychain(KEY, 1, SECRET, random)


def failure(data):
    with pytest.raises(SuideskError) as caught:
        from_bytes(data)
    return caught.value.code, caught.value.params


DAMAGED = ("keys_unreadable", {"reason": "damaged"})


def test_version_1_is_written_as_it_always_was():
    assert to_bytes(known_slots()) == WHOLE


def test_version_1_opens_in_every_way():
    slots = from_bytes(WHOLE)
    assert slots.open_with_passphrase(PASSPHRASE) == KEY
    assert slots.open_with_recovery(RecoveryCode.parse("000GC-40R4Y-0M301-E209M-185G2-R38EE-1W810-24GKG")) == KEY
    assert slots.open_with_keychain(SECRET) == KEY
    assert slots.key_id == KEY.key_id


def test_what_is_written_is_read():
    random = SteadyRandom(3)
    key = DataKey.new(random)
    bare = Slots.of(key, random)
    for slots in (bare, known_slots(), known_slots().without_keychain(), bare.with_recovery(key, CODE, random)):
        assert from_bytes(to_bytes(slots)) == slots


def test_nothing_secret_is_in_the_file():
    for secret in (KEY.raw, SECRET, CODE.secret, PASSPHRASE.encode()):
        assert secret not in WHOLE
        assert secret.hex().encode() not in WHOLE


@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_any_changed_bit_is_damage(place, bit):
    data = bytearray(WHOLE)
    data[place] ^= 1 << bit
    assert failure(bytes(data)) == DAMAGED


@given(st.integers(0, len(WHOLE) - 3))
def test_a_cut_file_is_damage(length):
    assert failure(WHOLE[:length]) == DAMAGED


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 2000, b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 50_000, b'{"checksum": 1}', b" " * LARGEST + WHOLE],
)
def test_what_was_never_a_slot_file_is_damage(data):
    assert failure(data) == DAMAGED


@given(st.binary(max_size=200))
def test_any_bytes_are_damage(data):
    assert failure(data) == DAMAGED


def test_a_later_version_is_said_to_be_one():
    assert failure(resigned(WHOLE, version=2)) == ("keys_newer", {"found": 2, "known": 1})


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "something else"},
        {"key_id": "short"},
        {"store_id": "../../etc/passwd0"},
        {"last_keychain_number": -1},
        {"passphrase": "x"},
        {"passphrase": {**CONTENT["passphrase"], "cost": {"memory_kib": 2**32, "iterations": 1, "lanes": 1}}},
        {"passphrase": {**CONTENT["passphrase"], "cost": {"memory_kib": 64, "iterations": 10**9, "lanes": 1}}},
        {"passphrase": {**CONTENT["passphrase"], "kdf": "md5"}},
        {"recovery": {**CONTENT["recovery"], "salt": "AAAA"}},
        {"keychain": {**CONTENT["keychain"], "number": 0}},
    ],
)
def test_forged_contents_are_refused_before_they_cost_anything(changes):
    assert failure(resigned(WHOLE, **changes)) == DAMAGED
