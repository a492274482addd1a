"""The recovery code: copied from paper, forgiving of looks, unforgiving of slips."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.vault.recovery import ALPHABET, GROUP_CHARACTERS, GROUPS, RecoveryCode

CODES = st.binary(min_size=20, max_size=20).map(RecoveryCode)
POSITIONS = st.integers(0, GROUPS * GROUP_CHARACTERS - 1)
KNOWN = RecoveryCode(bytes(range(20)))


def mistyped_group(typed: str) -> int:
    with pytest.raises(SuideskError) as caught:
        RecoveryCode.parse(typed)
    assert caught.value.code == "recovery_code_mistyped"
    assert set(caught.value.params) == {"group"}
    return int(str(caught.value.params["group"]))


def swapped(text: str, first: int, second: int) -> str:
    characters = list(text)
    characters[first], characters[second] = characters[second], characters[first]
    return "".join(characters)


def test_a_known_code():
    assert KNOWN.text() == "000GC-40R4Y-0M301-E209M-185G2-R38EE-1W810-24GKG"
    assert RecoveryCode.parse(KNOWN.text()) == KNOWN


def test_its_text_form_shows_nothing():
    assert repr(KNOWN) == str(KNOWN) == "RecoveryCode()"


@pytest.mark.parametrize("length", [0, 19, 21])
def test_any_other_length_is_refused(length):
    with pytest.raises(ValueError, match="20 bytes"):
        RecoveryCode(bytes(length))


@given(CODES)
def test_what_is_written_is_read(code):
    assert RecoveryCode.parse(code.text()) == code
    assert all(len(group) == 5 for group in code.groups())


@pytest.mark.parametrize(
    "rewrite",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", "\u2013"),
        lambda text: text.replace("-", "\u2212\n"),
        lambda text: text.replace("-", "\u200b"),
        lambda text: f"  {text}\r\n",
        lambda text: text.replace("0", "O").replace("1", "I"),
        lambda text: text.replace("0", "o").replace("1", "l"),
        lambda text: "-".join(text.replace("-", "")),
        lambda text: text.replace("-", "", 3),
    ],
)
@given(code=CODES)
def test_looks_do_not_matter(rewrite, code):
    assert RecoveryCode.parse(rewrite(code.text())) == code


@given(code=CODES, position=POSITIONS, wrong=st.sampled_from(ALPHABET + "U*?é"))
def test_any_wrong_character_is_caught_in_its_group(code, position, wrong):
    text = "".join(code.groups())
    assume(text[position] != wrong)
    typed = text[:position] + wrong + text[position + 1 :]
    assert mistyped_group(typed) == position // 5 + 1


@given(code=CODES, position=st.integers(0, GROUPS * GROUP_CHARACTERS - 2))
def test_two_neighbours_exchanged_are_caught_where_they_are(code, position):
    text = "".join(code.groups())
    assume(text[position] != text[position + 1])
    assert mistyped_group(swapped(text, position, position + 1)) == position // 5 + 1


@given(code=CODES, group=st.integers(0, 7), first=st.integers(0, 4), second=st.integers(0, 4))
def test_any_two_of_a_group_exchanged_are_caught(code, group, first, second):
    text = "".join(code.groups())
    first, second = group * 5 + first, group * 5 + second
    assume(text[first] != text[second])
    assert mistyped_group(swapped(text, first, second)) == group + 1


@given(code=CODES, first=st.integers(0, 7), second=st.integers(0, 7))
def test_groups_in_the_wrong_order_are_caught_even_when_each_is_spelled_right(code, first, second):
    assume(first != second)
    groups = list(code.groups())
    groups[first], groups[second] = groups[second], groups[first]
    assert mistyped_group("-".join(groups)) == min(first, second) + 1


@given(code=CODES, position=POSITIONS)
def test_a_missing_character_is_found_by_the_gaps_between_groups(code, position):
    groups = list(code.groups())
    group, place = divmod(position, 5)
    groups[group] = groups[group][:place] + groups[group][place + 1 :]
    assert mistyped_group("-".join(groups)) == group + 1


@given(code=CODES, position=POSITIONS)
def test_a_missing_character_is_caught_without_gaps(code, position):
    text = "".join(code.groups())
    mistyped_group(text[:position] + text[position + 1 :])


@given(code=CODES, extra=st.sampled_from(ALPHABET))
def test_a_character_too_many_at_the_end_belongs_to_the_last_group(code, extra):
    assert mistyped_group(code.text() + extra) == 8
    assert mistyped_group(code.text() + "-" + extra) == 8


def test_nothing_typed_lacks_the_first_group():
    assert mistyped_group("") == 1
    assert mistyped_group("- - -") == 1


@given(st.text(max_size=80))
def test_any_text_is_a_code_or_a_slip(typed):
    try:
        outcome = RecoveryCode.parse(typed)
    except SuideskError as error:
        outcome = error
    if isinstance(outcome, SuideskError):
        assert outcome.code == "recovery_code_mistyped"
        assert set(outcome.params) == {"group"}
    else:
        assert len(outcome.secret) == 20


def test_its_key_is_known_and_hangs_on_the_salt():
    assert KNOWN.derive(bytes(16)).hex() == "fe2b12563b94a6cdf54faad78900e37384459c83806817dd2e37a6c3a2b3e09f"
    assert KNOWN.derive(bytes(16)) != KNOWN.derive(b"\1" * 16)
