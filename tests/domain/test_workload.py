"""Hours and promises: when a shift ends, and on how few people hours rest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.ids import ContactId, TimeEntryId
from suidesk.domain.workload import Concentrated, TimeEntry


@pytest.mark.parametrize(
    ("start", "minutes", "end"), [(None, 60, None), (0, 60, 60), (22 * 60, 120, 1_440), (22 * 60, 240, 1_560)]
)
def test_the_end_of_a_shift_may_lie_after_midnight(start, minutes, end):
    entry = TimeEntry(
        id=TimeEntryId("e"), person_id=ContactId("a"), day=date(2026, 11, 2), minutes=minutes, start_min=start
    )
    entry.check()
    assert entry.end_min == end


@given(st.lists(st.integers(1, 10_000), max_size=30))
def test_concentration_is_the_least_number_that_makes_half(minutes):
    found = Concentrated.of(minutes)
    assert (found.people, found.whole) == (len(minutes), sum(minutes))
    assert found.minutes * 2 >= found.whole
    one_less = sum(sorted(minutes, reverse=True)[: max(0, found.fewest - 1)])
    assert not minutes or one_less * 2 < found.whole
    assert Concentrated.of(reversed(minutes)) == found
