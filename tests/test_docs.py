"""What the documents say is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from suidesk.rules.engine import RULES
from suidesk.rules.thresholds import Settings
from suidesk.wording.reminders import explanation, rule_name

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted((DOCS / "using").glob("*.md"))
NO_DIAGNOSIS = " It is a sign and no diagnosis."
"""Said once in the document for the whole family."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_stands_in_the_document_as_the_desk_explains_it(rule):
    said = explanation(rule.name, Settings()).replace(NO_DIAGNOSIS, "")
    line = f"| `{rule.name}` | {rule_name(rule.name)} | {said} |"
    assert line in (DOCS / "reminders.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize("page", [DOCS.parent / "README.md", *PAGES], ids=lambda page: page.name)
def test_every_picture_and_page_that_is_named_is_there(page):
    named = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [name for name in named if not (page.parent / name).exists()] == []


def test_no_picture_is_left_over():
    pages = [*DOCS.parent.glob("*.md"), *(DOCS.parent / "installers").glob("*.md"), *DOCS.rglob("*.md")]
    texts = "\n".join(page.read_text("utf-8") for page in pages)
    assert [one.name for one in (DOCS / "pictures").iterdir() if one.name not in texts] == []
