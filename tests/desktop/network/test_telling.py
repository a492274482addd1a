"""What a web tells is the same wherever it is reckoned; progress and stopping come through."""

from __future__ import annotations

from itertools import pairwise

import pytest

from suidesk.desktop.network.telling import told
from suidesk.domain.errors import SuideskError
from suidesk.rules.web import Node, Tie, Web
from suidesk.rules.web_findings import findings_of

NODES = tuple(Node(f"{at:03}", f"Name {at}") for at in range(60))
CHAIN = Web(NODES, tuple(Tie(one.id, other.id) for one, other in pairwise(NODES)))


def never():
    return False


def test_the_same_here_and_apart():
    heard = []
    found = told(CHAIN, lambda *done: heard.append(done), never, here_up_to=10)
    assert found == findings_of(CHAIN)
    assert heard[-1] == (120, 120)


def test_it_is_stopped_apart():
    with pytest.raises(SuideskError, match="cancelled"):
        told(CHAIN, lambda *_: None, lambda: True, here_up_to=10)


def test_without_a_process_it_is_reckoned_here(monkeypatch, expected_log):
    expected_log("no process for the web: FileNotFoundError")
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert told(CHAIN, lambda *_: None, never, here_up_to=10) == findings_of(CHAIN)
