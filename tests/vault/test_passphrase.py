"""Passphrases: their length, their look, and the key they make."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.vault.passphrase import Argon2Cost, Strength, derive, require_long_enough, strength
from tests.vault.steady_random import CHEAP

SALT = bytes(range(16))


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.TOO_SHORT),
        ("nine char", Strength.TOO_SHORT),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.TOO_SIMPLE),
        ("abcdabcdabcdabcd", Strength.TOO_SIMPLE),
        ("AaAaBbBbAaAaBb", Strength.TOO_SIMPLE),
        ("abcdefghijklmnop", Strength.TOO_SIMPLE),
        ("9876543210", Strength.TOO_SIMPLE),
        ("harbour-12", Strength.FAIR),
        ("fifteen letters", Strength.FAIR),
        ("sixteen letters!", Strength.STRONG),
    ],
)
def test_how_a_passphrase_looks(passphrase, expected):
    assert strength(passphrase) is expected


def test_ten_characters_are_enough_and_nine_are_not():
    require_long_enough("0123456789")
    with pytest.raises(SuideskError) as caught:
        require_long_enough("012345678")
    assert (caught.value.code, caught.value.field) == ("passphrase_too_short", "passphrase")
    assert caught.value.params == {"minimum": 10}


def test_a_letter_with_its_accent_counts_once():
    with pytest.raises(SuideskError):
        require_long_enough("e\u0301" * 9)


def test_both_spellings_of_an_accent_make_the_same_key():
    assert derive("caf\u00e9 ved havnen", SALT, CHEAP) == derive("cafe\u0301 ved havnen", SALT, CHEAP)


def test_salt_cost_and_case_each_make_another_key():
    keys = {
        derive("by the harbour", SALT, CHEAP),
        derive("By the harbour", SALT, CHEAP),
        derive("by the harbour", SALT[::-1], CHEAP),
        derive("by the harbour", SALT, Argon2Cost(memory_kib=64, iterations=2, lanes=1)),
        derive("by the harbour", SALT, Argon2Cost(memory_kib=128, iterations=1, lanes=1)),
    }
    assert len(keys) == 5


def test_a_lone_surrogate_makes_a_key_instead_of_an_error_that_quotes_it():
    assert len(derive("secret\udc80passphrase", SALT, CHEAP)) == 32


def test_the_usual_cost_is_64_mib_three_passes_four_lanes():
    assert Argon2Cost() == Argon2Cost(memory_kib=65536, iterations=3, lanes=4)
    key = derive("by the harbour", SALT, Argon2Cost())
    assert key.hex() == "386bb13daa864ea2f53a96f55aced78c44f2b95e49b5a1520f22a4be545cd38f"
