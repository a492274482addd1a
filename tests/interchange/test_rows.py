"""A row that can't be read costs itself and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.interchange.rows import Dialect, read_rows

LINES = 900


def rows_of(text, separator=",", width=None):
    return list(read_rows(text.encode(), Dialect(separator), width))


def people(count, **replaced):
    lines = ["Name,E-mail,City"] + [f'Person {n},p{n}@example.org,"Town, {n}"' for n in range(2, count + 1)]
    for place, line in replaced.items():
        lines[int(place.removeprefix("line")) - 1] = line
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("width", [3, None])
@pytest.mark.parametrize(
    "bad",
    [
        '"Person 4,p4@example.org,Town',
        'Person 4,"p4@example.org,Town',
        'Person 4,p4@example.org,"Town',
        'Person 4,"p4" x,Town',
        '"Jan "Johnny" Smit",p4@example.org,Town',
    ],
)
def test_unbalanced_quote_costs_its_own_line_of_nine_hundred(bad, width):
    rows = rows_of(people(LINES, line4=bad), width=width)
    broken = [row for row in rows if row.broken]
    assert [(row.line, row.broken, row.cells) for row in broken] == [(4, "unbalanced_quote", (bad,))]
    assert len(rows) == LINES
    assert rows[4].cells == ("Person 5", "p5@example.org", "Town, 5")
    assert rows[-1] == (LINES, LINES, (f"Person {LINES}", f"p{LINES}@example.org", f"Town, {LINES}"), "", "")


def test_unbalanced_quote_in_a_file_without_other_quotes_does_not_swallow_the_rest():
    text = "a,b\n" + "".join(f"{n},x\n" for n in range(2, 501))
    rows = rows_of(text.replace("4,x\n", '4,"x\n', 1))
    assert [row.line for row in rows if row.broken] == [4]
    assert [row.line for row in rows] == list(range(1, 501))


def test_two_unbalanced_quotes_cost_two_lines():
    rows = rows_of(people(60, line10='Ann,"a@example.org,X', line40='Bo,b@example.org,"Y'), width=3)
    assert [row.line for row in rows if row.broken] == [10, 40]
    assert len(rows) == 60


def test_rows_swallowed_by_a_quote_that_happens_to_close_are_given_back():
    text = 'a,b,c\n1,x,y\n2,"x,y\n3,x,y\n4,x,y"\n5,x,y\n'
    rows = rows_of(text, width=3)
    assert [(row.line, bool(row.broken)) for row in rows] == [
        (1, False), (2, False), (3, True), (4, False), (5, False), (6, False),
    ]  # fmt: skip


def test_a_cell_of_several_lines_that_look_like_rows_is_kept_and_doubted():
    text = 'a,b,c\n1,x,"one\n2,x,y\n3,x,y\nend"\n4,x,y\n'
    rows = rows_of(text, width=3)
    assert rows[1].cells[2] == "one\n2,x,y\n3,x,y\nend"
    assert rows[1].doubt == "rows_in_cell"


def test_a_broken_row_of_several_lines_is_told_whole():
    text = 'a,b,c\n1,x,"one\ntwo" oops,z\n2,x,y\n'
    rows = rows_of(text, width=3)
    assert [(row.line, row.broken) for row in rows] == [(1, ""), (2, "unbalanced_quote"), (4, "")]
    assert rows[1].cells == ('1,x,"one\ntwo" oops,z',)


def test_newline_in_a_cell_counts_physical_and_logical_lines():
    rows = rows_of('a,b\r\n"one\r\ntwo",x\r\n\r\nlast,y\r\n')
    assert [(row.line, row.number) for row in rows] == [(1, 1), (2, 2), (5, 4)]
    assert rows[1].cells == ("one\r\ntwo", "x")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_parts_rows(end):
    assert [row.cells for row in rows_of(f"a,b{end}1,2{end}3,4")] == [("a", "b"), ("1", "2"), ("3", "4")]


def test_mixed_line_ends_part_rows_and_count_lines():
    assert [(row.line, row.cells[0]) for row in rows_of("a\r\nb\rc\nd")] == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]


def test_a_cell_beyond_the_limit_is_its_own_fault():
    rows = rows_of("a,b\n" + "x" * 200_000 + ",1\n2,3\n")
    assert [row.broken for row in rows] == ["", "cell_too_long", ""]


def test_a_hostile_file_of_open_quotes_ends():
    rows = rows_of("a,b,c\n" + '"x,""\n' * 20_000, width=3)
    assert rows[-1].line <= 20_001


marks = st.lists(st.sampled_from(['"', '""', ",", "\n", "\r\n", "\r", "a", "b c", "1", " ", "é", '"a"']), max_size=60)


@given(marks.map("".join), st.sampled_from([None, 1, 2, 3]))
def test_nothing_is_lost_and_lines_only_grow(text, width):
    rows = rows_of(text, width=width)
    kept = Counter("".join("".join(row.cells) for row in rows))
    said = Counter(text)
    assert all(kept[sign] == said[sign] for sign in "abcé1")
    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
