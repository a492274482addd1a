"""Rest: memory goes back once after work, and only while nobody works."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject

from suidesk.app.rest import MUCH_S, QUIET_S, Rest


@pytest.fixture
def looks(qapp):
    """Have it look after each of these seconds of work, and tell how often it has rested after each."""

    def look(*worked):
        left, rests, found, owner = iter(worked), [], [], QObject()
        rest = Rest(owner, lambda: rests.append(1), lambda: next(left))
        for _ in worked:
            rest.look()
            found.append(len(rests))
        # At once: later it would look by itself, in another test.
        shiboken6.delete(owner)
        return found

    return look


def test_it_rests_when_the_work_is_over_and_once(looks):
    assert looks(5.0, 9.0, 9.0 + QUIET_S / 2, 9.0 + QUIET_S, 9.0 + QUIET_S) == [0, 0, 1, 1, 1]


def test_more_work_is_followed_by_more_rest(looks):
    assert looks(5.0, 5.0, 5.0 + MUCH_S * 2, 5.0 + MUCH_S * 2) == [0, 1, 1, 2]


def test_a_desk_that_is_used_is_left_alone(looks):
    assert looks(*(at * QUIET_S * 2 for at in range(1, 40))) == [0] * 39


def test_nothing_goes_back_after_next_to_nothing(looks):
    assert looks(*[MUCH_S / 2] * 4) == [0] * 4
