"""Lines that stand under each other and command no terminal."""

from __future__ import annotations

import pytest

from suidesk.cli.layout import cut, printable, table, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("Ada", 3), ("Ørsted", 6), ("Zoe\u0308", 3), ("王小明", 6), ("👍", 2), ("a\u200db", 2)],
)
def test_letters_take_their_columns(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand more", "two lines and more"),
        ("\x1b[2Jgone", "\N{REPLACEMENT CHARACTER}[2Jgone"),
        ("bell\x07 \x9b31m", "bell\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}31m"),
        ("lone \ud800", "lone \N{REPLACEMENT CHARACTER}"),
    ],
)
def test_no_text_commands_the_terminal(text, shown):
    assert printable(text) == shown


def test_long_texts_are_cut_at_columns_and_not_at_letters():
    assert cut("short", 5) == "short"
    assert cut("longer than that", 8) == "longer…"
    assert cut("王小明王小明", 8) == "王小明…"
    assert width(cut("王小明王小明", 8)) <= 8


def test_columns_stand_under_each_other_and_numbers_to_the_right():
    assert table(("name", "hours"), [("王小明", "3"), ("Ada", "1,200")]) == [
        "name    hours",
        "──────  ─────",
        "王小明      3",
        "Ada     1,200",
    ]


def test_a_column_without_a_cell_is_left_out():
    assert table(("a", "b", "c"), [("1", "", "x"), ("2", "", "")])[0] == "a  c"


def test_a_table_without_rows_has_its_headings():
    assert table(("a", "b"), []) == ["a  b", "─  ─"]
