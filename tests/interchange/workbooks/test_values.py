"""Numbers of cells read as their formats show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from suidesk.interchange.workbooks.values import iso_text, number_text, shown


@pytest.mark.parametrize(
    ("raw", "code", "text", "problem"),
    [
        ("612345678", "0000000000", "0612345678", ""),
        ("612345678", "", "612345678", ""),
        ("31612345678", '"+"0', "+31612345678", ""),
        ("612345678", '"+31 "0', "+31 612345678", ""),
        ("612345678", r"\+31 0", "+31 612345678", ""),
        ("20123456", "00 00 00 00", "20 12 34 56", ""),
        ("20123456", "##\\ ##\\ ##\\ ##", "20 12 34 56", ""),
        ("2025550123", "[<=9999999]###-####;(###) ###-####", "(202) 555-0123", ""),
        ("5550123", "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "555-0123", ""),
        ("7", '"NL-"0000', "NL-0007", ""),
        ("12345", "000", "12345", ""),
        ("3", '0" hours"', "3", ""),
        ("1234.5", "#,##0.00", "1234.5", ""),
        ("1234567", "#\\ ##0", "1234567", ""),
        ("1234", "[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00", "1234", ""),
        ("-5", "00000", "-5", ""),
        ("0.125", "0.00%", "12.5%", ""),
        ("0.07", "0%", "7%", ""),
        ("4520000000", "0.00E+00", "4.52E+09", ""),
        ("4521234567", "0.00E+00", "4521234567", ""),
        ("4.52E9", "", "4520000000", ""),
        ("1234567890123450", "0", "1234567890123450", "number_too_long"),
        ("1.23456789012346E+17", "General", "123456789012346000", "number_too_long"),
        ("0.1", "", "0.1", ""),
        ("0.30000000000000004", "", "0.3", ""),
        ("1E-7", "", "0.0000001", ""),
        ("20123456.0", "", "20123456", ""),
        ("abc", "", "abc", "cell_unreadable"),
        ("NaN", "0", "NaN", "cell_unreadable"),
        ("45657", "yyyy-mm-dd", "2024-12-31", ""),
        ("45657.604166666664", "d/m/yyyy h:mm", "2024-12-31 14:30", ""),
        ("45657.5", "d mmm yyyy", "2024-12-31 12:00", ""),
        ("59", "d/m/yy", "1900-02-28", ""),
        ("60", "d/m/yy", "1900-02-29", "no_such_day"),
        ("61", "d/m/yy", "1900-03-01", ""),
        ("1", "d/m/yy", "1900-01-01", ""),
        ("0", "d/m/yy", "1900-01-00", "no_such_day"),
        ("-1", "d/m/yy", "-1", "date_out_of_range"),
        ("2958466", "d/m/yy", "2958466", "date_out_of_range"),
        ("0.604166666666667", "h:mm", "14:30", ""),
        ("0.604166666666667", "[$-409]h:mm\\ AM/PM;@", "14:30", ""),
        ("0.5000115740740741", "h:mm:ss", "12:00:01", ""),
        ("1.5", "h:mm", "36:00", ""),
        ("1.10416666666667", "[h]:mm", "26:30", ""),
        ("-0.0416666666666667", "[h]:mm", "-1:00", ""),
        ("45657", '"day "0', "45657", ""),
        ("45657", "[Red]0", "45657", ""),
    ],
)
def test_a_number_reads_as_its_format_shows_it(raw, code, text, problem):
    assert shown(raw, code) == (text, problem)


def test_days_since_1904_are_four_years_later():
    assert shown("44195", "yyyy-mm-dd", is_1904=True).text == "2024-12-31"
    assert shown("0", "yyyy-mm-dd", is_1904=True).text == "1904-01-01"


@given(st.integers(61, 2_958_465), st.booleans())
def test_every_day_is_the_one_openpyxl_finds(serial, is_1904):
    if is_1904 and serial > 2_957_003:
        return
    epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
    assert shown(str(serial), "d/m/yyyy", is_1904=is_1904).text == from_excel(serial, epoch).date().isoformat()


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_keeps_fifteen_digits(value):
    text = number_text(value)
    assert "e" not in text.lower()
    assert float(text) == pytest.approx(value, rel=1e-14, abs=0)


@given(st.text(max_size=20), st.floats(allow_nan=False, allow_infinity=False))
def test_no_format_code_is_a_crash(code, value):
    assert shown(repr(value), code).text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2024-12-31", "2024-12-31"),
        ("2024-12-31T00:00:00", "2024-12-31"),
        ("2024-12-31T14:30:00Z", "2024-12-31 14:30"),
        ("2024-12-31T14:30:15.25", "2024-12-31 14:30:15"),
        ("soon", "soon"),
    ],
)
def test_iso_days_lose_only_what_says_nothing(text, plain):
    assert iso_text(text) == plain
