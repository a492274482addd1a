"""`suidesk import` and `suidesk export`."""

from __future__ import annotations

import json

import pytest

LIST = """Name;E-mail;Phone;Skills
Fatima Ørsted;fatima@example.org;07700 900001;first aid
Grace Hopper;;;=HYPERLINK("x")
;;07700 900003 and a note without a name;
"""


@pytest.fixture
def people(tmp_path):
    """A list of contacts as a spreadsheet program writes it."""
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def names(line):
    return sorted(row["name"] for row in line.done("ask", "PeopleMatching", "--json").document)


def test_a_list_comes_in_as_one_change_that_can_be_taken_back(line, people):
    report = line("import", people, "--json").document
    assert report["created"] >= 2
    assert {"Fatima Ørsted", "Grace Hopper"} <= set(names(line))
    line.done("undo", report["batch"])
    assert names(line) == ["Ada Vestergård"]


def test_the_counts_add_up_and_stand_in_the_report(line, people, tmp_path):
    line("import", people, "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["read"] == 3
    assert report["read"] == sum(report[name] for name in ("created", "updated", "unchanged", "skipped", "rejected"))


def test_a_dry_run_changes_nothing(line, people):
    called = line("import", people, "--dry-run")
    assert "Nothing was changed" in called.err
    assert names(line) == ["Ada Vestergård"]
    assert not (line.store / "backups").exists()


def test_a_backup_is_made_before(line, people):
    line("import", people)
    assert len(list((line.store / "backups").iterdir())) == 1


def test_the_same_list_again_changes_nothing(line, people):
    line("import", people)
    before = names(line)
    again = line("import", people, "--json").document
    assert (again["created"], again["updated"], again["batch"]) == (0, 0, None)
    assert names(line) == before


def test_refused_rows_go_to_a_file_and_have_their_status(line, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name;Notes\nGrace;x\n;only a note\n", encoding="utf-8")
    called = line("import", path, "--rejected", tmp_path / "rejected.csv")
    assert called.status == 1
    assert "1 new" in called.out
    assert "1 refused" in called.out
    assert "only a note" in (tmp_path / "rejected.csv").read_text("utf-8-sig")


def test_a_file_that_cannot_be_read_is_told(line, tmp_path):
    assert line("import", tmp_path / "missing.csv").status == 2
    (tmp_path / "empty.csv").write_text("")
    assert line("import", tmp_path / "empty.csv").status == 1


def test_a_list_without_a_name_says_how_to_name_its_column(line, tmp_path):
    (tmp_path / "odd.csv").write_text("ColA,ColB\nAmina,12\nBashir,14\nCarla,9\nDaud,31\n", encoding="utf-8")
    called = line("import", tmp_path / "odd.csv")
    assert "--mapping" in called.err
    (tmp_path / "mapping.json").write_text('{"columns": {"ColA": "full_name"}}', encoding="utf-8")
    line("import", tmp_path / "odd.csv", "--mapping", tmp_path / "mapping.json")
    assert "Amina" in names(line)


def test_an_export_is_safe_for_spreadsheets_unless_lossless(line, people, tmp_path):
    line("import", people)
    line.done("export", "people", "--to", tmp_path / "safe.csv")
    line.done("export", "contacts", "--to", tmp_path / "whole.csv", "--lossless")
    assert "'=HYPERLINK" in (tmp_path / "safe.csv").read_text("utf-8-sig")
    assert "'=HYPERLINK" not in (tmp_path / "whole.csv").read_text("utf-8")


def test_a_lossless_export_comes_back_without_a_change(line, people, tmp_path):
    line("import", people)
    line.done("export", "contacts", "--to", tmp_path / "whole.csv", "--lossless")
    report = line.done("import", tmp_path / "whole.csv", "--json").document
    assert report["unchanged"] == report["read"] == len(names(line))


def test_columns_can_be_chosen(line, tmp_path):
    called = line.done("export", "people", "--to", tmp_path / "x.csv", "--columns", "name, email", "--json")
    assert called.document["count"] == 1
    assert len(called.document["columns"]) == 2
    assert line("export", "people", "--to", tmp_path / "x.csv", "--columns", "shoe size").status == 1


def test_an_export_into_a_missing_folder_is_told(line, tmp_path):
    assert line("export", "people", "--to", tmp_path / "nowhere" / "x.csv").status == 1
