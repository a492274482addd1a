"""Files of cards that other programs wrote: all of each comes in or is told of, and a second time changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from suidesk.domain.people import KeptCardLine
from suidesk.interchange.vcard.cards_in import read_card_file
from tests.services.lists import brought_in
from tests.stores import made_store

SHARED = Path(__file__).parents[3] / "shared" / "data"
FILES = sorted(SHARED.glob("vcard-*/**/*.vcf"))
pytestmark = pytest.mark.skipif(not FILES, reason="the shared test data is not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_comes_in_once(path, tmp_path):
    made = made_store(tmp_path / "store")
    data = path.read_bytes()
    report = brought_in(made, data)
    read = read_card_file(data)
    assert report.counts.read == data.upper().count(b"BEGIN:VCARD") == len(read.incoming)
    assert report.counts.rejected == 0
    assert len(made.reading.where(KeptCardLine)) == len(
        {(one.name, line) for one in read.incoming for line in one.kept}
    )
    before = made.rows()
    again = brought_in(made, data)
    assert (again.counts.changes, again.batch) == (0, None)
    assert made.rows() == before
    made.close()
