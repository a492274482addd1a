"""The promises of delivery: none missed, none doubled, withdrawn by itself, whatever the laptop went through."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.funding import ChangeGrant, ChangeObligation, RemoveObligation
from suidesk.commands.people import ChangeContact
from suidesk.commands.projects import AddAssignment
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.commands.workload import ChangeCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.reminders import Outcome
from suidesk.domain.workload import CommitmentState
from suidesk.queries.reminders import StoreVersion
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import Settings
from suidesk.services import reminding, telling
from suidesk.services.desk import Desk, Questions
from suidesk.services.reminding import FIRST, TRIES, Reminding, Rulebook
from suidesk.store.opening import Store
from tests.fakes import FakeNotifier
from tests.reminder_desk import FEW, KEY, a_desk
from tests.rules.examples import HOUR, NOON, TODAY, after, at, broken, week

APPLICATION = ObligationKind.APPLICATION


@pytest.fixture
def hood(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def titles(hood):
    return [shown.title for shown in hood.notifier.shown]


def test_what_is_due_is_recorded_shown_and_open(hood):
    hood.duty(7)
    ticked = hood.tick()
    assert [row.rule for row in ticked.new] == [row.rule for row in ticked.open] == ["funding.obligation"]
    assert titles(hood) == ["Report on Winter Fund is due in 7 days"]
    assert "Lottery Fund expects the report" in hood.notifier.shown[0].body
    (row,) = hood.ledger()
    assert (row.stage, row.shown_stage, row.outcome) == (2, 2, None)


def test_ticking_again_gives_nothing_new(hood):
    hood.duty(7)
    first = hood.tick()
    for again in (hood.tick(), hood.later(seconds=30), hood.later(hours=1)):
        assert again.new == again.withdrawn == again.changes == ()
        assert again.open == first.open
    assert len(hood.notifier.shown) == 1


def test_a_settled_tick_looks_at_nothing(hood):
    hood.duty(7)
    hood.tick()
    assert not hood.later(seconds=30).did_evaluate
    assert hood.later(seconds=30).checked_at == hood.clock.now()


def test_a_change_is_seen_by_the_next_tick(hood):
    hood.tick()
    assert not hood.later(seconds=30).did_evaluate
    hood.duty(7)
    assert len(hood.later(seconds=30).new) == 1


def test_a_change_by_another_process_is_seen(hood, tmp_path):
    hood.tick()
    other = Desk(Store(tmp_path, KEY).writer(), hood.clock, random.Random(3).randbytes)
    other.run(AddFollowUp(text="Ring Carla", due_on=TODAY))
    other.close()
    assert len(hood.later(seconds=30).new) == 1


def test_asking_over_another_connection_settles_as_well(hood, tmp_path):
    reader = Questions(Store(tmp_path, KEY).reader())
    hood.reminding = Reminding(reader, hood.desk, hood.notifier)
    hood.duty(7)
    assert len(hood.tick().open) == 1
    hood.later(seconds=30)  # its own writing looks like anybody else's there
    assert not hood.later(seconds=30).did_evaluate
    hood.duty(8)
    assert len(hood.later(seconds=30).new) == 1
    reader.close()


class Disturbed:
    """Answers over a connection of its own, while somebody changes the store after a look that was thorough."""

    def __init__(self, folder, change, times):
        self.questions = Questions(Store(folder, KEY).reader())
        self.change, self.times, self.looks = change, times, 0

    def ask(self, query):
        answer = self.questions.ask(query)
        if type(query).__name__ == "Look":
            self.looks += 1
            if self.looks <= self.times:
                self.change(self.looks)
        return answer


def test_what_is_done_while_rules_are_at_work_is_not_told(hood, tmp_path):
    duty = hood.duty(7)
    asks = Disturbed(tmp_path, lambda _: hood.run(ChangeObligation(id=duty, done_on=TODAY)), 1)
    hood.reminding = Reminding(asks, hood.desk, hood.notifier)
    ticked = hood.tick()
    assert (ticked.new, ticked.open, hood.ledger(), titles(hood)) == ((), (), [], [])
    asks.questions.close()


def test_who_never_stops_changing_things_is_told_all_the_same(hood, tmp_path):
    hood.duty(7)
    asks = Disturbed(tmp_path, lambda number: hood.run(AddFollowUp(text=f"Ring {number}", due_on=TODAY)), 10)
    hood.reminding = Reminding(asks, hood.desk, hood.notifier, by=Rulebook(rules=FEW))
    ticked = hood.tick()
    assert asks.looks == TRIES
    assert sorted(row.rule for row in ticked.new) == ["follow_up.due"] * (TRIES - 1) + ["funding.obligation"]
    asks.times = 0
    assert [row.evidence["text"] for row in hood.later(seconds=1).new] == [f"Ring {TRIES}"]
    assert not hood.later(seconds=1).did_evaluate
    asks.questions.close()


def test_a_tick_that_finds_the_ledger_in_line_writes_nothing(hood):
    hood.duty(7)
    hood.tick()
    version = hood.ask(StoreVersion())
    again = hood.restarted().tick(hood.clock.now())
    assert again.did_evaluate
    assert again.waiting == len(again.open) == 1
    assert hood.ask(StoreVersion()) == version


def test_many_rows_are_written_piece_by_piece(hood, monkeypatch):
    monkeypatch.setattr(telling, "PIECE", 2)
    monkeypatch.setattr(reminding, "PIECE", 2)
    for number in range(5):
        hood.run(AddFollowUp(text=f"Ring {number}", due_on=TODAY))
    version = hood.ask(StoreVersion())
    ticked = hood.tick()
    assert (len(ticked.new), len(titles(hood))) == (5, 1)
    assert all(row.shown_stage == row.stage for row in hood.ledger())
    assert hood.ask(StoreVersion()) == version + 9  # three times recorded, claimed and marked
    assert len(ticked.changes) == 9
    assert not hood.later(seconds=30).did_evaluate


def test_of_many_open_reminders_the_worst_are_given_and_all_are_counted(hood):
    for number in range(FIRST + 3):
        hood.run(AddFollowUp(text=f"Ring {number}", due_on=TODAY))
    hood.duty(-1)
    ticked = hood.tick()
    assert (len(ticked.open), ticked.waiting) == (FIRST, FIRST + 4)
    assert ticked.open[0].rule == "funding.obligation"


def test_each_stage_is_shown_once(hood):
    hood.duty(45, APPLICATION, hood.grant())
    for _ in range(60):
        hood.later(days=1)
        hood.later(seconds=30)
    assert titles(hood) == [
        "Application for Winter Fund is due in 42 days",
        "Application for Winter Fund is due in 21 days",
        "Application for Winter Fund is due in 7 days",
        "Application for Winter Fund is due in 2 days",
        "Application for Winter Fund is 1 day late",
    ]
    assert len(hood.ledger()) == 1


def test_three_weeks_asleep_come_as_one_digest(hood):
    hood.duty(40)
    hood.duty(44)
    hood.holder(60)
    hood.tick()
    assert titles(hood) == []
    hood.later(days=21)
    assert titles(hood) == ["While you were away: 3 reminders"]
    assert "Report on Winter Fund is due in 19 days" in hood.notifier.shown[0].body
    assert all(row.shown_stage == row.stage for row in hood.ledger())
    hood.later(seconds=30)
    assert len(hood.notifier.shown) == 1


def test_one_thing_after_a_sleep_is_said_by_itself(hood):
    hood.duty(40)
    hood.tick()
    hood.later(days=21)
    assert titles(hood) == ["Report on Winter Fund is due in 19 days"]


def test_several_at_once_are_one_pop_up(hood):
    hood.tick()
    hood.later(seconds=30)
    hood.duty(7)
    hood.later(seconds=30)
    for _ in range(4):
        hood.duty(7)
    hood.later(seconds=30)
    assert titles(hood) == ["Report on Winter Fund is due in 7 days", "4 reminders"]


def test_what_was_told_doesnt_come_again_after_a_restart(hood):
    hood.duty(7)
    hood.tick()
    hood.restarted()
    assert hood.tick().new == ()
    assert len(hood.notifier.shown) == 1


class Crash(BaseException):
    """The process is killed: no code of ours catches it."""


class Crashing(FakeNotifier):
    """Kills the process before or after the pop-up is on the screen."""

    def __init__(self, *, is_shown_first):
        super().__init__()
        self.is_shown_first = is_shown_first

    def show(self, popup):
        if self.is_shown_first:
            super().show(popup)
        raise Crash


@pytest.mark.parametrize("is_shown_first", [False, True])
def test_a_crash_between_claim_and_mark_shows_it_again_once_as_a_digest(hood, is_shown_first):
    hood.duty(7)
    hood.restarted(notifier=Crashing(is_shown_first=is_shown_first))
    with pytest.raises(Crash):
        hood.tick()
    hood.restarted()
    hood.later(minutes=3)
    assert titles(hood) == ["Perhaps once more: 1 reminder"]
    assert hood.notifier.shown[0].body == "Report on Winter Fund is due in 7 days"
    for _ in range(5):
        hood.later(minutes=3)
    assert len(hood.notifier.shown) == 1


def test_a_crash_before_the_claim_loses_nothing(hood):
    hood.duty(7)
    hood.restarted(notifier=None)
    assert len(hood.tick().new) == 1
    hood.restarted()
    assert hood.tick().new == ()
    assert titles(hood) == ["Report on Winter Fund is due in 7 days"]


def test_two_processes_at_once_tell_it_once(hood):
    hood.duty(7)
    other = FakeNotifier()

    class Nested(FakeNotifier):
        def show(self, popup):
            hood.restarted(notifier=other).tick(hood.clock.now())
            super().show(popup)

    mine = Nested()
    hood.restarted(notifier=mine).tick(hood.clock.now())
    assert len(mine.shown) == 1
    assert other.shown == []


class Refusing(FakeNotifier):
    """Can't show anything until it is mended."""

    def __init__(self, reason):
        super().__init__()
        self.is_broken, self.reason = True, reason

    def show(self, popup):
        if self.is_broken:
            raise SuideskError("notifications_unavailable", reason=self.reason)
        super().show(popup)


