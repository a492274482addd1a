"""The calendar file in a folder: follows the desk, rests when nothing changed, never harms or hinders."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from queue import Queue
from threading import Event, active_count
from threading import enumerate as enumerate_threads

import pytest
from icalendar import Calendar

from suidesk.commands.desk import ChangeDesk, KeepCalendar
from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, CompleteFollowUp
from suidesk.commands.funding import AddGrant, AddObligation
from suidesk.commands.tuning import SetThreshold
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import ObligationKind
from suidesk.services.calendar import CalendarMark
from suidesk.services.calendar_folder import FILE, found_in, in_time, remove_calendar
from suidesk.services.calendar_keeping import SLOW, CalendarKeeping, kept_now
from tests.drives import Network
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
    made.keeping.keep(made.desk, made.clock.now(), **{"has_changed": True, **values})
    return made.keeping.wait()


def wait_for_writers():
    for thread in enumerate_threads():
        if thread.name == "calendar":
            thread.join(10)


def mark_of(made):
    return made.desk.ask(CalendarMark())


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
    assert kept_now(made.desk, made.clock.now()).written_at is None


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


@pytest.mark.parametrize("there", ["file", "folder", "pipe"])
def test_what_somebody_else_wrote_stays(made, there):
    path = made.folder / FILE
    if there == "file":
        path.write_text("BEGIN:VCALENDAR\nPRODID:-//Mozilla//EN\nEND:VCALENDAR\n")
    elif there == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    assert keep(made).fault.code == "calendar_not_ours"
    assert not remove_calendar(made.folder, mark_of(made))
    assert path.exists()
    assert there != "file" or "Mozilla" in path.read_text()


def test_another_desks_file_and_one_that_only_names_us_stay(made):
    keep(made)
    path = made.folder / FILE
    for content in (
        path.read_bytes().replace(b"X-WR-RELCALID:", b"X-WR-RELCALID:other-"),
        b"BEGIN:VCALENDAR\nPRODID:-//Mozilla//EN\nDESCRIPTION:PRODID:-//suidesk//suidesk//EN\nEND:VCALENDAR\n",
    ):
        path.write_bytes(content)
        assert keep(made).fault.code == "calendar_not_ours"
        with pytest.raises(SuideskError, match="calendar_not_ours"):
            found_in(made.folder, mark_of(made))
        assert not remove_calendar(made.folder, mark_of(made))
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
    assert remove_calendar(made.folder, mark_of(made))
    assert not remove_calendar(made.folder, mark_of(made))
    made.run(KeepCalendar())
    assert keep(made) is None
    assert list(made.folder.iterdir()) == []


def test_kept_no_longer_it_goes_although_nobody_took_it_away(made):
    keep(made)
    made.run(KeepCalendar())
    keep(made)
    wait_for_writers()
    assert list(made.folder.iterdir()) == []


def test_what_a_program_left_in_the_middle_of_writing_goes(made):
    old, new = (made.folder / f".{FILE}.{name}.tmp" for name in ("0a0a0a0a", "0b0b0b0b"))
    for path, age in ((old, timedelta(days=1)), (new, timedelta(minutes=1))):
        path.write_text("Ring")
        at = (made.clock.now() - age).timestamp()
        os.utime(path, (at, at))
    keep(made)
    assert (old.exists(), new.exists()) == (False, True)


def test_what_cannot_be_removed_is_told(made, monkeypatch):
    keep(made)

    def refuse(path, *, missing_ok=False):
        raise PermissionError(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(SuideskError, match="calendar_not_removed"):
        remove_calendar(made.folder, mark_of(made))


def test_a_path_must_be_whole(made):
    with pytest.raises(SuideskError, match="not_a_whole_path at folder"):
        made.run(KeepCalendar(folder="synced"))


@pytest.fixture
def network(made, monkeypatch):
    """The folder lies on a drive that can go away."""
    drive = Network(made.folder, monkeypatch)
    yield drive
    drive.come_back()
    made.keeping.wait()


def asked(made, *, has_changed=False):
    return made.keeping.keep(made.desk, made.clock.now(), has_changed=has_changed)


def hung(made, network):
    """Have a first date written to a drive that has gone away."""
    made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3)))
    network.go_away()
    begun = made.clock.now()
    state = asked(made, has_changed=True)
    network.wait_for_write()
    assert (state.since, state.fault) == (begun, None)
    return begun


def test_a_drive_that_is_away_holds_nobody_and_is_said_after_a_minute(made, network):
    begun = hung(made, network)
    made.clock.advance(SLOW / 2)
    assert asked(made).fault is None
    made.clock.advance(SLOW / 2)
    state = asked(made)
    assert (state.since, state.fault.code) == (begun, "calendar_hangs")
    made.clock.advance(SLOW)
    assert asked(made).fault.code == "calendar_hangs"
    network.come_back()
    state = made.keeping.wait()
    assert (state.fault, state.since, state.written_at, state.count) == (None, None, begun, 1)
    assert len(events(made)) == 1


def test_what_changed_meanwhile_is_written_when_the_drive_is_back(made, network):
    hung(made, network)
    before = active_count()
    for days in (4, 5, 6):
        made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=days)))
        made.clock.advance(SLOW)
        assert asked(made, has_changed=True).fault.code == "calendar_hangs"
    assert active_count() <= before
    network.come_back()
    state = made.keeping.wait()
    assert (state.fault, state.written_at, state.count) == (None, made.clock.now(), 4)
    assert len(events(made)) == 4


def test_another_folder_is_written_while_the_first_doesnt_answer(made, network, tmp_path):
    hung(made, network)
    other = tmp_path / "other"
    other.mkdir()
    made.run(KeepCalendar(folder=str(other)))
    assert keep(made).written_at == made.clock.now()
    assert (other / FILE).exists()
    network.come_back()
    wait_for_writers()
    assert made.keeping.state.place.folder == str(other)
    assert made.keeping.state.written_at == made.clock.now()


def test_kept_no_longer_nothing_stays_when_the_drive_is_back(made, network):
    hung(made, network)
    made.run(KeepCalendar())
    assert asked(made, has_changed=True) is None
    network.come_back()
    wait_for_writers()
    assert list(made.folder.iterdir()) == []


def test_kept_again_it_is_there_when_the_drive_is_back(made, network):
    hung(made, network)
    made.run(KeepCalendar())
    asked(made, has_changed=True)
    made.run(KeepCalendar(folder=str(made.folder)))
    asked(made, has_changed=True)
    network.come_back()
    assert made.keeping.wait().fault is None
    assert len(events(made)) == 1


def test_who_closes_or_ends_soon_doesnt_wait_for_a_drive_that_is_away(made, network):
    told = []
    made.keeping = CalendarKeeping(lambda: told.append(made.keeping.state))
    hung(made, network)
    made.clock.advance(SLOW)
    asked(made)
    made.keeping.close()
    assert asked(made, has_changed=True).fault.code == "calendar_hangs"
    network.come_back()
    wait_for_writers()
    assert told == []
    network.go_away()
    made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=4)))
    assert kept_now(made.desk, made.clock.now(), 0).fault.code == "calendar_hangs"
    network.wait_for_write()


def test_whoever_shows_the_state_is_told_that_it_is_another(made):
    told = Queue()
    made.keeping = CalendarKeeping(lambda: told.put(made.keeping.state))
    asked(made, has_changed=True)
    assert told.get(timeout=10).written_at == made.clock.now()


def test_a_folder_that_doesnt_answer_is_left():
    never = Event()
    with pytest.raises(SuideskError, match="calendar_hangs"):
        in_time(Path("away"), never.wait, 0)
    never.set()
    assert in_time(Path("here"), lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        in_time(Path("here"), lambda: 1 // 0)


def test_only_what_changed_looks_new(made):
    refs = [made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3))) for _ in range(2)]
    keep(made)
    before = stamps(made)
    made.clock.advance(timedelta(hours=2))
    made.run(ChangeFollowUp(id=refs[0], due_on=made.today + timedelta(days=5)))
    keep(made)
    after = stamps(made)
    (moved,) = (uid for uid in after if after[uid] != before[uid])
    assert after[moved] == (before[moved][0] + 120, made.clock.now(), made.clock.now())


def stamps(made):
    return {str(one["UID"]): (one["SEQUENCE"], one["DTSTAMP"].dt, one["LAST-MODIFIED"].dt) for one in events(made)}
