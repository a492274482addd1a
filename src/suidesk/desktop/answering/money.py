"""What can be done about money: apply, renew, note spending and reserves, move a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.answering.subjects import about, grant_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.window import Window
    from suidesk.domain.funding import GrantStage
    from suidesk.queries.funding import GrantAbout
    from suidesk.queries.reminders import ReminderRow


def is_application(row: ReminderRow) -> bool:
    """Tell whether it is about the day by which to apply."""
    return row.evidence.get("kind") == "application"


def is_decision(row: ReminderRow) -> bool:
    """Tell whether it is about the day on which the funder decides."""
    return row.evidence.get("kind") == "decision"


def has_draft(row: ReminderRow) -> bool:
    """Tell whether a grant that follows is being prepared."""
    return bool(row.evidence.get("draft"))


def has_no_draft(row: ReminderRow) -> bool:
    """Tell whether nothing is being prepared yet."""
    return not has_draft(row)


def apply_for(window: Window, row: ReminderRow) -> None:
    """Open the form of the grant, set to applied for."""
    from suidesk.domain.funding import GrantStage

    _change_grant(window, grant_of(row), GrantStage.APPLIED)


def note_decision(window: Window, row: ReminderRow) -> None:
    """Open the form of the grant, to say what was decided."""
    _change_grant(window, grant_of(row))


def go_on_renewing(window: Window, row: ReminderRow) -> None:
    """Open the form of the grant that is being prepared to follow, set to applied for."""
    from suidesk.domain.funding import GrantStage

    _change_grant(window, about(row)[-1], GrantStage.APPLIED)


def renew(window: Window, row: ReminderRow) -> None:
    """Open the form of a new grant that follows this one."""
    from suidesk.desktop.funding.grant_form import GrantForm

    def show(found: GrantAbout) -> None:
        form = GrantForm(window, window)
        form.follow(found)
        form.open()

    _with_grant(window, grant_of(row), show)


def move_date(window: Window, row: ReminderRow) -> None:
    """Open the form of the date that is due."""
    from suidesk.desktop.funding.duty_form import DutyForm

    def show(found: GrantAbout) -> None:
        for duty in found.duties:
            if duty.obligation.id == row.subject_id:
                DutyForm(window, window, found.grant, duty.obligation).open()

    _with_grant(window, grant_of(row), show)


def note_spending(window: Window, row: ReminderRow) -> None:
    """Open the form of money spent from the grant."""
    from suidesk.desktop.funding.spend_form import SpendForm
    from suidesk.desktop.kit.picker_field import Found

    grant = Found(grant_of(row), str(row.evidence.get("grant") or ""), icon="hand-coins")
    SpendForm(window, window, grant=grant).open()


def note_reserves(window: Window, row: ReminderRow) -> None:
    """Open the form of free money in hand."""
    from suidesk.desktop.funding.reserve_form import ReserveForm

    del row
    ReserveForm(window, window).open()


def _change_grant(window: Window, ref: str, stage: GrantStage | None = None) -> None:
    from suidesk.desktop.funding.grant_form import GrantForm

    def show(found: GrantAbout) -> None:
        form = GrantForm(window, window, about=found)
        if stage is not None:
            form.stage.set_value(stage)
        form.open()

    _with_grant(window, ref, show)


def _with_grant(window: Window, ref: str, then: Callable[[GrantAbout], object]) -> None:
    from suidesk.queries.funding import GrantPage

    window.bridge.fetch(GrantPage(ref), then, owner=window, failed=window.tell)
