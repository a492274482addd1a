"""Lists, selection, merging and own fields at every size of text: nothing cut, everything named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.fields import OwnValue
from suidesk.commands.lists import AddSavedList
from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.people.death_form import DeathForm
from suidesk.desktop.people.doubles_dialog import DoublesDialog
from suidesk.desktop.people.fields_dialog import FieldsDialog
from suidesk.desktop.people.filter_form import FilterForm
from suidesk.desktop.people.list_form import ListForm
from suidesk.desktop.people.many_forms import ArchiveForm, ContactingForm, OriginForm, TagsForm, UntagForm
from suidesk.desktop.people.merge_dialog import MergeDialog
from suidesk.domain.lists import ContactFilter, ListFilter
from suidesk.domain.own_fields import FieldType
from suidesk.domain.people import PointKind
from suidesk.queries.people_listed import Among
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form

LONG = "Everybody of the summer kitchen who speaks Dutch and has not been asked for ninety days"
WHERE = ContactFilter(languages=("Dutch", "Somali"), tags=("cooking",), quiet_days=90)


@pytest.fixture
def laden(desk, hood):
    """A neighbourhood with long names, values of every type, a list and a second entry of Amina."""
    own = (
        OwnValue("How they heard of the neighbourhood kitchen", "From Hanne,\nat the market"),
        OwnValue("Member since", "2025-05-01", FieldType.DAY),
        OwnValue("Bike", "yes", FieldType.YES_NO),
    )
    desk.run(ChangeContact(id=hood["Amina"], fields=own))
    points = (Point(PointKind.EMAIL, "amina@example.org"),)
    hood["twin"] = desk.run(
        AddPerson(given="Amina", family="Yusuf Featherstonehaugh Kristoffersen", points=points)
    ).result
    desk.run(AddSavedList(name=LONG, filter=ListFilter(where=WHERE)))
    return hood


def check(widget, qtbot):
    if widget.focusWidget() is not None:
        # The line that has the focus wants room for its ring and takes it from its padding.
        widget.focusWidget().clearFocus()
    qtbot.wait(60)
    assert clipped(widget) == []
    assert unnamed(widget) == []


@pytest.mark.parametrize("size", [(1320, 860), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_open_list_and_a_selection(laden, amina, theme, qtbot, size, scale):
    theme.set_scale(scale)
    amina.window().resize(*size)
    qtbot.waitUntil(lambda: len(amina.listing.narrowing.lists) == 1)
    amina.listing.narrowing.open_list(amina.listing.narrowing.lists[0])
    amina.panes.show_list()
    qtbot.waitUntil(amina.listing.narrowing.bar.band.isVisible)
    # The numbers come last.
    qtbot.waitUntil(lambda: amina.listing.filter_bar.chips[Among.ORGANISATIONS].text() == "Organisations 0")
    check(amina, qtbot)
    amina.listing.show_all()
    qtbot.waitUntil(lambda: amina.listing.list.model().rowCount() == 5)
    amina.select_all()
    qtbot.waitUntil(amina.listing.many.isVisible)
    check(amina, qtbot)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_who_is_archived(laden, amina, theme, desk_window, qtbot, scale):
    theme.set_scale(scale)
    desk_window.run(ArchiveContacts(ids=(laden["Amina"],)))
    amina.panes.show_detail()
    qtbot.waitUntil(amina.view.standing.isVisible)
    check(amina, qtbot)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_forms_of_many(laden, people, theme, qtbot, scale):
    theme.set_scale(scale)
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 5)
    qtbot.keyClick(people.listing.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    verbs = people.listing.verbs
    openers = (
        (verbs.add_tags, TagsForm),
        (verbs.remove_tags, UntagForm),
        (verbs.change_basis, OriginForm),
        (verbs.change_contacting, ContactingForm),
        (verbs.archive, ArchiveForm),
    )
    for opener, kind in openers:
        opener()
        made = form(qtbot, kind)
        qtbot.waitUntil(lambda made=made: made.said.full_text() not in {"", "Counting…"})
        check(made, qtbot)
        made.reject()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_other_forms(laden, amina, theme, qtbot, scale):
    theme.set_scale(scale)
    narrowing = amina.listing.narrowing
    openers = (
        (narrowing.open_filter, FilterForm),
        (narrowing.save, ListForm),
        (amina.open_doubles, DoublesDialog),
        (amina.open_fields, FieldsDialog),
        (amina.view.verbs.note_death, DeathForm),
    )
    for opener, kind in openers:
        opener()
        made = form(qtbot, kind)
        qtbot.wait(150)
        check(made, qtbot)
        made.reject()
    amina.view.merge()
    made = form(qtbot, MergeDialog)
    qtbot.waitUntil(made.likely.isVisible)
    check(made, qtbot)
    made.take(Found(laden["twin"], "Amina Yusuf Featherstonehaugh Kristoffersen"))
    qtbot.waitUntil(made.verb.isEnabled)
    qtbot.wait(50)
    check(made, qtbot)
    made.reject()
