"""The form of a connection: from a contact, read either way, refused at the field, changed."""

from __future__ import annotations

import pytest

from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.network.connection_form import WAYS, ConnectionForm, Way
from suidesk.domain.network import Connection, ConnectionKind, Strength
from suidesk.queries.network import ConnectionsOf
from tests.desktop.clipping import clipped
from tests.desktop.conftest import NOW
from tests.desktop.naming import unnamed
from tests.desktop.pressing import dialog


@pytest.fixture
def open_form(network, desk_window, circle, qtbot):
    def opened(name=None, **more):
        ConnectionForm(desk_window.window, circle[name] if name else None, **more).open()
        return dialog(qtbot, ConnectionForm)

    return opened


def connections(desk_window):
    return {one.id: one for one in desk_window.desk.ask(AllConnections())}


class AllConnections:
    def fetch(self, db):
        return db.where(Connection)


def test_every_kind_is_offered_once_from_each_side():
    assert len(set(WAYS)) == len(WAYS) == 15


def test_a_tie_that_reads_the_other_way_is_noted_from_the_other(open_form, circle, desk_window, qtbot):
    saved = []
    form = open_form("Clinic", saved=saved.append)
    assert form.one.chosen().title == "Clinic"
    form.way.set_value(Way(ConnectionKind.WORKS_AT, is_from_here=False))
    form.other.set_value(Found(circle["Pia"], "Pia"))
    form.strength.set_value(Strength.CLOSE)
    form.submit()
    qtbot.waitUntil(lambda: bool(saved))
    made = connections(desk_window)[saved[0]]
    assert (made.from_id, made.to_id, made.strength) == (circle["Pia"], circle["Clinic"], Strength.CLOSE)


def test_what_cannot_be_stands_at_its_field(open_form, circle, qtbot):
    form = open_form("Ana")
    form.submit()
    assert form.other.error_text()
    form.other.set_value(Found(circle["Ben"], "Ben"))
    form.submit()
    qtbot.waitUntil(lambda: "already" in form.other.error_text())
    form.way.set_value(Way(ConnectionKind.FUNDS, is_from_here=False))
    form.way.set_value(Way(ConnectionKind.WORKS_AT, is_from_here=False))
    form.submit()
    # Read the other way, the organisation that is asked for is Ana.
    qtbot.waitUntil(lambda: "Ana is a person" in form.one.error_text())
    assert form.isVisible()


def test_a_change_keeps_both_and_can_turn_the_tie_round(open_form, circle, desk_window, qtbot):
    today = NOW.date()
    row = next(
        row for row in desk_window.desk.ask(ConnectionsOf(circle["Ana"], today)) if row.other_id == circle["Nour"]
    )
    form = open_form("Ana", row=row)
    assert form.way.value() == Way(ConnectionKind.TRUSTS, is_from_here=False)
    assert form.one.edit.isReadOnly()
    assert form.other.edit.isReadOnly()
    form.way.set_value(Way(ConnectionKind.TRUSTS))
    form.until.set_value(today)
    form.submit()
    qtbot.waitUntil(lambda: connections(desk_window)[row.connection.id].until == today)
    changed = connections(desk_window)[row.connection.id]
    assert (changed.from_id, changed.to_id) == (circle["Ana"], circle["Nour"])


def test_nothing_is_cut_off_or_without_a_name(open_form):
    form = open_form()
    assert clipped(form) == []
    assert unnamed(form) == []
