"""`suidesk do` and `suidesk ask`, on a real store."""

from __future__ import annotations

import json

import pytest

from suidesk.commands.registry import commands_by_name
from suidesk.queries.registry import queries_by_name


@pytest.fixture
def grace(line):
    """The id of a person."""
    return line.done("do", "AddPerson", "--given", "Grace", "--family", "Hopper").out.strip()


def test_without_a_name_all_of_them_are_listed_with_a_line_each(empty_line):
    for verb, names in (("do", commands_by_name()), ("ask", queries_by_name())):
        rows = empty_line.done(verb, file=False).lines[2:]
        assert [row.split()[0] for row in rows] == list(names)
        assert [entry["name"] for entry in empty_line.done(verb, "--json", file=False).document] == list(names)


def test_internal_commands_are_not_offered(line):
    for name in ("RecordReminders", "MarkSeen", "FillWithExample"):
        assert line("do", name, "{}").status == 2


def test_a_command_gives_its_id_on_the_output_and_its_sentence_beside_it(line):
    called = line.done("do", "AddPerson", "--given", "Grace", "--family", "Hopper", "--tags", "ships", "code")
    assert called.err == "Grace Hopper was added\n"
    about = line.done("ask", "ContactPage", "--id", called.out.strip(), "--json").document
    assert about["contact"]["display_name"] == "Grace Hopper"
    assert about["tags"] == ["code", "ships"]


def test_json_and_words_can_be_given_together(line):
    called = line.done("do", "add-person", '{"given": "Grace", "family": "H"}', "--family", "Hopper", "--json")
    assert called.document["said"] == "Grace Hopper was added"
    assert called.document["result"] == called.document["touched"]["contacts"][0]


def test_json_can_come_from_the_input(line):
    called = line.done("do", "AddPerson", "-", typed=json.dumps({"given": "Zoë 王"}))
    assert called.err == "Zoë 王 was added\n"


def test_several_results_have_a_line_each(line, grace):
    ada = line.done("ask", "DeskPage", "--json").document["settings"]["me_id"]
    called = line.done("do", "LogTime", "--person-ids", ada, grace, "--minutes", "90", "--day", "2026-11-21")
    assert len(called.lines) == 2
    (entry,) = line.done("ask", "EntriesOf", "--person-id", grace, "--json").document
    assert (entry["entry"]["minutes"], entry["entry"]["day"]) == (90, "2026-11-21")


def test_a_change_that_changes_nothing_says_so(line, grace):
    called = line.done("do", "ChangeContact", "--id", grace, "--given", "Grace")
    assert "so already" in called.err


def test_an_emptied_field_is_none_and_one_that_is_not_named_stays(line, grace):
    line.done("do", "AddVolunteer", "--id", grace, "--capacity-minutes", "120", "--started-on", "2026-01-01")
    line.done("do", "ChangeVolunteer", "--id", grace, "--capacity-minutes", "")
    volunteer = line.done("ask", "ContactPage", "--id", grace, "--json").document["volunteer"]
    assert (volunteer["capacity_minutes"], volunteer["started_on"]) == (None, "2026-01-01")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("do", "AddPersn"), 2, "Did you mean AddPerson?"),
        (("ask", "PeopleMatchin"), 2, "Did you mean PeopleMatching?"),
        (("do", "AddPerson", "--colour", "red"), 2, None),
        (("do", "AddPerson", '{"colour": "red"}'), 2, None),
        (("do", "LogTime", "--minutes", "many"), 2, "a whole number"),
        (("do", "LogTime", "--minutes", "30"), 2, "person_ids: "),
        (("do", "AddPerson"), 2, "given: "),
        (("do", "AddPerson", "--given", "Zoë", "--points", "kind=email,raw=nobody"), 2, "can't be an e-mail address"),
        (("ask", "ContactPage", "--id", "nobody"), 1, "isn't there any more"),
        (("do", "RemoveGrant", "--id", "nothing"), 1, "isn't there any more"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(line, words, status, said):
    called = line(*words)
    assert called.status == status
    assert called.out == ""
    if said is not None:
        assert said in called.err
    assert line.done("history", "--json").document == []


def test_a_refusal_is_one_json_document_where_that_was_asked_for(line):
    called = line("do", "LogTime", "--minutes", "30", "--json")
    assert called.document["error"]["code"] == "required"
    assert called.document["error"]["field"] == "person_ids"
    assert called.document["error"]["text"]


def test_what_would_be_orphaned_is_said(line, grace):
    project = line.done("do", "AddProject", "--name", "Café").out.strip()
    line.done("do", "AddCommitment", "--person-id", grace, "--project-id", project, "--minutes", "60")
    called = line("do", "RemoveContact", "--id", grace)
    assert called.status == 1
    assert "1 promise" in called.err
    assert line.done("do", "RemoveContact", "--id", grace, "--together").status == 0


def test_a_change_of_many_says_how_many_and_gives_no_ids(line, grace):
    called = line.done("do", "ChangeContacts", "--ids", grace, "--add-tags", "summer")
    assert called.out == ""
    assert "1 contact changed at once" in called.err


def test_answers_are_tables_with_names(line, grace):
    rows = line.done("ask", "PeopleMatching", "--text", "hop").lines
    assert rows[0].split() == ["id", "kind", "name"]
    assert rows[2].startswith(grace)
    assert rows[2].endswith("person  Grace Hopper")


def test_one_record_is_its_fields_and_its_lists_are_tables(line, grace):
    line.done("do", "ChangeContact", "--id", grace, "--points", "kind=email,raw=g@example.org")
    shown = line.done("ask", "ContactPage", "--id", grace).lines
    assert "display_name  Grace Hopper" in shown
    assert "points:" in shown
    assert any("g@example.org" in row for row in shown)


def test_an_empty_answer_says_so_beside_the_output(line):
    called = line.done("ask", "PeopleMatching", "--text", "nobody")
    assert (called.out, called.err) == ("", "Nothing was found.\n")


def test_plain_answers_are_shown(line):
    assert line.done("ask", "PeopleCount").out == "1\n"
    assert "contacts" in line.done("ask", "DeskPage").out


def test_help_lists_the_fields_with_types_and_defaults(empty_line, capsys):
    called = empty_line.done("do", "LogTime", "--help", file=False)
    told = capsys.readouterr().out
    assert called.status == 0
    for text in ("--person-ids", "needed", "volunteer|paid|in_kind", "else: volunteer", "a day such as 2026-12-03"):
        assert text in told


def test_options_of_the_call_may_follow_the_name(line, tmp_path):
    called = line.done(
        "ask", "PeopleCount", "--store", line.store, "--passphrase-file", line.passphrase_file, file=False
    )
    assert called.out == "1\n"
    assert line("ask", "PeopleCount", "--store", tmp_path / "nowhere").status == 3
