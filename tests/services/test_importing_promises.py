"""Promises come in: time each week or one thing by a day, for a project and in a role."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.commands.promises import HandOverCommitment
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.services.importing import Counts
from tests.services.lists import brought_in, codes, exported, peopled, rows_of
from tests.stores import made_store

LIST = (
    "Naam,Project,Rol,Uren per week,Titel,Vanaf,Tot,Deadline,Status\n"
    'Bo Ångström,Garden,Cook,"2,5",,2026-01-05,2026-06-30,,\n'
    "Bo Ångström,Repair café,,,Leaflet,,,1 May 2026,nagekomen\n"
    "Bo Ångström,Repair café,,,Leaflet,,,1 June 2026,\n"
)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def here(made):
    return peopled(made)


def test_promises_of_both_kinds(made, here):
    report = brought_in(made, LIST)
    assert (report.looked.kind, report.counts) == (ListKind.COMMITMENTS, Counts(created=3))
    weekly, kept, open_ = sorted(made.reading.where(Commitment), key=lambda one: (one.kind != "weekly", one.due_on))
    assert (weekly.minutes, weekly.role_id, weekly.from_on) == (150, here.cook, date(2026, 1, 5))
    assert (kept.kind, kept.state, kept.project_id) == (CommitmentKind.DELIVERABLE, CommitmentState.KEPT, here.cafe)
    assert (open_.title, open_.due_on) == ("Leaflet", date(2026, 6, 1))
    assert brought_in(made, LIST).counts == Counts(unchanged=3)


def test_what_the_file_says_otherwise_is_said_and_taken_if_it_is_to_win(made, here):
    brought_in(made, LIST)
    edited = LIST.replace('"2,5"', "4")
    kept = brought_in(made, edited)
    assert kept.counts == Counts(unchanged=3)
    assert [(one.line, one.column, one.expected, one.found) for one in kept.problems] == [
        (2, "Uren per week", "150", "4")
    ]
    assert brought_in(made, edited, Policy.OVERWRITE).counts == Counts(updated=1, unchanged=2)
    moved = brought_in(made, LIST.replace("2026-01-05", "2026-07-01").replace("2026-06-30", ""))
    assert moved.counts == Counts(created=1, unchanged=2)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Bo Ångström,Garden,,2,,,,,", "required"),
        ("Bo Ångström,Garden,,,Leaflet,,,,", "required"),
        ("Bo Ångström,Garden,,169,,2026-01-05,,,", "minutes_out_of_range"),
        ("Bo Ångström,Garden,,2,,2026-01-05,2026-01-04,,", "ends_before_start"),
        ("Bo Ångström,,Cook,2,,2026-01-05,,,", "ambiguous_role"),
        ("Bo Ångström,,Baker,2,,2026-01-05,,,", "unknown_role"),
        ("Bo Ångström,,,2,,2026-01-05,,,perhaps", "unknown_choice"),
    ],
)
def test_a_promise_that_cannot_be_meant_is_refused(made, here, row, code):
    report = brought_in(made, LIST + row + "\n")
    assert report.counts == Counts(created=3, rejected=1)
    assert codes(report) == [(5, code)]


def test_the_same_row_twice_is_one_promise(made, here):
    report = brought_in(made, LIST + LIST.splitlines()[1] + "\n")
    assert report.counts == Counts(created=3, skipped=1)
    assert [(one.code, one.found) for one in report.problems] == [("doubled_row", "2")]


def test_a_promise_that_was_handed_over_comes_back_with_the_one_it_replaces(made, here):
    brought_in(made, LIST.replace("2026-06-30", ""))
    first = next(one for one in made.reading.where(Commitment) if one.kind is CommitmentKind.WEEKLY)
    made.run(HandOverCommitment(id=first.id, person_id=here.amina))
    content = exported(made, ListKind.COMMITMENTS, Style.LOSSLESS)
    before = made.rows()["commitments"]
    assert brought_in(made, content).counts == Counts(unchanged=4)
    for one in made.reading.where(Commitment):
        made.writer.run("Take", lambda tx, one=one: tx.delete(one), made.clock.now(), "do")
    assert brought_in(made, content).counts == Counts(created=4)
    assert made.rows()["commitments"] == before
    for one in made.reading.where(Commitment):
        made.writer.run("Take", lambda tx, one=one: tx.delete(one), made.clock.now(), "do")
    # The one that was replaced is refused, so the one that replaces it has nothing to follow.
    lines = content.decode().splitlines()
    broken = [line.replace(",150,", ",-150,") if first.id in line.rsplit(",", 1)[1] else line for line in lines]
    report = brought_in(made, "\n".join(broken) + "\n")
    assert report.counts == Counts(created=2, rejected=2)
    assert {code for _, code in codes(report)} == {"unreadable_hours", "unknown_before"}


def test_a_safe_list_of_promises_reads_back(made, here):
    brought_in(made, LIST)
    content = exported(made, ListKind.COMMITMENTS)
    assert "Suidesk id" not in rows_of(content)[0]
    assert {row["Role id"] for row in rows_of(content)} == {here.cook, ""}
    assert brought_in(made, content, Policy.OVERWRITE).counts == Counts(unchanged=3)
