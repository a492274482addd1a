"""The way to somebody's handover from anywhere: the one that goes on, or the form of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.domain.kinds import Kind
from suidesk.queries.handovers import HandoverOf

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


def plan_handover(host: Host, owner: QWidget, person_id: str, leaving_on: date | None = None) -> None:
    """Open the handover of that person that goes on; where there is none, the form that plans one, over `owner`."""

    def show(ref: str | None) -> None:
        if ref is None:
            HandoverForm(host, person_id, leaving_on=leaving_on, parent=owner.window()).open()
        else:
            host.open_record(Kind.HANDOVER, ref)

    host.bridge.fetch(HandoverOf(person_id), show, owner=owner, failed=host.tell)
