"""Rows become contacts; what can't be read is kept or reported, never lost."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind, PointKind, Sector
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.interchange.incoming import IncomingPoint
from suidesk.interchange.problems import Severity
from tests.interchange.reading import one, outcomes, read

E, P, A, U = PointKind.EMAIL, PointKind.PHONE, PointKind.ADDRESS, PointKind.URL


def told(text, kind=ContactKind.PERSON):
    _, problems = read(text, kind)
    return [(problem.line, problem.column, problem.code, problem.found) for problem in problems]


def test_a_dutch_member_list():
    ann = one(
        "Voornaam;Tussenvoegsel;Achternaam;E-mail;Mobiel;Straat;Huisnummer;Postcode;Plaats;Talen;Groepen;Hobby;Opmerkingen\n"
        "Ann;van der;Berg;a@x.nl; 06 12345678 ;Dam;1 hs;1012 JS;Amsterdam;nl, en;Tuin;Schaken;belt laat\n"
    )
    assert (ann.given, ann.family, ann.name, ann.is_name_guessed) == ("Ann", "van der Berg", "Ann van der Berg", False)
    assert ann.points == (
        IncomingPoint(E, "a@x.nl"),
        IncomingPoint(P, "06 12345678", "mobile"),
        IncomingPoint(A, "Dam 1 hs, 1012 JS Amsterdam"),
    )
    assert (ann.languages, ann.tags, ann.notes) == (("nl", "en"), ("Tuin",), "belt laat")
    assert ann.fields == (("Hobby", "Schaken"),)


def test_a_google_export():
    text = (
        "Name,Given Name,Family Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Organization Name,Birthday\n"
        "Ann Bos,Ann,Bos,* myContacts ::: Garden ::: * starred,* Home,a@x.nl ::: b@x.nl,Mobile,+31612345678,"
        'Home,"Dam 1\n'
        'Oss",Dam 1,Oss,Acme,--02-03\n'
    )
    (ann,), problems = read(text)
    assert ann.points == (
        IncomingPoint(E, "a@x.nl", "Home"),
        IncomingPoint(E, "b@x.nl", "Home"),
        IncomingPoint(P, "+31612345678", "Mobile"),
        IncomingPoint(A, "Dam 1\nOss", "Home"),
    )
    assert ann.tags == ("Garden", "starred")
    assert ann.fields == (("Birthday", "--02-03"), ("Organisation", "Acme"))
    assert [problem.code for problem in problems] == ["system_group_left_out"]


def test_an_outlook_export():
    ann = one(
        "First Name,Last Name,Company,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Street,Home City,"
        "Birthday,Anniversary\n"
        "Ann,Bos,Acme,a@x.nl,b@x.nl,c@x.nl,Dam 1,Oss,0/0/00,2/3/1980\n"
    )
    assert [point.raw for point in ann.points] == ["a@x.nl", "b@x.nl", "c@x.nl", "Dam 1, Oss"]
    assert ann.points[-1].label == "home"
    assert ann.fields == (("Anniversary", "2/3/1980"), ("Organisation", "Acme"))


def test_a_row_with_only_an_organisation_is_one():
    (person, organisation), _ = read("Name,Company,Phone\nAnn Bos,Acme,1234567\n,Acme,7654321\n")
    assert (person.kind, organisation.kind, organisation.name) == (ContactKind.PERSON, ContactKind.ORGANISATION, "Acme")


def test_organisations_keep_the_person_of_their_row():
    text = "Organisation,Contact person,Sector,Reach,E-mail\nGreen Trust,Ann Bos,charity,wijk,g@x.nl\n"
    trust = one(text, ContactKind.ORGANISATION)
    assert (trust.name, trust.sector, trust.reach.value) == ("Green Trust", Sector.VOLUNTARY, "neighbourhood")
    assert trust.fields == (("Contact person", "Ann Bos"),)


def test_a_kind_column_decides_row_by_row():
    (ann, fund), _ = read("Name,Kind\nAnn Bos,person\nThe Fund,organisation\n")
    assert (ann.given, fund.kind, fund.name, fund.given) == ("Ann", ContactKind.ORGANISATION, "The Fund", "")


def test_a_given_structured_name_is_never_divided_anew():
    ann = one("Name,First name,Last name\nAnn Mary van Dijk,Ann,Mary van Dijk\n")
    assert (ann.given, ann.family, ann.fields) == ("Ann", "Mary van Dijk", ())
    ann = one("Name,First name,Last name\nThe Boss,Ann,Bos\n")
    assert ann.fields == (("Name", "The Boss"),)


def test_a_volunteers_profile():
    bo = one(
        "Name,Volunteer status,Hours per week,Volunteer since,Emergency contact,Under 18\n"
        'Bo Smit,aktiv,"2,5",13/1/2024,Mum 0612,yes\n'
    )
    assert bo.volunteer.status is VolunteerStatus.ACTIVE
    assert (bo.volunteer.capacity_minutes, bo.volunteer.started_on) == (150, date(2024, 1, 13))
    assert (bo.volunteer.emergency_contact, bo.volunteer.is_minor) == ("Mum 0612", True)
    assert one("Name,Volunteer\nBo Smit,no\n").volunteer is None


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("E-mail", "no mail", "not_an_email"),
        ("Phone", "ask Ann", "not_a_phone"),
        ("Start date", "spring", "unreadable_date"),
        ("Hours per week", "some", "unreadable_hours"),
        ("Volunteer status", "green", "unknown_choice"),
        ("Kind", "cat", "unknown_choice"),
        ("Sector", "space", "unknown_choice"),
        ("Sector", "health", "only_organisations"),
        ("Under 18", "nearly", "unreadable_yes_no"),
        ("Do not contact", "by letter only", "unreadable_yes_no"),
        ("Tags", "x" * 120, "too_long"),
        ("Suidesk id", "seven", "id_unreadable"),
    ],
)
def test_a_cell_that_cant_be_read_is_kept_as_a_custom_field_and_said(column, cell, code):
    (ann,), problems = read(f"Name,{column}\nAnn Bos,{cell}\n")
    assert ann.fields == ((column, cell),)
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    assert [(problem.line, problem.column, problem.code) for problem in found] == [(2, column, code)]
    assert found[0].severity is Severity.WARNING


def test_a_wish_that_cant_be_read_is_rather_a_no():
    assert one("Name,Do not contact\nAnn,by letter only\n").do_not_contact
    assert one("Name,Do not contact\nAnn,nee\n").do_not_contact is False
    assert one("Name,Do not contact\nAnn,\n").do_not_contact is None


def test_a_good_address_and_a_bad_one_in_a_cell():
    (ann,), problems = read("Name,E-mail\nAnn,a@x.nl; geen\n")
    assert [point.raw for point in ann.points] == ["a@x.nl"]
    assert ann.fields == (("E-mail", "geen"),)
    assert [problem.code for problem in problems] == ["not_an_email"]


def test_a_number_that_a_spreadsheet_has_rounded_is_an_error():
    first, second = outcomes("Name,Phone\nAnn,4.52E+09\nBo,0612345678\n")
    assert first.incoming is None
    assert [(p.line, p.column, p.code, p.found, p.severity) for p in first.problems] == [
        (2, "Phone", "number_rounded", "4.52E+09", Severity.ERROR)
    ]
    assert second.incoming.name == "Bo"


def test_a_rounded_number_in_another_column_is_kept_and_said():
    (ann,), problems = read("Name,IBAN\nAnn,1.23E+15\n")
    assert ann.fields == (("IBAN", "1.23E+15"),)
    assert [(problem.code, problem.severity) for problem in problems] == [("number_rounded", Severity.WARNING)]


def test_a_number_that_a_spreadsheet_made_a_decimal_keeps_its_digits():
    (ann,), problems = read("Name,Phone\nAnn,20123456.0\n")
    assert ann.points == (IncomingPoint(P, "20123456"),)
    assert [problem.code for problem in problems] == ["number_with_decimals"]


def test_leading_zeros_and_pluses_stay():
    (ann, bo), problems = read('Name,Phone,Member\nAnn,0031612345678,007\nBo,\'+31612345678,"=""008"""\n')
    assert (ann.points[0].raw, bo.points[0].raw) == ("0031612345678", "+31612345678")
    assert (ann.fields, bo.fields) == ((("Member", "007"),), (("Member", "008"),))
    assert problems == []


