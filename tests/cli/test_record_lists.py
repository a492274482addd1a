"""`suidesk import` and `suidesk export` for hours, promises, grants, their dates, and volunteers."""

from __future__ import annotations

import json

import pytest

from suidesk.cli.parser import KINDS
from suidesk.interchange.list_kinds import ListKind

HOURS = "Day,Person,Project,Hours\n2026-03-03,Ada Vestergård,Garden,2.5\n2026-03-04,Nils Holm,Garden,1\n"


@pytest.fixture
def hours(tmp_path):
    path = tmp_path / "hours.csv"
    path.write_text(HOURS, encoding="utf-8")
    return path


def test_the_words_of_the_line_are_the_kinds_of_lists():
    assert set(KINDS) == {kind.value for kind in ListKind}


def test_the_kind_is_found_out_and_said(line, hours):
    called = line("import", hours)
    assert called.status == 1
    assert "Taken for a list of hours" in called.err
    assert "2 refused" in called.out
    assert "No project is called “Garden”" in called.err
    assert "Taken for" not in line("import", hours, "--kind", "hours").err


def test_missing_names_are_made_when_that_is_said_and_one_undo_takes_all_back(line, hours, tmp_path):
    report = line.done("import", hours, "--create-missing", "--json").document
    assert (report["read"], report["created"], report["made"]) == (2, 2, {"people": 1, "projects": 1})
    again = line.done("import", hours, "--json").document
    assert (again["unchanged"], again["batch"]) == (2, None)
    line.done("undo", report["batch"])
    line.done("export", "hours", "--to", tmp_path / "none.csv")
    assert len((tmp_path / "none.csv").read_text("utf-8-sig").splitlines()) == 1


def test_people_can_be_told_to_be_what_they_are_not(line, hours):
    assert "--mapping" in line("import", hours, "--kind", "people").err


def test_a_mapping_file_may_name_the_kind_or_leave_it_to_the_line(line, tmp_path):
    (tmp_path / "odd.csv").write_text("A;B;C\n3-3-2026;Ada Vestergård;2\n", encoding="utf-8")
    columns = {"A": "day", "B": "person", "C": "hours"}
    (tmp_path / "with.json").write_text(json.dumps({"kind": "hours", "columns": columns}))
    (tmp_path / "without.json").write_text(json.dumps({"columns": columns}))
    odd = tmp_path / "odd.csv"
    assert line.done("import", odd, "--mapping", tmp_path / "with.json", "--json").document["created"] == 1
    told = line.done("import", odd, "--mapping", tmp_path / "without.json", "--kind", "hours", "--json")
    assert told.document["unchanged"] == 1
    missing = line("import", odd, "--kind", "hours")
    assert "No column was matched to “Day”" in missing.err


@pytest.mark.parametrize("kind", [kind.value for kind in ListKind])
def test_every_kind_goes_out_and_comes_back(line, hours, tmp_path, kind):
    line.done("import", hours, "--create-missing")
    (tmp_path / "grants.csv").write_text("Title,Funder,Stage,Report due\nCore,Green Trust,active,2027-03-31\n")
    line.done("import", tmp_path / "grants.csv", "--create-missing")
    (tmp_path / "promises.csv").write_text("Person,Project,Hours a week,From\nNils Holm,Garden,2,2026-01-05\n")
    line.done("import", tmp_path / "promises.csv")
    for flags in ([], ["--lossless"]):
        target = tmp_path / "out.csv"
        line.done("export", kind, "--to", target, *flags)
        called = line("import", target, "--kind", kind, "--json")
        assert called.status == 0
        report = called.document
        assert report["read"] == report["unchanged"] == len(target.read_text("utf-8-sig").splitlines()) - 1
        assert report["batch"] is None


def test_columns_are_chosen_by_name(line, hours, tmp_path):
    line.done("import", hours, "--create-missing")
    called = line.done("export", "hours", "--to", tmp_path / "x.csv", "--columns", "day, Person, minutes", "--json")
    assert called.document["columns"] == ["Day", "Person", "Minutes"]
    assert line("export", "hours", "--to", tmp_path / "x.csv", "--columns", "shoe size").status == 1


def test_refused_rows_go_to_a_file_that_can_be_mended(line, hours, tmp_path):
    line("import", hours, "--rejected", tmp_path / "mend.csv")
    mended = (tmp_path / "mend.csv").read_text("utf-8-sig")
    assert "No project is called “Garden”" in mended
    line.done("import", tmp_path / "mend.csv", "--create-missing")
