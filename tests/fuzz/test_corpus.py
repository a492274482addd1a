"""The corpus itself and a few hundred changed inputs of each format; `make fuzz` runs as many as one has time for."""

from __future__ import annotations

import pytest

from tests.fuzz.running import input_of, run, seeds_of
from tests.fuzz.targets import TARGETS, refused_or


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_is_read_or_refused(name):
    codes = [refused_or(TARGETS[name], data) for data in seeds_of(name)]
    assert "" in codes


@pytest.mark.parametrize("name", TARGETS)
def test_changed_inputs_are_read_or_refused(name):
    assert run(name, seed=1, first=0, count=60).faults == []


def test_a_seed_gives_the_same_inputs():
    seeds = seeds_of("csv")
    assert [input_of("csv", seeds, 7, at) for at in range(20)] == [input_of("csv", seeds, 7, at) for at in range(20)]
    assert len({input_of("csv", seeds, 7, at) for at in range(20)}) > 10
