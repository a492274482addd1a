"""Contacts are read whole and many at once."""

from __future__ import annotations

from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.commands.volunteers import AddVolunteer
from suidesk.domain.people import PointKind
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.store.whole import AT_ONCE, holders_of, whole_contacts


def test_contacts_come_with_all_their_parts_in_the_order_asked(made):
    points = (Point(PointKind.PHONE, "0612345678"), Point(PointKind.EMAIL, "ann@x.nl", "work"))
    ann = made.run(AddPerson(given="Ann", points=points, tags=("Tea", "Bread"), languages=("nl", "da")))
    made.run(AddVolunteer(id=ann, capacity_minutes=60))
    trust = made.run(AddOrganisation(display_name="Trust"))
    first, second = whole_contacts(made.reading, [trust, "nobody", ann], WholeContact)
    assert (first.contact.display_name, first.points, first.volunteer) == ("Trust", (), None)
    assert [(point.raw, point.label) for point in second.points] == [("0612345678", ""), ("ann@x.nl", "work")]
    assert (second.tags, second.languages, second.fields) == (("Bread", "Tea"), ("da", "nl"), ())
    assert second.volunteer.capacity_minutes == 60


def test_more_than_one_question_may_ask(made):
    refs = [made.run(AddPerson(given=f"Person {n}")) for n in range(AT_ONCE + 2)]
    found = [one.contact.id for one in whole_contacts(made.reading, refs, WholeContact)]
    assert found == refs


def test_who_has_a_point(made):
    ann = made.run(AddPerson(given="Ann", points=(Point(PointKind.EMAIL, "Ann@X.nl"),)))
    assert holders_of(made.reading, ["ann@x.nl", "bo@x.nl"]) == [("ann@x.nl", ann, "Ann")]
    assert holders_of(made.reading, []) == []
