"""Lists that went out, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.list_kinds import ListKind
from suidesk.rules.thresholds import Settings
from suidesk.wording.exports import LISTS, fate_text, what_text
from suidesk.wording.reminders import completion, evidence_lines, explanation, subject, title, why
from tests.domain.records import DAY, EXPORT
from tests.rules.examples import NOON, said
from tests.rules.test_exports import delete_in


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "Contacts: 3 rows, CSV"),
        ({"what": "people", "count": 1, "format": "vcard3"}, "People: 1 row, vCard 3.0"),
        ({"what": "people", "is_part": True}, "People, some of them: 3 rows, CSV"),
        ({"list_name": "Cooks", "is_part": True}, "Contacts of the list “Cooks”: 3 rows, CSV"),
        ({"what": "everything", "format": "zip"}, "Everything: 3 rows, ZIP"),
        ({"what": "keys of the shed", "format": "paper"}, "keys of the shed: 3 rows, paper"),
    ],
)
def test_what_went_out(values, text):
    assert what_text(replace(EXPORT, **values)) == text


def test_every_list_and_format_has_a_name():
    assert {*LISTS} == {kind.value for kind in ListKind}
    assert not [one for one in FileFormat if one.value in what_text(replace(EXPORT, format=one.value))]


def test_by_when_it_is_to_be_deleted():
    assert fate_text(EXPORT, DAY) == ""
    assert fate_text(replace(EXPORT, delete_by=DAY), DAY) == "delete today"
    assert fate_text(replace(EXPORT, delete_by=DAY, deleted_on=DAY), DAY).startswith("deleted on")


def test_what_the_reminder_says():
    today = NOON.date()
    (found,) = said(delete_in(3))
    assert title(found, today) == "The list people.csv is to be deleted in 3 days"
    assert subject(found) == "Delete people.csv"
    assert "12 rows" in why(found, today)
    assert "Noted as its purpose: For the council." in why(found, today)
    assert evidence_lines(found)[-1] == "By: Aisha Khan"
    assert completion(found) == "It is deleted"
    (late,) = said(delete_in(-3))
    assert title(late, today) == "The list people.csv was to be deleted 3 days ago"
    assert "14 days after" in explanation("export.delete_by", Settings())
    assert today + timedelta(days=3) == found.due_on
