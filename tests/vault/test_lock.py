"""The lock policy counts minutes and nothing else."""

from __future__ import annotations

import pytest

from suidesk.vault.lock import LockPolicy


@pytest.mark.parametrize(("idle", "is_due", "left"), [(0, False, 300), (299, False, 1), (300, True, 0), (900, True, 0)])
def test_five_minutes(idle, is_due, left):
    policy = LockPolicy(idle_minutes=5)
    assert policy.is_due(idle) is is_due
    assert policy.seconds_left(idle) == left


def test_without_minutes_waiting_never_locks():
    policy = LockPolicy(idle_minutes=None)
    assert not policy.is_due(10**9)
    assert policy.seconds_left(10**9) is None


def test_usually_it_locks_with_the_session_on_sleep_and_after_a_quarter_of_an_hour():
    assert LockPolicy() == LockPolicy(idle_minutes=15, locks_with_session=True, locks_on_sleep=True)
