"""Doubles of an import on the command line: told, answered by a word or by a file."""

from __future__ import annotations

import json

import pytest

HEAD = "Voornaam,Achternaam,E-mail,Telefoon\n"


@pytest.fixture
def ann(line):
    """Somebody known, whose name the file writes otherwise."""
    points = ("--points", "kind=email,raw=anne@example.org", "--points", "kind=phone,raw=+31 6 12345678")
    return line.done("do", "AddPerson", "--given", "Ann", "--family", "van den Berg", *points).out.strip()


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(HEAD + "Anne,van den Berg,anne@example.org,+31 6 12345678\n")
    return path


def names(line):
    return sorted(row["name"] for row in line.done("ask", "PeopleMatching", "--json").document)


def test_what_is_not_practically_sure_is_left_for_later(line, ann, people):
    called = line.done("import", people)
    assert "Line 2: Anne van den Berg may be Ann van den Berg, who is here already." in called.err
    assert names(line) == ["Ada Vestergård", "Ann van den Berg", "Anne van den Berg"]
    assert len(line.done("doubles", "--json").document) == 1


def test_all_the_same(line, ann, people):
    called = line.done("import", people, "--duplicates", "same")
    assert "Line 2: Anne van den Berg is taken for Ann van den Berg, who is here already: " in called.err
    assert names(line) == ["Ada Vestergård", "Ann van den Berg"]
    assert line.done("import", people, "--json").document["unchanged"] == 1


def test_all_two(line, ann, people):
    line.done("import", people, "--duplicates", "two")
    assert len(line.done("doubles", "--told-apart", "--json").document) == 1
    assert line.done("doubles", "--json").document == []


def test_a_report_of_a_dry_run_is_a_file_of_answers(line, ann, people, tmp_path):
    report = tmp_path / "report.json"
    line.done("import", people, "--dry-run", "--report", report)
    document = json.loads(report.read_text())
    (pair,) = document["duplicates"]
    assert (pair["line"], pair["contact"], pair["answer"]) == (2, ann, "later")
    assert "same_email" in pair["for"]
    pair["answer"] = "same"
    document["duplicates"].append({"line": 9, "other_line": 8, "answer": "two"})
    report.write_text(json.dumps(document))
    called = line.done("import", people, "--duplicates", report)
    assert "Passed over, as no pair of this file fits: 1 answer." in called.err
    assert names(line) == ["Ada Vestergård", "Ann van den Berg"]


def test_a_file_that_is_none_is_refused(line, ann, people, tmp_path):
    assert line("import", people, "--duplicates", tmp_path / "missing.json").status == 2
    (tmp_path / "odd.json").write_text('[{"line": 2, "answer": "perhaps"}]')
    called = line("import", people, "--duplicates", tmp_path / "odd.json")
    assert called.status != 0
    assert "odd.json is no file of answers" in called.err
    assert names(line) == ["Ada Vestergård", "Ann van den Berg"]
