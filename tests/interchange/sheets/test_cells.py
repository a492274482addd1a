"""Cells of lists of records: times, lengths of time, weeks and choices in three languages."""

from __future__ import annotations

import pytest

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.workload import CommitmentState, EntryKind
from suidesk.interchange.days import DayOrder
from suidesk.interchange.sheets import cells
from suidesk.interchange.sheets.cells import Unreadable

ORDER = DayOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        *(("18:00", 1080), ("18.30", 1110), ("1800", 1080), ("9", 540), ("6 pm", 1080), ("6:30 PM", 1110)),
        *(("12 am", 0), ("24:00", 1440), ("9u", 540), ("9h30", 570), ("18:00:00", 1080)),
    ],
)
def test_times_of_the_day(cell, minutes):
    assert cells.read_clock(cell, ORDER) == minutes


@pytest.mark.parametrize("cell", ["24:01", "12:60", "noon", "-1", "13 pm", "180000", ""])
def test_what_is_no_time(cell):
    with pytest.raises(Unreadable):
        cells.read_clock(cell, ORDER)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.read_entry_kind, "Vrijwillig", EntryKind.VOLUNTEER),
        (cells.read_entry_kind, "in kind", EntryKind.IN_KIND),
        (cells.read_state, "handed over", CommitmentState.HANDED_OVER),
        (cells.read_state, "overdraget", CommitmentState.HANDED_OVER),
        (cells.read_stage, "Toegekend", GrantStage.AWARDED),
        (cells.read_duty, "Spend by", ObligationKind.SPEND_BY),
        (cells.read_duty, "verantwoording", ObligationKind.REPORT),
        (cells.read_weeks, "12 weken", 12),
        (cells.read_restricted, "unrestricted", False),
        (cells.read_restricted, "ja", True),
        (cells.read_currency, "€", "EUR"),
        (cells.read_currency, "dkk", "DKK"),
    ],
)
def test_words(read, cell, value):
    assert read(cell, ORDER) == value


@pytest.mark.parametrize(
    "enum_and_reader",
    [
        (EntryKind, cells.read_entry_kind),
        (CommitmentState, cells.read_state),
        (GrantStage, cells.read_stage),
        (ObligationKind, cells.read_duty),
    ],
)
def test_every_choice_is_read_by_its_own_value(enum_and_reader):
    values, read = enum_and_reader
    assert [read(value.value, ORDER) for value in values] == list(values)


def test_several_days_in_one_cell():
    first, second = cells.read_days("31-03-2026; 2026-09-30; ", ORDER)
    assert (first.isoformat(), second.isoformat()) == ("2026-03-31", "2026-09-30")
    with pytest.raises(Unreadable):
        cells.read_days("31-02-2026", ORDER)
