"""Asking in turn: who has room and was not asked for longest stands first; nobody is weighed."""

from __future__ import annotations

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import ChangeContact
from suidesk.commands.volunteers import AddAbsence, ChangeVolunteer
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.asking import AskedLeast, AskedLeastCount, AskedLeastPlace, AsksOf
from tests.queries.neighbours import ask, days, volunteer
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def names(made):
    return lambda query: [row.volunteer.name for row in made.desk.ask(query)]


def test_room_first_then_whose_turn_it_is(made, names):
    full = volunteer(made, "Full and never asked", capacity_minutes=60, promised=60)
    unknown = volunteer(made, "Unknown room")
    lately = volunteer(made, "Room, asked lately", capacity_minutes=60)
    long_ago = volunteer(made, "Room, asked long ago", capacity_minutes=60)
    never = volunteer(made, "Room, never asked", capacity_minutes=60)
    ask(made, lately, TODAY - days(3))
    ask(made, long_ago, TODAY - days(300))
    order = [never, long_ago, lately, unknown, full]
    assert [made.desk.ask(AskedLeastPlace(ref, TODAY)) for ref in order] == [0, 1, 2, 3, 4]
    assert names(AskedLeast(TODAY, offset=1, limit=2)) == ["Room, asked long ago", "Room, asked lately"]
    assert names(AskedLeast(TODAY, "unknown")) == ["Unknown room"]


@pytest.mark.parametrize(("ago", "count"), [(0, 1), (83, 1), (84, 0), (-1, 0)])
def test_asks_of_twelve_weeks_are_counted(made, ago, count):
    ref = volunteer(made, "Amina")
    ask(made, ref, TODAY - days(ago))
    (row,) = made.desk.ask(AskedLeast(TODAY))
    assert row.asks_lately == count
    assert row.last_asked_on == (None if ago < 0 else TODAY - days(ago))


def test_a_conversation_is_no_ask(made):
    ask(made, volunteer(made, "Amina"), TODAY, is_ask=False)
    (row,) = made.desk.ask(AskedLeast(TODAY))
    assert (row.last_asked_on, row.asks_lately) == (None, 0)


def test_who_isnt_asked_now(made):
    refs = [volunteer(made, name) for name in ("A", "B", "C", "D", "E", "F", "G")]
    made.run(ChangeVolunteer(id=refs[0], status=VolunteerStatus.PAUSED))
    made.run(ChangeVolunteer(id=refs[1], is_minor=True))
    made.run(ChangeVolunteer(id=refs[2], started_on=TODAY + days(1)))
    made.run(ChangeVolunteer(id=refs[3], left_on=TODAY - days(1)))
    made.run(ChangeContact(id=refs[4], do_not_contact=True))
    made.run(AddAbsence(person_id=refs[5], from_on=TODAY))
    made.run(ChangeDesk(me_id=refs[6]))
    assert made.desk.ask(AskedLeastCount(TODAY)) == 0
    here = volunteer(made, "H", started_on=TODAY, left_on=TODAY)
    assert [row.volunteer.id for row in made.desk.ask(AskedLeast(TODAY))] == [here]
    assert made.desk.ask(AskedLeastPlace(refs[0], TODAY)) is None


def test_the_asks_of_a_person_are_listed_newest_first(made):
    ref = volunteer(made, "Amina")
    for ago in (30, 1, 200):
        ask(made, ref, TODAY - days(ago))
    assert [row.interaction.day for row in made.desk.ask(AsksOf(ref))] == [TODAY - days(n) for n in (1, 30, 200)]
    assert len(made.desk.ask(AsksOf(ref, limit=2))) == 2
