"""One project: what is said about it, and every verb on its lines, down to the rows of the store."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from suidesk.commands.projects import AddAssignment
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity, ProjectStage
from suidesk.domain.workload import CommitmentKind, CommitmentState
from suidesk.queries.follow_ups import FollowUpsAbout
from suidesk.queries.project_sheet import ProjectSheet
from tests.desktop.people.conftest import form, verb
from tests.desktop.projects.conftest import TODAY


def chips(page):
    return [chip.full_text() for chip in page.view._chips if not chip.isHidden()]


def line(card, text):
    return next(one for one in card._lines if one.text == text)


def more(card, text):
    return card.more_button(card.lines().index(text))


def sheet(desk_window, hood):
    return desk_window.desk.ask(ProjectSheet(hood["Café"], TODAY))


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_top_says_what_it_is(cafe):
    assert chips(cafe) == ["Running", "1 critical role vacant", "1 person with a role"]
    assert cafe.view.subtitle.full_text() == "Led by Amina Yusuf · since 11 May\nMending things together, Saturdays."


def test_cards_say_who_does_what_and_what_pays(cafe):
    keys, cook = line(cafe.view.roles, "Keys"), line(cafe.view.roles, "Cook")
    assert (keys.second, keys.chip, keys.level) == ("Nobody holds it", "Critical · vacant", "danger")
    assert (cook.second, cook.chip) == ("Amina Yusuf since 11 April", "")
    assert line(cafe.view.promises, "Amina Yusuf").second == "3 h a week · since 11 May"
    assert sorted(cafe.view.entries.lines()) == ["Amina Yusuf: 1 h 30 min", "Bram Vos: 1 h 30 min"]
    assert line(cafe.view.money, "Warm winter").second == "£1,200"
    assert cafe.view.hours._said.full_text() == "3 h in the last 12 weeks. 3 h by 2 people since the first note."


def test_deputies_and_coming_holders_are_named_and_an_end_is_told(cafe, hood, desk_window, qtbot):
    week = timedelta(days=7)
    for assignment in (
        AddAssignment(role_id=hood["keys"], person_id=hood["Amina"], from_on=TODAY, until_on=TODAY + week),
        AddAssignment(role_id=hood["keys"], person_id=hood["Bram"], capacity=Capacity.DEPUTY, from_on=TODAY),
        AddAssignment(role_id=hood["keys"], person_id=hood["Bram"], from_on=TODAY + week),
    ):
        desk_window.run(assignment)
    said = "Amina Yusuf until 18 May · Deputy: Bram Vos · Bram Vos from 18 May"
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Keys").second == said)
    assert line(cafe.view.roles, "Keys").chip == "Ends in 7 days"
    assert "1 critical role vacant" not in chips(cafe)


def test_a_vacant_critical_role_is_given_from_where_it_stands(cafe, hood, desk_window, qtbot):
    press(qtbot, cafe.view.roles._rows[0].first)
    made = form(qtbot, AssignmentForm)
    made.person.set_value(Found(hood["Bram"], "Bram Vos"))
    made.submit()
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Keys").chip == "Critical · no deputy")
    held = sheet(desk_window, hood).about.roles[0].held
    assert [(one.person, one.assignment.capacity, one.assignment.from_on) for one in held] == [
        ("Bram Vos", Capacity.HOLDER, TODAY)
    ]


def test_a_held_role_gets_a_deputy(cafe, hood, desk_window, qtbot):
    verb(more(cafe.view.roles, "Cook"), "Add a deputy…")
    made = form(qtbot, AssignmentForm)
    made.person.set_value(Found(hood["Bram"], "Bram Vos"))
    made.submit()
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Cook").second.endswith("Deputy: Bram Vos"))
    cook = next(row for row in sheet(desk_window, hood).about.roles if row.role.name == "Cook")
    assert [one.person for one in cook.of(Capacity.DEPUTY, TODAY)] == ["Bram Vos"]


def test_a_role_is_added_changed_and_removed(cafe, hood, desk_window, qtbot):
    press(qtbot, cafe.view.roles.add_button)
    made = form(qtbot, PostForm)
    qtbot.keyClicks(made.name.edit, "Van driver")
    made.critical.set_value(True)
    made.submit()
    qtbot.waitUntil(lambda: "Van driver" in cafe.view.roles.lines())
    role = next(row.role for row in sheet(desk_window, hood).about.roles if row.role.name == "Van driver")
    assert (role.project_id, role.organisation_id, role.is_critical) == (hood["Café"], None, True)
    verb(more(cafe.view.roles, "Van driver"), "Change role…")
    made = form(qtbot, PostForm)
    made.critical.set_value(False)
    made.submit()
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Van driver").chip == "Vacant")
    verb(more(cafe.view.roles, "Van driver"), "Remove role")
    qtbot.waitUntil(lambda: "Van driver" not in cafe.view.roles.lines())


def test_a_held_role_is_only_removed_together(cafe, hood, desk_window, qtbot):
    verb(more(cafe.view.roles, "Cook"), "Remove role")
    qtbot.waitUntil(lambda: "1 assignment" in cafe.view.message.text())
    press(qtbot, cafe.view.message._action)
    qtbot.waitUntil(lambda: cafe.view.roles.lines() == ["Keys"])
    assert [row.role.name for row in sheet(desk_window, hood).about.roles] == ["Keys"]


def test_an_assignment_ends_changes_and_goes(cafe, hood, desk_window, qtbot):
    verb(more(cafe.view.roles, "Cook"), "Amina Yusuf: end today")
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Cook").chip == "Ends today")
    verb(more(cafe.view.roles, "Cook"), "Change Amina Yusuf…")
    made = form(qtbot, AssignmentForm)
    made.last.set_value(None)
    made.capacity.set_value(Capacity.DEPUTY)
    made.submit()
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Cook").second == "Nobody holds it · Deputy: Amina Yusuf")
    verb(more(cafe.view.roles, "Cook"), "Amina Yusuf: remove from this role")
    qtbot.waitUntil(lambda: line(cafe.view.roles, "Cook").second == "Nobody holds it")
    assert all(row.held == () for row in sheet(desk_window, hood).about.roles)


def test_promises_are_made_kept_and_removed(cafe, hood, desk_window, qtbot):
    cafe.view.verbs.add_promise()
    made = form(qtbot, PromiseForm)
    assert made.project.value() == hood["Café"]
    made.person.set_value(Found(hood["Bram"], "Bram Vos"))
    qtbot.keyClicks(made.minutes.edit, "2")
    made.submit()
    qtbot.waitUntil(lambda: "Bram Vos" in cafe.view.promises.lines())
    assert cafe.view.promises.note.full_text() == ("5 h a week promised, 3 h given (last 1 week with notes).")
    verb(more(cafe.view.promises, "Bram Vos"), "Kept")
    qtbot.waitUntil(lambda: line(cafe.view.promises, "Bram Vos").chip == "Kept")
    states = {row.person: row.commitment.state for row in sheet(desk_window, hood).promises}
    assert states == {"Amina Yusuf": CommitmentState.OPEN, "Bram Vos": CommitmentState.KEPT}
    verb(more(cafe.view.promises, "Bram Vos"), "Remove")
    qtbot.waitUntil(lambda: cafe.view.promises.lines() == ["Amina Yusuf"])


def test_a_late_promise_shows_how_to_answer_it(cafe, hood, desk_window, qtbot):
    desk_window.run(
        AddCommitment(
            person_id=hood["Bram"],
            project_id=hood["Café"],
            kind=CommitmentKind.DELIVERABLE,
            title="Posters",
            due_on=TODAY - timedelta(days=3),
        )
    )
    qtbot.waitUntil(lambda: "Bram Vos" in cafe.view.promises.lines())
    assert line(cafe.view.promises, "Bram Vos").chip == "3 days late"
    press(qtbot, cafe.view.promises._rows[cafe.view.promises.lines().index("Bram Vos")].first)
    qtbot.waitUntil(lambda: line(cafe.view.promises, "Bram Vos").chip == "Kept")


def test_hours_are_changed_and_removed(cafe, hood, desk_window, qtbot):
    verb(more(cafe.view.entries, "Bram Vos: 1 h 30 min"), "Change…")
    made = form(qtbot, EntryForm)
    made.minutes.set_value(60)
    made.submit()
    qtbot.waitUntil(lambda: "Bram Vos: 1 h" in cafe.view.entries.lines())
    verb(more(cafe.view.entries, "Bram Vos: 1 h"), "Remove")
    qtbot.waitUntil(lambda: cafe.view.entries.lines() == ["Amina Yusuf: 1 h 30 min"])
    assert sheet(desk_window, hood).given.minutes == 90


def test_the_menu_moves_it_to_another_stage(cafe, hood, desk_window, qtbot):
    verb(cafe.view.more, "Stage: Finished")
    qtbot.waitUntil(lambda: chips(cafe)[0] == "Finished")
    assert sheet(desk_window, hood).about.project.stage is ProjectStage.FINISHED


def test_a_follow_up_about_it_is_listed(cafe, hood, desk_window, qtbot):
    verb(cafe.view.more, "Add follow-up…")
    made = form(qtbot, FollowUpForm)
    qtbot.keyClicks(made.text.edit, "Ask about the hall")
    made.submit()
    qtbot.waitUntil(lambda: cafe.view.follow_ups.lines() == ["Ask about the hall"])
    found = desk_window.desk.ask(FollowUpsAbout(Kind.PROJECT, hood["Café"]))
    assert [row.follow_up.text for row in found] == ["Ask about the hall"]


def test_a_grant_opens_on_its_own_page(cafe, desk_window, qtbot):
    verb(more(cafe.view.money, "Warm winter"), "Open grant")
    funding = desk_window.window.page("funding")
    qtbot.waitUntil(lambda: desk_window.window.current is funding)
