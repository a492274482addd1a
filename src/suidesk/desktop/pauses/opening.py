"""Opens the form of a pause: the one that goes on or is planned, else a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.queries.pause_plan import PauseToPlan
from suidesk.queries.pause_planned import PausePlanned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host
    from suidesk.domain.volunteers import Absence
    from suidesk.queries.pause_plan import ToPlan
    from suidesk.queries.pause_planned import PlannedPause


def plan_pause(host: Host, parent: QWidget, person: Found) -> None:
    """Open the pause of that person that isn't over, or the form of a new one."""
    query = PausePlanned(person_id=person.id, today=host.now().date())
    host.bridge.fetch(query, partial(_choose, host, parent, person), owner=parent, failed=host.tell)


def open_pause(host: Host, parent: QWidget, person: Found, pause: Absence | None = None) -> None:
    """Open the form of a pause, or of a new one from today on."""
    today = host.now().date()
    query = PauseToPlan(
        person_id=person.id,
        from_on=pause.from_on if pause else today,
        until_on=pause.until_on if pause else None,
        today=today,
        pause_id=pause.id if pause else None,
    )
    host.bridge.fetch(query, partial(_open, host, parent, person, pause), owner=parent, failed=host.tell)


def _choose(host: Host, parent: QWidget, person: Found, found: Sequence[PlannedPause]) -> None:
    today = host.now().date()
    ahead = [one.pause for one in found if one.pause.until_on is None or one.pause.until_on >= today]
    open_pause(host, parent, person, ahead[0] if ahead else None)


def _open(host: Host, parent: QWidget, person: Found, pause: Absence | None, found: ToPlan) -> None:
    from suidesk.desktop.pauses.form import PauseForm

    PauseForm(host, parent.window(), person, found, pause).open()
