"""The settings in use reach the tick, and every rule tells what it would say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.tuning import MuteRule, MuteSubject, RemoveMute, SetThreshold
from suidesk.domain.errors import SuideskError
from suidesk.queries.tuning import RulesToday, Tried
from suidesk.rules.engine import RULES
from suidesk.rules.thresholds import REPORT, TELL_FROM, TELL_UNTIL
from tests.reminder_desk import a_desk
from tests.rules.examples import NOON, TODAY

DUTY = "funding.obligation"


@pytest.fixture
def hood(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def said(hood, rule=DUTY, **trial):
    tried = tuple(Tried(key.replace("__", "."), value) for key, value in trial.items())
    found = hood.ask(RulesToday(hood.clock.now(), tried))
    return next(one for one in found if one.rule == rule)


def test_every_rule_is_there_with_its_numbers(hood):
    found = hood.ask(RulesToday(NOON))
    assert [one.rule for one in found] == [rule.name for rule in RULES]
    assert {one.rule: set(one.values) for one in found} == {
        rule.name: {threshold.key for threshold in rule.thresholds} for rule in RULES
    }


def test_a_number_that_is_set_decides_at_the_next_tick(hood):
    hood.duty(40)
    assert hood.tick().open == ()
    hood.run(SetThreshold(key=REPORT[0].key, value=45))
    assert len(hood.later(seconds=30).open) == 1
    assert said(hood).tuned == {REPORT[0].key}
    hood.desk.undo()
    assert hood.later(seconds=30).open == ()


def test_a_trial_says_what_would_be_said_and_keeps_nothing(hood):
    hood.duty(40)
    assert said(hood).dues == ()
    tried = said(hood, funding__report_1=45)
    assert [due.evidence["grant"] for due in tried.dues] == ["Winter Fund"]
    assert tried.values[REPORT[0].key] == 45
    assert said(hood).values[REPORT[0].key] == REPORT[0].default
    with pytest.raises(SuideskError, match="out_of_range"):
        said(hood, funding__report_1=10_000)


def test_a_muted_rule_is_silent_and_still_tells_what_it_would_say(hood):
    hood.duty(7)
    assert len(hood.tick().open) == 1
    hood.run(MuteRule(rule=DUTY))
    ticked = hood.later(seconds=30)
    assert (ticked.open, len(ticked.withdrawn)) == ((), 1)
    assert said(hood).is_muted
    assert len(said(hood).dues) == 1
    hood.run(MuteRule(rule=DUTY, is_muted=False))
    assert len(hood.later(seconds=30).open) == 1


def test_a_rule_can_be_silent_about_one_matter_until_a_day(hood):
    grant = hood.grant()
    hood.duty(7, grant=grant)
    other = hood.duty(6, grant=grant)
    first = next(one for one in hood.tick().open if one.subject_id == other)
    hood.run(MuteSubject(reminder_id=first.id, until_on=TODAY + timedelta(days=1)))
    assert [one.subject_id for one in hood.later(seconds=30).open] != [other]
    (mute,) = said(hood).mutes
    assert (mute.subject_id, mute.last_said.rule) == (other, DUTY)
    assert len(hood.later(days=1).open) == 1
    assert len(hood.later(days=1).open) == 2
    assert said(hood).mutes == ()


def test_a_mute_without_an_end_stands_until_it_is_removed(hood):
    hood.duty(7)
    (row,) = hood.tick().open
    mute = hood.run(MuteSubject(reminder_id=row.id))
    assert hood.later(days=3).open == ()
    hood.run(RemoveMute(id=mute))
    assert len(hood.later(seconds=30).open) == 1


def test_nothing_pops_up_in_quiet_hours_and_is_told_after_them(hood):
    hood.run(SetThreshold(key=TELL_UNTIL.key, value=11 * 60))
    hood.duty(7)
    assert len(hood.tick().open) == 1
    assert hood.notifier.shown == []
    hood.run(SetThreshold(key=TELL_FROM.key, value=8 * 60))
    hood.later(hours=19)
    assert hood.notifier.shown == []
    hood.later(hours=1)
    assert len(hood.notifier.shown) == 1
