"""The pitfalls of cards: what each of them becomes, and that no card stops the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.people import ContactKind
from suidesk.interchange.vcard.cards_in import read_card_file, read_cards
from suidesk.interchange.vcard.kept_lines import KeptLine
from tests.interchange.vcard.test_content_lines import vcard_like
from tests.interchange.vcard.wholes import card, codes, count_lines, one

GOOD = card("N:Good;Ann;;;", "FN:Ann Good")


def points(text, version="3.0"):
    return [(point.raw, point.label) for point in one(card("FN:Jan", *text.split("\n"), version=version)).points]


@given(st.binary(max_size=400) | vcard_like)
def test_any_bytes_are_accounted_for(data):
    found = read_card_file(data)
    assert found.lines.total == count_lines(data)


@given(st.binary(max_size=60))
def test_a_bad_card_does_not_stop_a_good_one(junk):
    junk = junk.replace(b"=", b"").replace(b"\0", b"")
    data = b"BEGIN:VCARD\r\nFN:x\r\nX-A:" + junk + b"\r\nEND:VCARD\r\n" + GOOD.encode()
    assert read_card_file(data).incoming[-1].name == "Ann Good"


@pytest.mark.parametrize(
    ("text", "name", "given", "family"),
    [
        (card("FN:Mustermann, Heiko"), "Heiko Mustermann", "Heiko", "Mustermann"),
        (card("N:van der Berg;Jan Willem;;;", "FN:Jan Willem van der Berg"), "Jan Willem van der Berg", "Jan Willem",
         "van der Berg"),
        (card("N:Berg, van der;Jan;;;"), "Jan Berg, van der", "Jan", "Berg, van der"),
        (card("N:;Cher;;;", "FN:Cher"), "Cher", "Cher", ""),
        (card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:S=C3=B8;J=3Bx;;;", version="2.1"), "J;x Sø", "J;x", "Sø"),
        (card("n:Doe;John;Q;;", "fn:John Q Doe"), "John Q Doe", "John Q", "Doe"),
    ],
)  # fmt: skip
def test_names(text, name, given, family):
    found = one(text)
    assert (found.name, found.given, found.family) == (name, given, family)


@pytest.mark.parametrize(
    ("lines", "kind", "name"),
    [
        (["FN:Het Huis", "KIND:org"], ContactKind.ORGANISATION, "Het Huis"),
        (["ORG:Het Huis;Keuken"], ContactKind.ORGANISATION, "Het Huis"),
        (["FN:Het Huis", "ORG:Het Huis", "N:;;;;"], ContactKind.ORGANISATION, "Het Huis"),
        (["FN:Het Huis", "ORG:Het Huis", "X-ABShowAs:COMPANY", "N:Bos;Jan"], ContactKind.ORGANISATION, "Het Huis"),
        (["FN:Jan Bos", "ORG:Het Huis"], ContactKind.PERSON, "Jan Bos"),
        (["EMAIL:a@b.nl"], ContactKind.PERSON, "a@b.nl"),
    ],
)
def test_kinds(lines, kind, name):
    found = one(card(*lines))
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("TEL;TYPE=CELL,VOICE:06 12345678", [("06 12345678", "mobile")]),
        ("TEL;HOME;FAX:06 12345678", [("06 12345678", "home fax")]),
        ("TEL:020 1234567 / 020 7654321", [("020 1234567", ""), ("020 7654321", "")]),
        ("TEL;VALUE=uri;TYPE=work:tel:+1-418-656-9254;ext=102", [("+1-418-656-9254 ext. 102", "work")]),
        ("TEL;VALUE=uri:tel:7042;phone-context=x.org", [("tel:7042;phone-context=x.org", "")]),
        ("TEL:1111111\nTEL;TYPE=pref:2222222", [("2222222", ""), ("1111111", "")]),
        ("TEL;PREF=2:1111111\nTEL;PREF=1:2222222", [("2222222", ""), ("1111111", "")]),
        ("item1.TEL:5555555\nitem1.X-ABLabel:Shed", [("5555555", "Shed")]),
        ("ITEM1.URL:http\\://a.nl\nitem1.X-ABLabel:_$!<HomePage>!$_", [("http://a.nl", "home page")]),
        ("EMAIL;TYPE=INTERNET;TYPE=WORK:a@b.nl", [("a@b.nl", "work")]),
        ("ADR;TYPE=HOME:;;Kade 1\\, hoog;Oss;;1234 AB;NL", [("Kade 1, hoog, 1234 AB Oss, NL", "home")]),
        ("ADR:;;Kade 1\\nOss;;;;", [("Kade 1\nOss", "")]),
        ('ADR;LABEL="Kade 1^nOss":;;;;;;', [("Kade 1\nOss", "")]),
        ("IMPP:xmpp:a@b.nl", [("xmpp:a@b.nl", "")]),
        ("X-SKYPE:jan", [("skype:jan", "")]),
        ("X-SOCIALPROFILE;type=mastodon:https://a.b/@c", [("https://a.b/@c", "mastodon")]),
        ("TEL;CELL:", []),
    ],
)
def test_points(lines, found):
    assert points(lines) == found


def test_text_is_not_lost_at_unescaped_signs():
    found = one(card("FN:Jan", "N:;Jan", "NOTE:one, two; three\\nfour", "NOTE:five"))
    assert found.notes == "one, two; three\nfour\nfive"


def test_what_a_contact_has_a_place_for():
    found = one(card(
        "N:Bos;Jan;;Dr.;Jr.", "FN:Jan \"de Beer\" Bos", "ORG:Het Huis;Keuken;Nacht", "ORG:Thuis", "TITLE:Kok",
        "ROLE:Roerder", "NICKNAME:Beer", "BDAY;VALUE=date:1980-03-22", "CATEGORIES:koor,zang\\, klassiek,My Contacts",
        "LANG;PREF=2:en", "LANG;PREF=1:nl",
    ))  # fmt: skip
    assert dict(found.fields) == {
        "Organisation": "Het Huis\nThuis", "Department": "Keuken, Nacht", "Job title": "Kok", "Role": "Roerder",
        "Nickname": "Beer", "Birthday": "1980-03-22", "Name prefix": "Dr.", "Name suffix": "Jr.",
        "Formatted name": 'Jan "de Beer" Bos',
    }  # fmt: skip
    assert found.tags == ("koor", "zang, klassiek")
    assert found.languages == ("nl", "en")


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:19800322", "1980-03-22"),
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--02-03", "--02-03"),
        ("BDAY:1604-02-03", "--02-03"),
    ],
)
def test_birthdays(line, birthday):
    assert dict(one(card("FN:Jan", line)).fields)["Birthday"] == birthday


@pytest.mark.parametrize(
    "line",
    ["BDAY:03/04/1980", "BDAY:1980-03-22T10:00:00Z", "X-FOO;TYPE=a:b\\,c", "PHOTO;ENCODING=b;TYPE=JPEG:QUJD", "UID:x",
     "RELATED;TYPE=friend:urn:uuid:x", "item9.X-ABLabel:alone", "MEMBER:urn:uuid:x", "FN:Another", "KIND:location",
     "X-ABDATE:1975-03-01", "GENDER:F", "X-SUIDESK-SECTOR:nonsense", "TEL:none", "EMAIL:none"],
)  # fmt: skip
def test_what_is_not_understood_is_kept_letter_by_letter(line):
    found = read_card_file(card("FN:Jan", line).encode())
    assert list(found.kept.values()) == [(KeptLine("3.0", line),)]
    assert found.lines.kept == 1


def test_kept_lines_are_unfolded_but_otherwise_as_they_were():
    found = read_card_file(b"BEGIN:VCARD\nVERSION:2.1\nFN:x\nphoto;jpeg;base64:\n /9j/\n QUI=\n\nEND:VCARD\n")
    assert found.kept == {1: (KeptLine("2.1", "photo;jpeg;base64:/9j/QUI="),)}
    assert found.lines.kept == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BEGIN:VCARD\nFN:x\n" + GOOD, [("card_without_end", 1), ("card_version_missing", 1)]),
        (GOOD + "BEGIN:VCARD\nVERSION:3.0\nFN:x\n", [("card_without_end", 6)]),
        ("garbage\n" + GOOD, [("line_outside_card", 1)]),
        (card("FN:x", version="9.0") + GOOD, [("card_version_unknown", 1)]),
        (card() + GOOD, [("no_name", 1)]),
        (card("FN:x", "no content line here") + GOOD, [("card_line_unreadable", 4)]),
        (card("FN:x", "EMAIL:not an address") + GOOD, [("not_an_email", 4)]),
        (card("FN:x", "TEL:unlisted") + GOOD, [("not_a_phone", 4)]),
        (card("FN:" + "x" * 501) + GOOD, [("too_long", 1)]),
        (card("FN:x", "TEL;X-WHO=me:1234567") + GOOD, [("detail_left_out", 4)]),
        (card("FN:x", "CATEGORIES:" + "x" * 101) + GOOD, [("too_long", 4)]),
        (card("FN:x", "X-SUIDESK-VOLUNTEER:often") + GOOD, [("own_line_unreadable", 4)]),
        ("BEGIN:VCARD \nVERSION:3.0\nFN:x\nEND:VCARD \n" + GOOD, [("card_mark_spaced", 1), ("card_mark_spaced", 4)]),
        (card("FN:x", "BEGIN:OTHER") + GOOD, [("card_line_unreadable", 4)]),
    ],
)
def test_what_is_wrong_is_said_and_the_good_card_is_read(text, said):
    assert codes(text) == said
    assert "Ann Good" in [incoming.name for incoming in read_card_file(text.encode()).incoming]


def test_an_unreadable_line_keeps_its_text():
    found = one(card("FN:x", "no content line here", "nor here"))
    assert dict(found.fields) == {"Unread lines": "no content line here\nnor here"}


def test_rejected_cards_are_named_by_their_line():
    found = read_card_file((GOOD + card()).encode())
    assert found.rejected == {6}


def test_a_late_version_counts():
    assert one("BEGIN:VCARD\nFN:a\\nb\nN:;C\\:x\nVERSION:2.1\nEND:VCARD\n").given == "C:x"


def test_an_agent_is_kept_inside_its_card():
    inner = ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Susan, x", "END:VCARD"]
    found = read_card_file(card("FN:Jan", *inner, "TEL:1234567", version="2.1").encode())
    (incoming,) = found.incoming
    assert incoming.points[0].raw == "1234567"
    text = "AGENT:BEGIN:VCARD\\nVERSION:2.1\\nFN:Susan\\, x\\nEND:VCARD\\n"
    assert found.kept == {1: (KeptLine("3.0", text),)}
    assert found.lines.kept == 5


def test_an_agent_without_end_does_not_swallow_the_next_card():
    text = "BEGIN:VCARD\nVERSION:2.1\nFN:Jan\nAGENT:\nBEGIN:VCARD\nFN:Susan\n" + GOOD
    assert [incoming.name for incoming in read_card_file(text.encode()).incoming] == ["Jan", "Ann Good"]


@pytest.mark.parametrize(
    "lines",
    [
        ["KIND:group", "FN:Choir", "MEMBER:urn:uuid:A1", "MEMBER:mailto:ann@b.nl", "MEMBER:urn:uuid:gone"],
        ["FN:Choir", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a1",
         "X-ADDRESSBOOKSERVER-MEMBER:mailto:ann@b.nl", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:gone"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_first", [True, False])
def test_a_group_is_a_tag_of_its_members(lines, is_first):
    group = card(*lines, "NOTE:sings", version="4.0")
    people = card("FN:Jan", "UID:urn:uuid:a1") + card("FN:Ann", "EMAIL:ann@b.nl") + card("FN:Piet")
    data = (group + people if is_first else people + group).encode()
    found = read_card_file(data)
    assert {one.name: one.tags for one in found.incoming} == {"Jan": ("Choir",), "Ann": ("Choir",), "Piet": ()}
    assert sorted(problem.code for problem in found.problems) == [
        "group_as_tag", "group_detail_left_out", "group_member_missing",
    ]  # fmt: skip
    assert found.lines.total == count_lines(data)


def test_cards_are_read_one_at_a_time():
    reading = read_cards((GOOD * 3).encode())
    assert [(found.number, found.row) for found in reading] == [(1, 1), (6, 2), (11, 3)]
