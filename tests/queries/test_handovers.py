"""Handovers: the list in order, one with everything in it, who leaves without one, and the pack."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.handover_items import AddHandoverItem, CompleteHandoverItem, WriteHandoverNote
from suidesk.commands.handovers import CancelHandover, FinishHandover, NameSuccessor, PlanHandover
from suidesk.commands.people import ChangeContact
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.domain.errors import SuideskError
from suidesk.domain.handovers import HandoverItem, HandoverState, ItemKind, Topic
from suidesk.domain.network import ConnectionKind
from suidesk.queries.handover_pack import PackFor
from suidesk.queries.handovers import HandoverCount, HandoverOf, HandoverPage, HandoverPlace, HandoversMatching
from suidesk.queries.leaving import Leaving, LeavingWithoutHandover
from tests.queries.leaving_world import settle, talked
from tests.stores import made_store

DAY = timedelta(days=1)
ALL = tuple(HandoverState)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def place(made):
    return settle(made)


@pytest.fixture
def leaving(made, place):
    return made.run(PlanHandover(leaver_id=place.asa, leaving_on=made.today + 60 * DAY))


def test_a_line_tells_how_far_it_is(made, place, leaving):
    (row,) = made.desk.ask(HandoversMatching())
    assert (row.leaver, row.leaver_id, row.leaving_on) == ("Åsa Kjær", place.asa, made.today + 60 * DAY)
    assert (row.passed, row.passing, row.unnamed, row.steps_done, row.steps) == (0, 6, 6, 0, 7)
    assert (row.next_step, row.next_on, row.state) == (
        Topic.SUCCESSOR_NAMED,
        made.today + 4 * DAY,
        HandoverState.PLANNED,
    )
    made.run(NameSuccessor(handover_id=leaving, successor_id=place.bram))
    key = next(one for one in made.reading.where(HandoverItem) if one.ref_id == "key")
    made.run(CompleteHandoverItem(id=key.id))
    (row,) = made.desk.ask(HandoversMatching())
    assert (row.passed, row.unnamed, row.steps_done, row.next_step) == (1, 0, 1, Topic.NOTES_WRITTEN)


def test_the_next_to_leave_comes_first_and_closed_ones_last(made, place, leaving):
    sooner = made.run(PlanHandover(leaver_id=place.bram, leaving_on=made.today + 9 * DAY))
    closed = made.run(PlanHandover(leaver_id=place.me, leaving_on=made.today))
    made.run(FinishHandover(id=closed))
    assert [row.id for row in made.desk.ask(HandoversMatching())] == [sooner, leaving]
    assert [row.id for row in made.desk.ask(HandoversMatching(states=ALL))] == [sooner, leaving, closed]
    assert [row.id for row in made.desk.ask(HandoversMatching(states=ALL, offset=1, limit=1))] == [leaving]
    assert [row.id for row in made.desk.ask(HandoversMatching("asa"))] == [leaving]
    assert made.desk.ask(HandoverCount("asa")) == 1
    assert made.desk.ask(HandoverCount(states=ALL)) == 3
    assert [made.desk.ask(HandoverPlace(ref, states=ALL)) for ref in (sooner, leaving, closed, "x")] == [0, 1, 2, None]


def test_one_with_all_it_consists_of(made, place, leaving):
    made.run(WriteHandoverNote(handover_id=leaving, topic=Topic.ADVICE, text="Ring first."))
    made.run(AddHandoverItem(handover_id=leaving, text="Say goodbye"))
    made.run(NameSuccessor(handover_id=leaving, successor_id=place.bram))
    about = made.desk.ask(HandoverPage(leaving))
    assert about.leaver == "Åsa Kjær"
    assert [step.topic for step in about.steps][:2] == [Topic.SUCCESSOR_NAMED, Topic.NOTES_WRITTEN]
    assert [(one.item.kind, one.name, one.place, one.successor) for one in about.passing] == [
        (ItemKind.ROLE, "Host", "Repair Café", "Bram van der Berg"),
        (ItemKind.ROLE, "Till", "Repair Café", "Bram van der Berg"),
        (ItemKind.COMMITMENT, "Host", "Repair Café", "Bram van der Berg"),
        (ItemKind.COMMITMENT, "Leaflet", "", "Bram van der Berg"),
        (ItemKind.HOLDING, "Bank", "Ærø Fund", "Bram van der Berg"),
        (ItemKind.HOLDING, "Hall", "", "Bram van der Berg"),
    ]
    assert about.passing[0].is_critical
    assert about.passing[2].minutes == 180
    assert about.passing[5].detail == "On her ring"
    assert about.notes == {Topic.ADVICE: "Ring first."}
    assert [one.text for one in about.others] == ["Say goodbye"]
    assert not about.is_all_passed_on
    with pytest.raises(SuideskError, match="not_found"):
        made.desk.ask(HandoverPage("none"))


def test_the_running_handover_of_a_person(made, place, leaving):
    assert made.desk.ask(HandoverOf(place.asa)) == leaving
    made.run(CancelHandover(id=leaving))
    assert made.desk.ask(HandoverOf(place.asa)) is None


def test_who_stops_without_a_handover(made, place):
    asked = LeavingWithoutHandover(made.today)
    till = Leaving(place.asa, "Åsa Kjær", made.today + 20 * DAY, ("Host", "Till"), 2)
    assert made.desk.ask(asked) == [till]
    made.run(ChangeVolunteer(id=place.bram, left_on=made.today + 3 * DAY))
    assert [one.person for one in made.desk.ask(asked)] == ["Bram van der Berg", "Åsa Kjær"]
    made.run(ChangeVolunteer(id=place.bram, left_on=made.today + 57 * DAY))
    made.run(AddAssignment(role_id=place.till, person_id=place.me, from_on=made.today + 21 * DAY))
    assert made.desk.ask(asked) == []


def test_a_planned_handover_is_enough(made, place):
    made.run(PlanHandover(leaver_id=place.asa, leaving_on=made.today + 20 * DAY))
    assert made.desk.ask(LeavingWithoutHandover(made.today)) == []


class TestPack:
    def test_it_says_whom_to_know_and_how_to_reach_them(self, made, place, leaving):
        talked(made, place.asa, place.me)
        pack = made.desk.ask(PackFor(leaving, made.today))
        assert pack.leaver_reach == ("+45 00 12 34 56",)
        assert [(one.name, one.post, one.tie, one.is_from_them, one.reach) for one in pack.people] == [
            ("Bram van der Berg", "Host, Repair Café", None, False, ()),
            ("Olga", "", ConnectionKind.TRUSTS, False, ("olga@example.org",)),
            ("Nadia", "", None, False, ()),
        ]

    def test_who_wants_no_contact_is_named_without_a_way_to_reach_them(self, made, place, leaving):
        made.run(ChangeContact(id=place.officer, do_not_contact=True))
        pack = made.desk.ask(PackFor(leaving, made.today))
        assert [one.reach for one in pack.people if one.name == "Olga"] == [()]

    def test_dates_of_the_grants_that_pay_for_it(self, made, place, leaving):
        pack = made.desk.ask(PackFor(leaving, made.today))
        assert [(one.grant, one.funder, one.kind, (one.day - made.today).days) for one in pack.dates] == [
            ("Tools", "Ærø Fund", "report", 30),
            ("Tools", "Ærø Fund", "report", 200),
        ]

    def test_for_one_successor_only_what_passes_to_them(self, made, place, leaving):
        key = next(one for one in made.reading.where(HandoverItem) if one.ref_id == "key")
        made.run(NameSuccessor(handover_id=leaving, successor_id=place.bram, item_ids=(key.id,)))
        pack = made.desk.ask(PackFor(leaving, made.today, place.bram))
        assert pack.successor == "Bram van der Berg"
        assert [one.name for one in pack.passing] == ["Hall"]
        assert place.bram not in [one.id for one in pack.people]
        assert len(made.desk.ask(PackFor(leaving, made.today)).passing) == 6
