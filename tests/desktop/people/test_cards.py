"""What lies around a contact: what it offers, what it holds for others, whom it is connected with."""

from __future__ import annotations

from suidesk.commands.assets import AddAsset
from suidesk.commands.holdings import AddHolding
from suidesk.commands.network import AddConnection
from suidesk.desktop.assets.asset_form import AssetForm
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.domain.network import ConnectionKind
from tests.desktop.people.conftest import form, verb
from tests.desktop.record_pages import show


def test_an_organisation_shows_what_it_offers_and_more_can_be_added(people, hood, desk_window, qtbot):
    show(qtbot, people, hood["Fund"])
    assert people.view.assets.isVisible()
    assert people.view.holdings.isHidden()
    desk_window.run(AddAsset(name="Hall", offered_by_id=hood["Fund"]))
    qtbot.waitUntil(lambda: people.view.assets.lines() == ["Hall"])
    people.view.assets.add_button.click()
    made = form(qtbot, AssetForm)
    assert made.giver.value() == hood["Fund"]
    made.reject()


def test_a_person_shows_what_they_offer_and_hold_once_they_do(amina, hood, desk_window, qtbot):
    assert amina.view.assets.isHidden()
    assert amina.view.holdings.isHidden()
    hall = desk_window.run(AddAsset(name="Drill", offered_by_id=hood["Amina"]))
    desk_window.run(AddHolding(holder_id=hood["Amina"], asset_id=hall))
    qtbot.waitUntil(lambda: amina.view.assets.isVisible() and amina.view.holdings.isVisible())
    assert amina.view.holdings.lines() == ["Amina Yusuf · Key: Drill"]


def test_the_menu_begins_both(amina, hood, qtbot):
    verb(amina.view.more, "Holds a key or other thing…")
    held = form(qtbot, HoldingForm)
    assert held.holder.value() == hood["Amina"]
    held.reject()
    verb(amina.view.more, "Offers a room, tool or skill…")
    offered = form(qtbot, AssetForm)
    assert offered.giver.value() == hood["Amina"]
    offered.reject()


def test_connections_follow_the_contact_that_is_open(amina, hood, desk_window, qtbot):
    tie = AddConnection(from_id=hood["Amina"], to_id=hood["Fund"], kind=ConnectionKind.WORKS_AT)
    desk_window.run(tie)
    qtbot.waitUntil(lambda: amina.view.connections.card.lines() == ["Works at Winter Fund"])
    show(qtbot, amina, hood["Bram"])
    qtbot.waitUntil(lambda: amina.view.connections.card.lines() == [])
