"""One measurement of files in, in a process of its own; prints what it took, as JSON. Run by `bench.of_interchange`."""

from __future__ import annotations

import csv
import gc
import importlib.util
import io
import json
import secrets
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench.measure import median, resident_mb, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

XLSX_ROWS: Final = 20_000
RUNS: Final = 3
FOR_VOBJECT: Final = 5_000
"""Cards that vobject is given: it takes as long for each of them as for each of more."""
CARD: Final = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 17//EN\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n"
    "item1.EMAIL;type=INTERNET;type=pref:p{at}@example.org\r\nitem1.X-ABLabel:choir\r\n"
    "TEL;type=CELL;type=VOICE;type=pref:+44 1632 {at:06}\r\n"
    "ADR;type=HOME:;;{house} Mill Lane;Leeds;;LS1 4AP;United Kingdom\r\nNOTE:Comes on Tuesdays\\, brings cake\r\n"
    "CATEGORIES:Garden,Choir\r\nREV:2024-03-04T10:11:12Z\r\nEND:VCARD\r\n"
)


def write_cards(path: str, count: str) -> dict[str, Any]:
    """Write a file of invented cards."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        for at in range(int(count)):
            given, family = f"Given{at // 4_096}", f"Family{at % 4_096}"
            file.write(CARD.format(at=at, given=given, family=family, house=at % 200 + 1))
    return {}


def cards(path: str) -> dict[str, Any]:
    """Read the file as a stream, then once more with all its contacts held."""
    from suidesk.interchange.vcard.cards_in import read_card_file, read_cards

    empty = resident_mb()
    begun = time.perf_counter()
    with Path(path).open("rb") as file:
        read = sum(card.incoming is not None for card in read_cards(file))
    took = time.perf_counter() - begun
    most = resident_mb("VmHWM")
    held = read_card_file(Path(path).read_bytes())
    if len(held.incoming) != read:
        raise RuntimeError(f"{read} cards streaming, {len(held.incoming)} held")  # noqa: TRY003
    return {
        "cards": read,
        "seconds": took,
        "empty_mb": empty,
        "memory_mb": most,
        "whole_mb": resident_mb("VmHWM"),
    }


def vobject(path: str) -> dict[str, Any]:
    """Read the first cards with vobject, if it is installed."""
    if importlib.util.find_spec("vobject") is None:
        return {}
    module: Any = importlib.import_module("vobject")
    with Path(path).open(encoding="utf-8") as file:
        begun = time.perf_counter()
        count = sum(1 for _ in islice(module.readComponents(file), FOR_VOBJECT))
        return {"per_second": count / (time.perf_counter() - begun)}


def tables(folder: str, count: str) -> dict[str, Any]:
    """Look at a long list, read it whole, and a workbook beside python-calamine."""
    from bench.csv_probe import content_of
    from suidesk.interchange.guessing import guess
    from suidesk.interchange.people_in import PeopleReader
    from suidesk.interchange.tables import read_table

    path = Path(folder) / "rows.csv"
    path.write_bytes(content_of(int(count)))
    content = path.read_bytes()
    guess(read_table(content[:10_000]))

    def look() -> None:
        table = read_table(path.read_bytes())
        guess(table)
        table.sample()

    table = read_table(content)
    reader = PeopleReader(table, guess(table)[0])
    told = {
        "first_ms": median(timed(look) for _ in range(RUNS)),
        "file_ms": median(timed(path.read_bytes) for _ in range(RUNS)),
        "whole_s": timed(lambda: _spent(reader.outcomes())) / 1_000,
        "csv_s": timed(lambda: _spent(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=";"))) / 1_000,
        "xlsx_rows": XLSX_ROWS,
    }
    return told | _workbook()


def _workbook() -> dict[str, float]:
    """Read the same sheet to rows of cells, ours with formats respected; the faster of two runs of each."""
    import xlsxwriter

    from suidesk.interchange.tables import read_table

    if importlib.util.find_spec("python_calamine") is None:
        return {}
    calamine: Any = importlib.import_module("python_calamine")
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet()
    for row in range(XLSX_ROWS):
        for column in range(8):
            page.write_string(row, column, f"word {row % 977} {column}" if row else f"Heading {column}")
        page.write_number(row, 8, row)
        page.write_number(row, 9, row / 7)
    book.close()
    content = target.getvalue()
    ours = [timed(lambda: _spent(read_table(content).rows())) for _ in range(2)]
    theirs = [
        timed(lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python())
        for _ in range(2)
    ]
    return {"xlsx_s": min(ours) / 1_000, "calamine_s": min(theirs) / 1_000}


def commit(folder: str, count: str) -> dict[str, Any]:
    """Preview a long list, look for duplicates in it and in the desk, and commit it."""
    from bench import example_desk
    from bench.csv_probe import TINY, content_of
    from suidesk.services.desk import Desk
    from suidesk.services.importing import Importing
    from suidesk.system.clock import SystemClock

    # As in the window, where Python looks for garbage between two events and never in the midst of an import.
    gc.disable()
    store, _ = example_desk.make(Path(folder) / "duplicates", TINY)
    desk = Desk(store.writer(), SystemClock(), secrets.token_bytes)
    importing = Importing(desk, lambda: None)
    content, before = content_of(int(count)), resident_mb()
    marks, busy = [time.perf_counter()], time.process_time()
    preview = importing.preview(importing.look(content, "bench.csv"))
    marks.append(time.perf_counter())
    importing.doubles(preview)
    marks.append(time.perf_counter())
    report = importing.commit(preview)
    marks.append(time.perf_counter())
    desk.close()
    if report.counts.created != int(count):
        raise RuntimeError(f"{report.counts.created} of {count} rows were created")  # noqa: TRY003
    return {
        "preview": marks[1] - marks[0],
        "duplicates": marks[2] - marks[1],
        "commit": marks[3] - marks[2],
        "seconds": marks[3] - marks[0],
        "processor": time.process_time() - busy,
        "before_mb": before,
        "memory_mb": resident_mb("VmHWM"),
    }


def linking() -> dict[str, Any]:
    """Measure the linking on the public data that is here."""
    from bench.linking_data import measured

    return measured()


def _spent(rows: Iterable[object]) -> int:
    return sum(1 for _ in rows)


PROBES: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "write-cards": write_cards,
    "cards": cards,
    "vobject": vobject,
    "tables": tables,
    "commit": commit,
    "linking": linking,
}

if __name__ == "__main__":
    print(json.dumps(PROBES[sys.argv[1]](*sys.argv[2:])))
