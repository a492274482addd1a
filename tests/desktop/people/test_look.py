"""The page and its forms at every size of text, light and dark: nothing cut, everything named."""

from __future__ import annotations

import pytest

from suidesk.commands.people import ChangeContact
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.people.person_form import PersonForm
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.record_pages import show


@pytest.fixture
def long_named(amina, hood, desk_window, qtbot):
    """The page with a name that fits no line."""
    desk_window.run(
        ChangeContact(
            id=hood["Amina"],
            given="Wilhelmina Abdirahman",
            family="van der Meulen Featherstonehaugh Kristoffersen",
        )
    )
    qtbot.waitUntil(lambda: "Featherstonehaugh" in amina.view.title.full_text())
    amina.panes.show_detail()
    return amina


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720), (900, 640)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut(long_named, theme, qtbot, size, scale):
    theme.set_scale(scale)
    long_named.window().resize(*size)
    see_whole(qtbot, long_named)


def test_everything_has_a_name(amina, hood, qtbot):
    assert unnamed(amina) == []
    show(qtbot, amina, hood["Fund"])
    assert unnamed(amina) == []


def test_the_dark_page_is_whole(amina, theme, qtbot):
    theme.set_appearance(Appearance.DARK)
    see_whole(qtbot, amina)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_forms_are_whole_and_named(amina, theme, qtbot, scale):
    theme.set_scale(scale)
    openers = (
        (amina.view.verbs.edit, PersonForm),
        (amina.view.verbs.add_promise, PromiseForm),
        (amina.view.verbs.add_absence, AbsenceForm),
    )
    for opener, kind in openers:
        opener()
        made = form(qtbot, kind)
        # The line that has the focus wants room for its ring and takes it from its padding.
        made.focusWidget().clearFocus()
        see_whole(qtbot, made)
        assert unnamed(made) == []
        made.reject()
