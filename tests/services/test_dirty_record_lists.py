"""Whatever stands in a list of records: nothing crashes, the counts add up, and the same list again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from tests.services.lists import brought_in, peopled
from tests.stores import made_store, quick_folder

DAYS = st.sampled_from(["", "2026-03-03", "3-3-2026", "31-02-2026", "13/3/26", "0/0/00", "soon", "1026-01-01"])
NAMES = st.sampled_from(["", "Bo Ångström", "bo angstrom", "Amina Yusuf", "bo@example.org", "New One", "=c", "x" * 501])
PROJECTS = st.sampled_from(["", "Garden", "GARDEN", "New", "Repair cafe", "-1"])
TIMES = st.sampled_from(["", "60", "2:30", "2,5", "90 min", "-1", "25 h", "0", "1e9", "much"])
CLOCKS = st.sampled_from(["", "9:00", "18.30", "25:00", "24:00"])
MONEY = st.sampled_from(["", "12.500,00", "£5", "€ 1,5", "1e20", "-5", "9" * 20, "few", "1.234567"])
TITLES = st.sampled_from(["", "Core costs", "core costs", "Tuin", "Tuin 2", "=1+1"])
IDS = st.sampled_from(["", "", "17", "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"])
COLUMNS = {
    ListKind.HOURS: {
        "Day": DAYS, "Person": NAMES, "E-mail": NAMES, "Project": PROJECTS, "Hours": TIMES, "Start": CLOCKS,
        "End": CLOCKS, "Kind": st.sampled_from(["", "paid", "odd"]), "Suidesk id": IDS, "Person id": IDS, "Odd": NAMES,
    },
    ListKind.COMMITMENTS: {
        "Person": NAMES, "Project": PROJECTS, "Role": st.sampled_from(["", "Cook", "Baker"]), "Hours a week": TIMES,
        "Title": TITLES, "From": DAYS, "Until": DAYS, "Due on": DAYS, "State": st.sampled_from(["", "kept", "odd"]),
        "Replaces id": IDS, "Suidesk id": IDS,
    },
    ListKind.GRANTS: {
        "Title": TITLES, "Funder": st.sampled_from(["", "Green Trust", "New Fund"]), "Requested": MONEY,
        "Awarded": MONEY, "Currency": st.sampled_from(["", "EUR", "kr", "?"]), "Starts on": DAYS, "Owner": NAMES,
        "Predecessor": TITLES, "Predecessor id": IDS, "Report due": DAYS, "Spend by": DAYS, "Suidesk id": IDS,
    },
    ListKind.OBLIGATIONS: {
        "Grant": TITLES, "Duty": st.sampled_from(["", "report", "claim", "odd"]), "Due on": DAYS, "Done on": DAYS,
        "Owner": NAMES, "Suidesk id": IDS,
    },
}  # fmt: skip


def text_of(columns, rows):
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    return "\n".join([",".join(f'"{name}"' for name in columns), *lines]) + "\n"


@pytest.mark.parametrize("kind", COLUMNS)
@settings(max_examples=50)
@given(data=st.data())
def test_any_list_twice_changes_nothing_the_second_time_and_its_counts_add_up(kind, data):
    columns = dict(COLUMNS[kind])
    if data.draw(st.booleans()):
        del columns["Suidesk id"]
    row = st.tuples(*columns.values())
    lists = [text_of(columns, data.draw(st.lists(row, min_size=1, max_size=6))) for _ in range(2)]
    policy, makes = data.draw(st.sampled_from(Policy)), data.draw(st.booleans())
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        peopled(made)
        for text in lists:
            first = brought_in(made, text, policy, kind=kind, creates_missing=makes)
            after = made.rows()
            second = brought_in(made, text, policy, kind=kind, creates_missing=makes)
            filled = sum(1 for line in text.splitlines()[1:] if line.strip('",'))
            assert first.counts.read == second.counts.read == filled
            assert (second.counts.created, second.counts.updated, second.batch) == (0, 0, None)
            assert made.rows() == after
        made.close()
