"""Fields of the user's own: filled in a contact's form, shown on its card, renamed and removed in one place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.fields import AddField, OwnValue
from suidesk.commands.people import ChangeContact
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.people.field_form import FieldForm
from suidesk.desktop.people.fields_dialog import FieldsDialog
from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.desktop.people.person_form import PersonForm
from suidesk.domain.own_fields import FieldType
from suidesk.domain.people import Field, FieldValue
from suidesk.queries.fields import FieldsUsed
from suidesk.queries.people import ContactPage
from tests.desktop.people.conftest import form
from tests.desktop.people.test_merge import press
from tests.desktop.record_pages import show

OWN = (
    OwnValue("Bike", "yes", FieldType.YES_NO),
    OwnValue("Joined", "2025-05-01", FieldType.DAY),
    OwnValue("Remark", "First line\nsecond line"),
    OwnValue("Shoe size", "38.5", FieldType.NUMBER),
)


@pytest.fixture
def filled(desk, hood):
    """Amina with a value of every type."""
    desk.run(ChangeContact(id=hood["Amina"], fields=OWN))
    return hood


def values(desk, ref):
    return {one.name: one.value for one in desk.ask(ContactPage(ref)).fields}


def edit(page, qtbot, kind=PersonForm):
    page.view.verbs.edit()
    return form(qtbot, kind)


def test_every_type_has_its_own_field_and_saving_changes_nothing(filled, amina, desk, qtbot):
    made = edit(amina, qtbot)
    assert [type(one.field) for one in made.own.rows] == [ChoiceField, DateField, TextField, LineField]
    before = desk.ask(ContactPage(filled["Amina"]))
    closed = []
    made.finished.connect(closed.append)
    made.submit()
    qtbot.waitUntil(lambda: bool(closed))
    assert desk.ask(ContactPage(filled["Amina"])) == before


def test_values_are_said_on_the_card(filled, amina):
    shown = [(one.label.text(), one.value.text()) for one in amina.view.about._rows if one.label.isVisible()]
    assert ("Bike", "Yes") in shown
    assert ("Joined", "1 May 2025") in shown


def test_values_are_changed_emptied_and_taken_away_in_one_step(filled, amina, desk, desk_window, qtbot):
    made = edit(amina, qtbot)
    bike, joined, remark, size = made.own.rows
    bike.field.set_value("no")
    joined.field.set_value(None)
    qtbot.mouseClick(remark.drop, Qt.MouseButton.LeftButton)
    assert [one.name for one in made.own.rows] == ["Bike", "Joined", "Shoe size"]
    size.field.edit.setText("39")
    made.submit()
    qtbot.waitUntil(lambda: values(desk, filled["Amina"]) == {"Bike": "no", "Shoe size": "39"})
    desk_window.window.undo()
    qtbot.waitUntil(lambda: len(values(desk, filled["Amina"])) == 4)


def test_a_number_that_is_none_is_refused_at_its_field(filled, amina, desk, qtbot):
    made = edit(amina, qtbot)
    size = made.own.rows[3].field
    size.edit.setText("large")
    made.submit()
    qtbot.waitUntil(lambda: "“large” is no number" in size.error_text())
    made.own.rows[1].field.edit.setText("some day")
    made.submit()
    assert made.own.rows[1].field.error_text()
    made.reject()
    assert values(desk, filled["Amina"])["Shoe size"] == "38.5"


class BringIn:
    """What a list may leave in a field: a text that doesn't fit it."""

    def __init__(self, ref):
        self._ref = ref

    def apply(self, tx):
        field = tx.put(Field.of("Joined", FieldType.DAY))
        tx.put(FieldValue.of(self._ref, field.id, "last summer"))


@pytest.fixture
def odd(desk, hood):
    desk.run(BringIn(hood["Bram"]))
    return hood


def test_what_a_list_brought_that_does_not_fit_stays_a_text(odd, desk, people, qtbot):
    show(qtbot, people, odd["Bram"])
    made = edit(people, qtbot)
    (joined,) = made.own.rows
    assert isinstance(joined.field, LineField)
    made.given.edit.setText("Bramm")
    made.submit()
    qtbot.waitUntil(lambda: desk.ask(ContactPage(odd["Bram"])).contact.given == "Bramm")
    assert values(desk, odd["Bram"]) == {"Joined": "last summer"}


def test_a_known_field_and_a_new_one_are_added(filled, people, desk, qtbot):
    show(qtbot, people, filled["Fund"])
    made = edit(people, qtbot, OrganisationForm)
    menu = made.own.another.menu()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Bike",
        "Joined",
        "Remark",
        "Shoe size",
        "New field…",
    ]
    menu.actions()[0].trigger()
    made.own.rows[0].field.set_value("yes")
    made.own.open_new()
    asked = form(qtbot, FieldForm)
    asked.submit()
    assert asked.name.error_text()
    qtbot.keyClicks(asked.name.edit, "Rooms")
    asked.kind.set_value(FieldType.NUMBER)
    asked.submit()
    made.own.rows[1].field.edit.setText("4")
    made.submit()
    qtbot.waitUntil(lambda: values(desk, filled["Fund"]) == {"Bike": "yes", "Rooms": "4"})
    assert {one.name: one.type for one in desk.ask(FieldsUsed())}["Rooms"] is FieldType.NUMBER


def test_fields_are_listed_with_how_much_is_in_them(filled, people, desk, qtbot):
    desk.run(AddField(name="Empty"))
    people.open_fields()
    made = form(qtbot, FieldsDialog)
    qtbot.waitUntil(lambda: len(made.lines.lines()) == 5)
    assert [(line.text, line.second) for line in made.lines.lines()[:3]] == [
        ("Bike", "Yes or no · 1 contact with something in it"),
        ("Empty", "Text · empty everywhere"),
        ("Joined", "Day · 1 contact with something in it"),
    ]
    made.accept()


def test_a_field_is_renamed_and_removed_with_its_values_only_when_said(filled, people, desk, qtbot):
    people.open_fields()
    made = form(qtbot, FieldsDialog)
    qtbot.waitUntil(lambda: len(made.lines.lines()) == 4)
    press(made.lines, "Change…: Bike")
    asked = form(qtbot, FieldForm)
    asked.name.edit.setText("joined")
    asked.submit()
    qtbot.waitUntil(lambda: "There is a field “Joined” already" in asked.name.error_text())
    asked.name.edit.setText("Has a bike")
    asked.submit()
    qtbot.waitUntil(lambda: "Has a bike" in values(desk, filled["Amina"]))
    qtbot.waitUntil(lambda: "Has a bike" in [line.text for line in made.lines.lines()])
    press(made.lines, "Remove: Joined")
    qtbot.waitUntil(lambda: "1 value" in made.message.text())
    press(made.message, "Remove all of it")
    qtbot.waitUntil(lambda: "Joined" not in values(desk, filled["Amina"]))
    made.accept()


def test_a_new_field_from_its_own_page(people, desk, qtbot):
    people.open_fields()
    made = form(qtbot, FieldsDialog)
    qtbot.mouseClick(made.new, Qt.MouseButton.LeftButton)
    asked = form(qtbot, FieldForm)
    qtbot.keyClicks(asked.name.edit, "Hat")
    asked.submit()
    qtbot.waitUntil(lambda: [line.text for line in made.lines.lines()] == ["Hat"])
    made.accept()
    assert [one.name for one in desk.ask(FieldsUsed())] == ["Hat"]
