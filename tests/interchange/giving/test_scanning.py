"""The grants of a JSON text one by one: what is damaged costs itself alone, and nothing is too long or too deep."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from suidesk.interchange.giving.reading import read_giving
from suidesk.interchange.giving.scanning import Scanner
from suidesk.interchange.rows import Row

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def found(text):
    return [(one.name, one.value if not one.code else one.code) for one in Scanner(text).found()]


def test_grants_and_what_stands_beside_them():
    text = '{"a": {"grants": []}, "grants": [{"title": "x"}, 5], "b": [1]}'
    assert found(text) == [("a", {"grants": []}), ("", {"title": "x"}), ("", "5"), ("b", ["1"])]


def test_a_damaged_grant_leaves_the_others():
    assert found('{"grants": [{"a": 1}, {"a" 2}, {"a": "]}"}]}') == [
        ("", {"a": "1"}),
        ("", "json_broken"),
        ("", {"a": "]}"}),
    ]
    assert found('{"grants": [{"a": 1}, {"a": ')[-1] == ("", "json_broken")
    deep = "[" * 5_000 + "]" * 5_000
    assert found(f'{{"grants": [{{"a": {deep}}}, {{"a": 1}}]}}') == [("", "json_too_deep"), ("", {"a": "1"})]


def test_no_value_of_a_repeated_name_is_lost():
    assert found('{"grants": [{"a": 1, "a": 2, "a": 1}]}') == [("", {"a": "1", "a (2)": "2"})]


@given(
    st.lists(st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=4), min_size=1, max_size=5),
    st.booleans(),
)
def test_every_grant_is_a_row_of_its_own(grants, is_spread):
    read = read_giving(json.dumps({"grants": grants}, indent=1 if is_spread else None).encode())
    assert read is not None
    titles, kept = read
    rows = [row for row in kept.rows() if isinstance(row, Row)]
    assert [row.number for row in rows] == list(range(1, len(grants) + 1))
    assert len({row.line for row in rows}) == len(grants)
    assert all(len(row.cells) <= len(titles) for row in rows)


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text):
    for whole in (text, '{"grants": [' + text, '[{"amountAwarded": 1},' + text):
        list(Scanner(whole).found())
