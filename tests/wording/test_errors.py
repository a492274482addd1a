"""Every error that can be raised has a sentence, and the sentence takes the error's own numbers."""

from __future__ import annotations

import ast
import re
from datetime import date, datetime
from pathlib import Path

import pytest

import suidesk
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.wording.errors import error_text, known_codes
from tests.rules.examples import LONDON

SOURCES = sorted(Path(suidesk.__file__).parent.rglob("*.py"))
ROOT = {"SuideskError", "Invalid"}
CODE_ARGUMENTS = {"within": (4, "code")}
"""Functions that raise the code they are given: where it stands among their arguments, and its name."""

RAISING = re.compile(r"(?:SuideskError|Invalid|within)\(|\((?:SuideskError|Invalid)\):|\bcode: str =")
"""What a module that raises a code holds; parsing all others would take most of the time."""


def named(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def texts_in(node: ast.expr | None) -> set[str]:
    """The codes of a first argument: one text, or either of `a if … else b`."""
    if isinstance(node, ast.IfExp):
        return texts_in(node.body) | texts_in(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def raised_in(tree: ast.AST) -> set[str]:
    errors = ROOT | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(named(base) in ROOT for base in node.bases)
    }
    codes: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if named(node.func) in errors:
            codes |= texts_in(node.args[0] if node.args else None)
        if named(node.func) in CODE_ARGUMENTS:
            place, name = CODE_ARGUMENTS[named(node.func)]
            given = node.args[place] if len(node.args) > place else None
            codes |= texts_in(given) | {
                code for word in node.keywords if word.arg == name for code in texts_in(word.value)
            }
    return codes


def defaults_in(tree: ast.AST) -> set[str]:
    """The codes that a function raises unless it is told another: its default for `code`."""
    codes: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            pairs = zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)
            codes |= {code for argument, value in pairs if argument.arg == "code" for code in texts_in(value)}
    return codes


def test_every_code_that_is_raised_has_a_text():
    texts = [path.read_text("utf-8") for path in SOURCES]
    trees = [ast.parse(text) for text in texts if RAISING.search(text)]
    raised = {code for tree in trees for code in raised_in(tree) | defaults_in(tree)}
    assert {"required", "out_of_range", "amount_out_of_range", "nothing_to_redo"} <= raised
    assert raised - known_codes() == set()


def test_the_scan_sees_every_way_of_raising():
    tree = ast.parse(
        """
class Late(SuideskError): ...
def within(value, code="a"): raise Invalid(code)
raise SuideskError("b", x=1)
raise errors.Invalid("c" if x else "d")
raise Late("e")
within(1, 2, 3, "field", "f")
within(1, 2, 3, "field", code="g")
"""
    )
    assert raised_in(tree) | defaults_in(tree) == {"a", "b", "c", "d", "e", "f", "g"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Invalid("too_long", field="name", limit=500, length=1_200), "This has 1,200 characters; shorten it to 500."),
        (
            Invalid("year_out_of_range", field="day", first=1900, last=2200, year=9_026),
            "The year 9026 must be a slip. Give a day in the years 1900 to 2200.",
        ),
        (
            Invalid("ends_before_start", field="until_on", start=date(2026, 12, 3), end=date(2026, 11, 25)),
            "The end, Wed 25 November 2026, lies before the start, Thu 3 December 2026. Please change one of them.",
        ),
        (
            Invalid("minutes_out_of_range", field="minutes", low=1, high=1_440, value=1_500),
            "25 h is outside what is possible. Give a time from 1 min to 24 h.",
        ),
        (
            SuideskError("still_referenced", kind="projects", counts={"roles": 2, "time_entries": 1}),
            "Still in use by 2 roles and 1 time entry. Remove those first, or choose to remove all of it together.",
        ),
        (
            SuideskError("not_found", kind="grants", id="x"),
            "This grant isn't there any more. It may have been removed; undo brings it back.",
        ),
        (
            SuideskError("undo_conflict", batch="b", label="ChangeContact", rows=["a", "b"]),
            "This can't simply be taken back: 2 records were changed since. Keep or overwrite those changes.",
        ),
        (
            SuideskError("undo_conflict", batch="b", label="AddPerson", rows=[]),
            "This can't be taken back, because something made later depends on it. Take that back first.",
        ),
        (
            SuideskError("passphrase_too_short", field="passphrase", minimum=12),
            "Take at least 12 characters; three or four words do well.",
        ),
        (
            SuideskError("keychain_unavailable", reason="locked"),
            "The system's keychain can't be used: it is locked. Open the store with your passphrase instead.",
        ),
        (
            Invalid("not_in_future", field="until", until=datetime(2026, 11, 25, 9, 5, tzinfo=LONDON)),
            "Wed 25 November 2026 09:05 is past already. Choose a later moment.",
        ),
        (
            SuideskError("still_referenced", kind="x", counts={"of_a_later_version": 3}),
            "Still in use by 3 records. Remove those first, or choose to remove all of it together.",
        ),
    ],
)
def test_sentences(error, said):
    assert error_text(error) == said


@pytest.mark.parametrize("error", [SuideskError("of_a_later_version"), SuideskError("too_long")])
def test_without_words_the_code_is_named(error):
    assert error.code in error_text(error)
    assert "{" not in error_text(error)


FILLED = {
    "names": "Post, Board",
    "columns": "Name, Phone",
    "counts": {"roles": 1},
    "folder": "/home/desk",
    **dict.fromkeys(("start", "end"), date(2026, 11, 25)),
    "until": datetime(2026, 11, 25, 9, tzinfo=LONDON),
    "rows": ["a"],
    **dict.fromkeys(
        ("limit", "length", "low", "high", "value", "year", "first", "last", "minimum", "group", "line"), 7
    ),
    **dict.fromkeys(("name", "kind", "reason", "found", "known", "needed", "expected", "encoding"), "word"),
    **dict.fromkeys(("looks_like", "column", "target", "other", "rule", "key", "place"), "word"),
    **dict.fromkeys(("sheets", "members", "left_out"), "word"),
}


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_every_text_is_a_filled_sentence(code):
    text = error_text(SuideskError(code, **FILLED))
    assert text[-1] == "."
    assert not set(text) & set("{}%")
    assert "(code:" not in text
