"""Rest between days, days off and late evenings, from days and starts that were noted; unknown is not zero."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.rules.facts import Facts
from suidesk.rules.facts_work import Shift, WorkFacts
from suidesk.rules.rest import short_rests, stretches
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, HOUR, NAMES, TODAY, after, at, leave, said, week

REST, DAYS, EVENINGS = "workload.daily_rest", "workload.days_off", "workload.evenings"
AMBER, RED = "AMBER", "RED"


def shift(days, start, hours):
    """Hours that began on the day so many days from today, at an hour of that day."""
    return Shift(after(days), round(start * HOUR), round((start + hours) * HOUR))


def working(*shifts, days=(), absences=()):
    work = WorkFacts(shifts={AISHA: tuple(shifts)}, days={AISHA: tuple(days)})
    return Facts(work=work, absences=absences, names=NAMES)


def found(facts, rule, now=None, settings=None):
    values = {} if now is None else {"now": now}
    return [one for one in said(facts, settings=settings, **values) if one.rule == rule]


def short_night(days, rest=10.0):
    """Work until ten in the evening of the day before, and on again after so many hours."""
    return shift(days - 1, 19, 3), shift(days, 22 + rest - 24, 2)


class TestDailyRest:
    @pytest.mark.parametrize(
        ("shifts", "expected"),
        [
            # eleven hours are enough, a minute less is not
            ((shift(-2, 18, 4), shift(-1, 9, 1)), []),
            ((shift(-2, 18, 4), shift(-1, 9 - 1 / HOUR, 1)), [11 * HOUR - 1]),
            # past midnight: until two in the morning, on again at nine
            ((shift(-2, 20, 6), shift(-1, 9, 1)), [7 * HOUR]),
            ((shift(-2, 20, 6), shift(-1, 13, 1)), []),
            # a night shift that ran into the next day's work leaves none
            ((shift(-2, 22, 12), shift(-1, 9, 1)), []),
            ((shift(-2, 22, 12), shift(-1, 9, 1), shift(-1, 14, 2)), [4 * HOUR]),
            # what was noted in two parts at midnight is one stretch, and its rest comes after it
            ((shift(-3, 20, 4), shift(-2, 0, 2)), []),
            ((shift(-3, 20, 4), shift(-2, 0, 2), shift(-2, 10, 1)), [8 * HOUR]),
            # the longest of a day counts, not the last to begin
            ((shift(-2, 18, 5), shift(-2, 19, 1), shift(-1, 8, 1)), [9 * HOUR]),
            # a pause within a day is no rest between days
            ((shift(-2, 9, 2), shift(-2, 14, 2)), []),
            # a day between is rest enough
            ((shift(-3, 18, 5), shift(-1, 6, 1)), []),
        ],
    )
    def test_how_long_a_rest_was(self, shifts, expected):
        assert [rest.minutes for rest in short_rests(shifts, 11 * HOUR)] == expected

    def test_hours_that_touch_or_overlap_are_one_stretch(self):
        assert stretches([shift(-1, 11, 2), shift(-1, 9, 2), shift(-1, 14, 1)]) == [shift(-1, 9, 4), shift(-1, 14, 1)]
        assert stretches([shift(-2, 22, 3), shift(-1, 0, 2)]) == [shift(-2, 22, 4)]

    @pytest.mark.parametrize(
        ("days", "is_said"),
        [((0, -3), True), ((-3,), False), ((0, -13), True), ((0, -14), False), ((-13, -13 - 13), False)],
    )
    def test_twice_in_fourteen_days(self, days, is_said):
        facts = working(*(part for day in days for part in short_night(day)))
        assert bool(found(facts, REST)) is is_said

    def test_two_nights_on_end_are_two(self):
        facts = working(shift(-4, 18, 5), shift(-3, 9, 14), shift(-2, 9, 1))
        (one,) = found(facts, REST)
        assert [rest["minutes"] for rest in one.evidence["rests"]] == [10 * HOUR, 10 * HOUR]

    def test_only_known_starts_say_anything(self):
        assert found(Facts(work=WorkFacts(days={AISHA: (after(-1), after(0))})), REST) == []

    def test_hours_of_days_to_come_dont_count(self):
        assert found(working(*short_night(-1), *short_night(1)), REST) == []

    def test_the_occurrence_stays_while_it_lasts_and_a_calm_time_begins_another(self):
        facts = working(*(part for day in (0, -3, -10) for part in short_night(day)))
        told = {
            (one.occurrence, one.evidence_text()) for day in range(11) for one in found(facts, REST, at(after(day)))
        }
        assert [day for day, _ in told] == [after(-3).isoformat()]
        assert found(facts, REST, at(after(11))) == []
        facts = working(*(part for day in (0, -3, -30, -33) for part in short_night(day)))
        (one,) = found(facts, REST)
        assert one.evidence["count"] == 2

    def test_evidence_and_tuned_lines(self):
        facts = working(*short_night(0, 9), *short_night(-3, 10))
        (one,) = found(facts, REST)
        assert one.severity.name == AMBER
        assert one.evidence["rests"] == [
            {"day": after(-3).isoformat(), "ended": -2 * HOUR, "began": 8 * HOUR, "minutes": 10 * HOUR},
            {"day": after(0).isoformat(), "ended": -2 * HOUR, "began": 7 * HOUR, "minutes": 9 * HOUR},
        ]
        assert found(facts, REST, settings=Settings(tuned={"workload.rest": 10 * HOUR})) == []
        assert found(facts, REST, settings=Settings(tuned={"workload.rest_times": 3})) == []


def row(count, last=0):
    return [after(last - number) for number in reversed(range(count))]


class TestDaysOff:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (row(6), []),
            (row(7), [AMBER]),
            (row(11), [AMBER]),
            (row(12), [RED]),
            # one day off between
            ([*row(6), *row(6, -7)], []),
            # it ended within fourteen days, or before
            (row(7, -13), [AMBER]),
            (row(7, -14), []),
            (row(12, -13), [RED]),
            # of two the newer one
            ([*row(7), *row(12, -8)], [AMBER]),
            ([], []),
        ],
    )
    def test_the_lines(self, days, expected):
        assert [one.severity.name for one in found(working(days=days), DAYS)] == expected

    def test_days_to_come_dont_count(self):
        assert found(working(days=row(7, 1)), DAYS) == []

    def test_the_occurrence_is_the_first_day_and_stays_while_it_grows(self):
        for grown in range(3):
            (one,) = found(working(days=row(11 + grown, grown)), DAYS, at(after(grown)))
            assert one.occurrence == after(-10).isoformat()
            assert one.evidence["days"] == 11 + grown
            assert one.stage == int(grown > 0)

    def test_a_row_longer_than_the_known_year_is_a_new_one_at_most_every_half_year(self):
        told = set()
        for ahead in range(0, 360, 5):
            (one,) = found(working(days=row(440, ahead)), DAYS, at(after(ahead)))
            told.add(one.occurrence)
        assert 2 <= len(told) <= 3

    def test_tuned_lines_count(self):
        settings = Settings(tuned={"workload.days_amber": 4, "workload.days_red": 5})
        assert [one.severity.name for one in found(working(days=row(5)), DAYS, settings=settings)] == [RED]


def evenings(number, count, start=19.0, hours=1.5):
    """So many evenings of the week with that number, from its Monday on."""
    days = (week(number) - TODAY).days
    return tuple(shift(days + day, start, hours) for day in range(count))


class TestEvenings:
    @pytest.mark.parametrize(
        ("counts", "expected"),
        [
            # of the last weeks, the last one first: the week that runs, last week, …
            ((0, 3, 3, 3), [3]),
            ((3, 3, 3, 0), [3]),
            ((2, 3, 3, 3), [3]),
            ((0, 3, 3, 2), []),
            ((0, 2, 3, 3, 3), []),
            ((0, 3, 3, 0, 3), []),
            ((3, 3, 3, 5), [4]),
        ],
    )
    def test_three_a_week_for_three_weeks(self, counts, expected):
        shifts = [part for number, count in enumerate(counts) for part in evenings(-number, count)]
        assert [one.evidence["count"] for one in found(working(*shifts), EVENINGS)] == expected

    @pytest.mark.parametrize(("days", "is_said"), [(0, True), (1, True), (2, False)])
    def test_until_the_sheets_of_a_week_are_in_the_weeks_before_it_speak(self, days, is_said):
        shifts = [part for number in (-2, -3, -4) for part in evenings(number, 3)]
        assert bool(found(working(*shifts), EVENINGS, at(week(0) + timedelta(days=days)))) is is_said

    @pytest.mark.parametrize(
        ("start", "hours", "is_late"),
        [(19, 1, False), (19, 1 + 1 / HOUR, True), (20, 0.5, True), (9, 8, False), (22, 4, True), (12, 8, False)],
    )
    def test_what_is_late(self, start, hours, is_late):
        shifts = [part for number in (-1, -2, -3) for part in evenings(number, 3, start, hours)]
        assert bool(found(working(*shifts), EVENINGS)) is is_late

    def test_two_on_one_day_are_one_evening(self):
        shifts = [part for number in (-1, -2, -3) for part in (*evenings(number, 2), *evenings(number, 2, 21))]
        assert found(working(*shifts), EVENINGS) == []

    @pytest.mark.parametrize(("weeks_away", "is_said"), [(3, True), (4, False)])
    def test_weeks_of_leave_are_left_out_but_not_for_long(self, weeks_away, is_said):
        shifts = [part for number in (1, 2, 3) for part in evenings(-number - weeks_away, 3)]
        away = leave(AISHA, week(-weeks_away), week(0) - timedelta(days=1))
        assert bool(found(working(*shifts, absences=(away,)), EVENINGS)) is is_said
        assert found(working(*shifts), EVENINGS) == []

    def test_the_occurrence_is_the_first_week_and_stays(self):
        for ahead in (0, 1):
            weeks = range(1 - ahead, 6)
            shifts = [part for number in weeks for part in evenings(-number, 3)]
            (one,) = found(working(*shifts), EVENINGS, at(after(7 * ahead)))
            assert one.occurrence == week(-5).isoformat()
        assert one.evidence["weeks"][0] == {"week": week(-5).isoformat(), "evenings": 3}

    def test_an_episode_longer_than_the_known_year_is_a_new_one_at_most_every_half_year(self):
        shifts = [part for number in range(-52, 61) for part in evenings(-number, 3)]
        told = set()
        for ahead in range(52):
            (one,) = found(working(*shifts), EVENINGS, at(after(7 * ahead)))
            told.add(one.occurrence)
        assert 2 <= len(told) <= 3

    def test_tuned_lines_count(self):
        shifts = [part for number in (-1, -2) for part in evenings(number, 2)]
        tuned = {"workload.evenings": 2, "workload.evening_weeks": 2}
        assert found(working(*shifts), EVENINGS, settings=Settings(tuned=tuned))
        assert not found(
            working(*shifts), EVENINGS, settings=Settings(tuned={**tuned, "workload.evening_from": 21 * 60})
        )
