"""What the volunteers of the example can do, when, and what was seen of them: every view of their page has somebody."""

from __future__ import annotations

from collections import Counter

import pytest

from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.people import Tag
from suidesk.domain.volunteers import Availability, CheckSeen, Volunteer, VolunteerSkill, VolunteerStatus
from suidesk.services.example.matters import Matter
from tests.services.example.days import DAYS, TODAY, by_type, example


@pytest.fixture(scope="module", params=["GBP", "EUR", "DKK"])
def hood(request):
    return by_type(example(currency=request.param).records())


@pytest.mark.parametrize("today", DAYS[:3], ids=str)
def test_one_check_is_due_on_some_days_past(today):
    found = by_type(example(today).records())[CheckSeen]
    ahead = sorted((one.review_on - today).days for one in found)
    assert [number for number in ahead if number <= 90] == [-6 if Matter.CHECK.presses_on(today) else 24]
    assert all(one.seen_on <= today for one in found)


def test_the_background_check_is_that_of_the_country(hood):
    assert len({one.scheme for one in hood[CheckSeen]} & {"DBS", "VOG", "børneattest"}) == 1


def test_most_weeks_are_known_and_some_are_not(hood):
    known = {one.person_id for one in hood[Availability]}
    assert 40 <= len(known) < len(hood[Volunteer])


def test_skills_are_tags_that_are_there_and_nobody_has_one_twice(hood):
    tags = {tag.id for tag in hood[Tag]}
    assert {one.tag_id for one in hood[VolunteerSkill]} <= tags
    assert max(Counter(one.id for one in hood[VolunteerSkill]).values()) == 1


def test_few_were_asked_often_and_most_never(hood):
    active = {one.id for one in hood[Volunteer] if one.status is VolunteerStatus.ACTIVE}
    asks = {one.id for one in hood[Interaction] if one.is_ask}
    asked = Counter(one.contact_id for one in hood[Participant] if one.interaction_id in asks)
    assert max(asked.values()) >= 4
    assert len(active - set(asked)) > len(active) / 2
    assert all(one.day <= TODAY for one in hood[Interaction])
