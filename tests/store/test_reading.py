"""What may be asked of an open store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from suidesk.domain.desk import DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.projects import Project
from suidesk.store.engine import sqlite
from suidesk.store.faults import expected_errors
from tests.domain.records import ORGANISATION, PERSON, POINT, PROJECT
from tests.stores import SITE


@pytest.fixture
def reading(made):
    made.write(PERSON, ORGANISATION, POINT, replace(PROJECT, lead_id="p"))
    return made.reading


def test_rows_one_and_value(reading):
    sql = "SELECT id, kind FROM contacts ORDER BY id DESC"
    assert reading.rows(sql) == [("p", "person"), ("o", "organisation")]
    assert reading.one(sql) == ("p", "person")
    assert reading.value(sql) == "p"
    assert reading.one(f"{sql} LIMIT 0") is None
    assert reading.value(f"{sql} LIMIT 0") is None


def test_records_come_as_the_domain_knows_them(reading):
    assert reading.records(Contact, "WHERE kind = ? ORDER BY id", ("person",)) == [PERSON]
    assert reading.where(Contact) == [ORGANISATION, PERSON]
    assert reading.where(Contact, kind="person", died_on=None) == [PERSON]
    assert reading.of_ids(Contact, ["p", "nobody", "p"]) == {"p": PERSON}
    assert reading.of_ids(Contact, []) == {}


def test_finding_and_getting(reading):
    assert reading.find(Contact, "p") == reading.get(Contact, "p") == PERSON
    assert reading.find(Contact, "nobody") is None
    with pytest.raises(SuideskError) as caught:
        reading.get(Project, "nobody")
    assert (caught.value.code, caught.value.params) == ("not_found", {"kind": "projects", "id": "nobody"})


def test_orphans_leave_out_what_belongs_to_the_record_itself(reading):
    assert reading.orphans(Kind.CONTACT, "p") == {"projects": 1}
    assert reading.orphans(Kind.CONTACT, "o") == {}
    assert reading.orphans(Kind.CONTACT, "nobody") == {}


def test_the_desk(reading):
    assert reading.desk() == DeskSettings(site_id=SITE)


def test_a_wrong_question_is_a_bug_and_passes_as_it_is(reading):
    with pytest.raises(sqlite.OperationalError):
        reading.rows("SELECT nothing FROM nowhere")


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "disk_full"), (27, "disk_full"), (30, "store_read_only"), (13, "store_read_only"), (5, "io_error")],
)
def test_what_the_system_refuses_is_said_as_our_own(tmp_path, number, code):
    with pytest.raises(SuideskError) as caught, expected_errors(tmp_path):
        raise OSError(number, "refused")
    assert (caught.value.code, caught.value.params) == (code, {"folder": str(tmp_path)})
    with pytest.raises(SuideskError) as caught, expected_errors():
        raise OSError(number, "refused")
    assert caught.value.params == {}
