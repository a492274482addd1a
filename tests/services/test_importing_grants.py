"""Grants and their dates come in, in one list or in two."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.commands.funding import AddGrant, ChangeObligation
from suidesk.domain.funding import Grant, GrantStage, Obligation, ObligationKind
from suidesk.domain.people import Contact, ContactKind
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.services.importing import Counts
from tests.services.lists import brought_in, codes, exported, peopled, rows_of
from tests.stores import made_store

LIST = (
    "Subsidie;Fonds;Fase;Aangevraagd;Toegekend;Geoormerkt;Startdatum;Einddatum;Vorige;Rapportage voor;Besteden voor\n"
    "Tuin 2026;Green Trust;toegekend;€ 12.500,00;12.000;ja;2026-01-01;2026-12-31;Tuin 2025;31-03-2026; \n"
    "Tuin 2025;Green Trust;closed;10000;;nee;2025-01-01;2025-12-31;;31-03-2025; 2025-12-31\n"
    "Core costs;;applied;500;;;;;;;\n"
)
KEYS = ("title", "stage", "requested_minor", "awarded_minor", "currency", "is_restricted")


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def here(made):
    return peopled(made)


def grants(made):
    return {one.title: one for one in made.reading.where(Grant)}


def duties(made):
    return sorted((one.kind.value, one.due_on) for one in made.reading.where(Obligation))


def test_a_list_of_grants_with_the_days_of_their_duties(made, here):
    report = brought_in(made, LIST)
    assert report.looked.kind is ListKind.GRANTS
    assert report.counts == Counts(created=2, updated=1)
    new = grants(made)["Tuin 2026"]
    assert [getattr(new, key) for key in KEYS] == ["Tuin 2026", GrantStage.AWARDED, 1_250_000, 1_200_000, "EUR", True]
    assert (new.funder_id, new.predecessor_id) == (here.fund, grants(made)["Tuin 2025"].id)
    old = grants(made)["Tuin 2025"]
    assert (old.requested_minor, old.currency, old.is_restricted) == (1_000_000, "GBP", False)
    assert grants(made)["Core costs"].requested_minor == 50_000
    assert grants(made)["Core costs"].stage is GrantStage.PROSPECT
    assert duties(made) == [
        ("report", date(2025, 3, 31)),
        ("report", date(2026, 3, 31)),
        ("spend_by", date(2025, 12, 31)),
    ]
    after = made.rows()
    assert brought_in(made, LIST).counts == Counts(unchanged=3)
    assert made.rows() == after


def test_a_duty_moves_only_if_the_file_is_to_win(made, here):
    brought_in(made, LIST)
    moved = LIST.replace("31-03-2026", "30-04-2026")
    kept = brought_in(made, moved)
    assert kept.counts == Counts(unchanged=3)
    assert "Rapportage voor" in {one.column for one in kept.problems if one.code == "kept_what_was_here"}
    brought_in(made, moved, Policy.OVERWRITE)
    assert ("report", date(2026, 4, 30)) in duties(made)
    assert len(duties(made)) == 3


def test_a_duty_that_is_done_stays_and_the_next_one_is_added(made, here):
    brought_in(made, LIST)
    done = next(one for one in made.reading.where(Obligation) if one.due_on == date(2026, 3, 31))
    made.run(ChangeObligation(id=done.id, done_on=date(2026, 3, 1)))
    brought_in(made, LIST.replace("31-03-2026", "30-09-2026; 31-12-2026"))
    assert len(duties(made)) == 5


def test_grants_of_one_title_are_told_apart_by_funder_and_start(made, here):
    head = "Title,Funder,Starts on,Requested\n"
    first = brought_in(made, f"{head}Core,Green Trust,2025-01-01,1\nCore,Green Trust,2026-01-01,2\n")
    assert first.counts == Counts(created=2)
    again = brought_in(made, f"{head}Core,Green Trust,2026-01-01,2\nCore,Green Trust,2027-01-01,3\n")
    assert again.counts == Counts(created=1, unchanged=1)


def test_a_funder_that_is_not_here_is_an_organisation(made, here):
    text = "Title,Funder,Stage\nA,New Fund,prospect\nB,new fund,prospect\n"
    assert codes(brought_in(made, text)) == [(2, "unknown_funder"), (3, "unknown_funder")]
    report = brought_in(made, text, creates_missing=True)
    assert (report.counts, report.made) == (Counts(created=2), {"funders": 1})
    (fund,) = made.reading.where(Contact, display_name="New Fund")
    assert fund.kind is ContactKind.ORGANISATION


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";Green Trust;;;;;;;;;", "required"),
        ("X;;;veel;;;;;;;", "unreadable_amount"),
        ("X;;;1,2345;;;;;;;", "unreadable_amount"),
        ("X;;;1e20;;;;;;;", "number_rounded"),
        ("X;;;99999999999999999999;;;;;;;", "amount_out_of_range"),
        ("X;;;-5;;;;;;;", "amount_out_of_range"),
        ("X;;;€ 5;$ 5;;;;;;", "two_currencies"),
        ("X;;;;;misschien;;;;;", "unreadable_yes_no"),
        ("X;;;;;;2026-02-01;2026-01-31;;;", "ends_before_start"),
        ("X;;;;;;;;;31-02-2026;", "unreadable_date"),
        ("X;;;;;;;;;1026-02-01;", "year_out_of_range"),
        ("X;;;;;;;;Nothing;;", "unknown_grant"),
        ("X;;;;;;;;X;;", "unknown_grant"),
    ],
)
def test_a_grant_that_cannot_be_meant_is_refused(made, here, row, code):
    report = brought_in(made, LIST + row + "\n")
    assert report.counts == Counts(created=2, updated=1, rejected=1)
    assert codes(report) == [(5, code)]


def test_an_amount_in_another_currency_is_not_taken_for_one_in_that_of_the_desk(made, here):
    made.run(AddGrant(title="Yen", currency="JPY"))
    report = brought_in(made, "Title,Funder,Requested\nYen,,5000\n", kind=ListKind.GRANTS)
    assert report.counts == Counts(updated=1)
    assert grants(made)["Yen"].requested_minor == 5_000
    other = brought_in(made, "Title,Funder,Awarded\nYen,,€ 12\n", kind=ListKind.GRANTS)
    assert other.counts == Counts(unchanged=1)
    assert {one.code for one in other.problems} == {"kept_what_was_here"}
    assert grants(made)["Yen"].awarded_minor is None


def test_dates_of_grants_have_a_list_of_their_own(made, here):
    text = "Subsidie,Verplichting,Deadline,Gedaan op,Verantwoordelijke\nCore costs,rapport,2026-03-31,,bo@example.org\n"
    report = brought_in(made, text)
    assert (report.looked.kind, report.counts) == (ListKind.OBLIGATIONS, Counts(created=1))
    (duty,) = made.reading.where(Obligation)
    assert (duty.grant_id, duty.kind, duty.owner_id) == (here.grant, ObligationKind.REPORT, here.bo)
    assert brought_in(made, text).counts == Counts(unchanged=1)
    done = brought_in(made, text.replace("2026-03-31,,", "2026-03-31,2026-03-30,"))
    assert done.counts == Counts(updated=1)
    bad = "Grant,Duty,Due on\nCore costs,party,2026-03-31\nCore,report,2026-03-31\nCore costs,,2026-03-31\n"
    assert codes(brought_in(made, bad)) == [(2, "unknown_choice"), (3, "unknown_grant"), (4, "required")]


def test_two_lossless_files_fill_an_empty_desk_with_the_same_records(made, here, tmp_path):
    brought_in(made, LIST)
    files = [exported(made, kind, Style.LOSSLESS) for kind in (ListKind.GRANTS, ListKind.OBLIGATIONS)]
    assert not any(heading in rows_of(files[0])[0] for heading in ("Report due", "Spend by"))
    other = made_store(tmp_path / "other")
    for file in files:
        brought_in(other, file, creates_missing=True)
    for table in ("grants", "obligations"):
        assert other.rows()[table] == made.rows()[table]
    other.close()


def test_a_safe_list_of_grants_has_the_open_duties_and_reads_back(made, here):
    brought_in(made, LIST)
    content = exported(made, ListKind.GRANTS)
    row = next(row for row in rows_of(content) if row["Title"] == "Tuin 2026")
    assert (row["Requested"], row["Currency"], row["Report due"], row["Predecessor"]) == (
        "12500.00", "EUR", "2026-03-31", "Tuin 2025",
    )  # fmt: skip
    assert brought_in(made, content, Policy.OVERWRITE).counts == Counts(unchanged=3)
