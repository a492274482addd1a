"""Everything that is left out of a folder or a packed file is told in words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from suidesk.interchange.archives import members
from suidesk.wording.archives import left_out_text

CODES = {
    node.value
    for node in ast.walk(ast.parse(Path(members.__file__).read_text("utf-8")))
    if isinstance(node, ast.Constant) and str(node.value).startswith("member_")
}


def test_the_scan_sees_them_all():
    assert {"member_not_a_list", "member_locked", "member_too_deep"} <= CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_reason_has_words(code):
    assert left_out_text(code)[0].islower()
