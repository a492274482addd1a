"""Minor units of currencies (ISO 4217)."""

from __future__ import annotations

import pytest

from suidesk.domain.currencies import exponent_of


@pytest.mark.parametrize(("currency", "places"), [("GBP", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("XXX", 2)])
def test_decimal_places(currency, places):
    assert exponent_of(currency) == places
