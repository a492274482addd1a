"""An LDIF becomes a table: every line of it is in a row, in a problem, or nothing but structure."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.guessing import guess
from suidesk.interchange.people_in import read_people
from suidesk.interchange.problems import Severity
from suidesk.interchange.tables import read_table

THUNDERBIRD = """dn: cn=Ada de Vries,mail=ada@example.org
objectclass: top
objectclass: person
objectclass: mozillaAbPersonAlpha
givenName: Ada
sn: de Vries
cn: Ada de Vries
mail: ada@example.org
mozillaSecondEmail: ada@work.example
telephoneNumber: 030 123 4567
mobile: 0612345678
street: Kade 1
l: Utrecht
postalCode: 3511 AB
o: Buurthuis
birthyear: 1970
description:: RXJzdGUgcmVnZWwKdHdlZWRlIHLDqWdlbA==

dn: cn=Bo,mail=bo@example.org
objectclass: top
cn: Bo
mail: bo@example.org
mail: bo@home.example
"""


def table_of(text):
    return read_table(text.encode() if isinstance(text, str) else text)


def records_of(text):
    table = table_of(text)
    return [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows() if not row.broken]


def said(text):
    return [(one.code, one.line, one.column) for one in table_of(text).problems]


def test_an_address_book_of_thunderbird():
    ada, bo = records_of(THUNDERBIRD)
    assert ada["cn"] == "Ada de Vries"
    assert [ada["objectclass"], ada["objectclass (2)"], ada["objectclass (3)"]] == [
        "top",
        "person",
        "mozillaAbPersonAlpha",
    ]
    assert (ada["description"], ada["birthyear"]) == ("Erste regel\ntweede régel", "1970")
    assert (bo["mail"], bo["mail (2)"], bo["mobile"]) == ("bo@example.org", "bo@home.example", "")
    table = table_of(THUNDERBIRD)
    assert [row.line for row in table.rows()] == [1, 19]
    assert (table.kind, table.has_header, table.problems) == ("ldif", True, ())


def test_an_address_book_runs_through_the_whole_flow():
    table = table_of(THUNDERBIRD)
    contacts, _ = read_people(table, guess(table)[0])
    raw = [{point.raw for point in one.points} for one in contacts]
    assert {"ada@example.org", "030 123 4567", "0612345678"} <= raw[0]
    assert {"bo@example.org", "bo@home.example"} <= raw[1]


def test_versions_comments_and_folded_lines():
    text = (
        "# made by hand\r\n# over two\r\n  lines\r\nversion: 1\r\n\r\ndn: cn=A\r\n lice\r\n# inside\r\n"
        "description: one\r\n  two\r\nMail;lang-nl: a@example.org\r\n\r\n\r\n# the end\r\n"
    )
    assert records_of(text) == [
        {"dn": "cn=Alice", "description": "one two", "Mail;lang-nl": "a@example.org"},
    ]
    assert said(text) == [("comment_left_out", line, "") for line in (1, 2, 8, 14)]
    assert {one.severity for one in table_of(text).problems} == {Severity.NOTE}
    assert said("version: 2\n\ndn: cn=A\ncn: A\n") == [("ldif_version", 1, "")]


def test_a_bad_record_stops_no_other():
    text = (
        "dn: cn=A\ncn: A\n\ndn: cn=B\nno colon here\n\ndn: cn=C\ncn:: not*base64\n\ncn: without a dn\n\n"
        "dn: cn=E\nchangetype: delete\n\ndn: cn=F\nchangetype: modify\nreplace: mail\nmail: x\n-\n\n"
        "dn: cn=G\nchangetype: add\ncn: G\n"
    )
    table = table_of(text)
    assert [(row.line, row.broken) for row in table.rows()] == [
        (1, ""),
        (4, "ldif_unreadable"),
        (7, "ldif_bad_base64"),
        (10, "ldif_without_dn"),
        (12, "ldif_change_not_taken"),
        (15, "ldif_unreadable"),
        (21, ""),
    ]
    assert [record["cn"] for record in records_of(text)] == ["A", "G"]
    broken = [row.cells[0] for row in table.rows() if row.broken]
    assert broken[0] == "dn: cn=B\nno colon here"


def test_an_address_of_the_net_is_never_fetched():
    text = "dn: cn=A\njpegPhoto:< file:///etc/passwd\n"
    assert records_of(text) == [{"dn": "cn=A", "jpegPhoto": "file:///etc/passwd"}]
    assert said(text) == [("ldif_url_not_fetched", 2, "jpegPhoto")]


def test_what_is_no_text_is_kept_as_it_is():
    photo = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(90)).decode()
    (record,) = records_of(f"dn: cn=A\njpegPhoto:: {photo[:40]}\n {photo[40:]}\n")
    assert record["jpegPhoto"] == f"data:image/jpeg;base64,{photo}"


def test_lines_of_a_postal_address_are_parted():
    assert (
        records_of("dn: cn=A\npostalAddress: Kade 1$3511 AB Utrecht\n")[0]["postalAddress"] == "Kade 1\n3511 AB Utrecht"
    )


def test_letters_in_an_old_encoding_are_read():
    content = "dn: cn=Bjørn\ncn: Bjørn Sørensen på Læsø\n".encode("cp1252")
    assert records_of(content)[0]["cn"] == "Bjørn Sørensen på Læsø"
    assert said(content) == [("encoding_guessed", 1, "")]


def test_a_table_with_a_column_dn_is_no_ldif():
    assert table_of("dn,name\n1,Ada\n").kind == "csv"


def test_an_ldif_without_records_has_nothing_to_read():
    with pytest.raises(SuideskError, match="nothing_to_read"):
        table_of("version: 1\n\n# nobody\n")


_NAMES = st.sampled_from(["cn", "mail", "sn", "o"])
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(lambda text: "\0" not in text)


@given(st.lists(st.lists(st.tuples(_NAMES, _TEXTS), max_size=5), min_size=1, max_size=5))
def test_any_values_come_back(people):
    lines = []
    for number, values in enumerate(people):
        lines += [f"dn: cn={number}"]
        for name, text in values:
            whole = f"{name}:: {base64.b64encode(text.encode()).decode()}"
            lines += [whole[:20], *(f" {whole[at : at + 19]}" for at in range(20, len(whole), 19))]
        lines.append("")
    found = table_of("\n".join(lines))
    for row, values in zip(found.rows(), people, strict=True):
        cells = dict(zip(found.columns, row.cells, strict=True))
        for name in {name for name, _ in values}:
            truth = [text for other, text in values if other == name]
            read = [cells[name if at == 1 else f"{name} ({at})"] for at in range(1, len(truth) + 1)]
            assert read == truth


@given(st.text(max_size=200))
def test_every_line_is_accounted_for(text):
    content = f"dn: cn=first\ncn: first\n\n{text}"
    try:
        table = table_of(content.encode("utf-8", "replace"))
    except SuideskError:
        # So much of it looks like a picture that the whole is refused.
        return
    told = "\n".join(
        [*(cell for row in table.rows() for cell in row.cells), *(one.found for one in table.problems), *table.columns]
    )
    for word in text.split():
        if word.isascii() and word.isalnum() and len(word) < 40:
            assert word.lower() in told.lower()