@pytest.mark.parametrize(
    ("reason", "title"),
    [("no_answer", "Perhaps once more: 1 reminder"), ("no_service", "Report on Winter Fund is due in 7 days")],
)
def test_a_pop_up_that_fails_is_reported_and_tried_again(hood, reason, title):
    hood.duty(7)
    refusing = Refusing(reason)
    hood.restarted(notifier=refusing)
    ticked = hood.tick()
    assert [(fault.rule, fault.error.code) for fault in ticked.faults] == [("delivery", "notifications_unavailable")]
    assert len(ticked.open) == 1
    refusing.is_broken = False
    hood.later(minutes=3)
    assert [shown.title for shown in refusing.shown] == [title]
    assert hood.later(minutes=3).faults == ()


def test_done_ends_it_and_completes_the_duty(hood):
    hood.duty(7)
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    ticked = hood.later(seconds=30)
    assert ticked.open == ticked.new == ticked.withdrawn == ()
    assert hood.ledger()[0].outcome is Outcome.DONE


def test_what_stops_being_true_is_withdrawn_and_comes_back_quietly(hood):
    grant = hood.grant()
    hood.duty(7, APPLICATION, grant)
    hood.tick()
    hood.run(ChangeGrant(id=grant, stage=GrantStage.APPLIED))
    ticked = hood.later(seconds=30)
    assert [row.rule for row in ticked.withdrawn] == ["funding.obligation"]
    assert ticked.open == ()
    hood.run(ChangeGrant(id=grant, stage=GrantStage.DRAFTING))
    ticked = hood.later(seconds=30)
    assert len(ticked.open) == 1
    assert ticked.new == ()
    assert len(hood.notifier.shown) == 1
    assert len(hood.ledger()) == 1


