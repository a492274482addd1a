"""Every rule offers what can be done about it, and each action opens its form, filled in, or the page of its matter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.answering.table import actions, offered
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.scroll_dialog import ScrollDialog
from suidesk.desktop.pauses.form import PauseForm
from suidesk.domain.funding import GrantStage, UseKind
from suidesk.domain.ids import ReminderId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.queries.reminders import ReminderRow, RemindersOpen
from suidesk.rules.engine import RULES
from suidesk.system.resources import resource
from tests.desktop.pressing import choose, dialog
from tests.desktop.whole.conftest import example, full  # noqa: F401 (fixtures)


def forms():
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog | ScrollDialog) and one.isVisible()
    ]


def row(clock, rule, kind, ref, **evidence):
    due_on = clock.now().date() + timedelta(days=30)
    return ReminderRow(
        ReminderId("r"), rule, kind, ref, "o", due_on, 0, Severity.AMBER, evidence, clock.now(), None, None, False, None
    )


def do(window, reminder, text):
    next(verb for verb in offered(window, reminder) if verb.text == text).then()


def test_every_rule_has_actions_with_an_icon():
    found = actions()
    assert set(found) == {rule.name for rule in RULES}
    for some in found.values():
        assert 1 <= len(some) <= 3
        for action in some:
            assert resource(f"icons/{action.icon}.svg").is_file(), action.icon


def test_every_action_of_the_example_opens_its_form_or_page(full, desk, clock, qtbot):  # noqa: F811
    rows = {one.rule: one for one in desk.ask(RemindersOpen(clock.now()))}
    assert set(rows) == {rule.name for rule in RULES}
    for reminder in rows.values():
        verbs = offered(full, reminder)
        assert verbs, reminder.rule
        for verb in verbs:
            full.go_to("today")
            today = full.current
            verb.then()
            qtbot.waitUntil(lambda today=today: bool(forms()) or full.current is not today)
            for form in forms():
                form.reject()


def test_what_a_later_version_says_offers_nothing(desk_window, clock):
    assert offered(desk_window.window, row(clock, "later.rule", Kind.CONTACT, "x")) == ()


@pytest.fixture
def hood(desk, clock):
    """A person with two promises, a role, and a grant that pays for the project."""
    today = clock.now().date()

    def run(command):
        return desk.run(command).result

    asa, cafe, garden = run(AddPerson(given="Åsa")), run(AddProject(name="Café")), run(AddProject(name="Garden"))
    run(AddVolunteer(id=asa))
    role = run(AddRole(name="Host", project_id=cafe))
    run(AddAssignment(role_id=role, person_id=asa, from_on=today))
    run(AddCommitment(person_id=asa, project_id=garden, minutes=300, title="Weeding"))
    run(AddCommitment(person_id=asa, project_id=cafe, minutes=60, title="Tea"))
    grant = run(
        AddGrant(
            title="Warm",
            stage=GrantStage.ACTIVE,
            ends_on=today + timedelta(days=90),
            awarded_minor=500_000,
            uses=(Use(UseKind.PROJECT, cafe),),
        )
    )
    return {"asa": asa, "cafe": cafe, "garden": garden, "role": role, "grant": grant}


def test_the_heaviest_promise_is_passed_on_of_a_project_or_of_all(hood, desk_window, clock, qtbot):
    window = desk_window.window
    overload = row(clock, "workload.overload", Kind.CONTACT, hood["asa"], person="Åsa", about=[hood["asa"]])
    do(window, overload, "Pass on a promise…")
    form = dialog(qtbot, PassOnForm)
    assert form._row.commitment.title == "Weeding"
    form.reject()
    one = row(
        clock, "handover.concentration", Kind.PROJECT, hood["cafe"], person="Åsa", about=[hood["cafe"], hood["asa"]]
    )
    do(window, one, "Pass on a promise…")
    qtbot.waitUntil(lambda: [form._row.commitment.title for form in forms()] == ["Tea"])
    forms()[0].reject()


def test_a_pause_or_the_return_of_who_is_away(hood, desk_window, clock, qtbot):
    window = desk_window.window
    tired = row(clock, "workload.evenings", Kind.CONTACT, hood["asa"], person="Åsa", about=[hood["asa"]])
    do(window, tired, "Plan a pause…")
    form = dialog(qtbot, PauseForm)
    assert form.last.value() is None
    form.reject()
    desk_window.run(AddAbsence(person_id=hood["asa"], from_on=clock.now().date() - timedelta(days=9)))
    do(window, tired, "Plan a pause…")
    qtbot.waitUntil(lambda: len(forms()) == 1)
    assert forms()[0].first.value() == clock.now().date() - timedelta(days=9)
    forms()[0].reject()


def test_renewing_begins_with_what_the_grant_had(hood, desk_window, clock, qtbot):
    ends = row(clock, "funding.renewal", Kind.GRANT, hood["grant"], grant="Warm", draft="", about=[hood["grant"]])
    assert [verb.text for verb in offered(desk_window.window, ends)] == ["Renew…"]
    do(desk_window.window, ends, "Renew…")
    form = dialog(qtbot, GrantForm)
    assert form.follows.value() == hood["grant"]
    assert (form.title.value(), form.stage.value()) == ("Warm", GrantStage.DRAFTING)
    assert form.starts.value() == clock.now().date() + timedelta(days=91)
    assert (form.requested.value(), form.projects.value()) == (500_000, (hood["cafe"],))
    form.reject()


def test_a_role_and_a_handover_of_who_leaves_it(hood, desk_window, clock, qtbot):
    ending = row(
        clock, "handover.assignment_ending", Kind.ASSIGNMENT, "a",
        person="Åsa", role="Host", about=[hood["asa"], hood["role"]],
    )  # fmt: skip
    do(desk_window.window, ending, "Give the role to…")
    form = dialog(qtbot, AssignmentForm)
    assert form.role.value() == hood["role"]
    form.reject()
    do(desk_window.window, ending, "Plan a handover…")
    form = dialog(qtbot, HandoverForm)
    assert form.leaving_on.value() == ending.due_on
    form.reject()


def test_the_card_and_the_palette_offer_the_same(full, qtbot):  # noqa: F811
    full.go_to("today")
    page = full.current
    qtbot.waitUntil(lambda: bool(page.reminders.cards()))
    card = page.reminders.cards()[0]
    card.setFocus()
    texts = [entry.title for entry in page.reminders.entries()]
    assert texts
    assert [entry.title for entry in page.entries()][: len(texts)] == texts
    menu = card.more_button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()][: len(texts)] == texts
    choose(menu, texts[0])
    qtbot.waitUntil(lambda: bool(forms()) or full.current is not page)
    for form in forms():
        form.reject()


def test_a_opens_the_menu(full, qtbot):  # noqa: F811
    full.go_to("today")
    qtbot.waitUntil(lambda: bool(full.current.reminders.cards()))
    card = full.current.reminders.cards()[0]
    shown = []
    card.more_button.menu().aboutToShow.connect(lambda: (shown.append(1), card.more_button.menu().close()))
    qtbot.keyClick(card, Qt.Key.Key_A)
    assert shown
