"""Namesakes told apart for good: never proposed again, through merging and archiving, until it is taken back."""

from __future__ import annotations

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.duplicates import ProposeAgain, TellApart
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson, Point, RemoveContact
from suidesk.domain.duplicates import ToldApart
from suidesk.domain.people import PointKind
from suidesk.queries.doubles import ContactsToCompare, DoublesOf
from suidesk.queries.told_apart import ToldApartPairs


def jan(made):
    return made.run(AddPerson(given="Jan", family="Jansen", points=(Point(PointKind.PHONE, "020 1234567"),)))


def proposed(made):
    return {frozenset((one.first, one.second)) for one in made.desk.ask(ContactsToCompare()).proposals()}


def apart(made):
    return {frozenset((one.one_id, one.other_id)) for one in made.reading.where(ToldApart)}


def test_two_that_were_told_apart_are_never_proposed_again(made, label):
    one, two = jan(made), jan(made)
    assert proposed(made) == {frozenset((one, two))}
    before = made.rows()
    mark = made.run(TellApart(one_id=two, other_id=one))
    assert label() == ("TellApart", {"name": "Jan Jansen", "other": "Jan Jansen"})
    assert mark == ToldApart.of(one, two).id
    assert proposed(made) == set()
    assert made.desk.ask(DoublesOf(one, made.today)) == made.desk.ask(DoublesOf(two, made.today)) == []
    made.desk.undo()
    assert made.rows() == before
    assert proposed(made) == {frozenset((one, two))}


def test_it_can_be_taken_back_and_is_listed_until_then(made, refused):
    one, two = jan(made), jan(made)
    made.run(TellApart(one_id=one, other_id=two))
    made.run(TellApart(one_id=two, other_id=one))
    made.run(ArchiveContacts(ids=(two,)))
    found = made.desk.ask(ToldApartPairs(made.today))
    assert [{pair.one.id, pair.other.id} for pair in found.pairs] == [{one, two}]
    assert (found.count, made.desk.ask(ToldApartPairs(made.today, offset=1)).pairs) == (1, ())
    made.run(ProposeAgain(one_id=two, other_id=one))
    assert made.desk.ask(ToldApartPairs(made.today)).count == 0
    assert refused(ProposeAgain(one_id=one, other_id=two)) == ("not_found", None)


def test_what_can_never_be_one_needs_no_mark(made, asa, fund, refused):
    assert refused(TellApart(one_id=asa, other_id=asa)) == ("same_entry", "other_id")
    assert refused(TellApart(one_id=asa, other_id=fund)) == ("different_kinds", "other_id")
    assert refused(TellApart(one_id=asa, other_id="nobody")) == ("not_found", None)


def test_a_mark_passes_to_the_one_that_a_merge_keeps(made):
    one, two, three = jan(made), jan(made), jan(made)
    made.run(TellApart(one_id=one, other_id=three))
    made.run(TellApart(one_id=two, other_id=three))
    made.run(TellApart(one_id=one, other_id=two))
    before = made.rows()
    made.run(MergeContacts(keep_id=two, other_id=one))
    assert apart(made) == {frozenset((two, three))}
    made.desk.undo()
    assert made.rows() == before


def test_a_mark_goes_with_the_contact_and_comes_back_with_it(made):
    one, two = jan(made), jan(made)
    made.run(TellApart(one_id=one, other_id=two))
    made.run(RemoveContact(id=two))
    assert apart(made) == set()
    made.desk.undo()
    assert apart(made) == {frozenset((one, two))}
