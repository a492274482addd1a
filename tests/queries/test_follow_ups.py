"""Follow-ups by themselves: one, and those of later days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.checks import RemoveCheck
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.handover_items import RemoveHandoverItem
from suidesk.commands.interactions import RemoveInteraction
from suidesk.commands.needs import RemoveNeed
from suidesk.commands.projects import AddProject
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import ABOUT, FollowUp
from suidesk.queries.follow_ups import FollowUpPage, FollowUpsOpen
from suidesk.queries.subjects import subjects_of
from suidesk.store.rows import type_of
from tests.commands.worlds import settle
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def test_one_with_the_name_of_what_it_is_about(made):
    project = made.run(AddProject(name="Lunch"))
    ref = made.run(AddFollowUp(text="Ring", due_on=made.today, kind=Kind.PROJECT, ref_id=project))
    row = made.desk.ask(FollowUpPage(ref))
    assert (row.follow_up.text, row.about, row.owner) == ("Ring", "Lunch", "")
    with pytest.raises(SuideskError) as refused:
        made.desk.ask(FollowUpPage("none"))
    assert refused.value.code == "not_found"


def test_those_after_a_day(made):
    for days in (-1, 0, 14, 15):
        made.run(AddFollowUp(text=str(days), due_on=made.today + timedelta(days=days)))
    assert [row.follow_up.text for row in made.desk.ask(FollowUpsOpen())] == ["-1", "0", "14", "15"]
    later = FollowUpsOpen(after=made.today + timedelta(days=14))
    assert [row.follow_up.text for row in made.desk.ask(later)] == ["15"]


def test_every_kind_of_record_is_named_and_opened(made):
    """The world of the tests has one of each."""
    settle(made)
    reading = made.desk._reading
    for kind in ABOUT:
        record = reading.where(type_of[kind])[0]
        ref = made.run(AddFollowUp(text="Look again", due_on=made.today, kind=kind, ref_id=record.id))
        found = subjects_of(reading, [reading.get(FollowUp, ref)])
        assert set(found) == {record.id}, kind
        name, opens = found[record.id]
        assert name or kind is Kind.COMMITMENT, kind
        assert (opens is None) == (kind is Kind.EXPORT), kind
        if opens is not None:
            assert reading.get(type_of[opens[0]], opens[1])


@pytest.mark.parametrize(
    ("kind", "remove"),
    [
        (Kind.NEED, RemoveNeed),
        (Kind.INTERACTION, RemoveInteraction),
        (Kind.CHECK_SEEN, RemoveCheck),
        (Kind.HANDOVER_ITEM, RemoveHandoverItem),
    ],
)
def test_what_to_do_about_a_small_record_outlives_it(made, kind, remove):
    settle(made)
    reading = made.desk._reading
    record = reading.where(type_of[kind])[0]
    ref = made.run(AddFollowUp(text="Look again", due_on=made.today, kind=kind, ref_id=record.id))
    made.run(remove(id=record.id))
    left = reading.get(FollowUp, ref)
    assert (left.text, left.kind, left.ref_id) == ("Look again", None, None)
