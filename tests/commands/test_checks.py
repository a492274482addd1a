"""Checks that were seen: by whom, when, until when; never what stands in them."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.checks import ChangeCheck, NoteCheck, RemoveCheck
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import RemoveContact
from suidesk.domain.volunteers import CheckKind, CheckSeen

DAY = timedelta(days=1)


def test_a_check_was_seen_today_by_the_user(made, asa, bram, label):
    made.run(ChangeDesk(me_id=bram))
    ref = made.run(NoteCheck(person_id=asa, scheme="DBS", review_on=made.today + 365 * DAY))
    assert made.reading.get(CheckSeen, ref) == CheckSeen(
        id=ref, person_id=asa, scheme="DBS", seen_on=made.today, seen_by_id=bram, review_on=made.today + 365 * DAY
    )
    assert label() == ("NoteCheck", {"name": "Åsa Kjær"})


def test_where_nobody_is_the_user_nobody_saw_it(made, asa):
    ref = made.run(NoteCheck(person_id=asa, scheme="VOG", kind=CheckKind.TRAINING, cleared=False))
    found = made.reading.get(CheckSeen, ref)
    assert (found.seen_by_id, found.kind, found.cleared) == (None, CheckKind.TRAINING, False)


def test_a_scheme_has_one_spelling(made, asa):
    first = made.run(NoteCheck(person_id=asa, scheme=" borneattest"))
    assert made.reading.get(CheckSeen, first).scheme == "børneattest"
    made.run(NoteCheck(person_id=asa, scheme="First Aid at Work"))
    again = made.run(NoteCheck(person_id=asa, scheme="first aid  at work"))
    assert made.reading.get(CheckSeen, again).scheme == "First Aid at Work"
    made.run(ChangeCheck(id=again, scheme="dbs"))
    assert made.reading.get(CheckSeen, again).scheme == "DBS"


def test_a_check_changes_and_goes(made, asa, bram, label):
    ref = made.run(NoteCheck(person_id=asa, scheme="PVG", seen_by_id=bram))
    made.run(ChangeCheck(id=ref, seen_on=made.today - 9 * DAY, seen_by_id=None, cleared=False))
    found = made.reading.get(CheckSeen, ref)
    assert (found.seen_on, found.seen_by_id, found.cleared) == (made.today - 9 * DAY, None, False)
    made.run(RemoveCheck(id=ref))
    assert made.reading.where(CheckSeen) == []
    assert label() == ("RemoveCheck", {"name": "Åsa Kjær"})


def test_what_is_refused(made, asa, fund, refused):
    assert refused(NoteCheck(person_id=fund, scheme="DBS")) == ("not_a_person", "person_id")
    assert refused(NoteCheck(person_id=asa, scheme=" ")) == ("required", "scheme")
    assert refused(NoteCheck(person_id=asa, scheme="DBS", seen_by_id=fund)) == ("not_a_person", "seen_by_id")
    assert refused(NoteCheck(person_id=asa, scheme="DBS", seen_on=made.today + DAY)) == ("seen_ahead", "seen_on")
    past = made.today - DAY
    assert refused(NoteCheck(person_id=asa, scheme="DBS", review_on=past)) == ("ends_before_start", "review_on")
    ref = made.run(NoteCheck(person_id=asa, scheme="DBS"))
    assert refused(ChangeCheck(id=ref, seen_on=made.today + DAY)) == ("seen_ahead", "seen_on")
    assert refused(RemoveCheck(id="none")) == ("not_found", None)


def test_a_check_outlives_who_saw_it_and_goes_with_its_person(made, asa, bram):
    ref = made.run(NoteCheck(person_id=asa, scheme="DBS", seen_by_id=bram))
    made.run(RemoveContact(id=bram, together=True))
    assert made.reading.get(CheckSeen, ref).seen_by_id is None
    made.run(RemoveContact(id=asa, together=True))
    assert made.reading.where(CheckSeen) == []
