"""What is said of the mean of four months and of a sudden drop, with their exact numbers."""

from __future__ import annotations

from datetime import timedelta

from suidesk.rules.thresholds import Settings
from suidesk.wording import reminders as words
from tests.rules.examples import AISHA, TODAY, hours, leave, said, week
from tests.rules.test_sudden_drop import giving


def the_one(facts, rule):
    (found,) = [one for one in said(facts) if one.rule == rule]
    return found


def test_the_mean_of_four_months():
    away = leave(AISHA, week(-5), week(-4) - timedelta(days=1))
    recorded = (None, None, *(49,) * 10, 3, 49, 49, 49, 49)
    found = the_one(hours(*recorded, absences=(away,)), "workload.average")
    assert words.title(found, TODAY) == "Aisha Khan gave 49 h a week on average over four months"
    assert words.why(found, TODAY).startswith("686 h in 14 noted weeks; the line is 48 h a week. This is a sign and no")
    assert words.evidence_lines(found)[:4] == [
        "Noted: 686 h in 14 weeks",
        "Mean: 49 h a week",
        "Left out: 1 week of leave",
        "Unknown: 2 weeks without noted hours",
    ]
    assert words.subject(found) == "Average hours of Aisha Khan"


def test_a_sudden_drop_asks():
    found = the_one(giving(*(8,) * 6, None, 8, 1.5), "workload.sudden_drop")
    assert words.title(found, TODAY) == "Aisha Khan gave 1 h 30 min in a week, after about 8 h a week before"
    assert words.why(found, TODAY) == (
        "It came in the week of 16 November 2026. 7 of the weeks before were far above what they said they can give. "
        "It may mean nothing: ask how they are, and don't conclude."
    )
    lines = words.evidence_lines(found)
    assert lines[:2] == ["Can give: 5 h a week", "Usual week (median): 8 h"]
    assert lines[-3] == "Week of 2 November 2026: nothing noted, so not counted"
    assert lines[-1] == "Week of 16 November 2026: 1 h 30 min"


def test_the_explanations_tell_the_tuned_numbers_and_that_it_is_no_diagnosis():
    settings = Settings(tuned={"workload.average_known": 10, "workload.drop_below": 40})
    for rule, number in (("workload.average", "at least 10 of them"), ("workload.sudden_drop", "less than 40 %")):
        text = words.explanation(rule, settings)
        assert number in text
        assert "no diagnosis" in text
