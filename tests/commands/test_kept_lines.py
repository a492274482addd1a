"""Lines of a card that nothing here understands belong to their contact: they come, go and come back with it."""

from __future__ import annotations

import pytest

from suidesk.commands.erasing import EraseForGood
from suidesk.commands.importing import ImportContacts, StoredContacts
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson, RemoveContact
from suidesk.domain.errors import Invalid
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind, KeptCardLine
from suidesk.interchange.decisions import Fate
from suidesk.interchange.incoming import Incoming, IncomingLine
from suidesk.queries.history import HistoryOf
from suidesk.queries.kept_lines import KeptLinesOf
from suidesk.queries.merging import MergePreview
from suidesk.wording.history import change_lines

FOO, BAR = IncomingLine("3.0", "X-FOO:secret 1"), IncomingLine("3.0", "item1.X-BAR;A=b:2")


def card(name, *lines, line=1):
    return Incoming(line=line, row=line, kind=ContactKind.PERSON, name=name, given=name, kept=lines)


def bring(made, *rows):
    return [one.fate for one in made.desk.run(ImportContacts(list(rows))).result]


def kept(made, ref):
    return [(one.position, one.version, one.text) for one in made.desk.ask(KeptLinesOf(ref))]


@pytest.fixture
def ann(made):
    assert bring(made, card("Ann", FOO, BAR)) == [Fate.CREATED]
    (found,) = made.rows()["contacts"]
    return found


def test_they_come_in_order_and_a_second_time_nothing_changes(made, ann):
    assert kept(made, ann) == [(0, *FOO), (1, *BAR)]
    before = made.rows()
    assert bring(made, card("Ann", BAR, FOO)) == [Fate.UNCHANGED]
    assert made.rows() == before


def test_a_new_line_comes_behind_those_that_are_there_and_none_goes(made, ann):
    new = IncomingLine("4.0", "GENDER:F")
    assert bring(made, card("Ann", new)) == [Fate.UPDATED]
    assert kept(made, ann) == [(0, *FOO), (1, *BAR), (2, *new)]
    made.desk.undo()
    assert kept(made, ann) == [(0, *FOO), (1, *BAR)]


def test_the_same_line_of_another_version_is_known(made):
    assert bring(made, card("Bo", IncomingLine("2.1", "PHOTO;GIF;BASE64:R0lG"))) == [Fate.CREATED]
    for line in ("4.0", "PHOTO:data:image/gif;base64,R0lG"), ("3.0", "PHOTO;TYPE=GIF;ENCODING=b:R0lG"):
        assert bring(made, card("Bo", IncomingLine(*line))) == [Fate.UNCHANGED]


def test_removed_with_its_contact_and_back_with_it(made, ann):
    before = made.rows()
    made.run(RemoveContact(id=ann, together=True))
    assert made.rows()["kept_lines"] == {}
    made.desk.undo()
    assert made.rows() == before


def test_erased_for_good_leaves_no_word_in_the_journal(made, ann):
    made.run(RemoveContact(id=ann, together=True))
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=ann))
    told = made.connection.execute("SELECT count(*) FROM journal WHERE after LIKE '%secret%' OR before LIKE '%secret%'")
    assert told.fetchone() == (0,)


def test_a_merge_keeps_the_lines_of_both_once(made, ann):
    other = made.run(AddPerson(given="Anna"))
    assert bring(made, card("Anna", IncomingLine("4.0", "HOBBY:tea"), FOO)) == [Fate.UPDATED]
    before = made.rows()
    assert made.desk.ask(MergePreview(ann, other)).moves == {"kept_lines": 2}
    made.run(MergeContacts(keep_id=ann, other_id=other))
    assert kept(made, ann) == [(0, *FOO), (1, *BAR), (2, "4.0", "HOBBY:tea")]
    assert kept(made, other) == []
    made.desk.undo()
    assert made.rows() == before


def test_they_are_read_with_whole_contacts_where_they_are_asked_for(made, ann):
    (plain,) = StoredContacts(made.reading).of_ids([ann])
    (whole,) = StoredContacts(made.reading, has_kept=True).of_ids([ann])
    assert plain.kept == ()
    assert [(one.version, one.text) for one in whole.kept] == [FOO, BAR]


def test_the_past_of_a_contact_tells_of_lines_that_came_and_went(made, ann):
    made.run(RemoveContact(id=ann, together=True))
    past = made.desk.ask(HistoryOf(Kind.CONTACT, ann))
    said = [line for step in past.steps for row in step.rows for line in change_lines(row, past.names)]
    assert [line for line in said if "X-FOO" in line] == [
        "Line of a card removed: X-FOO:secret 1",
        "Line of a card added: X-FOO:secret 1",
    ]


def test_an_empty_line_is_refused():
    with pytest.raises(Invalid):
        KeptCardLine.of("p", 0, "3.0", "").check()
