"""The palette's entries and the button that opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from suidesk.commands.handovers import PlanHandover
from suidesk.commands.people import AddPerson
from suidesk.desktop.search import _entries
from suidesk.desktop.search_button import SearchButton
from suidesk.domain.kinds import Kind
from suidesk.queries.search import AnythingMatching
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed


def test_the_button_is_named_shows_its_key_and_opens(theme, qtbot):
    pressed = []
    button = SearchButton(theme, lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    for scale in (1.0, 2.0):
        theme.set_scale(scale)
        button.resize(button.sizeHint())
        assert clipped(button) == []
    assert unnamed(button) == []
    assert (button.accessibleName(), button.toolTip()) == ("Search or jump to", "Ctrl+K")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [1, 1]


def test_a_handover_is_offered_with_its_last_day(desk_window, qtbot):
    person = desk_window.desk.run(AddPerson(given="Rosa")).result
    desk_window.desk.run(PlanHandover(leaver_id=person, leaving_on=date(2027, 3, 1)))
    found = desk_window.desk.ask(AnythingMatching("rosa"))
    entries = _entries(desk_window.window, found)
    assert [(one.title, one.icon, one.subtitle) for one in entries] == [
        ("Rosa", "users", "Person"),
        ("Rosa", "arrow-left-right", "Handover · Mon 1 March 2027"),
    ]
    entries[1].then()
    qtbot.waitUntil(lambda: desk_window.window.current.view.sheet is not None)
    assert desk_window.window.current.record() == (Kind.HANDOVER, found[1].id)
