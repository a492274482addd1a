"""What a project needs, the assets that may meet it, its keys, its momentum and its money: down to the rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.assets import AddAsset
from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.holdings import AddHolding
from suidesk.commands.needs import AddNeed
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.desktop.assets.asset_form import AssetForm
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.meet_form import MeetForm
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.assets.pass_on_form import PassOnForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm as PassOnPromiseForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.domain.assets import Asset, AssetKind, Holding, HoldingKind
from suidesk.domain.funding import GrantStage, UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Need, NeedKind, NeedState
from suidesk.domain.workload import CommitmentKind, CommitmentState
from suidesk.queries.assets import AssetsUsedBy
from suidesk.queries.holdings import HoldingsFor, HoldingsIn, HoldingsOf
from suidesk.queries.needs import NeedsOf
from suidesk.queries.workload import PromisesOf
from tests.desktop.people.conftest import form, verb
from tests.desktop.projects.conftest import TODAY
from tests.desktop.projects.test_project_view import line, more, press

DAY = timedelta(days=1)


@pytest.fixture
def van(desk_window, hood):
    return desk_window.run(AddAsset(name="Food bank's van", kind=AssetKind.TOOL, offered_by_id=hood["Bram"]))


@pytest.fixture
def need(desk_window, van, cafe, hood, qtbot):
    """A need of the café that the van may meet, on screen."""
    ref = desk_window.run(AddNeed(project_id=hood["Café"], text="A van on Saturdays"))
    qtbot.waitUntil(lambda: texts(cafe) == ["A van on Saturdays"])
    return ref


def texts(page):
    return [one.line.text for one in page.view.needs.shown()]


def needs(desk_window, hood):
    return {row.need.text: row for row in desk_window.desk.ask(NeedsOf(hood["Café"]))}


def test_a_need_is_noted_and_an_asset_suggested_with_the_reason(cafe, van, hood, desk_window, qtbot):
    press(qtbot, cafe.view.needs.add_button)
    made = form(qtbot, NeedForm)
    assert made.project.isHidden()
    made.submit()
    assert made.text.error_text() == "Please fill this in."
    qtbot.keyClicks(made.text.edit, "A van for furniture")
    made.submit()
    qtbot.waitUntil(lambda: texts(cafe) == ["A van for furniture"])
    found = needs(desk_window, hood)["A van for furniture"].need
    assert (found.project_id, found.kind, found.noted_on) == (hood["Café"], NeedKind.NEED, TODAY)
    (shown,) = cafe.view.needs.shown()
    assert shown.line.second == "Need, open since 11 May"
    assert [(one.text, one.second) for one in shown.suggestions] == [
        ("Food bank's van", "both say “van” · offered by Bram Vos")
    ]


def test_one_click_meets_it_and_undo_opens_it_again(cafe, need, van, hood, desk_window, qtbot):
    button = cafe.view.needs.row_of("A van on Saturdays").suggestions[0].take
    assert button.accessibleName() == "Food bank's van meets “A van on Saturdays”"
    press(qtbot, button)
    qtbot.waitUntil(lambda: needs(desk_window, hood)["A van on Saturdays"].need.state is NeedState.MET)
    assert needs(desk_window, hood)["A van on Saturdays"].need.asset_id == van
    qtbot.waitUntil(lambda: cafe.view.needs.shown()[0].line.chip == "Met")
    assert cafe.view.needs.shown()[0].suggestions == ()
    assert cafe.view.assets.lines() == ["Food bank's van"]
    desk_window.window.undo()
    qtbot.waitUntil(lambda: cafe.view.needs.shown()[0].line.chip == "")


def test_any_asset_may_meet_it_or_one_that_is_not_listed(cafe, need, hood, desk_window, qtbot):
    verb(cafe.view.needs.row_of("A van on Saturdays").more, "Met by…")
    made = form(qtbot, MeetForm)
    qtbot.waitUntil(lambda: [one.text for one in made.suggested.lines()] == ["Food bank's van"])
    assert made.suggested.lines()[0].verbs[0].text == "Take this"
    made.submit()
    qtbot.waitUntil(lambda: cafe.view.needs.shown()[0].line.chip == "Met")
    assert needs(desk_window, hood)["A van on Saturdays"].need.asset_id is None


def test_a_suggestion_is_taken_in_the_form(cafe, need, van, hood, desk_window, qtbot):
    verb(cafe.view.needs.row_of("A van on Saturdays").more, "Met by…")
    made = form(qtbot, MeetForm)
    qtbot.waitUntil(lambda: bool(made.suggested.lines()))
    made.suggested.lines()[0].verbs[0].then()
    qtbot.waitUntil(lambda: needs(desk_window, hood)["A van on Saturdays"].need.asset_id == van)


def test_it_is_dropped_opened_again_changed_and_removed(cafe, need, hood, desk_window, qtbot):
    verb(cafe.view.needs.row_of("A van on Saturdays").more, "No longer follow")
    qtbot.waitUntil(lambda: cafe.view.needs.shown()[0].line.chip == "Dropped")
    verb(cafe.view.needs.row_of("A van on Saturdays").more, "Open again")
    qtbot.waitUntil(lambda: cafe.view.needs.shown()[0].line.chip == "")
    verb(cafe.view.needs.row_of("A van on Saturdays").more, "Change…")
    made = form(qtbot, NeedForm)
    made.kind.set_value(NeedKind.IDEA)
    made.project.set_value(Found(hood["Garden"], "Garden"))
    made.submit()
    qtbot.waitUntil(lambda: texts(cafe) == [])
    (row,) = desk_window.desk.ask(NeedsOf(hood["Garden"]))
    assert (row.need.kind, row.need.state) == (NeedKind.IDEA, NeedState.OPEN)


def test_removing_it_leaves_nothing(cafe, need, hood, desk_window, qtbot):
    verb(cafe.view.needs.row_of("A van on Saturdays").more, "Remove")
    qtbot.waitUntil(lambda: texts(cafe) == [])
    assert needs(desk_window, hood) == {}


def test_more_than_a_few_are_folded_and_the_focus_goes_on(cafe, hood, desk_window, qtbot):
    for number in range(8):
        desk_window.run(AddNeed(project_id=hood["Café"], text=f"Lamp {number}"))
    card = cafe.view.needs
    qtbot.waitUntil(lambda: card._all.text().strip() == "Show all 8")
    assert len(texts(cafe)) == 6
    card._all.setFocus()
    qtbot.keyClick(card._all, Qt.Key.Key_Space)
    assert len(texts(cafe)) == 8
    assert card._rows[6].more.hasFocus()


def test_text_of_others_is_only_text(cafe, hood, desk_window, qtbot):
    desk_window.run(AddNeed(project_id=hood["Café"], text="<b>Van</b> & more"))
    qtbot.waitUntil(lambda: texts(cafe) == ["<b>Van</b> & more"])
    assert cafe.view.needs.row_of("<b>Van</b> & more")._text.textFormat() is Qt.TextFormat.PlainText


def test_an_asset_that_it_uses_is_added(cafe, hood, desk_window, qtbot):
    press(qtbot, cafe.view.assets.add_button)
    made = form(qtbot, AssetForm)
    assert made.project.value() == hood["Café"]
    qtbot.keyClicks(made.name.edit, "Hall")
    made.giver.set_value(Found(hood["Amina"], "Amina Yusuf"))
    made.submit()
    qtbot.waitUntil(lambda: cafe.view.assets.lines() == ["Hall"])
    (row,) = desk_window.desk.ask(AssetsUsedBy(hood["Café"], TODAY))
    assert (row.asset.kind, row.asset.offered_by_id) == (AssetKind.ROOM, hood["Amina"])
    assert line(cafe.view.assets, "Hall").second == "Room · offered by Amina Yusuf"


@pytest.fixture
def key(cafe, hood, desk_window, qtbot):
    """Amina's key to the hall, on screen."""
    hall = desk_window.run(AddAsset(name="Hall", project_id=hood["Café"]))
    since = TODAY - 9 * DAY
    ref = desk_window.run(AddHolding(holder_id=hood["Amina"], asset_id=hall, from_on=since, location="On a hook"))
    qtbot.waitUntil(lambda: cafe.view.holdings.lines() == ["Amina Yusuf · Key: Hall"])
    return ref