def test_undo_of_done_brings_it_back(hood):
    hood.duty(7)
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    hood.later(seconds=30)
    hood.desk.undo()
    assert [one.id for one in hood.later(seconds=30).open] == [row.id]
    assert len(hood.notifier.shown) == 1


def test_a_completion_that_is_revoked_by_hand_brings_it_back(hood):
    duty = hood.duty(7)
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    hood.later(seconds=30)
    hood.run(ChangeObligation(id=duty, done_on=None))
    assert [one.id for one in hood.later(seconds=30).open] == [row.id]


def test_a_removed_record_withdraws_its_reminder(hood):
    duty = hood.duty(7)
    hood.tick()
    hood.run(RemoveObligation(id=duty))
    assert len(hood.later(seconds=30).withdrawn) == 1


def test_a_new_day_makes_a_new_reminder(hood):
    duty = hood.duty(7)
    hood.tick()
    hood.run(ChangeObligation(id=duty, due_on=after(5)))
    ticked = hood.later(seconds=30)
    assert (len(ticked.new), len(ticked.withdrawn), len(ticked.open)) == (1, 1, 1)


def test_later_hides_it_until_then_and_tells_it_once_more(hood):
    hood.duty(6)
    (row,) = hood.tick().open
    hood.run(SnoozeReminder(id=row.id, until=NOON + timedelta(hours=4)))
    assert hood.later(seconds=30).open == ()
    assert hood.later(hours=3).open == ()
    assert [one.id for one in hood.later(hours=1).open] == [row.id]
    assert len(hood.notifier.shown) == 2
    hood.later(seconds=30)
    hood.later(hours=1)
    assert len(hood.notifier.shown) == 2


