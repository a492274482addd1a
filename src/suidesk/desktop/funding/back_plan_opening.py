"""Opens the form of a plan: asked for, or proposed once an application's deadline was entered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.queries.back_plan import BackPlan, BackPlansOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError
    from suidesk.queries.back_plan import PlanOf


def open_plan(host: Host, parent: QWidget, obligation_id: str) -> None:
    """Open the form of the plan of that deadline."""
    host.bridge.fetch(BackPlan(obligation_id, host.now()), partial(_open, host, parent), owner=parent)


def propose_plan(host: Host, parent: QWidget, obligation_id: str) -> None:
    """Propose a plan for a deadline that is still to come and has none."""
    query = BackPlan(obligation_id, host.now())
    host.bridge.fetch(query, lambda plan: _propose(host, parent, [plan]), owner=parent, failed=_is_gone)


def propose_first_plan(host: Host, parent: QWidget, grant_id: str) -> None:
    """Propose a plan for the first deadline of a new grant, where it has one."""
    query = BackPlansOf(grant_id, host.now())
    host.bridge.fetch(query, partial(_propose, host, parent), owner=parent, failed=_is_gone)


def _propose(host: Host, parent: QWidget, found: Sequence[PlanOf]) -> None:
    today = host.now().date()
    plan = next((one for one in found if one.is_owed and not one.open_steps and one.obligation.due_on > today), None)
    if plan is not None:
        _open(host, parent, plan)


def _open(host: Host, parent: QWidget, plan: PlanOf) -> None:
    from suidesk.desktop.funding.back_plan_form import BackPlanForm

    BackPlanForm(host, parent, plan).open()


def _is_gone(error: SuideskError) -> None:
    """Propose nothing for what was taken back meanwhile."""
    del error
