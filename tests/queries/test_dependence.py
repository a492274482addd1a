"""What nobody else covers, and what would be missing if somebody stopped tomorrow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddRole, ChangeProject, RemoveAssignment
from suidesk.commands.workload import AddCommitment
from suidesk.domain.assets import Holding, HoldingKind
from suidesk.domain.ids import ContactId, HoldingId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Capacity, ProjectStage
from suidesk.queries.dependence import SinglePointsOfFailure
from suidesk.queries.if_stopped import IfStopped
from tests.queries.leaving_world import settle, talked
from tests.stores import made_store

DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def place(made):
    return settle(made)


@pytest.fixture
def points(made):
    return lambda: made.desk.ask(SinglePointsOfFailure(made.today))


@pytest.fixture
def without(made):
    return lambda person: made.desk.ask(IfStopped(person, made.today))


class TestSinglePoints:
    def test_an_empty_desk_has_none(self, points):
        assert points().is_empty

    def test_what_hangs_on_one_person(self, place, points):
        found = points()
        assert not found.is_empty
        assert [(one.role, one.place, one.holders) for one in found.without_deputy] == [
            ("Till", "Repair Café", ("Åsa Kjær",))
        ]
        assert found.vacant == []
        assert [(one.asset, one.person) for one in found.keys] == [("Hall", "Åsa Kjær")]
        assert [(one.organisation, one.people) for one in found.signatories] == [
            ("Ærø Fund", ("Bram van der Berg", "Åsa Kjær"))
        ]
        assert [(one.person, one.minutes, one.whole) for one in found.carried] == [("Åsa Kjær", 180, 240)]
        # Both roles must be uncovered: Åsa alone holds the till, Åsa and Bram the other.
        assert [(one.project, one.people, one.critical) for one in found.hanging] == [
            ("Repair Café", ("Bram van der Berg", "Åsa Kjær"), 2)
        ]

    def test_contacts_that_one_person_alone_knows(self, made, place, points):
        (only,) = points().known_to_one
        assert (only.person, only.count, only.contacts) == ("Åsa Kjær", 2, ("Ærø Fund", "Olga"))
        talked(made, place.bram, place.officer)
        talked(made, place.me, place.fund)
        assert points().known_to_one == []

    def test_a_tie_among_those_outside_is_none_of_ours(self, made, place, points):
        # The officer of the fund knows the fund; that helps nobody here.
        talked(made, place.officer, place.fund)
        (only,) = points().known_to_one
        assert only.count == 2

    def test_what_the_user_alone_noted_counts_as_theirs(self, made, place, points):
        outside = made.run(AddRole(name="Clerk", organisation_id=place.fund))
        clerk = made.run(AddPerson(given="Clara"))
        made.run(AddAssignment(role_id=outside, person_id=clerk))
        talked(made, place.me, clerk)
        assert {one.person: one.contacts for one in points().known_to_one}["Nadia"] == ("Clara",)

    def test_a_role_that_nobody_holds_is_vacant(self, made, place, points):
        (held,) = made.reading.where(Assignment, role_id=place.till)
        made.run(RemoveAssignment(id=held.id))
        assert [(one.role, one.holders) for one in points().vacant] == [("Till", ())]

    @pytest.mark.parametrize("stage", [ProjectStage.FINISHED])
    def test_what_is_over_needs_nobody(self, made, place, points, stage):
        made.run(ChangeProject(id=place.cafe, stage=stage))
        found = points()
        assert (found.vacant, found.without_deputy, found.hanging, found.carried) == ([], [], [], [])

    def test_a_second_key_is_enough(self, made, place, points):
        made.write(Holding(id=HoldingId("second"), holder_id=ContactId(place.bram), asset_id="hall"))
        assert points().keys == []


class TestIfStopped:
    def test_roles_that_nobody_else_has(self, place, without):
        found = without(place.asa)
        assert [(one.role, one.is_uncovered, one.others) for one in found.roles] == [
            ("Till", True, ()),
            ("Host", False, ("Bram van der Berg",)),
        ]

    def test_projects_that_lose_something(self, place, without):
        (hit,) = without(place.asa).projects
        assert (hit.project, hit.is_lead, hit.minutes, hit.whole) == ("Repair Café", True, 180, 240)
        assert (hit.critical_lost, hit.critical) == (1, 2)

    def test_promises_holdings_and_grants(self, place, without):
        found = without(place.asa)
        assert found.minutes == 180
        assert [(one.title, one.minutes) for one in found.promises] == [("", 180), ("Leaflet", None)]
        assert [(one.kind, one.name, one.others) for one in found.holdings] == [
            (HoldingKind.KEY, "Hall", ()),
            (HoldingKind.SIGNATORY, "Bank", ("Bram van der Berg",)),
        ]
        assert [(one.title, one.funder) for one in found.grants] == [("Tools", "Ærø Fund")]

    def test_the_next_dates_in_order_and_not_beyond_three_months(self, made, place, without):
        assert [(one.kind, one.name, (one.day - made.today).days) for one in without(place.asa).dates] == [
            (Kind.FOLLOW_UP, "Ring Olga", 1),
            (Kind.COMMITMENT, "Leaflet", 9),
            (Kind.ASSIGNMENT, "Till", 20),
            (Kind.OBLIGATION, "Tools", 30),
        ]

    def test_contacts_that_only_they_know(self, place, without):
        found = without(place.asa)
        assert [(one.name, one.is_funder) for one in found.contacts] == [("Ærø Fund", True), ("Olga", False)]
        assert found.contact_count == 2

    def test_somebody_on_whom_nothing_hangs(self, place, without):
        assert without(place.officer).roles[0].role == "Officer"
        assert without(place.me).is_empty
        assert without(place.me).is_me
        assert not without(place.asa).is_me

    def test_a_shadow_and_a_finished_project_lose_nothing(self, made, place, without):
        made.run(AddAssignment(role_id=place.till, person_id=place.me, capacity=Capacity.SHADOW))
        assert without(place.me).is_empty
        made.run(AddCommitment(person_id=place.me, project_id=place.cafe, minutes=30))
        assert without(place.me).minutes == 30
        made.run(ChangeProject(id=place.cafe, stage=ProjectStage.FINISHED))
        assert (without(place.asa).roles, without(place.asa).projects) == ([], [])
