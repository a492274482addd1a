"""The calendar file in a folder: follows the desk, rests when nothing changed, never harms or hinders."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from icalendar import Calendar

from suidesk.commands.desk import ChangeDesk, KeepCalendar
from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, CompleteFollowUp
from suidesk.commands.funding import AddGrant, AddObligation
from suidesk.commands.tuning import SetThreshold
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import ObligationKind
from suidesk.services.calendar_keeping import FILE, CalendarKeeping, remove_calendar
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    store.folder = tmp_path / "synced"
    store.folder.mkdir()
    store.run(KeepCalendar(folder=str(store.folder)))
    store.keeping = CalendarKeeping()
    yield store
    store.close()


def keep(made, **values):
    return made.keeping.keep(made.desk, made.clock.now(), **{"has_changed": True, **values})


def events(made):
    return Calendar.from_ical((made.folder / FILE).read_bytes()).walk("VEVENT")


def test_it_follows_the_desk(made):
    ref = made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3), due_min=600))
    assert keep(made).count == 1
    (before,) = events(made)
    made.run(ChangeFollowUp(id=ref, due_on=made.today + timedelta(days=5)))
    keep(made)
    (after,) = events(made)
    assert (before["UID"], (after["DTSTART"].dt - before["DTSTART"].dt).days) == (after["UID"], 2)
    made.run(CompleteFollowUp(id=ref))
    keep(made)
    assert events(made) == []


def test_nothing_is_written_when_it_would_say_the_same(made):
    made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3)))
    written = keep(made).written_at
    before = (made.folder / FILE).read_bytes()
    made.clock.advance(timedelta(hours=2))
    assert keep(made).written_at == written
    assert (made.folder / FILE).read_bytes() == before
    assert [one.name for one in made.folder.iterdir()] == [FILE]
    assert CalendarKeeping().keep(made.desk, made.clock.now(), has_changed=True).written_at is None


def test_without_a_change_nobody_looks(made):
    assert keep(made, has_changed=False) is None
    keep(made)
    (made.folder / FILE).unlink()
    keep(made, has_changed=False)
    assert not (made.folder / FILE).exists()


def test_a_folder_that_is_gone_is_said_and_tried_again(made):
    made.folder.rmdir()
    assert keep(made).fault.code == "calendar_folder_gone"
    made.folder.mkdir()
    assert keep(made, has_changed=False).fault is None
    assert (made.folder / FILE).exists()


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_somebody_else_wrote_stays(made, there):
    path = made.folder / FILE
    if there == "file":
        path.write_text("BEGIN:VCALENDAR\nPRODID:-//Mozilla//EN\nEND:VCALENDAR\n")
    else:
        path.mkdir()
    assert keep(made).fault.code == "calendar_not_ours"
    assert path.is_dir() or "Mozilla" in path.read_text()
    if there == "file":
        assert not remove_calendar(made.folder)


def test_another_desks_file_and_one_that_only_names_us_stay(made):
    keep(made)
    path = made.folder / FILE
    for content in (
        path.read_bytes().replace(b"X-WR-RELCALID:", b"X-WR-RELCALID:other-"),
        b"BEGIN:VCALENDAR\nPRODID:-//Mozilla//EN\nDESCRIPTION:PRODID:-//suidesk//suidesk//EN\nEND:VCALENDAR\n",
    ):
        path.write_bytes(content)
        assert keep(made).fault.code == "calendar_not_ours"
        assert path.read_bytes() == content


def test_an_empty_file_of_a_crash_is_replaced(made):
    (made.folder / FILE).touch()
    assert keep(made).fault is None


def test_a_full_disk_is_said_and_the_old_file_stays(made, monkeypatch):
    keep(made)
    before = (made.folder / FILE).read_bytes()
    made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3)))

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    fault = keep(made).fault
    assert (fault.code, fault.params["reason"]) == ("calendar_not_written", "full")
    assert (made.folder / FILE).read_bytes() == before
    monkeypatch.undo()
    assert keep(made, has_changed=False).count == 1


def test_a_deadline_warns_at_its_stages_as_they_are_tuned(made):
    grant = made.run(AddGrant(title="Fund"))
    day = made.today + timedelta(days=60)
    made.run(AddObligation(grant_id=grant, kind=ObligationKind.APPLICATION, due_on=day))
    made.run(SetThreshold(key="funding.application_2", value=28))
    keep(made)
    (event,) = events(made)
    days = [-(alarm["TRIGGER"].dt - timedelta(hours=9)).days for alarm in event.walk("VALARM")]
    assert days == [42, 28, 7, 2]


def test_a_zone_that_this_computer_doesnt_know_is_that_of_the_laptop(made):
    made.run(ChangeDesk(zone="Mars/Olympus"))
    made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3), due_min=600))
    assert keep(made).fault is None
    (event,) = events(made)
    assert event["DTSTART"].params["TZID"] == made.clock.zone()


def test_kept_no_longer_it_goes(made):
    keep(made)
    assert remove_calendar(made.folder)
    assert not remove_calendar(made.folder)
    made.run(KeepCalendar())
    assert keep(made) is None
    assert list(made.folder.iterdir()) == []


def test_a_path_must_be_whole(made):
    with pytest.raises(SuideskError, match="not_a_whole_path at folder"):
        made.run(KeepCalendar(folder="synced"))
