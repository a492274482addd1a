"""Everything that an import of records can find has a sentence, and every sentence is met in some list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from suidesk.domain.funding import GrantStage
from suidesk.interchange import sheets
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.sheets.places import Place
from suidesk.wording.lists import place_of_record_text
from suidesk.wording.problems import problem_text
from suidesk.wording.record_problems import rows_left_out, rows_taken
from tests.services.lists import brought_in, peopled
from tests.stores import made_store
from tests.wording.test_errors import named, texts_in
from tests.wording.test_problems import ON_ONE_LINE

PLACES = {"Problem": 3, "say": 1, "refuse": 1, "Unreadable": 0, "Missing": 0, "Invalid": 0}
"""Calls that name a code: where it stands among their arguments."""


def codes_in(tree):
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and named(node.func) in PLACES:
            place = PLACES[named(node.func)]
            found |= texts_in(node.args[place]) if len(node.args) > place else set()
        elif isinstance(node, ast.Assign) and {named(one) for one in node.targets} & {"_CODES", "codes"}:
            found |= {one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant) and "_" in one.value}
    return found


CODES = {
    code for path in Path(sheets.__path__[0]).glob("*.py") for code in codes_in(ast.parse(path.read_text("utf-8")))
}
HERE = "Day,Person,Minutes\n2026-03-03,Bo Ångström,60\n"
LISTS = {
    ListKind.OBLIGATIONS: "Grant,Duty,Due on\nCore costs,report,3-4-2026\n",
    ListKind.HOURS: (
        "Day,Person,Project,Hours,Start,End,Kind,Person id,Suidesk id,Note\n"
        "31-02-2026,Bo Ångström,,1,,,,,,zon\n3-3-2026,Bo,,x,,,,,,\n3-3-2026,Amina Yusuf,Gordon,1,25:00,,,,,\n"
        "3-3-2026,Bo Ångström,,1,9:00,12:00,much,BO,,\n3-3-2026,,,1,,,,,,\n3-3-2026,Bo Ångström,,,,,,,,\n"
        "3-3-2026,Nils Holm,Choir,1,,,,17,,\n3-3-2026,Amina,Garden,1,,,,BO,,\n3-3-2026,Nils Holm,,30,,,,,,\n"
        f"3-3-2026,Bo Ångström,Garden,1,9:00,12:00,,,{'1' * 8}-1111-1111-1111-111111111111,\n"
        f"3-3-2026,Bo Ångström,Garden,2,,,,,{'1' * 8}-1111-1111-1111-111111111111,\n"
        ",,,,,,,,,only a note\n1-2-2026,Bo Ångström,,1,,,,,,,,too many\n"
    ),
    ListKind.GRANTS: (
        "Title,Funder,Requested,Awarded,Currency,Restricted,Decision weeks,Predecessor,Funder id,Predecessor id,"
        "Starts on\n"
        "A,New Fund,1,,,,,,,\nA2,,few,,,,,,,\nA3,,1e20,,,,,,,\nA4,,£1,€2,,,,,,\nA5,,,,POUNDS,,,,,\nA6,,,,,hardly,,,,\n"
        "A7,,,,,,soon,,,\nA8,,9999999999999999999,,,,,,,\nA9,,,,,,,Core costz,,\nA0,Green Trast,,,,,,,,\n"
        "B,,,,,,,,,22222222-2222-2222-2222-222222222222\nC,Twin,,,,,,,,\nD,,,,,,,Double,,\nE,,1.234567,,,,,,,\n"
        "F,,1,,JPY,,,,,\nG,,,,,,,,,33333333-3333-3333-3333-333333333333\nCore costs,,9,,,,,,,,2026-05\n"
    ),
    ListKind.COMMITMENTS: (
        "Person,Project,Role,Hours a week,From\nBo Ångström,,Cook,1,2026-01-01\nBo Ångström,,Cuck,1,2026-01-01\n"
        "Bo Ångström,Garden,Cook,1,2026-01-01\nBo Ångström,Garden,Cook,1,2026-01-01\nBo Ångström,Twice,,1,2026-01-01\n"
    ),
}


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_sentence_that_fits_a_line(code):
    said = [
        problem_text(Problem(5, 4, "Column", code, expected, "f" * 200, severity))
        for severity in ("x", Severity.ERROR)[code == "unknown_choice" :]
        for expected in ("", "e" * 200 if code != "unknown_choice" else ", ".join(GrantStage))
    ]
    texts = [text for text in said if f"({code})" not in text]
    assert texts
    for text in texts:
        assert text[-1] == "."
        assert not set(text) & set("{}%")
        assert len(text) <= ON_ONE_LINE


@pytest.fixture(scope="module")
def met(tmp_path_factory):
    """What the lists above make an import say."""
    from suidesk.commands.funding import AddGrant
    from suidesk.commands.people import AddOrganisation
    from suidesk.commands.projects import AddProject

    made = made_store(tmp_path_factory.mktemp("lists") / "store")
    here = peopled(made)
    for _ in range(2):
        made.run(AddOrganisation(display_name="Twin"))
        made.run(AddProject(name="Twice"))
        made.run(AddGrant(title="Double"))
    brought_in(made, HERE)
    made.run(AddGrant(title="Noted", requested_minor=1))
    found = {}
    for kind, text in LISTS.items():
        for makes in (False, True):
            report = brought_in(made, text.replace("BO", here.bo), kind=kind, creates_missing=makes)
            found |= {problem.code: problem for problem in report.problems}
    again = brought_in(made, LISTS[ListKind.GRANTS].replace("Core costs,,9,", "Core costs,,10,"), kind=ListKind.GRANTS)
    found |= {problem.code: problem for problem in again.problems}
    made.close()
    return found


def test_what_lists_really_bring_up_has_words(met):
    assert {code: problem_text(one) for code, one in met.items() if f"({code})" in problem_text(one)} == {}


def test_every_code_is_met(met):
    assert CODES - set(met) == set()
    assert (set(rows_left_out("")) | set(rows_taken())) - set(met) == {"not_a_volunteer", "refers_to_itself"}


def test_every_place_has_a_name():
    assert all(place_of_record_text(place) != place.value for place in Place)
