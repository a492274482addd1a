"""Lists as other programs export them, with their own headings: people are read whole, and no cell is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.domain.text import folded
from suidesk.interchange.guessing import guess
from suidesk.interchange.people_in import PeopleReader
from suidesk.interchange.tables import SEPARATED, read_table
from suidesk.interchange.targets import Target
from suidesk.interchange.vcard.cards_in import read_card_file

EXPORTS = Path(__file__).parent / "exports"
SHARED = Path(__file__).parents[3] / "shared" / "data"
TABLES = sorted(path for path in EXPORTS.iterdir() if path.suffix in {".csv", ".txt", ".ldif"})
SHARED_TABLES = sorted(
    path for folder in ("tables", "csv-spectrum/csvs") for path in SHARED.glob(f"{folder}/*") if path.is_file()
)
# What stands in these becomes a day, a yes or no, or a word of ours.
_READ = frozenset(
    {Target.KIND, Target.DO_NOT_CONTACT, Target.VOLUNTEER_STATUS, Target.STARTED_ON, Target.LEFT_ON, Target.IGNORE}
)
_NO_DAY = frozenset({"0/0/00", "0-0-00"})
# Ann's whole address, from however many columns.
HOME, WORK = "Dam 1, 1012 JS Amsterdam", "Spui 5, 2511 BN Den Haag"


def outcomes(path):
    """Give the table of a file, its mapping, and what became of its rows."""
    table = read_table(path.read_bytes())
    mapping, _ = guess(table)
    return table, mapping, list(PeopleReader(table, mapping).outcomes())


def first(name):
    """Give the first contact of an export as one text for each part."""
    path = EXPORTS / name
    if path.suffix == ".vcf":
        return read_card_file(path.read_bytes()).incoming[0]
    return outcomes(path)[2][0].incoming


def points(incoming):
    """Give the ways to reach a contact, each as `label:raw`."""
    return {f"{label.lower()}:{raw}" for _, raw, label in incoming.points}


def words(text):
    """Give the words of a cell, whatever parts them."""
    for sign in "\"\\;:,|<>*()'":
        text = text.replace(sign, " ")
    return set(folded(text).split())


def told(outcome):
    """Give every word that a contact holds, or that was said of its row."""
    one = outcome.incoming
    parts = [problem.found for problem in outcome.problems]
    if one is not None:
        parts += [one.name, one.given, one.family, one.notes or "", one.source or "", one.lawful_basis or ""]
        parts += [text for point in one.points for text in (point.raw, point.label)]
        parts += [*one.languages, *one.tags, *(text for pair in one.fields for text in pair)]
        if one.volunteer:
            parts.append(one.volunteer.emergency_contact or "")
    return words(" ".join(parts))


@pytest.mark.parametrize(
    ("name", "given", "family", "found"),
    [
        ("google_old.csv", "Ann M.", "van Dijk", {"home:a@x.nl", "mobile:06 87654321", "home:020 1234567"}),
        ("google_new.csv", "Ann M.", "van Dijk", {"work:b@x.nl", "mobile:+31612345678", "home:+31201234567"}),
        ("outlook_com.csv", "Ann", "van Dijk", {":b@x.nl", "mobile:06-12345678", "home:http://me.nl"}),
        ("thunderbird_en.csv", "Ann", "van Dijk", {"second:b@x.nl", "work:070-2", "pager:070-4"}),
        (
            "thunderbird_nl.csv",
            "Ann",
            "van Dijk",
            {"second:b@x.nl", "pager:070-4", "home:Dam 1, 2 hoog, 1012 JS Amsterdam, NH, NL"},
        ),
        ("thunderbird_da.csv", "Ann", "Sørensen", {"pager:33112235", "work:Vej 5, K2, 8000 Aarhus, MJ, DK"}),
        ("thunderbird.ldif", "Ann", "van Dijk", {"second:b@x.nl", f"home:{HOME}", f"work:{WORK}, ZH, NL"}),
        ("openldap.ldif", "Ann", "van Dijk", {":b@x.nl", "post:Dam 1\n1012 JS Amsterdam\nNL"}),
        ("linkedin.csv", "Ann", "van Dijk", {":a@x.nl", ":https://www.linkedin.com/in/ann"}),
        ("yahoo.csv", "Ann M.", "van Dijk", {"home:020-1111111", "work:070-2222222", "other:020-5555555"}),
        ("civicrm.csv", "Ann M.", "van Dijk", {":Dam 1, 2 hoog, 1012 JS Amsterdam, Noord-Holland, Netherlands"}),
        ("salesforce.csv", "Ann", "van Dijk", {"post:Dam 1\n2 hoog, 1012 JS Amsterdam, NH, Netherlands"}),
        ("salesforce_export.csv", "Ann", "van Dijk", {"mobile:06-12345678", f"post:{HOME}, NH, Netherlands"}),
        ("mailchimp.csv", "Ann", "van Dijk", {":a@x.nl", ":020-1234567"}),
        ("hubspot.csv", "Ann", "van Dijk", {"mobile:+31612345678", f":{HOME}, Netherlands"}),
        ("eventbrite.csv", "Ann", "van Dijk", {"mobile:06 12345678", "home:Dam 1, 2 hoog, 1012 JS Amsterdam, NH, NL"}),
        ("icloud_conv.csv", "Ann", "van Dijk", {"home:a@x.nl", "work:b@x.nl", f"home:{HOME}, NL"}),
        ("gform.csv", "Ann", "van Dijk", {":a@x.nl", ":0612345678"}),
        ("assoc_nl.csv", "Ann", "van Dijk", {":Dam 1 hs, 1012 JS Amsterdam, Nederland", ":06-12345678"}),
        ("assoc_da.csv", "Søren", "Åkjær", {":Ærøvej 3 2. tv, 8000 Aarhus C", "home:86 12 34 56"}),
        ("charity_uk.csv", "Mary", "O'Neil", {"work:0113 496 0001", "mobile:07700 900123"}),
        ("excel_sep.csv", "Zoë", "Bós", {":z@x.nl", ":0612345678"}),
        ("excel_utf16.txt", "Zoë", "Bós", {":z@x.nl", ":0612345678"}),
        ("excel_da.csv", "Søren", "Åkjær", {":Ærøvej 3, 2. tv, 8000 Aarhus C"}),
        ("numbers.csv", "Ann", "van Dijk", {":a@x.nl", ":0612345678"}),
        ("pipe.txt", "Ann", "van Dijk", {":a@x.nl"}),
        ("no_header.csv", "Ann", "van Dijk", {":a@x.nl"}),
        ("german.csv", "Zoë", "Müller", {"mobile:0170 1234567", ":Weg 3, 10115 Berlin"}),
        ("mac_roman.csv", "Zoë", "Müller", {":030 1234567"}),
        ("french.csv", "Zoé", "Lefèvre", {"mobile:06 12 34 56 78", ":3 rue du Lac, 75001 Paris, France"}),
        ("android_samsung.vcf", "Søren", "Åkjær", {"øvrig:87654321", "other:12345678"}),
        ("icloud.vcf", "Ann M.", "van Dijk", {"choir:a@x.nl", "other:020-1234567", "home page:http://x.nl"}),
        ("nextcloud.vcf", "Ann", "van Dijk", {"mobile:+31612345678", "home:+31 20 1234567"}),
        ("zoho.csv", "Ann", "van Dijk", {"work:0701234567", ":Dam 1, 2 hoog, 1012 JS Amsterdam, NH, NL"}),
        ("dos.csv", "Søren", "Åkjær", {":Ærøvej 3, 8000 Århus C"}),
        ("caps.csv", "MARY", "SMITH", {"mobile:07700900123", ":12 HIGH ST, APT 2, LS1 4AP LEEDS"}),
        ("totals.csv", "Ann", "van Dijk", {":0612345678"}),
        ("twoheads.csv", "Ann", "van Dijk", {f":{HOME}"}),
        ("spanish.csv", "Zoé", "López", {":912345678", ":Calle 3, 28001 Madrid"}),
        ("active_dir.ldif", "Ann", "van Dijk", {f"work:{WORK}, Nederland", "fax:070-2"}),
        ("outlook21.vcf", "Zoë", "Bós", {"work fax:070-3333333", f"work:{WORK}, ZH, Nederland"}),
        ("nokia.vcf", "Ann", "Dijk", {"mobile:+31612345678"}),
        ("gmail.vcf", "Ann", "van Dijk", {"koor:b@x.nl", "home page:http://x.nl"}),
        ("whatsapp.vcf", "Ann", "", {"mobiel:+31 6 12345678"}),
        ("proton.vcf", "Ann", "van Dijk", {":a@x.nl", "mobile:+31612345678"}),
        ("fastmail.vcf", "Ann", "van Dijk", {"buurvrouw:030-1"}),
        ("roundcube.vcf", "Ann", "van Dijk", {"home:a@x.nl"}),
        ("evolution.vcf", "Ann", "van Dijk", {"mobile:06 12345678", "work:Spui 5, 2511 BN Den Haag, NL"}),
    ],
)
def test_a_person_is_read_whole(name, given, family, found):
    incoming = first(name)
    assert (incoming.given, incoming.family) == (given, family)
    assert found <= points(incoming)


@pytest.mark.parametrize("name", ["outlook_en.csv", "outlook_en_utf8.csv", "outlook_nl.csv", "outlook_da.csv"])
def test_outlook_says_the_same_in_every_language(name):
    incoming = first(name)
    assert incoming.name == "Ann M. van Dijk"
    assert points(incoming) == {
        *(":a@x.nl", ":b@x.nl", ":c@x.nl", ":http://x.nl", "mobile:06-12345678", "assistant:070-1111111"),
        *("work fax:070-2222222", "work:070-3333333", "work:070-4444444", "main:070-5555555", "main:020-1212121"),
        *("home fax:020-6666666", "home:020-7777777", "home:020-8888888", "other fax:020-9999999"),
        *("other:020-1010101", "other:Kade 3, 5341 AA Oss", "home:Dam 1, 1012 JS Amsterdam, NH, Nederland"),
        "work:Spui 5, 2e etage, Postbus 7, 2511 BN Den Haag, ZH, Nederland",
    }
    assert incoming.tags == ("Tuin", "Koor", "k1")
    assert (incoming.languages, incoming.notes) == (("nl",), "belt laat")


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("google_old.csv", {"Garden"}),
        ("google_new.csv", {"Garden"}),
        ("civicrm.csv", {"Garden", "Choir", "Key"}),
        ("mailchimp.csv", {"Garden", "Choir Friends"}),
        ("yahoo.csv", {"Garden"}),
        ("thunderbird.ldif", {"Board"}),
        ("active_dir.ldif", {"Garden"}),
        ("gmail.vcf", {"Garden"}),
        ("proton.vcf", {"Garden", "Choir"}),
        ("nextcloud.vcf", {"Garden", "Choir", "Board"}),
    ],
)
def test_groups_are_tags(name, tags):
    assert set(first(name).tags) == tags


def test_any_wish_to_be_left_alone_counts():
    _, acme, _ = (found.incoming for found in outcomes(EXPORTS / "civicrm.csv")[2])
    assert acme.do_not_contact
    assert dict(acme.fields)["Do Not Phone"] == "Yes"


@pytest.mark.parametrize("path", [*TABLES, *SHARED_TABLES], ids=lambda path: path.name)
def test_no_cell_is_lost(path):
    try:
        table, mapping, found = outcomes(path)
    except SuideskError as error:
        assert error.code in {"nothing_to_read", "no_name_column"}  # noqa: PT017
        return
    assert len(found) == sum(bool(row.broken or "".join(row.cells).strip()) for row in table.rows())
    for outcome in found:
        kept = told(outcome)
        if outcome.incoming is None:
            assert any(problem.is_error for problem in outcome.problems)
            continue
        for use, cell in zip(mapping.uses, outcome.row.cells, strict=False):
            if use.target not in _READ and cell not in _NO_DAY:
                assert words(cell) <= kept, (use, cell)


@pytest.mark.parametrize("path", [path for path in TABLES if path.suffix == ".csv"], ids=lambda path: path.name)
def test_rows_are_those_of_the_standard_reader(path):
    table = read_table(path.read_bytes())
    assert table.kind == SEPARATED
    text = path.read_bytes().decode(table.encoding).removeprefix("\ufeff")
    rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=table.separator) if any(row)]
    data = [row.cells for row in table.rows() if any(row.cells)]
    assert data == [tuple(row) for row in rows[len(rows) - len(data) :]]


@pytest.mark.parametrize("path", sorted(EXPORTS.glob("*.vcf")), ids=lambda path: path.name)
def test_every_line_of_a_card_is_imported_or_kept(path):
    found = read_card_file(path.read_bytes())
    assert (found.lines.reported, found.rejected) == (0, frozenset())


def test_cards_put_together_with_their_marks_are_all_read():
    found = read_card_file((EXPORTS / "put_together.vcf").read_bytes())
    assert [one.name for one in found.incoming] == ["A", "B"]


def test_a_name_beside_an_address_is_not_lost():
    table = read_table(b"Name,E-mail\n,Ann Bos <a@x.nl>\nBo,The Boss <b@x.nl>\nCy Dam,Dam Cy <c@x.nl>\n")
    ann, bo, cy = (found.incoming for found in PeopleReader(table, guess(table)[0]).outcomes())
    assert (ann.given, ann.family, bo.fields, cy.fields) == ("Ann", "Bos", (("E-mail", "The Boss"),), ())


def test_a_file_of_groups_alone_is_read_as_it_is():
    record = b"dn: cn=Board\nobjectclass: groupOfNames\ncn: Board\nmember: cn=Ann\n"
    table = read_table(record)
    assert [row.cells for row in table.rows()] == [("cn=Board", "groupOfNames", "Board", "cn=Ann")]


def test_a_member_in_no_record_is_named():
    people = b"dn: cn=Bo\ncn: Bo\n\ndn: cn=Board\nobjectclass: groupOfNames\ncn: Board\nmember: cn=Ann\nou: x\n"
    table = read_table(people)
    said = [(one.line, one.code, one.expected, one.found) for one in table.problems]
    assert said == [
        (4, "group_as_tag", "", "Board"),
        (4, "group_detail_left_out", "Board", "ou: x"),
        (4, "group_member_missing", "Board", "cn=Ann"),
    ]
