"""Changes to the web: a tie is noted once, fits its two ends, can be ended, and comes back by undo."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.network import AddConnection, ChangeConnection, EndConnection, RemoveConnection
from suidesk.commands.people import RemoveContact
from suidesk.domain.errors import SuideskError
from suidesk.domain.network import Connection, ConnectionKind, Strength


def test_a_tie_is_noted_with_the_names_of_both(made, asa, bram, label):
    ref = made.run(AddConnection(from_id=asa, to_id=bram, kind=ConnectionKind.TRUSTS, strength=Strength.CLOSE))
    found = made.reading.get(Connection, ref)
    assert (found.from_id, found.to_id, found.kind, found.strength) == (asa, bram, ConnectionKind.TRUSTS, 3)
    assert label() == ("AddConnection", {"name": "Åsa Kjær", "other": "Bram van der Berg"})


def test_the_same_tie_is_noted_once_from_either_side(made, asa, bram, refused):
    made.run(AddConnection(from_id=asa, to_id=bram))
    assert refused(AddConnection(from_id=asa, to_id=bram)) == ("already_connected", "to_id")
    assert refused(AddConnection(from_id=bram, to_id=asa)) == ("already_connected", "to_id")
    made.run(AddConnection(from_id=bram, to_id=asa, kind=ConnectionKind.TRUSTS))
    made.run(AddConnection(from_id=asa, to_id=bram, kind=ConnectionKind.TRUSTS))


def test_an_ended_tie_can_begin_again_the_day_after(made, asa, fund, refused):
    first = made.run(AddConnection(from_id=asa, to_id=fund, kind=ConnectionKind.WORKS_AT))
    made.run(EndConnection(id=first))
    assert made.reading.get(Connection, first).until == made.today
    again = AddConnection(from_id=asa, to_id=fund, kind=ConnectionKind.WORKS_AT, since=made.today)
    assert refused(again) == ("already_connected", "to_id")
    made.run(AddConnection(from_id=asa, to_id=fund, kind=ConnectionKind.WORKS_AT, since=made.today + timedelta(days=1)))


@pytest.mark.parametrize(
    ("kind", "ends", "problem"),
    [
        (ConnectionKind.WORKS_AT, ("fund", "asa"), ("not_a_person", "from_id")),
        (ConnectionKind.WORKS_AT, ("asa", "bram"), ("not_an_organisation", "to_id")),
        (ConnectionKind.MEMBER_OF, ("asa", "bram"), ("not_an_organisation", "to_id")),
        (ConnectionKind.FAMILY, ("asa", "fund"), ("not_a_person", "to_id")),
        (ConnectionKind.KNOWS, ("asa", "asa"), ("tied_to_itself", "to_id")),
    ],
)
def test_a_kind_fits_its_two_ends(kind, ends, problem, request, refused):
    one, other = (request.getfixturevalue(end) for end in ends)
    assert refused(AddConnection(from_id=one, to_id=other, kind=kind)) == problem


def test_a_change_keeps_what_isnt_given_and_can_turn_the_tie_round(made, asa, bram, refused):
    ref = made.run(AddConnection(from_id=asa, to_id=bram, kind=ConnectionKind.INTRODUCED_BY, since=made.today))
    made.run(ChangeConnection(id=ref, strength=Strength.WEAK, is_turned=True))
    found = made.reading.get(Connection, ref)
    assert (found.from_id, found.to_id, found.strength, found.since) == (bram, asa, 1, made.today)
    made.run(AddConnection(from_id=asa, to_id=bram))
    assert refused(ChangeConnection(id=ref, kind=ConnectionKind.KNOWS)) == ("already_connected", "to_id")


def test_a_removed_tie_comes_back(made, asa, bram, label):
    ref = made.run(AddConnection(from_id=asa, to_id=bram))
    before = made.rows()
    made.run(RemoveConnection(id=ref))
    assert label()[1] == {"name": "Åsa Kjær", "other": "Bram van der Berg"}
    made.desk.undo()
    assert made.rows() == before


def test_a_contact_goes_with_its_ties_only_when_that_is_said(made, asa, bram):
    made.run(AddConnection(from_id=asa, to_id=bram))
    with pytest.raises(SuideskError) as caught:
        made.run(RemoveContact(id=asa))
    assert caught.value.params["counts"] == {"connections": 1}
    made.run(RemoveContact(id=asa, together=True))
    assert made.rows()["connections"] == {}
