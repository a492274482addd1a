"""The plan of an application: proposed once its deadline is entered, weighed, written, shown, moved and dropped."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from suidesk.commands.back_plan import PlanBack
from suidesk.commands.funding import AddObligation, ChangeGrant, ChangeObligation, Use
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.funding.back_plan_form import BackPlanForm
from suidesk.desktop.funding.duty_form import DutyForm
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.domain.funding import GrantStage, Obligation, ObligationKind, UseKind
from suidesk.domain.reminders import FollowUp
from suidesk.rules.back_plan import PlannedStep, Step, step_id
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.pressing import button, buttons, click, dialog, pick

DAY = timedelta(days=1)
W, R, S, H = Step


@pytest.fixture
def ana(desk, grants):
    """The owner of the draft, who can give 8 h a week; Ben hosts the café that the grant is to pay for."""

    def run(command):
        return desk.run(command).result

    ref, ben = (run(AddPerson(given=name)) for name in ("Ana", "Ben"))
    for one in (ref, ben):
        run(AddVolunteer(id=one, capacity_minutes=480))
    run(AddAssignment(role_id=grants.role, person_id=ben))
    run(ChangeGrant(id=grants.draft, owner_id=ref, uses=(Use(UseKind.PROJECT, grants.project),)))
    return SimpleNamespace(id=ref, ben=ben)


@pytest.fixture
def far(desk, grants, today):
    """A deadline of the draft eight weeks ahead."""
    (ref,) = (one.id for one in desk._reading.where(Obligation, grant_id=grants.draft))
    desk.run(ChangeObligation(id=ref, due_on=today + 56 * DAY))
    return ref


@pytest.fixture
def view(ana, far, page, grants, qtbot):
    page.show_record(grants.draft)
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.plan.isVisible())
    return page.view


@pytest.fixture
def form(view, qtbot):
    click(qtbot, view.plan, "The way to the application: Plan…")
    found = dialog(qtbot, BackPlanForm)
    qtbot.waitUntil(lambda: bool(found.room.text()))
    return found


def days(form):
    return {step: fields.day.value() for step, fields in form.steps.items() if fields.day.value()}


def clear(fields):
    fields.day.edit.clear()
    fields.day.changed.emit()


def planned(desk, ref):
    found = {step: desk._reading.find(FollowUp, step_id(ref, step)) for step in Step}
    return {step: one.due_on for step, one in found.items() if one is not None}


def lines(card):
    return [(line.text, line.second, line.chip) for line in card.lines()]


def plan(desk, ref, **steps):
    made = tuple(PlannedStep(step=Step(name), due_on=day) for name, day in steps.items())
    desk.run(PlanBack(obligation_id=ref, steps=made))


def no_form():
    return not [one for one in QApplication.topLevelWidgets() if isinstance(one, BackPlanForm) and one.isVisible()]


def test_a_plan_is_proposed_saved_shown_and_undone(view, form, desk, desk_window, far, ana, qtbot):
    assert days(form) == {W: date(2026, 5, 25), R: date(2026, 6, 15), S: date(2026, 6, 29), H: date(2026, 7, 3)}
    assert {fields.owner.value() for fields in form.steps.values()} == {ana.id}
    assert form.room.text().startswith("Ana has room in every week of writing.")
    form.submit()
    qtbot.waitUntil(lambda: len(view.plan.lines()) == 4)
    assert lines(view.plan) == [
        ("Start writing the application", "Mon 25 May 2026 · Ana", "Next"),
        ("Give the draft of the application to somebody to read", "Mon 15 June 2026 · Ana", ""),
        ("Have the application signed off by trustees or finance", "Mon 29 June 2026 · Ana", ""),
        ("Submit the application", "Fri 3 July 2026 · Ana", ""),
    ]
    assert desk_window.window.undo_bar.text() == "The application of Warm winter was planned in 4 steps"
    desk_window.bridge.undo()
    qtbot.waitUntil(lambda: planned(desk, far) == {})


def test_a_full_week_is_said_with_its_numbers_and_others_are_offered(view, form, desk, ana, today, qtbot):
    form.reject()
    desk.run(AddCommitment(person_id=ana.id, minutes=660, from_on=date(2026, 6, 1), until_on=date(2026, 6, 7)))
    desk.run(AddAbsence(person_id=ana.id, from_on=date(2026, 6, 8), until_on=date(2026, 6, 14)))
    click(qtbot, view.plan, "The way to the application: Plan…")
    form = dialog(qtbot, BackPlanForm)
    qtbot.waitUntil(lambda: "no room" in form.room.text())
    assert form.room.text().split("\n") == [
        "Ana has no room in 2 weeks of writing.",
        "Week of 25 May 2026: nothing promised of 8 h, 8 h free",
        "Week of 1 June 2026: 11 h promised of 8 h",
        "Week of 8 June 2026: away",
        "Ana is away 8–14 June.",
        "Room before that: week of 11 May 2026 (8 h) and week of 18 May 2026 (8 h).",
        "Room in these weeks: Ben (24 h).",
    ]
    click(qtbot, form.room, "Start on Mon 11 May 2026")
    assert form.steps[W].day.value() == today
    qtbot.waitUntil(lambda: "Start on Mon 11 May 2026" not in buttons(form.room))
    click(qtbot, form.room, "Let Ben write")
    qtbot.waitUntil(lambda: form.room.text().startswith("Ben has room in every week"))
    assert form.steps[W].owner.value() == ana.ben


def test_the_hours_of_writing_are_weighed_and_stand_in_the_step(form, desk, far, qtbot):
    form.minutes.edit.setFocus()
    qtbot.keyClicks(form.minutes.edit, "25")
    qtbot.waitUntil(lambda: form.room.text().startswith("Ana has only 24 h free in 3 weeks of writing, not 25 h."))
    form.minutes.edit.clear()
    qtbot.keyClicks(form.minutes.edit, "12")
    qtbot.waitUntil(lambda: form.room.text().startswith("Ana has 24 h free in 3 weeks of writing, for 12 h."))
    form.submit()
    qtbot.waitUntil(lambda: planned(desk, far) != {})
    assert desk._reading.get(FollowUp, step_id(far, W)).text == "Start writing the application, about 12 h"


def test_steps_are_left_out_and_given_to_others_and_a_wrong_day_is_said_there(form, desk, far, ana, today, qtbot):
    clear(form.steps[R])
    form.steps[S].owner.set_value(None)
    pick(qtbot, form.steps[S].owner, "ben")
    form.steps[H].day.set_value(today + 57 * DAY)
    form.submit()
    qtbot.waitUntil(lambda: form.steps[H].day.error_text().startswith("Tue 7 July 2026 is after the deadline"))
    form.steps[H].day.set_value(today - DAY)
    form.submit()
    assert "or later" in form.steps[H].day.error_text()
    form.steps[H].day.set_value(today + 56 * DAY)
    form.submit()
    qtbot.waitUntil(lambda: set(planned(desk, far)) == {W, S, H})
    assert desk._reading.get(FollowUp, step_id(far, S)).owner_id == ana.ben


def test_a_step_whose_owner_is_away_on_its_day_is_said(view, form, desk, ana, qtbot):
    desk.run(AddAbsence(person_id=ana.ben, from_on=date(2026, 6, 29), until_on=date(2026, 6, 30)))
    form.steps[S].owner.set_value(None)
    pick(qtbot, form.steps[S].owner, "ben")
    qtbot.waitUntil(lambda: "Sign-off by trustees or finance: Ben is away 29–30 June." in form.room.text())
    clear(form.steps[W])
    qtbot.waitUntil(lambda: form.room.text().startswith("Somebody is away"))


def test_no_plan_is_one_click(form, desk, far, qtbot):
    click(qtbot, form, "No plan")
    qtbot.waitUntil(no_form)
    assert planned(desk, far) == {}


def test_a_plan_is_changed_done_and_removed(view, desk, desk_window, far, today, qtbot):
    plan(desk_window.desk, far, write=today, submit=today + 50 * DAY)
    desk_window.run(AddPerson(given="So that it is asked again"))
    qtbot.waitUntil(lambda: len(view.plan.lines()) == 2)
    click(qtbot, view.plan, "Done: Start writing the application")
    qtbot.waitUntil(lambda: ("Start writing the application", "Done on Mon 11 May 2026 · Ana", "") in lines(view.plan))
    click(qtbot, view.plan, "The way to the application: Change…")
    form = dialog(qtbot, BackPlanForm)
    assert set(days(form)) == {H}
    assert "Done on Mon 11 May 2026" in form.steps[W].day._message.full_text()
    click(qtbot, form, "Remove plan")
    qtbot.waitUntil(lambda: set(planned(desk, far)) == {W})
    click(qtbot, view.plan, "Not done: Start writing the application")
    qtbot.waitUntil(lambda: lines(view.plan)[0][2] == "Next")


def test_the_page_warns_while_the_weeks_of_a_plan_are_full(view, desk, desk_window, far, ana, today, qtbot):
    plan(desk_window.desk, far, write=today + 14 * DAY, submit=today + 27 * DAY)
    desk_window.run(AddCommitment(person_id=ana.id, minutes=480, from_on=today))
    qtbot.waitUntil(view.plan.warning.isVisible)
    assert view.plan.warning.full_text() == (
        "Ana has no room in 2 weeks of writing.\n"
        "Week of 25 May 2026: 8 h promised of 8 h\nWeek of 1 June 2026: 8 h promised of 8 h"
    )


def test_a_plan_is_proposed_for_a_new_deadline(page, grants, desk_window, today, qtbot):
    page.show_record(grants.draft)
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.grant.id == grants.draft)
    click(qtbot, page.view, "Add a date")
    form = dialog(qtbot, DutyForm)
    form.due_on.set_value(today + 100 * DAY)
    form.submit()
    proposed = dialog(qtbot, BackPlanForm)
    assert proposed.steps[W].day.value() == today + 58 * DAY
    proposed.reject()
    click(qtbot, page.view, "Add a date")
    form = dialog(qtbot, DutyForm)
    form.kind.set_value(ObligationKind.REPORT)
    form.due_on.set_value(today + 100 * DAY)
    form.submit()
    qtbot.waitUntil(lambda: len(page.view.duties.lines()) == 3)
    qtbot.wait(50)
    assert no_form()


def test_a_plan_is_proposed_with_a_new_grant(page, desk_window, desk, today, qtbot):
    page.new()
    form = dialog(qtbot, GrantForm)
    qtbot.keyClicks(form.title.edit, "Language for everyone")
    form.duties[ObligationKind.APPLICATION].set_value(today + 10 * DAY)
    form.submit()
    proposed = dialog(qtbot, BackPlanForm)
    assert proposed.steps[W].day.value() == today
    proposed.submit()
    qtbot.waitUntil(lambda: len(desk._reading.where(FollowUp)) == 4)


def test_a_moved_deadline_takes_its_plan_along_or_leaves_it(view, desk, desk_window, far, today, qtbot):
    plan(desk_window.desk, far, write=today, submit=today + 50 * DAY)
    click(qtbot, view.duties, "Change…: Application deadline")
    form = dialog(qtbot, DutyForm)
    assert form.moves.isHidden()
    form.due_on.edit.setFocus()
    form.due_on.edit.selectAll()
    qtbot.keyClicks(form.due_on.edit, "2026-07-13")
    assert form.moves.box.text() == "Move 2 open steps of the plan as well: 7 days later"
    form.submit()
    qtbot.waitUntil(lambda: planned(desk, far) == {W: today + 7 * DAY, H: today + 57 * DAY})
    assert no_form()
    desk_window.bridge.undo()
    qtbot.waitUntil(lambda: planned(desk, far)[W] == today)
    qtbot.waitUntil(lambda: view.sheet.duties[0].obligation.due_on == today + 56 * DAY)
    click(qtbot, view.duties, "Change…: Application deadline")
    form = dialog(qtbot, DutyForm)
    form.due_on.set_value(today + 55 * DAY)
    form.due_on.changed.emit()
    form.moves.set_value(False)
    form.submit()
    qtbot.waitUntil(lambda: desk._reading.get(Obligation, far).due_on == today + 55 * DAY)
    assert planned(desk, far)[W] == today


def test_an_application_that_is_made_shows_its_plan_as_it_ended(view, grants, desk, desk_window, far, today, qtbot):
    plan(desk_window.desk, far, write=today, submit=today + 50 * DAY)
    desk_window.run(ChangeGrant(id=grants.draft, stage=GrantStage.APPLIED))
    qtbot.waitUntil(lambda: [line.role for line in view.plan.lines()] == ["ok", "ok"])
    assert buttons(view.plan) == []
    assert view.plan.isVisible()


def test_what_cannot_be_planned_has_no_card(page, grants, desk_window, today, qtbot):
    page.show_record(grants.active)
    qtbot.waitUntil(lambda: page.view.sheet is not None and bool(page.view.duties.lines()))
    qtbot.wait(50)
    assert not page.view.plan.isVisible()


def test_two_deadlines_are_told_apart(view, grants, desk_window, far, today, qtbot):
    second = desk_window.desk.run(
        AddObligation(grant_id=grants.draft, kind=ObligationKind.APPLICATION, due_on=today + 90 * DAY)
    ).result
    plan(desk_window.desk, far, submit=today + 50 * DAY)
    plan(desk_window.desk, second, submit=today + 80 * DAY)
    desk_window.run(ChangeGrant(id=grants.draft, requested_minor=1))
    qtbot.waitUntil(lambda: len(view.plan.lines()) == 2)
    assert [second.rpartition(" · ")[2] for _, second, _ in lines(view.plan)] == [
        "for the deadline of 6 July",
        "for the deadline of 9 August",
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(view, form, theme, scale, qtbot):
    theme.set_scale(scale)
    form.resize(form.sizeHint())
    qtbot.wait(30)
    assert clipped(form) == []
    assert unnamed(form) == []
    assert button(form, "Save plan").isVisible()


def test_the_palette_plans_where_there_is_something_to_plan(view, page, grants, qtbot):
    (entry,) = (one for one in page.entries() if one.title == "Plan the application of Warm winter")
    entry.then()
    dialog(qtbot, BackPlanForm).reject()
    page.show_record(grants.active)
    qtbot.waitUntil(lambda: view.sheet.grant.id == grants.active and not view.plan.isVisible())
    assert not [one for one in page.entries() if one.title.startswith("Plan the application")]
