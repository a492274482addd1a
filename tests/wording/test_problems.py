"""Everything that an import can find has a sentence: what stood there, what becomes of it, what to do."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from suidesk import domain, interchange
from suidesk.commands.people import AddPerson
from suidesk.commands.volunteers import Profile
from suidesk.interchange.mapping import ColumnUse
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.targets import Target
from suidesk.services.importing import Importing
from suidesk.wording.problems import problem_text
from tests.stores import made_store
from tests.wording.test_errors import defaults_in, named, raised_in, texts_in

CODE_PLACES = {
    **{"Problem": 3, "say": 1, "keep_unread": 2, "_problem": 1, "note": 1, "about_cell": 2, "_say": 0},
    **{"Shown": 1, "Remark": 2, "Value": 3, "_UnreadableError": 0},
}
"""Calls that name a code: where it stands among their arguments."""
IN_CARDS = {"keep_unread": 1}
"""The same where a line is all that is kept."""
ELSEWHERE = {"not_a_currency", "slot_ends_before_start"}
"""What the domain refuses in records that no list brings in."""
UNREACHED = {"required", "unprintable"}
"""What the domain refuses in a contact, but the reading has dealt with before."""
ENDLESS = {"more_problems"}
"""What is said after twenty thousand others."""
ON_ONE_LINE = 160
"""Letters that a line of the preview shows."""


def codes_in(tree, places=CODE_PLACES):
    """The codes of problems that a module names, in calls or on the way to one."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = places.get(named(node.func))
            if place is not None and len(node.args) > place:
                found |= texts_in(node.args[place])
            found |= {code for word in node.keywords if word.arg == "code" for code in texts_in(word.value)}
        elif isinstance(node, ast.Assign) and {named(target) for target in node.targets} & {"code", "doubt"}:
            found |= texts_in(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name == "_fault":
            found |= {code for part in ast.walk(node) if isinstance(part, ast.Return) for code in texts_in(part.value)}
    return found - {""}


def trees(package, *names, of="*.py"):
    folder = Path(package.__path__[0])
    paths = [folder / f"{name}.py" for name in names] if names else folder.glob(of)
    return [ast.parse(path.read_text("utf-8")) for path in paths]


OF_READING = {code for tree in trees(interchange) for code in codes_in(tree)}
OF_KINDS_OF_FILES = {
    code
    for kind, places in (("workbooks", {}), ("ldif", {}), ("vcard", IN_CARDS))
    for tree in trees(interchange, of=f"{kind}/*.py")
    for code in codes_in(tree, CODE_PLACES | places)
}
OF_DOMAIN = {
    code for tree in trees(domain, "people", "volunteers", "validation") for code in raised_in(tree) | defaults_in(tree)
} - ELSEWHERE


def test_the_scan_sees_every_way_of_naming_a_code():
    tree = ast.parse(
        """
yield Problem(1, 1, "x", "a", severity=e)
draft.say(column, "b")
self.keep_unread(column, cell, "c", "")
self._problem(row, "d", found)
_refused(one, code="e")
code = "f" if same else "g"
doubt = "h" if inner else ""
def _fault(lines): return "i" if long else "j"
note(1, "k", found)
about_cell(1, 2, "l", found)
self._say("m", found)
Shown(text, "n")
Remark(1, text, "o")
Value(name, text, 1, "p")
raise _UnreadableError("q")
"""
    )
    assert codes_in(tree) == set("abcdefghijklmnopq")


def test_the_scan_looks_into_every_kind_of_file():
    assert {
        "merged_cells",
        "no_such_day",
        "ldif_without_dn",
        "comment_left_out",
        "card_without_end",
    } <= OF_KINDS_OF_FILES


@pytest.mark.parametrize("code", sorted(OF_READING | OF_DOMAIN | OF_KINDS_OF_FILES))
def test_every_code_has_a_sentence_that_fits_a_line(code):
    expected = "public, private, voluntary, resident_led" if code == "unknown_choice" else "e" * 200
    said = [
        problem_text(Problem(5, 4, "Column", code, expected, "f" * 200, severity))
        for severity in (*"x", Severity.ERROR)
    ]
    texts = [text for text in said if f"({code})" not in text]
    assert texts
    for text in texts:
        assert text[-1] == "."
        assert not set(text) & set("{}%")
        assert "code:" not in text
        assert len(text) <= ON_ONE_LINE


def test_a_code_of_a_later_version_is_named():
    assert "(much_later)" in problem_text(Problem(1, 1, "", "much_later"))


class List(NamedTuple):
    """A list that holds something unusual, and where columns go other than guessed; GRACE is the id of Grace."""

    content: bytes
    uses: Mapping[str, ColumnUse] = MappingProxyType({})


LISTS = {
    "a Dutch list": List(
        (
            "Ledenlijst 2026;;;;;;\n"
            "Naam;E-mail;Mobiel;Mobiel;;Vrijwilliger sinds;Vrijwilliger tot\n"
            "Amina Yusuf;geen;0612345678;;x;01/02/2021;\n"
            "Bert;b@example.org;4.52E+09;;;;\n"
            "Cor;;612345678,0;geen nummer;;gisteren;\n"
            "Dirk;;;;;2024-05-02;2023-01-01\n"
            "Eva;;;;;1021-05-02;\n"
            f"{'F' * 501};;;;;;\n"
            ";;;;iets;;\n"
            ";f@example.org;;;;;\n"
            "Gé\n"
            "Hugo;;;;;;;te veel\n"
            "Amina Yusuf;geen;0612345678;;x;01/02/2021;\n"
            "Bert;b@example.org;0612340000;;;;\n"
            "Bert;b@example.org;0612349999;;;;\n"
            "=SOM(A1);;;;;;\n"
            "Ni\0els;;;;;;\n"
            'Ina "de ;"x"y;;;;;\n'
            "Jan;;;;;;\n"
        ).encode(),
        {"Vrijwilliger tot": ColumnUse(target=Target.LEFT_ON)},
    ),
    "choices": List(
        (
            "Name,Kind,Sector,Volunteer status,Weekly capacity (hours),Do not contact,Tags,Serial,Suidesk id\n"
            "Ada,robot,moon,perhaps,much,only by letter,Choir,4.52E+09,\n"
            f"Bea,person,public,,200 h,,{'w' * 101},,not an id\n"
            "Cai,,,,,,* myContacts ::: Choir,,\n"
        ).encode(),
        {
            "Sector": ColumnUse(target=Target.SECTOR),
            "Kind": ColumnUse(target=Target.KIND),
            "Volunteer status": ColumnUse(target=Target.VOLUNTEER_STATUS),
            "Suidesk id": ColumnUse(target=Target.CUSTOM, field="Suidesk id"),
        },
    ),
    "numbers of ours": List(b"Suidesk id,Name,Kind\nGRACE,Grace Okonkwo,organisation\nx,Bea,person\n"),
    "volunteers": List(
        b"Name,Kind,Skills,Availability\nAda,person,first aid,now and then\nChoir,organisation,songs,\n"
    ),
    "other letters": List("Naam;E-mail\nZoë;\nSøren Kjær;\n".encode("cp1252")),
    "letters mixed": List("Naam;E-mail\nZoë Łódź;\nAnaïs Ørsted;\n".encode() + "Søren;\n".encode("cp1252")),
    "no headings": List(b"Ada,Bea,Cai\nDirk,Eva,Fay\n", {"Ada": ColumnUse(target=Target.FULL_NAME)}),
    "a quote open": List(b'Name,Note\nAda,"x\nBea,y\nCai,z\nDirk,q"\nEva,ok\n'),
    "a cell too long": List(b"Name,Note\nAda," + b"n" * 140_000 + b"\nBea,\n"),
    "many points": List(b"Name,E-mail\nAda," + b";".join(b"a%d@x.org" % n for n in range(10_002)) + b"\n"),
    "who is here": List(b"Name,E-mail,Source\nGrace Okonkwo,g@example.org,another\n"),
}


@pytest.fixture(scope="module")
def problems(tmp_path_factory):
    """What the lists above make an import say, by code."""
    made = made_store(tmp_path_factory.mktemp("lists") / "store")
    grace = made.run(AddPerson(given="Grace", family="Okonkwo", source="one"))
    importing = Importing(made.desk, lambda: None)
    found = {}
    for one in LISTS.values():
        content = one.content.replace(b"GRACE", grace.encode())
        looked = importing.look(content, "list.csv")
        mapping = looked.mapping
        for column, use in one.uses.items():
            mapping = mapping.using(column, use)
        for problem in importing.preview(looked, mapping).problems:
            found.setdefault(problem.code, problem)
    made.close()
    return found


def test_what_lists_really_bring_up_has_words(problems):
    assert {code: problem_text(one) for code, one in problems.items() if f"({code})" in problem_text(one)} == {}


def test_every_code_was_met(problems):
    assert (OF_READING | OF_DOMAIN) - set(problems) == UNREACHED | ENDLESS


def test_what_does_not_fit_a_contact_that_is_here_is_said_with_both_days(tmp_path):
    made = made_store(tmp_path / "store")
    made.run(AddPerson(given="Grace", family="Okonkwo", volunteer=Profile(started_on=date(2024, 5, 2))))
    importing = Importing(made.desk, lambda: None)
    looked = importing.look(b"Name,Volunteer until\nGrace Okonkwo,2023-01-31\n", "list.csv")
    mapping = looked.mapping.using("Volunteer until", ColumnUse(target=Target.LEFT_ON))
    (problem,) = importing.preview(looked, mapping).problems
    made.close()
    assert problem_text(problem).startswith(
        "The end, 2023-01-31, lies before the start, 2024-05-02. The row is left out"
    )
