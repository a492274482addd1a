"""A filter says in plain words whom it leaves."""

from __future__ import annotations

import pytest

from suidesk.domain.lists import ContactFilter
from suidesk.wording.filters import any_of, filter_texts


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (ContactFilter(), []),
        (ContactFilter(tags=("garden", "keys")), ["tagged garden and keys"]),
        (ContactFilter(skills=("sewing",)), ["volunteers who can do sewing"]),
        (ContactFilter(languages=("Somali", "Dutch")), ["speaks Somali or Dutch"]),
        (
            ContactFilter(sectors=("faith", "of_a_later_version"), reaches=("street",)),
            ["sector Faith or of_a_later_version", "reach Street"],
        ),
        (ContactFilter(project_id="p", has_email=True), ["takes part in Café", "has an e-mail address"]),
        (
            ContactFilter(has_email=False, may_contact=True, quiet_days=1),
            ["has no e-mail address", "may be contacted", "no conversation for 1 day"],
        ),
        (ContactFilter(may_contact=False, quiet_days=90), ["must not be contacted", "no conversation for 90 days"]),
    ],
)
def test_each_part(where, said):
    assert filter_texts(where, "Café") == said


def test_a_project_that_is_gone_is_said():
    assert filter_texts(ContactFilter(project_id="p")) == ["takes part in a project that is no longer there"]


def test_any_of_several():
    assert any_of(["A", "B", "C"]) == "A, B or C"
    assert any_of([]) == ""
