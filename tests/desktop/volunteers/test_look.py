"""The page and its forms at every size of text, light and dark: nothing cut, everything named."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from suidesk.commands.people import ChangeContact
from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.volunteers.finder_form import FinderForm
from suidesk.desktop.volunteers.volunteer_form import VolunteerForm
from suidesk.desktop.volunteers.week_form import WeekForm
from suidesk.queries.help_wanted import HelpWanted
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.volunteers.conftest import TODAY

LONG = "Wolfeschlegelsteinhausen van der Featherstonehaugh-Cholmondeley the younger"


@pytest.fixture
def long_named(amina, hood, desk_window, qtbot):
    desk_window.run(ChangeContact(id=hood["Amina"], family=LONG, languages=("Somali", "Nederlands", "Dansk")))
    skills = tuple(f"skill number {number} of many" for number in range(9))
    desk_window.run(ChangeVolunteer(id=hood["Amina"], skills=skills, is_minor=False))
    wanted = HelpWanted(today=TODAY, weekday=1, from_min=1080, to_min=1260, skills=skills[:2], languages=("Somali",))
    amina.listing.look_for(wanted)
    qtbot.waitUntil(lambda: LONG in amina.view.title.full_text())
    qtbot.waitUntil(lambda: not amina.view.fit.isHidden())
    amina.panes.show_detail()
    return amina


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut(long_named, theme, qtbot, size, scale):
    theme.set_scale(scale)
    long_named.window().resize(*size)
    see_whole(qtbot, long_named)


def test_the_dark_page_is_whole_and_everything_has_a_name(long_named, theme, qtbot):
    theme.set_appearance(Appearance.DARK)
    see_whole(qtbot, long_named)
    assert unnamed(long_named) == []


@pytest.mark.parametrize(
    ("opens", "kind"),
    [
        (lambda page: page.view.verbs.edit(), VolunteerForm),
        (lambda page: page.new(), VolunteerForm),
        (lambda page: page.view.verbs.note_check(), CheckForm),
        (lambda page: page.view.verbs.type_hours(), WeekForm),
        (lambda page: page.listing.say_who_is_needed(), FinderForm),
    ],
    ids=["profile", "new", "check", "week", "finder"],
)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_forms_are_whole_and_named(amina, theme, qtbot, opens, kind, scale):
    theme.set_scale(scale)
    opens(amina)
    made = form(qtbot, kind)
    # The line that has the focus wants room for its ring and takes it from its padding.
    made.focusWidget().clearFocus()
    see_whole(qtbot, made)
    assert unnamed(made) == []
    made.reject()


def test_the_week_is_a_chart_that_says_its_hours(amina):
    spoken = QAccessible.queryAccessibleInterface(amina.view.week.grid)
    assert spoken.role() == QAccessible.Role.Chart
    assert spoken.text(QAccessible.Text.Name) == "When they can usually help"
    assert spoken.text(QAccessible.Text.Value) == "Tue 18–21"
