"""A program killed in the midst of its work: what it acknowledged is there, what it had begun is there whole or not."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from suidesk.store.checking import journal_gaps
from suidesk.store.opening import open_store
from tests.store.working_until_killed import ROWS
from tests.stores import KEY, index_of, made_store, quick_folder, rebuilt_index_of

PROJECT = Path(__file__).parents[2]
TIMES, FOR_LONG = 20, 200
LONGEST = 0.5
"""Seconds from the beginning of an import to the kill, at most: about as long as one takes."""


def killed_worker(folder, random):
    """Let a program work, kill it some time after it began an import, and give the lines it told."""
    command = [sys.executable, "-m", "tests.store.working_until_killed", folder, str(random.randrange(1_000_000))]
    lines, begun, wanted = [], 0, random.randint(1, 2)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as worker:
        while begun < wanted:
            line = worker.stdout.readline()
            assert line, "the program ended by itself"
            lines.append(line)
            begun += line.startswith("begin")
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(timeout=random.uniform(0, LONGEST))
        worker.kill()
        lines += worker.stdout
    # The kill may cut the last line short.
    return [line.split() for line in lines if line.endswith("\n")]


def assert_nothing_acknowledged_is_lost(folder, lines):
    """Give how many imports were broken off; each is there whole or not at all."""
    with closing(open_store(folder, KEY).writer()) as connection:
        given = Counter(name for (name,) in connection.execute("SELECT given FROM contacts"))
        begun = {number for word, number, *_ in lines if word == "begin"}
        done = {number for word, number, *_ in lines if word == "import"}
        for word, name, *_ in lines:
            assert word != "person" or given[name] == 1
        for number in begun:
            assert given[f"I{number}"] in ((ROWS,) if number in done else (0, ROWS))
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert journal_gaps(connection) == 0
        assert index_of(connection) == rebuilt_index_of(connection)
    return sum(given[f"I{number}"] == 0 for number in begun)


def kill_often(times, seed):
    random, broken_off = Random(seed), 0
    for _ in range(times):
        with quick_folder() as parent:
            folder = Path(parent) / "store"
            made_store(folder).close()
            broken_off += assert_nothing_acknowledged_is_lost(folder, killed_worker(folder, random))
    return broken_off


def test_killed_during_an_import():
    assert kill_often(TIMES, seed=1) >= TIMES // 4


@pytest.mark.soak
def test_killed_during_an_import_for_long():
    assert kill_often(FOR_LONG, seed=2) >= FOR_LONG // 4
