"""What is said of short nights, days without a day off and late evenings, with their exact numbers."""

from __future__ import annotations

from suidesk.rules.thresholds import Settings
from suidesk.wording import reminders as words
from tests.rules.examples import HOUR, TODAY, said
from tests.rules.test_rest import DAYS, EVENINGS, REST, evenings, row, shift, short_night, working


def the_one(facts, rule):
    (found,) = [one for one in said(facts) if one.rule == rule]
    return found


def test_short_nights():
    found = the_one(working(*short_night(0, 9), *short_night(-3, 10.5)), REST)
    assert words.title(found, TODAY) == "Aisha Khan had 2 nights with less than 11 h between work since 22 November"
    assert words.why(found, TODAY).startswith("The shortest left 9 h. This is a sign and no diagnosis:")
    assert words.evidence_lines(found) == [
        "Sun 22 November 2026: until 22:00, on again at 08:30; 10 h 30 min between",
        "Wed 25 November 2026: until 22:00, on again at 07:00; 9 h between",
    ]
    assert words.subject(found) == "Rest of Aisha Khan"


def test_a_night_that_ended_after_midnight_says_its_clock_time():
    found = the_one(working(shift(-3, 20, 6), shift(-2, 9, 14), shift(-1, 9, 1)), REST)
    assert words.evidence_lines(found)[0] == "Mon 23 November 2026: until 02:00, on again at 09:00; 7 h between"


def test_days_without_a_day_off():
    found = the_one(working(days=row(9, -1)), DAYS)
    assert words.title(found, TODAY) == "Aisha Khan had no day off for 9 days"
    assert words.why(found, TODAY) == (
        "Hours were noted on each day from Mon 16 November 2026 to Tue 24 November 2026. This is a sign and no "
        "diagnosis: plan a day off, or ask somebody to stand in."
    )
    assert words.evidence_lines(found) == ["In a row: 9 days", "The line: 6 days"]


def test_late_evenings():
    facts = working(*(part for number in (-1, -2, -3) for part in evenings(number, 4 + number)), *evenings(-2, 3))
    assert [one for one in said(facts) if one.rule == EVENINGS] == []
    found = the_one(working(*(part for number in (-1, -2, -3) for part in evenings(number, 3))), EVENINGS)
    assert words.title(found, TODAY) == "Aisha Khan had 3 late evenings a week or more, 3 weeks in a row"
    assert words.why(found, TODAY).startswith("Late means after 20:00. It began in the week of 2 November 2026.")
    assert words.evidence_lines(found)[0] == "Week of 2 November 2026: 3 late evenings"


def test_the_explanations_tell_the_tuned_numbers_and_that_it_is_no_diagnosis():
    settings = Settings(tuned={"workload.rest": 10 * HOUR, "workload.days_red": 14, "workload.evening_from": 21 * HOUR})
    for rule, number in ((REST, "less than 10 h"), (DAYS, "from 14 days on"), (EVENINGS, "after 21:00")):
        text = words.explanation(rule, settings)
        assert number in text
        assert "no diagnosis" in text
