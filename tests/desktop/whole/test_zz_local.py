from __future__ import annotations

import os

import pytest

from tests.desktop.whole.test_random_hands import STEPS, nothing_leaves, work  # noqa

A, B = (int(x) for x in os.environ.get("HANDS", "0:4").split(":"))
@pytest.mark.parametrize("seed", range(A, B))
def test_local(full, desk, seed, qtbot):
    work(full, seed, STEPS, qtbot)
    assert desk._connection.execute("PRAGMA foreign_key_check").fetchall() == []
