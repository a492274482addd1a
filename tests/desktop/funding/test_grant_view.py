"""One grant: its dates done and undone, its stage, what it pays for, and strange titles."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant, AddObligation, ChangeGrant, Duty
from suidesk.commands.people import AddPerson
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.funding.duty_form import DutyForm
from suidesk.domain.funding import Grant, GrantStage, Obligation, ObligationKind
from suidesk.domain.kinds import Kind
from tests.desktop.clipping import clipped
from tests.desktop.pressing import button, buttons, choose, click, dialog


@pytest.fixture
def view(page, grants, qtbot):
    page.show_record(grants.active)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    return page.view


def duty(desk, kind):
    """The duty of the grant that is shown; the grant that was turned down has one of the same kind."""
    shown = next(one for one in desk._reading.where(Grant) if one.title == "Tools")
    return next(one for one in desk._reading.where(Obligation, grant_id=shown.id) if one.kind is kind)


def lines(card):
    return [(line.text, line.second, line.chip, line.level) for line in card.lines()]


def show(page, desk_window, command, qtbot):
    made = desk_window.run(command)
    page.show_record(made)
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.grant.id == made)
    return page.view


def test_its_dates_press_as_their_reminders_do(view):
    assert lines(view.duties) == [
        ("Application deadline", "Thu 23 October 2025 · no longer owed", "", "plain"),
        ("Report due", "Fri 8 May 2026", "3 days late", "danger"),
        ("Claim", "Sat 20 June 2026", "In 40 days", "plain"),
    ]


def test_done_and_not_done_after_all(view, desk, today, qtbot):
    click(qtbot, view.duties, "Done: Report due")
    qtbot.waitUntil(lambda: duty(desk, ObligationKind.REPORT).done_on == today)
    qtbot.waitUntil(lambda: "Not done: Report due" in buttons(view.duties))
    assert view.duties.lines()[-1].second == "Done on Mon 11 May 2026"
    click(qtbot, view.duties, "Not done: Report due")
    qtbot.waitUntil(lambda: duty(desk, ObligationKind.REPORT).done_on is None)


def test_a_date_is_changed_and_removed(view, desk, desk_window, today, qtbot):
    click(qtbot, view.duties, "Change…: Claim")
    form = dialog(qtbot, DutyForm)
    assert form.kind.value() is ObligationKind.CLAIM
    form.due_on.set_value(today + timedelta(days=2))
    form.submit()
    qtbot.waitUntil(lambda: duty(desk, ObligationKind.CLAIM).due_on == today + timedelta(days=2))
    qtbot.waitUntil(lambda: ("Claim", "Wed 13 May 2026", "In 2 days", "warn") in lines(view.duties))
    click(qtbot, view.duties, "Remove: Claim")
    qtbot.waitUntil(lambda: len(view.duties.lines()) == 2)
    assert desk_window.window.undo_bar.text() == "A date for Tools was removed"


def test_a_new_date_is_the_next_usual_one(view, page, grants, desk, today, qtbot):
    click(qtbot, view, "Add a date")
    form = dialog(qtbot, DutyForm)
    assert form.kind.value() is ObligationKind.REPORT
    form.submit()
    assert form.due_on.error_text()
    form.due_on.set_value(today + timedelta(days=9))
    form.submit()
    qtbot.waitUntil(lambda: len(view.duties.lines()) == 4)
    page.show_record(grants.draft)
    qtbot.waitUntil(lambda: view.sheet.grant.id == grants.draft)
    click(qtbot, view, "Add a date")
    assert dialog(qtbot, DutyForm).kind.value() is ObligationKind.APPLICATION


def test_the_stage_moves_and_the_one_it_has_is_not_offered(view, grants, desk, desk_window, qtbot):
    offered = [action.text() for action in view._stages.values() if action.isVisible()]
    assert "Active" not in offered
    assert len(offered) == 7
    choose(button(view, "Move to…").menu(), "Closed")
    qtbot.waitUntil(lambda: desk._reading.get(Grant, grants.active).stage is GrantStage.CLOSED)
    qtbot.waitUntil(lambda: view._chips[0].full_text() == "Closed")
    assert [line.second.endswith("no longer owed") for line in view.duties.lines()] == [True, True, True]
    assert desk_window.window.undo_bar.text() == "Tools was changed"


def test_facts_lead_to_their_records(view, page, grants, desk_window, qtbot):
    owner = desk_window.run(AddPerson(given="Åsa"))
    desk_window.run(ChangeGrant(id=grants.active, owner_id=owner, predecessor_id=grants.lost))
    qtbot.waitUntil(lambda: "Follows: A voice" in buttons(view.facts))
    assert {"Funder: Ærø <b>Fund</b>", "Looked after by: Åsa"} <= set(buttons(view.facts))
    click(qtbot, view.facts, "Follows: A voice")
    qtbot.waitUntil(lambda: view.sheet.grant.id == grants.lost)


def test_what_it_pays_for(view):
    assert lines(view.uses) == [("Repair Café", "Project", "", "plain"), ("Host", "Role · Repair Café", "", "plain")]


def test_follow_ups_about_it(view, grants, desk, desk_window, today, qtbot):
    assert not view.follow_ups.isVisible()
    view.more.menu().aboutToShow.emit()
    choose(view.more.menu(), "Add follow-up")
    form = dialog(qtbot, FollowUpForm)
    assert form.about.edit.text() == "Tools"
    form.text.set_value("Ask for more time")
    form.submit()
    qtbot.waitUntil(view.follow_ups.isVisible)
    assert lines(view.follow_ups) == [("Ask for more time", "Mon 11 May 2026", "Today", "warn")]
    click(qtbot, view.follow_ups, "Done: Ask for more time")
    qtbot.waitUntil(lambda: not view.follow_ups.isVisible())
    desk_window.run(AddFollowUp(text="Of another", due_on=today, kind=Kind.GRANT, ref_id=grants.lost))
    qtbot.wait(50)
    assert not view.follow_ups.isVisible()


def test_a_renamed_grant_is_called_so_everywhere(view, grants, desk_window, qtbot):
    desk_window.run(ChangeGrant(id=grants.active, title="Better tools"))
    qtbot.waitUntil(lambda: view.title.full_text() == "Better tools")
    assert view.crumbs.findChildren(type(view.title))[-1].full_text() == "Better tools"


def test_a_change_leaves_the_page_where_it_was_scrolled(view, desk_window, grants, today, qtbot):
    desk_window.window.resize(1000, 560)
    for number in range(6):
        desk_window.desk.run(
            AddObligation(grant_id=grants.active, kind=ObligationKind.CLAIM, due_on=today + timedelta(days=number))
        )
    desk_window.run(ChangeGrant(id=grants.active, requested_minor=1))
    qtbot.waitUntil(lambda: len(view.duties.lines()) == 8)
    bar = view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40)
    bar.setValue(40)
    desk_window.run(ChangeGrant(id=grants.active, requested_minor=2))
    qtbot.waitUntil(lambda: view.sheet.grant.requested_minor == 2)
    assert bar.value() == 40


def test_many_dates_are_folded(page, desk_window, today, qtbot):
    duties = tuple(Duty(ObligationKind.CLAIM, today + timedelta(days=30 * number)) for number in range(36))
    view = show(page, desk_window, AddGrant(title="Monthly", stage=GrantStage.ACTIVE, duties=duties), qtbot)
    qtbot.waitUntil(lambda: len(view.duties.lines()) == 8)
    click(qtbot, view.duties, "Dates: Show all 36")
    assert len(view.duties.lines()) == 36
    view = show(page, desk_window, AddGrant(title="Other", duties=duties), qtbot)
    assert len(view.duties.lines()) == 8


def test_a_bare_grant_says_what_is_missing(page, desk_window, qtbot):
    view = show(page, desk_window, AddGrant(title="Idea"), qtbot)
    assert not view.facts.isVisible()
    assert view.duties.lines() == ()
    assert view.duties._empty.isVisible()
    assert [chip.full_text() for chip in view._chips if not chip.isHidden()] == ["Prospect"]


@pytest.mark.parametrize(
    "title",
    [
        "x" * 500,
        "wide words " * 45,
        "🌻🌻 Zomerfeest 👩‍👩‍👧‍👦",
        "منحة الشتاء الدافئ للجيران",
        "<script>alert('x')</script> & <i>kursiv</i>",
        "&amp; &ampersand",
    ],
)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_strange_titles_stay_in_the_window_as_they_were_written(page, desk_window, theme, title, scale, qtbot):
    theme.set_scale(scale)
    desk_window.window.resize(1280, 720)
    view = show(page, desk_window, AddGrant(title=title, stage=GrantStage.ACTIVE), qtbot)
    page.panes.show_detail()
    qtbot.wait(30)
    QCoreApplication.processEvents()
    shown = view.title.full_text()
    assert shown == title.strip() or (shown.endswith("…") and title.startswith(shown[:-1]))
    assert clipped(view) == []
    assert view._scroll.widget().width() <= view._scroll.viewport().width()
    undo = desk_window.window.undo_bar
    assert desk_window.window.rect().contains(undo.geometry())
