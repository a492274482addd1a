"""Figures of the store alone: search, undo, the tick."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bench.measure import Figure, at_most, median, p95, timed
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.queries.people import PeopleCount, PeopleMatching
from suidesk.services.desk import Desk, Questions
from suidesk.services.reminding import Reminding
from suidesk.store.opening import BACKGROUND_CACHE
from suidesk.system.clock import SystemClock

if TYPE_CHECKING:
    from suidesk.store.opening import Store

PREFIXES = [first + second for first in "abcdefghijklmnoprstvwyz" for second in ("", "a", "e", "i", "o")]
RUNS = 30


def figures(store: Store) -> list[Figure]:
    """Measure on an existing store; it gains a person and some changes."""
    return [*_search(store), *_edits(store), *_ticks(store)]


def _search(store: Store) -> list[Figure]:
    connection = store.reader(BACKGROUND_CACHE)
    questions = Questions(connection)
    today = SystemClock().now().date()
    people = questions.ask(PeopleCount())
    floor = """SELECT ref_id FROM search_words JOIN search_docs ON no = search_words.rowid
        WHERE search_words MATCH ? AND kind = 'contacts' ORDER BY sort_key LIMIT 64"""
    ours, raw = [], []
    for prefix in PREFIXES * 2:
        ours.append(timed(lambda prefix=prefix: questions.ask(PeopleMatching(today, prefix))))
        raw.append(timed(lambda prefix=prefix: connection.execute(floor, (f'"{prefix}"*',)).fetchall()))
    questions.close()
    note = f"{people} contacts; the index alone {p95(raw):.2f} ms"
    return [at_most("search.sql.p95", p95(ours[len(PREFIXES) :]), "ms", 5, note)]


def _edits(store: Store) -> list[Figure]:
    desk = Desk(store.writer(), SystemClock(), secrets.token_bytes)
    person = desk.run(AddPerson(given="Measured", family="Person")).result
    runs, undos = [], []
    for at in range(RUNS):
        runs.append(timed(lambda at=at: desk.run(ChangeContact(id=person, notes=f"note {at}"))))
    undos = [timed(desk.undo) for _ in range(RUNS)]
    connection = store.writer()
    raw = []
    for at in range(RUNS):
        sql = "UPDATE contacts SET notes = ? WHERE id = ?"
        raw.append(timed(lambda at=at, sql=sql: connection.execute(sql, (f"raw {at}", person))))
    connection.execute("UPDATE contacts SET notes = '' WHERE id = ?", (person,))
    connection.close()
    desk.close()
    note = f"median; a bare encrypted UPDATE in the same run: {median(raw):.2f} ms"
    return [
        at_most("edit.run", median(runs), "ms", 10, note),
        at_most("edit.undo", median(undos), "ms", 10, note),
    ]


def _ticks(store: Store) -> list[Figure]:
    clock = SystemClock()
    desk = Desk(store.writer(), clock, secrets.token_bytes)
    full = [timed(lambda: Reminding(desk, desk, None).tick(clock.now())) for _ in range(5)]
    reminding = Reminding(desk, desk, None)
    reminding.tick(clock.now())
    idle = [timed(lambda: reminding.tick(clock.now())) for _ in range(RUNS)]
    desk.close()
    return [at_most("tick.full", median(full), "ms", 2_000), at_most("tick.idle", median(idle), "ms", 2)]
