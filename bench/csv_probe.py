"""One import of a long list in a process of its own, and its floor; prints what it took, as JSON.

Run by `bench.of_lists`: the memory of an import is what its process held at most above what it held before.
"""

from __future__ import annotations

import csv
import gc
import io
import json
import secrets
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import example_desk
from bench.measure import resident_mb, timed
from suidesk.services.desk import Desk
from suidesk.services.example.size import Size
from suidesk.services.exporting import Exporting, Wanted
from suidesk.services.importing import Importing
from suidesk.store import opening
from suidesk.system.clock import SystemClock

if TYPE_CHECKING:
    from suidesk.store.engine import sqlite
    from suidesk.store.opening import Store
    from suidesk.store.reading import Reading

TINY: Final = Size(people=3, organisations=1, volunteers=1, projects=1, grants=1, weeks=4)
TABLES: Final = ("contacts", "contact_points", "contact_languages", "tags", "contact_tags")
EXPORTS: Final = 3
EXPORTED: Final = {
    "contacts": "display_name, kind, given, family, sector, reach, do_not_contact, lawful_basis, source, died_on",
    "contact_points": "contact_id, kind, raw, label, position",
    "contact_languages": "contact_id, language",
    "contact_tags": "contact_id, tag_id",
}
SYLLABLES: Final = ("ba", "de", "fi", "go", "ha", "jo", "ka", "le", "mi", "no", "ra", "se", "ti", "vo", "wa", "zu")


def main() -> int:
    """Import, export and measure the floors in the folder named first; as many rows as the second argument says."""
    folder, rows = Path(sys.argv[1]), int(sys.argv[2])
    # As in the window, where Python looks for garbage between two events and never in the midst of an import.
    gc.disable()
    store, _ = example_desk.make(folder / "lists", TINY)
    desk = Desk(store.writer(), SystemClock(), secrets.token_bytes)
    told = _import(desk, store, content_of(rows), rows)
    # Exports come before the floor: it holds all rows in memory.
    told |= _export(desk)
    desk.close()
    told |= _floor(folder, store)
    print(json.dumps(told))
    return 0


def _import(desk: Desk, store: Store, content: bytes, rows: int) -> dict[str, float]:
    importing = Importing(desk, lambda: None)
    empty, before = _size(store), resident_mb()
    begun = time.perf_counter()
    preview = importing.preview(importing.look(content, "bench.csv"))
    looked = time.perf_counter() - begun
    begun = time.perf_counter()
    report = importing.commit(preview)
    brought = time.perf_counter() - begun
    most = resident_mb("VmHWM")
    if report.counts.created != rows:
        raise RuntimeError(f"{report.counts.created} of {rows} rows were created")  # noqa: TRY003
    return {
        "preview_s": looked,
        "commit_s": brought,
        "memory_mb": most - before,
        "bytes_each": (_size(store) - empty) / rows,
        "csv_bytes_each": len(content) / rows,
    }


def _export(desk: Desk) -> dict[str, float]:
    exporting = Exporting(desk)
    content = exporting.export(Wanted()).content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    ours, alone, read = [], [], []
    for _ in range(EXPORTS):
        ours.append(timed(lambda: exporting.export(Wanted())))
        alone.append(timed(lambda: _written(rows)))
        read.append(timed(lambda: desk.ask(_ReadAlone())))
    middle = EXPORTS // 2
    return {
        "export_ms": sorted(ours)[middle],
        "csv_ms": sorted(alone)[middle],
        "read_ms": sorted(read)[middle],
        "export_rows": len(rows) - 1,
    }


class _ReadAlone:
    """The floor under every export: the rows that it needs, read and decrypted as they lie, and dropped."""

    def fetch(self, db: Reading) -> None:
        for table, columns in EXPORTED.items():
            last = ""
            sql = f"SELECT {columns}, id FROM {table} WHERE id > ? ORDER BY id LIMIT 500"
            while rows := db.rows(sql, (last,)):
                last = rows[-1][-1]


def _written(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _floor(folder: Path, store: Store) -> dict[str, float]:
    """Write the very rows and index entries into another encrypted store, without journal or checks."""
    reader = store.reader()
    rows = {table: reader.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    docs = reader.execute("SELECT no, ref_id, mark, sort_key FROM search_docs").fetchall()
    words = [(no, *_words(reader, ref)) for no, ref, _, _ in docs]
    reader.close()
    bare = opening.create(folder / "bare", secrets.token_bytes(32))
    writer = bare.writer()
    begun = time.perf_counter()
    writer.execute("BEGIN IMMEDIATE")
    for table, found in rows.items():
        if found:
            writer.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)
    writer.executemany("INSERT INTO search_docs (no, ref_id, mark, sort_key) VALUES (?, ?, ?, ?)", docs)
    writer.executemany("INSERT INTO search_words (rowid, name, more) VALUES (?, ?, ?)", words)
    writer.executemany("INSERT INTO search_names (rowid, name) VALUES (?, ?)", [row[:2] for row in words])
    writer.execute("COMMIT")
    taken = time.perf_counter() - begun
    writer.close()
    return {"floor_s": taken}


def _words(reader: sqlite.Connection, ref: str) -> tuple[str, str]:
    sql = """SELECT display_name, concat_ws(' ', (SELECT group_concat(raw || ' ' || normal, ' ') FROM contact_points
        WHERE contact_id = contacts.id), (SELECT group_concat(language, ' ') FROM contact_languages
        WHERE contact_id = contacts.id), (SELECT group_concat(tags.name, ' ') FROM contact_tags
        JOIN tags ON tags.id = tag_id WHERE contact_id = contacts.id)) FROM contacts WHERE id = ?"""
    row = reader.execute(sql, (ref,)).fetchone()
    return (row[0].casefold(), row[1].casefold()) if row else ("", "")


def _size(store: Store) -> int:
    connection = store.writer()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return store.path.stat().st_size


def content_of(rows: int) -> bytes:
    """Give a list of invented people: 4,096 surnames, everybody with an address, a number, two languages and a tag."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["First name", "Last name", "E-mail", "Phone", "Languages", "Tags", "Notes"])
    for at in range(rows):
        given, family = _word(at // 4_096 % 4_096), _word(at % 4_096)
        mail = f"{given}.{family}{at}@example.org".lower()
        writer.writerow([given, family, mail, f"+44 1632 {at % 1_000_000:06}", "Dutch, Somali", "garden", ""])
    return text.getvalue().encode()


def _word(number: int) -> str:
    """Give a name of three syllables for a number below 4,096."""
    return "".join(SYLLABLES[number >> shift & 15] for shift in (8, 4, 0)).capitalize()


if __name__ == "__main__":
    sys.exit(main())