def test_a_rise_ends_putting_off(hood):
    hood.duty(20)
    (row,) = hood.tick().open
    hood.run(SnoozeReminder(id=row.id, until=NOON + timedelta(days=19)))
    assert hood.later(days=5).open == ()
    assert len(hood.later(days=1).new) == 1
    assert titles(hood)[-1] == "Report on Winter Fund is due in 14 days"


def test_noted_rests_until_it_rises(hood):
    hood.holder(40)
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    assert hood.later(days=11).open == ()
    ticked = hood.later(days=1)
    assert [one.id for one in ticked.new] == [one.id for one in ticked.open] == [row.id]
    assert len(hood.notifier.shown) == 2


def test_a_dismissed_one_never_comes_again(hood):
    hood.duty(20)
    (row,) = hood.tick().open
    hood.run(DismissReminder(id=row.id))
    for _ in range(5):
        assert hood.later(days=6).open == ()
    assert len(hood.notifier.shown) == 1


def test_a_successor_withdraws_an_ending(hood):
    _, role = hood.holder(10)
    hood.tick()
    hood.run(AddAssignment(role_id=role, person_id=hood.person("Ben Ode"), from_on=after(11)))
    assert len(hood.later(seconds=30).withdrawn) == 1


def test_too_much_work_is_told_and_a_release_withdraws_it(hood):
    _, promise = hood.volunteer(capacity_minutes=240, promised=300)
    hood.tick()
    assert titles(hood) == ["Aisha Khan has promised 5 h a week and can give 4 h"]
    hood.run(ChangeCommitment(id=promise, state=CommitmentState.RELEASED))
    assert len(hood.later(seconds=30).withdrawn) == 1


def test_an_episode_whose_beginning_moves_is_not_told_again(hood):
    person = hood.person("Aisha Khan")
    for day in range(6):
        hood.run(LogTime(person_ids=(person,), minutes=11 * HOUR, day=week(-1) + timedelta(days=day)))
    (row,) = hood.tick().open
    assert row.occurrence == week(-1).isoformat()
    for day in range(6):
        hood.run(LogTime(person_ids=(person,), minutes=11 * HOUR, day=week(-2) + timedelta(days=day)))
    ticked = hood.later(seconds=30)
    assert [one.id for one in ticked.open] == [row.id]
    assert ticked.withdrawn == ()
    assert len(hood.notifier.shown) == 2  # two long weeks are red now: a rise, of the same reminder


def test_a_dismissed_episode_stays_dismissed_when_its_beginning_moves(hood):
    person = hood.person("Aisha Khan")
    for day in range(6):
        hood.run(LogTime(person_ids=(person,), minutes=11 * HOUR, day=week(-1) + timedelta(days=day)))
    hood.run(DismissReminder(id=hood.tick().open[0].id))
    for day in range(6):
        hood.run(LogTime(person_ids=(person,), minutes=11 * HOUR, day=week(-2) + timedelta(days=day)))
    assert hood.later(seconds=30).open == ()


def test_before_nine_it_is_open_but_not_told(tmp_path):
    with a_desk(tmp_path, at(TODAY, 6)) as hood:
        hood.duty(7)
        assert len(hood.tick().open) == 1
        hood.later(hours=2)
        assert titles(hood) == []
        hood.later(minutes=60)
        assert len(hood.notifier.shown) == 1


def test_a_follow_up_says_its_own_time(tmp_path):
    with a_desk(tmp_path, at(TODAY, 6)) as hood:
        hood.run(AddFollowUp(text="Ring Carla", due_on=TODAY, due_min=7 * 60))
        assert hood.tick().open == ()
        hood.later(seconds=30)
        assert not hood.later(minutes=58).did_evaluate
        assert hood.later(minutes=1, seconds=30).did_evaluate
        assert titles(hood) == ["Ring Carla"]


