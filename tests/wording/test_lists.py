"""Every choice of an import and an export has a text of its own."""

from __future__ import annotations

import pytest

from suidesk.interchange.decisions import Fate
from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.merging import Policy
from suidesk.interchange.targets import Target
from suidesk.wording.lists import (
    column_text,
    encoding_text,
    fate_text,
    place_text,
    policy_text,
    reason_text,
    target_text,
)


@pytest.mark.parametrize(
    ("codes", "text_of"), [(Target, target_text), (Fate, fate_text), (Policy, policy_text), (OutColumn, column_text)]
)
def test_every_choice_has_its_own_text(codes, text_of):
    texts = [text_of(code.value) for code in codes]
    assert all(texts)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("reason", ["same_name", "same_email", "same_phone"])
def test_every_reason_of_likeness_is_said(reason):
    assert reason_text(reason).startswith("has the same")


def test_a_place_is_a_value_of_a_contact_or_a_column_of_the_file():
    assert place_text("lawful_basis") == "Lawful basis"
    assert place_text("status") == "Volunteer status"
    assert place_text("Geboortedatum") == "Geboortedatum"
    assert place_text("fields") == "fields"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Unicode (UTF-8)"),
        ("cp1252", "Western European (Windows)"),
        ("mac-roman", "Western European (Macintosh)"),
        ("cp932", "Japanese (Windows)"),
        ("koi8-r", "Cyrillic (KOI8-R)"),
        ("tis-620", "TIS-620"),
    ],
)
def test_letters_are_named_for_people(encoding, text):
    assert encoding_text(encoding) == text
