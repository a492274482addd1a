"""Years of a laptop that crashes, sleeps, travels and has wrong clocks: none missed, none twice, none that isn't so."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from suidesk.commands import recording
from suidesk.commands.recording import ClaimReminders, MarkRemindersShown
from suidesk.queries.reminders import Pressing
from suidesk.rules import delivery
from suidesk.services import clock_check, reminding, telling
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


def _take_back_in_doubt(*args, is_sure):
    return PLANNED(*args, is_sure=True)


def _withdraw_nothing(db, dues, judged, now, *, is_sure):
    return PLANNED(db, dues, frozenset(), now, is_sure=is_sure)


def _say_something_else(*args, **values):
    return replace(DIGEST(*args, **values), body="Something else")


def _stay_restored(self, last, round_):
    if round_.is_week:
        NOTE(self, replace(last, restored_from=None), round_)


class _NothingPresses(reminding.RemindersPressing):
    def fetch(self, db):
        return Pressing([], {})


PLANNED, DIGEST, NOTE = recording.planned, telling._digest, telling.Telling._note
FAULTS = {
    "quiet hours are forgotten": (telling, "is_heard", lambda *_: True),
    "nothing waits for Monday": (telling, "can_wait", lambda *_: False),
    "every look gathers": (telling, "is_gathering", lambda moment, settings, _: delivery.is_heard(moment, settings)),
    "pop-ups stay on the screen": (telling.Telling, "_withdraw_settled", lambda *_: None),
    "a digest says something else": (telling, "_digest", _say_something_else),
    "no clock is doubted": (clock_check, "doubt", lambda *_: None),
    "a doubtful clock withdraws": (reminding, "planned", _take_back_in_doubt),
    "nothing is withdrawn": (reminding, "planned", _withdraw_nothing),
    "nothing stands on Today": (reminding, "RemindersPressing", _NothingPresses),
    "nobody asks about the clock": (telling.Telling, "ask_about_clock", lambda *_: ()),
    "claims hold nobody off": (recording, "is_claimed", lambda *_: False),
    "what was lost comes plain": (recording, "is_unfinished", lambda *_: False),
    "what was told too early isn't forgotten": (recording, "is_from_the_future", lambda *_: False),
    "a restore is never over": (telling.Telling, "_note", _stay_restored),
}


FIRST = {"a doubtful clock withdraws": 13}
"""Years before it live on without noticing."""


@pytest.mark.parametrize("fault", FAULTS)
def test_the_judge_finds_a_fault_that_is_put_in(tmp_path, monkeypatch, fault):
    monkeypatch.setattr(*FAULTS[fault])
    first = FIRST.get(fault, 0)
    with pytest.raises(Wrong):
        live(tmp_path, range(first, first + 20))
