"""A first mapping from headings and cells."""

from __future__ import annotations

import pytest

from suidesk.interchange.days import DayOrder
from suidesk.interchange.guessing import guess
from suidesk.interchange.tables import read_table
from suidesk.interchange.targets import Target

T = Target


def guessed(text):
    mapping, questions = guess(read_table(text.encode()))
    return {name: use for name, use in zip(mapping.columns, mapping.uses, strict=True)}, questions


def targets(text):
    return {name: use.target for name, use in guessed(text)[0].items()}


def test_columns_are_guessed_by_their_cells_when_the_heading_says_nothing():
    text = (
        "Naam,Inlog,Bereikbaar,Gebied,Pagina\n"
        "Ann,a@x.nl,0612345678,1012 JS,https://x.nl\n"
        "Bo,b@x.nl,+31 20 1234567,1012JS,www.y.nl\n"
    )
    assert list(targets(text).values()) == [T.FULL_NAME, T.EMAIL, T.PHONE, T.POSTCODE, T.WEBSITE]


def test_a_second_column_of_addresses_under_a_strange_heading_stays_custom():
    found = targets("Name,E-mail,Referred by\nAnn,a@x.nl,b@x.nl\nBo,c@x.nl,d@x.nl\n")
    assert found["Referred by"] is T.CUSTOM


def test_a_member_number_is_no_phone_number():
    assert targets("Name,Member number\nAnn,00012345\nBo,00012346\n")["Member number"] is T.CUSTOM


def test_a_column_contact_may_hold_addresses_or_numbers():
    assert targets("Given name,Contact\nAnn,a@x.nl\nBo,b@x.nl\n")["Contact"] is T.EMAIL
    assert targets("Given name,Contact\nAnn,0612345678\nBo,0612345679\n")["Contact"] is T.PHONE


def test_type_and_status_are_decided_by_their_cells():
    found = targets("Name,Type,Status\nAnn,Person,actief\nFund,Organisation,paused\n")
    assert (found["Type"], found["Status"]) == (T.KIND, T.VOLUNTEER_STATUS)
    found = targets("Name,Type,Status\nAnn,red,paid\nFund,blue,unpaid\n")
    assert (found["Type"], found["Status"]) == (T.CUSTOM, T.CUSTOM)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jan de Vries\nAnn Bos\n", [T.FULL_NAME]),
        ("Vries, Jan de\ta@x.nl\nBos, Ann\tb@x.nl\n", [T.FULL_NAME, T.EMAIL]),
        ("Jan,de Vries,a@x.nl,0612345678\nAnn,Bos,b@x.nl,0612345679\n", [T.GIVEN, T.FAMILY, T.EMAIL, T.PHONE]),
        ("a@x.nl\nb@x.nl\n", [T.EMAIL]),
        ("Ann,12 34 56 78\nBo,87 65 43 21\n", [T.FULL_NAME, T.PHONE]),
    ],
)
def test_a_table_without_headings_is_guessed_by_its_cells(text, found):
    assert list(targets(text).values()) == found


def test_a_name_column_under_another_name_is_found():
    assert targets("Name of volunteer on list,E-mail\nAnn Bos,a@x.nl\nBo Smit,b@x.nl\n") == {
        "Name of volunteer on list": T.FULL_NAME,
        "E-mail": T.EMAIL,
    }


def test_parts_of_one_address_share_a_slot_and_second_lines_join_it():
    found, _ = guessed(
        "Name,Home Address,Home Address 2,Home City,Work Address,Work City,Address\n"
        "Ann,Dam 1,flat 2,Oss,Kade 3,Ede,Weg 4\n"
    )
    slots = [use.slot for name, use in found.items() if name != "Name"]
    assert slots[0] == slots[1] == slots[2] != slots[3] == slots[4]
    assert found["Address"].target is T.ADDRESS


def test_two_addresses_without_cities_are_two():
    found, _ = guessed("Name,Address 1,Address 2\nAnn,Dam 1 Oss,Weg 2 Ede\n")
    assert found["Address 1"].target is found["Address 2"].target is T.ADDRESS
    assert found["Address 1"].slot != found["Address 2"].slot


def test_address_line_two_joins_line_one():
    found, _ = guessed("Name,Address Line 1,Address Line 2,Postcode\nAnn,Dam 1,flat 2,1012 JS\n")
    assert found["Address Line 1"].slot == found["Address Line 2"].slot == found["Postcode"].slot


def test_a_target_for_one_column_goes_to_the_first():
    found = targets("Name,Display Name,Sector,Sektor\nAnn,Annie,Health,Media\n")
    assert list(found.values()) == [T.FULL_NAME, T.CUSTOM, T.SECTOR, T.CUSTOM]


@pytest.mark.parametrize(
    ("days", "order", "is_asked"),
    [
        (["01/02/2024", "13/02/2024"], DayOrder.DAY_FIRST, False),
        (["01/02/2024", "02/13/2024"], DayOrder.MONTH_FIRST, False),
        (["01/02/2024", "03/04/2024"], DayOrder.DAY_FIRST, True),
        (["01.02.2024", "03.04.2024"], DayOrder.DAY_FIRST, False),
        (["2024-02-01", ""], DayOrder.DAY_FIRST, False),
        (["05/05/2024"], DayOrder.DAY_FIRST, False),
    ],
)
def test_order_of_day_and_month_is_decided_by_the_whole_column(days, order, is_asked):
    rows = "".join(f"Ann,{day}\n" for day in days)
    found, questions = guessed(f"Name,Start date\n{rows}")
    assert found["Start date"].day_order is order
    assert [problem.code for problem in questions] == (["day_or_month_first"] if is_asked else [])


def test_a_row_far_down_decides_the_order_of_days():
    rows = "Ann,01/02/2024\n" * 3000 + "Bo,12/31/2024\n"
    assert guessed(f"Name,Start date\n{rows}")[0]["Start date"].day_order is DayOrder.MONTH_FIRST


def test_custom_fields_keep_their_headings_within_the_limit():
    long = "h" * 400
    found, _ = guessed(f"Name,{long},{long}2\nAnn,1,2\n")
    fields = [use.field for use in found.values() if use.target is T.CUSTOM]
    assert len(set(fields)) == 2
    assert max(map(len, fields)) < 200
