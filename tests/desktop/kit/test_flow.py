"""Layouts of our own: what they worked out is kept while nothing changes, and worked out anew when something does."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel


class CountedFlow(FlowLayout):
    """Counts how often it works out where its items go."""

    count_of = 0

    def _arrange(self, area, *, is_real):
        self.count_of += 1
        return super()._arrange(area, is_real=is_real)


@pytest.fixture
def flow(theme, qtbot):
    whole = QWidget()
    layout = CountedFlow()
    layout.parts = [PlainLabel("One"), Button(theme, "Two", icon="plus"), IconButton(theme, "x", "Three")]
    for part in layout.parts:
        layout.addWidget(part)
    whole.setLayout(layout)
    whole.resize(400, 100)
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    qtbot.wait(1)
    layout.heightForWidth(400)
    layout.count_of = 0
    yield layout
    whole.hide()


def test_a_height_is_worked_out_once(flow):
    assert {flow.heightForWidth(400) for _ in range(5)} == {flow.heightForWidth(400)}
    assert flow.count_of == 0


def test_another_width_is_another_height(flow):
    assert flow.heightForWidth(60) > flow.heightForWidth(400)


def test_a_longer_text_takes_its_room(flow, qtbot):
    before = flow.sizeHint().width()
    flow.parts[0].setText("One, and a good deal more than that")
    qtbot.waitUntil(lambda: flow.parts[1].x() > flow.parts[0].sizeHint().width())
    assert flow.sizeHint().width() > before


def test_what_is_hidden_leaves_its_room(flow, qtbot):
    flow.parts[0].hide()
    qtbot.waitUntil(lambda: flow.parts[1].x() == 0)


def test_one_more_is_placed_too(flow, theme, qtbot):
    more = Button(theme, "Four")
    flow.addWidget(more)
    more.show()
    qtbot.waitUntil(lambda: more.x() > flow.parts[2].x())


def test_saying_the_same_again_lays_nothing_out(flow, qtbot):
    label, button, icon_button = flow.parts
    label.setText("One")
    button.set_text("Two")
    button.set_icon("plus")
    icon_button.set_icon("x")
    icon_button.set_name("Three")
    qtbot.wait(1)
    assert flow.count_of == 0


def test_another_icon_is_shown(flow):
    _, button, icon_button = flow.parts
    before = button.icon().cacheKey(), icon_button.icon().cacheKey()
    button.set_icon("pencil")
    icon_button.set_icon("pencil")
    assert button.icon().cacheKey() != before[0]
    assert icon_button.icon().cacheKey() != before[1]
