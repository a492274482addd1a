"""The example neighbourhood: the same from the same seed, believable, and each rule has something to say of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest

from suidesk.commands.people import AddPerson
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Grant, GrantStage, Obligation
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactKind, ContactLanguage, ContactPoint, PointKind
from suidesk.domain.projects import Assignment, Capacity, Project, Role
from suidesk.domain.reminders import FollowUp, Severity
from suidesk.domain.volunteers import Absence, Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, EntryKind, TimeEntry, week_of
from suidesk.queries.desk import DeskPage
from suidesk.rules.engine import RULES, due
from suidesk.rules.facts import Facts, WeekMinutes
from suidesk.rules.facts_work import work_of
from suidesk.rules.thresholds import Settings
from suidesk.services.example.contacts import NUMBERS
from suidesk.services.example.ground import Ground
from suidesk.services.example.making import PART, make_example
from suidesk.services.example.names import COMMUNITIES
from suidesk.services.example.records import Example
from suidesk.services.example.size import NEIGHBOURHOOD, Size
from tests.stores import index_of, made_store, rebuilt_index_of

TODAY = date(2026, 11, 25)
# Every weekday, both ends of a year, a leap day, the middle of the holidays.
DAYS = [TODAY + timedelta(days=number) for number in range(7)] + [
    date(2026, 1, 1),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2026, 8, 3),
    date(2027, 1, 11),
    date(2027, 3, 28),
]
SOMEWHAT_LARGER = Size(people=700, organisations=130, volunteers=90, projects=17, grants=23, weeks=20)


def example(today=TODAY, seed=1, size=NEIGHBOURHOOD, language="en"):
    return Example(Ground(seed, today, language, "EUR"), size)


def by_type(records):
    found = defaultdict(list)
    for record in records:
        found[type(record)].append(record)
    return found


@pytest.fixture(scope="module")
def hood():
    return by_type(example().records())


def facts_of(found):
    weeks = defaultdict(lambda: defaultdict(list))
    for entry in found[TimeEntry]:
        weeks[entry.person_id][week_of(entry.day)].append(entry)
    return Facts(
        zone="Europe/Amsterdam",
        grants={one.id: one for one in found[Grant]},
        obligations=tuple(found[Obligation]),
        projects={one.id: one for one in found[Project]},
        roles={one.id: one for one in found[Role]},
        assignments=tuple(found[Assignment]),
        volunteers={one.id: one for one in found[Volunteer]},
        absences=tuple(found[Absence]),
        commitments=tuple(found[Commitment]),
        weeks={person: {monday: minutes(some) for monday, some in known.items()} for person, known in weeks.items()},
        follow_ups=tuple(found[FollowUp]),
        work=work_of(found[TimeEntry], found[Volunteer], max(entry.day for entry in found[TimeEntry])),
    )


def minutes(entries):
    paid = sum(entry.minutes for entry in entries if entry.kind is EntryKind.PAID)
    return WeekMinutes(sum(entry.minutes for entry in entries), paid)


def said(today, seed=1):
    found = due(facts_of(by_type(example(today, seed).records())), at_noon(today), Settings())
    assert found.faults == ()
    return found.dues


def at_noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_has_something_to_say_on_every_day_but_not_too_much(today, seed):
    dues = said(today, seed)
    assert 8 <= len(dues) <= 14
    heard = {(found.rule, found.severity) for found in dues}
    for rule in RULES:
        assert (rule.name, Severity.AMBER) in heard
        # A follow-up is late at most; nothing that a person wrote down for themselves is red.
        assert ((rule.name, Severity.RED) in heard) is (rule.name != "follow_up.due")


def test_it_has_the_size_that_was_asked_for(hood):
    kinds = Counter(contact.kind for contact in hood[Contact])
    assert kinds == {ContactKind.PERSON: 120, ContactKind.ORGANISATION: 20}
    assert (len(hood[Volunteer]), len(hood[Project]), len(hood[Grant])) == (40, 9, 10)
    assert {grant.stage for grant in hood[Grant]} == set(GrantStage)
    days = [entry.day for entry in hood[TimeEntry]]
    assert max(days) <= TODAY
    assert TODAY - timedelta(days=8 * 7) > min(days) >= TODAY - timedelta(days=54 * 7)


@pytest.mark.parametrize("size", [NEIGHBOURHOOD, SOMEWHAT_LARGER, Size(people=1), Size(projects=0), Size(people=3)])
def test_records_are_valid_and_name_only_what_came_before(size):
    known = defaultdict(set)
    for record in example(size=size).records():
        record.check()
        assert record.id not in known[record.kind_of]
        known[record.kind_of].add(record.id)
        for column, kind in (
            ("contact_id", Kind.CONTACT),
            ("person_id", Kind.CONTACT),
            ("lead_id", Kind.CONTACT),
            ("funder_id", Kind.CONTACT),
            ("organisation_id", Kind.CONTACT),
            ("tag_id", Kind.TAG),
            ("project_id", Kind.PROJECT),
            ("role_id", Kind.ROLE),
            ("grant_id", Kind.GRANT),
            ("predecessor_id", Kind.GRANT),
        ):
            ref = getattr(record, column, None)
            assert ref is None or ref in known[kind]
        if getattr(record, "ref_id", None):
            assert record.ref_id in known[Kind(record.kind.value)]


@pytest.mark.parametrize("size", [NEIGHBOURHOOD, SOMEWHAT_LARGER])
def test_the_number_of_records_is_guessed_about_right(size):
    count = sum(1 for _ in example(size=size).records())
    assert 0.7 * count < size.records < 1.4 * count


def test_a_larger_place_has_all_that_was_asked_for():
    found = by_type(example(size=SOMEWHAT_LARGER).records())
    assert len(found[Contact]) == 830
    assert [len(found[kind]) for kind in (Volunteer, Project, Grant)] == [90, 17, 23]
    names = [project.name for project in found[Project]]
    assert len(set(names)) == 17
    points = [point.normal for point in found[ContactPoint] if point.kind in (PointKind.EMAIL, PointKind.PHONE)]
    assert len(set(points)) == len(points)


def test_the_same_seed_and_day_make_the_same_and_others_another():
    assert list(example().records()) == list(example().records())
    names = [
        [contact.display_name for contact in by_type(example(today, seed).records())[Contact]]
        for today, seed in ((TODAY, 1), (TODAY, 2))
    ]
    assert names[0] != names[1]


def test_names_are_of_many_communities_and_keep_their_letters(hood):
    shown = " ".join(contact.display_name for contact in hood[Contact])
    assert set("øåæłç") <= set(shown.casefold())
    assert " van " in shown
    assert len({link.language for link in hood[ContactLanguage]}) >= 12
    assert len({contact.display_name for contact in hood[Contact]}) == 140


def test_names_are_sorted_in_the_language_of_the_desk():
    found = by_type(example(language="da").records())[Contact]
    assert all(contact == contact.named("da") for contact in found)
    assert any("{" in contact.sort_key for contact in found)


def test_every_community_has_names_enough():
    for community in COMMUNITIES:
        assert len(set(community.given)) == len(community.given) >= 10
        assert len(set(community.family)) == len(community.family) >= 10
        assert community.country in NUMBERS


HARMLESS = {
    PointKind.EMAIL: re.compile(r"[a-z0-9.@]+@([a-z0-9]+\.)?example\.org"),
    # Ofcom's numbers for drama; in the Netherlands and Denmark no subscriber's number begins with 0.
    PointKind.PHONE: re.compile(r"07700 900\d{3}|\+31 20 0\d\d \d\d \d\d|\+45 00 \d\d \d\d \d\d"),
    PointKind.URL: re.compile(r"https://[a-z0-9]+\.example\.org/"),
    PointKind.ADDRESS: re.compile(r".{5,}"),
}


def test_numbers_and_addresses_reach_nobody(hood):
    for point in hood[ContactPoint]:
        assert HARMLESS[point.kind].fullmatch(point.raw), point.raw


def test_nobody_works_before_they_came_after_they_left_or_while_away(hood):
    volunteers = {one.id: one for one in hood[Volunteer]}
    for entry in hood[TimeEntry]:
        volunteer = volunteers.get(entry.person_id)
        if volunteer is not None:
            assert volunteer.started_on <= entry.day
            assert volunteer.left_on is None or entry.day <= volunteer.left_on
        assert not any(absence.covers(entry.day) for absence in hood[Absence] if absence.person_id == entry.person_id)


def test_who_is_coming_has_given_no_hours_and_who_has_left_holds_nothing(hood):
    status = {one.id: one.status for one in hood[Volunteer]}
    assert Counter(status.values())[VolunteerStatus.ACTIVE] > 30
    coming = {ref for ref, found in status.items() if found in (VolunteerStatus.ENQUIRING, VolunteerStatus.ONBOARDING)}
    assert coming.isdisjoint(entry.person_id for entry in hood[TimeEntry])
    left = {ref for ref, found in status.items() if found is VolunteerStatus.LEFT}
    assert left
    for record in (*hood[Assignment], *hood[Commitment]):
        assert record.person_id not in left or record.until_on < TODAY


def test_every_critical_role_but_two_has_one_holder_today(hood):
    holders = Counter(one.role_id for one in hood[Assignment] if one.capacity is Capacity.HOLDER and one.covers(TODAY))
    vacant = [role.name for role in hood[Role] if role.is_critical and holders[role.id] != 1]
    assert vacant == ["Librarian of tools", "First aider"]


def test_the_year_has_a_summer_dip_and_holidays():
    found = by_type(example(date(2026, 11, 25)).records())[TimeEntry]
    by_month = Counter(entry.day.month for entry in found if entry.kind is EntryKind.VOLUNTEER)
    assert by_month[8] < 0.8 * by_month[10]
    christmas = [entry for entry in found if date(2025, 12, 24) <= entry.day <= date(2025, 12, 30)]
    usual = [entry for entry in found if date(2026, 10, 14) <= entry.day <= date(2026, 10, 20)]
    assert len(christmas) < 0.4 * len(usual)


class TestInAStore:
    def test_it_is_one_change_that_undo_passes_over(self, made):
        count = make_example(made.desk, TODAY)
        assert count < PART
        assert made.desk.next_undo() is None
        sorts = made.connection.execute("SELECT sort, code FROM batches ORDER BY no").fetchall()
        assert sorts[1:] == [] or sorts[-1] == ("internal", "FillWithExample")
        assert len([code for _, code in sorts if code == "FillWithExample"]) == 1
        assert made.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert index_of(made.connection) == rebuilt_index_of(made.connection)

    def test_it_has_a_user_and_takes_the_desks_currency(self, made):
        make_example(made.desk, TODAY)
        about = made.desk.ask(DeskPage())
        assert about.me == "Hanne Visser"
        assert about.counts == {Kind.CONTACT: 140, Kind.PROJECT: 9, Kind.GRANT: 10}
        assert {grant.currency for grant in made.reading.where(Grant)} == {about.settings.currency}

    def test_a_user_who_is_there_becomes_the_coordinator(self, made):
        me = made.run(AddPerson(given="Fatima"))
        made.writer.run("Me", lambda tx: tx.change(type(tx.desk()), "desk", me_id=me), made.clock.now(), "internal")
        make_example(made.desk, TODAY)
        about = made.desk.ask(DeskPage())
        assert (about.me, about.counts[Kind.CONTACT]) == ("Fatima", 140)
        assert any(entry.person_id == me for entry in made.reading.where(TimeEntry))
        assert made.connection.execute("SELECT count(*) FROM contacts WHERE given = 'Hanne'").fetchone() == (0,)

    def test_a_store_with_people_in_it_is_left_alone(self, made):
        made.run(AddPerson(given="Ana"))
        before = made.rows()
        with pytest.raises(SuideskError, match="store_not_empty"):
            make_example(made.desk, TODAY)
        assert made.rows() == before

    def test_a_large_one_is_written_in_parts_and_tells_how_far_it_is(self, made):
        told = []
        size = Size(people=4_000, organisations=200, volunteers=40, projects=8, grants=10, weeks=10)
        count = make_example(made.desk, TODAY, size=size, progress=lambda done, total: told.append((done, total)))
        assert [done for done, _ in told] == [PART, count]
        assert all(done <= total for done, total in told)
        assert made.connection.execute("PRAGMA foreign_key_check").fetchall() == []

    @pytest.fixture
    def made(self, tmp_path):
        found = made_store(tmp_path / "store")
        yield found
        found.close()
