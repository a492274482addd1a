"""Work in another process: answered line by line, stopped when nobody wants it, its faults are told."""

from __future__ import annotations

import json
import os

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.system.apart import Apart, EndedError

ECHO = """
import sys
for line in sys.stdin:
    print(line.strip().upper(), flush=True)
"""
ENDLESS = """
import os, sys, time
print(os.getpid(), flush=True)
while True:
    time.sleep(1)
"""
DEAF = """
import sys
sys.stdin.close()
print("enough", flush=True)
"""
FAULTY = """
import sys
print("begun", flush=True)
sys.exit(3)
"""


@pytest.fixture
def module(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)

    def made(name, text):
        (tmp_path / f"{name}.py").write_text(text)
        return Apart(name)

    return made


def never():
    return False


def test_lines_go_there_and_come_back(module):
    lines = [f"line {at} æ\n" for at in range(5_000)]
    found = list(module("echoing", ECHO).ask(lines, never))
    assert found == [f"LINE {at} Æ\n" for at in range(5_000)]


def test_it_is_stopped_when_nobody_wants_it(module):
    pids = []
    answer = module("endless", ENDLESS).ask([], lambda: bool(pids))
    pids.append(int(next(answer)))
    with pytest.raises(SuideskError, match="cancelled"):
        next(answer)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_one_that_does_not_listen_is_heard(module):
    assert list(module("deaf", DEAF).ask(["x" * 1_000_000 + "\n"], never)) == ["enough\n"]


def test_its_fault_is_told(module):
    with pytest.raises(EndedError, match="3"):
        list(module("faulty", FAULTY).ask([], never))


def test_a_program_that_is_not_there_says_so():
    with pytest.raises(EndedError):
        list(Apart("suidesk.not_there").ask([], never))


def test_the_web_answers_from_there():
    said = [
        json.loads(line)
        for line in Apart("suidesk.rules.web_apart").ask(
            ['{"nodes":[["a",0,null],["b",1,null]]}\n', '{"ties":[["a","b",2]]}\n'], never
        )
    ]
    assert said[-1] == {"end": [1, 0]}
    assert any("done" in one for one in said)
