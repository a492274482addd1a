"""Key slots: three ways to one key, each bound to what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import DataKey
from suidesk.vault.passphrase import Argon2Cost, derive
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.slots import PassphraseSlot, Slots
from suidesk.vault.wrapping import wrap
from tests.vault.steady_random import CHEAP, SteadyRandom

PASSPHRASE = "by the harbour"
SECRET = b"k" * 32


@pytest.fixture
def random():
    return SteadyRandom()


@pytest.fixture
def key(random):
    return DataKey.new(random)


@pytest.fixture
def code(random):
    return RecoveryCode.new(random)


@pytest.fixture
def slots(key, code, random):
    slots = Slots.of(key, random).with_passphrase(key, PASSPHRASE, random, CHEAP)
    return slots.with_recovery(key, code, random).with_keychain(key, 1, SECRET, random)


def refusal(attempt, *arguments):
    with pytest.raises(SuideskError) as caught:
        attempt(*arguments)
    assert caught.value.__cause__ is None
    return caught.value.code


def test_every_way_opens_the_same_key(slots, key, code):
    assert slots.open_with_passphrase(PASSPHRASE) == key
    assert slots.open_with_recovery(code) == key
    assert slots.open_with_keychain(SECRET) == key


def test_the_wrong_thing_opens_nothing(slots, random):
    assert refusal(slots.open_with_passphrase, "by the harbouR") == "wrong_passphrase"
    assert refusal(slots.open_with_passphrase, "") == "wrong_passphrase"
    assert refusal(slots.open_with_recovery, RecoveryCode.new(random)) == "wrong_recovery_code"
    assert refusal(slots.open_with_keychain, b"x" * 32) == "keychain_entry_wrong"
    assert refusal(slots.open_with_keychain, b"short") == "keychain_entry_wrong"


def test_a_way_that_was_never_made_is_missing(key, random, code):
    bare = Slots.of(key, random)
    for attempt, argument, kind in (
        (bare.open_with_passphrase, PASSPHRASE, "passphrase"),
        (bare.open_with_recovery, code, "recovery"),
        (bare.open_with_keychain, SECRET, "keychain"),
    ):
        with pytest.raises(SuideskError) as caught:
            attempt(argument)
        assert (caught.value.code, caught.value.params) == ("key_slot_missing", {"kind": kind})


def test_a_changed_passphrase_changes_that_slot_alone(slots, key, random):
    changed = slots.with_passphrase(key, "over the bridge", random, CHEAP)
    assert changed.open_with_passphrase("over the bridge") == key
    assert refusal(changed.open_with_passphrase, PASSPHRASE) == "wrong_passphrase"
    assert replace(changed, passphrase=slots.passphrase) == slots


def test_a_new_recovery_code_changes_that_slot_and_its_mark(slots, key, code, random):
    newer = RecoveryCode.new(random)
    changed = slots.with_recovery(key, newer, random)
    assert changed.open_with_recovery(newer) == key
    assert refusal(changed.open_with_recovery, code) == "wrong_recovery_code"
    assert replace(changed, recovery=slots.recovery) == slots
    assert changed.recovery.mark != slots.recovery.mark
    assert len(changed.recovery.mark) == 4


def test_the_same_passphrase_twice_leaves_nothing_alike(slots, key, random):
    again = slots.with_passphrase(key, PASSPHRASE, random, CHEAP)
    assert again.passphrase.salt != slots.passphrase.salt
    assert again.passphrase.wrapped.nonce != slots.passphrase.wrapped.nonce
    assert again.passphrase.wrapped.ciphertext != slots.passphrase.wrapped.ciphertext


def test_a_short_passphrase_makes_no_slot(slots, key, random):
    assert refusal(slots.with_passphrase, key, "too short", random, CHEAP) == "passphrase_too_short"


def test_another_stores_key_makes_no_slot(slots, code):
    random = SteadyRandom(7)
    foreign = DataKey.new(random)
    with pytest.raises(ValueError, match="another store"):
        slots.with_passphrase(foreign, PASSPHRASE, random, CHEAP)
    with pytest.raises(ValueError, match="another store"):
        slots.with_recovery(foreign, code, random)
    with pytest.raises(ValueError, match="another store"):
        slots.with_keychain(foreign, 2, SECRET, random)


def test_accounts_are_named_by_store_and_version_and_versions_only_grow(slots, key, random):
    assert slots.account(1) == f"suidesk:{slots.store_id}:1"
    assert slots.with_keychain(key, 5, SECRET, random).last_keychain_number == 5
    assert slots.with_keychain(key, 5, SECRET, random).without_keychain().last_keychain_number == 5


def test_a_removed_keychain_slot_is_missing_and_the_others_stay(slots, key):
    without = slots.without_keychain()
    assert refusal(without.open_with_keychain, SECRET) == "key_slot_missing"
    assert without.open_with_passphrase(PASSPHRASE) == key


def test_a_slot_opens_only_as_what_it_was_made(slots, code):
    """The binding: key mark, kind and parameters, exchanged one at a time."""
    other_key = replace(slots, key_id="0" * 32)
    assert refusal(other_key.open_with_passphrase, PASSPHRASE) == "wrong_passphrase"
    assert refusal(other_key.open_with_recovery, code) == "wrong_recovery_code"
    assert refusal(other_key.open_with_keychain, SECRET) == "keychain_entry_wrong"

    other_store = replace(slots, store_id="0" * 16)
    assert refusal(other_store.open_with_keychain, SECRET) == "keychain_entry_wrong"

    other_number = replace(slots, keychain=replace(slots.keychain, number=2))
    assert refusal(other_number.open_with_keychain, SECRET) == "keychain_entry_wrong"

    other_kind = replace(slots, keychain=replace(slots.keychain, wrapped=slots.recovery.wrapped))
    assert refusal(other_kind.open_with_keychain, code.derive(slots.recovery.salt)) == "keychain_entry_wrong"


def test_the_cost_is_bound_beside_the_key_that_it_makes(slots, key, random):
    """A slot wrapped under the key of one cost, but bound to another, stays shut; bound to its own, it opens."""
    salt, claimed = b"s" * 16, Argon2Cost(memory_kib=65, iterations=1, lanes=1)
    under = derive(PASSPHRASE, salt, claimed)

    def bound_to(cost):
        wrapped = wrap(key, under, slots._passphrase_binding(cost, salt), random)
        return replace(slots, passphrase=PassphraseSlot(cost=claimed, salt=salt, wrapped=wrapped))

    assert bound_to(claimed).open_with_passphrase(PASSPHRASE) == key
    assert refusal(bound_to(CHEAP).open_with_passphrase, PASSPHRASE) == "wrong_passphrase"


def test_nothing_secret_shows_in_slots_or_errors(slots, key, code):
    shown = repr(slots)
    for secret in (key.raw, SECRET, code.secret):
        assert repr(secret)[2:-1] not in shown
        assert secret.hex() not in shown
    with pytest.raises(SuideskError) as caught:
        slots.open_with_passphrase("a secret nobody may read")
    assert "secret nobody" not in f"{caught.value!r} {caught.value} {caught.value.args}"
