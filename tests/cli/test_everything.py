"""`suidesk export everything` and back again: JSON, a workbook, CSV files; what the call says."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest


@pytest.fixture
def person(line):
    called = line.done("do", "AddPerson", json.dumps({"given": "Åsa", "family": "=Kjær", "notes": "Private"}), "--json")
    return called.document["result"]


def test_out_as_json_and_back(line, tmp_path, person):
    file = tmp_path / "desk.json"
    called = line.done("export", "everything", "--to", str(file), "--private", "--json")
    assert called.document["tables"]["contacts"] == 2
    back = line.done("import", str(file), "--json").document
    assert (back["created"], back["updated"], back["rejected"]) == (0, 0, 0)
    line.done("do", "RemoveContact", json.dumps({"id": person}))
    assert "1 new" in line.done("import", str(file)).out


def test_private_things_are_left_out_and_that_is_said(line, tmp_path, person):
    file = tmp_path / "desk.json"
    assert "--private" in line.done("export", "everything", "--to", str(file)).err
    assert "Private" not in file.read_text()
    line.done("export", "everything", "--to", str(file), "--private")
    assert "Private" in file.read_text()


def test_a_dry_run_changes_nothing(line, tmp_path, person):
    file = tmp_path / "desk.json"
    line.done("export", "everything", "--to", str(file))
    line.done("do", "RemoveContact", json.dumps({"id": person}))
    found = line.done("import", str(file), "--dry-run", "--json").document
    assert found["here"] == found["count"] - 1
    assert (
        line.done("ask", "PeopleMatching", json.dumps({"today": "2026-11-25", "text": "Åsa"}), "--json").document == []
    )


def test_what_is_wrong_is_told_with_its_record(line, tmp_path):
    file = tmp_path / "desk.json"
    file.write_text(
        json.dumps({"format": "suidesk", "version": 1, "records": {"contacts": [{"id": "a", "kind": "x"}]}})
    )
    called = line("import", str(file))
    assert called.status == 1
    assert "Contacts, record 1: “Kind” holds what it can't" in called.err


def test_a_damaged_file_is_refused(line, tmp_path):
    file = tmp_path / "desk.json"
    file.write_text('{"format": "suidesk", "version": 1, "records": {"contacts": [')
    called = line("import", str(file))
    assert called.status != 0
    assert "cut off" in called.err


def test_out_as_a_workbook(line, tmp_path, person):
    from openpyxl import load_workbook

    file = tmp_path / "desk.xlsx"
    line.done("export", "everything", "--to", str(file))
    book = load_workbook(file)
    rows = list(book["Contacts"].values)
    assert "Name" in rows[0]
    assert "Åsa =Kjær" in {row[rows[0].index("Name")] for row in rows[1:]}
    assert "Checks seen" not in book.sheetnames


def test_out_as_csv_files_that_no_spreadsheet_runs(line, tmp_path, person):
    file = tmp_path / "desk.zip"
    line.done("export", "everything", "--to", str(file), "--private")
    with zipfile.ZipFile(file) as packed:
        rows = list(csv.reader(io.StringIO(packed.read("Contacts.csv").decode("utf-8-sig"))))
    assert "'=Kjær" in rows[1] + rows[2]


def test_another_ending_is_refused(line, tmp_path):
    called = line("export", "everything", "--to", str(tmp_path / "desk.txt"))
    assert called.status == 2
    assert ".json, .xlsx, .zip" in called.err


def test_that_it_went_out_is_recorded(line, tmp_path):
    line.done("export", "everything", "--to", str(tmp_path / "desk.xlsx"))
    assert "desk.xlsx" in line.done("exports").out
    assert "Everything" in line.done("exports").out
