"""Names have room, or are left out: none covers another."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QRectF, QSizeF

from suidesk.desktop.network.labels import LabelRoom

SCREEN = QRectF(0, 0, 500, 400)


def test_a_name_stands_after_its_mark_or_where_there_is_room():
    room = LabelRoom(SCREEN)
    size = QSizeF(80, 14)
    after = room.place(QRectF(100, 100, 10, 10), size)
    assert after.left() > 110
    # At the edge, the name cannot stand after its mark.
    below = room.place(QRectF(440, 200, 10, 10), size)
    assert below.top() > 209


def test_a_needed_name_is_placed_even_where_there_is_no_room():
    room = LabelRoom(SCREEN)
    room.take(SCREEN)
    mark, size = QRectF(100, 100, 10, 10), QSizeF(80, 14)
    assert room.place(mark, size) is None
    assert room.place(mark, size, is_needed=True) is not None


def test_no_name_covers_another_or_a_mark():
    chance = Random(3)
    room = LabelRoom(SCREEN)
    marks = [QRectF(chance.uniform(0, 480), chance.uniform(0, 380), 12, 12) for _ in range(80)]
    for mark in marks:
        room.take(mark)
    placed = [spot for mark in marks if (spot := room.place(mark, QSizeF(chance.uniform(30, 120), 14)))]
    assert 10 < len(placed) < 80
    for at, spot in enumerate(placed):
        assert SCREEN.contains(spot)
        assert not any(spot.intersects(other) for other in placed[:at])
        assert not any(spot.intersects(mark) for mark in marks)
