"""A merge taken apart, at once or long after: two entries again, and nothing of either is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.duplicates import TellApart
from suidesk.commands.erasing import EraseForGood
from suidesk.commands.fields import OwnValue, SetFieldValue
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.merging import MergeContacts
from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.unmerging import UnmergeContacts
from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer
from suidesk.commands.workload import AddCommitment, LogTime, RemoveTimeEntry
from suidesk.domain.duplicates import ToldApart
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactPoint, Field, FieldValue, PointKind
from suidesk.domain.volunteers import Volunteer, VolunteerSkill
from suidesk.domain.workload import TimeEntry
from suidesk.queries.merges import MergesInto, PartingPreview
from tests.stores import made_store, quick_folder


def filled(made):
    """Two entries of one person, each with something of every sort; gives their ids and more."""
    ids = {}
    ids["kept"] = made.run(
        AddPerson(
            given="Åsa", family="Kjær", languages=("Dansk",), tags=("garden",), notes="Has the key.", source="School",
            points=(Point(PointKind.EMAIL, "asa@example.org"),), fields=(OwnValue("Hat", "red"),),
        )
    )  # fmt: skip
    ids["other"] = made.run(
        AddPerson(
            given="Aasa", family="Kjaer", languages=("Dansk", "English"), tags=("kitchen",), notes="Likes tea.",
            source="Market", lawful_basis="consent",
            points=(Point(PointKind.EMAIL, "ASA@example.org"), Point(PointKind.PHONE, "+45 00 12 34 56")),
            fields=(OwnValue("Hat", "blue"), OwnValue("Shoe", "38")),
        )
    )  # fmt: skip
    ids["third"] = made.run(AddPerson(given="Bram"))
    ids["fund"] = made.run(AddOrganisation(display_name="Fund"))
    ids["café"] = made.run(AddProject(name="Café"))
    ids["role"] = made.run(AddRole(name="Host", project_id=ids["café"]))
    other = ids["other"]
    made.run(AddVolunteer(id=other, capacity_minutes=60, skills=("sewing",)))
    made.run(AddAssignment(role_id=ids["role"], person_id=other))
    made.run(AddCommitment(person_id=other, project_id=ids["café"], minutes=60))
    ids["hours"] = made.run(LogTime(person_ids=(other,), minutes=30, project_id=ids["café"]))[0]
    made.run(AddFollowUp(text="Ring", due_on=made.today, kind=Kind.CONTACT, ref_id=other))
    made.run(AddConnection(from_id=other, to_id=ids["third"]))
    made.run(AddConnection(from_id=ids["kept"], to_id=other))
    made.run(LogInteraction(participant_ids=(other, ids["third"]), day=made.today))
    made.run(TellApart(one_id=other, other_id=ids["third"]))
    return ids


@pytest.fixture
def ids(made):
    return filled(made)


def merged(made, ids):
    made.run(MergeContacts(keep_id=ids["kept"], other_id=ids["other"]))


def of(made, record, ref, column="contact_id"):
    return made.reading.where(record, **{column: ref})


def test_without_edits_it_is_what_undo_does(made, ids, label):
    before = made.rows()
    merged(made, ids)
    assert made.run(UnmergeContacts(kept_id=ids["kept"])) == ids["other"]
    assert made.rows() == before
    assert label() == ("UnmergeContacts", {"name": "Åsa Kjær", "other": "Aasa Kjaer"})
    made.desk.undo()
    made.desk.undo()
    assert made.rows() == before


def test_what_was_edited_since_stays_with_the_kept_one(made, ids):
    merged(made, ids)
    points = (Point(PointKind.EMAIL, "asa@example.org"), Point(PointKind.PHONE, "+45 00 12 34 56"))
    made.run(ChangeContact(id=ids["kept"], family="Kjær-Holm", notes="Moved.", points=points, tags=("garden", "choir")))
    made.run(LogTime(person_ids=(ids["kept"],), minutes=45))
    made.run(UnmergeContacts(kept_id=ids["kept"]))
    kept, other = (made.reading.get(Contact, ids[one]) for one in ("kept", "other"))
    assert (kept.display_name, kept.notes, kept.lawful_basis) == ("Åsa Kjær-Holm", "Moved.", None)
    assert (other.display_name, other.notes, other.lawful_basis) == ("Aasa Kjaer", "Likes tea.", "consent")
    assert [one.minutes for one in of(made, TimeEntry, ids["kept"], "person_id")] == [45]
    assert [one.minutes for one in of(made, TimeEntry, ids["other"], "person_id")] == [30]
    assert [one.raw for one in of(made, ContactPoint, ids["other"])] == ["ASA@example.org", "+45 00 12 34 56"]


def test_what_was_the_other_ones_goes_along_as_it_is_now(made, ids):
    merged(made, ids)
    shoe = Field.of("Shoe").id
    made.run(SetFieldValue(contact_id=ids["kept"], field_id=shoe, value="39"))
    made.run(ChangeVolunteer(id=ids["kept"], capacity_minutes=90, skills=("sewing", "baking")))
    made.run(UnmergeContacts(kept_id=ids["kept"]))
    assert {one.value for one in of(made, FieldValue, ids["kept"])} == {"red"}
    assert {one.value for one in of(made, FieldValue, ids["other"])} == {"blue", "39"}
    (profile,) = made.reading.where(Volunteer)
    assert (profile.id, profile.capacity_minutes) == (ids["other"], 90)
    assert len(made.reading.where(VolunteerSkill, volunteer_id=ids["other"])) == 2


def test_what_went_on_to_somebody_else_stays_there(made, ids):
    merged(made, ids)
    entry = made.reading.get(TimeEntry, ids["hours"])
    made.write(type(entry)(**{**vars(entry), "person_id": ids["third"]}))
    found = made.desk.ask(PartingPreview(ids["kept"]))
    assert (found.kept_name, found.other_name, found.stays) == ("Åsa Kjær", "Aasa Kjaer", {"time_entries": 1})
    assert found.back["commitments"] == 1
    made.run(UnmergeContacts(kept_id=ids["kept"]))
    assert made.reading.get(TimeEntry, ids["hours"]).person_id == ids["third"]


def test_of_several_merges_any_one_can_be_taken_apart(made, ids, refused):
    fourth = made.run(AddPerson(given="Aase", family="Kjær"))
    merged(made, ids)
    made.run(MergeContacts(keep_id=ids["kept"], other_id=fourth))
    found = made.desk.ask(MergesInto(ids["kept"]))
    assert [one.other_name for one in found] == ["Aase Kjær", "Aasa Kjaer"]
    made.run(UnmergeContacts(kept_id=ids["kept"], batch=found[1].batch, tell_apart=True))
    assert ToldApart.of(ids["kept"], ids["other"]) in made.reading.where(ToldApart)
    assert [one.other_id for one in made.desk.ask(MergesInto(ids["kept"]))] == [fourth]
    assert refused(UnmergeContacts(kept_id=ids["kept"], batch=found[1].batch)) == ("not_merged", None)
    made.run(UnmergeContacts(kept_id=ids["kept"]))
    assert refused(UnmergeContacts(kept_id=ids["kept"])) == ("not_merged", None)


def test_who_was_never_merged_or_is_gone_is_refused(made, ids, refused):
    assert refused(UnmergeContacts(kept_id=ids["third"])) == ("not_merged", None)
    merged(made, ids)
    made.desk.undo()
    assert refused(UnmergeContacts(kept_id=ids["kept"])) == ("not_merged", None)
    made.run(RemoveContact(id=ids["kept"], together=True))
    assert refused(UnmergeContacts(kept_id=ids["kept"])) == ("not_found", None)


def test_one_that_was_erased_for_good_does_not_come_back(made, ids, refused):
    merged(made, ids)
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=ids["other"]))
    assert made.desk.ask(MergesInto(ids["kept"])) == []
    assert refused(UnmergeContacts(kept_id=ids["kept"])) == ("merge_erased", None)


EDITS = {
    "rename": lambda made, ids: made.run(ChangeContact(id=ids["kept"], family="Holm")),
    "notes": lambda made, ids: made.run(ChangeContact(id=ids["kept"], notes="New.")),
    "tags": lambda made, ids: made.run(ChangeContact(id=ids["kept"], tags=("choir", "kitchen"))),
    "languages": lambda made, ids: made.run(ChangeContact(id=ids["kept"], languages=("English", "Polski"))),
    "points": lambda made, ids: made.run(
        ChangeContact(id=ids["kept"], points=(Point(PointKind.PHONE, "+45 00 12 34 56", "work"),))
    ),
    "hours": lambda made, ids: made.run(LogTime(person_ids=(ids["kept"],), minutes=7)),
    "no hours": lambda made, ids: made.run(RemoveTimeEntry(id=ids["hours"])),
    "profile": lambda made, ids: made.run(ChangeVolunteer(id=ids["kept"], capacity_minutes=90, skills=("baking",))),
    "tie": lambda made, ids: made.run(AddConnection(from_id=ids["kept"], to_id=ids["fund"])),
    "promise": lambda made, ids: made.run(AddCommitment(person_id=ids["kept"], minutes=15)),
    "apart": lambda made, ids: made.run(TellApart(one_id=ids["kept"], other_id=ids["third"])),
    "away": lambda made, ids: made.clock.advance(timedelta(days=20)),
}


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted(EDITS)), max_size=6))
def test_whatever_was_done_since_nothing_is_lost(edits):
    with quick_folder() as folder:
        from pathlib import Path

        made = made_store(Path(folder) / "store")
        ids = filled(made)
        before = made.rows()
        merged(made, ids)
        joined = made.rows()
        done = []
        for edit in edits:
            try:
                EDITS[edit](made, ids)
                done.append(edit)
            except SuideskError:
                continue
        edited = made.rows()
        made.run(UnmergeContacts(kept_id=ids["kept"]))
        after = made.rows()
        if edited == joined:
            assert after == before
        # Everybody is there, the other one as it was, and every part belongs to somebody who is there.
        assert set(after["contacts"]) == set(before["contacts"])
        assert after["contacts"][ids["other"]] == before["contacts"][ids["other"]]
        # Hours, promises and ties that there were, or came since, are there; none has become anybody's it was never.
        for table, column in (("time_entries", "person_id"), ("commitments", "person_id")):
            assert set(after[table]) == set(edited[table])
            for ref, row in after[table].items():
                assert row[column] == before[table].get(ref, edited[table][ref])[column]
        assert set(edited["connections"]) <= set(after["connections"])
        # Every number and word that either had, or that came since, still stands somewhere.
        for table, column in (("contact_points", "raw"), ("contact_languages", "language"), ("field_values", "value")):
            words = {row[column] for row in edited[table].values() if "Also known as" not in row[column]}
            known = {part for row in after[table].values() for part in (row[column], *row[column].split("\n"))}
            assert {part for word in words for part in word.split("\n")} - {"Aasa Kjaer", "Market"} <= known
        assert not made.connection.execute("PRAGMA foreign_key_check").fetchall()
        made.desk.undo()
        assert made.rows() == edited
        made.close()
