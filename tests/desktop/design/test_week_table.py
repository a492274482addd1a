"""A table of weeks: shades that text stays readable on, words for every cell, keys that walk and open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from suidesk.desktop.design.heat import SHARES, HeatCell, shade
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.design.tokens import DARK, LIGHT, TEXT_CONTRAST, contrast
from suidesk.desktop.design.week_table import WeekRow
from suidesk.desktop.design.week_view import WeekTable

TITLES = ["Name", "45", "46", "47", "Promised"]
ROWS = [
    WeekRow(
        id="a",
        name="Amina",
        cells=(
            HeatCell("3", "week 45: 3 h", 0),
            HeatCell("", "week 46: nothing noted"),
            HeatCell("9", "9 h", 3, is_over=True),
        ),
        end="2 of 4 h",
        end_words="2 h promised of 4 h",
        share=0.5,
        note="1 open sign",
    ),
    WeekRow(
        id="b",
        name="Bram",
        cells=(HeatCell("", "away", is_away=True), HeatCell("5", "5 h", 1, is_away=True), HeatCell("", "nothing")),
        end="–",
    ),
]


@pytest.fixture
def table(theme, qtbot):
    made = WeekTable(theme, "Hours of people by week")
    qtbot.addWidget(made)
    made.set_rows(TITLES, TITLES, ROWS)
    made.resize(640, made.height())
    made.show()
    return made


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda one: one.name)
def test_numbers_are_readable_on_every_shade_and_shades_differ(tokens):
    grounds = []
    for step in range(len(SHARES)):
        front, ground = shade(step, tokens)
        assert contrast(front, ground) >= TEXT_CONTRAST
        grounds.append(ground)
    assert len(set(grounds)) == len(SHARES)
    assert shade(99, tokens) == shade(len(SHARES) - 1, tokens)


def test_every_cell_speaks(table):
    node = QAccessible.queryAccessibleInterface(table)
    assert node.text(QAccessible.Text.Name) == "Hours of people by week"
    said = [
        [table.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(5)]
        for row in range(2)
    ]
    assert said[0] == [
        "Amina, 1 open sign",
        "Amina, week 45: 3 h",
        "Amina, week 46: nothing noted",
        "Amina, 9 h",
        "Amina, 2 h promised of 4 h",
    ]
    assert said[1][1] == "Bram, away"


def test_it_is_as_high_as_its_rows(table, theme):
    before = table.height()
    theme.set_scale(2.0)
    assert table.height() > 1.8 * before
    table.set_rows(TITLES, TITLES, [])
    assert table.height() < before


def test_keys_walk_and_open(table, qtbot):
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    at = table.currentIndex()
    assert (at.row(), at.column()) == (1, 1)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_a_press_opens_and_beside_the_rows_it_doesnt(table, qtbot):
    spot = table.visualRect(table.model().index(0, 2)).center()
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == ["a"]


def test_the_keys_stay_with_the_person_when_the_order_changes(table):
    table.select_id("a")
    table.set_rows(TITLES, TITLES, [ROWS[1], ROWS[0]])
    assert table.rows()[table.currentIndex().row()].id == "a"
    assert not table.select_id("nobody")


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_cells_are_painted_in_their_shade(table, theme, appearance):
    theme.set_appearance(appearance)
    picture = table.grab().toImage()

    def ground(row, column):
        box = table.visualRect(table.model().index(row, column))
        at = table.viewport().mapTo(table, box.topLeft())
        return picture.pixelColor(at.x() + 8, at.y() + box.height() // 2).name().upper()

    assert ground(0, 1) == shade(0, theme.tokens)[1]
    assert ground(0, 3) == theme.tokens.warn_soft


def test_many_weeks_scroll_sideways_rather_than_vanish(theme, qtbot):
    table = WeekTable(theme, "Hours")
    qtbot.addWidget(table)
    titles = ["Name", *map(str, range(26)), "Promised"]
    table.set_rows(titles, titles, [WeekRow("a", "Amina", (HeatCell("1", "1 h", 0),) * 26)])
    table.resize(500, table.height())
    table.show()
    assert table.horizontalScrollBar().maximum() > 0
    assert min(table.columnWidth(at) for at in range(1, 27)) >= 24
