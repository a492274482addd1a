"""Years of a laptop that crashes, sleeps, travels and has wrong clocks: none missed, none twice, none that isn't so."""

from __future__ import annotations

import shutil

import pytest

from suidesk.commands.recording import ClaimReminders, MarkRemindersShown
from tests.laptop.laptop import Laptop, Process
from tests.laptop.life import Life
from tests.laptop.oracle import Wrong


def live(folder, seeds, laptop=Laptop):
    """Let a laptop live through a year of each seed."""
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir()
        Life(place, seed, laptop).live(years=1)
        shutil.rmtree(place)


SEEDS = range(10)
"""A year each."""
MANY, BLOCK = range(1_000, 2_000), 50


@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_of_a_laptop(tmp_path, seed):
    life = Life(tmp_path, seed)
    life.live(years=1)
    assert life.oracle.counts["shown"] > 20


@pytest.mark.soak
@pytest.mark.parametrize("first", range(MANY.start, MANY.stop, BLOCK))
def test_a_thousand_years_of_laptops(tmp_path, first):
    live(tmp_path, range(first, first + BLOCK))


class MarksFirst(Process):
    """Marks what it has claimed before it shows it: what a crash comes between is lost."""

    def run(self, command):
        done = super().run(command)
        if isinstance(command, ClaimReminders):
            self.laptop.desk.run(MarkRemindersShown(stages=command.stages))
        return done


class NeverMarks(Process):
    """Doesn't note what it has shown: it shows it again."""

    def run(self, command):
        return super().run(MarkRemindersShown(stages={}) if isinstance(command, MarkRemindersShown) else command)


@pytest.mark.parametrize(("process", "promise"), [(MarksFirst, "missed"), (NeverMarks, "shown twice")])
def test_the_judge_finds_what_breaks_a_promise(tmp_path, process, promise):
    with pytest.raises(Wrong, match=promise):
        live(tmp_path, range(20), type("Broken", (Laptop,), {"process_type": process}))
