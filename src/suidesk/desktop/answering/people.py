"""What can be done for a person: pause, pass on, ask somebody else, talk, hand over, see a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from suidesk.desktop.answering.subjects import about, person_of
from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.volunteers.page import VolunteersPage
    from suidesk.desktop.window import Window
    from suidesk.desktop.workload.page import WorkloadPage
    from suidesk.queries.checks import CheckAbout
    from suidesk.queries.handovers import HandoverAbout
    from suidesk.queries.load_sheet import PersonLoad
    from suidesk.queries.reminders import ReminderRow


def plan_pause(window: Window, row: ReminderRow) -> None:
    """Open the plan of a pause; for who is on leave without an end, the form that sets the day of return."""
    from suidesk.desktop.involvement.absence_form import AbsenceForm
    from suidesk.desktop.pauses import opening
    from suidesk.desktop.workload.help_card import open_ended
    from suidesk.domain.volunteers import AbsenceKind

    person = person_of(row)

    def show(load: PersonLoad) -> None:
        away = open_ended(load)
        if away is not None and away.kind is AbsenceKind.LEAVE:
            AbsenceForm(window, window, person, away).open()
        else:
            opening.plan_pause(window, window, person)

    _with_load(window, person, show)


def pass_on(window: Window, row: ReminderRow) -> None:
    """Open the form that passes on the promise that weighs most; without any, show the whole load."""
    from suidesk.desktop.involvement.pass_on_form import PassOnForm
    from suidesk.desktop.workload.help_card import heaviest

    person, today = person_of(row), window.now().date()
    project = row.subject_id if row.subject_kind is Kind.PROJECT else None

    def show(load: PersonLoad) -> None:
        found = heaviest(load, today, project)
        if found is None:
            show_load(window, row)
        else:
            PassOnForm(window, window, found).open()

    _with_load(window, person, show)


def show_load(window: Window, row: ReminderRow) -> None:
    """Go to all that the person carries, where each promise can be passed on, released or changed."""
    window.go_to("workload")
    cast("WorkloadPage", window.current).show_person(person_of(row).id)


def ask_others(window: Window, row: ReminderRow) -> None:
    """Go to the volunteers who have not been asked for longest."""
    from suidesk.desktop.volunteers.views import View

    del row
    window.go_to("volunteers")
    cast("VolunteersPage", window.current).show_view(View.TURN)


def talk(window: Window, row: ReminderRow) -> None:
    """Open the form of a conversation with the person, or about the project."""
    from suidesk.desktop.conversations.opening import log_conversation

    is_project = row.subject_kind is Kind.PROJECT
    matter = (Kind.PROJECT, row.subject_id) if is_project else (Kind.CONTACT, person_of(row).id)
    log_conversation(window, window, matter)


def hand_over(window: Window, row: ReminderRow) -> None:
    """Open the handover of the person, or the form that plans one for the day of the reminder."""
    from suidesk.desktop.handovers.opening import plan_handover

    plan_handover(window, window, person_of(row).id, row.due_on)


def name_successor(window: Window, row: ReminderRow) -> None:
    """Open the form that says who takes over."""
    from suidesk.desktop.handovers.successor_form import SuccessorForm
    from suidesk.queries.handovers import HandoverPage

    def show(found: HandoverAbout) -> None:
        SuccessorForm(window, window, found).open()

    window.bridge.fetch(HandoverPage(row.subject_id), show, owner=window, failed=window.tell)


def note_check(window: Window, row: ReminderRow) -> None:
    """Open the form of the check, seen anew."""
    from suidesk.desktop.involvement.check_form import CheckForm
    from suidesk.desktop.kit.picker_field import Found
    from suidesk.queries.checks import CheckPage

    def show(found: CheckAbout) -> None:
        CheckForm(window, window, Found(found.row.check.person_id, found.person), found.row, is_anew=True).open()

    window.bridge.fetch(CheckPage(row.subject_id), show, owner=window, failed=window.tell)


def introduce(window: Window, row: ReminderRow) -> None:
    """Open the form of a connection of the first contact that one person alone knows."""
    from suidesk.desktop.network.connection_form import ConnectionForm

    contact = next(one for one in about(row) if one != row.subject_id)
    ConnectionForm(window, contact, parent=window).open()


def _with_load(window: Window, person: Found, then: Callable[[PersonLoad], object]) -> None:
    from suidesk.queries.load_sheet import LoadSheet

    query = LoadSheet(id=person.id, today=window.now().date())
    window.bridge.fetch(query, then, owner=window, failed=window.tell)
