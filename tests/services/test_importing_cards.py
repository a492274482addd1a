"""vCards come in as any list does, but without columns: every card has a fate, none stops the others."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact, ContactKind
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.queries.kept_lines import KeptLinesOf
from suidesk.queries.people import ContactPage
from suidesk.services.importing import Importing
from suidesk.wording.problems import problem_text
from tests.interchange.vcard.wholes import card
from tests.services.lists import brought_in
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


JAN = card("N:Berg;Jan van den;;;", "FN:Jan van den Berg", "TEL;TYPE=CELL:06 12", "X-TEA:green", "GENDER:M")
NOBODY = card("NOTE:who is this?")
ANN = card("FN:Ann Ørsted", "EMAIL:ann@example.org")
GROUP = card("KIND:group", "FN:Choir", "MEMBER:mailto:ann@example.org", version="4.0")


def importing(made):
    return Importing(made.desk, lambda: None)


def named(made, name):
    return next(one for one in made.reading.where(Contact) if one.display_name == name)


def counts(report):
    found = report.counts
    return found.created, found.updated, found.unchanged, found.skipped, found.rejected


def test_every_card_has_a_fate_and_they_add_up(made):
    report = brought_in(made, JAN + NOBODY + ANN + GROUP)
    assert counts(report) == (2, 0, 0, 1, 1)
    assert report.counts.read == 4
    assert {problem.code for problem in report.problems} == {"no_name", "group_as_tag"}
    jan = named(made, "Jan van den Berg")
    assert (jan.given, jan.family) == ("Jan van den", "Berg")
    assert [line.text for line in made.desk.ask(KeptLinesOf(jan.id))] == ["X-TEA:green", "GENDER:M"]
    assert made.desk.ask(ContactPage(named(made, "Ann Ørsted").id)).tags == ["Choir"]


def test_the_same_file_again_changes_nothing_and_one_undo_takes_it_back(made):
    before = made.rows()
    batch = brought_in(made, JAN + ANN + GROUP).batch
    after = made.rows()
    again = brought_in(made, JAN + ANN + GROUP)
    assert (counts(again), again.batch) == ((0, 0, 2, 1, 0), None)
    assert made.rows() == after
    made.desk.undo(batch)
    assert made.rows() == before


def test_what_is_here_stays_unless_the_file_is_taken(made):
    brought_in(made, card("FN:Bo", "EMAIL:bo@x.nl", "BDAY:1980-01-02", "X-A:1"))
    other = card("FN:Bo", "EMAIL:bo@x.nl", "BDAY:1981-01-02", "X-A:2")
    kept = brought_in(made, other)
    assert [problem.code for problem in kept.problems] == ["kept_what_was_here"]
    brought_in(made, other, Policy.OVERWRITE)
    bo = made.desk.ask(ContactPage(named(made, "Bo").id))
    assert [(one.name, one.value) for one in bo.fields] == [("Birthday", "1981-01-02")]
    assert [line.text for line in made.desk.ask(KeptLinesOf(bo.contact.id))] == ["X-A:1", "X-A:2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_rejected_cards_are_cut_out_letter_by_letter(made, encoding):
    odd = NOBODY.replace("who is this?", "wíe is\r\n  dit 𝕏?")
    text = f"{JAN}stray\r\n{odd}\r\n{ANN}{NOBODY.lower()}"
    report = brought_in(made, text.encode(encoding))
    assert counts(report) == (2, 0, 0, 0, 2)
    cut = b"".join(importing(made).rejected_file(report, problem_text))
    assert cut.decode(encoding) == odd + NOBODY.lower()
    again = brought_in(made, cut)
    assert counts(again) == (0, 0, 0, 0, 2)


def test_letters_of_no_known_set_stay_as_they_are_in_the_cut(made):
    bad = NOBODY.encode().replace(b"who", b"wh\xf6\x00")
    report = brought_in(made, JAN.encode() + bad + ANN.encode())
    assert b"".join(importing(made).rejected_file(report, problem_text)) == bad


def test_a_torn_card_does_not_take_the_next_one_with_it(made):
    torn = ANN.replace("END:VCARD\r\n", "")
    report = brought_in(made, torn + JAN)
    assert counts(report) == (2, 0, 0, 0, 0)
    assert [problem.code for problem in report.problems] == ["card_without_end"]


@pytest.mark.parametrize("content", [JAN, JAN.lower(), "\n\n" + JAN, JAN.replace("BEGIN:VCARD", "BEGIN: vCard ")])
def test_cards_are_known_by_what_is_in_them(made, content):
    looked = importing(made).look(content.encode(), "list.txt")
    assert looked.cards is not None
    assert (looked.kind, looked.count(), looked.is_guessed, looked.sample()) == (ListKind.PEOPLE, 1, False, [])


def test_a_name_tells_where_something_stands_before_the_first_card(made):
    assert importing(made).look(b"exported today\n" + ANN.encode(), "x.VCF").cards is not None


def test_cards_are_no_list_of_hours(made):
    with pytest.raises(SuideskError) as error:
        importing(made).look(JAN.encode(), "x.vcf", kind=ListKind.HOURS)
    assert (error.value.code, error.value.params) == ("not_a_table", {"looks_like": "vcard"})


def test_a_mapping_has_nothing_to_say_about_cards(made):
    with pytest.raises(SuideskError) as error:
        importing(made).look_as_saved(JAN.encode(), "x.vcf", b'{"kind": "people", "columns": {"Naam": "full_name"}}')
    assert error.value.code == "cards_need_no_mapping"


def test_an_empty_file_says_so(made):
    with pytest.raises(SuideskError) as error:
        importing(made).look(b" \r\n", "x.vcf")
    assert error.value.code == "nothing_to_read"


def test_it_may_be_stopped_and_tells_how_far_it_is(made):
    looked = importing(made).look((ANN * 600).encode(), "x.vcf")
    told = []
    importing(made).preview(looked, progress=lambda done, whole: told.append((done, whole)))
    assert told[:2] == [(250, 1200), (500, 1200)]
    with pytest.raises(SuideskError) as error:
        importing(made).preview(looked, cancelled=lambda: True)
    assert error.value.code == "cancelled"


def test_organisations_are_told_by_the_cards(made):
    brought_in(made, card("N:;;;;", "FN:Green Trust", "ORG:Green Trust"))
    assert named(made, "Green Trust").kind is ContactKind.ORGANISATION


def test_doubles_in_one_file_come_together_with_the_lines_of_both(made):
    first = card("FN:Ann Ørsted", "EMAIL:ann@example.org", "X-A:1")
    report = brought_in(made, first + card("FN:Ann Ørsted", "EMAIL:ann@example.org", "X-B:2"))
    assert counts(report) == (1, 0, 0, 1, 0)
    ann = named(made, "Ann Ørsted")
    assert [line.text for line in made.desk.ask(KeptLinesOf(ann.id))] == ["X-A:1", "X-B:2"]


def test_a_group_of_too_long_a_name_is_refused_with_how_long_it_is(made):
    report = brought_in(made, ANN + card("KIND:group", f"FN:{'x' * 3_000}", version="4.0"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "3000 characters" in problem_text(report.problems[0])
