"""The list of contacts: what it finds, in which order, how many in each part, and where one stands."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence, Profile
from suidesk.domain.ids import ReminderId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind, PointKind, Sector
from suidesk.domain.reminders import Outcome, Reminder, Severity
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.people import (
    Among,
    ContactPage,
    ContactRow,
    PeopleCount,
    PeopleCounts,
    PeopleMatching,
    PeoplePlace,
    WordsUsed,
)
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def street(made):
    """Five contacts; their ids by name."""
    people = {
        "Amina": AddPerson(given="Amina", family="Yusuf", languages=("Somali",), tags=("cooking",)),
        "Bram": AddPerson(
            given="Bram", family="de Vries", points=(Point(PointKind.EMAIL, "bram@example.org"),), volunteer=Profile()
        ),
        "Søren": AddPerson(
            given="Søren", family="Kjær", volunteer=Profile(status=VolunteerStatus.LEFT, left_on=date(2025, 1, 1))
        ),
        "Fund": AddOrganisation(display_name="Winter Fund", sector=Sector.PRIVATE),
        "Gone": AddPerson(given="Gone", family="Away"),
    }
    ids = {name: made.run(command) for name, command in people.items()}
    made.run(ChangeContact(id=ids["Gone"], archived_on=TODAY))
    return ids


def names(made, text="", among=Among.ALL, **window):
    return [row.name for row in made.desk.ask(PeopleMatching(TODAY, text, among, **window))]


def remind(made, subject, *about, severity=Severity.AMBER, due_on=None, outcome=None, rule="workload.overload"):
    evidence = json.dumps({"about": about})
    made.write(
        Reminder(
            id=ReminderId(f"{subject}-{due_on}"),
            rule=rule,
            subject_kind=Kind.CONTACT,
            subject_id=subject,
            occurrence="1",
            due_on=due_on,
            stage=0,
            severity=severity,
            evidence=evidence,
            raised_at=NOW,
            outcome=outcome,
        )
    )


def test_the_list_is_in_the_order_of_family_names_without_the_archive(made, street):
    assert names(made) == ["Bram de Vries", "Søren Kjær", "Winter Fund", "Amina Yusuf"]
    assert names(made, among=Among.ARCHIVED) == ["Gone Away"]


def test_a_window_is_a_part_of_the_list(made, street):
    assert names(made, offset=1, limit=2) == names(made)[1:3]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ami", ["Amina Yusuf"]),
        ("soren kjaer", ["Søren Kjær"]),
        ("somali", ["Amina Yusuf"]),
        ("cook", ["Amina Yusuf"]),
        ("bram@example", ["Bram de Vries"]),
        ("yusuf ami", ["Amina Yusuf"]),
        ("nobody", []),
        ("gone", []),
    ],
)
def test_it_finds_names_points_languages_and_tags_by_their_beginnings(made, street, text, found):
    assert names(made, text) == found


def test_every_part_is_counted_as_its_list_is_long(made, street):
    remind(made, street["Amina"])
    for text in ("", "a", "am", "nobody"):
        counts = made.desk.ask(PeopleCounts(text))
        assert counts == {among: len(names(made, text, among)) for among in Among}
        assert counts == {among: made.desk.ask(PeopleCount(text, among)) for among in Among}
    assert made.desk.ask(PeopleCounts()) == {
        Among.ALL: 4,
        Among.PERSONS: 3,
        Among.ORGANISATIONS: 1,
        Among.VOLUNTEERS: 1,
        Among.ATTENTION: 1,
        Among.ARCHIVED: 1,
    }


def test_a_contact_stands_where_the_list_has_it(made, street):
    for text in ("", "a"):
        rows = made.desk.ask(PeopleMatching(TODAY, text))
        assert [made.desk.ask(PeoplePlace(row.id, text)) for row in rows] == list(range(len(rows)))
    assert made.desk.ask(PeoplePlace(street["Gone"])) is None
    assert made.desk.ask(PeoplePlace(street["Gone"], "", Among.ARCHIVED)) == 0
    assert made.desk.ask(PeoplePlace(street["Amina"], "bram")) is None
    assert made.desk.ask(PeoplePlace("nobody")) is None


def test_namesakes_each_have_a_place_of_their_own(made):
    twins = [made.run(AddPerson(given="Noor", family="Bakker")) for _ in range(3)]
    assert sorted(made.desk.ask(PeoplePlace(ref)) for ref in twins) == [0, 1, 2]


class TestRow:
    def of(self, made, ref) -> ContactRow:
        return next(row for row in made.desk.ask(PeopleMatching(TODAY)) if row.id == ref)

    def test_it_says_what_the_contact_is(self, made, street):
        fund, bram, amina = (self.of(made, street[name]) for name in ("Fund", "Bram", "Amina"))
        assert (fund.kind, fund.sector, fund.status) == (ContactKind.ORGANISATION, "private", None)
        assert (bram.kind, bram.status) == (ContactKind.PERSON, VolunteerStatus.ACTIVE)
        assert amina.tags == ("cooking",)
        assert not amina.is_me

    def test_it_knows_the_user(self, made, street):
        made.run(ChangeDesk(me_id=street["Amina"]))
        assert self.of(made, street["Amina"]).is_me
        assert not self.of(made, street["Bram"]).is_me

    def test_places_are_those_of_today(self, made, street):
        day = timedelta(days=1)
        for name, first, last in (
            ("Garden", TODAY, TODAY),
            ("Past", TODAY - day * 9, TODAY - day),
            ("Soon", TODAY + day, None),
        ):
            role = made.run(AddRole(name="helper", project_id=made.run(AddProject(name=name))))
            made.run(AddAssignment(role_id=role, person_id=street["Bram"], from_on=first, until_on=last))
        post = made.run(AddRole(name="clerk", organisation_id=street["Fund"]))
        made.run(AddAssignment(role_id=post, person_id=street["Bram"], from_on=TODAY))
        assert self.of(made, street["Bram"]).places == ("Garden", "Winter Fund")

    def test_being_away_is_said_on_both_ends_of_it_and_not_outside(self, made, street):
        made.run(AddAbsence(person_id=street["Bram"], from_on=TODAY, until_on=TODAY + timedelta(days=2)))
        away = {
            days: next(
                row.is_away
                for row in made.desk.ask(PeopleMatching(TODAY + timedelta(days=days)))
                if row.id == street["Bram"]
            )
            for days in (-1, 0, 2, 3)
        }
        assert away == {-1: False, 0: True, 2: True, 3: False}

    def test_the_worst_open_reminder_is_shown_then_the_nearest(self, made, street):
        amina = street["Amina"]
        remind(made, amina, severity=Severity.AMBER, due_on=TODAY, rule="follow_up.due")
        remind(made, amina, severity=Severity.RED, due_on=TODAY + timedelta(days=9), rule="handover.volunteer_leaving")
        remind(made, amina, severity=Severity.RED, due_on=TODAY + timedelta(days=3), rule="handover.volunteer_leaving")
        remind(made, amina, severity=Severity.RED, due_on=TODAY + timedelta(days=1), outcome=Outcome.DONE)
        row = self.of(made, amina)
        assert (row.severity, row.rule, row.due_on) == (2, "handover.volunteer_leaving", TODAY + timedelta(days=3))

    def test_a_reminder_about_somebody_else_that_names_one_counts(self, made, street):
        remind(made, street["Fund"], street["Amina"], due_on=None)
        row = self.of(made, street["Amina"])
        assert (row.severity, row.rule, row.due_on) == (1, "workload.overload", None)
        assert names(made, among=Among.ATTENTION) == ["Winter Fund", "Amina Yusuf"]

    def test_a_calm_or_closed_reminder_needs_no_attention(self, made, street):
        remind(made, street["Amina"], severity=Severity.CALM)
        remind(made, street["Bram"], severity=Severity.RED, outcome=Outcome.DISMISSED)
        assert names(made, among=Among.ATTENTION) == []
        assert self.of(made, street["Bram"]).severity is None


def test_a_contacts_page_has_all_its_own_parts(made, street):
    about = made.desk.ask(ContactPage(street["Bram"]))
    assert about.contact.display_name == "Bram de Vries"
    assert about.first(PointKind.EMAIL) == "bram@example.org"
    assert about.first(PointKind.PHONE) == ""
    assert about.volunteer is not None
    assert not about.is_me


def test_forms_suggest_the_words_that_are_used(made, street):
    made.run(AddPerson(given="Bo", languages=("Dutch", "Somali"), tags=("Bikes", "cooking")))
    words = made.desk.ask(WordsUsed())
    assert words.tags == ("Bikes", "cooking")
    assert words.languages == ("Somali", "Dutch")
