"""Figures of the search alone: any beginning of a name, sorted; right after a write; with a wrong letter."""

from __future__ import annotations

import secrets
from random import Random
from typing import TYPE_CHECKING, Final

from bench.measure import Figure, at_least, at_most, median, p95, timed
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.queries.likeness import PeopleResembling
from suidesk.queries.people import PeopleCount, PeopleCounts, PeopleMatching
from suidesk.services.desk import Desk, Questions
from suidesk.store.opening import BACKGROUND_CACHE
from suidesk.store.search import match_words
from suidesk.system.clock import SystemClock

if TYPE_CHECKING:
    from datetime import date

    from bench.place import Place
    from suidesk.store.engine import sqlite
    from suidesk.store.opening import Store

SEED: Final = 11
CASES: Final = 300
WRITES: Final = 40
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
LEAST_LETTERS: Final = 4
# The index without the records: what the engine needs to find and sort.
_FLOOR = """SELECT ref_id FROM search_words JOIN search_docs ON no = search_words.rowid
    WHERE search_words MATCH ? AND no >> 44 = 0 ORDER BY search_words.rowid LIMIT 64"""


def figures(place: Place) -> list[Figure]:
    """Measure over a connection like the one that answers in the background."""
    store = place.store
    connection = store.reader(BACKGROUND_CACHE)
    questions, today = Questions(connection), SystemClock().now().date()
    try:
        prefixes = beginnings(connection)
        return [
            *_alone(connection, questions, today, prefixes),
            _after_write(store, questions, today, prefixes),
            _typos(connection, questions, today),
        ]
    finally:
        questions.close()


def beginnings(connection: sqlite.Connection) -> list[str]:
    """Give beginnings of names that are there: all of one letter, many of two to six; the same in every run."""
    sql = "SELECT given, family FROM contacts WHERE kind = 'person' AND archived_on IS NULL ORDER BY id LIMIT 20000"
    rows = connection.execute(sql)
    words = [word.lower() for row in rows for word in row if match_words(word[:1])]
    random = Random(SEED)
    ones = sorted({word[:1] for word in words})
    twos = sorted({word[:2] for word in words})
    twos = random.sample(twos, min(60, len(twos)))
    more = [word[: random.randint(3, 6)] for word in random.sample(words, 100)]
    return [*ones, *twos, *more]


def _alone(connection: sqlite.Connection, questions: Questions, today: date, prefixes: list[str]) -> list[Figure]:
    ours, raw, counts = [], [], []
    for at, prefix in enumerate([*prefixes[:20], *prefixes]):
        taken = timed(lambda prefix=prefix: questions.ask(PeopleMatching(today, prefix)))
        floor = timed(lambda prefix=prefix: connection.execute(_FLOOR, (match_words(prefix),)).fetchall())
        counted = timed(lambda prefix=prefix: questions.ask(PeopleCounts(prefix)))
        if at >= 20:  # noqa: PLR2004 (the first ones fill the cache)
            ours.append(taken)
            raw.append(floor)
            counts.append(counted)
    people = questions.ask(PeopleCount())
    note = f"p95 of {len(ours)} beginnings among {people} contacts, median {median(ours):.2f} ms"
    floor = f"index alone {p95(raw):.2f} ms"
    told = f"the numbers beside the parts, asked when the rows are painted; median {median(counts):.2f} ms"
    return [
        at_most("search.sql", p95(ours), "ms", 5, floor=floor, note=note),
        at_most("search.counts", p95(counts), "ms", 33, floor=floor, note=told),
    ]


def _after_write(store: Store, questions: Questions, today: date, prefixes: list[str]) -> Figure:
    desk = Desk(store.writer(), SystemClock(), secrets.token_bytes)
    person = desk.run(AddPerson(given="Measured", family="Person")).result
    taken, warm = [], []
    for at, prefix in enumerate(Random(SEED).sample(prefixes, min(WRITES, len(prefixes)))):
        desk.run(ChangeContact(id=person, notes=f"note {at}"))
        taken.append(timed(lambda prefix=prefix: questions.ask(PeopleMatching(today, prefix))))
        warm.append(timed(lambda prefix=prefix: questions.ask(PeopleMatching(today, prefix))))
    desk.close()
    floor = f"again at once {p95(warm):.1f} ms"
    note = f"p95 of {len(taken)}, the reader's cache emptied by a commit; median {median(taken):.1f} ms"
    return at_most("search.after_write", p95(taken), "ms", 100, floor=floor, note=note)


def _typos(connection: sqlite.Connection, questions: Questions, today: date) -> Figure:
    """Type a whole name with one letter of the surname wrong; it counts when that very person is among the ten."""
    sql = """SELECT id, given, family FROM contacts
        WHERE kind = 'person' AND archived_on IS NULL AND length(family) >= ? ORDER BY id"""
    people = connection.execute(sql, (LEAST_LETTERS,)).fetchall()
    random = Random(SEED)
    found, alone, taken = 0, 0, []
    for ref, given, family in random.sample(people, min(CASES, len(people))):
        at = random.choice([at for at, letter in enumerate(family) if letter.isalpha()])
        letter = random.choice([one for one in LETTERS if one != family[at].lower()])
        wrong = family[:at] + letter + family[at + 1 :]
        rows: list[object] = []
        query = PeopleResembling(today, f"{given} {wrong}")
        taken.append(timed(lambda query=query, rows=rows: rows.extend(questions.ask(query))))
        found += any(row.id == ref for row in rows)  # type: ignore[attr-defined]
        alone += any(family in row.name for row in questions.ask(PeopleResembling(today, wrong)))
    cases = len(taken)
    share, slow = 100 * found / cases, p95(taken)
    note = f"of {cases} in the first ten, p95 {slow:.0f} ms (limit 150); surname alone: {100 * alone / cases:.0f} %"
    figure = at_least("typo.find", share, "%", 90, floor="", note=note)
    return figure if slow <= 150 else Figure(**{**vars(figure), "holds": False})  # noqa: PLR2004 (milliseconds)
