"""Rules as the user wants them: their numbers, whether they speak, about whom they stay silent."""

from __future__ import annotations

import json
from datetime import timedelta

from suidesk.commands.tuning import MuteRule, MuteSubject, RemoveMute, SetRule, SetThreshold, Tuned
from suidesk.domain.tuning import Mute, RuleSetting
from suidesk.rules.thresholds import APPLICATION, TELL_FROM, TELL_UNTIL
from tests.domain.records import DAY


def settings(made):
    return {one.rule: (one.is_muted, json.loads(one.tuned)) for one in made.reading.where(RuleSetting)}


def test_a_number_is_kept_with_its_rule_until_it_is_the_usual_one_again(made):
    made.run(SetThreshold(key=APPLICATION[0].key, value=50))
    made.run(SetThreshold(key=APPLICATION[1].key, value=25))
    assert settings(made) == {"funding.obligation": (False, {APPLICATION[0].key: 50, APPLICATION[1].key: 25})}
    made.run(SetThreshold(key=APPLICATION[1].key))
    made.run(SetThreshold(key=APPLICATION[0].key, value=APPLICATION[0].default))
    assert settings(made) == {}
    made.desk.undo()
    assert settings(made) == {"funding.obligation": (False, {APPLICATION[0].key: 50})}


def test_a_muted_rule_keeps_its_numbers(made):
    made.run(SetThreshold(key=APPLICATION[0].key, value=50))
    made.run(MuteRule(rule="funding.obligation"))
    assert settings(made) == {"funding.obligation": (True, {APPLICATION[0].key: 50})}
    made.run(MuteRule(rule="funding.obligation", is_muted=False))
    assert settings(made) == {"funding.obligation": (False, {APPLICATION[0].key: 50})}


def test_quiet_hours_belong_to_no_rule_and_leave_some_hours_open(made, refused):
    made.run(SetThreshold(key=TELL_UNTIL.key, value=600))
    assert settings(made) == {"delivery": (False, {TELL_UNTIL.key: 600})}
    assert refused(SetThreshold(key=TELL_FROM.key, value=600)) == ("quiet_all_day", TELL_FROM.key)
    made.run(SetThreshold(key=TELL_FROM.key, value=599))


def test_what_is_refused(made, refused):
    assert refused(SetThreshold(key="funding.nothing", value=5)) == ("unknown_threshold", "key")
    assert refused(SetThreshold(key=APPLICATION[0].key, value=366)) == ("out_of_range", APPLICATION[0].key)
    assert refused(MuteRule(rule="funding.nothing")) == ("unknown_rule", "rule")
    assert refused(MuteSubject(reminder_id="x")) == ("not_found", None)
    assert refused(RemoveMute(id="x")) == ("not_found", None)


def test_a_mute_holds_through_its_last_day():
    mute = Mute.of("funding.obligation", "g")
    assert mute.holds(DAY)
    until = Mute.of("funding.obligation", "g", DAY)
    assert until.holds(DAY)
    assert not until.holds(DAY + timedelta(days=1))
    assert until.id == mute.id


def test_a_rule_is_set_in_one_step(made, label):
    values = (Tuned(APPLICATION[0].key, 50), Tuned(APPLICATION[1].key, APPLICATION[1].default))
    made.run(SetRule(rule="funding.obligation", values=values, is_muted=True))
    assert settings(made) == {"funding.obligation": (True, {APPLICATION[0].key: 50})}
    assert label() == ("SetRule", {"name": "funding.obligation"})
    made.desk.undo()
    assert settings(made) == {}
