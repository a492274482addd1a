"""Figures of the writer: many contacts changed at once and taken back, the tick."""

from __future__ import annotations

import gc
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from bench.measure import Figure, at_most, median, timed
from suidesk.commands.archiving import ChangeContacts
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.beside import Beside, Queue
from suidesk.domain.people import ContactTag, Tag
from suidesk.queries.people import PeopleIds
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.queries.reminders import StoreVersion
from suidesk.queries.tuning import SettingsInUse
from suidesk.rules.engine import due
from suidesk.services.desk import Desk, Questions
from suidesk.services.reminding import Reminding
from suidesk.store.opening import BACKGROUND_CACHE
from suidesk.system.clock import SystemClock

if TYPE_CHECKING:
    from bench.place import Place
    from suidesk.store.engine import sqlite

RUNS: Final = 30
FEW_RUNS: Final = 3
MANY: Final = 5_000


def figures(place: Place) -> list[Figure]:
    """Measure on the desk, which gains a person, a tag and some changes."""
    connection = place.store.writer()
    desk = Desk(connection, SystemClock(), secrets.token_bytes)
    # As in the running desk, which looks for garbage between two events of its window.
    gc.disable()
    try:
        return [*_edits(desk, connection), *_many(desk, connection), *_ticks(place, desk)]
    finally:
        gc.enable()
        desk.close()


def _edits(desk: Desk, connection: sqlite.Connection) -> list[Figure]:
    person = desk.run(AddPerson(given="Measured", family="Person")).result
    runs = [timed(lambda at=at: desk.run(ChangeContact(id=person, notes=f"note {at}"))) for at in range(RUNS)]
    undos = [timed(desk.undo) for _ in range(RUNS)]
    sql = "UPDATE contacts SET notes = ? WHERE id = ?"
    raw = [timed(lambda at=at: connection.execute(sql, (f"raw {at}", person))) for at in range(RUNS)]
    connection.execute("UPDATE contacts SET notes = '' WHERE id = ?", (person,))
    floor = f"a bare encrypted UPDATE {median(raw):.2f} ms"
    return [
        at_most("edit.run", median(runs), "ms", 10, floor=floor),
        at_most("edit.undo", median(undos), "ms", 10, floor=floor),
    ]


def _many(desk: Desk, connection: sqlite.Connection) -> list[Figure]:
    ids = tuple(desk.ask(PeopleIds(SystemClock().now().date())))[::7][:MANY]
    runs, undos, raw = [], [], []
    for at in range(FEW_RUNS):
        runs.append(timed(lambda at=at: desk.run(ChangeContacts(ids=ids, add_tags=(f"measured {at}",)))))
        raw.append(timed(lambda at=at: _links_alone(connection, ids, f"measured {at}")))
        undos.append(timed(desk.undo))
    floor = f"the rows alone {median(raw):.0f} ms"
    note = f"a tag on {len(ids)} contacts; median of {FEW_RUNS}"
    return [
        at_most("bulk.edit", median(runs), "ms", 1_000, floor=floor, note=note),
        at_most("bulk.undo", median(undos), "ms", 1_000, floor=floor, note=note),
    ]


def _links_alone(connection: sqlite.Connection, ids: tuple[str, ...], tag: str) -> None:
    """Remove the same rows and write them again: no journal, no index of words."""
    links = [ContactTag.of(ref, Tag.of(tag).id) for ref in ids]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("DELETE FROM contact_tags WHERE id = ?", [(one.id,) for one in links])
    rows = [(one.id, one.contact_id, one.tag_id) for one in links]
    connection.executemany("INSERT INTO contact_tags (id, contact_id, tag_id) VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")


def _ticks(place: Place, desk: Desk) -> list[Figure]:
    clock = SystemClock()
    now = clock.now()
    asks = Questions(place.store.reader(BACKGROUND_CACHE))
    Reminding(asks, desk, None).tick(now)
    full = [timed(lambda: Reminding(asks, desk, None).tick(clock.now())) for _ in range(FEW_RUNS)]
    settings = asks.ask(SettingsInUse(now))
    asked = timed(lambda: asks.ask(ReminderFacts(now, settings)))
    facts = asks.ask(ReminderFacts(now, settings))
    ruled = timed(lambda: due(facts, now, settings))
    reminding = Reminding(asks, desk, None)
    opened = reminding.tick(clock.now()).waiting
    idle = [timed(lambda: reminding.tick(clock.now())) for _ in range(RUNS)]
    looks = [timed(lambda: asks.ask(StoreVersion())) for _ in range(RUNS)]
    again = []
    for at in range(FEW_RUNS):
        desk.run(AddFollowUp(text=f"Measured {at}", due_on=now.date()))
        again.append(timed(lambda: reminding.tick(clock.now())))
        desk.undo()
    asks.close()
    note = f"{opened} open reminders; asking {asked:.0f} ms, the rules {ruled:.0f} ms, the rest compares the ledger"
    return [
        at_most("tick.full", median(full), "ms", 2_000, floor=f"asking the facts alone {asked:.0f} ms", note=note),
        at_most("tick.idle", median(idle), "ms", 2, floor=f"the store's version alone {median(looks):.3f} ms"),
        at_most("tick.again", median(again), "ms", 1_000, note="after an edit that tells nothing of hours and ties"),
        _edits_meanwhile(place, desk),
    ]


def _edits_meanwhile(place: Place, desk: Desk) -> Figure:
    """Change somebody again and again while a full tick is at work, on the threads that the window has for both."""
    person = desk.run(AddPerson(given="Measured", family="Meanwhile")).result
    clock = SystemClock()
    with ThreadPoolExecutor(1) as writer:
        made = writer.submit(lambda: Desk(place.store.writer(), clock, secrets.token_bytes))
        queue = Queue(writer, made)
        beside = Beside(lambda: Questions(place.store.reader(BACKGROUND_CACHE)), queue)
        looking = beside.pool.submit(beside.do, lambda asks, runs: Reminding(asks, runs, None).tick(clock.now()))
        edits = list[float]()
        while not looking.done():
            edits.append(timed(lambda: queue.run(ChangeContact(id=person, notes=f"note {len(edits)}"))))
        looking.result()
        beside.close()
        writer.submit(lambda: made.result().close()).result()
    note = f"the slowest of {len(edits)} edits during a full tick; median {median(edits):.1f} ms"
    return at_most("tick.edit", max(edits), "ms", 100, note=note)
