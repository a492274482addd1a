"""The titles of 360Giving's fields, from places in its JSON and from headings however they were flattened."""

from __future__ import annotations

import pytest

from suidesk.interchange.giving.titles import is_giving, title_of, titled, titles_of


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (("id",), "Identifier"),
        (("amountAwarded",), "Amount Awarded"),
        (("fundingOrganization", 0, "name"), "Funding Org:Name"),
        (("fundingOrganization", 1, "name"), "Funding Org (2):Name"),
        (("plannedDates", 0, "duration"), "Planned Dates:Duration (months)"),
        (("url",), "URL"),
        (("recipientOrganization", 0, "url"), "Recipient Org:Web Address"),
        (("beneficiaryLocation", 0, "geoCodeType"), "Beneficiary Location:Geographic Code Type"),
    ],
)
def test_a_place_has_the_title_of_the_standard(path, title):
    assert title_of(path) == title
    if len(path) > 1:
        assert titled("/".join(map(str, path))) == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Funding Org:0:Name", "Funding Org:Name"), ("Funding Org:1:Name", "Funding Org (2):Name"), ("a/b c", "a/b c")],
)
def test_counted_titles_are_the_same_titles(heading, title):
    assert titled(heading) == title


def test_a_list_is_known_by_its_headings():
    paths = ("id", "title", "amountAwarded", "fundingOrganization/0/name")
    assert is_giving(paths)
    assert titles_of(paths) == ("Identifier", "title", "Amount Awarded", "Funding Org:Name")
    assert not is_giving(("Identifier", "Amount Awarded", "Title"))
    assert not is_giving(("Title", "Funder", "Amount"))
