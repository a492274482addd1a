"""Real encrypted stores for tests: a template is made once and copied, so that each test has its own in a blink."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

from suidesk.domain.desk import DeskSettings
from suidesk.domain.kinds import Kind
from suidesk.services.desk import Desk
from suidesk.store import opening
from suidesk.store.numbers import PLACE
from suidesk.store.reading import Reading
from suidesk.store.rows import shape, type_of
from suidesk.store.search import SearchIndex
from suidesk.store.writing import INTERNAL, Writer
from tests.fakes import FakeClock

KEY = bytes(range(32))
SITE = "0b8c4c0e-7d42-4d0e-9d2a-2f7f3f6f9a11"
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
"""A Wednesday in winter, when London's clocks show UTC."""


class Made:
    """A store of its own with the desk's row, the one writing connection and a desk over it."""

    def __init__(self, folder: Path, seed: int = 1):
        self.clock = FakeClock(NOW)
        self.store = opening.open_store(folder, KEY)
        self.connection = self.store.writer()
        self.random = Random(seed).randbytes
        self.desk = Desk(self.connection, self.clock, self.random)
        self.writer = Writer(self.connection, self.random)
        self.reading = Reading(self.connection)

    @property
    def today(self):
        return self.clock.now().date()

    def run(self, command):
        """Run a command and give what it gave, often a new id."""
        return self.desk.run(command).result

    def write(self, *records, sort="do"):
        """Write records as one change."""
        return self.writer.run("Write", lambda tx: [tx.put(record) for record in records], self.clock.now(), sort)[0]

    def rows(self):
        """Every row of every table of records, by table and id."""
        found = {}
        for kind in Kind:
            form = shape(type_of[kind])
            found[kind.value] = {
                row[form.columns.index("id")]: dict(zip(form.columns, row, strict=True))
                for row in self.connection.execute(form.select)
            }
        return found

    def journal(self, columns="tbl, row_id, before, after"):
        """The lines of the journal in their order."""
        return self.connection.execute(f"SELECT {columns} FROM journal ORDER BY seq").fetchall()

    def close(self):
        self.connection.close()


def index_of(connection):
    """What the search index holds, spelled out: what each record is found by and in which order it is listed."""
    for table in ("search_words", "search_names"):
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_spelled USING fts5vocab('main', '{table}', 'instance')"
        )
    docs = {
        no: (kind, ref, key or "", mark, place)
        for no, kind, ref, key, mark, place in connection.execute(
            f"SELECT no, kind, ref_id, sort_key, mark, cast({PLACE} AS TEXT) FROM search_docs"
        )
    }
    words = connection.execute("SELECT term, doc, col FROM search_words_spelled").fetchall()
    names = connection.execute("SELECT term, doc FROM search_names_spelled").fetchall()
    return (
        sorted(docs.values(), key=str),
        sorted((docs.get(doc), column, term) for term, doc, column in words),
        sorted((docs.get(doc), term) for term, doc in names),
    )


def rebuilt_index_of(connection):
    """What the search index would hold if it were made anew now; the store keeps what it has."""
    connection.execute("BEGIN")
    try:
        SearchIndex(connection).rebuild(Reading(connection).desk().language)
        return index_of(connection)
    finally:
        connection.execute("ROLLBACK")


def made_store(folder: Path) -> Made:
    """Give a fresh store in that folder, which must not be there yet."""
    shutil.copytree(template(), folder)
    return Made(folder)


def quick_folder() -> tempfile.TemporaryDirectory:
    """Give a folder in memory where there is such a thing, for tests that commit thousands of times."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="suidesk-test-", dir=memory if memory.is_dir() else None)


@cache
def template() -> Path:
    """Make the store that the others are copies of."""
    parent = tempfile.mkdtemp(prefix="suidesk-template-")
    atexit.register(shutil.rmtree, parent, ignore_errors=True)
    folder = Path(parent) / "store"
    connection = opening.create(folder, KEY).writer()
    try:
        Writer(connection, Random(0).randbytes).run(
            "SetUpDesk", lambda tx: tx.put(DeskSettings(site_id=SITE)), NOW, INTERNAL
        )
    finally:
        connection.close()
    return folder
