"""Doubles in an import: found before anything is written, answered, and remembered."""

from __future__ import annotations

import pytest

from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson, Point
from suidesk.domain.duplicates import ToldApart
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact, ContactPoint, PointKind
from suidesk.interchange.linking.records import Reason
from suidesk.interchange.merging import Policy
from suidesk.interchange.row_doubles import Answer, Answered
from suidesk.queries.people import ContactPage
from suidesk.services.example.making import make_example
from suidesk.services.importing import Counts, Importing
from tests.stores import made_store

HEAD = "Voornaam,Achternaam,E-mail,Telefoon\n"
ANN = "Anne,van den Berg,anne@example.org,+31 6 12345678\n"


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def importing(made):
    return Importing(made.desk, lambda: None)


@pytest.fixture
def ann(made):
    """Somebody known, whose name the file writes otherwise."""
    points = (Point(PointKind.EMAIL, "anne@example.org"), Point(PointKind.PHONE, "+31 6 12345678"))
    return made.run(AddPerson(given="Ann", family="van den Berg", points=points))


def previewed(importing, text):
    return importing.preview(importing.look(text.encode(), "x.csv"))


def settled(importing, text, answer):
    preview = previewed(importing, text)
    found = importing.doubles(preview)
    return importing.settle(preview, tuple(Answered(one, answer or one.usual) for one in found))


def names(made):
    return sorted(one.display_name for one in made.reading.where(Contact))


def test_a_row_that_is_written_otherwise_is_found_with_reasons(importing, ann):
    (one,) = importing.doubles(previewed(importing, HEAD + ANN))
    assert (one.row.name, one.row.lines, one.other.contact_id, one.other.name) == (
        "Anne van den Berg", (2,), ann, "Ann van den Berg",
    )  # fmt: skip
    assert {Reason.SAME_EMAIL, Reason.SAME_PHONE} <= set(one.reasons)
    assert one.against == ()
    assert one.row.about == ("anne@example.org", "+31 6 12345678")


def test_the_same_goes_to_the_contact_and_the_file_finds_it_again(importing, ann, made):
    text = HEAD + ANN.replace("\n", "") + "\n"
    preview = settled(importing, text, Answer.SAME)
    assert preview.counts == Counts(updated=1)
    before = made.rows()
    report = importing.commit(preview)
    assert report.counts == Counts(updated=1)
    assert names(made) == ["Ann van den Berg"]
    assert [(own.name, own.value) for own in made.desk.ask(ContactPage(ann)).fields] == [
        ("Also known as", "Anne van den Berg")
    ]
    again = settled(importing, text, None)
    assert (again.counts, again.answers[0].double.reasons) == (Counts(unchanged=1), (Reason.KNOWN_AS,))
    assert importing.commit(again).batch is None
    made.desk.undo(report.batch)
    assert made.rows() == before


def test_two_are_told_apart_for_good(importing, ann, made):
    report = importing.commit(settled(importing, HEAD + ANN, Answer.TWO))
    assert report.counts == Counts(created=1)
    (mark,) = made.reading.where(ToldApart)
    assert ann in {mark.one_id, mark.other_id}
    assert names(made) == ["Ann van den Berg", "Anne van den Berg"]
    again = previewed(importing, HEAD + ANN)
    assert (again.counts, importing.doubles(again)) == (Counts(unchanged=1), ())
    made.desk.undo(report.batch)
    assert made.reading.where(ToldApart) == []


def test_what_is_left_for_later_comes_in_and_is_told(importing, ann, made):
    preview = settled(importing, HEAD + ANN, Answer.LATER)
    assert [(one.line, one.contact_id) for one in preview.possible] == [(2, ann)]
    importing.commit(preview)
    assert names(made) == ["Ann van den Berg", "Anne van den Berg"]
    assert made.reading.where(ToldApart) == []


def test_rows_of_one_file_go_together_and_keep_both_names(importing, made):
    text = (
        HEAD + "Anne,van den Berg,anne@example.org,+31 6 12345678\nAnnie,van den Berg,anne@example.org,+31 6 12345678\n"
    )
    preview = previewed(importing, text)
    (one,) = importing.doubles(preview)
    assert (one.row.lines, one.other.lines, one.other.contact_id) == ((3,), (2,), "")
    together = importing.settle(preview, (Answered(one, Answer.SAME),))
    assert together.counts == Counts(created=1, skipped=1)
    importing.commit(together)
    (contact,) = made.reading.where(Contact)
    assert [own.value for own in made.desk.ask(ContactPage(contact.id)).fields] == ["Annie van den Berg"]
    again = settled(importing, text, None)
    assert again.counts == Counts(unchanged=1, skipped=1)
    assert importing.commit(again).batch is None


