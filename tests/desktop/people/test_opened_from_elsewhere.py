"""A person opened from another page: the keys act on the person, not on the search line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.people import AddPerson
from suidesk.desktop.people.person_form import PersonForm
from suidesk.domain.kinds import Kind


@pytest.fixture
def first_page():
    return "funding"


def test_the_list_has_the_focus_so_that_e_edits(desk_window, qtbot):
    window = desk_window.window
    person = desk_window.run(AddPerson(given="Amina", family="Yusuf"))
    window.activateWindow()
    window.open_record(Kind.CONTACT, person)
    listing = window.current.listing.list
    qtbot.waitUntil(lambda: listing.current_id() == person)
    qtbot.waitUntil(listing.hasFocus)
    qtbot.keyClick(listing, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: any(form.isVisible() for form in window.findChildren(PersonForm)))
    assert window.current.listing.search.text() == ""
