"""Projects in words: stages, days by their weekday, and hours that are about to be noted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.domain.projects import LifeSign, ProjectStage
from suidesk.wording.projects import (
    given_text,
    kept_text,
    long_day,
    momentum_text,
    noting_text,
    people_text,
    stage_hint,
    stage_text,
)

TODAY = date(2026, 11, 25)


def test_every_stage_has_a_word_and_a_sentence():
    words = [stage_text(stage) for stage in ProjectStage]
    sentences = [stage_hint(stage) for stage in ProjectStage]
    assert len(set(words)) == len(set(sentences)) == len(ProjectStage)
    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), "Saturday 21 November"),
        (date(2026, 11, 23), "Monday 23 November"),
        (date(2025, 11, 23), "Sunday 23 November 2025"),
    ],
)
def test_a_day_has_its_year_only_when_it_is_another(day, said):
    assert long_day(day, TODAY) == said


def test_hours_about_to_be_noted():
    day = "Saturday 21 November"
    assert (
        noting_text("8 people", 1440, "Repair Café", day) == "8 people, 24 h for Repair Café on Saturday 21 November."
    )
    assert noting_text("Åsa", 90, "", day) == "Åsa, 1 h 30 min on Saturday 21 November, for no project."


@pytest.mark.parametrize(("count", "said"), [(0, "0 people"), (1, "1 person"), (8, "8 people")])
def test_people_are_counted(count, said):
    assert people_text(count) == said


def test_what_was_given_lately_and_in_all():
    assert given_text(120, 12, 600, 7) == "2 h in the last 12 weeks. 10 h by 7 people since the first note."
    assert given_text(0, 12, 60, 1) == "No hours in the last 12 weeks. 1 h by 1 person since the first note."


@pytest.mark.parametrize(
    ("sign", "day", "who", "said"),
    [
        (None, None, None, "Nothing was noted of it yet."),
        (LifeSign.HOURS, TODAY, "Åsa", "Noted last: hours given of Åsa, today."),
        (LifeSign.NEED, TODAY - timedelta(days=41), None, "Noted last: a need or an idea, 41 days ago."),
    ],
)
def test_what_was_noted_last(sign, day, who, said):
    assert momentum_text(sign, day, who, TODAY) == said


@pytest.mark.parametrize(
    ("promised", "given", "weeks", "said"),
    [
        (0, 0, 4, ""),
        (180, 0, 4, "3 h a week promised; no hours noted in the last 4 weeks."),
        (0, 90, 1, "Nothing is promised; 1 h 30 min a week given (last 1 week with notes)."),
        (180, 90, 3, "3 h a week promised, 1 h 30 min given (last 3 weeks with notes)."),
    ],
)
def test_what_is_promised_against_what_is_given(promised, given, weeks, said):
    assert kept_text(promised, given, weeks) == said
