"""Whatever lists of records hold goes out and comes back: nothing changes here, all of it arrives elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.domain.funding import Grant, GrantStage, Obligation, ObligationKind
from suidesk.domain.people import Contact, ContactKind
from suidesk.domain.projects import Project, Role
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState, EntryKind, TimeEntry
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.interchange.sheets.guessing import kind_of_headings
from suidesk.interchange.sheets.kinds import sheets
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.writing import headings_of
from suidesk.services.importing import Counts
from tests.interchange.strategies import ids, tidy_texts
from tests.services.lists import brought_in, exported
from tests.stores import made_store, quick_folder

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
maybe_day = st.none() | days
# Every text that Unicode has, formulas, and few enough names that some are those of two.
titles = tidy_texts | st.sampled_from(["=1+1", "Tuin", "tuin", "a;b", 'say "no"', "'quoted", "-5", "@x"])
names = st.sampled_from(["Amina Yusuf", "AMINA YUSUF", "Bo", "=cmd", "a@b.org", "12"]) | tidy_texts
money = st.none() | st.integers(0, 10**14)


@st.composite
def worlds(draw):
    """Draw what records may refer to: contacts, projects and roles."""
    people = [
        Contact(id=ref, kind=ContactKind.PERSON, given="", display_name=draw(names)).named("en")
        for ref in draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    ]
    funders = [
        Contact(id=ref, kind=ContactKind.ORGANISATION, display_name=draw(names)).named("en")
        for ref in draw(st.lists(ids, min_size=1, max_size=2, unique=True))
        if ref not in {one.id for one in people}
    ]
    projects = [Project(id=ref, name=draw(titles)) for ref in draw(st.lists(ids, min_size=1, max_size=2, unique=True))]
    roles = [
        Role(id=ref, name=draw(titles), project_id=draw(st.sampled_from(projects)).id)
        for ref in draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    ]
    return people, funders, projects, roles


def ref_of(some):
    return st.sampled_from([one.id for one in some])


def maybe(some):
    return st.none() | ref_of(some)


def ordered(first, last):
    return (first, None) if first and last and last < first else (first, last)


@st.composite
def hours(draw, world):
    people, _, projects, _ = world
    return TimeEntry(
        id=draw(ids), person_id=draw(ref_of(people)), day=draw(days), minutes=draw(st.integers(1, 1440)),
        project_id=draw(maybe(projects)), start_min=draw(st.none() | st.integers(0, 1439)),
        kind=draw(st.sampled_from(EntryKind)),
    )  # fmt: skip


@st.composite
def promises(draw, world):
    people, _, projects, roles = world
    kind = draw(st.sampled_from(CommitmentKind))
    is_weekly = kind is CommitmentKind.WEEKLY
    from_on, until_on = ordered(draw(days if is_weekly else maybe_day), draw(maybe_day))
    return Commitment(
        id=draw(ids), person_id=draw(ref_of(people)), project_id=draw(maybe(projects)), role_id=draw(maybe(roles)),
        kind=kind, minutes=draw(st.integers(1, 10_080)) if is_weekly else None,
        title=draw(titles if not is_weekly else st.just("") | titles), from_on=from_on, until_on=until_on,
        due_on=draw(maybe_day if is_weekly else days), state=draw(st.sampled_from(CommitmentState)),
    )  # fmt: skip


@st.composite
def grants(draw, world):
    people, funders, _, _ = world
    starts_on, ends_on = ordered(draw(maybe_day), draw(maybe_day))
    return Grant(
        id=draw(ids), funder_id=draw(maybe([*funders, *people])), title=draw(titles),
        stage=draw(st.sampled_from(GrantStage)), requested_minor=draw(money), awarded_minor=draw(money),
        currency=draw(st.sampled_from(["GBP", "EUR", "DKK", "JPY", "KWD"])), is_restricted=draw(st.booleans()),
        starts_on=starts_on, ends_on=ends_on, owner_id=draw(maybe(people)),
        decision_weeks=draw(st.none() | st.integers(0, 260)), payment_weeks=draw(st.none() | st.integers(0, 260)),
    )  # fmt: skip


@st.composite
def obligations(draw, world):
    people, *_ = world
    grant = draw(grants(world))
    return [grant, *(
        Obligation(
            id=ref, grant_id=grant.id, kind=draw(st.sampled_from(ObligationKind)), due_on=draw(days),
            owner_id=draw(maybe(people)), done_on=draw(maybe_day),
        )
        for ref in draw(st.lists(ids, max_size=3, unique=True))
    )]  # fmt: skip


def distinct(some):
    return list({one.id: one for one in some}.values())


def chained(some, name):
    """Let each record but the first follow the one before it."""
    return [one if not at else type(one)(**{**vars(one), name: some[at - 1].id}) for at, one in enumerate(some)]


@st.composite
def desks(draw, kind):
    """Draw a world and the records of one kind in it."""
    world = draw(worlds())
    if kind is ListKind.OBLIGATIONS:
        return world, distinct(draw(obligations(world)))
    made = {ListKind.HOURS: hours, ListKind.COMMITMENTS: promises, ListKind.GRANTS: grants}[kind]
    records = distinct(draw(st.lists(made(world), min_size=1, max_size=4)))
    follows = {ListKind.COMMITMENTS: "replaces_id", ListKind.GRANTS: "predecessor_id"}.get(kind)
    return world, chained(records, follows) if follows and draw(st.booleans()) else records


KINDS = [ListKind.HOURS, ListKind.COMMITMENTS, ListKind.GRANTS, ListKind.OBLIGATIONS]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_records_come_back_unchanged_and_arrive_elsewhere(kind, data):
    world, records = data.draw(desks(kind))
    style, policy = data.draw(st.sampled_from(Style)), data.draw(st.sampled_from(Policy))
    things = [one for some in world for one in some]
    with quick_folder() as folder:
        made, other = made_store(Path(folder) / "store"), made_store(Path(folder) / "other")
        made.write(*things, *records)
        other.write(*things, *(one for one in records if kind is ListKind.OBLIGATIONS and isinstance(one, Grant)))
        before = made.rows()
        content = exported(made, kind, style, separator=data.draw(st.sampled_from([",", ";"])))
        back = brought_in(made, content, policy, kind=kind)
        assert back.batch is None
        assert made.rows() == before
        assert back.counts.read == back.counts.unchanged + back.counts.skipped
        lossless = exported(made, kind, Style.LOSSLESS)
        if back.counts.read:
            assert brought_in(made, lossless, policy, kind=kind).counts == Counts(unchanged=back.counts.read)
            there = brought_in(other, lossless, policy, kind=kind)
            assert there.counts == Counts(created=back.counts.read)
        table = sheet_table(kind)
        assert other.rows()[table] == before[table]
        made.close()
        other.close()


def sheet_table(kind):
    return next(sheet.record.kind_of.value for sheet in sheets() if sheet.kind is kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("style", Style)
def test_our_own_headings_tell_the_kind(kind, style, tmp_path):
    made = made_store(tmp_path / "store")
    headings = exported(made, kind, style).decode("utf-8-sig").strip().split(",")
    made.close()
    assert kind_of_headings(tuple(headings)) is kind


def test_contacts_are_still_contacts():
    for headings in (
        ("Name", "E-mail", "Phone", "Hours per week", "Project"),
        ("Voornaam", "Achternaam", "E-mail", "Mobiel", "Uren per week"),
        ("Name", "E-mail", "Tags"),
        ("First Name", "Last Name", "Title", "Company", "Business Street", "Start", "Notes"),
        ("Date", "Name", "Phone", "Hours"),
    ):
        assert kind_of_headings(headings) is None


def test_every_kind_writes_headings_for_all_its_places():
    for sheet in sheets():
        # What is kept with a record has the headings it came with.
        places = [column.place for column in sheet.columns if column.place is not Place.DETAIL]
        assert len(set(headings_of(sheet.kind, places, Style.SAFE))) == len(places)
