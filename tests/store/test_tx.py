"""One transaction: what it validates, writes, removes and tells."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from suidesk.domain.desk import DeskSettings
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.funding import Grant, GrantUse, UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactTag, Tag
from suidesk.domain.projects import Project
from suidesk.domain.workload import Commitment, TimeEntry
from suidesk.store.engine import sqlite
from suidesk.store.tx import FLUSH_AT
from suidesk.store.writing import INTERNAL
from tests.domain.records import (
    ABSENCE,
    ASSIGNMENT,
    ENTRY,
    FOLLOW_UP,
    GRANT,
    OBLIGATION,
    ORGANISATION,
    PERSON,
    POINT,
    PROJECT,
    ROLE,
    VOLUNTEER,
    WEEKLY,
)

EVERYTHING = (
    PERSON,
    ORGANISATION,
    POINT,
    Tag.of("garden"),
    ContactTag.of("p", Tag.of("garden").id),
    VOLUNTEER,
    ABSENCE,
    replace(PROJECT, lead_id="p"),
    ROLE,
    ASSIGNMENT,
    replace(WEEKLY, project_id="x", role_id="r"),
    replace(ENTRY, project_id="x"),
    replace(GRANT, funder_id="o", owner_id="p"),
    GrantUse.of("g", UseKind.PROJECT, "x"),
    OBLIGATION,
    replace(FOLLOW_UP, kind=Kind.CONTACT, ref_id="p", owner_id="p"),
)


@pytest.fixture
def full(made):
    made.write(*EVERYTHING)
    return made


def in_tx(made, work, sort="do"):
    return made.writer.run("Work", work, made.clock.now(), sort)


def test_what_is_put_is_there(full):
    for record in EVERYTHING:
        assert full.reading.get(type(record), record.id) == record


def test_an_invalid_record_stops_everything(made):
    before = made.rows()
    with pytest.raises(Invalid, match="required at name"):
        made.write(PERSON, replace(PROJECT, name=""))
    assert made.rows() == before
    assert made.journal() == []
    assert not made.connection.in_transaction


def test_a_bug_stops_everything_as_well(made):
    before = made.rows()
    with pytest.raises(ZeroDivisionError):
        in_tx(made, lambda tx: (tx.put(PERSON), 1 / 0))
    assert made.rows() == before
    assert not made.connection.in_transaction


def test_a_reference_to_nothing_is_our_own_bug_and_not_an_expected_error(made):
    with pytest.raises(sqlite.IntegrityError):
        made.write(POINT)
    assert made.rows()["contact_points"] == {}


def test_references_are_checked_at_the_end_so_that_order_does_not_matter(made):
    made.write(POINT, PERSON)
    assert made.reading.get(Contact, "p") == PERSON


def test_putting_what_is_there_changes_nothing(full):
    count = len(full.journal())
    change = full.write(*EVERYTHING)
    assert (change.batch, dict(change.touched)) == (None, {})
    assert len(full.journal()) == count
    assert full.connection.execute("SELECT count(*) FROM batches WHERE code = 'Write'").fetchone() == (1,)


def test_a_change_tells_what_it_touched(full):
    change, _ = in_tx(full, lambda tx: tx.change(Project, "x", name="Mending"))
    assert dict(change.touched) == {Kind.PROJECT: frozenset({"x"})}
    assert change.code == "Work"
    assert UUID(change.batch).version == 7


def test_changing_what_is_not_there(made):
    with pytest.raises(SuideskError) as caught:
        in_tx(made, lambda tx: tx.change(Project, "nowhere", name="x"))
    assert (caught.value.code, caught.value.params) == ("not_found", {"kind": "projects", "id": "nowhere"})


def test_deleting_what_is_not_there_changes_nothing(made):
    assert in_tx(made, lambda tx: tx.delete(PERSON))[0].batch is None


def test_keep_only(made):
    tags = [Tag.of(name) for name in ("garden", "keys", "van")]
    links = [ContactTag.of("p", tag.id) for tag in tags]
    made.write(PERSON, *tags, *links[:2])
    in_tx(made, lambda tx: tx.keep_only(ContactTag, [*links[1:], links[2]], contact_id="p"))
    assert {link.id for link in made.reading.where(ContactTag)} == {link.id for link in links[1:]}


def test_removal_says_first_what_would_go_or_lose_its_reference(full):
    counted = {
        "volunteers": 1,
        "absences": 1,
        "assignments": 1,
        "projects": 1,
        "commitments": 1,
        "time_entries": 1,
        "grants": 1,
        "follow_ups": 2,
    }
    before = full.rows()
    with pytest.raises(SuideskError) as caught:
        in_tx(full, lambda tx: tx.remove(PERSON))
    assert caught.value.code == "still_referenced"
    assert caught.value.params == {"kind": "contacts", "counts": counted}
    assert full.reading.orphans(Kind.CONTACT, "p") == counted
    assert full.rows() == before


def test_removal_together_takes_what_means_nothing_alone_and_clears_the_rest(full):
    before = full.rows()
    in_tx(full, lambda tx: tx.remove(PERSON, together=True))
    rows = full.rows()
    gone = {table: len(before[table]) - len(rows[table]) for table in rows if before[table] != rows[table]}
    assert gone == {
        "contacts": 1,
        "contact_points": 1,
        "contact_tags": 1,
        "volunteers": 1,
        "absences": 1,
        "assignments": 1,
        "commitments": 1,
        "time_entries": 1,
        "follow_ups": 1,
        "projects": 0,
        "grants": 0,
    }
    assert full.reading.get(Project, "x").lead_id is None
    assert full.reading.get(Grant, "g").owner_id is None
    full.desk.undo()
    assert full.rows() == before


def test_removing_a_project_keeps_hours_and_promises_without_it(full):
    in_tx(full, lambda tx: tx.remove(PROJECT, together=True))
    assert full.reading.get(Commitment, "c") == replace(WEEKLY, project_id=None, role_id=None)
    assert full.reading.get(TimeEntry, "t").project_id is None
    assert full.reading.where(GrantUse) == []


def test_a_record_alone_is_removed_unasked_with_its_parts(made):
    made.write(PERSON, POINT)
    in_tx(made, lambda tx: tx.remove(PERSON))
    assert made.rows()["contact_points"] == {}


def test_ids_of_one_transaction_share_its_time(made):
    _, ids = in_tx(made, lambda tx: [tx.new_id() for _ in range(50)])
    assert len(set(ids)) == 50
    assert {UUID(one).int >> 80 for one in ids} == {int(made.clock.now().timestamp() * 1000)}


def test_what_the_label_says_is_kept_with_the_batch(made):
    change, _ = in_tx(made, lambda tx: (tx.put(PERSON), tx.say(name="Åsa", count=2), tx.say(count=3)))
    assert change.params == {"name": "Åsa", "count": 3}
    assert made.desk.next_undo().params == {"name": "Åsa", "count": 3}


def test_a_change_too_large_for_memory_is_journalled_in_parts_and_still_taken_back_exactly(made):
    made.write(PERSON, PROJECT)
    before = made.rows()

    def work(tx):
        tx.change(Project, "x", name="First")
        for number in range(FLUSH_AT + 10):
            tx.put(replace(ENTRY, id=f"t{number}", minutes=number % 600 + 1))
        tx.change(Project, "x", name="Second")
        tx.put(replace(ENTRY, id="t0", minutes=600))
        tx.delete(replace(ENTRY, id="t1"))

    change, _ = in_tx(made, work)
    lines = made.connection.execute("SELECT count(*) FROM journal WHERE batch_id = ?", (change.batch,)).fetchone()
    assert lines == (FLUSH_AT + 10 + 4,)
    after = made.rows()
    made.desk.undo()
    assert made.rows() == before
    made.desk.redo()
    assert made.rows() == after


def test_the_language_decides_the_order_of_names_and_a_new_one_sorts_anew(made):
    made.write(PERSON, replace(PROJECT, name="Ærø round"))
    assert made.reading.get(Contact, "p").sort_key == "kjaer asa"
    change, _ = in_tx(made, lambda tx: tx.change(DeskSettings, "desk", language="da"))
    assert made.reading.get(Contact, "p").sort_key == "kj{1r {3sa"
    assert change.touches(Kind.CONTACT, Kind.DESK)
    sql = "SELECT coalesce(contacts.sort_key, search_docs.sort_key) FROM search_docs LEFT JOIN contacts ON id = ref_id"
    keys = made.connection.execute(f"{sql} ORDER BY 1").fetchall()
    assert keys == [("kj{1r {3sa",), ("{1r{2 round",)]


def test_an_internal_change_is_not_offered_for_undo(made):
    made.write(PERSON, sort=INTERNAL)
    assert made.desk.next_undo() is None
    assert len(made.journal()) == 1


def test_what_is_known_to_be_new_is_written_as_any_other(made):
    in_tx(made, lambda tx: [tx.put_new(PERSON), tx.put_new(PROJECT), tx.put_new(replace(PROJECT, summary="S"))])
    assert made.journal("row_id, before") == [("p", None), ("x", None)]
    assert made.rows()["projects"]["x"]["summary"] == "S"
    made.desk.undo()
    assert (made.rows()["projects"], made.rows()["contacts"]) == ({}, {})


def test_a_question_sees_what_was_written_before_it(made):
    def work(tx):
        tx.put(PERSON)
        tx.put(replace(PERSON, notes="N"))
        found = tx.where(Contact, notes="N")
        tx.delete(PERSON)
        return len(found), tx.value("SELECT count(*) FROM contacts"), tx.find(Contact, "p")

    assert in_tx(made, work)[1] == (1, 0, None)
