"""How long everybody gave: asked for only while somebody has no minutes of their own."""

from __future__ import annotations

from suidesk.queries.workload import EntriesOf
from tests.desktop.workload.conftest import TODAY, line


def noted(desk_window, hood):
    rows = desk_window.desk.ask(EntriesOf(project_id=hood["Café"]))
    return {row.person: row.entry.minutes for row in rows if row.entry.day == TODAY}


def test_own_minutes_of_all_are_enough(team_form, hood, desk_window, qtbot):
    line(team_form, "Amina").type("2")
    line(team_form, "Chen").type("45m")
    qtbot.waitUntil(lambda: team_form.said.sentence.full_text().startswith("2 people, 2 h 45 min"))
    team_form.submit()
    qtbot.waitUntil(lambda: noted(desk_window, hood) == {"Amina": 120, "Chen": 45})


def test_somebody_without_own_minutes_needs_them(team_form, hood, desk_window):
    line(team_form, "Amina").type("2")
    line(team_form, "Bram").box.setChecked(True)
    team_form.submit()
    assert team_form.minutes.error_text() == "Please fill this in."
    assert team_form.said.sentence.full_text() != ""
    assert noted(desk_window, hood) == {}


def test_what_is_no_duration_is_refused_even_when_nobody_needs_it(team_form, hood, desk_window, qtbot):
    line(team_form, "Amina").type("2")
    qtbot.keyClicks(team_form.minutes.edit, "long")
    team_form.submit()
    assert "This is not a duration." in team_form.minutes.error_text()
    assert noted(desk_window, hood) == {}
