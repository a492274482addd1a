"""`suidesk import --policy`: for the whole file on the line, for single columns in the mapping file."""

from __future__ import annotations

import json

import pytest

from suidesk.cli.parser import POLICIES
from suidesk.interchange.policies import Policy

FIRST = "First name,Last name,E-mail,Source,Size\nIne,Lund,ine@example.org,Fair,44\n"
SECOND = FIRST.replace("Fair", "Market").replace("44", "45")


@pytest.fixture
def lists(line, tmp_path):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    line.done("import", first)
    return second


def exported(line, tmp_path):
    path = tmp_path / "out.csv"
    line.done("export", "people", "--to", path)
    return path.read_text("utf-8-sig")


def test_the_words_of_the_line_are_the_policies():
    assert {word.replace("-", "_") for word in POLICIES} == {policy.value for policy in Policy}


def test_both_are_kept_and_come_out_again(line, lists, tmp_path):
    assert line.done("import", lists, "--policy", "fill-blanks", "--json").document["unchanged"] == 1
    assert line.done("import", lists, "--policy", "keep-both", "--json").document["updated"] == 1
    out = exported(line, tmp_path)
    assert "Source (second.csv)" in out
    assert "Size (second.csv)" in out
    assert line.done("import", lists, "--policy", "keep-both", "--json").document["unchanged"] == 1
    assert line.done("import", tmp_path / "out.csv", "--policy", "keep-both", "--json").document["updated"] == 0


def test_the_line_counts_before_the_mapping_file_and_a_column_before_both(line, lists, tmp_path):
    mapping = tmp_path / "mapping.json"
    size = {"target": "custom", "policy": "fill_blanks"}
    mapping.write_text(json.dumps({"policy": "overwrite", "columns": {"Size": size}}))
    report = line.done("import", lists, "--mapping", mapping, "--policy", "fill-blanks", "--dry-run", "--json")
    assert report.document["unchanged"] == 1
    assert line.done("import", lists, "--mapping", mapping, "--json").document["updated"] == 1
    out = exported(line, tmp_path)
    assert "Market" in out
    assert "44" in out
    assert "45" not in out


def test_two_policies_on_one_line_are_refused(line, lists):
    assert line("import", lists, "--policy", "keep-both", "--overwrite").status == 2
