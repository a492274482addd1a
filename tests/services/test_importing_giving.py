"""Published grants come in from 360Giving's JSON and its spreadsheets: known again, nothing lost, never a crash."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suidesk.commands.funding import AddGrant, ChangeGrant
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Grant, GrantDetail, GrantStage
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactKind
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.interchange.problems import Severity
from suidesk.queries.history import HistoryOf
from suidesk.services.importing import Counts, Importing
from suidesk.wording.history import change_lines
from suidesk.wording.problems import problem_text
from tests.services.lists import brought_in, codes, exported, peopled
from tests.stores import made_store

GARDEN = {
    "id": "360G-green-1",
    "title": "A garden for all",
    "description": "Raised beds,\nand a shed.",
    "currency": "GBP",
    "amountAppliedFor": 15000,
    "amountAwarded": 12500.5,
    "awardDate": "2024-02-01T00:00:00+00:00",
    "plannedDates": [{"startDate": "2024-05", "endDate": "2025-04-30", "duration": 12}],
    "recipientOrganization": [{"id": "GB-CHC-1", "name": "Neighbours", "postalCode": "0123"}],
    "fundingOrganization": [{"id": "GB-CHC-2", "name": "Green Trust"}],
    "beneficiaryLocation": [{"name": "Leeds"}, {"name": "York", "geoCode": "E06"}],
    "grantProgramme": [{"title": "Small grants"}],
    "fromOpenCall": True,
    "somethingNew": {"deep": [1, {"er": "x"}]},
}
CAFE = {
    "id": "360G-green-2",
    "title": "A garden for all",
    "description": "The second year.",
    "currency": "GBP",
    "amountAwarded": 500,
    "awardDate": "2025-02-01",
    "actualDates": [{"endDate": "2025-12-31"}],
    "recipientOrganization": [{"id": "GB-CHC-1", "name": "Neighbours"}],
    "fundingOrganization": [{"id": "GB-CHC-2", "name": "Green Trust"}],
}
HEADINGS = (
    "Identifier,Title,Description,Currency,Amount Applied For,Amount Awarded,Award Date,Planned Dates:Start Date,"
    "Planned Dates:End Date,Recipient Org:Identifier,Recipient Org:Name,Recipient Org:Postal Code,"
    "Recipient Org:Web Address,Funding Org:Identifier,Funding Org:Name,Grant Programme:Title,Last Modified\n"
)
ROW = (
    "360G-green-1,A garden for all,Beds,GBP,15000,12500.50,2024-02-01,2024-05-01,2025-04-30,GB-CHC-1,Neighbours,"
    "LS1 1AA,https://example.org,GB-CHC-2,Green Trust,Small grants,2024-03-03T10:00:00Z\n"
)


def package(*grants, **beside):
    return json.dumps({"version": "1.4", **beside, "grants": grants}, indent=1)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def here(made):
    return peopled(made)


def grants(made):
    return {one.id: one for one in made.reading.where(Grant)}


def details(made, identifier):
    """Give what is kept of the grant with that identifier."""
    (known,) = made.reading.where(GrantDetail, name="Identifier", value=identifier)
    found = sorted(made.reading.where(GrantDetail, grant_id=known.grant_id), key=lambda one: one.position)
    return grants(made)[known.grant_id], {one.name: one.value for one in found}


def test_a_package_of_grants_comes_in_whole(made, here):
    text = package(GARDEN, CAFE)
    report = brought_in(made, text)
    assert (report.looked.kind, report.counts) == (ListKind.GRANTS, Counts(created=2))
    grant, kept = details(made, "360G-green-1")
    assert (grant.title, grant.funder_id, grant.stage) == ("A garden for all", here.fund, GrantStage.AWARDED)
    assert (grant.requested_minor, grant.awarded_minor, grant.currency) == (1_500_000, 1_250_050, "GBP")
    assert (grant.starts_on, grant.ends_on) == (date(2024, 5, 1), date(2025, 4, 30))
    assert kept == {
        "Identifier": "360G-green-1",
        "Description": "Raised beds,\nand a shed.",
        "Award Date": "2024-02-01T00:00:00+00:00",
        "Planned Dates:Start Date": "2024-05",
        "Planned Dates:Duration (months)": "12",
        "Recipient Org:Identifier": "GB-CHC-1",
        "Recipient Org:Name": "Neighbours",
        "Recipient Org:Postal Code": "0123",
        "Funding Org:Identifier": "GB-CHC-2",
        "Beneficiary Location:Name": "Leeds",
        "Beneficiary Location (2):Name": "York",
        "Beneficiary Location (2):Geographic Code": "E06",
        "Grant Programme:Title": "Small grants",
        "From An Open Call": "yes",
        "Something New:Deep": "1",
        "Something New:Deep (2):Er": "x",
    }
    assert details(made, "360G-green-2")[0].stage is GrantStage.CLOSED
    said = {(one.line, one.code, one.column) for one in report.problems}
    assert (2, "beside_the_grants", "version") in said
    assert any(code == "day_completed" for _, code, _ in said)
    before = made.rows()
    for policy in Policy:
        assert brought_in(made, text, policy).counts == Counts(unchanged=2)
    assert made.rows() == before


def test_the_same_grants_as_a_spreadsheet_are_the_same_grants(made, here):
    del here
    report = brought_in(made, HEADINGS + ROW)
    assert (report.looked.kind, report.counts) == (ListKind.GRANTS, Counts(created=1))
    grant, kept = details(made, "360G-green-1")
    assert (grant.awarded_minor, grant.ends_on) == (1_250_050, date(2025, 4, 30))
    assert kept["Recipient Org:Web Address"] == "https://example.org"
    assert kept["Last Modified"] == "2024-03-03T10:00:00Z"
    assert brought_in(made, HEADINGS + ROW).counts == Counts(unchanged=1)
    again = brought_in(made, package(GARDEN))
    assert again.counts == Counts(updated=1)
    assert len(grants(made)) == 2
    assert details(made, "360G-green-1")[1]["Description"] == "Beds"
    assert "kept_what_was_here" in {one.code for one in again.problems}
    brought_in(made, package(GARDEN), Policy.OVERWRITE)
    assert details(made, "360G-green-1")[1]["Description"] == "Raised beds,\nand a shed."


def test_headings_may_be_paths(made, here):
    del here
    heads = "id,title,amountAwarded,fundingOrganization/0/name,recipientOrganization/0/name,beneficiaryLocation/1/name"
    report = brought_in(made, f"{heads}\n360G-a-1,Path,100,Green Trust,Neighbours,York\n")
    assert (report.looked.kind, report.counts) == (ListKind.GRANTS, Counts(created=1))
    assert details(made, "360G-a-1")[1] == {
        "Identifier": "360G-a-1",
        "Recipient Org:Name": "Neighbours",
        "Beneficiary Location (2):Name": "York",
    }


def test_a_grant_typed_before_is_found_by_its_title_once(made, here):
    typed = made.run(AddGrant(title="A garden for all", funder_id=here.fund))
    assert brought_in(made, package(GARDEN, CAFE)).counts == Counts(created=1, updated=1)
    assert details(made, "360G-green-1")[0].id == typed
    made.run(ChangeGrant(id=typed, title="Our garden", stage=GrantStage.ACTIVE))
    after = made.rows()
    assert brought_in(made, package(CAFE, GARDEN)).counts == Counts(unchanged=2)
    assert made.rows() == after


def test_a_funder_that_is_not_here_is_made_when_that_is_wanted(made, here):
    del here
    other = {**CAFE, "fundingOrganization": [{"name": "New Fund"}, {"name": "Second Fund"}]}
    assert codes(brought_in(made, package(other))) == [(4, "unknown_funder")]
    report = brought_in(made, package(other), creates_missing=True)
    assert (report.counts, report.made) == (Counts(created=1), {"funders": 1})
    (fund,) = made.reading.where(Contact, display_name="New Fund")
    assert fund.kind is ContactKind.ORGANISATION
    assert details(made, "360G-green-2")[1]["Funding Org (2):Name"] == "Second Fund"


def test_the_same_identifier_twice_is_said(made, here):
    del here
    report = brought_in(made, package(GARDEN, GARDEN, {**GARDEN, "title": "Another"}))
    assert report.counts == Counts(created=1, skipped=1, rejected=1)


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        ({"title": {"en": "x"}}, "required"),
        ({"amountAwarded": float("nan")}, "unreadable_amount"),
        ({"amountAwarded": float("inf")}, "unreadable_amount"),
        ({"amountAwarded": 10**40}, "amount_out_of_range"),
        ({"amountAwarded": 12.345}, "unreadable_amount"),
        ({"amountAwarded": "lots"}, "unreadable_amount"),
        ({"amountAwarded": -1}, "amount_out_of_range"),
        ({"currency": "POUNDS"}, "not_a_currency"),
        ({"plannedDates": [{"startDate": "soon"}]}, "unreadable_date"),
        ({"plannedDates": [{"startDate": "2026-01-01", "endDate": "2025"}]}, "ends_before_start"),
        ({"description": "x" * 100_001}, "too_long"),
    ],
)
def test_a_grant_that_cannot_be_meant_is_refused_alone(made, here, grant, code):
    del here
    report = brought_in(made, package({**GARDEN, **grant}, CAFE))
    assert report.counts == Counts(created=1, rejected=1)
    assert [one for _, one in codes(report)] == [code]


@pytest.mark.parametrize(("amount", "minor"), [("12.500", 1_250), ("1e3", 100_000), ("1234.10", 123_410), ("7", 700)])
def test_a_number_keeps_its_decimal_sign(made, here, amount, minor):
    del here
    text = package(CAFE).replace('"amountAwarded": 500', f'"amountAwarded": {amount}')
    brought_in(made, text)
    assert details(made, "360G-green-2")[0].awarded_minor == minor


def test_a_damaged_grant_costs_itself_alone(made, here):
    del here
    third = {**CAFE, "id": "3", "title": "Third"}
    broken = package(GARDEN, CAFE, third).replace('"currency": "GBP"', '"currency": GBP', 1)
    report = brought_in(made, broken)
    assert report.counts == Counts(created=2, rejected=1)
    assert codes(report) == [(4, "json_broken")]
    cut = package(GARDEN, CAFE)[:-40]
    again = brought_in(made, cut)
    assert again.counts.rejected == 1
    assert again.counts.created == 1


def test_the_rejected_grants_are_a_spreadsheet_to_mend(made, here):
    del here
    importing = Importing(made.desk, lambda: None)
    looked = importing.look(package({**GARDEN, "amountAwarded": "lots"}, CAFE).encode(), "grants.json")
    preview = importing.preview(looked)
    (row,) = csv.DictReader(io.StringIO(b"".join(importing.rejected_file(preview, problem_text)).decode("utf-8-sig")))
    assert row["Identifier"] == "360G-green-1"
    text = b"".join(importing.rejected_file(preview, problem_text)).replace(b"lots", b"12500.50")
    assert brought_in(made, text).counts == Counts(created=1)
    assert details(made, "360G-green-1")[1]["Something New:Deep (2):Er"] == "x"


def test_the_past_of_a_grant_tells_of_what_is_kept(made, here):
    del here
    brought_in(made, package(CAFE))
    grant, _ = details(made, "360G-green-2")
    brought_in(made, package({**CAFE, "description": "Other"}), Policy.OVERWRITE)
    past = made.desk.ask(HistoryOf(Kind.GRANT, grant.id))
    said = [line for step in past.steps for row in step.rows for line in change_lines(row, past.names)]
    assert "Description: The second year. → Other" in said
    assert "Identifier added: 360G-green-2" in said


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("written", [FileFormat.CSV, FileFormat.XLSX])
def test_what_is_kept_goes_out_with_the_list_and_comes_back(made, here, style, written, tmp_path):
    brought_in(made, package(GARDEN, CAFE))
    content = exported(made, ListKind.GRANTS, style, format=written)
    before = made.rows()
    for policy in Policy:
        assert brought_in(made, content, policy).counts == Counts(unchanged=3)
    assert made.rows() == before
    other = made_store(tmp_path / "other")
    try:
        assert brought_in(other, content, creates_missing=True).counts == Counts(created=3)
        assert details(other, "360G-green-1")[1] == details(made, "360G-green-1")[1]
    finally:
        other.close()
    assert b"Beneficiary" not in exported(made, ListKind.GRANTS, style, columns=("title",))
    del here


HOSTILE = [
    b'{"grants": [' + b"[" * 100_000,
    b'{"grants": [' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"]}",
    b'{"grants": [{"title": "x", "title": "y", "title": "x", "amountAwarded": 1}]}',
    b'{"grants": [1, "x", null, true, [], {}, {"title": null}, -, {"title": "z"}]}',
    b'{"grants": [{"title": "\\ud800 half \\u0000"}]}',
    '{"grants": [{"title": "Bevilling på øen"}]}'.encode("cp1252"),
    '{"grants": [{"title": "Bevilling på øen"}]}'.encode("utf-16"),
    b'{"grants": [{"title": "x\xc3\x28"}], "by": "\xff\xfe\x81"}',
    b'{"grants": [{"title": "x", "amountAwarded": ' + b"9" * 10_000 + b"}]}",
    b'{"grants": [{"title": "x", "amountAwarded": 1e999999999}]}',
    b'{"grants": [{"title": "x", "id": "' + b'\\"' * 50_000 + b"}]}",
    b'{"grants": [{' + b",".join(b'"k%d": %d' % (at, at) for at in range(3_000)) + b', "title": "many"}]}',
    b'{"grants": [{"": "no name", "title": "x", "More": "y", "' + b"k" * 999 + b'": "z"}]}',
    b'{"grants": [{"title": "x"}], "grants": [{"title": "y"}]} and more',
    b'{"a": {"grants": [1]}, "b": [}, "grants": [{"title": "x"}]}',
    b'[{"amountAwarded": 1, "title": "x"}, {"amountAwarded": {}}]',
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_give_problems_and_the_counts_add_up(made, content):
    report = brought_in(made, content)
    assert report.looked.count() == report.counts.read > 0
    assert {one.line for one in report.problems if one.severity is Severity.ERROR} >= set(report.rejected)
    for one in report.problems:
        assert "(" + one.code + ")" not in problem_text(one)
    again = brought_in(made, content)
    assert again.counts.changes == 0


@pytest.mark.parametrize("content", [b'{"grants": []}', b"[]", b"{}", b'{"grants": {}}', b'{"people": [1]}'])
def test_json_without_grants_is_refused_in_words(made, content):
    with pytest.raises(SuideskError):
        brought_in(made, content)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
SOME = st.fixed_dictionaries(
    {"title": st.text(max_size=5) | ANY},
    optional={
        "id": st.sampled_from(["a", "b", "c"]) | ANY,
        "amountAwarded": st.integers(0, 10**6) | st.decimals(0, 10, places=3).map(float) | ANY,
        "awardDate": ANY,
        "fundingOrganization": st.just([{"name": "Fund"}]) | ANY,
        "plannedDates": st.just([{"startDate": "2025", "endDate": "2026-01"}]) | ANY,
        "More": ANY,
        "x": ANY,
    },
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SOME | ANY, min_size=1, max_size=6), st.sampled_from(list(Policy)))
def test_counts_add_up_and_a_second_import_changes_nothing(tmp_path_factory, found, policy):
    store = made_store(tmp_path_factory.mktemp("giving") / "store")
    try:
        text = json.dumps({"grants": found})
        report = brought_in(store, text, policy, creates_missing=True)
        assert report.counts.read == len(found)
        after = store.rows()
        assert brought_in(store, text, policy, creates_missing=True).counts.changes == 0
        assert store.rows() == after
    finally:
        store.close()
