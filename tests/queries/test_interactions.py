"""Conversations are found by who was there and what for, newest first, a window at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.interactions import ChangeInteraction, LogInteraction, RemoveInteraction
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddProject
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.interactions import (
    ConversationStart,
    InteractionCount,
    InteractionPage,
    InteractionsNewest,
    LastContact,
    last_days,
)
from suidesk.queries.search import AnythingMatching
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def hood(made):
    """Two people, an organisation and a project, with four conversations."""
    asa, bram = made.run(AddPerson(given="Åsa")), made.run(AddPerson(given="Bram"))
    fund, cafe = made.run(AddOrganisation(display_name="Fund")), made.run(AddProject(name="Café"))
    made.run(ChangeDesk(me_id=asa))
    for days, present, project in ((9, (bram,), None), (2, (fund, bram), cafe), (2, (fund,), None), (30, (asa,), cafe)):
        day = TODAY - timedelta(days=days)
        made.run(LogInteraction(participant_ids=present, day=day, project_id=project, summary=f"{days}"))
    return {"asa": asa, "bram": bram, "fund": fund, "cafe": cafe}


def said(rows):
    return [row.interaction.summary for row in rows]


def test_newest_first_of_everybody_with_somebody_and_for_a_project(made, hood):
    ask = made.desk.ask
    assert said(ask(InteractionsNewest())) == ["2", "2", "9", "30"]
    assert said(ask(InteractionsNewest(contact_id=hood["bram"]))) == ["2", "9"]
    assert said(ask(InteractionsNewest(project_id=hood["cafe"]))) == ["2", "30"]
    assert said(ask(InteractionsNewest(offset=1, limit=2))) == ["2", "9"]
    assert ask(InteractionCount()) == 4
    assert ask(InteractionCount(contact_id=hood["bram"])) == 2
    assert ask(InteractionCount(project_id=hood["cafe"])) == 2


def test_a_row_names_who_was_there_who_noted_it_and_what_it_was_for(made, hood):
    (row, _) = made.desk.ask(InteractionsNewest(project_id=hood["cafe"]))
    assert [(one.name, one.kind) for one in row.present] == [
        ("Bram", ContactKind.PERSON),
        ("Fund", ContactKind.ORGANISATION),
    ]
    assert (row.by, row.project, row.others(hood["bram"])) == ("Åsa", "Café", ["Fund"])
    assert made.desk.ask(InteractionPage(row.interaction.id)) == row


def test_when_somebody_was_last_spoken_with(made, hood):
    nadia = made.run(AddPerson(given="Nadia"))
    assert made.desk.ask(LastContact(hood["fund"])).interaction.day == TODAY - timedelta(days=2)
    assert made.desk.ask(LastContact(nadia)) is None
    assert last_days(made.reading, [hood["bram"], hood["asa"], nadia]) == {
        hood["bram"]: TODAY - timedelta(days=2),
        hood["asa"]: TODAY - timedelta(days=30),
    }


def test_a_form_begins_with_names_of_what_is_still_there(made, hood):
    start = made.desk.ask(ConversationStart((hood["fund"], "gone", hood["bram"]), hood["cafe"]))
    assert [one.name for one in start.present] == ["Fund", "Bram"]
    assert start.project == (hood["cafe"], "Café")
    assert made.desk.ask(ConversationStart((), "gone")).project is None


def test_what_is_gone_is_not_found(made):
    with pytest.raises(SuideskError) as caught:
        made.desk.ask(InteractionPage("gone"))
    assert caught.value.code == "not_found"


def test_what_was_said_is_found_newest_first_and_never_unasked(made, hood):
    for days, words in ((40, "The piano is out of tune"), (4, "A piano tuner: Søren knows one"), (3, "No music")):
        log = LogInteraction(participant_ids=(hood["bram"],), day=TODAY - timedelta(days=days), summary=words)
        ref = made.run(log)

    def found(text):
        return [hit.name for hit in made.desk.ask(AnythingMatching(text)) if hit.kind is Kind.INTERACTION]

    assert found("pian") == ["A piano tuner: Søren knows one", "The piano is out of tune"]
    assert found("soren") == ["A piano tuner: Søren knows one"]
    assert found("") == []
    made.run(ChangeInteraction(id=ref, summary="Much music"))
    assert found("music") == ["Much music"]
    made.run(RemoveInteraction(id=ref))
    assert found("music") == []
