"""The journal: one line for each changed record of a change, with just what differs, in order."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.domain.desk import DeskSettings
from suidesk.domain.people import Contact, ContactPoint, PointKind
from suidesk.store.journal import TICKS, entries
from suidesk.store.writing import INTERNAL, Writer
from tests.domain.records import PERSON, POINT, PROJECT
from tests.stores import SITE

NAMED = {"id": "x", "name": "Repair Café", "stage": "running", "summary": ""}


def lines(made):
    """Table, before and after of each line."""
    batches = made.connection.execute("SELECT id FROM batches ORDER BY no").fetchall()
    return [(one.table, one.before, one.after) for (batch,) in batches for one in entries(made.connection, batch)]


def in_tx(made, *work):
    """Do some things in one transaction."""
    return made.writer.run("Work", lambda tx: [step(tx) for step in work], made.clock.now())[0]


def put(record):
    return lambda tx: tx.put(record)


def delete(record):
    return lambda tx: tx.delete(record)


BUSY = replace(PROJECT, summary="Every Saturday", lead_id=None)
LATER = replace(PROJECT, name="Mending")


def test_a_new_record_is_kept_whole_without_its_empty_columns(made):
    in_tx(made, put(PROJECT))
    assert lines(made) == [("projects", None, NAMED)]


def test_of_a_change_only_what_differs_is_kept(made):
    in_tx(made, put(PROJECT))
    in_tx(made, put(replace(PROJECT, summary="New")))
    assert lines(made)[1:] == [("projects", {"summary": ""}, {"summary": "New"})]


def test_a_removed_record_is_kept_whole(made):
    in_tx(made, put(PROJECT))
    in_tx(made, delete(PROJECT))
    assert lines(made)[1:] == [("projects", NAMED, None)]


def test_what_follows_from_the_language_and_what_was_looked_at_is_left_out(made):
    in_tx(made, put(PERSON))
    assert "sort_key" not in lines(made)[0][2]
    in_tx(made, lambda tx: tx.change(DeskSettings, "desk", seen_at=made.clock.now()))
    in_tx(made, lambda tx: tx.change(DeskSettings, "desk", language="da"))
    assert lines(made)[1:] == [("desk", {"language": "en"}, {"language": "da"})]


@pytest.mark.parametrize(
    ("earlier", "steps", "expected"),
    [
        ([], [put(PROJECT), put(LATER)], (None, {**NAMED, "name": "Mending"})),
        ([], [put(PROJECT), delete(PROJECT)], None),
        ([], [put(PROJECT), delete(PROJECT), put(LATER)], (None, {**NAMED, "name": "Mending"})),
        ([PROJECT], [put(LATER), put(replace(LATER, summary="S"))], "both"),
        ([PROJECT], [put(LATER), put(PROJECT)], None),
        ([PROJECT], [put(LATER), delete(PROJECT)], (NAMED, None)),
        ([PROJECT], [delete(PROJECT), put(PROJECT)], None),
        ([PROJECT], [delete(PROJECT), put(LATER)], ({"name": "Repair Café"}, {"name": "Mending"})),
    ],
    ids=[
        "made, changed",
        "made, gone",
        "made, gone, made",
        "changed twice",
        "and back",
        "changed, gone",
        "same",
        "other",
    ],
)
def test_several_changes_of_one_record_become_one(made, earlier, steps, expected):
    made.write(*earlier)
    before = len(lines(made))
    in_tx(made, *steps)
    if expected == "both":
        expected = ({"name": "Repair Café", "summary": ""}, {"name": "Mending", "summary": "S"})
    assert lines(made)[before:] == ([] if expected is None else [("projects", *expected)])


def test_a_record_that_is_removed_and_made_again_fuller_is_taken_back_exactly(made):
    made.write(PERSON, PROJECT)
    before = made.rows()
    in_tx(made, delete(PROJECT), put(replace(PROJECT, lead_id="p", starts_on=made.today)))
    assert lines(made)[-1][1:] == (
        {"lead_id": None, "starts_on": None},
        {"lead_id": "p", "starts_on": made.today.isoformat()},
    )
    made.desk.undo()
    assert made.rows() == before


def test_lines_are_numbered_without_a_gap_and_belong_to_their_batch(made):
    changes = [in_tx(made, put(PERSON), put(POINT)), in_tx(made, put(PROJECT))]
    assert made.journal("site, seq, batch_id, row_id") == [
        (SITE, 1, changes[0].batch, "p"),
        (SITE, 2, changes[0].batch, "cp"),
        (SITE, 3, changes[1].batch, "x"),
    ]


def test_a_refused_change_uses_up_no_number(made):
    with pytest.raises(ZeroDivisionError):
        in_tx(made, put(PERSON), lambda tx: 1 / 0)
    in_tx(made, put(PERSON))
    assert made.journal("seq") == [(1,)]


def test_the_clock_of_a_record_never_goes_back(made):
    stamps = []
    for number, step in enumerate((0, 5, -100_000, 0, 1)):
        made.clock.jump(timedelta(seconds=step))
        in_tx(made, put(replace(PROJECT, summary=str(number))))
        stamps.append(made.journal("hlc")[-1][0])
    assert stamps == sorted(set(stamps))
    wall = int(made.clock.now().timestamp() * 1000) * TICKS
    in_tx(made, put(PERSON))
    assert made.journal("hlc")[-1] == (wall,)


def test_the_clock_stands_above_what_another_laptop_wrote(made):
    in_tx(made, put(PROJECT))
    ours = made.journal("hlc")[0][0]
    ahead = ours + 10_000_000
    made.connection.execute("INSERT INTO sites (id) VALUES ('other')")
    made.connection.execute(
        """INSERT INTO batches (no, id, sort, code, params, at, site, first, hlc)
        SELECT max(batches.no) + 1, 'b', 'do', 'Work', '{}', '', (SELECT no FROM sites WHERE id = 'other'), 7, ?
        FROM batches""",
        (ahead,),
    )
    made.connection.execute(
        """INSERT INTO journal_lines (no, tbl, row_id, before, after)
        SELECT batches.no << 32, journal_tables.no, 'x', '{}', '{}' FROM batches, journal_tables
        WHERE batches.id = 'b' AND name = 'projects'"""
    )
    in_tx(made, put(LATER))
    found = made.connection.execute("SELECT hlc, ctx FROM journal WHERE site = ? AND seq = 2", (SITE,)).fetchone()
    assert found[0] == ahead + 1
    assert json.loads(found[1]) == {SITE: 1, "other": 7}


def test_the_context_names_what_the_change_had_seen_of_its_record(made):
    in_tx(made, put(PERSON), put(PROJECT))
    in_tx(made, put(LATER))
    in_tx(made, put(replace(LATER, summary="S")), put(replace(PERSON, notes="N")))
    context = {(row, seq): ctx and json.loads(ctx) for row, seq, ctx in made.journal("row_id, seq, ctx")}
    assert context == {
        ("p", 1): None,
        ("x", 2): None,
        ("x", 3): {SITE: 2},
        ("x", 4): {SITE: 3},
        ("p", 5): {SITE: 1},
    }


def test_names_of_all_scripts_are_kept_as_they_are(made):
    name = 'Åsa "Ærø" محمد 👩🏽‍🌾\n\\'
    in_tx(made, put(replace(PROJECT, summary=name)))
    assert lines(made)[0][2]["summary"] == name


def test_history_of_a_record_is_told_by_its_lines(made):
    in_tx(made, put(PERSON))
    in_tx(made, put(replace(POINT, kind=PointKind.PHONE, raw="1")))
    in_tx(made, put(replace(PERSON, notes="N")))
    assert made.journal("row_id") == [("p",), ("cp",), ("p",)]
    assert made.reading.get(Contact, "p").notes == "N"
    assert made.reading.get(ContactPoint, "cp").raw == "1"


def test_making_the_desk_is_no_line_of_anybody(made):
    assert made.journal() == []


def test_internal_changes_are_journalled_as_well(made):
    Writer(made.connection, made.random).run("Fill", lambda tx: tx.put(PERSON), made.clock.now(), INTERNAL)
    assert made.journal("row_id") == [("p",)]
