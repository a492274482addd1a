"""The tables fit the records: every field has its column, every reference is checked, nothing cascades."""

from __future__ import annotations

import dataclasses
import typing
from contextlib import closing

import pytest

from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES
from suidesk.store import schema
from suidesk.store.engine import database, sqlite
from suidesk.store.reading import Reading
from suidesk.store.rows import shape, type_of
from tests.stores import index_of, rebuilt_index_of

KINDS = list(Kind)


def columns(made, table):
    return {row[1]: row for row in made.connection.execute(f"PRAGMA table_info({table})")}


def test_every_kind_has_a_record_and_a_table(made):
    tables = {name for (name,) in made.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert set(type_of) == set(Kind)
    assert {kind.value for kind in Kind} <= tables


@pytest.mark.parametrize("kind", KINDS)
def test_fields_and_columns_are_the_same(made, kind):
    record = type_of[kind]
    assert list(columns(made, kind.value)) == [field.name for field in dataclasses.fields(record)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_may_be_empty_where_the_field_may(made, kind):
    hints = typing.get_type_hints(type_of[kind])
    for name, (_, _, _, is_filled, _, is_key) in columns(made, kind.value).items():
        may_be_none = type(None) in typing.get_args(hints[name])
        assert bool(is_filled or is_key) is not may_be_none, name


@pytest.mark.parametrize("kind", KINDS)
def test_tables_are_strict_and_lie_in_the_order_of_their_ids(made, kind):
    (row,) = made.connection.execute("SELECT wr, strict FROM pragma_table_list WHERE name = ?", (kind.value,))
    assert row == (1, 1)


def test_references_within_tables_are_checked_at_the_commit_and_cascade_nowhere(made):
    plain = {(one.holder.kind_of.value, one.column, one.to.value) for one in REFERENCES if one.kind_column is None}
    found = set()
    for kind in Kind:
        for row in made.connection.execute(f"PRAGMA foreign_key_list({kind.value})"):
            found.add((kind.value, row[3], row[2]))
            assert row[5:7] == ("NO ACTION", "NO ACTION")
        (sql,) = made.connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (kind.value,)).fetchone()
        assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")
    assert found == plain


def test_every_reference_has_an_index_to_find_its_holders_by(made):
    for reference in REFERENCES:
        table = reference.holder.kind_of.value
        plan = made.connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {reference.column} IS ?", ("x",)
        ).fetchall()
        assert all("SEARCH" in row[3] for row in plan), (table, reference.column)


def test_migrating_again_changes_nothing(made):
    before = made.connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    schema.migrate(made.connection)
    assert made.connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall() == before
    assert not schema.is_behind(made.connection)


@pytest.mark.parametrize("kind", KINDS)
def test_shapes_name_their_table(kind):
    assert shape(type_of[kind]).table == kind.value


def test_a_store_of_the_first_schema_gets_the_later_tables_and_keeps_its_rows():
    """The tables of 0.1, with a desk in them, become those of today."""
    with closing(sqlite.connect(":memory:", isolation_level=None)) as connection:
        schema._migrations().apply(database(connection), stop_before="m0002_the_whole_neighbourhood")
        connection.execute("INSERT INTO desk VALUES ('desk', 's', NULL, 'Europe/London', 'GBP', 'en', NULL)")
        connection.execute("INSERT INTO projects (id, name, stage, summary) VALUES ('p', 'Repair', 'idea', '')")
        connection.execute("PRAGMA user_version = 1")
        schema.migrate(connection)
        # A store that an early program wrote finds what today's index knows.
        assert index_of(connection) == rebuilt_index_of(connection)
        assert connection.execute("SELECT ref_id FROM search_docs").fetchall() == [("p",)]
        desk = Reading(connection).desk()
        assert (desk.site_id, desk.zone) == ("s", "Europe/London")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert {kind.value for kind in Kind} <= tables
        assert schema.version(connection) == schema.KNOWN