def test_keys_of_what_it_uses_are_listed_and_added(cafe, key, hood, desk_window, qtbot):
    assert line(cafe.view.holdings, "Amina Yusuf · Key: Hall").second == "since 2 May · On a hook"
    press(qtbot, cafe.view.holdings.add_button)
    made = form(qtbot, HoldingForm)
    assert made.asset.chosen().title == "Hall"
    assert "password" in made.location.edit.accessibleDescription()
    made.holder.set_value(Found(hood["Bram"], "Bram Vos"))
    made.kind.set_value(HoldingKind.ACCOUNT)
    qtbot.keyClicks(made.name.edit, "Booking page")
    made.submit()
    qtbot.waitUntil(lambda: "Bram Vos · Account: Booking page" in cafe.view.holdings.lines())
    (held,) = [row.holding for row in desk_window.desk.ask(HoldingsOf(hood["Bram"], TODAY))]
    assert (held.kind, held.name, held.from_on) == (HoldingKind.ACCOUNT, "Booking page", TODAY)


def test_a_key_goes_over_and_is_given_back(cafe, key, hood, desk_window, qtbot):
    verb(more(cafe.view.holdings, "Amina Yusuf · Key: Hall"), "Pass on…")
    made = form(qtbot, PassOnForm)
    made.holder.set_value(Found(hood["Amina"], "Amina Yusuf"))
    made.submit()
    qtbot.waitUntil(lambda: made.holder.error_text().startswith("This person holds it already."))
    made.holder.set_value(Found(hood["Bram"], "Bram Vos"))
    made.submit()
    qtbot.waitUntil(lambda: "Bram Vos · Key: Hall" in cafe.view.holdings.lines())
    verb(more(cafe.view.holdings, "Bram Vos · Key: Hall"), "Given back today")
    held = [row.holding for row in desk_window.desk.ask(HoldingsOf(hood["Bram"], TODAY))]
    qtbot.waitUntil(
        lambda: [row.holding.until_on for row in desk_window.desk.ask(HoldingsOf(hood["Bram"], TODAY))] == [TODAY]
    )
    assert [one.from_on for one in held] == [TODAY]


