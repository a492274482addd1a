"""What fields of the user's own hold, and in which form they keep it."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import Invalid
from suidesk.domain.own_fields import FieldType, fits, fitted


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (FieldType.TEXT, " any thing\nat all ", "any thing\nat all"),
        (FieldType.NUMBER, "12", "12"),
        (FieldType.NUMBER, "-3,50", "-3.50"),
        (FieldType.NUMBER, "+4", "4"),
        (FieldType.DAY, " 2026-05-11 ", "2026-05-11"),
        (FieldType.YES_NO, "Ja", "yes"),
        (FieldType.YES_NO, "NEJ", "no"),
        (FieldType.YES_NO, "0", "no"),
    ],
)
def test_it_is_kept_in_one_form(kind, typed, kept):
    assert fitted(kind, typed) == kept
    assert fits(kind, kept)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (FieldType.NUMBER, "1e5"),
        (FieldType.NUMBER, "٣"),
        (FieldType.NUMBER, "1.000,5"),
        (FieldType.DAY, "11/5/2026"),
        (FieldType.DAY, "2026-02-30"),
        (FieldType.YES_NO, ""),
    ],
)
def test_what_does_not_fit(kind, typed):
    with pytest.raises(Invalid):
        fitted(kind, typed)
    assert not fits(kind, typed)
