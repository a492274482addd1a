"""What is written is read back the same, in both versions, and nothing of a card is lost between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import Slot
from suidesk.interchange.vcard.cards_in import read_card_file
from suidesk.interchange.vcard.cards_out import Loss, LossFate, OutCard, losses
from suidesk.interchange.vcard.contact_lines import CardExtent, CardVersion
from suidesk.interchange.vcard.kept_lines import KeptLine, written_as
from tests.interchange.strategies import outgoing, tidy_texts
from tests.interchange.vcard.wholes import card, count_lines, facts, one, stored, written

versions = pytest.mark.parametrize("version", list(CardVersion))
kept_lines = st.lists(
    st.builds(
        lambda group, name, parameters, value: f"{group}{name}{parameters}:{value}",
        st.sampled_from(["", "item1.", "a."]),
        st.sampled_from(["X-FOO", "PHOTO", "FN", "TEL", "KIND", "X-SUIDESK-FIELD", "X-ABLabel", "REV", "UID", "LABEL"]),
        st.sampled_from(["", ";TYPE=HOME", ';X="a;b"', ";ENCODING=b", ";X-SUIDESK-EXACT=a"]),
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n"), max_size=200),
    ),
    max_size=4,
)


@given(st.lists(outgoing(), max_size=3), st.sampled_from(CardVersion))
def test_what_is_written_reads_back_to_the_same(people, version):
    data = written(people, version)
    found = read_card_file(data)
    assert [facts(stored(incoming)) for incoming in found.incoming] == [facts(whole) for whole in people]
    assert not found.problems
    assert found.lines.total == count_lines(data)


@given(outgoing(), kept_lines, st.sampled_from(CardVersion))
def test_kept_lines_come_out_as_they_were(whole, lines, version):
    kept = tuple(KeptLine(version.value, line) for line in lines)
    found = read_card_file(written([OutCard(whole, kept)], version))
    assert tuple(found.kept.values()) == ((kept,) if kept else ())
    assert facts(stored(found.incoming[0])) == facts(whole)


@given(outgoing(), tidy_texts, st.sampled_from(CardVersion))
def test_lines_are_folded_between_characters(whole, text, version):
    data = written([replace(whole, fields=(("huge", text * 50),))], version)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@versions
def test_huge_contacts(version):
    whole = stored(one(card("FN:Jan", "N:x;Jan;;;")))
    whole = replace(whole, contact=replace(whole.contact, notes="𝕏ø\n " * 25_000))
    assert facts(stored(one(written([whole], version)))) == facts(whole)


@versions
def test_volunteers_hours_and_skills(version):
    whole = stored(one(card("FN:Jan")))
    whole = replace(whole, skills=("Cooking; baking",), slots=(Slot(0, 0, 1440), Slot(6, 545, 600)))
    assert facts(stored(one(written([whole], version)))) == facts(whole)


@versions
def test_what_a_version_has_a_place_for_stands_there(version):
    data = written([stored(one(card(
        "N:Berg;Jan;;Dr.;", "FN:Dr. Jan Berg", "ORG:Het Huis;Keuken", "BDAY:1604-02-03", "TITLE:Kok", "CATEGORIES:a,b",
        "TEL;TYPE=CELL,VOICE:06 1", "item1.EMAIL:a@b.nl", "item1.X-ABLabel:Board", "IMPP:xmpp:a@b.nl", "LANG:nl",
        "ADR;TYPE=HOME:;;Kade 1;Oss;;1234 AB;",
    )))], version, CardExtent.SHARED).decode()  # fmt: skip
    shared = [
        "N:Berg;Jan;;Dr.;",
        "FN:Jan Berg",
        "ORG:Het Huis;Keuken",
        "TITLE:Kok",
        "CATEGORIES:a,b",
        "IMPP:xmpp:a@b.nl",
    ]
    of_version = {
        CardVersion.V3: ["BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03", "TEL;TYPE=CELL:06 1", "X-SUIDESK-LANGUAGE:nl",
                         "IMPP:xmpp:a@b.nl", "item1.EMAIL;TYPE=INTERNET:a@b.nl",
                         "ADR;TYPE=HOME:;;Kade 1\\, 1234 AB Oss;;;;"],
        CardVersion.V4: ["BDAY:--0203", "TEL;TYPE=cell:06 1", "LANG:nl", "KIND:individual", "IMPP:xmpp:a@b.nl",
                         "item1.EMAIL:a@b.nl", "ADR;TYPE=home:;;Kade 1\\, 1234 AB Oss;;;;"],
    }  # fmt: skip
    assert set(shared + of_version[version]) <= set(data.split("\r\n"))
    assert "X-SUIDESK-ID" not in data
    assert "\nUID" not in data


@pytest.mark.parametrize(
    ("kept", "version", "text"),
    [
        (("2.1", "PHOTO;JPEG;BASE64:QU JD"), "3.0", "PHOTO;TYPE=JPEG;ENCODING=b:QUJD"),
        (("2.1", "PHOTO;JPEG;BASE64:QUJD"), "4.0", "PHOTO:data:image/jpeg;base64,QUJD"),
        (("3.0", "PHOTO;ENCODING=b;TYPE=JPEG:QUJD"), "4.0", "PHOTO:data:image/jpeg;base64,QUJD"),
        (("4.0", "PHOTO:data:image/jpeg;base64,QUJD"), "3.0", "PHOTO;ENCODING=b;TYPE=JPEG:QUJD"),
        (("4.0", "PHOTO:http://x/y"), "3.0", "PHOTO;VALUE=uri:http://x/y"),
        (("4.0", "GENDER;X=1:F"), "3.0", "X-GENDER;X-SUIDESK-FROM=4.0;X=1:F"),
        (("3.0", "a.CLASS:PUBLIC"), "4.0", "a.X-CLASS;X-SUIDESK-FROM=3.0:PUBLIC"),
        (
            ("2.1", "X-A;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE;WORK:S=F8ren=0D=0Ax"),
            "3.0",
            "X-A;TYPE=WORK:Søren\\nx",
        ),
        (("3.0", "X-A;TYPE=WORK:b\\,c"), "4.0", "X-A;TYPE=WORK:b\\,c"),
    ],
)
def test_kept_lines_in_another_version(kept, version, text):
    assert written_as(KeptLine(*kept), version) == text


@pytest.mark.parametrize(("text", "first", "other"), [("GENDER:F", "4.0", "3.0"), ("g.CLASS;X=1:a", "3.0", "4.0")])
def test_a_moved_line_gets_its_name_back(text, first, other):
    whole = stored(one(card("FN:Jan")))
    kept = (KeptLine(first, text),)
    found = read_card_file(written([OutCard(whole, kept)], CardVersion(other)))
    assert list(found.kept.values()) == [kept]


def test_losses_are_told_beforehand():
    whole = stored(
        one(card("FN:Jan", "N:;Jan", "NOTE:private", "item1.TEL:1234567", "item1.X-ABLabel:Shed", "LANG:nl"))
    )
    whole = replace(whole, fields=(("Colour", "red\rblue"),))
    shown = OutCard(whole, (KeptLine("4.0", "GENDER:F"), KeptLine("4.0", "REV:1")))
    moved = [("languages", "nl"), ("fields", "Colour"), ("labels", "Shed"), ("kept_line", "GENDER")]
    found = losses(shown, CardVersion.V3, CardExtent.SHARED)
    assert set(found) == {
        *(Loss(LossFate.MOVED, *one) for one in moved),
        Loss(LossFate.CHANGED, "fields", "Colour"),
        Loss(LossFate.LEFT_OUT, "notes"),
    }
    plain = OutCard(stored(one(card("FN:Jan", "TEL;TYPE=WORK:1234567"))))
    assert losses(plain, CardVersion.V4, CardExtent.WHOLE) == ()


def test_a_shared_card_has_neither_notes_nor_id():
    whole = stored(one(card("FN:Jan", "NOTE:private")))
    data = written([whole], CardVersion.V4, CardExtent.SHARED)
    assert b"private" not in data
    assert whole.contact.id.encode() not in data


@versions
def test_a_label_that_no_type_says_is_written_beside(version):
    whole = stored(one(card("FN:Jan", "TEL;TYPE=WORK,FAX:1234567", "EMAIL;TYPE=school:a@b.nl")))
    labels = [point.label for point in stored(one(written([whole], version))).points]
    assert labels == ["work fax", "school"]
    assert [point.kind for point in whole.points] == [PointKind.PHONE, PointKind.EMAIL]
