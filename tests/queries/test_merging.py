"""What is shown before a merge is what the merge then does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.fields import OwnValue
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.merging import Fate
from suidesk.domain.people import PointKind, Sector
from suidesk.queries.merging import MergePreview
from suidesk.queries.people import ContactPage
from suidesk.wording.merging import kept_in
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def pair(made):
    """Two entries of one person who differ in nearly everything."""
    first = AddPerson(
        given="Åsa", family="Kjær", languages=("Dansk",), tags=("garden",), notes="Has the key.", source="School",
        points=(Point(PointKind.EMAIL, "asa@example.org"),), fields=(OwnValue("Hat", "red"), OwnValue("Shoe", "38")),
    )  # fmt: skip
    second = AddPerson(
        given="Aasa", family="Kjaer", languages=("Dansk", "English"), tags=("garden",), notes="Likes tea.",
        source="Market", lawful_basis="consent", do_not_contact=True,
        points=(Point(PointKind.EMAIL, "ASA@example.org"), Point(PointKind.PHONE, "+45 00 12 34 56")),
        fields=(OwnValue("Hat", "blue"), OwnValue("Shoe", "38")),
    )  # fmt: skip
    ids = made.run(first), made.run(second)
    made.run(AddVolunteer(id=ids[0], capacity_minutes=120, started_on=made.today, skills=("sewing",)))
    made.run(AddVolunteer(id=ids[1], capacity_minutes=60, left_on=made.today - timedelta(days=9), skills=("cooking",)))
    made.run(AddCommitment(person_id=ids[1], minutes=60))
    made.run(LogTime(person_ids=(ids[1],), minutes=30))
    made.run(LogTime(person_ids=(ids[1],), minutes=40, day=made.today - timedelta(days=1)))
    return ids


def preview(made, keep, other):
    return made.desk.ask(MergePreview(keep, other))


def fates(found):
    return {(line.what, line.name, line.kept or line.other): line.fate for line in found.lines}


def test_every_value_with_what_becomes_of_it(made, pair):
    found = fates(preview(made, *pair))
    day = str(made.today)
    assert found == {
        ("display_name", "", "Åsa Kjær"): Fate.BESIDE,
        ("lawful_basis", "", "consent"): Fate.FILLS,
        ("source", "", "School"): Fate.BESIDE,
        ("point", "email", "asa@example.org"): Fate.SAME,
        ("point", "phone", "+45 00 12 34 56"): Fate.FILLS,
        ("languages", "", "Dansk"): Fate.JOINS,
        ("tags", "", "garden"): Fate.SAME,
        ("notes", "", "Has the key."): Fate.JOINS,
        ("do_not_contact", "", "yes"): Fate.FILLS,
        ("status", "", "active"): Fate.SAME,
        ("capacity_minutes", "", "120"): Fate.BESIDE,
        ("started_on", "", day): Fate.STAYS,
        ("left_on", "", str(made.today - timedelta(days=9))): Fate.BESIDE,
        ("skills", "", "sewing"): Fate.JOINS,
        ("field", "Hat", "red"): Fate.JOINS,
        ("field", "Shoe", "38"): Fate.SAME,
    }


def test_how_much_moves(made, pair):
    assert preview(made, *pair).moves == {"commitments": 1, "time_entries": 2}


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_merge_does_what_was_shown(made, pair, is_turned):
    keep, other = reversed(pair) if is_turned else pair
    shown = preview(made, keep, other)
    made.run(MergeContacts(keep_id=keep, other_id=other))
    about = made.desk.ask(ContactPage(keep))
    fields = {name: value for name, value, _ in about.fields}
    for line in shown.lines:
        if line.fate is Fate.BESIDE:
            assert line.other in fields[kept_in(line.what)].split("\n")
        if line.what in {"display_name", "source", "lawful_basis"}:
            assert getattr(about.contact, line.what) == (line.kept or line.other)
        if line.what == "field":
            assert set(fields[line.name].split("\n")) == {line.kept, line.other} - {""}
    raws = [line.kept or line.other for line in shown.lines if line.what == "point"]
    assert [point.raw for point in about.points] == raws


def test_one_archived_of_two_comes_back_and_the_user_is_told(made, pair):
    keep, other = pair
    made.run(ArchiveContacts(ids=(keep,)))
    made.run(ChangeDesk(me_id=other))
    found = preview(made, keep, other)
    assert fates(found)["archived_on", "", str(made.today)] is Fate.ENDS
    assert found.other_is_me
    made.run(MergeContacts(keep_id=keep, other_id=other))
    assert made.desk.ask(ContactPage(keep)).contact.archived_on is None


def test_organisations_too_and_what_cannot_be_one_is_refused(made, pair):
    first = made.run(AddOrganisation(display_name="Fund", sector=Sector.PRIVATE))
    second = made.run(AddOrganisation(display_name="Fund"))
    assert fates(preview(made, first, second)) == {
        ("display_name", "", "Fund"): Fate.SAME,
        ("sector", "", "private"): Fate.STAYS,
    }
    made.run(ChangeContact(id=first, notes="x"))
    for other, code in ((first, "refers_to_itself"), (pair[0], "different_kinds"), ("nobody", "not_found")):
        with pytest.raises(SuideskError) as caught:
            preview(made, first, other)
        assert caught.value.code == code
