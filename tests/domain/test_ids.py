"""Ids that sort as they were made, and ids that two laptops agree on."""

from __future__ import annotations

from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.funding import GrantUse, UseKind
from suidesk.domain.ids import derived_id, time_ordered_id
from suidesk.domain.people import ContactLanguage, ContactTag, Field, FieldValue, Tag
from suidesk.domain.reminders import reminder_id

MOMENTS = st.integers(0, 2**48 - 1)
TEN_BYTES = st.binary(min_size=10, max_size=10)


def test_the_example_of_the_standard():
    """RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F."""
    random = ((0xCC3 << 64) | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert time_ordered_id(0x017F22E279B0, random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(MOMENTS, TEN_BYTES)
def test_version_and_variant_are_those_of_the_standard(moment, random):
    made = UUID(time_ordered_id(moment, random))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == moment


@given(MOMENTS, MOMENTS, TEN_BYTES, TEN_BYTES)
def test_ids_sort_by_the_moment_they_were_made(first, second, some, other):
    if first < second:
        assert time_ordered_id(first, some) < time_ordered_id(second, other)


@given(MOMENTS, TEN_BYTES, TEN_BYTES)
def test_other_random_bytes_give_another_id(moment, some, other):
    free = int.from_bytes(b"\x0f\xff\x3f" + b"\xff" * 7, "big")
    is_same = int.from_bytes(some, "big") & free == int.from_bytes(other, "big") & free
    assert (time_ordered_id(moment, some) == time_ordered_id(moment, other)) is is_same


def test_derived_ids_never_change():
    """Stores and calendar files hold these; another result would double every tag and every reminder."""
    assert derived_id("tag", "garden") == "b8989958-db2c-525b-bb05-85f0603c569b"
    assert UUID(derived_id("tag", "garden")).version == 5


def test_parts_do_not_run_into_each_other():
    assert derived_id("a", "bc") != derived_id("ab", "c")


def test_natural_keys_pass_over_spelling():
    assert Tag.of(" Søren's  GARDEN ").id == Tag.of("soren's garden").id
    assert Field.of("Shoe Size").id == Field.of("shoe size").id
    assert ContactLanguage.of("p", "Français").id == ContactLanguage.of("p", "francais").id
    assert ContactLanguage.of("p", "Dansk").id != ContactLanguage.of("q", "Dansk").id


def test_links_of_the_same_two_are_the_same():
    assert ContactTag.of("p", "t") == ContactTag.of("p", "t")
    assert ContactTag.of("p", "t").id != ContactTag.of("t", "p").id
    assert GrantUse.of("g", UseKind.PROJECT, "x").id != GrantUse.of("g", UseKind.ROLE, "x").id
    assert FieldValue.of("p", "f", "1").id == FieldValue.of("p", "f", "2").id
    assert reminder_id("a.b", "p", "2026-11-25") != reminder_id("a.b", "p", "2026-11-26")
