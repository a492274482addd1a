"""The history of a record: each change of it and of what belongs to it, and taking single ones back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from suidesk.commands.merging import MergeContacts
from suidesk.desktop.history.step_row import StepRow
from suidesk.desktop.history.unmerge_form import UnmergeForm
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.kit.scroll_dialog import ScrollDialog
from suidesk.desktop.notice_bar import NoticeBar
from suidesk.domain.errors import SuideskError
from suidesk.queries.history import PAGE, HistoryOf, Past, PastStep
from suidesk.queries.merges import MergesInto
from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.domain.kinds import Kind
    from suidesk.queries.merges import Merge

SIZE: Final = QSize(680, 620)


class HistoryDialog(ScrollDialog):
    """Shows what was changed about a record, newest first; a change that still stands can be taken back by itself."""

    def __init__(self, host: Host, parent: QWidget, kind: Kind, ref: str, name: str) -> None:
        """Ask for the past of the record of that kind and id, called `name`."""
        self.message = NoticeBar(host.theme, host.bridge)
        title = translate("History", "History of {0}").format(name)
        super().__init__(host.theme, title, parent, SIZE, self.message)
        self._host, self._kind, self._ref, self._name = host, kind, ref, name
        self._wanted, self._asked = PAGE, 0
        self.steps: list[StepRow] = []
        self._note = PlainLabel("", "muted", wrap=True)
        self._column = column(gap=12)
        self.more = Button(host.theme, "", self._show_more, kind="quiet", icon="chevron-down")
        self._more = QWidget()
        self._more.setLayout(row(self.more, None))
        self._more.hide()
        self.body.addWidget(self._note)
        self.body.addLayout(self._column)
        self.body.addWidget(self._more)
        host.bridge.changed.connect(self._on_change)
        self._ask()

    def _ask(self) -> None:
        self._asked += 1
        asked = self._asked
        query = HistoryOf(self._kind, self._ref, limit=self._wanted)
        self._host.bridge.fetch(
            query, lambda past: self._show(past) if asked == self._asked else None, owner=self, failed=self._host.tell
        )

    def _on_change(self, change: Change) -> None:
        if change.batch is not None or change.origin == "outside":
            self._ask()

    def _show(self, past: Past) -> None:
        now = self._host.now()
        while len(self.steps) < len(past.steps):
            self.steps.append(StepRow(self._host.theme, self._take_back))
            self._column.addWidget(self.steps[-1])
        for row_, step in zip(self.steps, past.steps, strict=False):
            row_.set(step, past, now)
        for at, row_ in enumerate(self.steps):
            row_.setVisible(at < len(past.steps))
        self._note.setText(
            translate("History", "What was changed, newest first. Taking something back can itself be taken back.")
            if past.steps
            else translate("History", "Nothing was changed here yet.")
        )
        rest = past.count - len(past.steps)
        self.more.set_text(translate("History", "Show more ({0})").format(number_in_words(rest)))
        self._more.setVisible(rest > 0)

    def _show_more(self) -> None:
        self._wanted += PAGE
        self._ask()

    def _take_back(self, step: PastStep) -> None:
        self.message.hide()
        bridge = self._host.bridge
        if step.code == MergeContacts.__name__ and step.params.get("kept_id") == self._ref:
            # What was edited since would stand in the way of a plain undo.
            bridge.fetch(MergesInto(self._ref), lambda merges: self._unmerge(step, merges), owner=self)
            return
        bridge.work(
            lambda desk: desk.undo(step.batch),
            lambda done: bridge.announce(done[0]),
            failed=self.message.tell,
            owner=self,
        )

    def _unmerge(self, step: PastStep, merges: Sequence[Merge]) -> None:
        if step.batch in {one.batch for one in merges}:
            kept = Found(self._ref, self._name)
            UnmergeForm(self._host, self, kept, merges, step.batch).open()
        else:
            self.message.tell(SuideskError("not_merged", name=self._name))


def open_history(host: Host, parent: QWidget, kind: Kind, ref: str, name: str) -> None:
    """Open the history of that record."""
    HistoryDialog(host, parent, kind, ref, name).open()
