"""Two entries of one person become one, and nothing of either is lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.availability import SetAvailability
from suidesk.commands.checks import NoteCheck
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.fields import OwnValue
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.handovers import NameSuccessor, PlanHandover
from suidesk.commands.holdings import AddHolding
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.lists import AddSavedList, ChangeSavedList, RemoveSavedList
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import AddAbsence, AddVolunteer, Profile
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.handovers import HandoverItem
from suidesk.domain.ids import ConnectionId, InteractionId
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ContactFilter, ListFilter, SavedList
from suidesk.domain.network import Connection
from suidesk.domain.people import PointKind, Sector
from suidesk.domain.tuning import Mute
from suidesk.domain.volunteers import Availability, Slot, Volunteer, VolunteerStatus
from suidesk.queries.people import ContactPage
from suidesk.store.rows import type_of
from tests.stores import made_store, quick_folder


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


def test_who_still_volunteers_under_one_name_has_not_left(made, asa):
    twin = made.run(AddPerson(given="Åsa"))
    made.run(AddVolunteer(id=asa, capacity_minutes=120))
    left = made.today - timedelta(days=300)
    made.run(AddVolunteer(id=twin, status=VolunteerStatus.LEFT, left_on=left))
    made.run(MergeContacts(keep_id=asa, other_id=twin))
    (profile,) = made.reading.where(Volunteer)
    assert (profile.status, profile.left_on) == (VolunteerStatus.ACTIVE, None)
    assert values(about(made, asa))["Other end of volunteering"] == str(left)


def test_hours_of_both_weeks_are_one_week(made, asa):
    twin = made.run(AddPerson(given="Åsa"))
    made.run(SetAvailability(person_id=asa, slots=(Slot(0, 540, 720), Slot(2, 600, 660))))
    made.run(SetAvailability(person_id=twin, slots=(Slot(0, 660, 840), Slot(2, 600, 660))))
    before = made.rows()
    made.run(MergeContacts(keep_id=asa, other_id=twin))
    assert sorted(one.slot for one in made.reading.where(Availability)) == [Slot(0, 540, 840), Slot(2, 600, 660)]
    made.desk.undo()
    assert made.rows() == before


def test_the_longer_silence_holds(made, asa):
    twins = [made.run(AddPerson(given="Åsa")) for _ in range(2)]
    first, later = date(2027, 1, 1), date(2027, 6, 1)
    made.write(
        Mute.of("a", asa, later), Mute.of("a", twins[0], first), Mute.of("b", asa), Mute.of("b", twins[0], first)
    )
    made.write(Mute.of("a", twins[1]), Mute.of("c", twins[1], first))
    made.run(MergeContacts(keep_id=asa, other_id=twins[0]))
    assert {one.rule: one.until_on for one in made.reading.where(Mute, subject_id=asa)} == {"a": later, "b": None}
    made.run(MergeContacts(keep_id=asa, other_id=twins[1]))
    kept = {one.rule: one.until_on for one in made.reading.where(Mute, subject_id=asa)}
    assert kept == {"a": None, "b": None, "c": first}


def test_nobody_takes_over_from_themselves(made, asa, bram, cafe):
    made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=60))
    leaving = made.run(PlanHandover(leaver_id=asa, leaving_on=made.today + timedelta(days=30)))
    made.run(NameSuccessor(handover_id=leaving, successor_id=bram))
    made.run(MergeContacts(keep_id=asa, other_id=bram))
    assert {one.successor_id for one in made.reading.where(HandoverItem)} == {None}


WORD = st.sampled_from(["Ane", "Bo", "Cy", "Dag", "Eli", "Ask", "Fie"])
WORDS = st.lists(WORD, max_size=2, unique=True).map(tuple)
DAY = st.dates(date(2020, 1, 1), date(2026, 11, 25))
MAYBE_DAY = st.none() | DAY
POINTS = st.lists(
    st.builds(Point, st.just(PointKind.PHONE), st.sampled_from(["+45 1", "+45 2", "+451"]), st.just("") | WORD),
    max_size=3,
).map(tuple)
FIELDS = st.lists(
    st.builds(OwnValue, st.sampled_from(["Pet", "Car"]), WORD), max_size=2, unique_by=lambda one: one.name
)
SLOTS = st.lists(st.builds(Slot, st.integers(0, 1), st.integers(0, 700), st.integers(701, 1440)), max_size=2).map(tuple)
PROFILES = st.builds(
    Profile,
    status=st.sampled_from(VolunteerStatus),
    capacity_minutes=st.none() | st.integers(0, 900),
    started_on=MAYBE_DAY,
    left_on=st.none() | st.dates(date(2026, 11, 25), date(2027, 11, 25)),
    emergency_contact=st.none() | WORD,
    is_minor=st.booleans(),
    skills=WORDS,
)
PEOPLE = st.fixed_dictionaries(
    {
        "given": WORD,
        "family": st.just("") | WORD,
        "points": POINTS,
        "languages": WORDS,
        "tags": WORDS,
        "fields": FIELDS.map(tuple),
        "lawful_basis": st.none() | WORD,
        "source": st.none() | WORD,
        "do_not_contact": st.booleans(),
        "notes": st.just("") | WORD,
        "volunteer": st.none() | PROFILES,
    }
)
PARTS = st.fixed_dictionaries({"slots": SLOTS, "died_on": MAYBE_DAY, "parts": st.integers(0, 15)})


def somebody(made, columns, parts, other_id):
    """A person with random values and, by the bits of a number, records of several kinds."""
    ref = made.run(AddPerson(**columns))
    made.run(ChangeContact(id=ref, died_on=parts["died_on"]))
    made.run(SetAvailability(person_id=ref, slots=parts["slots"]))
    commands = (
        (NoteCheck(person_id=ref, scheme="DBS", seen_by_id=other_id), AddAbsence(person_id=ref, from_on=made.today)),
        (AddHolding(holder_id=ref, name="Van", for_id=ref), AddCommitment(person_id=ref, minutes=60)),
        (LogInteraction(participant_ids=(ref, *([other_id] if other_id else ())), by_id=ref),),
        (PlanHandover(leaver_id=ref, leaving_on=made.today), LogTime(person_ids=(ref,), minutes=5)),
    )
    for bit, some in enumerate(commands):
        for command in some if parts["parts"] >> bit & 1 else ():
            made.run(command)
    return ref


def values_of(made, ref):
    """Every value that a contact has, each with where it stands; its own id and the places of points left out."""
    rows = made.rows()
    found = set()
    for table, column in (
        ("contact_languages", "language"),
        ("contact_tags", "tag_id"),
        ("volunteer_skills", "tag_id"),
    ):
        owner = "volunteer_id" if table == "volunteer_skills" else "contact_id"
        found |= {(table, one[column]) for one in rows[table].values() if one[owner] == ref}
    points = [one for one in rows["contact_points"].values() if one["contact_id"] == ref]
    found |= {("number", one["normal"]) for one in points}
    found |= {("label", word) for one in points for word in one["label"].split(", ") if word}
    for one in (rows["contacts"].get(ref, {}), rows["volunteers"].get(ref, {})):
        texts = (
            "display_name",
            "lawful_basis",
            "source",
            "died_on",
            "started_on",
            "left_on",
            "emergency_contact",
            "status",
        )
        found |= {("value", str(one[name])) for name in texts if one.get(name)}
        found |= {("value", str(one["capacity_minutes"])) for _ in (1,) if one.get("capacity_minutes") is not None}
        found |= {("flag", name) for name in ("is_minor", "do_not_contact") if one.get(name)}
        found |= {("notes", word) for word in one.get("notes", "").split()}
    for one in rows["field_values"].values():
        if one["contact_id"] == ref:
            found |= {("value", value) for value in one["value"].split("\n")}
    for one in rows["availabilities"].values():
        if one["person_id"] == ref:
            found |= {("free", one["weekday"], minute) for minute in range(one["from_min"], one["to_min"])}
    return found


KEPT_WHOLE = ("checks_seen", "absences", "holdings", "commitments", "interactions", "handovers", "time_entries")


@settings(max_examples=60, deadline=None)
@given(PEOPLE, PARTS, PEOPLE, PARTS)
def test_every_value_of_both_is_still_there_somewhere(first, own, second, theirs):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        try:
            kept = somebody(made, first, own, None)
            other = somebody(made, second, theirs, kept)
            wanted = values_of(made, kept) | values_of(made, other)
            before = made.rows()
            made.run(MergeContacts(keep_id=kept, other_id=other))
            after = made.rows()
            assert wanted - values_of(made, kept) == set()
            assert {table: set(before[table]) for table in KEPT_WHOLE} == {t: set(after[t]) for t in KEPT_WHOLE}
            assert other not in str(after)
            for kind, rows in after.items():
                for ref in rows:
                    made.reading.get(type_of[Kind(kind)], ref).check()
            made.desk.undo()
            assert made.rows() == before
        finally:
            made.close()
