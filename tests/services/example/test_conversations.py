"""The example's conversations: a year and a half of them, with whom there is, about what they know."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from suidesk.domain.interactions import Interaction, InteractionKind, Participant
from suidesk.domain.people import Contact, ContactKind
from suidesk.domain.projects import Project
from suidesk.services.example.ground import Ground
from suidesk.services.example.records import Example
from suidesk.services.example.size import NEIGHBOURHOOD

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def hood():
    found = defaultdict(list)
    example = Example(Ground(1, TODAY, "en", "EUR"), NEIGHBOURHOOD)
    for record in example.records():
        found[type(record)].append(record)
    found["me"] = example.user_id
    return found


def test_they_reach_eighteen_months_back_and_never_ahead(hood):
    days = [one.day for one in hood[Interaction]]
    assert max(days) < TODAY
    assert TODAY - timedelta(days=510) > min(days) >= TODAY - timedelta(days=560)
    assert 180 <= len(days) <= 320


def test_each_has_somebody_who_took_part_and_the_user_noted_it(hood):
    present = defaultdict(set)
    for one in hood[Participant]:
        present[one.interaction_id].add(one.contact_id)
    assert set(present) == {one.id for one in hood[Interaction]}
    assert {one.by_id for one in hood[Interaction]} == {hood["me"]}
    assert hood["me"] not in set().union(*present.values())
    kinds = {contact.id: contact.kind for contact in hood[Contact]}
    assert {kinds[ref] for refs in present.values() for ref in refs} == set(ContactKind)
    assert any(len(refs) > 2 for refs in present.values())


def test_the_words_are_filled_and_name_the_project_that_is_linked(hood):
    names = {project.id: project.name for project in hood[Project]}
    for one in hood[Interaction]:
        assert one.summary
        assert not {"{", "}", "…"} & set(one.summary)
        assert one.project_id is None or names[one.project_id] in one.summary
    assert {one.kind for one in hood[Interaction]} == set(InteractionKind)
    assert Counter(one.project_id for one in hood[Interaction]).most_common(1)[0][1] < 150