def test_a_row_goes_with_the_rows_of_its_contact(importing, ann, made):
    text = HEAD + "Ann,van den Berg,anne@example.org,+31 20 7654321\nAnne,van den Berg,anne@example.org,\n"
    preview = previewed(importing, text)
    (one,) = importing.doubles(preview)
    assert (one.row.lines, one.other.lines, one.other.contact_id) == ((3,), (2,), ann)
    together = importing.settle(preview, (Answered(one, Answer.SAME),))
    assert together.counts == Counts(updated=1, skipped=1)
    importing.commit(together)
    assert "+31 20 7654321" in {point.raw for point in made.reading.where(ContactPoint, contact_id=ann)}


def test_only_what_is_practically_sure_is_taken_for_one_unasked(importing, made):
    make_example(made.desk, made.today)
    points = (Point(PointKind.EMAIL, "w.szczepanska@example.org"), Point(PointKind.PHONE, "+31 6 87654321"))
    ref = made.run(AddPerson(given="Willemijn", family="Szczepanska", points=points))
    sure = "Willemein,Szczepanska,w.szczepanska@example.org,06 8765 4321\n"
    household = "Zwaantje,Szczepanska,w.szczepanska@example.org,06 8765 4321\n"
    answers = settled(importing, HEAD + sure, None).answers
    assert [(one.double.is_certain, one.answer, one.double.other.contact_id) for one in answers] == [
        (True, Answer.SAME, ref)
    ]
    assert all(one.answer is Answer.LATER for one in settled(importing, HEAD + household, None).answers)


def test_namesakes_whom_only_a_name_joins_are_asked_and_never_sure(importing, ann):
    (one,) = importing.doubles(previewed(importing, HEAD + "Ann,van den Berg,other@example.com,\n"))
    assert Reason.SAME_NAME in one.reasons
    assert not one.is_certain
    assert one.usual is Answer.LATER


def test_both_entries_of_a_merge_are_found_again(importing, made):
    text = HEAD + "Anne,van den Berg,anne@example.org,\nA.,v.d. Berg,,+31 6 12345678\n"
    importing.commit(previewed(importing, text))
    one, other = (made.reading.where(Contact, family=family)[0].id for family in ("van den Berg", "v.d. Berg"))
    made.run(MergeContacts(keep_id=one, other_id=other))
    again = settled(importing, text, None)
    assert again.counts == Counts(unchanged=1, skipped=1)


def test_a_contradiction_leaves_the_less_sure_pair_for_later(importing, ann, made):
    second = made.run(
        AddPerson(given="Anna", family="van den Berg", points=(Point(PointKind.EMAIL, "anne@example.org"),))
    )
    preview = previewed(importing, HEAD + ANN)
    found = importing.doubles(preview)
    assert {one.other.contact_id for one in found} == {ann, second}
    both = importing.settle(preview, tuple(Answered(one, Answer.SAME) for one in found))
    assert both.counts == Counts(updated=1)
    importing.commit(both)
    assert len(made.reading.where(Contact)) == 2


def test_overwriting_takes_the_name_of_the_file(importing, ann, made):
    looked = importing.look((HEAD + ANN).encode(), "x.csv")
    preview = importing.preview(looked, policy=Policy.OVERWRITE)
    answers = tuple(Answered(one, Answer.SAME) for one in importing.doubles(preview))
    importing.commit(importing.settle(preview, answers))
    assert names(made) == ["Anne van den Berg"]


def test_looking_can_be_stopped(importing, ann):
    preview = previewed(importing, HEAD + ANN)
    with pytest.raises(SuideskError, match="cancelled"):
        importing.doubles(preview, cancelled=lambda: True)


def test_answers_can_be_changed_after_the_import_was_stopped(importing, ann):
    rows = "".join(f"Jan,Jansen{at},jan{at}@example.org,\n" for at in range(300))
    preview = settled(importing, HEAD + ANN + rows, Answer.SAME)
    with pytest.raises(SuideskError, match="cancelled"):
        importing.commit(preview, cancelled=lambda: True)
    answers = tuple(Answered(one.double, Answer.TWO) for one in preview.answers)
    assert importing.settle(preview, answers).counts.created == 301
