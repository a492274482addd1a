"""Conversations are noted with who took part, what follows, and people who are met for the first time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.interactions import ChangeInteraction, LogInteraction, NewPerson, NextStep, RemoveInteraction
from suidesk.commands.people import RemoveContact
from suidesk.domain.errors import SuideskError
from suidesk.domain.interactions import Interaction, InteractionKind, Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.reminders import FollowUp


def present(made, ref):
    return {one.contact_id for one in made.reading.where(Participant, interaction_id=ref)}


def test_a_conversation_is_noted_in_one_change_with_what_follows(made, asa, bram, fund, cafe, label):
    made.run(ChangeDesk(me_id=asa))
    before = made.rows()
    follow_up = NextStep(text="Bring the drill", due_on=made.today + timedelta(days=7))
    ref = made.run(
        LogInteraction(
            participant_ids=(bram, fund, bram),
            kind=InteractionKind.VISIT,
            summary="  Talked about the hall\n",
            project_id=cafe,
            is_ask=True,
            follow_up=follow_up,
        )
    )
    one = made.reading.get(Interaction, ref)
    assert (one.day, one.kind, one.summary) == (made.today, InteractionKind.VISIT, "Talked about the hall")
    assert (one.project_id, one.is_ask, one.by_id) == (cafe, True, asa)
    assert present(made, ref) == {bram, fund}
    (after,) = made.reading.where(FollowUp)
    assert (after.kind, after.ref_id, after.text, after.owner_id) == (Kind.CONTACT, bram, "Bring the drill", asa)
    assert label() == ("LogInteraction", {"name": "Bram van der Berg", "count": 2})
    made.desk.undo()
    assert made.rows() == before


def test_who_is_met_for_the_first_time_becomes_a_person(made, bram):
    ref = made.run(LogInteraction(participant_ids=(bram,), new_people=(NewPerson(given=" Ida ", family="Holm"),)))
    (ida,) = made.reading.where(Contact, display_name="Ida Holm")
    assert present(made, ref) == {bram, ida.id}


def test_somebody_must_have_been_there(made, bram, refused):
    assert refused(LogInteraction(summary="Alone")) == ("required", "participant_ids")
    assert refused(LogInteraction(participant_ids=("nobody",))) == ("not_found", None)
    assert refused(LogInteraction(new_people=(NewPerson(given=" "),))) == ("required", "new_people")
    ref = made.run(LogInteraction(participant_ids=(bram,)))
    assert refused(ChangeInteraction(id=ref, participant_ids=())) == ("required", "participant_ids")


def test_what_lies_ahead_is_no_conversation_yet(made, bram, refused):
    tomorrow = made.today + timedelta(days=1)
    assert refused(LogInteraction(participant_ids=(bram,), day=tomorrow)) == ("still_to_come", "day")
    ref = made.run(LogInteraction(participant_ids=(bram,), day=made.today))
    assert refused(ChangeInteraction(id=ref, day=tomorrow)) == ("still_to_come", "day")
    later = NextStep(text="  ", due_on=tomorrow)
    assert refused(LogInteraction(participant_ids=(bram,), follow_up=later)) == ("required", "follow_up.text")


def test_an_organisation_notes_nothing_itself(made, bram, fund, refused):
    assert refused(LogInteraction(participant_ids=(bram,), by_id=fund)) == ("not_a_person", "by_id")


def test_a_change_keeps_what_is_not_given(made, asa, bram, fund, cafe, label):
    ref = made.run(LogInteraction(participant_ids=(bram, fund), summary="Keys", project_id=cafe, is_ask=True))
    made.run(ChangeInteraction(id=ref, summary="The keys"))
    one = made.reading.get(Interaction, ref)
    assert (one.summary, one.project_id, one.is_ask, present(made, ref)) == ("The keys", cafe, True, {bram, fund})
    made.run(ChangeInteraction(id=ref, participant_ids=(asa,), project_id=None, is_ask=False))
    one = made.reading.get(Interaction, ref)
    assert (one.project_id, one.is_ask, present(made, ref)) == (None, False, {asa})
    assert label() == ("ChangeInteraction", {"name": "Åsa Kjær", "count": 1})


def test_a_conversation_goes_and_comes_back(made, bram, fund, label):
    ref = made.run(LogInteraction(participant_ids=(bram, fund)))
    before = made.rows()
    made.run(RemoveInteraction(id=ref))
    assert made.reading.find(Interaction, ref) is None
    assert present(made, ref) == set()
    assert label() == ("RemoveInteraction", {"name": "Bram van der Berg", "count": 2})
    made.desk.undo()
    assert made.rows() == before


def test_whoever_took_part_is_not_removed_unasked(made, bram, fund):
    made.run(LogInteraction(participant_ids=(bram, fund)))
    with pytest.raises(SuideskError) as caught:
        made.run(RemoveContact(id=bram))
    assert caught.value.params["counts"] == {"participants": 1}


def test_with_a_contact_goes_what_was_said_with_nobody_else(made, bram, fund):
    both = made.run(LogInteraction(participant_ids=(bram, fund)))
    made.run(LogInteraction(participant_ids=(bram,), summary="Private"))
    before = made.rows()
    made.run(RemoveContact(id=bram, together=True))
    assert [one.id for one in made.reading.where(Interaction)] == [both]
    assert present(made, both) == {fund}
    made.desk.undo()
    assert made.rows() == before
