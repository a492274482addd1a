"""The example's web: circles with few ways between them, somebody who is the only link, and some not connected."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.network import Connection
from suidesk.domain.people import ContactKind
from suidesk.queries.network import WebOfTheDesk
from suidesk.rules.web_findings import findings_of
from suidesk.services.example.making import make_example
from suidesk.services.example.size import Size
from tests.stores import made_store

TODAY = date(2026, 11, 25)
SIZES = {
    "neighbourhood": Size(),
    "two districts": Size(people=260, organisations=44, volunteers=80, projects=16, weeks=2),
    "no organisations": Size(people=60, organisations=0, grants=0, weeks=2),
    "few": Size(people=4, organisations=2, volunteers=1, projects=1, grants=0, weeks=2),
}


@pytest.fixture
def asked(tmp_path, request):
    made = made_store(tmp_path / "store")
    make_example(made.desk, TODAY, size=SIZES[request.param])
    yield made, made.desk.ask(WebOfTheDesk(TODAY))
    made.close()


@pytest.mark.parametrize("asked", ["neighbourhood", "two districts"], indirect=True)
def test_there_is_something_to_find_in_it(asked):
    made, basis = asked
    found = findings_of(basis.others)
    assert len(found.links.bridges) >= 2
    assert max(link.count for link in found.cuts.only_links) >= 4
    assert found.links.sole
    assert found.links.unlinked
    assert found.mixing.e_i < 0
    assert len(basis.others.components()[0]) > 0.6 * len(basis.others.nodes)
    assert basis.unconnected > 0
    kinds = {one.kind for one in made.reading.where(Connection)}
    assert len(kinds) >= 8


@pytest.mark.parametrize("asked", list(SIZES), indirect=True)
def test_every_tie_fits_its_ends_and_is_noted_once(asked):
    made, basis = asked
    known = made.reading.where(Connection)
    kind_of = {node.id: node.kind for node in basis.web.nodes}
    for one in known:
        one.check()
        assert not any(one.repeats(other) for other in known)
        for ref, is_person in zip((one.from_id, one.to_id), one.kind.needs_persons, strict=True):
            assert is_person is None or ref not in kind_of or is_person is (kind_of[ref] is ContactKind.PERSON)