def test_a_follow_up_done_is_closed_at_once(hood):
    ref = hood.run(AddFollowUp(text="Ring Carla", due_on=TODAY))
    hood.tick()
    hood.run(CompleteFollowUp(id=ref))
    assert hood.ledger()[0].outcome is Outcome.DONE
    assert hood.later(seconds=30).open == ()


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Copenhagen", "Europe/Amsterdam"])
@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_days_on_which_clocks_change(tmp_path, zone, sunday):
    here = ZoneInfo(zone)
    start = datetime(sunday.year, sunday.month, sunday.day - 1, 22, tzinfo=here)
    with a_desk(tmp_path, start) as hood:
        hood.clock.travel(zone)
        for minute in (90, 150, 9 * 60 + 5, None):
            hood.run(AddFollowUp(text=f"at {minute}", due_on=sunday, due_min=minute))
        told = {}
        for _ in range(180):
            hood.later(minutes=5)
            for shown in hood.notifier.shown:
                for line in (shown.title, *shown.body.splitlines()):
                    told.setdefault(line, hood.clock.now().astimezone(here))
        # The hour that is left out puts half past one and half past two into the same minute.
        said = [line for shown in hood.notifier.shown for line in (shown.title, *shown.body.splitlines())]
        assert sorted(one for one in said if one.startswith("at ")) == ["at 150", "at 545", "at 90", "at None"]
        assert (told["at None"].hour, told["at None"].minute) == (9, 0)
        assert (told["at 545"].hour, told["at 545"].minute) == (9, 5)


def test_travel_tells_by_the_days_of_where_the_laptop_is(tmp_path):
    with a_desk(tmp_path, at(TODAY, 22)) as hood:
        hood.run(AddFollowUp(text="Ring Carla", due_on=after(1), due_min=0))
        assert hood.tick().open == ()
        hood.clock.travel("Europe/Copenhagen")
        assert hood.later(seconds=30).did_evaluate
        assert hood.later(hours=1).open != ()


def test_a_clock_set_wrong_and_back_loses_nothing(hood):
    hood.duty(20)
    hood.holder(50)
    hood.tick()
    told = len(hood.notifier.shown)
    hood.clock.jump(timedelta(days=26_000))
    hood.tick()
    hood.clock.jump(timedelta(days=-26_000))
    ticked = hood.later(seconds=30)
    assert sorted(row.rule for row in ticked.open) == ["funding.obligation", "handover.assignment_ending"]
    assert sorted(row.stage for row in ticked.open) == [0, 0]
    shown = len(hood.notifier.shown)
    assert shown == told + 1  # the duty was, wrongly, overdue in 2098
    hood.later(days=6)
    assert titles(hood)[shown:] == ["Report on Winter Fund is due in 14 days"]


def test_a_faulty_rule_is_reported_withdraws_nothing_and_the_others_speak(hood, expected_log):
    hood.duty(7)
    hood.holder(10)
    hood.tick()
    judge_nothing = tuple(Rule(rule.name, (), broken) if rule.name == "funding.obligation" else rule for rule in FEW)
    hood.restarted(rules=judge_nothing)
    expected_log("funding.obligation failed with ZeroDivisionError")
    ticked = hood.tick()
    assert [fault.rule for fault in ticked.faults] == ["funding.obligation"]
    assert len(ticked.open) == 2
    assert ticked.withdrawn == ()
    hood.later(days=1)


def test_a_muted_rule_falls_silent_and_speaks_again(hood):
    hood.duty(7)
    hood.tick()
    hood.restarted(settings=Settings(muted=frozenset({"funding.obligation"})))
    assert len(hood.tick().withdrawn) == 1
    hood.restarted()
    assert len(hood.tick().open) == 1


def test_a_new_name_is_said_without_telling_again(hood):
    assignment, _ = hood.holder(10)
    hood.tick()
    person = hood.desk._reading.value("SELECT person_id FROM assignments WHERE id = ?", (assignment,))
    hood.run(ChangeContact(id=person, family="Malik"))
    ticked = hood.later(seconds=30)
    assert ticked.open[0].evidence["person"] == "Aisha Malik"
    assert ticked.new == ()
    assert len(hood.notifier.shown) == 1


def test_the_heartbeat_names_what_comes_next(hood):
    hood.duty(45)
    ticked = hood.tick()
    assert ticked.next_on == after(15)
    assert ticked.next_due.evidence["grant"] == "Winter Fund"
    hood.desk.undo()
    assert hood.later(seconds=30).next_on is None


def test_the_tick_is_no_step_of_the_users(hood):
    hood.duty(7)
    before = hood.desk.next_undo()
    hood.tick()
    assert hood.desk.next_undo() == before


def test_changes_are_for_listeners(hood):
    hood.duty(7)
    assert {kind for change in hood.tick().changes for kind in change.touched} == {"reminders"}
