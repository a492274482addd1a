"""What the heartbeat names and the locked desk counts: each matter once, on the first day that it needs us."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.rules.thresholds import Settings
from suidesk.services.due_file import due_count, write_due
from suidesk.wording.reminders import heartbeat
from tests.reminder_desk import a_desk
from tests.rules.examples import TODAY, at

TUESDAY = TODAY - timedelta(days=TODAY.weekday()) + timedelta(days=1)
DAY = timedelta(days=1)


@pytest.fixture
def hood(tmp_path):
    with a_desk(tmp_path, at(TUESDAY, 10)) as made:
        made.folder = tmp_path
        made.restarted(settings=Settings())
        made.tick()
        yield made


def look(hood):
    """Look, and note it for the locked desk; give the tick and what the heartbeat says."""
    ticked = hood.later(seconds=30)
    write_due(hood.folder, ticked)
    return ticked, heartbeat(ticked.checked_at, ticked.next_due, ticked.next_on)


def known_and_so(hood, days):
    """Give how much the locked desk knows to be due so many days on, and how much is."""
    known = due_count(hood.folder, TUESDAY + days * DAY)
    hood.clock.advance(days * DAY)
    return known, hood.tick().waiting


def test_what_was_put_off_comes_next(hood):
    hood.run(AddFollowUp(text="Ring Carla", due_on=TUESDAY))
    (row,) = look(hood)[0].open
    hood.run(SnoozeReminder(id=row.id, until=at(TUESDAY + DAY, 9)))
    assert "next: Ring Carla, 25 November" in look(hood)[1]
    assert known_and_so(hood, 1) == (1, 1)


def test_what_was_dismissed_doesnt_come(hood):
    hood.duty((TUESDAY - TODAY).days + 20)
    (row,) = look(hood)[0].open
    hood.run(DismissReminder(id=row.id))
    assert "nothing else is planned" in look(hood)[1]
    assert known_and_so(hood, 19) == (0, 0)


def test_what_is_open_and_becomes_more_urgent_counts_once(hood):
    hood.duty((TUESDAY - TODAY).days + 20)
    assert "next: " in look(hood)[1]
    assert known_and_so(hood, 19) == (1, 1)


def test_what_rests_counts_from_its_next_stage_on(hood):
    hood.holder((TUESDAY - TODAY).days + 50)
    (row,) = look(hood)[0].open
    hood.run(CompleteReminder(id=row.id))
    look(hood)
    assert known_and_so(hood, 7) == (0, 0)
    assert known_and_so(hood, 8)[1] == 1


def test_what_is_put_off_beyond_its_next_stage_comes_with_that(hood):
    hood.duty((TUESDAY - TODAY).days + 20)
    (row,) = look(hood)[0].open
    hood.run(SnoozeReminder(id=row.id, until=at(TUESDAY + 12 * DAY, 9)))
    ticked, _ = look(hood)
    assert [one.on for one in ticked.coming] == [TUESDAY + 6 * DAY]
    assert known_and_so(hood, 12) == (1, 1)
