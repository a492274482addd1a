"""A new desk: the user alone, and what to do first."""

from __future__ import annotations

from suidesk.commands.people import AddPerson


def test_alone_the_list_offers_to_bring_one_in(desk_window, qtbot):
    page = desk_window.window.page("people")
    qtbot.waitUntil(page.listing.start.isVisible)
    assert page.listing.start.bring_in.text().strip() == "Bring in a list…"
    qtbot.waitUntil(lambda: page.view.title.full_text() == "Hanne Visser")


def test_with_the_second_contact_the_hint_goes(desk_window, qtbot):
    page = desk_window.window.page("people")
    qtbot.waitUntil(page.listing.start.isVisible)
    desk_window.run(AddPerson(given="Bram"))
    qtbot.waitUntil(page.listing.start.isHidden)
