"""Wrapping: any change to what is wrapped, or to what it is bound to, is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import DataKey
from suidesk.vault.wrapping import Wrapped, unwrap, wrap
from tests.vault.steady_random import SteadyRandom

UNDER = b"u" * 32
KEY = DataKey(bytes(range(32)))


def test_it_opens_under_the_same_key_and_binding():
    assert unwrap(wrap(KEY, UNDER, b"bound", SteadyRandom()), UNDER, b"bound", "refused") == KEY


@given(place=st.integers(0, 59), bit=st.integers(0, 7))
def test_any_changed_bit_is_refused(place, bit):
    wrapped = wrap(KEY, UNDER, b"bound", SteadyRandom())
    whole = bytearray(wrapped.nonce + wrapped.ciphertext)
    whole[place] ^= 1 << bit
    with pytest.raises(SuideskError, match=r"^refused$"):
        unwrap(Wrapped(nonce=bytes(whole[:12]), ciphertext=bytes(whole[12:])), UNDER, b"bound", "refused")


@pytest.mark.parametrize(("under", "bound_to"), [(b"v" * 32, b"bound"), (UNDER, b"Bound"), (UNDER, b"")])
def test_another_key_or_binding_is_refused(under, bound_to):
    wrapped = wrap(KEY, UNDER, b"bound", SteadyRandom())
    with pytest.raises(SuideskError, match=r"^refused$"):
        unwrap(wrapped, under, bound_to, "refused")
