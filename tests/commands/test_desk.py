"""Whose desk it is, and its language, zone and currency."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.desk import ChangeDesk, MarkSeen
from suidesk.commands.funding import AddGrant
from suidesk.domain.desk import DeskSettings
from suidesk.domain.funding import Grant


def settings(made):
    return made.reading.get(DeskSettings, "desk")


def test_only_what_is_given_changes(made, asa, label):
    made.run(ChangeDesk(me_id=asa, zone="Europe/Copenhagen", currency="DKK"))
    made.run(ChangeDesk(language="da"))
    found = settings(made)
    assert (found.me_id, found.zone, found.currency, found.language) == (asa, "Europe/Copenhagen", "DKK", "da")
    made.desk.undo()
    assert label() == ("ChangeDesk", {"name": "Åsa Kjær"})
    made.desk.undo()
    assert settings(made) == DeskSettings(site_id=found.site_id)


def test_what_is_refused(made, fund, refused):
    assert refused(ChangeDesk(me_id="nobody")) == ("not_found", None)
    assert refused(ChangeDesk(me_id=fund)) == ("not_a_person", "me_id")
    assert refused(ChangeDesk(language="")) == ("required", "language")
    assert refused(ChangeDesk(zone="")) == ("required", "zone")
    assert refused(ChangeDesk(currency="pounds")) == ("not_a_currency", "currency")


def test_new_grants_take_the_currency(made):
    made.run(ChangeDesk(currency="EUR"))
    ref = made.run(AddGrant(title="Tools"))
    assert made.reading.get(Grant, ref).currency == "EUR"


def test_looking_is_noted_but_is_no_change_of_the_users(made, asa):
    at = made.clock.now() - timedelta(hours=3)
    before = made.journal(), made.desk.next_undo()
    change = made.desk.run(MarkSeen(at=at)).change
    assert settings(made).seen_at == at
    assert (made.journal(), made.desk.next_undo()) == before
    assert change.batch is None
