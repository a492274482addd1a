"""A time of day as people type it."""

from __future__ import annotations

import pytest

from suidesk.desktop.kit.time_field import TimeField, read_time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("15", 900),
        ("15:30", 930),
        ("15.30", 930),
        ("15h30", 930),
        ("1530", 930),
        (" 9 : 05 ", 545),
        ("0", 0),
        ("00:00", 0),
        ("23:59", 1439),
        ("3pm", 900),
        ("3:30 PM", 930),
        ("12am", 0),
        ("12pm", 720),
        ("12:30am", 30),
        ("", None),
        ("24:00", None),
        ("12:60", None),
        ("13pm", None),
        ("0am", None),
        ("noon", None),
        ("-3", None),
        ("15:3", None),
        ("153000", None),
    ],
)
def test_read(typed, minutes):
    assert read_time(typed) == minutes


def test_the_field_says_what_it_cannot_read(theme, qtbot):
    field = TimeField(theme, "At")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "half past")
    assert not field.check()
    assert "15:30" in field.error_text()
    field.set_value(545)
    assert field.edit.text() == "09:05"
    assert field.check()
    assert field.value() == 545
    field.set_value(None)
    assert (field.edit.text(), field.value()) == ("", None)
