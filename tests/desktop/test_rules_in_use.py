"""The numbers of rules reach the pages as the user set them, and follow what is set anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.checks import NoteCheck
from suidesk.commands.people import AddPerson
from suidesk.commands.tuning import SetThreshold
from suidesk.commands.volunteers import AddVolunteer
from suidesk.desktop.volunteers.views import View
from suidesk.rules.thresholds import CHECK_REVIEW


@pytest.fixture
def first_page():
    return "volunteers"


def test_what_is_set_holds_at_once_and_on_the_pages(desk_window, clock, qtbot):
    window, today = desk_window.window, clock.now().date()
    ref = desk_window.run(AddPerson(given="Asa"))
    desk_window.run(AddVolunteer(id=ref))
    seen = today - timedelta(days=300)
    desk_window.run(NoteCheck(person_id=ref, scheme="DBS", seen_on=seen, review_on=today + timedelta(days=100)))
    assert window.rules.settings().value(CHECK_REVIEW[0]) == 90
    window.current.show_view(View.CHECKS)
    listing = window.current.listing
    qtbot.waitUntil(lambda: listing.shown is not None and listing.shown.view is View.CHECKS)
    assert listing.list.current_id() == ""
    desk_window.run(SetThreshold(key="handover.check_review_1", value=120))
    assert window.rules.settings().value(CHECK_REVIEW[0]) == 120
    window.current.open_record(window.current.view.kind, ref)
    qtbot.waitUntil(lambda: listing.list.current_id() == ref)