def test_a_holding_is_changed_and_removed(cafe, key, hood, desk_window, qtbot):
    verb(more(cafe.view.holdings, "Amina Yusuf · Key: Hall"), "Change…")
    made = form(qtbot, HoldingForm)
    assert (made.holder.value(), made.asset.chosen().title) == (hood["Amina"], "Hall")
    made.last.set_value(TODAY - 30 * DAY)
    made.submit()
    qtbot.waitUntil(lambda: "before the start" in made.last.error_text())
    made.last.set_value(None)
    made.location.set_value("In the safe")
    made.submit()
    qtbot.waitUntil(lambda: "In the safe" in line(cafe.view.holdings, "Amina Yusuf · Key: Hall").second)
    verb(more(cafe.view.holdings, "Amina Yusuf · Key: Hall"), "Remove")
    qtbot.waitUntil(lambda: cafe.view.holdings.lines() == [])
    assert desk_window.desk.ask(HoldingsOf(hood["Amina"], TODAY)) == []
    assert desk_window.desk.ask(HoldingsFor(hood["Amina"], TODAY)) == []


def test_momentum_says_what_was_noted_last(cafe, hood, desk_window, qtbot):
    card = cafe.view.momentum
    # The promise of today is newer than the hours of Saturday.
    assert card.said.full_text() == "Noted last: a promise of Amina Yusuf, today."
    desk_window.run(LogTime(person_ids=(hood["Bram"],), minutes=60, project_id=hood["Café"], day=TODAY))
    qtbot.waitUntil(lambda: card.said.full_text() == "Noted last: hours given of Bram Vos, today.")
    desk_window.run(
        LogTime(person_ids=(hood["Bram"],), minutes=60, project_id=hood["Café"], day=TODAY - timedelta(weeks=3))
    )
    qtbot.waitUntil(lambda: not card.line.isHidden())
    assert card.line.spots()[-1].words == "Week of 11 May 2026: 1 h"


