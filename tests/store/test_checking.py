"""The search index against one made anew, and the journal's numbers without a hole."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime

import pytest

from suidesk.commands.people import AddPerson, ChangeContact, RemoveContact
from suidesk.commands.projects import AddProject
from suidesk.domain.desk import DeskSettings
from suidesk.store import opening
from suidesk.store.checking import is_index_true, journal_gaps, rebuild_index
from suidesk.store.writing import INTERNAL, Writer

NOW = datetime(2026, 11, 22, 14, 55, tzinfo=UTC)


@pytest.fixture
def connection(tmp_path):
    store = opening.create(tmp_path / "store", os.urandom(32))
    with closing(store.writer()) as connection:
        writer = Writer(connection, os.urandom)
        writer.run("SetUpDesk", lambda tx: tx.put(DeskSettings(site_id="s")), NOW, INTERNAL)
        refs = [
            writer.run("AddPerson", AddPerson(given=name, family="Ørsted", languages=("Dansk",)).apply, NOW)[1]
            for name in ("Fatima", "Grace", "Ada")
        ]
        writer.run("AddProject", AddProject(name="Summer café").apply, NOW)
        writer.run("ChangeContact", ChangeContact(id=refs[1], given="Gracia", tags=("garden",)).apply, NOW)
        writer.run("RemoveContact", RemoveContact(id=refs[2]).apply, NOW)
        yield connection


def test_an_index_kept_by_the_writer_is_true(connection):
    assert is_index_true(connection, "en")
    assert is_index_true(connection, "en")


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM search_words WHERE rowid = (SELECT min(no) FROM search_docs)",
        "DELETE FROM search_names WHERE rowid = (SELECT min(no) FROM search_docs)",
        "DELETE FROM search_docs WHERE no = (SELECT min(no) FROM search_docs)",
        "INSERT INTO search_words (rowid, name, more) VALUES (99, 'ghost', '')",
        "INSERT INTO search_docs (no, ref_id, mark) VALUES (1, 'ghost', 1)",
        "UPDATE search_docs SET mark = 1 WHERE ref_id IN (SELECT id FROM contacts)",
        "UPDATE search_docs SET no = no | 2 WHERE ref_id IN (SELECT id FROM contacts)",
        "UPDATE search_docs SET sort_key = 'zzz' WHERE ref_id IN (SELECT id FROM projects)",
        "UPDATE contacts SET display_name = 'Somebody Else' WHERE given = 'Fatima'",
    ],
)
def test_an_index_that_differs_is_found_and_mended(connection, damage):
    connection.execute(damage)
    assert not is_index_true(connection, "en")
    rebuild_index(connection, "en")
    assert is_index_true(connection, "en")


def test_asking_changes_nothing_and_holds_nobody_up(connection):
    before = connection.total_changes, connection.execute("SELECT count(*) FROM search_docs").fetchone()
    is_index_true(connection, "en")
    assert connection.execute("SELECT count(*) FROM search_docs").fetchone() == before[1]
    assert connection.execute("SELECT count(*) FROM temp.sqlite_schema").fetchone() == (0,)
    assert not connection.in_transaction


def test_the_journal_has_no_holes(connection):
    assert journal_gaps(connection) == 0


def test_a_missing_entry_and_a_missing_change_are_counted(connection):
    connection.execute("DELETE FROM journal_lines WHERE no = (SELECT line FROM journal WHERE seq = 2)")
    assert journal_gaps(connection) == 1
    connection.execute("DELETE FROM batches WHERE no = 2")
    assert journal_gaps(connection) > 1
