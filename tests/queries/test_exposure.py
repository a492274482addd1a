"""What the end of a grant exposes: counted once each, as of a day, with what would follow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.workload import AddCommitment, ChangeCommitment
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import GrantStage, UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import CommitmentKind, CommitmentState
from suidesk.queries.exposure import EndingsAhead, Exposed, GrantEnding, exposed_by
from tests.stores import made_store

S = GrantStage
DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


class Hood:
    """A kitchen with two roles, a garden with none, and an office with a post, all paid from one grant."""

    def __init__(self, made):
        self.made, self.run, today = made, made.run, made.today
        self.ana, self.ben, self.cas = (self.run(AddPerson(given=name)) for name in ("Ana", "Ben", "Cas"))
        self.fund = self.run(AddOrganisation(display_name="Fund"))
        self.kitchen, self.garden, self.other = (
            self.run(AddProject(name=name)) for name in ("Kitchen", "Garden", "Other")
        )
        self.cook = self.run(AddRole(name="Cook", project_id=self.kitchen, is_critical=True))
        self.washer = self.run(AddRole(name="Washer", project_id=self.kitchen))
        self.officer = self.run(AddRole(name="Officer", organisation_id=self.fund))
        self.run(AddRole(name="Elsewhere", project_id=self.other))
        self.uses = tuple(
            Use(kind, ref)
            for kind, ref in (
                (UseKind.PROJECT, self.kitchen),
                (UseKind.PROJECT, self.garden),
                (UseKind.ROLE, self.cook),
                (UseKind.ROLE, self.officer),
            )
        )
        self.grant = self.run(
            AddGrant(title="Winter", stage=S.ACTIVE, ends_on=today + 30 * DAY, uses=self.uses, funder_id=self.fund)
        )

    def counts(self):
        return exposed_by(self.made.reading, [self.grant], self.made.today)[self.grant]


@pytest.fixture
def hood(made):
    return Hood(made)


def ask(made, query):
    return made.desk.ask(query)


def test_roles_of_paid_projects_count_and_each_only_once(hood):
    assert hood.counts() == Exposed(projects=2, roles=3, people=0, promises=0, minutes=0)


def test_people_are_those_who_hold_its_roles_or_promised_it_time(hood, made):
    run, today = hood.run, made.today
    run(AddAssignment(role_id=hood.cook, person_id=hood.ana))
    run(AddAssignment(role_id=hood.washer, person_id=hood.ana))
    run(AddCommitment(person_id=hood.ana, project_id=hood.kitchen, role_id=hood.cook, minutes=120))
    run(AddCommitment(person_id=hood.ben, project_id=hood.garden, minutes=90))
    run(AddCommitment(person_id=hood.cas, project_id=hood.other, minutes=600))
    assert hood.counts() == Exposed(projects=2, roles=3, people=2, promises=2, minutes=210)
    # Only what holds today: not what begins later, has ended, was released or is a thing to bring.
    run(AddCommitment(person_id=hood.cas, project_id=hood.garden, minutes=10, from_on=today + DAY))
    run(
        AddCommitment(
            person_id=hood.cas, project_id=hood.garden, minutes=10, from_on=today - 9 * DAY, until_on=today - DAY
        )
    )
    gone = run(AddCommitment(person_id=hood.cas, project_id=hood.garden, minutes=10))
    run(ChangeCommitment(id=gone, state=CommitmentState.RELEASED))
    run(
        AddCommitment(
            person_id=hood.cas, project_id=hood.garden, kind=CommitmentKind.DELIVERABLE, title="A cake", due_on=today
        )
    )
    run(AddAssignment(role_id=hood.officer, person_id=hood.cas, from_on=today - 9 * DAY, until_on=today - DAY))
    assert hood.counts() == Exposed(projects=2, roles=3, people=2, promises=2, minutes=210)
    run(AddAssignment(role_id=hood.officer, person_id=hood.cas, from_on=today, until_on=today))
    assert hood.counts().people == 3


def test_grants_are_counted_apart(hood, made):
    garden = (Use(UseKind.PROJECT, hood.garden),)
    other = hood.run(AddGrant(title="Garden", uses=garden))
    bare = hood.run(AddGrant(title="Bare"))
    found = exposed_by(made.reading, [hood.grant, other, bare], made.today)
    assert found == {hood.grant: Exposed(2, 3), other: Exposed(1), bare: Exposed()}
    assert exposed_by(made.reading, [], made.today) == {}


def test_an_ending_names_what_hangs_on_it(hood, made):
    hood.run(AddAssignment(role_id=hood.officer, person_id=hood.ben))
    found = ask(made, GrantEnding(hood.grant, made.today))
    assert found.ends_on == made.today + 30 * DAY
    assert found.counts == Exposed(projects=2, roles=3, people=1)
    assert [(one.kind, one.name) for one in found.projects] == [(Kind.PROJECT, "Garden"), (Kind.PROJECT, "Kitchen")]
    assert [(one.name, one.note, one.is_critical) for one in found.roles] == [
        ("Cook", "Kitchen", True),
        ("Officer", "Fund", False),
        ("Washer", "Kitchen", False),
    ]
    assert [(one.kind, one.id, one.name) for one in found.people] == [(Kind.CONTACT, hood.ben, "Ben")]
    assert found.following.id == ""
    with pytest.raises(SuideskError, match="not_found"):
        ask(made, GrantEnding("none", made.today))


def test_what_another_grant_pays_longer_is_said(hood, made):
    garden = (Use(UseKind.PROJECT, hood.garden),)
    hood.run(AddGrant(title="Short", stage=S.ACTIVE, ends_on=made.today + 30 * DAY, uses=garden))
    hood.run(AddGrant(title="Hoped for", stage=S.APPLIED, ends_on=made.today + 90 * DAY, uses=garden))
    assert [one.other for one in ask(made, GrantEnding(hood.grant, made.today)).projects] == [None, None]
    hood.run(AddGrant(title="Long", stage=S.AWARDED, ends_on=made.today + 31 * DAY, uses=garden))
    assert [one.other for one in ask(made, GrantEnding(hood.grant, made.today)).projects] == ["Long", None]


def test_what_would_follow_is_what_the_rule_of_renewals_sees(hood, made):
    def following():
        found = ask(made, GrantEnding(hood.grant, made.today)).following
        return found.title, found.stage, found.is_applied

    assert following() == ("", None, False)
    hood.run(AddGrant(title="Named", stage=S.DRAFTING, predecessor_id=hood.grant))
    assert following() == ("Named", S.DRAFTING, False)
    hood.run(AddGrant(title="Same things", stage=S.APPLIED, uses=hood.uses))
    assert following() == ("Same things", S.APPLIED, True)


def test_endings_ahead_are_of_money_in_hand_by_their_day(hood, made):
    today = made.today
    for title, stage, days in (
        ("Today", S.REPORTING, 0),
        ("Yesterday", S.ACTIVE, -1),
        ("Later", S.AWARDED, 400),
        ("Far", S.ACTIVE, 401),
        ("Hoped for", S.APPLIED, 5),
        ("Closed", S.CLOSED, 5),
    ):
        hood.run(AddGrant(title=title, stage=stage, ends_on=today + days * DAY))
    found = ask(made, EndingsAhead(today, today + 400 * DAY))
    assert [(one.title, one.counts) for one in found] == [
        ("Today", Exposed()),
        ("Winter", Exposed(2, 3)),
        ("Later", Exposed()),
    ]
    assert [one.title for one in ask(made, EndingsAhead(today, today + 400 * DAY, limit=1))] == ["Today"]
    assert ask(made, EndingsAhead(today + 900 * DAY, today + 901 * DAY)) == []
