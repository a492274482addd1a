"""What is done to a single cell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.people import ContactKind, Reach, Sector
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.interchange import values
from suidesk.interchange.cells import emails_in, is_decimal, is_scientific, phones_in, plain, words_in, words_out
from suidesk.interchange.days import DayOrder, read_day
from suidesk.interchange.guarded import bared, guarded
from suidesk.interchange.person_names import split_name

RISKY = set("=+-@\t\r\n＝＋－＠")


@given(st.text(st.sampled_from("'=+-@\t\r\na1 ")) | st.text())
def test_a_guard_is_taken_back_exactly(cell):
    assert bared(guarded(cell)) == cell
    assert guarded(cell)[:1] not in RISKY


@pytest.mark.parametrize("cell", ["=1+1", "+31612345678", "-x", "@cmd", "\tx", "\rx", "'=x", "''+x", "＝1"])
def test_a_cell_that_could_run_is_guarded(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ann", "'t Hart", "a=b", "1-2", " ='"])
def test_other_cells_stay(cell):
    assert guarded(cell) == cell
    assert bared(cell) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'+31612345678", "+31612345678"), ('="0612"', "0612"), ("'t Hart", "'t Hart"), ("=1+1", "=1+1"), ("'='", "='")],
)
def test_spreadsheets_disguises_are_taken_off(cell, text):
    assert plain(cell) == text


@pytest.mark.parametrize(
    ("cell", "good", "bad"),
    [
        ("a@x.nl", ["a@x.nl"], []),
        ("a@x.nl; b@x.nl,c@x.nl\nd@x.nl", ["a@x.nl", "b@x.nl", "c@x.nl", "d@x.nl"], []),
        ("a@x.nl ::: b@x.nl", ["a@x.nl", "b@x.nl"], []),
        ("a@x.nl / b@x.nl", ["a@x.nl", "b@x.nl"], []),
        ("mailto:a@x.nl", ["a@x.nl"], []),
        ("Bos, Ann <a@x.nl>; Bo <b@x.nl>", ["a@x.nl", "b@x.nl"], []),
        ("a@x.nl; none", ["a@x.nl"], ["none"]),
        ("not one", [], ["not one"]),
        ("a@localhost", [], ["a@localhost"]),
    ],
)
def test_addresses_in_a_cell(cell, good, bad):
    assert emails_in(cell) == (good, bad)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("020-1234567 / 06-12345678", ["020-1234567", "06-12345678"]),
        ("12 34 56 78 / 87 65 43 21", ["12 34 56 78", "87 65 43 21"]),
        ("0612345678/0201234567", ["0612345678", "0201234567"]),
        ("030/12345678", ["030/12345678"]),
        ("01234/567890", ["01234/567890"]),
        ("020 123 4567, ext. 12", ["020 123 4567, ext. 12"]),
        ("+31 6 1234 5678; 020 1234567", ["+31 6 1234 5678", "020 1234567"]),
        ("+31 6 1234 5678 ::: 020 1234567", ["+31 6 1234 5678", "020 1234567"]),
        ("06 12345678 of 020 1234567", ["06 12345678", "020 1234567"]),
        ("+31 (0)6 12345678", ["+31 (0)6 12345678"]),
    ],
)
def test_numbers_in_a_cell(cell, numbers):
    assert phones_in(cell) == numbers


def test_what_spreadsheets_do_to_numbers_is_seen():
    assert is_scientific("4.52E+09")
    assert is_scientific("4,52E+9")
    assert is_scientific("1e12")
    assert not is_scientific("0612345678")
    assert not is_scientific("E+09")
    assert is_decimal("20123456.0")
    assert is_decimal("612345678,00")
    assert not is_decimal("20.12.34.56")


@given(st.lists(st.text(min_size=1).map(str.split).map(" ".join).filter(bool), unique=True, max_size=5))
def test_words_come_back_from_their_cell(words):
    from suidesk.domain.text import tidy

    tidied = list(dict.fromkeys(tidied for word in words if (tidied := tidy(word))))
    assert list(words_in(words_out(tidied))) == tidied


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("a, b,c", ("a", "b", "c")),
        ("a; b, c", ("a", "b, c")),
        ("a ::: * b", ("a", "* b")),
        ("a\nb", ("a", "b")),
        ("a|b", ("a", "b")),
        (" a  a , a a", ("a a",)),
        ("", ()),
    ],
)
def test_words_in_a_cell(cell, words):
    assert words_in(cell) == words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-01", date(2024, 5, 1)),
        ("2024/5/1", date(2024, 5, 1)),
        ("20240501", date(2024, 5, 1)),
        ("2024-05-01T10:00:00Z", date(2024, 5, 1)),
        ("1/5/2024", date(2024, 5, 1)),
        ("1-5-24", date(2024, 5, 1)),
        ("01.05.1968 00:00", date(1968, 5, 1)),
        ("1.5.69", date(1969, 5, 1)),
        ("1 mei 2024", date(2024, 5, 1)),
        ("1. maj 2024", date(2024, 5, 1)),
        ("May 1, 2024", date(2024, 5, 1)),
        ("Wed, 1st May 2024", date(2024, 5, 1)),
        ("3 mrt 2024", date(2024, 3, 3)),
        ("31/2/2024", None),
        ("--02-03", None),
        ("soon", None),
        ("0/0/00", None),
    ],
)
def test_days_as_people_write_them(text, day):
    assert read_day(text) == day


def test_the_month_may_come_first():
    assert read_day("5/1/2024", DayOrder.MONTH_FIRST) == date(2024, 5, 1)
    assert read_day("13/1/2024", DayOrder.MONTH_FIRST) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3", 180), ("1,5", 90), ("1.5 h", 90), ("2:30", 150), ("2h30", 150), ("90 min", 90), ("3 uur per week", 180),
        ("2 timer pr. uge", 120), ("3 hours/week", 180), ("2-3", None), ("some", None), ("0", 0),
    ],
)  # fmt: skip
def test_weekly_hours(text, minutes):
    assert values.read_minutes(text, is_hours=True) == minutes


def test_a_plain_number_is_of_the_columns_unit():
    assert values.read_minutes("90", is_hours=False) == 90
    assert values.read_minutes("1 h", is_hours=False) == 60


def test_choices_in_three_languages():
    assert values.chosen("Resident-led", values.SECTOR_WORDS) is Sector.RESIDENT_LED
    assert values.chosen("Onderwijs", values.SECTOR_WORDS) is Sector.EDUCATION
    assert values.chosen("Nabolag", values.REACH_WORDS) is Reach.NEIGHBOURHOOD
    assert values.chosen("AKTIV", values.STATUS_WORDS) is VolunteerStatus.ACTIVE
    assert values.chosen("Forening", values.KIND_WORDS) is ContactKind.ORGANISATION
    assert values.chosen("cat", values.KIND_WORDS) is None


def test_every_choice_is_read_back_by_its_own_name():
    pairs = ((Sector, values.SECTOR_WORDS), (Reach, values.REACH_WORDS), (VolunteerStatus, values.STATUS_WORDS))
    for choices, words in (*pairs, (ContactKind, values.KIND_WORDS)):
        assert [values.chosen(choice.value, words) for choice in choices] == list(choices)


@pytest.mark.parametrize(("text", "said"), [("Ja", True), ("x", True), ("nej", False), ("0", False), ("perhaps", None)])
def test_yes_and_no(text, said):
    assert values.read_yes_no(text) is said


@pytest.mark.parametrize(
    ("full", "given_name", "family"),
    [
        ("Joost van Dijk", "Joost", "van Dijk"),
        ("Prince", "Prince", ""),
        ("Berg, Jan van der", "Jan", "van der Berg"),
        ("Berg, van der, Jan", "Jan", "van der Berg"),
        ("Berg, van der Jan", "Jan", "van der Berg"),
        ("Mette Holm Sørensen", "Mette Holm", "Sørensen"),
        ("Anna in 't Veld", "Anna", "in 't Veld"),
        ("Fatima El Amrani", "Fatima", "El Amrani"),
        ("Van Morrison", "Van", "Morrison"),
        ("Siân O'Brien", "Siân", "O'Brien"),
        ("John Smith Jr.", "John", "Smith Jr."),
        ("Smith, John, Jr.", "John", "Smith Jr."),
        ("Mustermann, Heiko", "Heiko", "Mustermann"),
        ("  Jan   de  Vries ", "Jan", "de Vries"),
        ("", "", ""),
        (" , ", "", ""),
    ],
)
def test_full_names_are_divided_by_a_suggestion(full, given_name, family):
    assert split_name(full) == (given_name, family)


@given(st.text())
def test_dividing_a_name_loses_no_letter(full):
    given_name, family = split_name(full)
    from suidesk.domain.text import tidy

    assert sorted((given_name + family).replace(" ", "")) == sorted(tidy(full).replace(",", "").replace(" ", ""))
