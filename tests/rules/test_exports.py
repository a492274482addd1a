"""Lists that went out, before and after the day by which they are to be deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.domain.exports import ListExport
from suidesk.domain.ids import ExportId
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, NAMES, NOON, after, said, stages

DELETE_BY = "export.delete_by"


def delete_in(days: int | None, **values) -> Facts:
    out = ListExport(
        id=ExportId("export"),
        at=NOON - timedelta(days=500),
        by_id=AISHA,
        what="people",
        file="people.csv",
        format="csv",
        count=12,
        purpose="For the council",
        delete_by=None if days is None else after(days),
        **values,
    )
    return Facts(exports=(out,), names=NAMES)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (8, None),
        (7, (0, "CALM")),
        (1, (0, "CALM")),
        (0, (1, "AMBER")),
        (-13, (1, "AMBER")),
        (-14, (2, "RED")),
        (-400, (2, "RED")),
        (None, None),
    ],
)
def test_stages_before_and_after_the_day(days, expected):
    assert stages(delete_in(days)) == ([] if expected is None else [(DELETE_BY, *expected)])


def test_what_it_says():
    (found,) = said(delete_in(3))
    assert (found.subject_id, found.occurrence, found.due_on) == ("export", after(3).isoformat(), after(3))
    assert found.evidence["by"] == "Aisha Khan"
    assert (found.evidence["file"], found.evidence["count"]) == ("people.csv", 12)
    assert found.evidence["purpose"] == "For the council"


def test_a_list_that_is_deleted_is_silent():
    assert stages(delete_in(-30, deleted_on=after(-1))) == []


def test_what_comes_next_is_known():
    found = due(delete_in(60), NOON, Settings())
    assert (found.next_ahead.on, found.next_ahead.due.rule) == (after(53), DELETE_BY)


def test_tuned_steps_count():
    settings = Settings(tuned={"export.delete_by_1": 90})
    assert stages(delete_in(60), settings=settings) == [(DELETE_BY, 0, "CALM")]
