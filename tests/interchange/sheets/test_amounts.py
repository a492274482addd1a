"""Amounts are read as people write them in England, the Netherlands and Denmark, and come back as they went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.interchange.sheets.amounts import amount_out, minor_of, read_amount


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        *(("12500", 1_250_000), ("12,500.00", 1_250_000), ("12.500,00", 1_250_000), ("12 500,5", 1_250_050)),
        *(("12.500", 1_250_000), ("12,500", 1_250_000), ("1.234.567", 123_456_700), ("1,234,567.89", 123_456_789)),
        *(("12,5", 1_250), ("12.5", 1_250), ("0,07", 7), ("12.500,-", 1_250_000), ("-500", -50_000)),
        *(("£12,500", 1_250_000), ("kr. 12.500,00", 1_250_000), ("12.500 kr.", 1_250_000), ("€ -3,50", -350)),
        *(("1’250", 125_000), ("12\u00a0500", 1_250_000), ("12.50000", 1_250), ("−5", -500)),
    ],
)
def test_an_amount_as_people_write_it(cell, minor):
    assert minor_of(read_amount(cell), 2) == minor


@pytest.mark.parametrize("cell", ["about 500", "12-13", "", "1 2 3", "£5 EUR", "=1+1", "12..5", "five", ",", "(500)"])
def test_what_is_no_amount(cell):
    amount = read_amount(cell)
    assert amount is None or minor_of(amount, 2) is None


@pytest.mark.parametrize(
    ("cell", "currency"),
    [("£5", "GBP"), ("5 €", "EUR"), ("DKK 5", "DKK"), ("5 kr", ""), ("eur 5", "EUR"), ("5 euro", "EUR"), ("5", "")],
)
def test_a_currency_may_stand_beside_it(cell, currency):
    assert read_amount(cell).currency == currency


@pytest.mark.parametrize(
    ("cell", "exponent", "minor"), [("1.234", 3, 1_234), ("1,234", 3, 1_234_000), ("5.5", 0, None)]
)
def test_the_currency_decides_how_many_decimals_there_are(cell, exponent, minor):
    assert minor_of(read_amount(cell), exponent) == minor


@given(st.integers(0, 10**14), st.sampled_from([0, 2, 3]))
def test_what_is_written_is_read_back(minor, exponent):
    assert minor_of(read_amount(amount_out(minor, exponent)), exponent) == minor
