"""The plan of a pause: looked at, weighed, written, shown on the page, ended early, at every size of text."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from suidesk.commands.assets import AddAsset
from suidesk.commands.holdings import AddHolding
from suidesk.commands.pause_plan import PartPlanned, PlanPause
from suidesk.commands.people import ChangeContact
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence, ChangeVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.pauses.form import PauseForm
from suidesk.desktop.workload.signs_card import SignsCard
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import Choice
from suidesk.domain.projects import Assignment
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.domain.workload import Commitment, CommitmentKind
from suidesk.queries.pause_planned import PausePlanned
from tests.desktop.clipping import clipped, see_whole
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form, verb
from tests.desktop.volunteers.conftest import TODAY

DAY = timedelta(days=1)
LAST = TODAY + 30 * DAY


@pytest.fixture
def busy(amina, hood, desk_window):
    """Amina hosts a café, promised it hours and a poster, and has the key of the hall; Chen could give an hour."""
    run = desk_window.run
    cafe = run(AddProject(name="Repair Café"))
    host = run(AddRole(name="Host", project_id=cafe, is_critical=True))
    run(AddAssignment(role_id=host, person_id=hood["Amina"]))
    run(AddCommitment(person_id=hood["Amina"], project_id=cafe, minutes=120))
    poster = {"kind": CommitmentKind.DELIVERABLE, "title": "Poster", "due_on": TODAY + 10 * DAY}
    run(AddCommitment(person_id=hood["Amina"], **poster))
    run(AddHolding(holder_id=hood["Amina"], asset_id=run(AddAsset(name="Hall"))))
    run(ChangeVolunteer(id=hood["Chen"], capacity_minutes=60))
    return amina


@pytest.fixture
def planning(busy, qtbot):
    """The form over a busy volunteer, for the next thirty days."""
    busy.view.verbs.plan_pause()
    made = form(qtbot, PauseForm)
    made.last.set_value(LAST)
    made.last.changed.emit()
    qtbot.waitUntil(lambda: "comes back on" in made.items.items()[0].choice.box.itemText(0))
    return made


def item(made, text):
    return next(one for one in made.items.items() if one.touched.label.name == text)


def choices(one):
    return [one.choice.box.itemText(at) for at in range(one.choice.box.count())]


def promised(desk_window, who, day):
    return sum(one.weekly_minutes(day) for one in desk_window.desk._reading.where(Commitment, person_id=who))


def test_what_falls_into_the_days_is_said_with_who_could_cover(planning, qtbot):
    assert choices(item(planning, "Host")) == [
        "Rests, and comes back on 11 June",
        "Chen covers it (not asked yet, 1 h a week free)",
        "Somebody else covers it…",
        "Stays as it is",
    ]
    assert choices(item(planning, "Poster"))[0] == "Is due later: 21 June"
    assert "Somebody else takes it over…" in choices(item(planning, "Poster"))
    assert planning.held.texts() == ["Key: Hall. Nobody else is noted; say who has it meanwhile."]
    qtbot.waitUntil(lambda: planning.worries.texts() == ["Host must never be empty, and nobody would have it."])
    assert planning.ask_on.value() == TODAY + 15 * DAY


def test_who_would_cover_is_weighed(planning, hood, desk_window, qtbot):
    desk_window.run(AddAbsence(person_id=hood["Chen"], from_on=TODAY + 3 * DAY, until_on=TODAY + 5 * DAY))
    chen = Found(hood["Chen"], "Chen")
    planning.items.name_cover(item(planning, "Host").touched.held.id, chen)
    planning.items.name_cover(item(planning, "Repair Café").touched.held.id, chen)
    over = "Chen would have promised 2 h a week, 1 h more than the 1 h possible."
    qtbot.waitUntil(
        lambda: planning.worries.texts() == [over, "Chen is away meanwhile (14 May – 16 May)."], timeout=5000
    )


def test_a_cover_that_nobody_named_is_asked_for(planning, qtbot):
    one = item(planning, "Host")
    one.choice.set_value((Choice.COVER, None))
    one.choice.changed.emit()
    assert not one.cover.isHidden()
    planning.submit()
    assert one.cover.error_text() == "Please fill this in."
    assert planning.isVisible()


def test_a_plan_is_saved_shown_and_taken_back(planning, busy, hood, desk_window, qtbot):
    one = item(planning, "Repair Café")
    planning.items.name_cover(one.touched.held.id, Found(hood["Chen"], "Chen"))
    planning.light.set_value(value=True)
    planning.submit()
    card = busy.view.pause
    qtbot.waitUntil(card.isVisible)
    qtbot.waitUntil(lambda: "Chen covers Repair Café" in card.lines())
    asks = ["Ask Amina how they are, and whether the day of return still suits"]
    asks.append("Amina comes back: talk about what to take up again")
    assert card.lines()[:4] == ["11 May – 10 June", *asks, "Chen covers Repair Café"]
    assert [promised(desk_window, hood["Chen"], day) for day in (TODAY, LAST, LAST + DAY)] == [120, 120, 0]
    assert [promised(desk_window, hood["Amina"], day) for day in (TODAY, LAST + DAY, LAST + 15 * DAY)] == [0, 105, 210]
    desk_window.window.bridge.undo()
    qtbot.waitUntil(card.isHidden)
    assert desk_window.desk._reading.where(Commitment, person_id=hood["Chen"]) == []


def test_the_pause_that_stands_is_opened_and_changed(busy, hood, desk_window, qtbot):
    (post,) = desk_window.desk._reading.where(Assignment, person_id=hood["Amina"])
    part = PartPlanned(ref_id=post.id, choice=Choice.COVER, cover_id=hood["Chen"])
    pause = desk_window.run(PlanPause(person_id=hood["Amina"], from_on=TODAY - 3 * DAY, parts=(part,)))
    busy.view.verbs.plan_pause()
    made = form(qtbot, PauseForm)
    assert (made.first.value(), made.last.value()) == (TODAY - 3 * DAY, None)
    assert item(made, "Host").part() == part
    made.last.set_value(LAST)
    made.last.changed.emit()
    made.submit()
    qtbot.waitUntil(lambda: desk_window.desk._reading.get(Absence, pause).until_on == LAST)
    qtbot.waitUntil(lambda: "Chen covers Host" in busy.view.pause.lines())
    verb(busy.view.pause.more_button(0), "Back today")
    qtbot.waitUntil(lambda: desk_window.desk._reading.get(Absence, pause).until_on == TODAY - DAY)


def test_a_short_pause_that_is_too_early_for_its_day_of_asking_says_so(planning, desk_window, hood, qtbot):
    planning.ask_on.set_value(LAST + 5 * DAY)
    planning.ask_on.changed.emit()
    planning.submit()
    qtbot.waitUntil(lambda: planning.ask_on.error_text() != "")
    assert desk_window.desk.ask(PausePlanned(person_id=hood["Amina"], today=TODAY)) == []


def test_leave_and_a_pause_meet(busy, hood, desk_window, qtbot):
    span = {"from_on": TODAY + 9 * DAY, "until_on": TODAY + 12 * DAY}
    desk_window.run(AddAbsence(person_id=hood["Amina"], kind=AbsenceKind.LEAVE, **span))
    desk_window.run(ChangeVolunteer(id=hood["Amina"], left_on=TODAY + 20 * DAY))
    busy.view.verbs.plan_pause()
    made = form(qtbot, PauseForm)
    qtbot.waitUntil(lambda: len(made.worries.texts()) == 3)
    assert made.worries.texts() == [
        "Host must never be empty, and stays with Amina, who is away.",
        "Away already in that time: 20 May – 23 May.",
        "Amina leaves on 31 May: plan a handover, nothing comes back after the pause.",
    ]


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(planning, busy, hood, desk_window, theme, qtbot, scale, appearance):
    long = "Wolfeschlegelsteinhausen van der Featherstonehaugh-Cholmondeley the younger"
    desk_window.run(ChangeContact(id=hood["Chen"], family=long))
    planning.items.name_cover(item(planning, "Host").touched.held.id, Found(hood["Chen"], f"Chen {long}"))
    theme.set_appearance(appearance)
    theme.set_scale(scale)
    qtbot.waitUntil(lambda: not planning.worries.texts())
    QApplication.processEvents()
    assert clipped(planning) == []
    assert unnamed(planning) == []
    planning.submit()
    qtbot.waitUntil(busy.view.pause.isVisible)
    see_whole(qtbot, busy)
    assert unnamed(busy) == []


def test_it_opens_from_a_sign_from_the_person_and_from_the_load(busy, hood, desk_window, theme, qtbot):
    window = desk_window.window
    window.open_record(Kind.CONTACT, hood["Amina"])
    people = window.page("people")
    qtbot.waitUntil(lambda: people.view.sheet is not None and people.view.sheet.about.contact.id == hood["Amina"])
    people.view.verbs.plan_pause()
    form(qtbot, PauseForm).reject()
    card = SignsCard(window, lambda _: None)
    card.setParent(window)
    evidence = {"person": "Amina"}
    row = SimpleNamespace(
        id="r", rule="workload.evenings", subject_id=hood["Amina"], severity=Severity.AMBER, evidence=evidence
    )
    card._pause(row)
    made = form(qtbot, PauseForm)
    assert made.windowTitle() == "Plan a pause of Amina"
    made.reject()
