"""Contacts that are no longer in use, and many changed at once."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.archiving import ArchiveContacts, BringBackContacts, ChangeContacts, NoteDeath
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import ChangeContact
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentState
from suidesk.queries.people import ContactPage, PeopleIds


def ids(made, **values):
    return set(made.desk.ask(PeopleIds(made.today, **values)))


def test_archived_contacts_leave_the_lists_and_come_back(made, asa, bram, label):
    assert made.run(ArchiveContacts(ids=(asa, bram, asa))) == 2
    assert label() == ("ArchiveContacts", {"count": 2, "name": "Åsa Kjær"})
    assert ids(made) & {asa, bram} == set()
    assert made.run(ArchiveContacts(ids=(asa,))) == 0
    assert made.run(BringBackContacts(ids=(asa, bram))) == 2
    assert ids(made) >= {asa, bram}


def test_the_user_of_the_desk_stays(made, asa, refused):
    made.run(ChangeDesk(me_id=asa))
    assert refused(ArchiveContacts(ids=(asa,))) == ("this_is_you", None)
    assert refused(NoteDeath(id=asa)) == ("this_is_you", None)


def test_a_death_ends_what_would_ask_for_the_person(made, bram, host, fund, refused):
    day = made.today - timedelta(days=3)
    made.run(AddVolunteer(id=bram, started_on=made.today))
    held = made.run(AddAssignment(role_id=host, person_id=bram, from_on=made.today - timedelta(days=90)))
    promise = made.run(AddCommitment(person_id=bram, minutes=60))
    before = made.rows()
    made.run(NoteDeath(id=bram, died_on=day))
    contact = made.reading.get(Contact, bram)
    assert (contact.died_on, contact.archived_on, contact.do_not_contact) == (day, made.today, True)
    volunteer = made.reading.get(Volunteer, bram)
    assert (volunteer.status, volunteer.left_on) == (VolunteerStatus.LEFT, made.today)
    assert made.reading.get(Assignment, held).until_on == day
    assert made.reading.get(Commitment, promise).state is CommitmentState.RELEASED
    made.desk.undo()
    assert made.rows() == before
    assert refused(NoteDeath(id=fund)) == ("not_a_person", "id")


def test_many_are_changed_in_one_step(made, asa, bram, fund, label):
    made.run(ChangeContact(id=asa, tags=("garden", "old")))
    change = ChangeContacts(
        ids=(asa, bram), add_tags=("Garden", "spring"), remove_tags=("old",), add_languages=("Dansk",), source="Fair"
    )
    before = made.rows()
    assert made.run(change) == 2
    assert label() == ("ChangeContacts", {"count": 2})
    for ref in (asa, bram):
        one = made.desk.ask(ContactPage(ref))
        assert (sorted(one.tags), one.languages, one.contact.source) == (["garden", "spring"], ["Dansk"], "Fair")
    assert made.desk.ask(ContactPage(fund)).contact.source is None
    assert made.run(change) == 0
    made.desk.undo()
    assert made.rows() == before


def test_one_that_is_gone_stops_all(made, asa, refused):
    assert refused(ChangeContacts(ids=(asa, "nobody"), source="x")) == ("not_found", None)
    assert refused(ChangeContacts(ids=(asa,), add_tags=(" ",))) == ("required", "tags")
