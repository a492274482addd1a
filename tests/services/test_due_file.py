"""What can be read of a locked desk: days and numbers, nothing else."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from suidesk.queries.coming import Coming
from suidesk.services.due_file import FILE, due_count, write_due
from suidesk.services.reminding import Ticked

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=COPENHAGEN)
TODAY = NOW.date()


def ticked(number, *coming, did_evaluate=True):
    return Ticked(checked_at=NOW, waiting=number, coming=coming, did_evaluate=did_evaluate)


def on(day, *, is_here=False):
    return Coming(datetime.combine(day, time(8), UTC), day, said=None, is_here=is_here)


def days_in(folder):
    return json.loads((folder / FILE).read_text())["due_from"]


def test_what_is_open_counts_from_the_local_day(tmp_path):
    write_due(tmp_path, ticked(3))
    assert days_in(tmp_path) == {"2026-11-25": 3}
    assert due_count(tmp_path, TODAY) == 3
    assert due_count(tmp_path, TODAY + timedelta(days=90)) == 3


def test_what_comes_counts_from_its_day_unless_it_is_here(tmp_path):
    third, here = on(date(2026, 12, 3)), on(date(2026, 12, 4), is_here=True)
    write_due(tmp_path, ticked(1, on(date(2026, 11, 28)), third, third, here))
    assert days_in(tmp_path) == {"2026-11-25": 1, "2026-11-28": 1, "2026-12-03": 2}
    assert [due_count(tmp_path, TODAY + timedelta(days=days)) for days in (0, 2, 3, 8)] == [1, 1, 2, 4]


def test_a_look_that_was_none_leaves_it_as_it_is(tmp_path):
    write_due(tmp_path, ticked(3))
    write_due(tmp_path, ticked(0, did_evaluate=False))
    assert days_in(tmp_path) == {"2026-11-25": 3}


def test_it_is_written_only_when_it_changes(tmp_path):
    write_due(tmp_path, ticked(3))
    before = (tmp_path / FILE).stat().st_ino
    write_due(tmp_path, ticked(3))
    assert (tmp_path / FILE).stat().st_ino == before
    write_due(tmp_path, ticked(0))
    assert days_in(tmp_path) == {}
    assert due_count(tmp_path, TODAY) == 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"format": "other"}', b'{"format": "suidesk due", "version": 1, "due_from": [3]}']
)
def test_an_unreadable_file_tells_nothing_and_is_written_anew(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    assert due_count(tmp_path, TODAY) is None
    write_due(tmp_path, ticked(2))
    assert due_count(tmp_path, TODAY) == 2


def test_a_missing_file_tells_nothing(tmp_path):
    assert due_count(tmp_path, TODAY) is None
