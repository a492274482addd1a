"""Which grants pay for a project, what was spent, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.projects import AddProject, AddRole
from suidesk.domain.funding import GrantStage, Spend, UseKind
from suidesk.queries.project_money import MoneyFor
from tests.stores import made_store

DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def test_grants_of_a_project_with_spending_and_what_follows(made):
    cafe, other = made.run(AddProject(name="Café")), made.run(AddProject(name="Garden"))
    role = made.run(AddRole(name="Host", project_id=cafe))
    whole = made.run(
        AddGrant(
            title="Whole",
            stage=GrantStage.ACTIVE,
            ends_on=made.today + 90 * DAY,
            currency="EUR",
            uses=(Use(UseKind.PROJECT, cafe), Use(UseKind.ROLE, role)),
        )
    )
    made.run(AddGrant(title="Post", stage=GrantStage.ACTIVE, uses=(Use(UseKind.ROLE, role),)))
    made.run(AddGrant(title="Next", stage=GrantStage.APPLIED, predecessor_id=whole))
    made.run(AddGrant(title="Not ours", uses=(Use(UseKind.PROJECT, other),)))
    for number, (minor, currency) in enumerate(((1200, "EUR"), (300, "EUR"), (9000, "GBP"))):
        made.write(Spend(id=f"s{number}", grant_id=whole, day=made.today, minor=minor, currency=currency))
    post, paying = MoneyFor(cafe).fetch(made.reading)
    assert (post.grant.title, post.roles, post.spent_minor) == ("Post", ("Host",), None)
    assert (paying.grant.title, paying.roles, paying.spent_minor) == ("Whole", (), 1500)
    assert (paying.following.title, paying.following.is_applied) == ("Next", True)
    assert MoneyFor("none").fetch(made.reading) == []
