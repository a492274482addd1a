"""What can be done where too much rests on one person: give a role, name a deputy, share a key or a right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from suidesk.desktop.answering.subjects import about, person_of
from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from suidesk.desktop.handovers.page import HandoversPage
    from suidesk.desktop.window import Window
    from suidesk.queries.reminders import ReminderRow


def give_role(window: Window, row: ReminderRow) -> None:
    """Open the form that gives the role to somebody."""
    from suidesk.desktop.involvement.assignment_form import AssignmentForm
    from suidesk.desktop.kit.picker_field import Found

    ref = row.subject_id if row.subject_kind is Kind.ROLE else about(row)[1]
    AssignmentForm(window, window, role=Found(ref, str(row.evidence.get("role") or ""))).open()


def name_deputy(window: Window, row: ReminderRow) -> None:
    """Open the form that names a deputy for the first of the roles; another one can be chosen there."""
    from suidesk.desktop.involvement.assignment_form import AssignmentForm
    from suidesk.desktop.kit.picker_field import Found
    from suidesk.domain.projects import Capacity

    roles: Any = row.evidence.get("roles") or []
    form = AssignmentForm(window, window)
    form.role.set_value(Found(about(row)[1], str(roles[0]["name"])))
    form.capacity.set_value(Capacity.DEPUTY)
    form.open()


def share_key(window: Window, row: ReminderRow) -> None:
    """Open the form of a second key for the first of the assets."""
    from suidesk.desktop.assets.holding_form import HoldingForm
    from suidesk.desktop.kit.picker_field import Found

    assets: Any = row.evidence.get("assets") or []
    HoldingForm(window, window, asset=Found(about(row)[1], str(assets[0]), icon="package")).open()


def share_signing(window: Window, row: ReminderRow) -> None:
    """Open the form of somebody else's right to sign for the organisation."""
    from suidesk.desktop.assets.holding_form import HoldingForm
    from suidesk.desktop.kit.picker_field import Found
    from suidesk.domain.assets import HoldingKind

    form = HoldingForm(window, window)
    form.kind.set_value(HoldingKind.SIGNATORY)
    form.owner.set_value(Found(row.subject_id, str(row.evidence.get("organisation") or ""), icon="building-2"))
    form.open()


def show_gap(window: Window, row: ReminderRow) -> None:
    """Go to what would be missing if the person stopped tomorrow."""
    person = person_of(row)
    window.go_to("handovers")
    cast("HandoversPage", window.current).ask_about(person.id, person.title)


def follow_up(window: Window, row: ReminderRow) -> None:
    """Open the form of something to do about the project."""
    from suidesk.desktop.follow_up_form import FollowUpForm

    name = str(row.evidence.get("project") or row.evidence.get("place") or "")
    FollowUpForm(window, kind=Kind.PROJECT, ref=row.subject_id, name=name).open()


def change_follow_up(window: Window, row: ReminderRow) -> None:
    """Open the form of the follow-up itself."""
    from suidesk.desktop.follow_up_lines import open_follow_up

    open_follow_up(window, window, row.subject_id)
