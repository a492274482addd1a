"""A pause in words."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.assets import HoldingKind
from suidesk.domain.ids import AbsenceId, CommitmentId, ContactId
from suidesk.domain.pauses import Choice, PausePart
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.domain.workload import Commitment, CommitmentKind
from suidesk.rules.pauses import Cover, CoverRoom, Entrusted, Label, Place, PlannedPart, Touched, WhyCover
from suidesk.wording.pauses import (
    cover_text,
    empty_text,
    entrusted_text,
    leaving_text,
    part_text,
    part_when_text,
    pause_when_text,
    rest_text,
    room_texts,
    touched_text,
)

TODAY = date(2026, 11, 25)
BACK = date(2027, 2, 1)
TEA = Commitment(id=CommitmentId("t"), person_id=ContactId("p"), title="Tea", minutes=90, from_on=TODAY)
POSTER = Commitment(
    id=CommitmentId("d"), person_id=ContactId("p"), kind=CommitmentKind.DELIVERABLE, title="Poster", due_on=BACK
)
LABEL = Label("Tea", "Repair Café", is_critical=True, at=Place())


@pytest.mark.parametrize(
    ("cover", "is_for_good", "text"),
    [
        (Cover("b", "Bram", WhyCover.DEPUTY, 120), False, "Bram covers it (is the deputy, 2 h a week free)"),
        (Cover("b", "Bram", WhyCover.PROJECT, 0), True, "Bram takes it over (is in the project, no time free)"),
        (Cover("b", "Bram", WhyCover.ROOM, 60, date(2026, 11, 20)), False, None),
        (Cover("b", "Bram", WhyCover.ROOM), False, "Bram covers it (not asked yet)"),
    ],
)
def test_what_speaks_for_a_cover(cover, is_for_good, text):
    expected = text or "Bram covers it (asked 5 days ago, 1 h a week free)"
    assert cover_text(cover, TODAY, is_for_good=is_for_good) == expected


def test_what_speaks_against_a_cover():
    absence = Absence(
        id=AbsenceId("a"), person_id=ContactId("b"), kind=AbsenceKind.LEAVE, from_on=TODAY, until_on=TODAY
    )
    room = CoverRoom("b", "Bram", 60, 90, 120, (absence,), BACK)
    assert room_texts(room, TODAY) == [
        "Bram would have promised 2 h 30 min a week, 30 min more than the 2 h possible.",
        "Bram is away meanwhile (25 November).",
        "Bram leaves on 1 February 2027.",
    ]
    assert room_texts(CoverRoom("b", "Bram", 60, 60, 120), TODAY) == []
    assert room_texts(CoverRoom("b", "Bram", 60, 60, None), TODAY) == []


def test_names_of_what_it_touches():
    assert (
        touched_text(Touched(TEA, LABEL, Choice.REST, None, (), can_rest=True)) == "Tea, Repair Café: 1 h 30 min a week"
    )
    named = Label("Poster", "", is_critical=False, at=Place())
    assert touched_text(Touched(POSTER, named, Choice.REST, None, (), can_rest=True)) == "Poster, due meanwhile"


def test_what_is_to_be_seen_to_before():
    assert rest_text(None, TODAY) == "Rests until they come back"
    assert empty_text(LABEL, "Åsa", Choice.REST) == "Tea must never be empty, and nobody would have it."
    assert "stays with Åsa" in empty_text(LABEL, "Åsa", Choice.KEEP)
    assert entrusted_text(Entrusted(HoldingKind.KEY, "Hall", "", ("Bram",))) == "Key: Hall. Noted for Bram too."
    assert "Ærø Fund" in entrusted_text(Entrusted(HoldingKind.SIGNATORY, "", "Ærø Fund", ()))
    assert leaving_text("Åsa", BACK, TODAY, TODAY) == "Åsa leaves on 1 February 2027, after the pause."
    assert "nothing comes back" in leaving_text("Åsa", BACK, None, TODAY)


def test_the_lines_of_a_plan():
    part = PausePart.of(AbsenceId("a"), TEA, Choice.COVER)
    bram = Cover("b", "Bram", WhyCover.ROOM)
    covered = PlannedPart(part, TEA, LABEL, bram, date(2027, 1, 31), BACK)
    assert part_text(covered) == "Bram covers Tea"
    assert part_when_text(covered, TODAY) == "Repair Café · until 31 January 2027 · comes back on 1 February 2027"
    assert part_text(PlannedPart(part, TEA, LABEL, None, None, BACK)) == "Tea rests"
    kept = PausePart.of(AbsenceId("a"), TEA, Choice.KEEP)
    assert part_text(PlannedPart(kept, TEA, LABEL, None, None, None)) == "Tea stays as it is"
    given = PausePart.of(AbsenceId("a"), POSTER, Choice.COVER)
    assert part_text(PlannedPart(given, POSTER, LABEL, bram, None, None)) == "Bram takes Tea over"
    assert pause_when_text(None, TODAY, is_light=True) == "The day of return isn't known yet"
    assert pause_when_text(BACK, TODAY, is_light=True).endswith("for two weeks")
