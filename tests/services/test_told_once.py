"""Once, at its time: two processes at once, clocks that the network corrects, journeys, other times given meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp
from suidesk.commands.funding import AddObligation
from suidesk.commands.recording import ClaimReminders
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.rules.thresholds import Settings
from suidesk.services.clock_check import ClockCheck
from suidesk.services.reminding import Reminding, Rulebook
from suidesk.store.writing import INTERNAL
from tests.fakes import FakeNotifier
from tests.reminder_desk import FEW, a_desk
from tests.rules.examples import TODAY, at

MONDAY = TODAY - timedelta(days=TODAY.weekday())
TUESDAY = MONDAY + timedelta(days=1)
USUAL = Rulebook(Settings(), FEW)


@pytest.fixture
def hood(tmp_path):
    """A desk on a Tuesday at ten, whose first look is over and which knows what its clock said."""
    with a_desk(tmp_path, at(TUESDAY, 10)) as made:
        made.restarted(settings=Settings(), check=ClockCheck(made.clock, tmp_path))
        made.tick()
        made.later(seconds=30)
        yield made


def titles(hood):
    return [shown.title for shown in hood.notifier.shown]


def until(hood, hour, minute=0, day=TUESDAY):
    goal = at(day, hour, minute)
    while hood.clock.now() < goal:
        hood.clock.advance(min(timedelta(minutes=4), goal - hood.clock.now()))
        hood.tick()


def ring(hood, minute=600, **values):
    return hood.run(AddFollowUp(text="Ring Carla", due_on=TUESDAY, due_min=minute, **values))


def another(hood, notifier):
    """The same store, looked at by another process."""
    return Reminding(hood.desk, hood.desk, notifier, None, USUAL)


# --- two processes ---


def test_the_claim_of_a_look_that_began_later_holds(hood):
    ring(hood)
    began, screen = hood.clock.now(), FakeNotifier()
    hood.clock.advance(timedelta(milliseconds=100))

    class Timer(FakeNotifier):
        def show(self, popup):
            super().show(popup)
            another(hood, screen).tick(began)

    timer = Timer()
    another(hood, timer).tick(hood.clock.now())
    assert [shown.title for shown in timer.shown + screen.shown] == ["Ring Carla"]


class Meanwhile:
    """Has another process look, `apart` later, before or after this one's look at the facts."""

    def __init__(self, hood, timer, apart, *, is_before):
        self.hood, self.timer, self.apart, self.is_before = hood, timer, apart, is_before
        self.is_on = False

    def ask(self, query):
        is_look = self.is_on and type(query).__name__ == "Look"
        if is_look and self.is_before:
            self.look()
        found = self.hood.desk.ask(query)
        if is_look and not self.is_before:
            self.look()
        return found

    def look(self):
        self.is_on = False
        self.hood.clock.advance(self.apart)
        another(self.hood, self.timer).tick(self.hood.clock.now())

    def run(self, command):
        return self.hood.desk.run(command)


@pytest.mark.parametrize("apart", [timedelta(milliseconds=200), timedelta(hours=8)], ids=["at once", "asleep between"])
@pytest.mark.parametrize("is_before", [True, False])
def test_two_that_look_at_the_very_hour_tell_it_once(hood, apart, is_before):
    ring(hood, 11 * 60)
    screen, timer = FakeNotifier(), FakeNotifier()
    both = Meanwhile(hood, timer, apart, is_before=is_before)
    mine = Reminding(both, both, screen, None, USUAL)
    mine.tick(hood.clock.now())
    hood.clock.advance(at(TUESDAY, 11) - hood.clock.now() - timedelta(milliseconds=100))
    hood.run(AddFollowUp(text="Something else", due_on=TUESDAY + timedelta(days=9)))
    both.is_on = True
    mine.tick(hood.clock.now())
    for _ in range(8):
        hood.clock.advance(timedelta(seconds=30))
        mine.tick(hood.clock.now())
    assert [shown.title for shown in timer.shown + screen.shown] == ["Ring Carla"]


def test_what_became_more_urgent_before_the_claim_is_told_as_it_is_now(hood):
    hood.duty((TUESDAY - TODAY).days + 8)

    class Other:
        """Another process notes a rise between this one's question and its claim."""

        has_risen = False

        def run(self, command):
            if isinstance(command, ClaimReminders) and not self.has_risen:
                self.has_risen = True
                (row,) = hood.ledger()
                risen = replace(row, stage=row.stage + 1)
                hood.desk._writer.run("made up", lambda tx: tx.put(risen), hood.clock.now(), INTERNAL)
            return hood.desk.run(command)

    by = Rulebook(Settings({"delivery.near": 30}), FEW)
    Reminding(hood.desk, Other(), hood.notifier, None, by).tick(hood.clock.now())
    assert titles(hood) == []


# --- clocks ---


@pytest.mark.parametrize("seconds", [8, 60, 240])
def test_the_network_sets_the_clock_back_a_little(hood, seconds):
    ring(hood, 11 * 60)
    until(hood, 10, 59)
    hood.later(seconds=65)
    assert len(titles(hood)) == 1
    hood.clock.jump(-timedelta(seconds=seconds))
    assert hood.tick().doubt is None
    for _ in range(12):
        hood.later(seconds=30)
    assert len(titles(hood)) == 1


