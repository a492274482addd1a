"""Two entries of one person become one, and nothing of either is lost."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.lists import AddSavedList, ChangeSavedList, RemoveSavedList
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.ids import ConnectionId, InteractionId
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ContactFilter, ListFilter, SavedList
from suidesk.domain.network import Connection
from suidesk.domain.people import PointKind, Sector
from suidesk.domain.volunteers import Volunteer
from suidesk.queries.people import ContactPage


def about(made, ref):
    return made.desk.ask(ContactPage(ref))


def values(one):
    return {name: value for name, value, _ in one.fields}


def test_a_merge_keeps_both_values_and_is_taken_back_in_one_step(made, asa):
    made.run(
        ChangeContact(
            id=asa, points=(Point(PointKind.EMAIL, "asa@example.org"),), languages=("Dansk",), notes="Has the key.",
            source="School",
        )
    )  # fmt: skip
    twin = made.run(
        AddPerson(
            given="Aasa", family="Kjaer", languages=("Dansk", "English"), tags=("garden",), notes="Likes tea.",
            source="Market", lawful_basis="consent", do_not_contact=True,
            points=(Point(PointKind.EMAIL, "ASA@example.org"), Point(PointKind.PHONE, "+45 00 12 34 56")),
        )
    )  # fmt: skip
    before = made.rows()
    made.run(MergeContacts(keep_id=asa, other_id=twin))
    one = about(made, asa)
    assert one.contact.display_name == "Åsa Kjær"
    assert (one.contact.notes, one.contact.lawful_basis) == ("Has the key.\n\nLikes tea.", "consent")
    assert one.contact.do_not_contact
    assert [point.raw for point in one.points] == ["asa@example.org", "+45 00 12 34 56"]
    assert (one.languages, one.tags) == (["Dansk", "English"], ["garden"])
    assert values(one) == {"Also known as": "Aasa Kjaer", "Other source": "Market"}
    assert twin not in made.rows()["contacts"]
    made.desk.undo()
    assert made.rows() == before


def test_all_that_names_the_other_names_the_kept_one(made, asa, bram, cafe, host):
    twin = made.run(AddPerson(given="Åsa"))
    day = made.today
    made.run(AddAssignment(role_id=host, person_id=twin))
    made.run(AddCommitment(person_id=twin, project_id=cafe, minutes=60))
    made.run(LogTime(person_ids=(twin,), minutes=30, project_id=cafe))
    made.run(AddFollowUp(text="Ring", due_on=day, kind=Kind.CONTACT, ref_id=twin))
    made.run(ChangeDesk(me_id=twin))
    met = InteractionId("i")
    made.write(
        Interaction(id=met, day=day, by_id=twin),
        Participant.of(met, twin),
        Participant.of(met, asa),
        Connection(id=ConnectionId("a"), from_id=twin, to_id=asa),
        Connection(id=ConnectionId("b"), from_id=twin, to_id=bram),
        Connection(id=ConnectionId("c"), from_id=asa, to_id=bram),
    )
    made.run(MergeContacts(keep_id=asa, other_id=twin))
    rows = made.rows()
    assert twin not in str(rows["assignments"] | rows["commitments"] | rows["time_entries"] | rows["follow_ups"])
    assert made.reading.desk().me_id == asa
    assert [one.contact_id for one in made.reading.where(Participant)] == [asa]
    assert [(tie.from_id, tie.to_id) for tie in made.reading.where(Connection)] == [(asa, bram)]
    assert made.reading.get(Interaction, met).by_id == asa


def test_two_profiles_become_one(made, asa):
    twin = made.run(AddPerson(given="Åsa"))
    made.run(AddVolunteer(id=asa, capacity_minutes=120, started_on=made.today))
    made.run(AddVolunteer(id=twin, capacity_minutes=60, left_on=made.today - timedelta(days=9), is_minor=True))
    made.run(MergeContacts(keep_id=asa, other_id=twin))
    (profile,) = made.reading.where(Volunteer)
    assert (profile.id, profile.capacity_minutes, profile.left_on, profile.is_minor) == (asa, 120, None, True)
    kept = values(about(made, asa))
    assert kept["Other capacity (minutes a week)"] == "60"
    assert kept["Other end of volunteering"] == str(made.today - timedelta(days=9))


def test_a_profile_of_the_other_alone_moves(made, asa):
    twin = made.run(AddPerson(given="Åsa"))
    made.run(AddVolunteer(id=twin, capacity_minutes=60))
    made.run(MergeContacts(keep_id=asa, other_id=twin))
    assert about(made, asa).volunteer.capacity_minutes == 60


def test_a_third_value_joins_the_second(made):
    refs = [made.run(AddOrganisation(display_name="Fund", sector=sector)) for sector in list(Sector)[:3]]
    made.run(MergeContacts(keep_id=refs[0], other_id=refs[1]))
    made.run(MergeContacts(keep_id=refs[0], other_id=refs[2]))
    assert values(about(made, refs[0])) == {"Other sector": "private\nvoluntary"}


def test_what_cannot_be_the_same_is_refused(made, asa, fund, refused):
    assert refused(MergeContacts(keep_id=asa, other_id=asa)) == ("refers_to_itself", "other_id")
    assert refused(MergeContacts(keep_id=asa, other_id=fund)) == ("different_kinds", "other_id")
    assert refused(MergeContacts(keep_id=asa, other_id="nobody")) == ("not_found", None)


def test_a_saved_list_keeps_its_filter(made, refused):
    wanted = ListFilter(text="a", among="persons", where=ContactFilter(tags=("garden",), has_email=True, quiet_days=30))
    ref = made.run(AddSavedList(name=" Newsletter ", filter=wanted))
    kept = made.reading.get(SavedList, ref)
    assert (kept.name, ListFilter.of_json(kept.filter)) == ("Newsletter", wanted)
    made.run(ChangeSavedList(id=ref, name="Mailing"))
    assert ListFilter.of_json(made.reading.get(SavedList, ref).filter) == wanted
    assert refused(AddSavedList(name=" ")) == ("required", "name")
    bad = ListFilter(where=ContactFilter(quiet_days=0))
    assert refused(AddSavedList(name="x", filter=bad)) == ("out_of_range", "quiet_days")
    made.run(RemoveSavedList(id=ref))
    assert made.reading.where(SavedList) == []
