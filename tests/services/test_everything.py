"""A whole desk out and in again: the same desk; what is wrong in a file is told, and never brought in."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.everything import order_of_kinds
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.domain.errors import SuideskError
from suidesk.domain.references import REFERENCES
from suidesk.interchange.decisions import Fate
from suidesk.interchange.everything import is_everything, read_everything
from suidesk.interchange.merging import Policy
from suidesk.services.everything_in import bring_back, look_at, report_of
from suidesk.services.everything_out import PRIVATE_KINDS, EverythingCount, WantedEverything, save_everything
from tests.commands.worlds import settle
from tests.stores import Made, made_store, template

MADE_AT = datetime(2026, 5, 31, 9, 0, tzinfo=UTC)


def another(folder, seed):
    """Give a desk that gives out other ids."""
    shutil.copytree(template(), folder)
    return Made(folder, seed)


@pytest.fixture
def full(tmp_path):
    """A desk with a record of every kind."""
    made = made_store(tmp_path / "full")
    settle(made)
    yield made
    made.close()


@pytest.fixture
def new(tmp_path):
    """A desk in which there is nobody but its user."""
    made = another(tmp_path / "new", 2)
    made.run(ChangeDesk(me_id=made.run(AddPerson(given="Me"))))
    yield made
    made.close()


@pytest.fixture
def out(tmp_path):
    """Give a function that saves a desk to a file and gives what it holds."""

    def saved(made, *, has_private=True):
        path = tmp_path / "desk.json"
        save_everything(made.desk, path, WantedEverything(MADE_AT, has_private))
        return path.read_bytes()

    return saved


def back(made, content, **more):
    return bring_back(made.desk, lambda: None, look_at(made.desk, content), "desk.json", **more).result


def without_laptop(rows):
    rows["desk"] = {ref: {**row, "site_id": "", "seen_at": None} for ref, row in rows["desk"].items()}
    return rows


def changed(content, change):
    told = json.loads(content)
    change(told["records"])
    return json.dumps(told).encode()


def test_a_new_desk_becomes_the_desk_of_the_file(full, new, out):
    content = out(full)
    brought = back(new, content)
    assert brought.complaints == ()
    assert brought.has_desk
    assert without_laptop(new.rows()) == without_laptop(full.rows())
    assert out(new) == content


def test_one_undo_takes_it_back(full, new, out):
    before = new.rows()
    back(new, out(full))
    new.desk.undo()
    assert new.rows() == before


def test_the_second_time_nothing_changes(full, new, out):
    back(new, out(full))
    before, lines = new.rows(), len(new.journal())
    brought = back(new, out(full))
    assert brought.count(Fate.CREATED) == brought.count(Fate.UPDATED) == brought.count(Fate.REJECTED) == 0
    assert (new.rows(), len(new.journal())) == (before, lines)


def test_what_was_changed_here_stays_unless_it_is_to_be_overwritten(full, out):
    content = out(full)
    ref = full.connection.execute("SELECT id FROM contacts WHERE given = 'Nadia'").fetchone()[0]
    full.run(ChangeContact(id=ref, given="Nadja", notes="New here"))
    assert back(full, content).count(Fate.UPDATED) == 0
    assert back(full, content, policy=Policy.OVERWRITE).count(Fate.UPDATED) == 1
    assert full.rows()["contacts"][ref]["display_name"] == "Nadia"


def test_what_is_blank_here_is_filled_in(full, out):
    ref = full.connection.execute("SELECT id FROM contacts WHERE given = 'Nadia'").fetchone()[0]
    content = changed(out(full), lambda told: [one.update(notes="Knows everyone") for one in told["contacts"]])
    assert back(full, content).count(Fate.UPDATED) >= 1
    assert full.rows()["contacts"][ref]["notes"] == "Knows everyone"


def test_private_things_stay_unless_they_are_asked_for(full, new, out):
    content = out(full, has_private=False)
    told = json.loads(content)
    assert told["has_private"] is False
    assert not PRIVATE_KINDS & told["records"].keys()
    assert all("notes" not in one for one in told["records"]["contacts"])
    assert all("emergency_contact" not in one for one in told["records"]["volunteers"])
    assert back(new, content).complaints == ()


def test_a_file_without_private_things_takes_none_away(full, out):
    before = full.rows()
    assert back(full, out(full, has_private=False), policy=Policy.OVERWRITE).count(Fate.UPDATED) == 0
    assert full.rows() == before


def test_a_desk_with_people_keeps_its_settings(full, tmp_path, out):
    other = another(tmp_path / "other", 3)
    other.run(AddPerson(given="Me"))
    other.run(AddPerson(given="Somebody"))
    before = other.rows()
    brought = back(other, out(full))
    assert not brought.has_desk
    assert other.rows()["desk"] == before["desk"]
    assert before["contacts"].items() <= other.rows()["contacts"].items()
    other.close()


def test_counts_always_add_up(full, new, out):
    content = changed(out(full), lambda told: told["contacts"].append({"id": "x", "kind": "robot"}))
    brought = back(new, content)
    assert sum(brought.fates.values()) == read_everything(content).count
    assert report_of(brought)["rejected"] == 1


@pytest.mark.parametrize(
    ("table", "record", "code", "field"),
    [
        ("contacts", [1], "not_a_record", ""),
        ("contacts", "text", "not_a_record", ""),
        ("contacts", {"kind": "person"}, "no_id", "id"),
        ("contacts", {"id": "new", "kind": "robot"}, "not_such_a_field", "kind"),
        ("contacts", {"id": "new", "kind": "person", "given": 7}, "not_such_a_field", "given"),
        ("contacts", {"id": "new", "kind": "person", "given": "A", "died_on": "soon"}, "not_such_a_field", "died_on"),
        ("contacts", {"id": "new", "kind": "person"}, "required", "given"),
        (
            "time_entries",
            {"id": "n", "person_id": "nobody", "day": "2026-05-05", "minutes": 5},
            "refers_to_nothing",
            "person_id",
        ),
        (
            "contact_points",
            {"id": "n", "contact_id": "nobody", "kind": "email", "raw": "a@b.org"},
            "refers_to_nothing",
            "contact_id",
        ),
    ],
)
def test_what_is_no_such_record_is_refused_with_its_place(new, table, record, code, field):
    content = json.dumps({"format": "suidesk", "version": 1, "records": {table: [record]}}).encode()
    before = new.rows()
    brought = back(new, content)
    (complaint,) = brought.complaints
    assert (complaint.table, complaint.at, complaint.code, complaint.field) == (table, 1, code, field)
    assert brought.count(Fate.REJECTED) == 1
    assert new.rows() == before


def test_a_reference_to_what_did_not_come_is_left_out_where_it_can_be(full, new, out):
    content = changed(out(full), lambda told: told.pop("assets"))
    codes = {(one.table, one.code, one.field) for one in back(new, content).complaints}
    assert ("needs", "reference_left_out", "asset_id") in codes
    assert ("holdings", "refers_to_nothing", "asset_id") in codes


def test_a_later_version_s_tables_and_fields_are_told(full, new, out):
    def later(told):
        told["moods"] = [{"id": "1"}]
        told["contacts"][0]["shoe_size"] = 42

    brought = back(new, changed(out(full), later))
    codes = [(one.table, one.code, one.field) for one in brought.complaints]
    assert codes == [("contacts", "unknown_field", "shoe_size"), ("moods", "unknown_table", "")]


def test_the_same_id_twice_comes_once(full, new, out):
    content = changed(out(full), lambda told: told["projects"].append({**told["projects"][0], "name": "Other"}))
    (complaint,) = back(new, content).complaints
    assert complaint.code == "same_id_again"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_desk_file"),
        (b"[1, 2]", "not_a_desk_file"),
        (b'{"format": "suidesk"}', "not_a_desk_file"),
        (b'{"format": "other", "version": 1, "records": {}}', "not_a_desk_file"),
        (b'{"format": "suidesk", "version": 1, "records": {"contacts": [{"id": "1"', "not_a_desk_file"),
        (b'{"format": "suidesk", "version": 1, "records": {"contacts": {}}}', "not_a_desk_file"),
        (b'{"format": "suidesk", "version": 1, "records": ' + b"[" * 100_000, "not_a_desk_file"),
        (b'{"format": "suidesk", "version": 2, "records": {}}', "desk_file_too_new"),
        (b"\xff\xfe{}", "not_a_desk_file"),
    ],
)
def test_what_is_no_such_file_is_refused(content, code):
    with pytest.raises(SuideskError, match=code):
        read_everything(content)


def test_a_deep_record_is_refused_alone(new):
    deep = (
        b'{"format":"suidesk","version":1,"records":{"contacts":[{"id":"a","given":' + b"[" * 900 + b"]" * 900 + b"}]}}"
    )
    (complaint,) = back(new, deep).complaints
    assert complaint.code in {"not_a_record", "not_such_a_field"}


def test_the_file_is_known_by_its_beginning(full, out):
    assert is_everything(out(full))
    assert is_everything(b'\xef\xbb\xbf\n { "format" : "suidesk", "version": 1')
    assert not is_everything(b'{"grants": []}')


def test_cancelled_nothing_is_written_and_nothing_changed(full, new, out, tmp_path):
    content, before = out(full), new.rows()
    with pytest.raises(SuideskError, match="cancelled"):
        back(new, content, cancelled=lambda: True)
    assert new.rows() == before


def test_a_file_that_cannot_be_written_says_so(full, tmp_path):
    with pytest.raises(SuideskError, match="file_not_written"):
        save_everything(full.desk, tmp_path / "nowhere" / "desk.json", WantedEverything(MADE_AT))


def test_the_count_is_that_of_the_file(full, out):
    assert full.desk.ask(EverythingCount(has_private=True)) == read_everything(out(full)).count
    assert full.desk.ask(EverythingCount(has_private=False)) == read_everything(out(full, has_private=False)).count


def test_what_is_referred_to_comes_first():
    order = order_of_kinds()
    for one in REFERENCES:
        if one.to is not one.holder.kind_of:
            assert order.index(one.to) < order.index(one.holder.kind_of)
