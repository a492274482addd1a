"""vCards on the command line."""

from __future__ import annotations

import pytest

from tests.interchange.vcard.wholes import card

JAN = card("N:Berg;Jan;;;", "FN:Jan Berg", "EMAIL:jan@example.org", "X-TEA:green")
NOBODY = card("NOTE:who is this?")


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(JAN + NOBODY, encoding="utf-8", newline="")
    return path


def names(line):
    return sorted(row["name"] for row in line.done("ask", "PeopleMatching", "--json").document)


def test_cards_come_in_and_the_rest_goes_to_a_file(line, cards, tmp_path):
    dry = line("import", cards, "--dry-run")
    assert (dry.status, names(line)) == (1, ["Ada Vestergård"])
    assert "Read 2 cards: 1 new" in dry.out
    called = line("import", cards, "--rejected", tmp_path / "mend.vcf")
    assert called.status == 1
    assert names(line) == ["Ada Vestergård", "Jan Berg"]
    assert (tmp_path / "mend.vcf").read_bytes() == NOBODY.encode()
    again = line("import", cards, "--json").document
    assert (again["read"], again["unchanged"], again["rejected"], again["batch"]) == (2, 1, 1, None)


def test_cards_go_out_in_both_versions_and_what_they_cannot_hold_is_said(line, cards, tmp_path):
    line("import", cards)
    out = tmp_path / "out.vcf"
    called = line.done("export", "people", "--to", out, "--format", "vcard4", "--lossless")
    text = out.read_text("utf-8")
    assert "VERSION:4.0" in text
    assert "X-TEA:green" in text
    assert "2 contacts were written" in called.err
    report = line("import", out, "--json").document
    assert (report["unchanged"], report["batch"]) == (2, None)
    line.done("do", "AddOrganisation", '{"display_name": "Trust", "sector": "public"}')
    called = line.done("export", "organisations", "--to", out)
    assert "Few other programs read these, suidesk does: Sector (1)." in called.err
    assert "VERSION:3.0" in out.read_text("utf-8")
    document = line.done("export", "organisations", "--to", out, "--json").document
    assert document["losses"] == [{"fate": "moved", "what": "sector", "count": 1}]


def test_what_has_no_place_in_cards_is_refused(line, tmp_path):
    called = line("export", "hours", "--to", tmp_path / "hours.vcf")
    assert called.status == 1
    assert "people and organisations only" in called.err
    called = line("export", "people", "--to", tmp_path / "people.vcf", "--columns", "name")
    assert "no columns" in called.err
    assert not (tmp_path / "people.vcf").exists()
