"""What differs between file and desk, column by column: filled, overwritten, or both kept; nothing is lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suidesk.commands.people import AddPerson, Point
from suidesk.commands.volunteers import Profile
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Grant, GrantDetail, Obligation
from suidesk.domain.people import Contact, Field, FieldValue, PointKind
from suidesk.domain.volunteers import Volunteer
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.mapping import saved_mapping
from suidesk.interchange.merging import Policy
from suidesk.services.importing import Counts, Importing
from tests.services.lists import codes, peopled
from tests.stores import made_store

PEOPLE = (
    "First name,Last name,E-mail,Notes,Source,Lawful basis,Volunteer status,Do not contact,Shoe size\n"
    "Ada,Berg,ada@example.org,File note,Market,consent,paused,no,44\n"
)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def imported(made, text, policy=Policy.FILL_BLANKS, chosen=(), name="list.csv", **look):
    """Bring a list in with policies for single columns."""
    importing = Importing(made.desk, lambda: None)
    looked = importing.look(text.encode(), name, **look)
    mapping = looked.mapping
    for column, other in dict(chosen).items():
        mapping = mapping.using(column, mapping.uses[mapping.columns.index(column)].treated(other))
    preview = importing.preview(looked, mapping, policy)
    report = importing.commit(preview)
    assert preview.counts == report.counts
    return report


def fields(made, ref):
    names = {one.id: one.name for one in made.reading.where(Field)}
    return {names[one.field_id]: one.value for one in made.reading.where(FieldValue, contact_id=ref)}


@pytest.fixture
def ada(made):
    point = Point(PointKind.EMAIL, "ada@example.org", "home")
    volunteer = Profile(emergency_contact="Bo")
    texts = {"notes": "Desk note", "source": "Fair"}
    return made.run(AddPerson(given="Ada", family="Berg", points=(point,), volunteer=volunteer, **texts))


def test_both_are_kept_and_can_be_read_back(made, ada):
    report = imported(made, PEOPLE, Policy.KEEP_BOTH)
    assert report.counts == Counts(updated=1)
    contact = made.reading.get(Contact, ada)
    assert (contact.source, contact.lawful_basis) == ("Fair", "consent")
    assert contact.notes == "Desk note\n\nFile note"
    assert made.reading.get(Volunteer, ada).status.value == "active"
    kept = {"Source (list.csv)": "Market", "Volunteer status (list.csv)": "paused", "Shoe size": "44"}
    assert fields(made, ada) == kept
    changed = PEOPLE.replace("Market", "Street").replace(",44", ",45")
    assert imported(made, changed, Policy.KEEP_BOTH).counts == Counts(updated=1)
    kept |= {"Source (list.csv)": "Market\nStreet", "Shoe size (list.csv)": "45"}
    assert fields(made, ada) == kept
    after = made.rows()
    for text in (PEOPLE, changed):
        assert imported(made, text, Policy.KEEP_BOTH).counts == Counts(unchanged=1)
    assert imported(made, changed, Policy.KEEP_BOTH, name="list (1).csv").counts == Counts(unchanged=1)
    assert made.rows() == after
    assert "kept_what_was_here" not in {one.code for one in report.problems}


def test_each_column_has_its_own_policy(made, ada):
    chosen = {"Source": Policy.OVERWRITE, "Notes": Policy.KEEP_BOTH, "Volunteer status": Policy.KEEP_BOTH}
    report = imported(made, PEOPLE, Policy.FILL_BLANKS, chosen)
    contact = made.reading.get(Contact, ada)
    assert (contact.source, contact.notes) == ("Market", "Desk note\n\nFile note")
    assert fields(made, ada) == {"Volunteer status (list.csv)": "paused", "Shoe size": "44"}
    assert report.counts == Counts(updated=1)
    kept = imported(made, PEOPLE.replace("Market", "X"), Policy.OVERWRITE, {"Source": Policy.FILL_BLANKS})
    assert made.reading.get(Contact, ada).source == "Market"
    assert {one.column for one in kept.problems if one.code == "kept_what_was_here"} == {"source"}


def test_a_flag_and_a_name_that_differ_are_kept(made, ada):
    importing = "Suidesk id,First name,Last name,Do not contact\n" + f"{ada},Adele,Berg-Ray,yes\n"
    assert imported(made, importing, Policy.KEEP_BOTH).counts == Counts(updated=1)
    contact = made.reading.get(Contact, ada)
    assert (contact.display_name, contact.do_not_contact) == ("Ada Berg", True)
    assert fields(made, ada) == {"First name (list.csv)": "Adele Berg-Ray"}
    again = importing.replace("yes", "no")
    assert imported(made, again, Policy.KEEP_BOTH).counts == Counts(updated=1)
    assert fields(made, ada)["Do not contact (list.csv)"] == "no"
    assert imported(made, again, Policy.KEEP_BOTH).counts == Counts(unchanged=1)


def test_a_second_label_is_kept_with_its_address(made, ada):
    text = "First name,Last name,E-mail,E-mail label\nAda,Berg,ada@example.org,work\n"
    looked = Importing(made.desk, lambda: None).look(text.encode(), "x.csv")
    assert "label" in {use.target.value for use in looked.mapping.uses}
    assert imported(made, text, Policy.KEEP_BOTH).counts == Counts(updated=1)
    assert fields(made, ada) == {"E-mail (list.csv)": "ada@example.org: work"}


def test_a_mapping_file_says_it_for_the_file_and_for_columns(made):
    said = {"policy": "keep-both", "columns": {"Source": {"target": "source", "policy": "overwrite"}, "Notes": "notes"}}
    importing = Importing(made.desk, lambda: None)
    looked = importing.look_as_saved(PEOPLE.encode(), "list.csv", json.dumps(said).encode())
    assert looked.mapping.policy is Policy.KEEP_BOTH
    by_column = dict(zip(looked.mapping.columns, looked.mapping.uses, strict=True))
    assert (by_column["Source"].policy, by_column["Notes"].policy) == (Policy.OVERWRITE, None)
    again = saved_mapping(looked.mapping.to_json().encode())
    assert again.policy is Policy.KEEP_BOTH
    assert again.uses["Source"].policy is Policy.OVERWRITE
    for bad in ({**said, "policy": "both"}, {"columns": {"Source": {"target": "source", "policy": 3}}}):
        with pytest.raises(SuideskError):
            importing.look_as_saved(PEOPLE.encode(), "list.csv", json.dumps(bad).encode())


GRANTS = "Title,Stage,Requested,Starts on,Report due,Theme\nCore costs,applied,500,2026-01-01,2026-03-31,{}\n"


def test_grants_keep_both_as_details_and_dates(made):
    here = peopled(made)
    assert imported(made, GRANTS.format("garden"), Policy.OVERWRITE, kind=ListKind.GRANTS).counts == Counts(updated=1)
    other = GRANTS.format("kitchen").replace("applied,500", "awarded,900").replace("2026-03-31", "2026-04-30")
    assert imported(made, other, Policy.KEEP_BOTH, kind=ListKind.GRANTS).counts == Counts(updated=1)
    grant = made.reading.get(Grant, here.grant)
    assert (grant.stage.value, grant.requested_minor) == ("applied", 50_000)
    kept = {one.name: one.value for one in made.reading.where(GrantDetail, grant_id=here.grant)}
    assert kept == {
        "Theme": "garden",
        "Theme (list.csv)": "kitchen",
        "Stage (list.csv)": "awarded",
        "Requested (list.csv)": "900",
    }
    assert len(made.reading.where(Obligation, grant_id=here.grant)) == 2
    for text in (other, GRANTS.format("garden")):
        assert imported(made, text, Policy.KEEP_BOTH, kind=ListKind.GRANTS).counts == Counts(unchanged=1)
    chosen = {"Stage": Policy.OVERWRITE, "Theme": Policy.OVERWRITE, "Requested": Policy.FILL_BLANKS}
    imported(made, other, Policy.KEEP_BOTH, chosen, kind=ListKind.GRANTS)
    assert made.reading.get(Grant, here.grant).stage.value == "awarded"
    assert made.reading.get(Grant, here.grant).requested_minor == 50_000


def test_an_amount_is_not_overwritten_without_its_currency(made):
    here = peopled(made)
    imported(made, "Title,Requested,Stage\nCore costs,500,applied\n", kind=ListKind.GRANTS)
    text = "Title,Requested,Stage,Currency\nCore costs,900,applied,EUR\n"
    imported(made, text, Policy.FILL_BLANKS, {"Requested": Policy.OVERWRITE}, kind=ListKind.GRANTS)
    assert made.reading.get(Grant, here.grant).requested_minor == 50_000
    imported(made, text, Policy.OVERWRITE, kind=ListKind.GRANTS)
    assert made.reading.get(Grant, here.grant).requested_minor == 90_000


def test_a_list_without_details_says_what_it_did_not_keep(made):
    peopled(made)
    text = "Grant,Duty,Due on,Done on\nCore costs,report,2026-03-31,{}\n"
    imported(made, text.format("2026-03-01"))
    report = imported(made, text.format("2026-03-02"), Policy.KEEP_BOTH)
    assert report.counts == Counts(unchanged=1)
    assert "kept_what_was_here" in {one.code for one in report.problems}
    assert codes(report) == []


WORDS = st.sampled_from(["", "a", "b", "a\nb", "Ä"])
ROWS = st.lists(st.tuples(st.sampled_from(["Ada", "Bo"]), WORDS, WORDS, WORDS), min_size=1, max_size=4)
CHOSEN = st.dictionaries(st.sampled_from(["Notes", "Source", "Size", "Size (list.csv)"]), st.sampled_from(Policy))


def table(rows):
    quoted = [
        ",".join(f'"{cell}"' for cell in (name, notes, source, size, notes)) for name, notes, source, size in rows
    ]
    return "\n".join(["First name,Notes,Source,Size,Size (list.csv)", *quoted]) + "\n"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, ROWS, st.sampled_from(Policy), CHOSEN)
def test_the_same_file_again_changes_nothing_whatever_is_chosen(tmp_path_factory, first, second, policy, chosen):
    store = made_store(tmp_path_factory.mktemp("policies") / "store")
    try:
        for rows in (first, second):
            report = imported(store, table(rows), policy, chosen)
            assert report.counts.read == len(rows)
            after = store.rows()
            assert imported(store, table(rows), policy, chosen).counts.changes == 0
            assert store.rows() == after
    finally:
        store.close()
