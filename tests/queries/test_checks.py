"""Checks due for review: within the days before, and past; not those that were seen anew."""

from __future__ import annotations

import pytest

from suidesk.commands.checks import NoteCheck
from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.domain.volunteers import CheckKind, VolunteerStatus
from suidesk.queries.checks import ChecksDue, ChecksDueCount, ChecksDuePlace, SchemesUsed
from tests.queries.neighbours import days, volunteer
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def note(made, ref, review, *, seen=400, scheme="DBS", kind=CheckKind.BACKGROUND):
    review_on = None if review is None else TODAY + days(review)
    command = NoteCheck(person_id=ref, scheme=scheme, kind=kind, seen_on=TODAY - days(seen), review_on=review_on)
    return made.run(command)


@pytest.mark.parametrize(
    ("review", "is_due"),
    [(-200, True), (-1, True), (0, True), (90, True), (91, False), (None, False)],
    ids=["long past", "yesterday", "today", "in 90 days", "in 91 days", "no review"],
)
def test_a_review_is_due_90_days_before(made, review, is_due):
    note(made, volunteer(made, "Amina"), review)
    assert made.desk.ask(ChecksDueCount(TODAY)) == is_due


def test_a_check_seen_anew_takes_the_place_of_the_older_one(made):
    ref = volunteer(made, "Amina")
    note(made, ref, -5, seen=1000)
    note(made, ref, 30, scheme="VOG")
    note(made, ref, 40, kind=CheckKind.TRAINING)
    note(made, ref, 700, seen=1)
    (row,) = made.desk.ask(ChecksDue(TODAY))
    assert [(check.scheme, check.kind) for check in row.checks] == [
        ("VOG", CheckKind.BACKGROUND),
        ("DBS", CheckKind.TRAINING),
    ]


def test_who_is_due_first_stands_first(made):
    refs = [volunteer(made, name) for name in ("Amina", "Bram", "Chen", "Dora")]
    for ref, review in zip(refs, (50, -3, 10, 200), strict=True):
        note(made, ref, review)
    assert [row.volunteer.name for row in made.desk.ask(ChecksDue(TODAY))] == ["Bram", "Chen", "Amina"]
    assert [row.volunteer.name for row in made.desk.ask(ChecksDue(TODAY, offset=1, limit=1))] == ["Chen"]
    assert [made.desk.ask(ChecksDuePlace(ref, TODAY)) for ref in refs] == [2, 0, 1, None]
    assert [row.volunteer.name for row in made.desk.ask(ChecksDue(TODAY, "chen"))] == ["Chen"]
    assert made.desk.ask(ChecksDueCount(TODAY, within=365)) == 4


def test_nobody_looks_after_the_checks_of_who_has_left(made):
    ref = volunteer(made, "Amina")
    note(made, ref, 5)
    made.run(ChangeVolunteer(id=ref, status=VolunteerStatus.LEFT))
    assert made.desk.ask(ChecksDueCount(TODAY)) == 0


def test_schemes_in_use_are_suggested_first(made):
    ref = volunteer(made, "Amina")
    note(made, ref, None, scheme="VOG")
    note(made, ref, None, scheme="First aid")
    note(made, ref, None, scheme="vog")
    assert made.desk.ask(SchemesUsed()) == ["VOG", "First aid", "DBS", "PVG", "børneattest"]
