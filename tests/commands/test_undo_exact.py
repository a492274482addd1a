"""Whatever is done can be taken back exactly, and made again exactly; what is refused changes nothing."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from suidesk.commands.registry import commands_by_name
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES
from suidesk.store.reading import Reading
from suidesk.store.rows import type_of
from tests.commands.arguments import draw_command
from tests.commands.worlds import ids_of, settle
from tests.stores import Made, index_of, made_store, quick_folder, rebuilt_index_of

# What erases for good says so, and is tried by itself.
COMMANDS = {name: made for name, made in commands_by_name().items() if not getattr(made, "is_final", False)}


def counts(made):
    return made.connection.execute("SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM batches)").fetchone()


def attempt(made, command):
    """Run a command and give the rows before and after; None when it was refused or changed nothing."""
    before, written = made.rows(), counts(made)
    try:
        change = made.desk.run(command).change
    except SuideskError:
        assert made.rows() == before
        assert counts(made) == written
        return None
    after = made.rows()
    if change.batch is None:
        assert after == before
        assert counts(made) == written
        return None
    return before, after


def assert_sound(made):
    """Every record still passes its own check, every reference names something, the index tells the truth."""
    reading = Reading(made.connection)
    for kind in Kind:
        for record in reading.records(type_of[kind]):
            record.check()
    assert made.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = made.rows()
    for reference in REFERENCES:
        for row in rows[reference.holder.kind_of.value].values():
            is_meant = reference.kind_column is None or row[reference.kind_column] == reference.to.value
            if is_meant and row[reference.column] is not None:
                assert row[reference.column] in rows[reference.to.value]
    assert index_of(made.connection) == rebuilt_index_of(made.connection)


class DeskMachine(RuleBasedStateMachine):
    """A user who does, undoes and redoes whatever comes to mind; `done` and `undone` are what each step changed."""

    def __init__(self):
        super().__init__()
        self.folder = quick_folder()
        self.made = made_store(Path(self.folder.name) / "store")
        self.done, self.undone = [], []

    @initialize()
    def world(self):
        settle(self.made)

    # One rule and not four: Hypothesis leaves whole rules out of a run, and most runs would do nothing at all.
    @rule(data=st.data(), step=st.sampled_from((*["do"] * 7, "undo", "undo", "redo", "redo", "wait")))
    def step(self, data, step):
        getattr(self, f"_{step}")(data.draw)

    def _do(self, draw):
        made, name = self.made, draw(st.sampled_from(sorted(COMMANDS)))
        found = attempt(made, draw_command(draw, COMMANDS[name], ids_of(made.rows())))
        if found is None:
            return
        before, after = found
        made.desk.undo()
        assert made.rows() == before
        made.desk.redo()
        assert made.rows() == after
        self.done.append(found)
        self.undone.clear()

    def _undo(self, draw):
        if self.done:
            found = self.done.pop()
            self.made.desk.undo()
            assert self.made.rows() == found[0]
            self.undone.append(found)

    def _redo(self, draw):
        if not self.undone:
            with pytest.raises(SuideskError, match="nothing_to_redo"):
                self.made.desk.redo()
            return
        found = self.undone.pop()
        self.made.desk.redo()
        assert self.made.rows() == found[1]
        self.done.append(found)

    def _wait(self, draw):
        self.made.clock.advance(timedelta(hours=draw(st.integers(0, 100))))

    def teardown(self):
        try:
            assert_sound(self.made)
        finally:
            self.made.close()
            self.folder.cleanup()


TURNS = 12

TestUndo = DeskMachine.TestCase
TestUndo.settings = settings(max_examples=25, stateful_step_count=30, deadline=None, derandomize=True)


@pytest.mark.soak
class TestUndoForLong(DeskMachine.TestCase):
    settings = settings(max_examples=200, stateful_step_count=40, deadline=None, derandomize=False)


@pytest.fixture(scope="module")
def world():
    """The folder of a store with the small world in it, to be copied."""
    with quick_folder() as parent:
        made = made_store(Path(parent) / "store")
        settle(made)
        made.close()
        yield made.store.folder


@pytest.fixture
def place(world):
    """A store of its own with the small world in it."""
    with quick_folder() as parent:
        # Another seed than the world's: an id is never drawn twice.
        made = Made(shutil.copytree(world, Path(parent) / "store"), seed=2)
        yield made
        made.close()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_drawn_so_that_it_succeeds_and_is_undone(name, place):
    ids = ids_of(place.rows())
    succeeded = []

    @settings(max_examples=40, deadline=None, database=None)
    @given(st.data())
    def attempts(data):
        found = attempt(place, draw_command(data.draw, COMMANDS[name], ids))
        if found is not None:
            place.desk.undo()
            assert place.rows() == found[0]
            succeeded.append(name)

    # A rare success is sought longer; one that comes at once needn't come a hundred times.
    for turn in range(TURNS):
        seed(turn)(attempts)()
        if succeeded:
            break
    assert succeeded
    assert_sound(place)
