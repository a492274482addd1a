"""Fields of the user's own in words."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.own_fields import FieldType
from suidesk.wording.own_fields import field_type_text, own_value_text


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (FieldType.TEXT, "red", "red"),
        (FieldType.NUMBER, "3.5", "3.5"),
        (FieldType.NUMBER, "about 3", "about 3"),
        (FieldType.DAY, "2025-05-01", "1 May 2025"),
        (FieldType.DAY, "in spring", "in spring"),
        (FieldType.YES_NO, "yes", "Yes"),
        (FieldType.YES_NO, "no", "No"),
    ],
)
def test_values(kind, value, said):
    assert own_value_text(kind, value, date(2026, 5, 11)) == said


def test_types():
    assert [field_type_text(kind) for kind in FieldType] == ["Text", "Number", "Day", "Yes or no"]
