"""The timeline on a person's page: what happened, by sort, a window at a time, each to be opened and changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.assets import AddAsset
from suidesk.commands.checks import NoteCheck
from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.holdings import AddHolding
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.needs import AddNeed, MeetNeed
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.conversations.log_form import LogConversationForm
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.timeline.card import FIRST, MORE
from suidesk.desktop.timeline.moment_row import ICONS
from suidesk.desktop.timeline.week_dialog import WeekDialog
from suidesk.domain.interactions import Interaction
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp
from suidesk.domain.workload import TimeEntry
from suidesk.queries.timeline_parts import Strand
from suidesk.wording.timeline import known_moments
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import choose, click, dialog


@pytest.fixture
def first_page():
    return "people"


@pytest.fixture
def hood(desk, clock):
    """A person with one moment of each sort, and 40 conversations."""
    today = clock.now().date()

    def run(command):
        return desk.run(command).result

    amina, cafe = run(AddPerson(given="Amina", family="Yusuf")), run(AddProject(name="Repair Café"))
    role = run(AddRole(name="Host", project_id=cafe))
    run(AddAssignment(role_id=role, person_id=amina, from_on=today - timedelta(days=1)))
    run(AddCommitment(person_id=amina, project_id=cafe, minutes=60, from_on=today - timedelta(days=2)))
    run(LogTime(person_ids=(amina,), minutes=90, project_id=cafe))
    run(AddAbsence(person_id=amina, from_on=today - timedelta(days=3)))
    run(CompleteFollowUp(id=run(AddFollowUp(text="Ring", due_on=today, kind=Kind.CONTACT, ref_id=amina))))
    run(AddHolding(holder_id=amina, name="Cellar", from_on=today - timedelta(days=3)))
    run(NoteCheck(person_id=amina, scheme="DBS", seen_on=today - timedelta(days=3)))
    for number in range(40):
        day = today - timedelta(days=4 + number)
        run(LogInteraction(participant_ids=(amina,), day=day, summary=f"Talk {number}"))
    return {"amina": amina, "bram": run(AddPerson(given="Bram")), "cafe": cafe}


@pytest.fixture
def card(hood, desk_window, qtbot):
    desk_window.window.resize(1320, 860)
    desk_window.window.open_record(Kind.CONTACT, hood["amina"])
    made = desk_window.window.current.view.timeline
    qtbot.waitUntil(lambda: len(made.moments()) == FIRST)
    return made


def shown(card):
    return [row.text.full_text() for row in card.rows if row.isVisibleTo(card)]


def act(card, at, verb):
    menu = card.rows[at].more.menu()
    menu.aboutToShow.emit()
    choose(menu, verb)


def at(card, strand):
    return [one.strand for one in card.moments()].index(strand)


def test_the_newest_first_and_more_on_demand(card, qtbot):
    assert shown(card)[:6] == [
        "Done: Ring",
        "1 h 30 min for Repair Café · week until 11 May",
        "Took on the role Host",
        "Promised 1 h a week",
        "Away: leave",
        "Check seen: DBS",
    ]
    assert [row.month.full_text() for row in card.rows if row.month.isVisibleTo(card)] == ["May 2026"]
    assert "(39)" in card.more.text()
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(card)) == FIRST + MORE)
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(card)) == 47)
    assert not card.more.isVisibleTo(card)


def test_only_what_is_chosen(card, qtbot):
    qtbot.mouseClick(card.chips[Strand.ROLES], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(card) == ["Took on the role Host"])
    qtbot.mouseClick(card.chips[Strand.ABSENCES], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(card) == ["Took on the role Host", "Away: leave"])
    assert not card.chips[Strand.GRANTS].isVisibleTo(card)


@pytest.mark.parametrize(
    ("strand", "form"),
    [
        (Strand.CONVERSATIONS, LogConversationForm),
        (Strand.PROMISES, PromiseForm),
        (Strand.ROLES, AssignmentForm),
        (Strand.ABSENCES, AbsenceForm),
        (Strand.FOLLOW_UPS, FollowUpForm),
        (Strand.HOLDINGS, HoldingForm),
        (Strand.CHECKS, CheckForm),
    ],
)
def test_each_is_opened_where_it_is_changed(card, strand, form, qtbot):
    act(card, at(card, strand), "Change")
    assert dialog(qtbot, form).isVisible()


@pytest.mark.parametrize(
    ("strand", "kind"),
    [
        (Strand.CONVERSATIONS, Kind.INTERACTION),
        (Strand.PROMISES, Kind.COMMITMENT),
        (Strand.ROLES, Kind.ASSIGNMENT),
        (Strand.HOLDINGS, Kind.HOLDING),
        (Strand.CHECKS, Kind.CHECK_SEEN),
    ],
)
def test_each_can_be_followed_up(card, strand, kind, desk, qtbot):
    act(card, at(card, strand), "Follow up")
    form = dialog(qtbot, FollowUpForm)
    assert form.about.edit.text()
    form.text.set_value("Look again")
    form.submit()
    qtbot.waitUntil(lambda: any(one.kind is kind for one in desk._reading.where(FollowUp)))


def test_a_need_that_was_met_opens_its_form_and_the_asset(hood, desk_window, qtbot):
    room = desk_window.run(AddAsset(name="Hall"))
    need = desk_window.run(AddNeed(project_id=hood["cafe"], text="A room"))
    desk_window.run(MeetNeed(id=need, asset_id=room))
    desk_window.window.open_record(Kind.PROJECT, hood["cafe"])
    card = desk_window.window.current.view.timeline
    qtbot.waitUntil(lambda: Strand.NEEDS in [one.strand for one in card.moments()])
    act(card, at(card, Strand.NEEDS), "Change")
    form = dialog(qtbot, NeedForm)
    assert form.text.value() == "A room"
    form.reject()
    act(card, at(card, Strand.NEEDS), "Open Hall")
    qtbot.waitUntil(lambda: desk_window.window.current.assets.record() == (Kind.ASSET, room))


def test_a_week_is_opened_day_by_day_and_follows_what_is_removed(card, desk, qtbot):
    act(card, at(card, Strand.HOURS), "Show each day")
    week = dialog(qtbot, WeekDialog)
    qtbot.waitUntil(lambda: len(week.card.lines()) == 1)
    (line,) = week.card.lines()
    assert (line.text, line.second) == ("Monday 11 May: 1 h 30 min", "Repair Café")
    line.verbs[0].then()
    dialog(qtbot, EntryForm).reject()
    line.verbs[1].then()
    qtbot.waitUntil(lambda: week.card.lines() == ())
    assert desk._reading.where(TimeEntry) == []
    click(qtbot, week, "Close")
    qtbot.waitUntil(lambda: Strand.HOURS not in [one.strand for one in card.moments()])


def test_a_conversation_is_removed_and_its_project_opened(card, hood, desk, desk_window, qtbot):
    act(card, at(card, Strand.CONVERSATIONS), "Remove")
    qtbot.waitUntil(lambda: len(desk._reading.where(Interaction)) == 39)
    qtbot.waitUntil(lambda: "Talk 0" not in shown(card))
    desk_window.window.undo()
    qtbot.waitUntil(lambda: "Talk 0" in shown(card))


def test_what_is_logged_appears_and_another_person_starts_anew(card, hood, desk_window, qtbot):
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(card)) == FIRST + MORE)
    qtbot.mouseClick(card.log, Qt.MouseButton.LeftButton)
    form = dialog(qtbot, LogConversationForm)
    form.said.set_value("A new one")
    form.submit()
    qtbot.waitUntil(lambda: "A new one" in shown(card))
    assert len(shown(card)) == FIRST + MORE
    desk_window.window.open_record(Kind.CONTACT, hood["bram"])
    qtbot.waitUntil(lambda: card._empty.isVisibleTo(card))
    assert shown(card) == []


def test_every_moment_has_an_icon():
    assert {code for code in ICONS if not code.startswith("interaction.")} == known_moments()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(card, theme, scale, qtbot):
    theme.set_scale(scale)
    see_whole(qtbot, card)
    assert unnamed(card) == []
