"""The list of references is whole: whatever names another record is in it, so that removal forgets nothing."""

from __future__ import annotations

import dataclasses

import pytest

from suidesk.domain.changes import Change
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES, OnRemoval, references_to
from suidesk.domain.reminders import ABOUT
from suidesk.store.rows import type_of

# What the ledger and the mutes say of a reminder's subject outlives it; the next tick withdraws it.
LEDGER = {("reminders", "subject_id"), ("mutes", "subject_id")}
# The desk's user can't be removed at all.
DESK = {("desk", "site_id"), ("desk", "me_id")}


def test_every_column_that_names_a_record_is_a_reference():
    named = {
        (kind.value, field.name)
        for kind, record in type_of.items()
        for field in dataclasses.fields(record)
        if field.name.endswith("_id")
    } | {("volunteers", "id")}
    assert {(one.holder.kind_of.value, one.column) for one in REFERENCES} == named - LEDGER - DESK


def test_a_reference_of_many_kinds_tells_which_by_a_column():
    for reference in REFERENCES:
        assert (reference.kind_column is not None) == (reference.column == "ref_id")


def test_follow_ups_can_be_about_what_they_refer_to():
    told = {one.to for one in REFERENCES if one.holder.__name__ == "FollowUp" and one.column == "ref_id"}
    assert told == set(ABOUT)


def test_what_is_cleared_may_be_empty():
    for reference in REFERENCES:
        if reference.then is OnRemoval.CLEARS:
            hint = reference.holder.__annotations__[reference.column]
            assert "None" in hint, reference


def test_references_to_a_kind_are_only_those():
    for kind in Kind:
        assert {one.to for one in references_to(kind)} <= {kind}


def test_a_change_touches_what_it_names_and_one_from_outside_anything():
    change = Change("AddPerson", None, {Kind.CONTACT: frozenset({"p"})})
    assert change.touches(Kind.CONTACT)
    assert change.touches(Kind.GRANT, Kind.CONTACT)
    assert not change.touches(Kind.GRANT)
    assert not change.touches()
    assert Change("?", None, {}, origin="outside").touches(Kind.GRANT)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (SuideskError("disk_full"), "disk_full"),
        (SuideskError("disk_full", folder="x"), "disk_full {'folder': 'x'}"),
        (Invalid("required", field="name"), "required at name"),
        (Invalid("too_long", field="name", limit=5), "too_long at name {'limit': 5}"),
    ],
)
def test_an_error_is_told_to_logs_by_code(error, text):
    assert str(error) == text