def test_a_formula_is_text_and_said():
    (ann,), problems = read('Name,E-mail\n=cmd|x,"=HYPERLINK(""mailto:a@x.nl"")"\n')
    assert ann.name == "=cmd|x"
    assert ann.fields == (("E-mail", '=HYPERLINK("mailto:a@x.nl")'),)
    assert {problem.code for problem in problems} == {"formula_cell", "not_an_email"}


def test_rows_too_short_and_too_long():
    (ann, bo), problems = read("Name,E-mail,City\nAnn\nBo,b@x.nl,Oss,more,\n")
    assert ann.name == "Ann"
    assert bo.fields == (("Column 4", "more"),)
    assert [(p.line, p.code, p.expected, p.found) for p in problems] == [
        (2, "row_too_short", "3", "1"),
        (3, "row_too_long", "3", "5"),
    ]


def test_a_broken_row_is_rejected_and_the_others_come_in():
    first, second, third = outcomes('Name,E-mail\nAnn,a@x.nl\n"Bo,b@x.nl\nCy,c@x.nl\n')
    assert (first.incoming.name, second.incoming, third.incoming.name) == ("Ann", None, "Cy")
    assert [(problem.line, problem.code) for problem in second.problems] == [(3, "unbalanced_quote")]


def test_rows_of_separators_alone_are_no_rows():
    assert [found.incoming.name for found in outcomes("Name,E-mail\nAnn,\n,,\n , \nBo,\n")] == ["Ann", "Bo"]


