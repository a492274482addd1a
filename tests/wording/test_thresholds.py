"""Every number of a rule has a name and its values are said with their unit."""

from __future__ import annotations

import pytest

from suidesk.rules.thresholds import THRESHOLDS, Unit
from suidesk.wording.thresholds import known_thresholds, threshold_name, threshold_value


@pytest.mark.parametrize("key", sorted(THRESHOLDS))
def test_every_number_has_a_name(key):
    assert threshold_name(key)


def test_no_name_is_left_over():
    stems = {key.rpartition("_")[0] for key in THRESHOLDS if key[-1].isdecimal()}
    assert known_thresholds() <= set(THRESHOLDS) | stems


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        (Unit.DAYS, 1, "1 day"),
        (Unit.DAYS, 0, "0 days"),
        (Unit.DAYS, -14, "14 days after"),
        (Unit.WEEKS, 3, "3 weeks"),
        (Unit.MINUTES, 2880, "48 h"),
        (Unit.PERCENT, 120, "120 %"),
        (Unit.MINUTE_OF_DAY, 540, "09:00"),
        (Unit.MINUTE_OF_DAY, 1440, "00:00"),
    ],
)
def test_values_are_said_with_their_unit(unit, value, text):
    threshold = next(one for one in THRESHOLDS.values() if one.unit is unit)
    assert threshold_value(threshold, value) == text
