"""Hours of a day as people type them."""

from __future__ import annotations

import pytest

from suidesk.desktop.volunteers.hours_field import HoursField, read_hours


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", []),
        ("9-12", [(540, 720)]),
        ("9–12, 18:30–21", [(540, 720), (1110, 1260)]),
        ("9 - 12 ; 6pm – 9pm", [(540, 720), (1080, 1260)]),
        ("9-12 14-16", [(540, 720), (840, 960)]),
        ("18-24", [(1080, 1440)]),
        ("22:00-00:00", [(1320, 1440)]),
        ("0-24", [(0, 1440)]),
        ("21-18", [(1260, 1080)]),
        ("9", None),
        ("9-12-14", None),
        ("nine to five", None),
        ("9-25", None),
    ],
)
def test_what_is_typed_is_read(typed, read):
    assert read_hours(typed) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9-12", ""),
        ("evenings", "Type hours such as 9–12, or 9–12, 18:30–21."),
        ("21-18", "These hours end before they begin."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(theme, qtbot, typed, said):
    field = HoursField(theme, "Monday")
    qtbot.addWidget(field)
    field.set_value(typed)
    field.check()
    assert field.error_text() == said


@pytest.mark.parametrize("spans", [[], [(540, 720)], [(0, 1440)], [(510, 720), (1080, 1440)]])
def test_what_is_shown_can_be_read_again(theme, qtbot, spans):
    field = HoursField(theme, "Monday")
    qtbot.addWidget(field)
    field.set_spans(spans)
    assert field.spans() == spans
    assert field.problem() == ""
