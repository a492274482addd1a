"""Contacts as vCards: what they can't hold is said before, and what is written comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.importing import StoredContacts
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import Profile
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact, KeptCardLine, PointKind, Reach
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import CardLosses, Exporting, Wanted
from suidesk.services.exporting_cards import LossCount
from suidesk.services.exporting_records import WantedRecords
from suidesk.wording.card_losses import losses_text
from tests.interchange.strategies import outgoing
from tests.interchange.vcard.wholes import card
from tests.services.lists import brought_in
from tests.services.test_exporting import stored
from tests.stores import NOW, made_store, quick_folder

CARDS = (FileFormat.VCARD3, FileFormat.VCARD4)
formats = pytest.mark.parametrize("written", CARDS)
kept = st.lists(
    st.builds(
        lambda version, name, value: (version, f"{name}:{value}"),
        st.sampled_from(["2.1", "3.0", "4.0"]),
        st.sampled_from(["X-FOO", "a.X-BAR;B=c", "GENDER", "LABEL", "PHOTO;ENCODING=b", "HOBBY", "UID"]),
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n"), max_size=20),
    ),
    max_size=3,
    unique_by=lambda line: line[1],
)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def file(made, written, style=Style.LOSSLESS, **wanted):
    return Exporting(made.desk).export(Wanted(format=written, style=style, **wanted))


def wholes(made):
    refs = sorted(one.id for one in made.reading.where(Contact))
    return [
        (
            *(one.contact, sorted((p.kind, p.raw, p.label, p.position) for p in one.points), set(one.languages)),
            *(set(one.tags), one.volunteer, dict(one.fields), set(one.skills), set(one.slots)),
            [(line.position, line.text) for line in one.kept],
        )
        for one in StoredContacts(made.reading, has_weeks=True, has_kept=True).of_ids(refs)
    ]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(outgoing(), kept), min_size=1, max_size=3, unique_by=lambda one: one[0].contact.id),
    st.sampled_from(CARDS),
)
def test_any_contacts_come_back_unchanged_and_in_another_store_the_same(people, written):
    with quick_folder() as folder:
        made, other = made_store(Path(folder) / "store"), made_store(Path(folder) / "other")
        for one, lines in people:
            stored(made, one)
            made.write(*(KeptCardLine.of(one.contact.id, at, *line) for at, line in enumerate(lines)))
        exported = file(made, written)
        before, rows = wholes(made), made.rows()
        again = brought_in(made, exported.content)
        assert (again.counts.unchanged, again.counts.read) == (len(people), len(people))
        assert made.rows() == rows
        brought_in(other, exported.content)
        found = wholes(other)
        made.close()
        other.close()
    assert exported.count == len(people)
    assert [one[:-1] for one in found] == [one[:-1] for one in before]
    assert [len(one[-1]) for one in found] == [len(one[-1]) for one in before]


@formats
def test_lines_of_a_card_come_out_again(made, written):
    brought_in(made, card("FN:Jan", "X-TEA:green", "PHOTO;ENCODING=b;TYPE=GIF:R0lG", "NICKNAME:Jantje"))
    content = file(made, written, Style.SAFE).content
    assert b"X-TEA:green" in content
    assert (b"data:image/gif;base64,R0lG" in content) is (written is FileFormat.VCARD4)


@formats
def test_what_is_to_be_sent_has_nothing_private_in_it(made, written):
    profile = Profile(emergency_contact="Mum 0612")
    ref = made.run(AddPerson(given="Ann", notes="Likes tea.", volunteer=profile))
    made.write(KeptCardLine.of(ref, 0, "3.0", "X-EVOLUTION-NOTE:hush"), KeptCardLine.of(ref, 1, "3.0", "X-A:1"))
    gone = made.run(AddPerson(given="Gone"))
    made.run(ChangeContact(id=gone, archived_on=NOW.date()))
    exported = file(made, written, Style.SAFE)
    text = exported.content.decode()
    assert exported.count == 1
    assert not [word for word in ("tea", "Mum", "hush", ref, "Gone") if word in text]
    assert "X-A:1" in text
    left_out = {one.what for one in made.desk.ask(CardLosses(Wanted(format=written))) if one.fate == "left_out"}
    assert left_out == {"notes", "emergency_contact", "kept_line"}


def test_what_a_card_cannot_hold_is_said_before(made):
    made.run(AddOrganisation(display_name="Trust", reach=Reach.CITY, languages=("Dansk",)))
    points = (Point(PointKind.EMAIL, "a@b.nl", "Board"),)
    ann = made.run(AddPerson(given="Ann", languages=("nl",), points=points))
    made.write(KeptCardLine.of(ann, 0, "4.0", "GENDER:F"))
    told = made.desk.ask(CardLosses(Wanted(format=FileFormat.VCARD3, style=Style.LOSSLESS)))
    moved = {(one.what, one.count, one.details) for one in told if one.fate == "moved"}
    assert moved >= {("reach", 1, ()), ("labels", 1, ("Board",)), ("kept_line", 1, ("GENDER",))}
    ((count, details),) = [(one.count, set(one.details)) for one in told if one.what == "languages"]
    assert (count, details) == (2, {"nl", "Dansk"})
    assert made.desk.ask(CardLosses(Wanted(format=FileFormat.CSV))) == ()
    one = made.desk.ask(CardLosses(Wanted(format=FileFormat.VCARD4, ids=(ann,))))
    assert one == (LossCount(one[0].fate, "labels", 1, ("Board",)),)
    assert losses_text(one) == ["Few other programs read these, suidesk does: Labels such as Board (1)."]


@pytest.mark.parametrize("what", ["sector", "fields", "email", "url", "address", "phone", "name", "skills", "notes"])
@pytest.mark.parametrize("fate", ["moved", "changed", "left_out"])
def test_every_loss_has_words(what, fate):
    (text,) = losses_text([LossCount(fate, what, 3)])
    assert text.endswith("(3).")


@formats
def test_only_those_that_were_asked_for_in_their_order(made, written):
    refs = [made.run(AddPerson(given=name)) for name in ("Ann", "Bo", "Cas")]
    content = file(made, written, Style.SAFE, ids=(refs[2], refs[0])).content.decode()
    assert [line for line in content.splitlines() if line.startswith("FN:")] == ["FN:Cas", "FN:Ann"]


@formats
def test_cards_have_no_columns_and_hold_no_records(made, written):
    with pytest.raises(SuideskError) as error:
        file(made, written, columns=("name",))
    assert error.value.code == "no_columns_in_cards"
    with pytest.raises(SuideskError) as error:
        Exporting(made.desk).export(WantedRecords(kind=ListKind.HOURS, format=written))
    assert error.value.code == "only_contacts_in_cards"


@formats
def test_volunteers_alone_with_their_weeks(made, written):
    made.run(AddPerson(given="Ann"))
    bo = made.run(AddPerson(given="Bo", volunteer=Profile(skills=("Sewing",))))
    exported = file(made, written, of_volunteers=True)
    assert exported.count == 1
    assert f"X-SUIDESK-ID:{bo}" in exported.content.decode()
    assert "X-SUIDESK-SKILL:Sewing" in exported.content.decode()
