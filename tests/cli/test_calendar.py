"""`suidesk calendar`: the file, how far it reaches, and what it refuses."""

from __future__ import annotations

import json
from datetime import timedelta

from icalendar import Calendar


def test_the_dates_ahead_are_written(line, tmp_path):
    line.done("do", "AddFollowUp", json.dumps({"text": "Ring", "due_on": "2026-12-03"}))
    line.done("do", "AddFollowUp", json.dumps({"text": "Later", "due_on": "2027-06-03"}))
    file = tmp_path / "desk.ics"
    called = line("calendar", "--to", str(file), "--days", "30", "--json")
    assert called.document["count"] == 1
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Ring"
    assert line.done("calendar", "--to", str(file), "--json").document["count"] == 2


def test_days_that_cannot_be_are_refused(line, tmp_path):
    file = tmp_path / "desk.ics"
    assert line("calendar", "--to", str(file), "--days", "-1").status == 2
    assert line("calendar", "--to", str(file), "--days", "9999").status == 2
    assert not file.exists()


def test_a_folder_that_is_not_there_is_told(line, tmp_path):
    called = line("calendar", "--to", str(tmp_path / "nowhere" / "desk.ics"))
    assert called.status not in (0, 2)
    assert "desk.ics" in called.err


def test_a_calendar_is_kept_and_stopped(line, tmp_path):
    folder = tmp_path / "synced"
    assert "--keep FOLDER" in line.done("calendar").out
    assert line("calendar", "--keep", folder).status == 1
    folder.mkdir()
    line.done("do", "AddFollowUp", "--text", "Ring", "--due-on", "2026-12-03")
    assert "suidesk.ics" in line.done("calendar", "--keep", folder).out
    line.done("do", "AddFollowUp", "--text", "Ring again", "--due-on", "2026-12-04")
    line.done("remind")
    assert b"Ring again" in (folder / "suidesk.ics").read_bytes()
    assert line.done("calendar", "--json").document == {"folder": str(folder), "private": False}
    assert "suidesk.ics" in line.done("exports").out
    assert "any more" in line.done("calendar", "--stop").out
    assert list(folder.iterdir()) == []
    folder.rmdir()


def test_a_clock_that_may_be_wrong_empties_no_calendar(line, tmp_path):
    line.done("do", "AddFollowUp", "--text", "Ring", "--due-on", "2026-12-03")
    line.done("calendar", "--keep", tmp_path)
    line.done("remind")
    before = (tmp_path / "suidesk.ics").read_bytes()
    line.clock.jump(timedelta(days=26_000))
    assert line.done("calendar").status == 0
    line("remind")
    called = line("calendar", "--keep", tmp_path)
    assert called.status == 1
    assert "--clock-is-right" in called.err
    assert (tmp_path / "suidesk.ics").read_bytes() == before


def test_what_is_refused_keeps_nothing(line, tmp_path):
    assert line("calendar", "--keep", tmp_path / "gone").status == 1
    assert "No calendar file is kept" in line.done("calendar").out
