"""The picture: walking, zooming and opening by keys and pointer, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication

from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.network.picture import WebPicture
from suidesk.rules.web import Node, Tie, Web

#      b
#  a   m   c      x
#      d
PLACES = {"m": (0, 0), "a": (-2, 0), "c": (2, 0), "b": (0, -2), "d": (0, 2), "x": (3.2, 0.1)}
WEB = Web(
    tuple(Node(ref, ref.upper()) for ref in "abcdmx"),
    (*(Tie(*sorted(("m", ref))) for ref in "abcd"), Tie("b", "x")),
)


@pytest.fixture
def picture(theme, qtbot):
    found = WebPicture(theme, "The web")
    qtbot.addWidget(found)
    found.resize(500, 400)
    found.show()
    found.setFocus()
    found.set_web(WEB, PLACES, "6 contacts, 5 ties")
    return found


def press(qtbot, picture, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(picture, key, modifier)
    return picture.chosen_id()


def test_arrows_walk_along_ties_in_a_direction(picture, qtbot):
    picture.select("m")
    assert press(qtbot, picture, Qt.Key.Key_Right) == "c"
    assert press(qtbot, picture, Qt.Key.Key_Left) == "m"
    assert press(qtbot, picture, Qt.Key.Key_Up) == "b"
    # Nothing that b is tied to lies to the left: the nearest contact there is.
    assert press(qtbot, picture, Qt.Key.Key_Down) == "m"
    assert press(qtbot, picture, Qt.Key.Key_Down, Qt.Key.Key_Down) == "d"


def test_with_shift_arrows_walk_to_anybody(picture, qtbot):
    picture.select("c")
    assert press(qtbot, picture, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier) == "x"


def test_page_keys_read_the_names_in_order_and_go_round(picture, qtbot):
    assert press(qtbot, picture, Qt.Key.Key_PageDown) == "a"
    assert press(qtbot, picture, Qt.Key.Key_PageDown) == "b"
    assert press(qtbot, picture, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp) == "x"
    assert press(qtbot, picture, Qt.Key.Key_Home) == "a"
    assert press(qtbot, picture, Qt.Key.Key_Escape) == ""


def test_enter_opens_who_is_chosen(picture, qtbot):
    opened = []
    picture.opened.connect(opened.append)
    press(qtbot, picture, Qt.Key.Key_Return)
    picture.select("m")
    press(qtbot, picture, Qt.Key.Key_Return)
    assert opened == ["m"]


def test_keys_and_wheel_zoom_and_0_shows_all_again(picture, qtbot):
    whole = picture.camera()
    press(qtbot, picture, Qt.Key.Key_Plus)
    assert picture.camera().zoom > whole.zoom
    press(qtbot, picture, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert picture.camera().zoom < whole.zoom
    press(qtbot, picture, Qt.Key.Key_0)
    assert picture.camera() == whole
    at = picture.where("x")
    turn(picture, at, 240)
    assert picture.camera().zoom > whole.zoom
    assert (picture.where("x") - at).manhattanLength() < 1


def turn(picture, at, angle):
    event = QWheelEvent(
        at, QPointF(picture.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, angle),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picture, event)


def test_a_click_chooses_beside_the_mark_too_and_elsewhere_nobody(picture, qtbot):
    chosen = []
    picture.chosen.connect(chosen.append)
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.where("d").toPoint() + QPoint(7, 7))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert chosen == ["d", ""]


def test_dragging_moves_the_web_and_chooses_nobody(picture, qtbot):
    start, before = picture.where("m").toPoint(), picture.where("m")
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 20, 30):
        qtbot.mouseMove(picture, start + QPoint(step, 0))
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    assert (picture.where("m") - before).x() == pytest.approx(30, abs=1)
    assert picture.chosen_id() == ""


def test_a_double_click_opens(picture, qtbot):
    opened = []
    picture.opened.connect(opened.append)
    qtbot.mouseDClick(picture, Qt.MouseButton.LeftButton, pos=picture.where("b").toPoint())
    assert opened == ["b"]


def test_a_screen_reader_hears_the_web_and_who_is_chosen(picture):
    node = QAccessible.queryAccessibleInterface(picture)
    assert node.role() == QAccessible.Role.Chart
    assert node.text(QAccessible.Text.Name) == "The web"
    assert node.text(QAccessible.Text.Value) == "6 contacts, 5 ties"
    picture.select("b")
    assert node.text(QAccessible.Text.Value) == "B, no sector, 2 ties: tied to M and X"


def test_who_is_chosen_stays_chosen_while_they_are_in_the_web(picture):
    picture.select("x")
    picture.zoom_in()
    before = picture.camera()
    picture.set_web(WEB, PLACES, "", has_moved=False)
    assert (picture.chosen_id(), picture.camera()) == ("x", before)
    picture.set_web(WEB.without("x"), PLACES, "")
    assert picture.chosen_id() == ""


def test_a_choice_lights_up_its_ties_and_dims_the_rest(picture, theme):
    def colour_of_a():
        return picture.grab().toImage().pixelColor(picture.where("a").toPoint())

    plain = colour_of_a()
    picture.select("x")
    assert colour_of_a() != plain
    picture.select("m")
    assert colour_of_a() == plain
    theme.set_appearance(Appearance.DARK)
    assert colour_of_a() != plain


def test_approaching_makes_the_chosen_one_readable_and_nearer_stays(picture):
    picture.resize(120, 90)
    picture.fit()
    picture.select("x")
    picture.approach()
    near = picture.camera()
    assert near.zoom == pytest.approx(30)
    assert picture.rect().contains(picture.where("x").toPoint())
    picture.approach()
    assert picture.camera() == near


def test_an_empty_web_takes_every_key(picture, qtbot):
    picture.set_web(Web(), {}, "nothing")
    assert press(qtbot, picture, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_0, Qt.Key.Key_PageDown) == ""
    assert picture.words() == "nothing"
