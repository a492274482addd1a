"""What screens ask about funding: order and place in the list, what is owed, the timeline, sums by stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from suidesk.commands.funding import AddGrant, AddObligation, ChangeGrant, ChangeObligation, Duty, Use
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddProject, AddRole
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Grant, GrantStage, Obligation, ObligationKind, UseKind
from suidesk.queries.funding import (
    STILL_OWED,
    GrantCount,
    GrantPage,
    GrantPlace,
    GrantsFrom,
    GrantsMatching,
)
from suidesk.queries.funding_board import FundingByStage, GrantsByStage
from suidesk.queries.funding_timeline import FundingDates, FundingTimeline
from suidesk.rules.funding import is_still_owed
from tests.stores import made_store

K, S = ObligationKind, GrantStage


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def add(made):
    """Add a grant with duties given as (kind, days from today)."""

    def added(title, *duties, **values):
        dated = tuple(Duty(kind, made.today + timedelta(days=days)) for kind, days in duties)
        return made.run(AddGrant(title=title, duties=dated, **values))

    return added


def ask(made, query):
    return made.desk.ask(query)


def titles(made, **values):
    return [row.title for row in ask(made, GrantsMatching(**values))]


def test_a_duty_is_owed_in_the_store_exactly_when_the_rule_says_so(made):
    """Every stage with every kind, done and not done."""
    grant = made.run(AddGrant(title="Fund"))
    ref = made.run(AddObligation(grant_id=grant, kind=K.REPORT, due_on=made.today))
    for stage, kind, is_done in product(S, K, (False, True)):
        made.run(ChangeGrant(id=grant, stage=stage))
        made.run(ChangeObligation(id=ref, kind=kind, done_on=made.today if is_done else None))
        held = made.reading.get(Grant, grant), made.reading.get(Obligation, ref)
        sql = f"SELECT count(*) FROM obligations o JOIN grants ON grants.id = grant_id WHERE {STILL_OWED}"
        assert bool(made.reading.value(sql)) is is_still_owed(held[1], held[0]), (stage, kind, is_done)


def test_the_nearest_duty_that_is_owed_comes_first_and_what_is_over_last(made, add):
    add("Later", (K.REPORT, 40), (K.APPLICATION, -300), stage=S.ACTIVE)
    add("Soon", (K.APPLICATION, 3))
    add("No date, ends", ends_on=made.today)
    add("No date")
    add("Late", (K.CLAIM, -2), stage=S.ACTIVE)
    add("Lost", (K.REPORT, -50), stage=S.DECLINED)
    assert titles(made) == ["Late", "Soon", "Later", "No date, ends", "No date", "Lost"]
    rows = {row.title: row for row in ask(made, GrantsMatching())}
    assert (rows["Later"].next_kind, rows["Later"].next_on) == (K.REPORT, made.today + timedelta(days=40))
    assert (rows["Lost"].next_kind, rows["Lost"].next_on) == (None, None)


def test_words_find_title_and_funder_and_stages_narrow(made, add):
    fund = made.run(AddOrganisation(display_name="Ærø Fund"))
    add("Tools", funder_id=fund)
    add("Garden tools", stage=S.ACTIVE)
    assert titles(made, text="tool") == ["Tools", "Garden tools"] or titles(made, text="tool") == [
        "Garden tools",
        "Tools",
    ]
    assert titles(made, text="ærø") == ["Tools"]
    assert titles(made, text="tools", stages=(S.ACTIVE,)) == ["Garden tools"]
    assert titles(made, text="nothing like it") == []
    assert ask(made, GrantCount("tools")) == 2
    assert ask(made, GrantCount("tools", (S.ACTIVE,))) == 1
    assert ask(made, GrantCount()) == 2


def test_every_grant_is_found_at_its_place(made, add):
    for number in range(7):
        add(f"Grant {number}", *([(K.REPORT, number % 3)] if number % 2 else []), stage=list(S)[number])
    rows = ask(made, GrantsMatching())
    assert [ask(made, GrantPlace(row.id)) for row in rows] == list(range(7))
    assert [ask(made, GrantsMatching(offset=at, limit=1))[0].id for at in range(7)] == [row.id for row in rows]
    narrowed = ask(made, GrantsMatching("grant", (S.PROSPECT, S.ACTIVE)))
    assert [ask(made, GrantPlace(row.id, "grant", (S.PROSPECT, S.ACTIVE))) for row in narrowed] == [0, 1]
    assert ask(made, GrantPlace(rows[-1].id, "zzz")) is None
    assert ask(made, GrantPlace("none")) is None


def test_a_page_has_the_names_of_everything_around_the_grant(made, add):
    fund = made.run(AddOrganisation(display_name="Fund"))
    owner = made.run(AddPerson(given="Åsa"))
    project = made.run(AddProject(name="Lunch"))
    cook = made.run(AddRole(name="Cook", project_id=project))
    officer = made.run(AddRole(name="Officer", organisation_id=fund))
    before = add("Before")
    uses = (Use(UseKind.ROLE, officer), Use(UseKind.ROLE, cook), Use(UseKind.PROJECT, project))
    ref = add("Fund it", (K.REPORT, 9), (K.CLAIM, 2), funder_id=fund, owner_id=owner, predecessor_id=before, uses=uses)
    duty = made.reading.where(Obligation, grant_id=ref, kind=K.REPORT.value)[0]
    made.run(ChangeObligation(id=duty.id, owner_id=owner))
    about = ask(made, GrantPage(ref))
    assert (about.funder, about.owner, about.predecessor) == ("Fund", "Åsa", "Before")
    assert [(one.obligation.kind, one.owner) for one in about.duties] == [(K.CLAIM, None), (K.REPORT, "Åsa")]
    assert [(one.use.kind, one.name, one.place) for one in about.uses] == [
        (UseKind.PROJECT, "Lunch", None),
        (UseKind.ROLE, "Cook", "Lunch"),
        (UseKind.ROLE, "Officer", "Fund"),
    ]
    with pytest.raises(SuideskError) as refused:
        ask(made, GrantPage("none"))
    assert refused.value.code == "not_found"


def test_the_timeline_has_what_runs_or_is_owed_within_its_days(made, add):
    first, last = made.today - timedelta(days=10), made.today + timedelta(days=10)

    def around(days):
        return made.today + timedelta(days=days)

    add("Runs", stage=S.ACTIVE, starts_on=around(-90), ends_on=around(90))
    add("Ended before", stage=S.REPORTING, ends_on=around(-11))
    add("Ends on the first day", stage=S.REPORTING, ends_on=around(-10))
    add("Starts after", stage=S.AWARDED, starts_on=around(11), ends_on=around(90))
    add("Owed", (K.APPLICATION, 10), (K.DECISION, 30))
    add("Owed later", (K.APPLICATION, 11))
    add("Settled", (K.APPLICATION, 3), stage=S.APPLIED)
    add("Closed", (K.REPORT, 3), stage=S.CLOSED, ends_on=around(5))
    found = ask(made, FundingTimeline(first, last))
    assert [grant.title for grant in found.grants] == ["Ends on the first day", "Owed", "Runs"]
    assert found.count == 3
    assert found.grants[1].duties == ((K.APPLICATION, around(10)),)
    few = ask(made, replace(FundingTimeline(first, last), limit=1))
    assert ([grant.title for grant in few.grants], few.count) == (["Ends on the first day"], 3)
    assert ask(made, FundingTimeline(around(500), around(600))).count == 0


def test_dates_are_what_is_late_what_comes_and_where_money_ends(made, add):
    add("A", (K.REPORT, -400), (K.CLAIM, 90), stage=S.ACTIVE, ends_on=made.today)
    add("B", (K.APPLICATION, 91), ends_on=made.today)
    add("C", stage=S.ACTIVE, ends_on=made.today - timedelta(days=1))
    found = [(one.kind, (one.day - made.today).days, one.title) for one in ask(made, FundingDates(made.today, 90))]
    assert found == [(K.REPORT, -400, "A"), (None, 0, "A"), (K.CLAIM, 90, "A")]
    assert len(ask(made, FundingDates(made.today, 90, limit=2))) == 2


def test_sums_by_stage_and_currency_take_what_was_awarded_else_what_was_asked(made, add):
    add("A", requested_minor=500)
    add("B", requested_minor=500, awarded_minor=300, stage=S.ACTIVE)
    add("C", awarded_minor=0, requested_minor=900, stage=S.ACTIVE)
    add("D", stage=S.ACTIVE, awarded_minor=7, currency="DKK")
    add("E", stage=S.CLOSED)
    found = [(one.stage, one.currency, one.count, one.minor) for one in ask(made, FundingByStage())]
    assert found == [
        (S.PROSPECT, "GBP", 1, 500),
        (S.ACTIVE, "DKK", 1, 7),
        (S.ACTIVE, "GBP", 2, 300),
        (S.CLOSED, "GBP", 1, 0),
    ]


def test_a_board_has_the_first_of_each_stage(made, add):
    for number in range(9):
        add(f"Prospect {number}", (K.APPLICATION, 50 - number))
    add("Runs", (K.REPORT, 3), stage=S.ACTIVE)
    add("No date", stage=S.ACTIVE)
    found = ask(made, GrantsByStage())
    prospects = [row.title for row in found if row.stage is S.PROSPECT]
    assert prospects == [f"Prospect {number}" for number in range(8, 0, -1)]
    active = [row for row in found if row.stage is S.ACTIVE]
    assert [(row.title, row.next_kind) for row in active] == [("Runs", K.REPORT), ("No date", None)]
    assert len(ask(made, GrantsByStage(each=1))) == 2
    assert len(ask(made, GrantsByStage(each=1000))) == 10


def test_the_grants_of_a_funder_newest_end_first(made, add):
    fund = made.run(AddOrganisation(display_name="Fund"))
    add("Old", funder_id=fund, ends_on=made.today)
    add("New", funder_id=fund, ends_on=made.today + timedelta(days=9))
    add("Another's")
    assert [grant.title for grant in ask(made, GrantsFrom(fund))] == ["New", "Old"]
