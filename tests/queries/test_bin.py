"""What was removed waits in the bin, comes back whole, or is erased for good."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.assets import AddAsset, ChangeAsset
from suidesk.commands.checks import NoteCheck
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.erasing import EraseForGood
from suidesk.commands.fields import OwnValue
from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.funding import AddGrant
from suidesk.commands.handover_items import WriteHandoverNote
from suidesk.commands.handovers import NameSuccessor, PlanHandover
from suidesk.commands.holdings import AddHolding, PassOnHolding
from suidesk.commands.interactions import LogInteraction, NewPerson, NextStep
from suidesk.commands.merging import MergeContacts
from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, ChangeProject, RemoveProject
from suidesk.commands.promises import HandOverCommitment
from suidesk.commands.reminders import CompleteReminder, DismissReminder
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.handovers import Topic
from suidesk.domain.kinds import Kind
from suidesk.domain.people import PointKind
from suidesk.queries.bin import BinCount, BinNow
from suidesk.queries.reminders import RemindersOpen
from suidesk.services.reminding import Reminding
from suidesk.wording.reminders import completion, evidence_lines, subject, title, why
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def amina(made):
    points = (Point(PointKind.EMAIL, "amina@example.org"),)
    ref = made.run(AddPerson(given="Amina", family="Yusuf", points=points, tags=("garden",), notes="Knows the baker."))
    made.run(ChangeContact(id=ref, points=(Point(PointKind.EMAIL, "secret@example.org"),)))
    made.run(AddCommitment(person_id=ref, minutes=60))
    return ref


def binned(made):
    return [(one.kind, one.name) for one in made.desk.ask(BinNow())]


def test_what_is_removed_waits_newest_first_and_comes_back_whole(made, amina):
    cafe = made.run(AddProject(name="Repair Café"))
    before = made.rows()
    made.run(RemoveContact(id=amina, together=True))
    made.run(RemoveProject(id=cafe))
    assert binned(made) == [(Kind.PROJECT, "Repair Café"), (Kind.CONTACT, "Amina Yusuf")]
    assert made.desk.ask(BinCount()) == 2
    newest, person = made.desk.ask(BinNow())
    assert (newest.together, person.together) == (1, 4)
    made.desk.undo(person.batch)
    assert binned(made) == [(Kind.PROJECT, "Repair Café")]
    made.desk.undo(newest.batch)
    assert binned(made) == []
    assert made.rows() == before


def test_an_added_record_that_was_taken_back_is_not_asked_for_twice(made, amina):
    made.run(RemoveContact(id=amina, together=True))
    made.desk.undo()
    made.run(RemoveContact(id=amina, together=True))
    assert binned(made) == [(Kind.CONTACT, "Amina Yusuf")]


def test_a_merged_contact_can_be_had_back(made, amina):
    twin = made.run(AddPerson(given="Amina"))
    made.run(MergeContacts(keep_id=amina, other_id=twin))
    (one,) = made.desk.ask(BinNow())
    assert (one.id, one.code) == (twin, "MergeContacts")
    made.desk.undo(one.batch)
    assert binned(made) == []


def test_the_bin_is_a_window(made):
    refs = [made.run(AddProject(name=str(number))) for number in range(5)]
    for ref in refs:
        made.run(RemoveProject(id=ref))
    assert [one.name for one in made.desk.ask(BinNow(offset=1, limit=2))] == ["3", "2"]


def test_erasing_leaves_no_word_of_it_anywhere(made, amina):
    made.run(RemoveContact(id=amina, together=True))
    assert made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina)) > 4
    assert binned(made) == []
    tables = ("journal", "batches", "reminders", "tags")
    dump = str([made.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
    assert not any(word in dump for word in ("Amina", "Yusuf", "baker", "amina@", "secret@"))
    assert "garden" in dump, "the tag itself belongs to nobody"


def test_what_is_erased_can_not_be_taken_back(made, amina):
    made.run(RemoveContact(id=amina, together=True))
    (one,) = made.desk.ask(BinNow())
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina))
    before = made.rows()
    made.desk.undo(one.batch)
    assert made.rows() == before


def test_only_what_was_removed_can_be_erased(made, amina):
    with pytest.raises(SuideskError, match="not_removed"):
        made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina))


SECRETS = ("Zuleika", "Quartermain", "Marmaduke", "Oystercatcher", "whisper", "zq@", "0161-555", "kelpie")
"""Words that only the erased person brought: names of before and after, texts about her, ways to reach her."""


def told(made):
    """Everything that the store holds, the words of the index among it, as one text without capitals."""
    tables = [
        name
        for (name,) in made.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        if name not in {"search_words", "search_letters"}
    ]
    dump = [made.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    return str(dump).casefold()


def left_of(made, words=SECRETS):
    dump = told(made)
    # An index of threes of letters holds no whole word.
    return [word for word in words if word.casefold() in dump]


def tick(made):
    Reminding(made.desk, made.desk, None).tick(made.clock.now())


@pytest.fixture
def me(made):
    ref = made.run(AddPerson(given="Hanne"))
    made.run(ChangeDesk(me_id=ref))
    return ref


@pytest.fixture
def zuleika(made, me):
    """Somebody who has been everywhere: whatever a command can write about a person was written."""
    run, day = made.run, made.today
    stranger = NewPerson(given="Marmaduke", family="Oystercatcher")
    talk = run(LogInteraction(new_people=(stranger,), summary="A whisper at the door"))
    ref = made.reading.value("SELECT contact_id FROM participants WHERE interaction_id = ?", (talk,))
    points = (Point(PointKind.EMAIL, "zq@example.org"), Point(PointKind.PHONE, "0161-555 012"))
    run(ChangeContact(id=ref, given="Zuleika", family="Quartermain", points=points, notes="whisper"))
    run(ChangeContact(id=ref, points=points[:1], tags=("garden",), fields=(OwnValue("Pet", "kelpie"),)))
    twin = run(AddPerson(given="Zuleika", family="Quartermain-Kelpie", notes="a whisper too"))
    run(LogInteraction(participant_ids=(twin,), summary="whisper, whisper"))
    run(MergeContacts(keep_id=ref, other_id=twin))
    run(AddVolunteer(id=ref, capacity_minutes=60, emergency_contact="whisper"))
    cafe = run(AddProject(name="Repair Cafe", lead_id=ref))
    role = run(AddRole(name="Host", project_id=cafe, is_critical=True))
    run(AddAssignment(role_id=role, person_id=ref, until_on=day + timedelta(days=20)))
    run(AddAssignment(role_id=run(AddRole(name="Cook", project_id=cafe, is_critical=True)), person_id=ref))
    run(LogTime(person_ids=(ref, me), minutes=60, project_id=cafe))
    hall = run(AddAsset(name="Hall", offered_by_id=ref))
    key = run(AddHolding(holder_id=ref, asset_id=hall, location="Under the mat"))
    run(PassOnHolding(id=key, holder_id=me))
    run(ChangeAsset(id=hall, offered_by_id=None))
    run(AddHolding(holder_id=ref, asset_id=hall))
    given = run(AddCommitment(person_id=me, project_id=cafe, minutes=200, title="Tea"))
    run(HandOverCommitment(id=given, person_id=ref))
    fund = run(AddOrganisation(display_name="Fund"))
    run(AddConnection(from_id=ref, to_id=fund))
    run(AddGrant(title="Tools", funder_id=fund, owner_id=ref, ends_on=day + timedelta(days=60)))
    run(NoteCheck(person_id=ref, scheme="DBS", review_on=day + timedelta(days=5)))
    run(AddVolunteer(id=me))
    run(NoteCheck(person_id=me, scheme="DBS", seen_by_id=ref, review_on=day + timedelta(days=5)))
    leaving = run(PlanHandover(leaver_id=me, leaving_on=day + timedelta(days=9)))
    run(NameSuccessor(handover_id=leaving, successor_id=ref))
    own = run(PlanHandover(leaver_id=ref, leaving_on=day + timedelta(days=9)))
    run(WriteHandoverNote(handover_id=own, topic=Topic.ADVICE, text="whisper to the boiler"))
    for text in ("Ask about the whisper", "Bring kelpie food"):
        run(AddFollowUp(text=text, due_on=day, kind=Kind.CONTACT, ref_id=ref))
    run(AddFollowUp(text="Air the hall", due_on=day, kind=Kind.PROJECT, ref_id=cafe, owner_id=ref))
    made.desk.undo()
    run(LogInteraction(participant_ids=(ref, me), summary="Tea", follow_up=NextStep(text="whisper back", due_on=day)))
    tick(made)
    for row in made.desk.ask(RemindersOpen(made.clock.now())):
        run((DismissReminder if row.rule == "follow_up.due" else CompleteReminder)(id=row.id))
    done = run(AddFollowUp(text="whisper done", due_on=day, kind=Kind.CONTACT, ref_id=ref))
    tick(made)
    run(CompleteFollowUp(id=done))
    run(ChangeProject(id=cafe, lead_id=None))
    return ref


@pytest.fixture
def removed(made, zuleika):
    made.run(RemoveContact(id=zuleika, together=True))
    made.desk.undo()
    made.desk.redo()
    return zuleika


def test_no_word_of_an_erased_person_stays_anywhere(made, removed):
    assert len(left_of(made)) == len(SECRETS), "the words are there before"
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=removed))
    tick(made)
    assert left_of(made) == []
    assert all(word in told(made) for word in ("garden", "repair cafe", "hanne", "tea")), "what is others' stays"
    assert not [one for one in binned(made) if one[0] in {Kind.CONTACT, Kind.INTERACTION, Kind.HANDOVER}]


def test_reminders_whose_evidence_was_emptied_can_still_be_said(made, removed):
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=removed))
    for row in made.desk.ask(RemindersOpen(made.clock.now())):
        said = (title(row, made.today), why(row, made.today), subject(row), completion(row), *evidence_lines(row))
        assert all(isinstance(text, str) for text in said)


def test_all_that_is_left_can_still_be_taken_back(made, removed, me):
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=removed))
    while made.desk.next_undo() is not None:
        made.desk.undo(conflicts="skip")
    assert left_of(made) == []


def test_a_namesake_keeps_her_history(made):
    first, second = (made.run(AddPerson(given="Amina", family="Yusuf")) for _ in range(2))
    made.run(ChangeContact(id=second, notes="plays chess"))
    made.run(RemoveContact(id=first))
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=first))
    (labels,) = zip(*made.connection.execute("SELECT params FROM batches WHERE code = 'ChangeContact'"), strict=True)
    assert "Amina Yusuf" in labels[0]
    assert "plays chess" in told(made)


def test_a_talk_with_others_stays_theirs(made, amina, me):
    talk = made.run(LogInteraction(participant_ids=(amina, me), summary="About the shed"))
    made.run(RemoveContact(id=amina, together=True))
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina))
    assert made.reading.value("SELECT summary FROM interactions WHERE id = ?", (talk,)) == "About the shed"


def test_what_was_never_there_can_not_be_erased(made):
    with pytest.raises(SuideskError, match="not_found"):
        made.run(EraseForGood(kind=Kind.CONTACT, ref_id="nobody"))
