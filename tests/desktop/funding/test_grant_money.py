"""On the page of a grant: how far it is spent, what was spent last, and what its end exposes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant, ChangeGrant
from suidesk.commands.money import AddSpend
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddRole
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.funding.spend_form import SpendForm
from suidesk.domain.funding import GrantStage, Spend
from tests.desktop.pressing import click, dialog


@pytest.fixture
def view(page, grants, qtbot):
    page.show_record(grants.active)
    qtbot.waitUntil(lambda: page.view.sheet is not None and bool(page.view.exposure.lines()))
    qtbot.waitUntil(lambda: bool(page.view.spending.sentence.full_text()))
    return page.view


def lines(card):
    return [(line.text, line.second, line.chip) for line in card.lines()]


def test_a_grant_without_spending_says_so(view):
    assert view.spending.sentence.full_text() == "£0 of £9,600 is spent (0 %) after 66 % of its time."
    assert view.spending.lines() == ()
    assert view.spending._empty.isVisible()
    # Without a note it is unknown, and nothing is said to be slow.
    assert not view.spending.chip.isVisible()


def test_the_bar_says_when_it_is_behind(view, desk_window, grants, today, qtbot):
    desk_window.run(AddSpend(minor=96_000, grant_id=grants.active, what="Saws", day=today - timedelta(days=30)))
    qtbot.waitUntil(lambda: bool(view.spending.lines()))
    assert view.spending.chip.full_text() == "spent slowly"
    assert view.spending.bar.words() == "Spent: £960 of £9,600; Left: £8,640 of £9,600"
    assert view.spending.pace.full_text().startswith("At £960 a month, the mean of 1 known month, it is spent by ")
    desk_window.run(AddSpend(minor=1_000_000, grant_id=grants.active))
    qtbot.waitUntil(lambda: [line[0] for line in lines(view.spending)] == ["Spending", "Saws"])
    assert view.spending.chip.full_text() == "overspent"


def test_spending_is_noted_from_its_page(view, desk, grants, qtbot):
    click(qtbot, view.spending, "Note spending")
    form = dialog(qtbot, SpendForm)
    assert form.grant.value() == grants.active
    form.amount.set_value(700)
    form.submit()
    qtbot.waitUntil(lambda: lines(view.spending) == [("Spending", "Mon 11 May 2026", "£7")])
    assert desk._reading.where(Spend)[0].grant_id == grants.active


def test_without_days_or_an_award_it_says_what_is_missing(view, desk_window, grants, qtbot):
    desk_window.run(AddSpend(minor=700, grant_id=grants.active))
    desk_window.run(ChangeGrant(id=grants.active, starts_on=None))
    qtbot.waitUntil(lambda: "Give the grant its first and last day" in view.spending.sentence.full_text())
    assert not view.spending.bar.isVisible()
    desk_window.run(ChangeGrant(id=grants.active, awarded_minor=None))
    qtbot.waitUntil(lambda: "Say how much was awarded" in view.spending.sentence.full_text())


def test_what_its_end_exposes(view, desk_window, grants, qtbot):
    assert view.exposure.sentence.full_text() == "Ends Tue 30 June 2026: 1 project and 1 role."
    ana = desk_window.run(AddPerson(given="Ana"))
    desk_window.run(AddAssignment(role_id=grants.role, person_id=ana))
    desk_window.run(AddRole(name="Baker", project_id=grants.project, is_critical=True))
    desk_window.run(AddCommitment(person_id=ana, project_id=grants.project, minutes=660))
    sentence = "Ends Tue 30 June 2026: 1 project, 2 roles, 1 person and 11 h a week."
    qtbot.waitUntil(lambda: view.exposure.sentence.full_text() == sentence)
    assert lines(view.exposure) == [
        ("Repair Café", "Project", ""),
        ("Baker", "Role · Repair Café", "Critical"),
        ("Host", "Role · Repair Café", ""),
        ("Ana", "Holds a role or promised time", ""),
    ]
    assert view.exposure.after.full_text() == (
        "Nothing that would follow is noted. Renewing it was to begin on Tue 30 September 2025."
    )
    click(qtbot, view.exposure, "Open: Ana")
    assert desk_window.window.current is desk_window.window.page("people")


def test_what_follows_is_a_press_away(view, page, desk_window, grants, qtbot):
    draft = desk_window.run(AddGrant(title="More tools", predecessor_id=grants.active, stage=GrantStage.APPLIED))
    qtbot.waitUntil(lambda: view.exposure.after.full_text() == "“More tools” follows: applied.")
    click(qtbot, view.exposure, "Open what follows: More tools")
    qtbot.waitUntil(lambda: page.view.sheet.grant.id == draft)


def test_before_an_award_there_is_neither_spending_nor_an_end(page, grants, qtbot):
    page.show_record(grants.draft)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    qtbot.waitUntil(lambda: page.view.spending.isHidden() and page.view.exposure.isHidden())