def test_what_came_back_after_later_comes_once_though_the_clock_is_set_back_a_little(hood):
    ring(hood)
    (row,) = hood.later(seconds=30).open
    hood.run(SnoozeReminder(id=row.id, until=at(TUESDAY, 11)))
    until(hood, 11)
    hood.later(seconds=5)
    assert len(titles(hood)) == 2
    hood.clock.jump(-timedelta(seconds=8))
    assert hood.tick().doubt is None
    for _ in range(12):
        hood.later(seconds=30)
    assert len(titles(hood)) == 2


def test_a_journey_west_tells_no_stage_again(hood):
    hood.clock.travel("Australia/Lord_Howe")
    day, grant = TUESDAY + timedelta(days=10), hood.grant(stage=GrantStage.ACTIVE)
    hood.run(AddObligation(grant_id=grant, kind=ObligationKind.REPORT, due_on=day))
    while hood.clock.now().date() < day - timedelta(days=7) or hood.clock.now().hour < 10:
        hood.later(minutes=30)
    told = titles(hood)
    assert told
    hood.clock.travel("America/New_York")
    for _ in range(100):
        hood.later(minutes=30)
    assert titles(hood) == told


def test_in_slight_doubt_the_word_about_a_restore_is_kept(hood, tmp_path):
    ring(hood)
    hood.later(seconds=30)
    (row,) = hood.ledger()
    # The backup didn't know that it was told.
    unknown = replace(row, shown_stage=None, claimed_at=None)
    hood.desk._writer.run("made up", lambda tx: tx.put(unknown), hood.clock.now(), INTERNAL)
    moment = hood.clock.now()
    restored = lambda tx: tx.change(DeskSettings, DESK_ID, restored_from=moment)  # noqa: E731
    hood.desk._writer.run("RestoreDesk", restored, moment, INTERNAL)
    hood.clock.jump(-timedelta(minutes=50))
    ticked = hood.restarted(settings=Settings(), check=ClockCheck(hood.clock, tmp_path)).tick(hood.clock.now())
    assert ticked.doubt is not None
    hood.clock.jump(timedelta(minutes=50))
    hood.later(seconds=30)
    assert [title for title in titles(hood)[1:] if "Is today" not in title] == [
        "From the backup of 24 November, so perhaps once more: 1 reminder"
    ]


# --- another time ---


def test_another_time_given_after_it_was_told_is_told_then(hood):
    ref = ring(hood, 11 * 60)
    until(hood, 11, 1)
    hood.run(ChangeFollowUp(id=ref, due_min=15 * 60))
    until(hood, 14, 59)
    assert len(titles(hood)) == 1
    until(hood, 15, 1)
    assert len(titles(hood)) == 2
    hood.run(ChangeFollowUp(id=ref, due_min=13 * 60))
    until(hood, 16)
    assert len(titles(hood)) == 2, "a time that is past is no news"


def test_a_time_given_to_what_mondays_round_told_is_told_then(hood):
    monday = MONDAY + timedelta(days=7)
    ref = hood.run(AddFollowUp(text="Ring Carla", due_on=monday))
    until(hood, 9, 1, monday)
    hood.run(ChangeFollowUp(id=ref, due_min=15 * 60))
    until(hood, 15, 1, monday)
    assert len(titles(hood)) == 2


def test_away_and_back_with_another_time(hood):
    ref = ring(hood)
    hood.later(seconds=30)
    hood.run(ChangeFollowUp(id=ref, due_on=TUESDAY + timedelta(days=2)))
    hood.later(seconds=30)
    hood.run(ChangeFollowUp(id=ref, due_on=TUESDAY, due_min=16 * 60))
    until(hood, 16, 1)
    assert len(titles(hood)) == 2


@pytest.mark.parametrize("answer", [DismissReminder, CompleteReminder])
def test_another_time_opens_what_was_ended(hood, answer):
    ref = ring(hood)
    (row,) = hood.later(seconds=30).open
    hood.run(answer(id=row.id))
    hood.later(seconds=30)
    reopened = {"done_on": None} if answer is CompleteReminder else {}
    hood.run(ChangeFollowUp(id=ref, due_min=16 * 60, **reopened))
    until(hood, 16, 1)
    assert len(titles(hood)) == 2
    assert len(hood.tick().open) == 1


# --- the screen ---


def test_what_was_told_alone_goes_when_a_digest_tells_more_of_it(hood):
    hood.restarted(settings=Settings({"delivery.gather_on": 0}))
    hood.duty((TUESDAY - TODAY).days + 9)
    (first,) = hood.later(seconds=30).open
    hood.duty((TUESDAY - TODAY).days + 32)
    hood.later(days=2)
    until(hood, 12, day=TUESDAY + timedelta(days=2))
    on_screen = {key for key in hood.notifier.on_screen() if key not in hood.notifier.withdrawn}
    assert on_screen == {"digest"}
    assert hood.notifier.withdrawn == [first.id]
