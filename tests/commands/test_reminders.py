"""Answers to reminders, follow-ups, and the ledger's own recording: exact rows, exact undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, CompleteFollowUp, RemoveFollowUp
from suidesk.commands.recording import ClaimReminders, MarkRemindersShown, RecordReminders
from suidesk.commands.registry import commands_by_name
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Obligation
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp, Outcome, Reminder, Severity
from suidesk.queries.reminders import NextReturn, RemindersOpen, RemindersUntold
from suidesk.rules.due import Due
from tests.reminder_desk import a_desk
from tests.rules.examples import NOON, TODAY, after, week

RULE = "made.up"
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def hood(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def found(stage=0, **values) -> Due:
    usual = {
        "rule": RULE,
        "subject_kind": Kind.CONTACT,
        "subject_id": "aisha",
        "occurrence": "2026-12-03",
        "due_on": after(8),
        "stage": stage,
        "severity": Severity.AMBER,
        "evidence": {"person": "Aisha"},
    }
    return Due(**{**usual, **values})


def record(hood, *dues, now=NOON, judged=frozenset({RULE})):
    return hood.run(RecordReminders(dues=dues, judged=judged, now=now))


def the_row(hood) -> Reminder:
    (row,) = hood.ledger()
    return row


def change(hood, **values):
    """Put the one row of the ledger into a state that took a while to come about."""
    row = replace(the_row(hood), **values)
    hood.desk._writer.run("made up", lambda tx: tx.put(row), NOON, "internal")


def test_internal_commands_are_not_offered():
    offered = commands_by_name()
    assert {"CompleteReminder", "SnoozeReminder", "DismissReminder", "AddFollowUp"} <= set(offered)
    assert not {"RecordReminders", "ClaimReminders", "MarkRemindersShown"} & set(offered)


def test_recording_writes_once_and_only_what_differs(hood):
    assert [row.rule for row in record(hood, found()).new] == [RULE]
    batches = hood.desk._reading.value("SELECT count(*) FROM batches")
    again = record(hood, found(), now=LATER)
    assert again.new == again.withdrawn == ()
    assert hood.desk._reading.value("SELECT count(*) FROM batches") == batches
    assert the_row(hood).raised_at == NOON


def test_recording_is_journalled_but_is_no_step_to_undo(hood):
    record(hood, found())
    assert hood.desk.next_undo() is None
    assert hood.desk._reading.value("SELECT count(*) FROM journal WHERE tbl = 'reminders'") == 1


def test_recording_follows_evidence_and_severity_quietly(hood):
    record(hood, found())
    assert record(hood, found(evidence={"person": "Aicha"}, severity=Severity.RED)).new == ()
    assert (the_row(hood).evidence, the_row(hood).severity) == ('{"person":"Aicha"}', Severity.RED)


@pytest.mark.parametrize(
    ("before", "stage", "expected"),
    [
        ({"shown_stage": 1}, 2, {"shown_stage": 1, "stage": 2}),
        ({"claimed_at": NOON, "shown_stage": 1}, 2, {"claimed_at": None, "shown_stage": 1}),
        ({"claimed_at": NOON, "shown_stage": 1}, 1, {"claimed_at": NOON, "shown_stage": 1}),
        ({"claimed_at": LATER + timedelta(days=1), "shown_stage": 1}, 1, {"claimed_at": None}),
        # Lost in a crash while the clock was wrong: it still comes back as a digest.
        ({"claimed_at": LATER + timedelta(days=1)}, 1, {"claimed_at": LATER + timedelta(days=1)}),
        ({"snoozed_until": LATER}, 2, {"snoozed_until": None}),
        ({"snoozed_until": LATER}, 1, {"snoozed_until": LATER}),
        ({"rests_at_stage": 1}, 2, {"rests_at_stage": 1}),
        ({"rests_at_stage": 1, "shown_stage": 1}, 0, {"rests_at_stage": 0, "shown_stage": 0, "stage": 0}),
        ({"outcome": Outcome.WITHDRAWN, "closed_at": NOON}, 1, {"outcome": None, "closed_at": None}),
        ({"outcome": Outcome.WITHDRAWN, "closed_at": LATER}, 1, {"outcome": None, "closed_at": None}),
        ({"outcome": Outcome.DONE, "closed_at": NOON}, 1, {"outcome": None, "closed_at": None}),
        # answered while the rules were at work: their facts are older than the answer
        ({"outcome": Outcome.DONE, "closed_at": LATER}, 1, {"outcome": Outcome.DONE, "closed_at": LATER}),
        ({"outcome": Outcome.DISMISSED, "closed_at": NOON}, 2, {"outcome": Outcome.DISMISSED, "stage": 1}),
    ],
)
def test_what_a_further_finding_does(hood, before, stage, expected):
    record(hood, found(1))
    change(hood, **before)
    record(hood, found(stage), now=LATER)
    row = the_row(hood)
    assert {name: getattr(row, name) for name in expected} == expected


def test_what_is_no_longer_found_is_withdrawn_once(hood):
    record(hood, found())
    ended = record(hood, now=LATER).withdrawn
    assert [row.outcome for row in ended] == [Outcome.WITHDRAWN]
    assert the_row(hood).closed_at == LATER
    assert record(hood, now=LATER).withdrawn == ()


def test_a_rule_that_didnt_judge_withdraws_nothing(hood):
    record(hood, found())
    assert record(hood, judged=frozenset({"another.rule"})).withdrawn == ()
    assert the_row(hood).outcome is None


@pytest.mark.parametrize(
    ("before", "first", "is_same"),
    [
        ({}, week(-3), True),
        ({}, week(2), True),
        ({"outcome": Outcome.DISMISSED, "closed_at": NOON}, week(-3), True),
        ({"outcome": Outcome.DISMISSED, "closed_at": NOON}, week(0), False),
        ({"outcome": Outcome.WITHDRAWN, "closed_at": NOON}, week(-3), False),
    ],
)
def test_an_episode_whose_first_day_moved(hood, before, first, is_same):
    record(hood, found(due_on=None, occurrence=week(-1).isoformat()))
    change(hood, **before)
    record(hood, found(due_on=None, occurrence=first.isoformat()), now=LATER)
    assert (len(hood.ledger()) == 1) is is_same


def test_a_dated_one_with_another_date_is_another(hood):
    record(hood, found())
    record(hood, found(due_on=after(9), occurrence="2026-12-04"))
    assert sorted((row.occurrence, row.outcome) for row in hood.ledger()) == [
        ("2026-12-03", Outcome.WITHDRAWN),
        ("2026-12-04", None),
    ]


@pytest.mark.parametrize(
    ("before", "claims", "was_lost"),
    [
        ({}, 1, False),
        ({"shown_stage": 0}, 0, None),
        ({"claimed_at": LATER - timedelta(seconds=119)}, 0, None),
        ({"claimed_at": LATER - timedelta(seconds=120)}, 1, True),
        ({"claimed_at": LATER + timedelta(minutes=4)}, 0, None),
        ({"claimed_at": LATER + timedelta(minutes=6)}, 1, True),
        ({"snoozed_until": LATER + timedelta(seconds=1)}, 0, None),
        ({"snoozed_until": LATER, "shown_stage": 0, "claimed_at": NOON}, 1, False),
        ({"snoozed_until": NOON, "shown_stage": 0, "claimed_at": NOON}, 0, None),
        ({"rests_at_stage": 0}, 0, None),
        ({"outcome": Outcome.DONE, "closed_at": NOON}, 0, None),
    ],
)
def test_claiming(hood, before, claims, was_lost):
    record(hood, found())
    change(hood, **before)
    claimed = hood.run(ClaimReminders(stages={the_row(hood).id: 0, "gone": 0}, now=LATER))
    assert [one.was_lost for one in claimed] == [was_lost] * claims
    if claims:
        assert (the_row(hood).claimed_at, the_row(hood).shown_stage) == (LATER, None)
        assert hood.run(ClaimReminders(stages={the_row(hood).id: 0}, now=LATER)) == ()


def test_who_saw_another_stage_or_slept_since_claims_nothing(hood):
    clock = hood.clock
    record(hood, found(1))
    ref = the_row(hood).id
    assert hood.run(ClaimReminders(stages={ref: 0}, now=LATER)) == ()
    clock.advance(LATER + timedelta(seconds=61) - clock.now())
    assert hood.run(ClaimReminders(stages={ref: 1}, now=LATER)) == ()
    assert [one.id for one in hood.run(ClaimReminders(stages={ref: 1}, now=LATER + timedelta(seconds=1)))] == [ref]
    assert the_row(hood).claimed_at == clock.now()


def test_what_may_be_claimed_is_what_the_query_gives(hood):
    record(hood, found())
    states = [
        {},
        {"shown_stage": 0},
        {"shown_stage": 0, "snoozed_until": NOON, "claimed_at": None},
        {"shown_stage": 0, "snoozed_until": LATER, "claimed_at": NOON},
        {"shown_stage": 0, "snoozed_until": LATER, "claimed_at": LATER},
        {"shown_stage": None, "snoozed_until": LATER + timedelta(minutes=5)},
        {"rests_at_stage": 0},
        {"outcome": Outcome.DISMISSED, "closed_at": NOON},
    ]
    blank = dict.fromkeys(("shown_stage", "snoozed_until", "claimed_at", "rests_at_stage", "outcome", "closed_at"))
    for state in states:
        change(hood, **{**blank, **state})
        asked = [row.id for row in hood.ask(RemindersUntold(LATER + timedelta(minutes=3)))]
        claimed = hood.run(ClaimReminders(stages={the_row(hood).id: 0}, now=LATER + timedelta(minutes=3)))
        assert asked == [one.id for one in claimed], state


def test_marking_never_lowers(hood):
    record(hood, found(3))
    ref = the_row(hood).id
    for stage, shown in ((2, 2), (1, 2), (3, 3)):
        hood.run(MarkRemindersShown(stages={ref: stage, "gone": 1}))
        assert the_row(hood).shown_stage == shown


def test_done_completes_a_duty(hood):
    duty = hood.duty(7)
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    assert hood.desk._reading.get(Obligation, duty).done_on == TODAY
    assert (the_row(hood).outcome, the_row(hood).closed_at) == (Outcome.DONE, NOON)


def test_done_completes_a_follow_up(hood):
    ref = hood.run(AddFollowUp(text="Ring Carla", due_on=TODAY))
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    assert hood.desk._reading.get(FollowUp, ref).done_on == TODAY
    assert the_row(hood).outcome is Outcome.DONE


def test_done_of_what_is_gone_closes_it(hood):
    ref = hood.run(AddFollowUp(text="Ring Carla", due_on=TODAY))
    (row,) = hood.tick().open
    hood.run(RemoveFollowUp(id=ref))
    hood.run(CompleteReminder(id=row.id))
    assert the_row(hood).outcome is Outcome.DONE


def test_done_of_a_condition_rests_it(hood):
    hood.holder(40)
    (row,) = hood.tick().open
    hood.run(CompleteReminder(id=row.id))
    assert (the_row(hood).rests_at_stage, the_row(hood).outcome) == (1, None)
    assert hood.ask(RemindersOpen(NOON)) == []


def test_later_needs_a_moment_to_come(hood):
    record(hood, found())
    ref = the_row(hood).id
    for until in (NOON, NOON - timedelta(days=1), NOON.replace(tzinfo=None)):
        with pytest.raises(SuideskError, match="not_in_future at until"):
            hood.run(SnoozeReminder(id=ref, until=until))
    soon = NOON + timedelta(minutes=1)
    hood.run(SnoozeReminder(id=ref, until=soon.replace(tzinfo=None)))
    assert the_row(hood).snoozed_until == soon
    assert hood.ask(NextReturn(NOON)) == soon


@pytest.mark.parametrize("answer", [CompleteReminder, DismissReminder])
def test_a_closed_one_takes_no_answer(hood, answer):
    record(hood, found())
    record(hood)
    with pytest.raises(SuideskError, match="reminder_closed"):
        hood.run(answer(id=the_row(hood).id))
    with pytest.raises(SuideskError, match="not_found"):
        hood.run(answer(id="nobody's"))


def test_answers_name_the_matter_for_the_history(hood):
    hood.duty(7)
    (row,) = hood.tick().open
    assert hood.desk.run(DismissReminder(id=row.id)).change.params == {"name": "Winter Fund"}


@pytest.mark.parametrize("kind", ["duty", "holder", "follow_up"])
@pytest.mark.parametrize(
    "answer",
    [
        CompleteReminder,
        DismissReminder,
        lambda id: SnoozeReminder(id=id, until=NOON + timedelta(days=1)),
    ],
)
def test_undo_and_redo_of_answers_are_exact_also_after_ticks(hood, kind, answer):
    if kind == "duty":
        hood.duty(7)
    elif kind == "holder":
        hood.holder(40)
    else:
        hood.run(AddFollowUp(text="Ring Carla", due_on=TODAY))
    (row,) = hood.tick().open
    before = everything(hood)
    hood.run(answer(id=row.id))
    hood.later(minutes=1)
    answered = everything(hood)
    assert answered != before
    hood.desk.undo()
    assert everything(hood) == before
    hood.later(minutes=1)
    assert everything(hood) == before
    hood.desk.redo()
    assert everything(hood) == answered


def test_putting_off_can_be_undone_after_it_came_back(hood):
    hood.duty(7)
    (row,) = hood.tick().open
    hood.run(SnoozeReminder(id=row.id, until=NOON + timedelta(hours=1)))
    hood.later(hours=1)
    assert len(hood.notifier.shown) == 2
    hood.desk.undo()
    assert the_row(hood).snoozed_until is None
    hood.later(minutes=1)
    assert len(hood.notifier.shown) == 2


def everything(hood):
    reading = hood.desk._reading
    return [reading.where(kind) for kind in (Reminder, FollowUp, Obligation)]


def test_a_follow_up_is_the_users_own_and_about_a_record(hood):
    person = hood.person("Aisha Khan")
    ref = hood.run(AddFollowUp(text="Ring her\nabout the keys", due_on=after(2), kind=Kind.CONTACT, ref_id=person))
    made = hood.desk._reading.get(FollowUp, ref)
    assert (made.kind, made.ref_id, made.owner_id) == (Kind.CONTACT, person, None)
    assert hood.desk.next_undo().params == {"name": "Ring her"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"text": "  "}, "required"),
        ({"kind": Kind.TAG, "ref_id": "x"}, "not_a_subject"),
        ({"kind": Kind.CONTACT}, "not_a_subject"),
        ({"ref_id": "x"}, "not_a_subject"),
        ({"kind": Kind.PROJECT, "ref_id": "x"}, "not_found"),
        ({"owner_id": "x"}, "not_found"),
        ({"due_min": 1440}, "out_of_range"),
    ],
)
def test_a_follow_up_that_cant_be(hood, values, code):
    with pytest.raises(SuideskError, match=code):
        hood.run(AddFollowUp(**{"text": "Ring", "due_on": TODAY, **values}))
    assert hood.desk._reading.where(FollowUp) == []


def test_a_follow_up_changes_is_done_and_goes(hood):
    person = hood.person("Aisha Khan")
    ref = hood.run(AddFollowUp(text="Ring", due_on=TODAY, due_min=600, kind=Kind.CONTACT, ref_id=person))
    hood.run(ChangeFollowUp(id=ref, text="Write", due_min=None, owner_id=person))
    made = hood.desk._reading.get(FollowUp, ref)
    assert (made.text, made.due_on, made.due_min, made.owner_id) == ("Write", TODAY, None, person)
    with pytest.raises(SuideskError, match="not_a_subject"):
        hood.run(ChangeFollowUp(id=ref, kind=None))
    hood.run(ChangeFollowUp(id=ref, kind=None, ref_id=None))
    hood.run(CompleteFollowUp(id=ref))
    hood.clock.advance(timedelta(days=2))
    hood.run(CompleteFollowUp(id=ref))
    assert hood.desk._reading.get(FollowUp, ref).done_on == TODAY
    hood.run(RemoveFollowUp(id=ref))
    assert hood.desk._reading.find(FollowUp, ref) is None
