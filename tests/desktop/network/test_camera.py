"""Where one looks from: zooming keeps what is under the pointer, fitting shows all, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from suidesk.desktop.network.camera import Camera

CAMERA = Camera(size=(400.0, 300.0), middle=QPointF(3, 4), zoom=20.0)


def near(one, other):
    return (one - other).manhattanLength() == pytest.approx(0, abs=1e-6)


def test_a_pixel_leads_to_the_web_and_back():
    pixel = QPointF(37, 211)
    place = CAMERA.to_web(pixel)
    assert near(CAMERA.to_screen(place.x(), place.y()), pixel)
    assert near(CAMERA.transform().map(place), pixel)


@pytest.mark.parametrize("factor", [0.5, 1.25, 1000, 0.0001])
def test_zooming_keeps_what_is_under_the_pointer(factor):
    pixel = QPointF(37, 211)
    zoomed = CAMERA.zoomed(factor, pixel)
    assert near(zoomed.to_web(pixel), CAMERA.to_web(pixel))
    assert zoomed.least <= zoomed.zoom <= zoomed.most


def test_fitting_brings_everything_on_screen():
    places = [(0.0, 0.0), (40.0, 3.0), (-7.0, 22.0)]
    fitted = CAMERA.fitting(places, (40, 20))
    for place in places:
        pixel = fitted.to_screen(*place)
        assert 39.9 <= pixel.x() <= 360.1
        assert 19.9 <= pixel.y() <= 280.1
    assert CAMERA.fitting([], (40, 20)) == CAMERA
    assert CAMERA.fitting([(5.0, 5.0)], (40, 20)).zoom < CAMERA.most


def test_showing_moves_no_more_than_needed():
    assert CAMERA.showing(3, 4, 50) == CAMERA
    pixel = CAMERA.showing(100, 4, 50).to_screen(100, 4)
    assert near(pixel, QPointF(350, 150))
