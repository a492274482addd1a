"""The form: checks before it sends, errors at their field, keys, and room at every size."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.text_fields import LineField, TextField
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed


@pytest.fixture
def form(theme, qtbot):
    made = FormDialog(theme, "New person", "Save person")
    made.add("name", LineField(theme, "Name", is_required=True))
    made.add_section("Volunteering", "What she can do.")
    made.add("since", DateField(theme, "Since", date(2026, 5, 11)))
    made.add("mail", LineField(theme, "E-mail", hint="name@example.org"), is_beside=True)
    made.add("note", TextField(theme, "Note"))
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: made.field("name").focusProxy().hasFocus())
    return made


def test_it_sends_only_when_every_field_can_be_used(form, qtbot):
    form.field("since").edit.setText("soon")
    with qtbot.assertNotEmitted(form.submitted):
        form.verb.click()
    assert form.field("name").error_text() == "Please fill this in."
    assert "not a date" in form.field("since").error_text()
    assert form.field("name").focusProxy().hasFocus()
    form.field("name").set_value("Amina")
    form.field("since").set_value(None)
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()


def test_a_busy_form_is_not_sent_twice(form, qtbot):
    form.field("name").set_value("Amina")
    form.set_busy(is_busy=True)
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.show_error("mail", "This is not an e-mail address: the @ is missing.")
    assert form.verb.isEnabled()
    assert form.field("mail").error_text().startswith("This is not")
    assert form.field("mail").focusProxy().hasFocus()


@pytest.mark.parametrize("field", [None, "nobody"])
def test_an_error_of_no_field_stands_above_the_form(form, field):
    form.show_error(field, "The disk is full. Make room and save again.")
    assert form.message.text() == "The disk is full. Make room and save again."


def test_escape_cancels(form, qtbot):
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert form.result() == QDialog.DialogCode.Rejected


def test_tab_reaches_everything_in_reading_order(form, qtbot):
    seen = []
    for _ in range(8):
        seen.append(form.focusWidget().accessibleName())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert seen == ["Name", "Since", "Pick Since from a calendar", "E-mail", "Note", "Cancel", "Save person", "Name"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_clipped_even_on_a_small_screen(form, theme, scale, qtbot):
    theme.set_scale(scale)
    form.show_error(None, "The disk is full. Make room and save again.")
    form.resize(min(form.sizeHint().width(), 720), 420)
    see_whole(qtbot, form)
    assert unnamed(form) == []
