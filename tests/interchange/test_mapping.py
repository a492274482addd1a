"""A mapping is a value that can be changed, kept and used again."""

from __future__ import annotations

import json

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind
from suidesk.interchange.days import DayOrder
from suidesk.interchange.guessing import guess
from suidesk.interchange.mapping import ColumnUse, fingerprint_of, saved_mapping
from suidesk.interchange.tables import Reading, read_table
from suidesk.interchange.targets import Target

TABLE = read_table(b"Naam;Mobiel;Code\nAnn;0612345678;7\n")
GUESSED = guess(TABLE)[0]


def test_a_column_is_used_otherwise():
    mapping = GUESSED.using("Code", ColumnUse(target=Target.IGNORE))
    assert [use.target for use in mapping.uses] == [Target.FULL_NAME, Target.PHONE, Target.IGNORE]
    assert GUESSED.uses[2].target is Target.CUSTOM
    with pytest.raises(SuideskError) as raised:
        GUESSED.using("Hat", ColumnUse(target=Target.IGNORE))
    assert raised.value.code == "mapping_unknown_column"


def test_a_mapping_is_written_and_read_back():
    use = ColumnUse(target=Target.STARTED_ON, day_order=DayOrder.MONTH_FIRST)
    mapping = GUESSED.using("Code", use)
    saved = saved_mapping(mapping.to_json(Reading(separator=";")).encode())
    assert saved.on(TABLE, GUESSED) == mapping
    assert saved.reading == Reading(separator=";")


def test_a_mapping_file_may_name_only_some_columns_in_any_case():
    saved = saved_mapping(b'{"kind": "organisations", "columns": {"CODE": "ignore", "mobiel": {"target": "notes"}}}')
    mapping = saved.on(TABLE, GUESSED)
    assert [use.target for use in mapping.uses] == [Target.FULL_NAME, Target.NOTES, Target.IGNORE]
    assert mapping.kind is ContactKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "mapping_unreadable"),
        ("[]", "mapping_unreadable"),
        ('{"columns": []}', "mapping_unreadable"),
        ("[" * 100_000, "mapping_unreadable"),
        ('{"columns": {"Naam": "hat"}}', "mapping_unknown_target"),
        ('{"columns": {"Naam": 3}}', "mapping_unknown_target"),
        ('{"columns": {"Naam": {"target": "given", "size": "9"}}}', "mapping_unknown_target"),
        ('{"columns": {"Naam": {"target": "died_on", "day_order": "x"}}}', "mapping_unknown_target"),
        ('{"kind": "cats", "columns": {}}', "mapping_unknown_value"),
        ('{"separator": ";;", "columns": {}}', "mapping_unknown_value"),
        ('{"encoding": 8, "columns": {}}', "mapping_unknown_value"),
        ('{"has_header": "yes", "columns": {}}', "mapping_unknown_value"),
    ],
)
def test_a_mapping_file_that_makes_no_sense_is_refused(text, code):
    with pytest.raises(SuideskError) as raised:
        saved_mapping(text.encode())
    assert raised.value.code == code


def test_a_mapping_file_of_another_table_is_refused():
    with pytest.raises(SuideskError) as raised:
        saved_mapping(b'{"columns": {"Hoed": "given"}}').on(TABLE, GUESSED)
    assert raised.value.code == "mapping_unknown_column"


def test_files_with_the_same_headings_share_a_fingerprint():
    assert fingerprint_of(["Naam", "Café "]) == fingerprint_of(["NAAM", "cafe"])
    assert fingerprint_of(["Naam", "X"]) != fingerprint_of(["X", "Naam"])
    assert json.loads(GUESSED.to_json())["columns"]["Naam"] == "full_name"


def test_a_table_that_says_nobody_is_refused():
    mapping = guess(read_table(b"Colour,Size,Shape\nred,1,round\n"))[0]
    with pytest.raises(SuideskError) as raised:
        mapping.need_name()
    assert raised.value.code == "no_name_column"
