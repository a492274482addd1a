"""The data key shows itself to nobody."""

from __future__ import annotations

import copy
import hmac
import pickle

import pytest

from suidesk.vault.key import DataKey
from tests.vault.steady_random import SteadyRandom

RAW = bytes(range(32))


def test_its_text_forms_show_none_of_its_bytes():
    key = DataKey(RAW)
    assert repr(key) == str(key) == f"{key}" == "DataKey()"
    assert repr([key]) == "[DataKey()]"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_any_other_length_is_refused_without_showing_it(length):
    with pytest.raises(ValueError, match="32 bytes") as caught:
        DataKey(b"secret" * length)
    assert "secret" not in str(caught.value)


def test_it_cannot_be_pickled_or_copied():
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(DataKey(RAW))
    with pytest.raises(TypeError, match="never pickled"):
        copy.deepcopy(DataKey(RAW))


def test_its_mark_is_known_and_differs_from_key_to_key():
    assert DataKey(RAW).key_id == hmac.new(RAW, b"suidesk key id", "sha256").hexdigest()[:32]
    assert DataKey(RAW).key_id == "c5ceb3eaec9610ca1842c8e7bf75c819"
    assert DataKey(bytes(32)).key_id != DataKey(RAW).key_id


def test_a_new_key_comes_from_the_randomness_given():
    assert DataKey.new(SteadyRandom(1)) == DataKey.new(SteadyRandom(1))
    assert DataKey.new(SteadyRandom(1)) != DataKey.new(SteadyRandom(2))
