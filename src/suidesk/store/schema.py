"""The tables, as an append-only list of migrations: the only truth about the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.store.engine import database

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

    from suidesk.store.engine import sqlite

KNOWN: Final = 3
"""The newest schema that this program knows; kept in the file's user_version."""


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    from suidesk.store.search import SearchIndex
    from suidesk.store.tables.city import CITY
    from suidesk.store.tables.first import FIRST
    from suidesk.store.tables.neighbourhood import NEIGHBOURHOOD

    steps = Migrations("suidesk")

    @steps()
    def m0001_first_tables(db: Database) -> None:
        for statement in FIRST:
            db.execute(statement)

    @steps()
    def m0002_the_whole_neighbourhood(db: Database) -> None:
        for statement in NEIGHBOURHOOD:
            db.execute(statement)

    @steps()
    def m0003_a_city(db: Database) -> None:
        for statement in CITY:
            db.execute(statement)
        language = db.execute("SELECT language FROM desk").fetchone()
        SearchIndex(db.conn).rebuild(language[0] if language else "en")

    return steps


def version(connection: sqlite.Connection) -> int:
    """Give the schema's number of an open store; 0 before the first migration."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_behind(connection: sqlite.Connection) -> bool:
    """Tell whether migrations wait; raise store_newer for a store that a later program wrote."""
    found = version(connection)
    if found > KNOWN:
        raise SuideskError("store_newer", found=found, known=KNOWN)
    return found < KNOWN


def migrate(connection: sqlite.Connection) -> None:
    """Apply what waits, each step in a transaction of its own."""
    _migrations().apply(database(connection))
    connection.execute(f"PRAGMA user_version = {KNOWN}")