def test_money_marks_the_grant_after_which_nothing_comes(cafe, hood, desk_window, qtbot):
    desk_window.run(
        AddGrant(
            title="Tools",
            stage=GrantStage.ACTIVE,
            awarded_minor=100_000,
            ends_on=TODAY + 60 * DAY,
            uses=(Use(UseKind.ROLE, hood["cook"]),),
        )
    )
    qtbot.waitUntil(lambda: "Tools" in cafe.view.money.lines())
    tools = line(cafe.view.money, "Tools")
    assert (tools.chip, tools.level) == ("Ends in 60 days", "warn")
    assert tools.second == "£1,000 · until 10 July · for Cook · nothing follows"


def test_a_deliverable_says_by_when_and_goes_over_to_somebody(cafe, hood, desk_window, qtbot):
    thing = {"kind": CommitmentKind.DELIVERABLE, "title": "Posters", "due_on": TODAY + 20 * DAY}
    desk_window.run(AddCommitment(person_id=hood["Bram"], project_id=hood["Café"], **thing))
    qtbot.waitUntil(lambda: "Bram Vos" in cafe.view.promises.lines())
    assert line(cafe.view.promises, "Bram Vos").second == "Posters · by 31 May"
    verb(more(cafe.view.promises, "Bram Vos"), "Pass on…")
    made = form(qtbot, PassOnPromiseForm)
    made.taker.set_value(Found(hood["Bram"], "Bram Vos"))
    made.submit()
    qtbot.waitUntil(lambda: made.taker.error_text().startswith("Bram Vos made this promise."))
    made.taker.set_value(Found(hood["Amina"], "Amina Yusuf"))
    made.due.set_value(TODAY + 30 * DAY)
    made.submit()
    qtbot.waitUntil(lambda: line(cafe.view.promises, "Bram Vos").chip == "Handed over")
    rows = desk_window.desk.ask(PromisesOf(project_id=hood["Café"]))
    states = {(row.person, row.commitment.title): row.commitment for row in rows}
    assert states["Bram Vos", "Posters"].state is CommitmentState.HANDED_OVER
    assert states["Amina Yusuf", "Posters"].due_on == TODAY + 30 * DAY


@pytest.fixture
def assets(projects, need, hood, desk_window, qtbot):
    """The part of needs and assets, with the van in its list and the need beside it."""
    press(qtbot, projects.switch.chips["assets"])
    part = projects.assets
    qtbot.waitUntil(lambda: part.listing.list.model().rowCount() == 1)
    qtbot.waitUntil(lambda: [one.line.text for one in part.overview.needs.shown()] == ["A van on Saturdays"])
    return part


def test_the_switch_shows_needs_of_all_projects_and_the_assets(assets, projects, qtbot):
    assert projects.panes.isHidden()
    assert assets.overview.subtitle.full_text() == "1 need and 0 ideas are open."
    (shown,) = assets.overview.needs.shown()
    assert shown.line.second == "Repair Café · Need, open since 11 May"
    row = assets.listing.list.model().row(0)
    qtbot.waitUntil(lambda: assets.listing.list.model().row(0) is not None)
    row = assets.listing.list.model().row(0)
    assert (row.title, row.subtitle, row.trailing) == ("Food bank's van", "Tool · Bram Vos", "Free")
    assert not projects.switch.chips["assets"].isChecked()
    press(qtbot, next(iter(assets.listing.findChildren(type(projects.switch)))).chips["projects"])
    assert projects.panes.isVisible()
    assert assets.isHidden()


def test_an_asset_opens_beside_its_list_and_meets_a_need_from_there(assets, projects, van, hood, desk_window, qtbot):
    projects.open_record(Kind.ASSET, van)
    qtbot.waitUntil(lambda: assets.view.sheet is not None)
    assert assets.view.title.full_text() == "Food bank's van"
    (shown,) = assets.view.could_meet.lines()
    assert (shown.text, shown.second) == ("A van on Saturdays", "Repair Café · both say “van”")
    shown.verbs[0].then()
    qtbot.waitUntil(lambda: [one.text for one in assets.view.meets.lines()] == ["A van on Saturdays"])
    assert needs(desk_window, hood)["A van on Saturdays"].need.asset_id == van


