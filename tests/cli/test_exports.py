"""Lists that went out, on the command line."""

from __future__ import annotations

import pytest

ADA = ("do", "AddPerson", "--given", "Ada", "--family", "Bos")


@pytest.fixture
def people(line, tmp_path):
    """A store with a person, and the file to write."""
    line.done(*ADA)
    return tmp_path / "people.csv"


def test_every_export_is_recorded_with_who_and_why(line, people):
    why = ("--purpose", "For the council", "--delete-by", "2030-01-31")
    made = line.done("export", "people", "--to", people, *why, "--json").document
    assert people.read_text("utf-8-sig").splitlines()[0].endswith(",Suidesk export")
    (row,) = line.done("exports", "--json").document
    assert row["id"] == made["export"]
    assert (row["file"], row["what"], row["format"], row["is_lossless"]) == ("people.csv", "people", "csv", False)
    assert (row["count"], row["columns"]) == (made["count"], made["columns"])
    assert (row["purpose"], row["delete_by"], row["deleted_on"]) == ("For the council", "2030-01-31", None)
    assert people.read_text("utf-8-sig").splitlines()[1].split(",")[-1].startswith(row["mark"] + " ")
    shown = line.done("exports").out
    assert "people.csv" in shown
    assert "For the council" in shown


def test_a_file_is_noted_as_deleted(line, people):
    line.done("export", "people", "--to", people, "--delete-by", "2030-01-31")
    (row,) = line.done("exports", "--waiting", "--json").document
    assert line.done("exports", "--deleted", row["id"]).out == "people.csv was noted as deleted\n"
    assert line.done("exports", "--deleted", row["id"]).err == "That was noted before; nothing was changed.\n"
    assert line.done("exports", "--waiting", "--json").document == []
    assert len(line.done("exports", "--json").document) == 1


@pytest.mark.parametrize("options", [("--no-marked",), ("--columns", "name,email")])
def test_a_file_can_go_out_without_a_mark(line, people, options):
    line.done("export", "people", "--to", people, *options)
    assert "Suidesk export" not in people.read_text("utf-8-sig")
    assert line.done("exports", "--json").document[0]["mark"] == ""


@pytest.mark.parametrize("kind", ["hours", "grants"])
def test_lists_of_records_and_cards_are_recorded_too(line, people, kind):
    line.done("export", kind, "--to", people.with_suffix(".xlsx"))
    line.done("export", "people", "--to", people.with_suffix(".vcf"))
    found = line.done("exports", "--json").document
    told = {(row["what"], row["format"], row["mark"]) for row in found}
    assert told == {(kind, "xlsx", ""), ("people", "vcard3", "")}


def test_nothing_is_recorded_where_nothing_is_written(line, people):
    assert line("export", "people", "--to", people.parent / "nowhere" / "x.csv").status != 0
    assert line("export", "people", "--to", people, "--delete-by", "soon").status != 0
    assert line("export", "people", "--to", people, "--delete-by", "2001-01-01").status != 0
    assert line.done("exports", "--json").document == []
    assert line.done("exports").err == "No list went out.\n"
    assert not people.exists()


def edited(path, old, new):
    path.write_text(path.read_text("utf-8-sig").replace(old, new), "utf-8-sig")


@pytest.fixture
def both(line, people):
    """A list of which one name was changed there, and here as well."""
    line.done("export", "people", "--to", people)
    (ada,) = (row for row in line.done("ask", "PeopleMatching", "--json").document if row["name"] == "Ada Bos")
    line.done("do", "ChangeContact", "--id", ada["id"], "--family", "Here")
    edited(people, ",Bos,", ",There,")
    return people


@pytest.mark.parametrize(("options", "taken", "updated"), [((), "ours", 0), (("--conflicts", "theirs"), "theirs", 1)])
def test_a_list_that_comes_back_is_put_together(line, both, options, taken, updated):
    report = line.done("import", both, *options, "--json").document
    assert report["updated"] == updated
    (conflict,) = report["came_back"]["conflicts"]
    told = (conflict["column"], conflict["sent"], conflict["ours"], conflict["theirs"], conflict["taken"])
    assert told == ("Family name", "Bos", "Here", "There", taken)


def test_conflicts_are_listed_and_ours_stay(line, both):
    called = line.done("import", both)
    assert "This is “people.csv”" in called.err
    assert "1 cell changed there and here, differently" in called.err
    row = called.out.splitlines()[-1]
    assert row.split()[-5:] == ["Family", "name", "Bos", "Here", "There"]
    assert line.done("import", both, "--dry-run", "--conflicts", "ours", "--json").document["updated"] == 0


def test_an_unchanged_list_changes_nothing_and_missing_rows_are_counted(line, people):
    line.done("export", "people", "--to", people)
    report = line.done("import", people, "--json").document
    assert (report["created"], report["updated"], report["batch"]) == (0, 0, None)
    people.write_text("".join(people.read_text("utf-8-sig").splitlines(keepends=True)[:-1]), "utf-8-sig")
    assert line.done("import", people, "--json").document["came_back"]["rows_missing"] == 1
