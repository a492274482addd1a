"""Whatever the bytes, reading ends with a table or a named refusal, and every row is accounted for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.guessing import guess
from suidesk.interchange.people_in import PeopleReader
from suidesk.interchange.tables import Reading, read_table

PIECES = st.sampled_from(
    [
        *('"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", "a", "Name", "E-mail", "Phone", "x@y.nl", " ", "é", "\0"),
        *("=", "0612345678", "1/2/2020", '"a","a"', "\ufeff", "sep=;", "Jan de Vries", "4.52E+09", "Suidesk id", "'="),
        "\u2028",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32-be", "cp1252", "mac_roman", "cp850", "shift_jis"])
BYTES = st.binary(max_size=300) | st.builds(lambda text, name: text.encode(name, "replace"), TEXTS, ENCODINGS)
READINGS = st.builds(
    Reading,
    encoding=st.sampled_from([None, None, "utf-8", "utf-16", "cp1252"]),
    separator=st.sampled_from([None, None, ",", ";", "\t"]),
    has_header=st.sampled_from([None, None, True, False]),
)
REFUSALS = {"nothing_to_read", "not_a_table", "no_name_column"}


@given(BYTES, READINGS)
def test_any_bytes_are_read_or_refused_by_name(data, reading):
    try:
        table = read_table(data, reading)
        mapping, _ = guess(table)
        outcomes = list(PeopleReader(table, mapping).outcomes())
    except SuideskError as error:
        assert error.code in REFUSALS  # noqa: PT017
        return
    rows = [row for row in table.rows() if row.broken or "".join(row.cells).strip()]
    assert [outcome.row.line for outcome in outcomes] == [row.line for row in rows]
    for outcome in outcomes:
        assert (outcome.incoming is None) == any(problem.is_error for problem in outcome.problems)
        assert all(problem.line == outcome.row.line for problem in outcome.problems)


@given(TEXTS)
def test_every_letter_of_a_text_is_in_a_row_or_in_what_stands_before_them(text):
    try:
        table = read_table(text.encode())
    except SuideskError:
        return
    said = "".join((*table.headings, *(problem.found for problem in table.problems)))
    kept = said + "".join("".join(row.cells) for row in table.rows())
    for sign in ("x@y.nl", "0612345678", "Jan", "4.52E", "é"):
        assert kept.count(sign) >= text.count(sign) or text.lstrip("\ufeff").startswith(("sep=", '"sep='))
