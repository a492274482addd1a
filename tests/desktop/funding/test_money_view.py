"""The money: forms in the right currency, what was noted changed and taken away, months that are unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.funding import AddGrant
from suidesk.commands.money import AddReserve, AddSpend
from suidesk.desktop.funding.reserve_form import ReserveForm
from suidesk.desktop.funding.spend_form import SpendForm
from suidesk.desktop.funding.switch import Way
from suidesk.desktop.kit.picker_field import Found
from suidesk.domain.funding import GrantStage, Reserve, Spend
from tests.desktop.pressing import click, dialog

APRIL = date(2026, 4, 10)
"""In the last full month before the clock's 11 May 2026."""


@pytest.fixture
def view(page, qtbot):
    page.show_way(Way.MONEY)
    qtbot.waitUntil(lambda: bool(page.money.sentence.full_text()))
    return page.money


def lines(card):
    return [(line.text, line.second, line.chip) for line in card.lines()]


def test_spending_is_noted_changed_and_taken_away(view, desk, desk_window, today, qtbot):
    click(qtbot, view, "Note spending")
    form = dialog(qtbot, SpendForm)
    assert form.day.value() == today
    form.submit()
    assert form.amount.error_text()
    form.amount.set_value(12_050)
    form.what.set_value("<b>Timber</b>")
    form.core.set_value(True)
    form.submit()
    qtbot.waitUntil(lambda: lines(view.spends) == [("<b>Timber</b>", "Mon 11 May 2026 · keeps us going", "£120.50")])
    assert desk_window.window.undo_bar.text() == "Spending of £120.50 was noted"
    click(qtbot, view.spends, "Change…: <b>Timber</b>")
    form = dialog(qtbot, SpendForm)
    assert (form.amount.value(), form.what.value(), form.core.value()) == (12_050, "<b>Timber</b>", True)
    form.amount.set_value(-500)
    form.what.set_value("")
    form.submit()
    qtbot.waitUntil(lambda: lines(view.spends)[0][::2] == ("Refund", "−£5"))
    click(qtbot, view.spends, "Remove: Refund")
    qtbot.waitUntil(lambda: view.spends.lines() == ())
    desk_window.window.undo()
    qtbot.waitUntil(lambda: len(view.spends.lines()) == 1)
    assert desk._reading.where(Spend)[0].minor == -500


def test_what_is_wrong_stands_at_its_field(view, qtbot):
    click(qtbot, view, "Note spending")
    form = dialog(qtbot, SpendForm)
    form.amount.set_value(0)
    form.submit()
    qtbot.waitUntil(lambda: form.amount.error_text() == "This is needed: please fill it in.")
    form.amount.edit.setText("twelve")
    form.submit()
    assert "not an amount" in form.amount.error_text()


def test_spending_from_a_grant_is_in_its_currency(view, desk, desk_window, qtbot):
    crowns = desk_window.run(AddGrant(title="Haven", currency="ISK"))
    click(qtbot, view, "Note spending")
    form = dialog(qtbot, SpendForm)
    form.grant.set_value(Found(crowns, "Haven"))
    form.grant.changed.emit()
    form.amount.edit.setText("1200")
    form.submit()
    qtbot.waitUntil(lambda: len(view.spends.lines()) == 1)
    found = desk._reading.where(Spend)[0]
    assert (found.currency, found.minor, found.grant_id) == ("ISK", 1_200, crowns)
    assert lines(view.spends) == [("Spending", "Mon 11 May 2026 · Haven", "1,200 kr")]


def test_reserves_are_noted_changed_and_taken_away(view, desk, today, qtbot):
    click(qtbot, view, "Note reserves")
    form = dialog(qtbot, ReserveForm)
    form.submit()
    assert form.free.error_text()
    form.free.set_value(500_000)
    form.submit()
    qtbot.waitUntil(lambda: lines(view.reserves) == [("£5,000", "Mon 11 May 2026", "")])
    click(qtbot, view.reserves, "Change…: £5,000")
    form = dialog(qtbot, ReserveForm)
    form.free.set_value(-100)
    form.day.set_value(today - timedelta(days=1))
    form.submit()
    qtbot.waitUntil(lambda: lines(view.reserves) == [("−£1", "Sun 10 May 2026", "")])
    assert len(desk._reading.where(Reserve)) == 1
    click(qtbot, view.reserves, "Remove: −£1")
    qtbot.waitUntil(lambda: view.reserves.lines() == ())


def test_the_runway_and_its_months(view, desk, desk_window, qtbot):
    assert not view.bars.isVisible()
    desk.run(AddSpend(minor=200_000, day=APRIL, is_core=True))
    desk.run(AddSpend(minor=1, day=APRIL, is_core=True, currency="EUR"))
    desk_window.run(AddReserve(free_minor=1_600_000))
    qtbot.waitUntil(lambda: "so it lasts 8 months" in view.sentence.full_text())
    assert view.runway.chip.property("chip") == "ok"
    assert view.bars.words().startswith("November 2025: nothing recorded; ")
    assert view.bars.words().endswith("April 2026: £2,000")
    assert view.rest.full_text() == "1 note in other currencies is left out: this is counted in GBP alone."


def test_each_restricted_fund_has_its_own_last_day(view, page, desk, desk_window, today, qtbot):
    plan = {"stage": GrantStage.ACTIVE, "starts_on": today - timedelta(days=90), "awarded_minor": 300_000}
    ref = desk.run(AddGrant(title="Oven", ends_on=today + timedelta(days=300), **plan)).result
    desk_window.run(AddSpend(minor=100_000, day=APRIL, grant_id=ref))
    qtbot.waitUntil(lambda: bool(view.funds.lines()))
    assert lines(view.funds) == [("Oven", "£2,000 left, £1,000 a month of late", "Until Fri 10 July 2026")]
    assert view.funds.lines()[0].level == "warn"
    click(qtbot, view.funds, "Open: Oven")
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    assert page.view.sheet.grant.id == ref
    page.go_back()
    assert page.way is Way.MONEY
