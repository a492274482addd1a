"""Files that other programs wrote: none stops, every line is accounted for, what goes out comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from suidesk.interchange.vcard.cards_in import read_card_file
from suidesk.interchange.vcard.cards_out import OutCard
from suidesk.interchange.vcard.contact_lines import CardVersion
from suidesk.interchange.vcard.kept_lines import written_as
from tests.interchange.vcard.wholes import count_lines, facts, stored, written

SHARED = Path(__file__).parents[4] / "shared" / "data"
FILES = sorted(SHARED.glob("vcard-*/**/*.vcf"))
pytestmark = pytest.mark.skipif(not FILES, reason="the shared test data is not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_accounted_for(path):
    data = path.read_bytes()
    found = read_card_file(data)
    assert found.lines.total == count_lines(data)
    assert found.lines.reported == 0
    assert len(found.incoming) == data.upper().count(b"BEGIN:VCARD")
    assert not found.rejected


@pytest.mark.parametrize("version", list(CardVersion))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_goes_out_comes_back(path, version):
    found = read_card_file(path.read_bytes())
    wholes = [stored(incoming) for incoming in found.incoming]
    kept = [found.kept.get(incoming.line, ()) for incoming in found.incoming]
    again = read_card_file(written(map(OutCard, wholes, kept), version))
    assert [facts(stored(incoming)) for incoming in again.incoming] == [facts(whole) for whole in wholes]
    came = [line for lines in again.kept.values() for line in lines]
    went = [line for lines in kept for line in lines]
    # A line that was moved is given back as it was, any other as the version has it.
    for line, was in zip(came, went, strict=True):
        assert written_as(line, version) == written_as(was, version)
        assert line == was or was.version != version


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name == "invalid"], ids=lambda path: path.name)
def test_what_is_invalid_is_explained(path):
    assert "card_mark_spaced" in {problem.code for problem in read_card_file(path.read_bytes()).problems}
