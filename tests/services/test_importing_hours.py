"""Hours come in from the spreadsheets that people keep; what can't be meant is refused with its line."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.commands.workload import LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact, ContactPoint
from suidesk.domain.projects import Project
from suidesk.domain.workload import EntryKind, TimeEntry
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.interchange.problems import Severity
from suidesk.interchange.sheets.mapping import SheetUse
from suidesk.interchange.sheets.places import Place
from suidesk.services.importing import Counts, Importing
from tests.services.lists import brought_in, codes, exported, peopled, rows_of
from tests.stores import made_store

DUTCH = (
    "\ufeffDatum;Naam;E-mail;Project;Uren;Start;Einde;Opmerking\n"
    "13-3-2026;Bo Angstrom;;Garden;2,5;;;zon\n"
    "13-3-2026;Amina Yusuf;other@example.org;repair cafe;90 min;;;\n"
    "4-3-2026;BO ÅNGSTRÖM;;;;18:00;21:15;\n"
    "4-3-2026;;bo@example.org;;1:30;9:00;12:00;\n"
)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def here(made):
    return peopled(made)


def entries(made):
    return sorted((one.day, one.minutes, one.person_id, one.project_id, one.start_min) for one in
                  made.reading.where(TimeEntry))  # fmt: skip


def test_hours_of_a_dutch_spreadsheet(made, here):
    report = brought_in(made, DUTCH)
    assert report.looked.kind is ListKind.HOURS
    assert report.looked.is_guessed
    assert report.counts == Counts(created=4)
    day, next_day = date(2026, 3, 13), date(2026, 3, 4)
    assert entries(made) == sorted([
        (day, 150, here.bo, here.garden, None),
        (day, 90, here.other, here.cafe, None),
        (next_day, 195, here.bo, None, 1080),
        (next_day, 90, here.bo, None, 540),
    ], key=lambda row: row[:2])  # fmt: skip
    assert codes(report, *Severity) == [(1, "column_left_out"), (5, "end_left_out")]


def test_the_same_hours_again_change_nothing_and_one_undo_takes_them_back(made, here):
    before = made.rows()
    report = brought_in(made, DUTCH)
    after = made.rows()
    again = brought_in(made, DUTCH)
    assert again.counts == Counts(unchanged=4)
    assert again.batch is None
    assert brought_in(made, DUTCH, Policy.OVERWRITE).counts == Counts(unchanged=4)
    assert made.rows() == after
    change, _ = made.desk.undo(report.batch)
    assert (change.code, change.params["kind"], change.params["created"]) == ("ImportRecords", "hours", 4)
    assert made.rows() == before


def test_equal_rows_are_counted(made, here):
    text = "Day,Person,Minutes\n2026-03-03,Bo Ångström,60\n2026-03-03,Bo Ångström,60\n"
    assert brought_in(made, text).counts == Counts(created=2)
    assert brought_in(made, text).counts == Counts(unchanged=2)
    more = f"{text}2026-03-03,Bo Ångström,60\n"
    assert brought_in(made, more).counts == Counts(created=1, unchanged=2)
    made.run(LogTime(person_ids=(here.bo,), minutes=60, day=date(2026, 3, 3)))
    assert brought_in(made, more).counts == Counts(unchanged=3)


BAD = {
    "31-02-2026,Bo Ångström,60,": "unreadable_date",
    "2026-03-03,Bo Ångström,-60,": "unreadable_hours",
    "2026-03-03,Bo Ångström,25 hours,": "minutes_out_of_range",
    "2026-03-03,Bo Ångström,0,": "minutes_out_of_range",
    "2026-03-03,Bo Ångström,99999999999,": "unreadable_hours",
    "2026-03-03,Bo Ångström,=60,": "unreadable_hours",
    "2026-03-03,Bo Angstrem,60,": "unknown_person",
    "2026-03-03,Amina Yusuf,60,": "ambiguous_person",
    "2026-03-03,Green Trust,60,": "unknown_person",
    "2026-03-03,Bo Ångström,60,Gardn": "unknown_project",
    "1026-03-03,Bo Ångström,60,": "year_out_of_range",
    "2026-03-03,,60,": "required",
    ",Bo Ångström,60,": "required",
    "2026-03-03,Bo Ångström,,": "no_duration",
    "2026-03-03,Bo Ångström,60,Garden,more": "row_too_long",
    '"2026-03-03","Bo" x,60,': "unbalanced_quote",
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_refused_alone_with_its_line_and_column(made, here, row):
    good = "2026-03-03,Bo Ångström,45,\n"
    report = brought_in(made, f"Day,Person,Minutes,Project\n{good}{row}\n{good}", kind=ListKind.HOURS)
    assert report.counts == Counts(created=2, rejected=1)
    assert codes(report) == [(3, BAD[row])]
    assert list(report.rejected) == [3]


def test_an_unknown_name_comes_with_the_closest_one(made, here):
    report = brought_in(made, "Day,Person,Minutes,Project\n2026-03-03,Bo Angstrem,60,Repare café\n")
    assert [(one.code, one.expected) for one in report.problems] == [
        ("unknown_person", "Bo Ångström"),
        ("unknown_project", "Repair café"),
    ]


def test_names_that_are_not_here_are_made_once_in_the_same_change(made, here):
    before = made.rows()
    text = (
        "Date,Name,E-mail,Project,Hours\n1 March 2026,Nils van Dijk,nils@example.org,Choir,1\n"
        "2 March 2026,nils van dijk,,choir,2\n3 March 2026,,nils@example.org,,1\n4 March 2026,Odd,,Not made,nonsense\n"
    )
    assert brought_in(made, text).counts.rejected == 4
    report = brought_in(made, text, creates_missing=True)
    assert report.counts == Counts(created=3, rejected=1)
    assert report.made == {"people": 1, "projects": 1}
    assert report.as_json()["made"] == {"people": 1, "projects": 1}
    assert codes(report, Severity.NOTE) == [(2, "new_person"), (2, "new_project")]
    (nils,) = made.reading.where(Contact, display_name="Nils van Dijk")
    assert (nils.given, nils.family) == ("Nils", "van Dijk")
    assert [one.normal for one in made.reading.where(ContactPoint, contact_id=nils.id)] == ["nils@example.org"]
    assert len(made.reading.where(Project)) == 3
    made.desk.undo(report.batch)
    assert made.rows() == before


def test_given_and_family_name_may_stand_apart(made, here):
    text = "Datum,Voornaam,Achternaam,Uren\n3-3-2026,Bo,Ångström,1\n"
    assert brought_in(made, text).counts == Counts(created=1)


def test_an_id_decides_and_another_name_beside_it_is_said(made, here):
    text = (
        f"Day,Person,Person id,Minutes\n2026-03-03,Amina Yusuf,{here.other},60\n2026-03-03,Bo Ångström,{here.other},5\n"
    )
    report = brought_in(made, text)
    assert {one.person_id for one in made.reading.where(TimeEntry)} == {here.other}
    assert codes(report, Severity.WARNING) == [(3, "id_decides")]


def test_a_number_of_another_program_is_no_id_of_ours(made, here):
    report = brought_in(made, "Day,Person,Person id,Minutes\n2026-03-03,Bo Ångström,17,60\n")
    assert report.counts == Counts(created=1)
    assert codes(report, Severity.WARNING) == [(2, "id_ignored")]


def test_an_edit_in_a_lossless_file_changes_the_entry_if_the_file_is_to_win(made, here):
    brought_in(made, DUTCH)
    content = exported(made, ListKind.HOURS, Style.LOSSLESS).replace(b",195,18:00,", b",200,18:00,")
    kept = brought_in(made, content)
    assert kept.counts == Counts(unchanged=4)
    assert [one.code for one in kept.problems] == ["kept_what_was_here"]
    assert brought_in(made, content, Policy.OVERWRITE).counts == Counts(updated=1, unchanged=3)
    assert 200 in {one.minutes for one in made.reading.where(TimeEntry)}


def test_the_same_number_twice_is_one_entry(made, here):
    brought_in(made, "Day,Person,Minutes\n2026-03-03,Bo Ångström,60\n")
    head, row = exported(made, ListKind.HOURS, Style.LOSSLESS).splitlines()
    same = brought_in(made, b"\r\n".join([head, row, row]))
    assert same.counts == Counts(unchanged=1, skipped=1)
    other = brought_in(made, b"\r\n".join([head, row, row.replace(b",60,", b",61,")]))
    assert other.counts == Counts(unchanged=1, rejected=1)
    assert codes(other) == [(3, "id_twice")]


def test_a_safe_file_guards_formulas_and_tells_namesakes_apart(made, here):
    brought_in(made, "Day,Person,Minutes,Project\n2026-03-03,=cmd,60,+1\n", creates_missing=True)
    brought_in(made, "Day,E-mail,Minutes\n2026-03-04,amina@example.org,60\n")
    content = exported(made, ListKind.HOURS)
    first, second = rows_of(content)
    assert (first["Person"], first["Project"], first["Person id"]) == ("'=cmd", "'+1", "")
    assert (second["Person"], second["Person id"]) == ("Amina Yusuf", here.amina)
    assert brought_in(made, content).counts == Counts(unchanged=2)


def test_columns_can_be_chosen_and_an_unknown_one_is_refused(made, here):
    brought_in(made, DUTCH)
    assert list(rows_of(exported(made, ListKind.HOURS, columns=("day", "Minutes", "id")))[0]) == [
        "Day", "Minutes", "Record id",
    ]  # fmt: skip
    with pytest.raises(SuideskError) as raised:
        exported(made, ListKind.HOURS, columns=("hat",))
    assert raised.value.code == "unknown_column"


def test_a_mapping_file_says_where_columns_go_and_makes_names(made, here):
    importing = Importing(made.desk, lambda: None)
    saved = (
        b'{"kind": "hours", "create_missing": true, "columns": {"A": "day", "B": "person", "C": {"target": "hours"}}}'
    )
    looked = importing.look_as_saved(b"A,B,C\n2026-03-03,Nobody Yet,2\n", "x.csv", saved)
    assert importing.preview(looked).counts == Counts(created=1)
    again = importing.look_as_saved(b"A,B,C\n2026-03-03,Nobody Yet,2\n", "x.csv", looked.mapping.to_json().encode())
    assert again.mapping == looked.mapping
    for wrong, code in (
        (b'{"kind": "hours", "columns": {"A": "funder"}}', "mapping_unknown_target"),
        (b'{"kind": "hats", "columns": {}}', "mapping_unknown_value"),
        (b'{"kind": "hours", "create_missing": "yes", "columns": {}}', "mapping_unknown_value"),
        (b'{"kind": "hours"}', "mapping_unreadable"),
        (b'{"kind": "hours", "columns": {"Z": "day"}}', "mapping_unknown_column"),
        (b"[]", "mapping_unreadable"),
    ):
        with pytest.raises(SuideskError) as raised:
            importing.look_as_saved(b"A,B,C\n1,2,3\n", "x.csv", wrong)
        assert raised.value.code == code


def test_a_column_that_every_row_needs_must_be_there_once(made, here):
    importing = Importing(made.desk, lambda: None)
    looked = importing.look(b"Day,Person,Note\n2026-03-03,Bo,x\n", "x.csv", kind=ListKind.HOURS)
    with pytest.raises(SuideskError) as raised:
        importing.preview(looked)
    assert (raised.value.code, raised.value.params["place"]) == ("column_missing", "minutes")
    twice = looked.mapping.using("Note", SheetUse(target=Place.DAY))
    with pytest.raises(SuideskError) as raised:
        importing.preview(looked, twice)
    assert raised.value.code == "column_twice"


def test_kinds_of_hours_and_a_cancelled_import(made, here):
    text = "Day,Person,Minutes,Kind\n" + "2026-03-03,Bo Ångström,60,betaald\n" * 600
    importing = Importing(made.desk, lambda: None)
    preview = importing.preview(importing.look(text.encode(), "x.csv"))
    with pytest.raises(SuideskError) as raised:
        importing.commit(preview, cancelled=lambda: True)
    assert raised.value.code == "cancelled"
    assert made.reading.where(TimeEntry) == []
    told = []
    importing.commit(preview, progress=lambda *step: told.append(step))
    assert told[-1] == (1_100, 1_200)
    assert {one.kind for one in made.reading.where(TimeEntry)} == {EntryKind.PAID}


def test_each_name_that_is_not_here_is_told_while_they_are_few(made, here):
    def groups(count):
        text = "Day,Person,Minutes\n" + "".join(f"2026-03-03,Nobody {n},60\n" for n in range(count)) * 2
        return [(one.count, one.example.found) for one in brought_in(made, text).groups]

    assert groups(3) == [(2, "Nobody 0"), (2, "Nobody 1"), (2, "Nobody 2")]
    assert groups(9) == [(18, "Nobody 0")]