def test_an_asset_is_added_edited_and_removed_with_the_keys(assets, van, hood, desk_window, qtbot):
    listing = assets.listing
    listing.list.setFocus()
    qtbot.keyClick(listing.list, Qt.Key.Key_N)
    made = form(qtbot, AssetForm)
    qtbot.keyClicks(made.name.edit, "Ladder")
    made.kind.set_value(AssetKind.TOOL)
    made.submit()
    qtbot.waitUntil(lambda: assets.view.sheet is not None and assets.view.title.full_text() == "Ladder")
    desk_window.window.activateWindow()
    qtbot.waitUntil(desk_window.window.isActiveWindow)
    listing.list.setFocus()
    qtbot.keyClick(listing.list, Qt.Key.Key_E)
    made = form(qtbot, AssetForm)
    made.notes.set_value("Six metres")
    made.submit()
    qtbot.waitUntil(lambda: assets.view.subtitle.full_text() == "Six metres")
    ladder = assets.view.ref
    desk_window.run(AddHolding(holder_id=hood["Amina"], asset_id=ladder, kind=HoldingKind.EQUIPMENT))
    qtbot.waitUntil(lambda: assets.view.holdings.lines() == ["Amina Yusuf · Equipment"])
    desk_window.window.activateWindow()
    qtbot.waitUntil(desk_window.window.isActiveWindow)
    listing.list.setFocus()
    qtbot.keyClick(listing.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "1 key or other thing held" in assets.view.message.text())
    press(qtbot, assets.view.message._action)
    qtbot.waitUntil(lambda: assets.view.sheet is None)
    assert [asset.name for asset in desk_window.desk.ask(AllOf(Asset))] == ["Food bank's van"]
    assert desk_window.desk.ask(AllOf(Holding)) == []
    assert desk_window.desk.ask(HoldingsIn(van, TODAY)) == []


class AllOf:
    """Every record of a type."""

    def __init__(self, record):
        self.record = record

    def fetch(self, db):
        return db.where(self.record)


def test_shift_n_notes_a_need_for_a_project_that_is_picked(assets, hood, desk_window, qtbot):
    assets.listing.list.setFocus()
    qtbot.keyClick(assets.listing.list, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    made = form(qtbot, NeedForm)
    qtbot.keyClicks(made.text.edit, "Lamps")
    made.submit()
    assert made.project.error_text() == "Please fill this in."
    made.project.set_value(Found(hood["Garden"], "Garden"))
    made.submit()
    qtbot.waitUntil(lambda: len(assets.overview.needs.shown()) == 2)
    assert sorted(need.text for need in desk_window.desk.ask(AllOf(Need))) == ["A van on Saturdays", "Lamps"]


def test_the_list_is_narrowed_by_words_and_kinds(assets, desk_window, qtbot):
    desk_window.run(AddAsset(name="Hall", kind=AssetKind.ROOM))
    model = assets.listing.list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    qtbot.keyClicks(assets.listing.search, "van")
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assets.listing.search.clear()
    assets.listing._filters["room"].click()
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.row(0) is not None and model.row(0).title == "Hall")
    assets.listing.show_all()
    qtbot.waitUntil(lambda: model.rowCount() == 2)


def test_escape_goes_back_to_what_projects_need(assets, projects, van, qtbot):
    projects.open_record(Kind.ASSET, van)
    qtbot.waitUntil(lambda: assets.view.sheet is not None)
    assets.listing.list.setFocus()
    qtbot.keyClick(assets.listing.list, Qt.Key.Key_Escape)
    assert assets.view.sheet is None
    assert assets.overview.isVisible()


def test_a_need_opens_its_project(assets, projects, need, hood, qtbot):
    projects.open_record(Kind.NEED, need)
    qtbot.waitUntil(lambda: not projects.is_on_assets)
    qtbot.waitUntil(lambda: projects.view.ref == hood["Café"])


def test_the_palette_has_the_verbs_of_the_part_that_is_shown(assets, projects):
    titles = [entry.title for entry in projects.entries()]
    assert titles[:2] == ["New asset", "New need or idea"]
    assert titles[-1] == "Projects"
    assert projects.record() is None
    projects.show_part("projects")
    assert "Needs and assets" in [entry.title for entry in projects.entries()]
