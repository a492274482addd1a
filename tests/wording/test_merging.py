"""A merge in words: every line of a preview has a name, values as people say them, and what becomes of them."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.merging import FILLED, PROFILE, Fate, MergeLine, Sameness
from suidesk.domain.own_fields import FieldType
from suidesk.wording.merging import fate_texts, kept_in, sameness_text, side_text, what_text

TODAY = date(2026, 5, 11)


@pytest.mark.parametrize("column", ["display_name", *FILLED, *PROFILE])
def test_every_column_that_may_differ_has_a_field_to_be_kept_in(column):
    line = MergeLine(column, "a", "b", Fate.BESIDE)
    assert what_text(line)
    assert fate_texts(line) == ("stays", f"is kept as “{kept_in(column)}”")


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("died_on", "2026-05-01", "1 May"),
        ("do_not_contact", "yes", "yes"),
        ("capacity_minutes", "150", "2 h 30 min"),
        ("sector", "faith", "Faith"),
        ("status", "onboarding", "Settling in"),
        ("notes", "As it is.", "As it is."),
        ("sector", "", ""),
    ],
)
def test_values_as_people_say_them(what, value, said):
    assert side_text(MergeLine(what, value, "", Fate.STAYS), value, TODAY) == said


def test_own_fields_are_said_by_their_type():
    line = MergeLine("field", "2026-05-01", "", Fate.STAYS, "Joined", FieldType.DAY)
    assert side_text(line, line.kept, TODAY) == "1 May"


@pytest.mark.parametrize(
    ("fate", "kept", "other", "said"),
    [
        (Fate.SAME, "a", "a", ("stays", "is the same")),
        (Fate.STAYS, "a", "", ("stays", "")),
        (Fate.FILLS, "", "a", ("", "is taken over")),
        (Fate.JOINS, "a", "b", ("stays", "is added")),
        (Fate.ENDS, "2026-05-01", "", ("comes back into the lists", "")),
    ],
)
def test_what_becomes_of_both_sides(fate, kept, other, said):
    assert fate_texts(MergeLine("archived_on", kept, other, fate)) == said


def test_points_and_own_fields_are_called_by_their_names():
    assert what_text(MergeLine("point", "a", "", Fate.STAYS, "email")) == "E-mail"
    assert what_text(MergeLine("field", "a", "", Fate.STAYS, "Shoe size")) == "Shoe size"


@pytest.mark.parametrize("same", Sameness)
def test_what_two_have_in_common(same):
    assert "same" in sameness_text(same)
