"""The page and its forms at every size of text, light and dark: nothing cut, everything named."""

from __future__ import annotations

import pytest

from suidesk.commands.people import ChangeContact
from suidesk.commands.projects import ChangeProject
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.desktop.handovers.successor_form import SuccessorForm
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import dialog

LONG = "Neighbourhood kitchen and repair workshop of the Featherstonehaugh Community Association"


@pytest.fixture
def long_named(leaving, hood, desk_window, qtbot):
    desk_window.run(ChangeProject(id=hood["Café"], name=LONG))
    desk_window.run(ChangeContact(id=hood["Amina"], family="Featherstonehaugh-Cholmondeley van der Nieuwenhuizen"))
    qtbot.waitUntil(lambda: "Cholmondeley" in leaving.view.title.full_text())
    qtbot.waitUntil(lambda: LONG in leaving.view.passing.lines()[0].text)
    leaving.panes.show_detail()
    return leaving


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_of_a_handover_is_cut(long_named, theme, qtbot, size, scale):
    theme.set_scale(scale)
    long_named.window().resize(*size)
    see_whole(qtbot, long_named)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_the_other_views_is_cut(long_named, hood, theme, qtbot, scale):
    theme.set_scale(scale)
    long_named.window().resize(1280, 720)
    long_named.show_uncovered()
    see_whole(qtbot, long_named.uncovered)
    long_named.ask_about(hood["Amina"], "Amina")
    qtbot.waitUntil(lambda: bool(long_named.stopped.roles.lines()))
    long_named.stopped.person.edit.clearFocus()
    see_whole(qtbot, long_named.stopped)


def test_the_dark_page_is_whole_and_everything_has_a_name(long_named, hood, theme, qtbot):
    theme.set_appearance(Appearance.DARK)
    see_whole(qtbot, long_named)
    assert unnamed(long_named) == []
    long_named.show_uncovered()
    assert unnamed(long_named) == []
    long_named.ask_about(hood["Amina"], "Amina")
    qtbot.waitUntil(lambda: bool(long_named.stopped.roles.lines()))
    assert unnamed(long_named) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_forms_are_whole_and_named(leaving, theme, qtbot, scale):
    theme.set_scale(scale)
    for kind, opens in ((HandoverForm, leaving.new), (SuccessorForm, leaving.view.verbs.name_successor)):
        opens()
        made = dialog(qtbot, kind)
        made.focusWidget().clearFocus()
        see_whole(qtbot, made)
        assert unnamed(made) == []
        made.reject()
