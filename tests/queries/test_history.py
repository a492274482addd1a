"""The past of a record: every change of it and of its parts, column by column, and whether it still stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.funding import AddGrant, ChangeGrant, ChangeObligation, Duty, Use
from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.commands.projects import AddProject, AddRole, ChangeProject, ChangeRole
from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer
from suidesk.domain.funding import Obligation, ObligationKind, UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Field, FieldValue, PointKind
from suidesk.domain.projects import ProjectStage
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.history import PARTS, HistoryOf
from suidesk.store.rows import shape, type_of
from suidesk.wording.history import change_lines
from suidesk.wording.history_columns import HIDDEN, column_text
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def said(made, kind, ref, **more):
    past = made.desk.ask(HistoryOf(kind, ref, **more))
    return [[line for row in step.rows for line in change_lines(row, past.names)] for step in past.steps]


def test_columns_before_and_after_with_all_that_belongs_to_a_contact(made):
    points = (Point(PointKind.EMAIL, "asa@example.org"), Point(PointKind.PHONE, "1234"))
    ref = made.run(AddPerson(given="Åsa", points=points, tags=("keys",), languages=("Dansk",), notes="Soup"))
    made.run(AddPerson(given="Bram", tags=("keys",)))
    made.run(ChangeContact(id=ref, tags=("garden",)))
    made.run(ChangeContact(id=ref, points=(Point(PointKind.EMAIL, "kjaer@example.org"),), languages=()))
    made.run(ChangeContact(id=ref, family="Kjær", notes="", do_not_contact=True))
    made.run(AddVolunteer(id=ref, capacity_minutes=180, skills=("Sewing",)))
    made.run(ChangeVolunteer(id=ref, status=VolunteerStatus.PAUSED))
    field = Field.of("Shoe size")
    made.write(field, FieldValue.of(ref, field.id, "44"))
    assert said(made, Kind.CONTACT, ref) == [
        ["Shoe size added: 44"],
        ["Volunteering: Active → Paused"],
        ["Volunteering: Active", "Possible each week: 3 h", "Skill added: Sewing"],
        ["Family name: Kjær", "Not to be contacted: no → yes", "Notes: Soup → empty"],
        [
            "E-mail: asa@example.org → kjaer@example.org",
            "Phone removed: 1234",
            "Language removed: Dansk",
        ],
        ["Tag removed: keys", "Tag added: garden"],
        [
            "Given name: Åsa",
            "Notes: Soup",
            "E-mail added: asa@example.org",
            "Phone added: 1234",
            "Language added: Dansk",
            "Tag added: keys",
        ],
    ]


def test_a_project_with_its_roles_and_a_grant_with_its_duties(made):
    asa = made.run(AddPerson(given="Åsa"))
    cafe = made.run(AddProject(name="Café"))
    role = made.run(AddRole(name="Host", project_id=cafe))
    made.run(ChangeRole(id=role, is_critical=True))
    made.run(ChangeProject(id=cafe, lead_id=asa, stage=ProjectStage.RESTING))
    assert said(made, Kind.PROJECT, cafe) == [
        ["Stage: Running → Resting", "Led by: Åsa"],
        ["Role Host: Must never be empty: no → yes"],
        ["Role added: Host"],
        ["Name: Café", "Stage: Running"],
    ]
    duties = (Duty(ObligationKind.REPORT, TODAY),)
    grant = made.run(AddGrant(title="Warm", uses=(Use(UseKind.PROJECT, cafe),), duties=duties))
    (duty,) = made.reading.where(Obligation)
    made.run(ChangeObligation(id=duty.id, due_on=TODAY + timedelta(days=7)))
    made.run(ChangeGrant(id=grant, awarded_minor=120_000, uses=()))
    newest, moved, first = said(made, Kind.GRANT, grant)
    assert newest == ["Granted: £1,200", "What it pays for removed: Café"]
    assert moved == ["Report due: Wed 25 November 2026 → Wed 2 December 2026"]
    assert "What it pays for added: Café" in first
    assert "Report due added: Wed 25 November 2026" in first


def test_what_was_taken_back_no_longer_stands_and_stands_again_when_redone(made):
    ref = made.run(AddPerson(given="Åsa"))
    made.run(ChangeContact(id=ref, notes="Soup"))

    def stands():
        past = made.desk.ask(HistoryOf(Kind.CONTACT, ref))
        assert all(step.is_here for step in past.steps)
        return [(step.sort, step.stands) for step in past.steps]

    assert stands() == [("do", True), ("do", True)]
    made.desk.undo()
    assert stands() == [("undo", False), ("do", False), ("do", True)]
    made.desk.redo()
    assert stands() == [("redo", False), ("undo", False), ("do", True), ("do", True)]


def test_a_window_counts_the_rest_and_how_much_a_change_touched(made):
    refs = [made.run(AddPerson(given=str(number))) for number in range(2)]
    for number in range(5):
        made.run(ChangeContact(id=refs[0], notes=str(number)))
    past = made.desk.ask(HistoryOf(Kind.CONTACT, refs[0], offset=1, limit=2))
    assert (past.count, len(past.steps)) == (6, 2)
    assert [step.records for step in past.steps] == [1, 1]
    assert [step.code for step in past.steps] == ["ChangeContact", "ChangeContact"]


def test_what_the_desk_itself_writes_is_no_past_of_a_record(made):
    made.run(ChangeDesk(language="nl"))
    assert made.desk.ask(HistoryOf(Kind.CONTACT, "nobody")).steps == ()


def test_parts_that_are_gone_are_found_by_the_index(made):
    from suidesk.store.tables.city import IS_PART
    from suidesk.store.tables.journal import IS_CHANGED
    from suidesk.store.tables.neighbourhood import PART_OF

    sql = f"SELECT row_id FROM journal WHERE {PART_OF} = ? AND {IS_CHANGED} AND {IS_PART} AND tbl IN ('contact_tags')"
    plan = [step[-1] for step in made.connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",))]
    assert any("journal_parts" in step for step in plan)
    assert not any(step.startswith("SCAN") for step in plan)


TOLD = sorted({*PARTS, *(part for parts in PARTS.values() for part in parts)})


@pytest.mark.parametrize("kind", TOLD)
def test_every_column_has_a_name_or_is_hidden_on_purpose(kind):
    columns = set(shape(type_of[kind]).columns)
    assert columns >= HIDDEN[kind]
    assert {column for column in columns - HIDDEN[kind] if not column_text(kind, column)} == set()
