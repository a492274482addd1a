"""The pace of telling: what presses at once, what waits for Monday, what is settled goes; restores; the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.merging import MergeContacts
from suidesk.commands.recording import NoteTold
from suidesk.commands.reminders import CompleteReminder, SnoozeReminder
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.queries.reminders import LastToldOf, PeopleToTalkWith, RemindersForTalk, TalkWith
from suidesk.rules.thresholds import Settings
from suidesk.services.clock_check import ClockCheck
from suidesk.services.ports import PopupAnswer
from suidesk.store.writing import INTERNAL
from tests.reminder_desk import a_desk
from tests.rules.examples import TODAY, at

MONDAY = TODAY - timedelta(days=TODAY.weekday())
TUESDAY, NEXT_MONDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=7)


@pytest.fixture
def hood(tmp_path):
    """A desk on a Tuesday at ten, whose first look is over."""
    with a_desk(tmp_path, at(TUESDAY, 10)) as made:
        made.restarted(settings=Settings())
        made.tick()
        made.later(seconds=30)
        yield made


def titles(hood):
    return [shown.title for shown in hood.notifier.shown]


def due_on(hood, day, kind=ObligationKind.REPORT):
    return hood.duty((day - TODAY).days, kind)


def until(hood, day, hour, minute=0):
    """Let time pass in steps of a laptop that never sleeps, and tick at the end."""
    goal = at(day, hour, minute)
    while hood.clock.now() < goal:
        hood.clock.advance(min(timedelta(minutes=4), goal - hood.clock.now()))
        hood.tick()


def test_what_is_far_waits_for_monday_and_comes_together(hood):
    due_on(hood, TUESDAY + timedelta(days=29))
    due_on(hood, TUESDAY + timedelta(days=28))
    assert len(hood.later(seconds=30).open) == 2
    until(hood, NEXT_MONDAY, 8, 59)
    assert titles(hood) == []
    until(hood, NEXT_MONDAY, 9)
    assert titles(hood) == ["For this week: 2 reminders"]
    assert hood.notifier.shown[0].answers == ((PopupAnswer.OPEN, "Open"),)
    until(hood, NEXT_MONDAY, 12)
    assert len(titles(hood)) == 1


def test_one_that_waited_alone_is_said_by_itself(hood):
    due_on(hood, TUESDAY + timedelta(days=29))
    until(hood, NEXT_MONDAY, 9)
    assert titles(hood) == ["Report on Winter Fund is due in 23 days"]


def test_a_laptop_that_slept_on_monday_gathers_at_its_next_look(hood):
    due_on(hood, TUESDAY + timedelta(days=29))
    hood.later(days=8)
    assert len(titles(hood)) == 1
    due_on(hood, TUESDAY + timedelta(days=35))
    hood.later(hours=1)
    assert len(titles(hood)) == 1  # what came up after this week's round waits for the next


def test_what_is_near_or_late_or_presses_is_told_at_once(hood):
    for days in (7, 0, -1):
        due_on(hood, TUESDAY + timedelta(days=days))
        hood.later(seconds=30)
    assert len(titles(hood)) == 3
    assert [shown.presses for shown in hood.notifier.shown] == [False, False, True]


def test_a_day_and_the_days_that_are_near_are_the_users_to_choose(hood):
    hood.restarted(settings=Settings({"delivery.near": 30, "delivery.gather_on": 3}))
    hood.tick()
    due_on(hood, TUESDAY + timedelta(days=13))
    hood.later(seconds=30)
    assert len(titles(hood)) == 1
    due_on(hood, TUESDAY + timedelta(days=40), ObligationKind.SPEND_BY)
    hood.later(seconds=30)
    assert len(titles(hood)) == 1
    until(hood, MONDAY + timedelta(days=2), 9)
    assert len(titles(hood)) == 2


def test_a_time_of_its_own_counts_in_quiet_hours_a_bare_day_doesnt(hood):
    hood.run(AddFollowUp(text="Ring Carla", due_on=TUESDAY, due_min=22 * 60))
    hood.restarted(settings=Settings({"follow_up.at": 22 * 60}))
    hood.run(AddFollowUp(text="Ring Ben", due_on=TUESDAY))
    until(hood, TUESDAY, 23)
    assert ["Carla" in title for title in titles(hood)] == [True]
    until(hood, NEXT_MONDAY, 8, 59)
    assert len(titles(hood)) == 1
    until(hood, NEXT_MONDAY, 9)
    assert len(titles(hood)) == 2


def test_what_comes_back_after_later_is_told_on_its_day(hood):
    due_on(hood, TUESDAY + timedelta(days=29))
    (row,) = hood.later(seconds=30).open
    hood.run(SnoozeReminder(id=row.id, until=at(TUESDAY + timedelta(days=2), 9)))
    until(hood, TUESDAY + timedelta(days=2), 9)
    assert len(titles(hood)) == 1


def test_a_pop_up_has_the_answers_of_its_reminder_and_goes_when_it_is_answered(hood):
    hood.run(AddFollowUp(text="Ring Carla", due_on=TUESDAY, due_min=600))
    (row,) = hood.later(seconds=30).open
    assert [text for _, text in hood.notifier.shown[0].answers] == ["Done", "Tomorrow", "Open"]
    hood.run(CompleteReminder(id=row.id))
    hood.later(seconds=30)
    assert hood.notifier.withdrawn == [row.id]
    hood.later(hours=1)
    assert hood.notifier.withdrawn == [row.id]


def test_a_digest_goes_when_all_of_it_is_settled(hood):
    ids = [hood.run(AddFollowUp(text=f"Ring {number}", due_on=TUESDAY, due_min=600)) for number in range(4)]
    hood.later(seconds=30)
    assert titles(hood) == ["4 reminders"]
    for ref in ids[:3]:
        hood.run(CompleteFollowUp(id=ref))
    hood.later(seconds=30)
    assert hood.notifier.withdrawn == []
    hood.run(CompleteFollowUp(id=ids[3]))
    hood.later(seconds=30)
    assert hood.notifier.withdrawn == ["digest"]


def restored(hood, moment):
    desk = hood.desk._writer
    desk.run("RestoreDesk", lambda tx: tx.change(DeskSettings, DESK_ID, restored_from=moment), moment, INTERNAL)


def test_after_a_restore_what_the_backup_lacks_is_told_once_more_and_says_so(hood):
    due_on(hood, TUESDAY + timedelta(days=29))
    restored(hood, hood.clock.now() - timedelta(days=2))
    hood.restarted(settings=Settings())
    hood.tick()
    (shown,) = hood.notifier.shown
    assert "backup" in shown.title
    assert "1 reminder" in shown.title
    assert hood.ask(LastToldOf()).restored_from is None
    hood.later(hours=1)
    assert len(titles(hood)) == 1


def test_at_night_the_word_about_a_restore_waits(hood):
    due_on(hood, TUESDAY + timedelta(days=29))
    until(hood, TUESDAY, 22)
    restored(hood, hood.clock.now() - timedelta(days=2))
    hood.restarted(settings=Settings())
    hood.tick()
    assert titles(hood) == []
    until(hood, TUESDAY + timedelta(days=1), 9)
    assert ["backup" in title for title in titles(hood)] == [True]


def test_a_day_from_the_future_gathers_again(hood):
    hood.run(NoteTold(gathered_on=NEXT_MONDAY + timedelta(days=300)))
    due_on(hood, TUESDAY + timedelta(days=29))
    hood.later(seconds=30)
    assert len(titles(hood)) == 1
    assert hood.ask(LastToldOf()).gathered_on == TUESDAY


# --- the clock ---


@pytest.fixture
def checked(hood, tmp_path):
    hood.check = ClockCheck(hood.clock, tmp_path)
    hood.restarted(settings=Settings(), check=hood.check)
    hood.tick()
    return hood


def test_a_clock_years_ahead_is_asked_about_and_nothing_is_looked_at(checked):
    due_on(checked, TUESDAY + timedelta(days=3))
    checked.later(seconds=30)
    checked.clock.jump(timedelta(days=26_000))
    ticked = checked.later(seconds=30)
    assert ticked.doubt is not None
    assert (ticked.did_evaluate, ticked.new, ticked.withdrawn, ticked.waiting) == (False, (), (), 1)
    (question,) = titles(checked)[1:]
    assert question.startswith("Is today ")
    assert "2098, and is it 10:01?" in question
    checked.later(hours=20)
    assert len(titles(checked)) == 2
    checked.clock.jump(timedelta(days=-26_000))
    assert checked.later(seconds=30).doubt is None
    assert checked.notifier.withdrawn == ["clock"]
    assert checked.later(seconds=30).waiting == 1


def test_a_clock_that_is_said_to_be_right_is_believed(checked):
    due_on(checked, TUESDAY + timedelta(days=60))
    checked.clock.jump(timedelta(days=59))
    assert checked.later(seconds=30).doubt is not None
    checked.check.believe(checked.clock.now())
    ticked = checked.later(seconds=30)
    assert ticked.doubt is None
    assert len(ticked.new) == 1


def test_sleep_is_no_doubt(checked):
    assert checked.later(days=170).doubt is None


def test_a_clock_an_hour_behind_takes_nothing_off_the_list_and_goes_on_looking(checked):
    checked.run(AddFollowUp(text="Ring Carla", due_on=TUESDAY, due_min=10 * 60))
    checked.run(AddFollowUp(text="Ring Ben", due_on=TUESDAY, due_min=9 * 60 + 30))
    assert len(checked.later(seconds=30).open) == 2
    checked.clock.jump(timedelta(hours=-1))
    ticked = checked.later(seconds=30)
    assert ticked.doubt is not None
    assert ticked.did_evaluate
    assert (len(ticked.open), ticked.withdrawn) == (2, ())
    assert "behind" in checked.notifier.shown[-1].body
    checked.check.believe(checked.clock.now())
    assert len(checked.later(seconds=30).withdrawn) == 2
    checked.later(hours=2)
    # They were told too early, so that they are told at their time.
    assert titles(checked)[-1] == "While you were away: 2 reminders"


def test_what_a_clock_that_was_ahead_raised_isnt_told_while_it_is_in_doubt(checked):
    until(checked, NEXT_MONDAY, 8, 50)
    due_on(checked, NEXT_MONDAY + timedelta(days=31))
    checked.clock.jump(timedelta(hours=18))
    assert len(checked.later(seconds=30).open) == 1
    checked.clock.jump(timedelta(hours=-18))
    checked.notifier.shown.clear()
    ticked = checked.later(minutes=15)
    assert ticked.doubt is not None
    assert [shown.key for shown in checked.notifier.shown] == ["clock"]
    assert len(ticked.open) == 1


def test_the_next_start_remembers_what_the_clock_said(checked, tmp_path):
    checked.later(minutes=6)
    checked.clock.jump(timedelta(days=-3))
    checked.restarted(settings=Settings(), check=ClockCheck(checked.clock, tmp_path))
    assert checked.tick().doubt is not None


# --- until the next talk ---


@pytest.fixture
def waiting(hood):
    """A follow-up about somebody, put off until they are talked with; gives the person and the reminder."""
    person = hood.person("Aisha Khan")
    hood.run(AddFollowUp(text="Ask for the keys", due_on=TUESDAY, due_min=600, kind=Kind.CONTACT, ref_id=person))
    (row,) = hood.later(seconds=30).open
    hood.run(SnoozeReminder(id=row.id, waits_for=person))
    assert hood.later(seconds=30).waiting == 0
    return person, row.id


def test_what_waits_for_a_talk_comes_back_when_one_is_noted(hood, waiting):
    person, ref = waiting
    other = hood.person("Carla Jensen")
    hood.run(LogInteraction(participant_ids=(other,)))
    hood.run(LogInteraction(participant_ids=(person,), day=TUESDAY - timedelta(days=1)))
    assert hood.later(seconds=30).waiting == 0
    hood.run(LogInteraction(participant_ids=(other, person)))
    assert [row.id for row in hood.later(minutes=3).open] == [ref]
    assert len(titles(hood)) == 2
    hood.desk.undo()
    assert hood.later(seconds=30).waiting == 0


def test_who_is_not_met_is_not_forgotten(hood, waiting):
    assert hood.later(days=55).waiting == 0
    assert hood.later(days=1, hours=1).waiting == 1


def test_it_waits_for_whoever_is_kept_of_two_doubles(hood, waiting):
    person, ref = waiting
    kept = hood.person("Aisha Khan")
    hood.run(MergeContacts(keep_id=kept, other_id=person))
    hood.run(LogInteraction(participant_ids=(kept,)))
    assert [row.id for row in hood.later(seconds=30).open] == [ref]


def test_whom_to_wait_for_is_offered(hood, waiting):
    person, ref = waiting
    assert hood.ask(PeopleToTalkWith(ref)) == [TalkWith(person, "Aisha Khan")]
    assert hood.ask(PeopleToTalkWith("gone")) == []
    with pytest.raises(SuideskError, match="not_found"):
        hood.run(SnoozeReminder(id=ref, waits_for="nobody"))
    with pytest.raises(SuideskError, match="required at until"):
        hood.run(SnoozeReminder(id=ref))


def test_a_talk_of_the_same_evening_counts_though_summer_time_ends_meanwhile(tmp_path):
    evening = at(date(2026, 9, 30), 23, 30)
    with a_desk(tmp_path, evening) as hood:
        hood.restarted(settings=Settings())
        person = hood.person("Aisha Khan")
        hood.run(AddFollowUp(text="Ask for the keys", due_on=evening.date(), due_min=600))
        (row,) = hood.tick().open
        hood.run(SnoozeReminder(id=row.id, waits_for=person))
        hood.later(minutes=10)
        assert hood.ask(RemindersForTalk((person,), hood.clock.now()))
        hood.run(LogInteraction(participant_ids=(person,)))
        assert [one.id for one in hood.later(seconds=30).open] == [row.id]
        assert hood.ask(RemindersForTalk((person,), hood.clock.now())) == []


@pytest.mark.parametrize("year", [9999, 2201])
def test_later_is_a_day_that_comes(hood, waiting, year):
    with pytest.raises(SuideskError, match="year_out_of_range"):
        hood.run(SnoozeReminder(id=waiting[1], until=datetime(year, 12, 31, 23, 30, tzinfo=UTC)))
