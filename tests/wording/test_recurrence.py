"""How often something comes again, in words."""

from __future__ import annotations

import pytest

from suidesk.domain.recurrence import Frequency
from suidesk.wording.recurrence import rule_text, unit_text


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (None, ""),
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=2", "every 2 days"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;INTERVAL=2", "every two weeks"),
        ("FREQ=WEEKLY;INTERVAL=6", "every 6 weeks"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "every month"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "every three months"),
        ("FREQ=MONTHLY;INTERVAL=4", "every 4 months"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
    ],
)
def test_how_often(rule, said):
    assert rule_text(rule) == said


def test_every_unit_has_a_name():
    assert [unit_text(one) for one in Frequency] == ["days", "weeks", "months", "years"]
