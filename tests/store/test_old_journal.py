"""A journal in its first form is read, taken back and gone on with as one in its form of today."""

from __future__ import annotations

import json

import pytest

from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddPerson, ChangeContact, RemoveContact
from suidesk.domain.kinds import Kind
from suidesk.queries.bin import BinNow
from suidesk.queries.desk import History
from suidesk.queries.history import HistoryOf
from suidesk.store.journal import entries
from suidesk.store.tables.first import FIRST
from suidesk.store.tables.journal import JOURNAL
from suidesk.store.tables.neighbourhood import NEIGHBOURHOOD
from tests.stores import made_store

NEW_COLUMNS = ("site", "first", "hlc", "lines")


def put_into_its_first_form(connection):
    """Write the journal as schema 2 had it, every image with its line."""

    def text(image):
        return None if image is None else json.dumps(image, ensure_ascii=False, separators=(",", ":"))

    told = {}
    for (batch,) in connection.execute("SELECT id FROM batches ORDER BY no").fetchall():
        lines = connection.execute("SELECT site, seq, hlc, ctx FROM journal WHERE batch_id = ? ORDER BY seq", (batch,))
        told[batch] = list(zip(lines.fetchall(), entries(connection, batch), strict=True))
    connection.execute("DROP VIEW journal")
    for table in ("journal_lines", "journal_tables", "sites"):
        connection.execute(f"DROP TABLE {table}")
    for column in NEW_COLUMNS:
        connection.execute(f"ALTER TABLE batches DROP COLUMN {column}")
    for statement in (*FIRST, *NEIGHBOURHOOD):
        if statement.startswith("CREATE TABLE journal ") or "ON journal " in statement:
            connection.execute(statement)
    connection.executemany(
        """INSERT INTO journal (site, seq, batch_id, hlc, ctx, tbl, row_id, before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (site, seq, batch, hlc, ctx, one.table, one.row_id, text(one.before), text(one.after))
            for batch, lines in told.items()
            for (site, seq, hlc, ctx), one in lines
        ],
    )


def lived_in(folder):
    """A store with a past: people made, changed, tied, removed, and one change taken back."""
    made = made_store(folder)
    asa = made.run(AddPerson(given="Åsa", family="Kjær", languages=("Dansk",), tags=("garden",)))
    bram = made.run(AddPerson(given="Bram", family="Bakker"))
    made.run(ChangeContact(id=asa, notes="first"))
    made.run(ChangeContact(id=asa, notes="second", tags=("cooking",)))
    made.desk.undo()
    made.run(AddConnection(from_id=asa, to_id=bram))
    made.run(RemoveContact(id=bram, together=True))
    return made, asa, bram


@pytest.fixture
def pair(tmp_path):
    """Two stores with the same past, one of which had its journal in the first form."""
    made, asa, bram = lived_in(tmp_path / "today")
    old, _, _ = lived_in(tmp_path / "old")
    put_into_its_first_form(old.connection)
    for statement in JOURNAL:
        old.connection.execute(statement)
    yield made, old, asa, bram
    made.close()
    old.close()


def past(made, *refs):
    """What the store tells of what was done, in all ways in which it is asked."""
    batches = made.connection.execute("SELECT id FROM batches ORDER BY no").fetchall()
    return (
        [entries(made.connection, batch) for (batch,) in batches],
        made.journal("site, seq, batch_id, hlc, ctx, tbl, row_id, before"),
        [made.desk.ask(HistoryOf(Kind.CONTACT, ref)) for ref in refs],
        made.desk.ask(History()),
        made.desk.ask(BinNow()),
    )


def test_it_tells_the_same(pair):
    made, old, *refs = pair
    assert past(old, *refs) == past(made, *refs)


def test_all_of_it_is_taken_back_and_made_again_alike(pair):
    made, old, *refs = pair
    for one in (made, old):
        while one.desk.next_undo():
            one.desk.undo()
        assert one.rows()["contacts"] == {}
    assert past(old, *refs) == past(made, *refs)
    for one in (made, old):
        while one.desk.next_redo():
            one.desk.redo()
    assert old.rows() == made.rows()
    assert past(old, *refs) == past(made, *refs)


def test_it_is_gone_on_with_alike(pair):
    made, old, asa, bram = pair
    for one in (made, old):
        one.run(ChangeContact(id=asa, notes="third"))
        one.run(AddPerson(given="Cem"))
        one.run(RemoveContact(id=asa, together=True))
    assert past(old, asa, bram) == past(made, asa, bram)
