"""What can be done with the handover that is shown; each verb says nothing itself, the window tells and offers undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.handover_items import CompleteHandoverItem, RemoveHandoverItem, ReopenHandoverItem
from suidesk.commands.handovers import (
    CancelHandover,
    ChangeHandover,
    FinishHandover,
    RefreshHandover,
    RemoveHandover,
)
from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.desktop.handovers.pack_saving import save_pack
from suidesk.desktop.handovers.successor_form import SuccessorForm
from suidesk.desktop.handovers.task_form import TaskForm
from suidesk.domain.handovers import HandoverState
from suidesk.domain.kinds import Kind
from suidesk.wording.errors import error_text

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host
    from suidesk.desktop.record_page.view import RecordView
    from suidesk.domain.handovers import HandoverItem
    from suidesk.queries.handovers import HandoverAbout


class HandoverVerbs:
    """Acts on the handover that is shown, and on nothing while there is none."""

    def __init__(self, host: Host, view: RecordView[HandoverAbout]) -> None:
        """Act on what `view` shows, and open forms over its window."""
        self._host, self._view = host, view

    def change_day(self) -> None:
        """Open the form of the last day."""
        if self._sheet is not None:
            HandoverForm(self._host, about=self._sheet).open()

    def name_successor(self, item_ids: tuple[str, ...] = ()) -> None:
        """Open the form of who takes over: these items, or whatever is ticked in it."""
        if self._sheet is not None:
            SuccessorForm(self._host, self._view.window(), self._sheet, item_ids).open()

    def add_task(self) -> None:
        """Open the form of something else to do."""
        if self._sheet is not None:
            TaskForm(self._host, self._view.window(), self._sheet.handover.id).open()

    def complete(self, item: HandoverItem) -> None:
        """Tick it off, which passes on what it names."""
        self._run(CompleteHandoverItem(id=item.id))

    def reopen(self, item: HandoverItem) -> None:
        """Take the tick away."""
        self._run(ReopenHandoverItem(id=item.id))

    def take_out(self, item: HandoverItem) -> None:
        """Take it out of the handover."""
        self._run(RemoveHandoverItem(id=item.id))

    def refresh(self) -> None:
        """Add what the leaver has taken on since."""
        if self._sheet is not None:
            self._run(RefreshHandover(id=self._sheet.handover.id))

    def finish(self) -> None:
        """Say that it is over."""
        if self._sheet is not None:
            self._run(FinishHandover(id=self._sheet.handover.id))

    def cancel(self) -> None:
        """Say that nobody leaves after all."""
        if self._sheet is not None:
            self._run(CancelHandover(id=self._sheet.handover.id))

    def take_up(self) -> None:
        """Go on with it."""
        if self._sheet is not None:
            self._run(ChangeHandover(id=self._sheet.handover.id, state=HandoverState.UNDER_WAY))

    def open_leaver(self) -> None:
        """Go to the page of who leaves."""
        if self._sheet is not None:
            self._host.open_record(Kind.CONTACT, self._sheet.handover.leaver_id)

    def save_pack(self, successor_id: str | None = None) -> None:
        """Ask where the pack shall go, for one successor or for all of them."""
        if self._sheet is not None:
            save_pack(self._host, self._view, self._sheet.handover.id, successor_id)

    def remove(self) -> None:
        """Remove it with its items; what was passed on stays."""
        if self._sheet is not None:
            self._view.run_removal(RemoveHandover(id=self._sheet.handover.id))

    def _run(self, command: Command) -> None:
        self._view.message.hide()
        self._host.bridge.run(
            command, failed=lambda error: self._view.message.show_message(error_text(error)), owner=self._view
        )

    @property
    def _sheet(self) -> HandoverAbout | None:
        return self._view.sheet
