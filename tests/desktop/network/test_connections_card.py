"""The card of a contact's connections: in words from its side, a small picture, its verbs."""

from __future__ import annotations

import pytest

from suidesk.commands.network import AddConnection
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.desktop.network.connections_card import ConnectionsCard
from suidesk.queries.network import ConnectionsOf
from tests.desktop.conftest import NOW
from tests.desktop.naming import unnamed
from tests.desktop.pressing import choose, click, dialog


@pytest.fixture
def card(network, desk_window, circle, qtbot):
    found = ConnectionsCard(desk_window.window)
    qtbot.addWidget(found)
    found.resize(460, 560)
    found.show()
    desk_window.bridge.changed.connect(found.refresh)
    found.set(circle["Ana"])
    qtbot.waitUntil(lambda: len(found.card.lines()) == 3 and found.picture.isVisible())
    return found


def verb(card, at, text):
    menu = card.card.more_button(at).menu()
    menu.aboutToShow.emit()
    choose(menu, text)


def rows(desk_window, ref):
    return desk_window.desk.ask(ConnectionsOf(ref, NOW.date()))


def test_connections_read_from_the_side_of_the_contact(card, circle, qtbot):
    assert card.card.lines() == ["Knows Ben", "Works at Clinic", "Is trusted by Nour"]
    card.set(circle["Clinic"])
    qtbot.waitUntil(lambda: card.card.lines() == ["Employs Ana", "Employs Ben", "Employs Eve"])


def test_the_picture_shows_two_ties_around_but_nothing_through_the_user(card, circle):
    web = card.picture.web()
    assert {node.name for node in web.nodes} == {"Ana", "Ben", "Clinic", "Eve", "Nour", "Cas"}
    assert card.picture.chosen_id() == circle["Ana"]
    assert card.picture.accessibleName() == "Connections around Ana"


def test_without_two_others_there_is_no_picture(card, circle, qtbot):
    card.set(circle["Pia"])
    qtbot.waitUntil(lambda: card.card.lines() == [] and not card.picture.isVisible())


def test_a_late_answer_about_another_is_dropped(card, circle, qtbot):
    card.set(circle["Pia"])
    card.set(circle["Clinic"])
    qtbot.waitUntil(lambda: card.card.lines() == ["Employs Ana", "Employs Ben", "Employs Eve"])


def test_a_connection_is_ended_or_removed_from_its_menu(card, circle, desk_window, qtbot):
    verb(card, 0, "Has ended today")
    qtbot.waitUntil(lambda: rows(desk_window, circle["Ana"])[0].connection.until == NOW.date())
    verb(card, 1, "Remove")
    qtbot.waitUntil(lambda: len(rows(desk_window, circle["Ana"])) == 2)
    desk_window.window.undo()
    qtbot.waitUntil(lambda: len(card.card.lines()) == 3)


def test_adding_begins_with_the_contact(card, desk_window, circle, qtbot):
    click(qtbot, card, "Add a connection")
    assert dialog(qtbot, ConnectionForm).one.value() == circle["Ana"]
    desk_window.run(AddConnection(from_id=circle["Pia"], to_id=circle["Ana"]))
    qtbot.waitUntil(lambda: "Knows Pia" in card.card.lines())


def test_everything_has_a_name(card):
    assert unnamed(card) == []
