"""The page and its form at every size of text, light and dark: nothing cut, everything named."""

from __future__ import annotations

import pytest

from suidesk.commands.projects import ChangeProject
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.projects.project_form import ProjectForm
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form

LONG = "Neighbourhood kitchen and repair workshop of the Featherstonehaugh Community Association"


@pytest.fixture
def long_named(cafe, hood, desk_window, qtbot):
    desk_window.run(ChangeProject(id=hood["Café"], name=LONG, summary="Everything that people do together. " * 12))
    qtbot.waitUntil(lambda: cafe.view.title.full_text() == LONG)
    cafe.panes.show_detail()
    return cafe


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut(long_named, theme, qtbot, size, scale):
    theme.set_scale(scale)
    long_named.window().resize(*size)
    qtbot.wait(50)
    assert clipped(long_named) == []


def test_the_dark_page_is_whole_and_everything_has_a_name(long_named, theme, qtbot):
    theme.set_appearance(Appearance.DARK)
    qtbot.wait(50)
    assert clipped(long_named) == []
    assert unnamed(long_named) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_form_is_whole_and_named(cafe, theme, qtbot, scale):
    theme.set_scale(scale)
    cafe.view.verbs.edit()
    made = form(qtbot, ProjectForm)
    # The line that has the focus wants room for its ring and takes it from its padding.
    made.focusWidget().clearFocus()
    qtbot.wait(50)
    assert clipped(made) == []
    assert unnamed(made) == []
    made.reject()
