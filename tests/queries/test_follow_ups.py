"""Follow-ups by themselves: one, and those of later days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.projects import AddProject
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.queries.follow_ups import FollowUpPage, FollowUpsOpen
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
