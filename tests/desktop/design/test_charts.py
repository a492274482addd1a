"""Charts speak, and the keyboard walks through them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from suidesk.desktop.design.share_bar import Share, ShareBar
from suidesk.desktop.design.sparkline import Sparkline
from suidesk.desktop.design.timeline import Mark, Span, Timeline
from suidesk.desktop.design.week_bars import Series, WeekBars


def _hours(minutes):
    return f"{minutes // 60} h"


def _bars(theme):
    chart = WeekBars(theme, "Hours per week")
    chart.set(["10", "11", "12"], [Series("Garden", (180, None, 540))], limit=480, words=_hours)
    return chart


def _share(theme):
    chart = ShareBar(theme, "Spent")
    chart.set([Share("Spent", 120), Share("Promised", 60, "warn")], 240, words=_hours, mark=0.5)
    return chart


def _spark(theme):
    chart = Sparkline(theme, "Energy")
    chart.set([("w1", 6), ("w2", None), ("w3", 4)], least=1, most=10)
    return chart


def _timeline(theme):
    chart = Timeline(theme, "Grants")
    mark = Mark("Report due", date(2026, 6, 15), "warn")
    chart.set([Span("City", date(2026, 1, 1), date(2026, 8, 31), marks=(mark,))], date(2026, 5, 11))
    return chart


MADE = pytest.mark.parametrize("make", [_bars, _share, _spark, _timeline])


@MADE
def test_a_screen_reader_meets_a_chart_with_a_name_and_its_values_in_words(make, theme, qtbot):
    chart = make(theme)
    qtbot.addWidget(chart)
    chart.resize(400, 160)
    chart.show()
    node = QAccessible.queryAccessibleInterface(chart)
    assert node.role() == QAccessible.Role.Chart
    assert node.text(QAccessible.Text.Name) == chart.accessibleName()
    assert node.text(QAccessible.Text.Value) == "; ".join(spot.words for spot in chart.spots())


@MADE
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrows_walk_through_the_values(make, direction, theme, qtbot):
    chart = make(theme)
    qtbot.addWidget(chart)
    chart.setLayoutDirection(direction)
    chart.resize(400, 160)
    chart.show()
    chart.setFocus()
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    on, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if is_rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    words = [spot.words for spot in chart.spots()]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.words() == words[0]
    qtbot.keyClick(chart, on)
    assert chart.words() == words[1]
    qtbot.keyClick(chart, back)
    assert chart.words() == words[0]
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, on)
    assert chart.words() == words[-1]


@MADE
def test_painting_stays_inside_and_spots_do_too(make, theme, qtbot):
    chart = make(theme)
    qtbot.addWidget(chart)
    theme.set_scale(2.0)
    chart.resize(chart.minimumSizeHint())
    image = chart.grab().toImage()
    assert len({image.pixelColor(x, y).rgb() for x in range(0, 300, 3) for y in range(0, 60, 3)}) > 2
    for spot in chart.spots():
        assert spot.rect.left() >= -6
        assert spot.rect.right() <= chart.width() + 6


def test_an_unknown_week_is_not_zero(theme, qtbot):
    chart = _bars(theme)
    qtbot.addWidget(chart)
    assert [spot.words for spot in chart.spots()] == ["10: 3 h", "11: nothing recorded", "12: 9 h"]


def test_several_series_are_named(theme, qtbot):
    chart = WeekBars(theme, "Hours")
    qtbot.addWidget(chart)
    chart.set(["10"], [Series("Garden", (60,)), Series("Café", (120,))], words=_hours)
    assert chart.spots()[0].words == "10: 3 h (Garden 1 h, Café 2 h)"


def test_shares_of_more_than_the_whole_stay_in_the_bar(theme, qtbot):
    chart = ShareBar(theme, "Spent")
    qtbot.addWidget(chart)
    chart.resize(300, 40)
    chart.set([Share("Spent", 300), Share("Promised", 100)], 200)
    assert chart.spots()[-1].rect.right() == pytest.approx(300)


def test_an_empty_chart_can_be_painted_and_walked(theme, qtbot):
    for chart in (WeekBars(theme, "a"), ShareBar(theme, "b"), Sparkline(theme, "c"), Timeline(theme, "d")):
        qtbot.addWidget(chart)
        if isinstance(chart, Timeline):
            chart.set([], date(2026, 5, 11))
        chart.resize(300, 100)
        chart.show()
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        chart.grab()
        assert chart.words() == ""


def _dark_columns(chart, top, bottom):
    """How many columns of pixels between two heights hold any ink."""
    picture = chart.grab().toImage()
    ground = picture.pixelColor(0, 0)
    return sum(any(picture.pixelColor(x, y) != ground for y in range(top, bottom)) for x in range(picture.width()))


def test_numbers_of_weeks_that_have_no_room_are_left_out(theme, qtbot):
    chart = WeekBars(theme, "Hours per week")
    qtbot.addWidget(chart)
    labels = [str(week) for week in range(20, 46)]
    chart.set(
        labels, [Series("Garden", (600,) * 26)], limit=300, words=_hours, short=lambda minutes: str(minutes // 60)
    )
    ink = []
    for wide in (300, 900):
        chart.resize(wide, 160)
        chart.show()
        ink.append(_dark_columns(chart, 142, 158) / wide)
        assert len(chart.spots()) == 26
    # Numbers that ran into each other would fill nearly every column.
    assert max(ink) < 0.75


def test_a_series_can_have_a_colour_of_its_own(theme, qtbot):
    chart = WeekBars(theme, "Hours per week")
    qtbot.addWidget(chart)
    chart.set(["1"], [Series("Garden", (60,)), Series("Paid", (60,), "danger")], words=_hours)
    chart.resize(200, 200)
    picture = chart.grab().toImage()
    colours = {picture.pixelColor(100, y).name().upper() for y in range(20, 150)}
    assert {theme.tokens.accent, theme.tokens.danger} <= colours
