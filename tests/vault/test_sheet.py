"""The recovery sheet: what is printed says the code and nothing else does."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.sheet import check_retyped, recovery_groups_to_retype, recovery_sheet

CODE = RecoveryCode(bytes(range(20)))


def refusal(group, typed):
    with pytest.raises(SuideskError) as caught:
        check_retyped(CODE, group, typed)
    return caught.value.code, caught.value.params


def test_groups_and_payload_say_the_code():
    sheet = recovery_sheet(CODE, "A1B2")
    assert sheet.mark == "A1B2"
    assert "-".join(sheet.groups) == sheet.payload
    assert RecoveryCode.parse(sheet.payload) == CODE


def test_its_text_form_shows_the_mark_alone():
    assert repr(recovery_sheet(CODE, "A1B2")) == "RecoverySheet(mark='A1B2')"


def test_the_picture_is_one_svg_with_the_modules_of_the_payload():
    svg = ET.fromstring(recovery_sheet(CODE, "A1B2").qr_svg)
    assert svg.tag == "svg" or svg.tag.endswith("}svg")
    # 47 characters just fill version 3 at level Q (ISO/IEC 18004): 29 modules, and 4 of white on each side.
    assert svg.attrib["viewBox"].split() == ["0", "0", "37", "37"]
    code = segno.make_qr(CODE.text(), error="q", boost_error=False)
    assert (code.version, code.mode, code.error) == (3, "alphanumeric", "Q")


def test_each_group_retyped_right_is_accepted_in_any_look():
    for number, group in enumerate(CODE.groups(), start=1):
        check_retyped(CODE, number, group)
        check_retyped(CODE, number, f" {group[:2].lower()} - {group[2:].lower()} ")


def test_a_slip_and_another_codes_group_are_refused():
    other = RecoveryCode(bytes(20))
    assert refusal(2, "40R4Z") == ("recovery_code_mistyped", {"group": 2})
    assert refusal(2, "") == ("recovery_code_mistyped", {"group": 2})
    assert refusal(2, CODE.groups()[2]) == ("recovery_code_mistyped", {"group": 2})
    assert refusal(2, other.groups()[1]) == ("recovery_code_mistyped", {"group": 2})


@given(st.binary(min_size=8, max_size=8))
def test_two_different_groups_are_asked_for(drawn):
    first, second = recovery_groups_to_retype(lambda size: drawn[:size])
    assert 1 <= first < second <= 8


def test_every_pair_is_asked_for_equally():
    counts = Counter(recovery_groups_to_retype(lambda size, n=n: n.to_bytes(size, "big")) for n in range(280))
    assert len(counts) == 28
    assert set(counts.values()) == {10}