def test_a_contact_without_a_name_is_called_by_its_address_or_rejected():
    (found,), problems = read("Name,E-mail,City\n,a@x.nl,Oss\n")
    assert found.name == "a@x.nl"
    assert [problem.code for problem in problems] == ["named_by_point"]
    assert told("Name,E-mail,City\n,,Oss\nBo,b@x.nl,Oss\n") == [(2, "", "no_name", "")]


def test_what_the_domain_refuses_is_rejected_with_the_column():
    rows = outcomes(f"Name,Start date,Left on\nAnn,1/1/1850,\nBo,1/2/2024,1/1/2024\n{'x' * 501},,\n")
    said = [[(p.column, p.code, p.expected, p.found) for p in row.problems] for row in rows]
    assert [row.incoming for row in rows] == [None, None, None]
    assert said[0] == [("Start date", "year_out_of_range", "1900–2200", "1850")]
    assert said[1] == [("Left on", "ends_before_start", "2024-02-01", "2024-01-01")]
    assert said[2][0][1] == "too_long"


def test_nul_is_taken_out_and_said():
    (ann,), problems = read("Name,E-mail\nA\0nn,a@x.nl\n")
    assert ann.name == "Ann"
    assert [(problem.column, problem.code) for problem in problems] == [("Name", "nul_removed")]


def test_a_damaged_line_is_said_with_its_row():
    text = "Name,Note\n" + "Søren,x\n" * 20
    (*_, last), problems = read(text.encode() + 'Bo,"one\nRenée"\n'.encode("cp1252"))
    assert last.notes == "one\nRenée"
    assert [(p.line, p.code) for p in problems if p.severity is Severity.WARNING] == [(22, "undecodable_bytes")]


def test_two_cells_of_one_field_are_both_kept():
    (ann,), _ = read("Name,E-mail,Field: E-mail\nAnn,none,office\n")
    assert ann.fields == (("E-mail", "none\noffice"),)


def test_several_note_columns_are_put_together():
    assert one("Name,Notes,Comments\nAnn,one,two\n").notes == "one\ntwo"


def test_a_mapping_without_anybody_is_refused():
    with pytest.raises(SuideskError) as raised:
        read("Colour,Size,Shape\nred,1,round\n")
    assert raised.value.code == "no_name_column"
