"""Headings of the common address books mean what they say."""

from __future__ import annotations

import pytest

from suidesk.interchange.headings import is_known, meaning_of
from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.targets import Target

T = Target

OUTLOOK = {
    "First Name": (T.GIVEN, ""), "Middle Name": (T.MIDDLE, ""), "Last Name": (T.FAMILY, ""),
    "Company": (T.ORGANISATION, ""),
    "E-mail Address": (T.EMAIL, ""), "E-mail 2 Address": (T.EMAIL, ""), "E-mail 3 Address": (T.EMAIL, ""),
    "Home Phone": (T.PHONE, "home"), "Business Phone": (T.PHONE, "work"), "Business Phone 2": (T.PHONE, "work"),
    "Mobile Phone": (T.PHONE, "mobile"), "Business Fax": (T.PHONE, "work fax"), "Home Street": (T.STREET, "home"),
    "Home City": (T.CITY, "home"), "Home Postal Code": (T.POSTCODE, "home"),
    "Business Country/Region": (T.COUNTRY, "work"),
    "Web Page": (T.WEBSITE, ""), "Categories": (T.TAGS, ""), "Notes": (T.NOTES, ""),
}  # fmt: skip
GOOGLE = {
    "Given Name": (T.GIVEN, ""), "Additional Name": (T.MIDDLE, ""), "Family Name": (T.FAMILY, ""),
    "Name": (T.FULL_NAME, ""),
    "Group Membership": (T.TAGS, ""), "Labels": (T.TAGS, ""), "E-mail 1 - Value": (T.EMAIL, ""),
    "E-mail 1 - Type": (T.LABEL, ""), "E-mail 2 - Label": (T.LABEL, ""), "Phone 1 - Value": (T.PHONE, ""),
    "Address 1 - Formatted": (T.ADDRESS, ""), "Address 1 - Street": (T.STREET, ""), "Address 1 - City": (T.CITY, ""),
    "Address 1 - Postal Code": (T.POSTCODE, ""), "Organization 1 - Name": (T.ORGANISATION, ""),
    "Organization Name": (T.ORGANISATION, ""),
    "Website 1 - Value": (T.WEBSITE, ""), "File As": (T.FULL_NAME, ""),
}  # fmt: skip
THUNDERBIRD = {
    "Display Name": (T.FULL_NAME, ""), "Primary Email": (T.EMAIL, "main"), "Secondary Email": (T.EMAIL, "second"),
    "Work Phone": (T.PHONE, "work"), "Fax Number": (T.PHONE, "fax"), "Mobile Number": (T.PHONE, "mobile"),
    "Home Address": (T.STREET, "home"), "Home Address 2": (T.STREET, "home"), "Home ZipCode": (T.POSTCODE, "home"),
    "Organization": (T.ORGANISATION, ""), "Web Page 1": (T.WEBSITE, ""),
}  # fmt: skip
DUTCH = {
    "Voornaam": (T.GIVEN, ""), "Roepnaam": (T.GIVEN, ""), "Tussenvoegsel": (T.PARTICLE, ""),
    "Achternaam": (T.FAMILY, ""),
    "E-mailadres": (T.EMAIL, ""), "E-mail privé": (T.EMAIL, "home"), "Telefoon werk": (T.PHONE, "work"),
    "Mobiel": (T.PHONE, "mobile"), "Mobiele telefoon": (T.PHONE, "mobile"), "Huisnummer": (T.HOUSE_NUMBER, ""),
    "Woonplaats": (T.CITY, ""), "Opmerkingen": (T.NOTES, ""), "Talen": (T.LANGUAGES, ""), "Groepen": (T.TAGS, ""),
    "Vrijwilliger sinds": (T.STARTED_ON, ""), "Uren per week": (T.CAPACITY_HOURS, ""), "Bedrijf": (T.ORGANISATION, ""),
    "Niet benaderen": (T.DO_NOT_CONTACT, ""), "Grondslag": (T.LAWFUL_BASIS, ""), "Bron": (T.SOURCE, ""),
}  # fmt: skip
DANISH = {
    "Fornavn": (T.GIVEN, ""), "Mellemnavn": (T.MIDDLE, ""), "Efternavn": (T.FAMILY, ""), "Tlf.": (T.PHONE, ""),
    "Mobilnr.": (T.PHONE, "mobile"), "Privat telefon": (T.PHONE, "home"), "Telefon (arbejde)": (T.PHONE, "work"),
    "Postnr.": (T.POSTCODE, ""), "By": (T.CITY, ""), "Vej": (T.STREET, ""), "Bemærkninger": (T.NOTES, ""),
    "Sprog": (T.LANGUAGES, ""), "Timer pr. uge": (T.CAPACITY_HOURS, ""), "Må ikke kontaktes": (T.DO_NOT_CONTACT, ""),
    "Forening": (T.ORGANISATION, ""), "Frivillig siden": (T.STARTED_ON, ""),
}  # fmt: skip
PLAIN = {
    "first_name": (T.GIVEN, ""), "lastName": (T.FAMILY, ""), "EMAIL_ADDRESS": (T.EMAIL, ""), "Phone2": (T.PHONE, ""),
    "Email : home": (T.EMAIL, "home"), "Phone : mobile": (T.PHONE, "mobile"), "Suidesk id": (T.ID, ""),
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "target", "label"),
    [
        (heading, *meant)
        for program in (OUTLOOK, GOOGLE, THUNDERBIRD, DUTCH, DANISH, PLAIN)
        for heading, meant in program.items()
    ],
)
def test_heading_is_understood(heading, target, label):
    meaning = meaning_of(heading)
    assert (meaning.target, meaning.label) == (target, label)


@pytest.mark.parametrize(
    "heading",
    [
        *("Birthday", "Job Title", "E-mail Display Name", "Phonetic First Name", "Custom Field 1 - Value", "Nickname"),
        *("Organization 1 - Title", "Relation 1 - Value", "Hobby", "2024", "", "x" * 200, "Geboortedatum", "Pas"),
    ],
)
def test_other_headings_stay_custom(heading):
    assert meaning_of(heading) is None
    assert not is_known(heading)


@pytest.mark.parametrize(
    ("heading", "of", "number"),
    [("E-mail 2 - Type", T.EMAIL, 2), ("Phone label", T.PHONE, 0), ("Address 3 label", T.ADDRESS, 3)],
)
def test_label_columns_name_their_point(heading, of, number):
    meaning = meaning_of(heading)
    assert (meaning.target, meaning.of, meaning.number) == (T.LABEL, of, number)


def test_our_own_headings_are_all_known():
    from suidesk.interchange.layouts import OF_VOLUNTEERS, Extent, lossless_layout

    texts = {heading.text for heading in lossless_layout(Extent()).headings}
    assert len(texts) == len(OutColumn) - len(OF_VOLUNTEERS) - 1
    assert all(map(is_known, texts))
