"""A whole desk from its file: what it holds is said, then it comes in as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.lists.slow_work import SlowWork
from suidesk.domain.changes import Change
from suidesk.interchange.decisions import Fate
from suidesk.interchange.merging import Policy
from suidesk.services.everything_in import LookedAt, bring_back, content_of, look_at
from suidesk.wording.errors import error_text
from suidesk.wording.everything import brought_text, complaint_text, looked_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.commands.everything import BroughtBack
    from suidesk.desktop.lists.slow_work import Cancelled, Progress
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.services.desk import Desk, Done

MOST_SHOWN: Final = 12
"""What was wrong, record by record; of more, the number."""


class DeskFileDialog(FormDialog):
    """Looks at the file at once; nothing is changed before its verb is pressed."""

    def __init__(self, window: Window, path: Path) -> None:
        """Look at that file."""
        title = translate("Everything", "Bring in a whole desk")
        super().__init__(window.theme, title, translate("Everything", "Bring it in"), window)
        self._window, self._path = window, path
        self._looked: LookedAt | None = None
        self._is_done = self._is_leaving = False
        self._work = SlowWork(window, self)
        self._work.faulted.connect(lambda: self.set_busy(is_busy=False))
        self.said = PlainLabel(translate("Everything", "Reading {0}…").format(path.name), "strong", wrap=True)
        self.add_note(self.said)
        self.policy: ChoiceField[Policy] = ChoiceField(
            window.theme,
            translate("Everything", "Where a record is here already"),
            [
                (Policy.FILL_BLANKS, translate("Everything", "Keep it; fill in what is blank")),
                (Policy.OVERWRITE, translate("Everything", "Take what the file says")),
            ],
            hint=translate("Everything", "Records are the same where their ids are. One undo takes all of it back."),
        )
        self.policy.set_value(Policy.FILL_BLANKS)
        self.add("policy", self.policy)
        self.problems = PlainLabel("", "small", wrap=True)
        self.problems.hide()
        self.add_note(self.problems)
        self.verb.setEnabled(False)
        self.submitted.connect(self._go_on)

    def look(self) -> None:
        """Read the file, with progress over the dialog."""
        path = self._path
        self._work.run(
            translate("Everything", "Reading {0}…").format(path.name),
            lambda desk, *_: look_at(desk, content_of(path)),
            self._show,
            self._refused,
        )

    def _show(self, looked: LookedAt) -> None:
        self._looked = looked
        count = looked.everything.count
        self.said.setText(looked_text(count, count - looked.new, becomes_desk=looked.becomes_desk))
        self.policy.setVisible(count > looked.new)
        self.verb.setEnabled(count > 0)
        self.grow()

    def _go_on(self) -> None:
        looked = self._looked
        if self._is_done or looked is None:
            self.accept()
            return
        policy, name = self.policy.value() or Policy.FILL_BLANKS, self._path.name
        safety = self._window.require_safety()
        now = self._window.now()

        def job(desk: Desk, progress: Progress, cancelled: Cancelled) -> Done:
            return bring_back(
                desk,
                lambda: safety.backups().make(now),
                looked,
                name,
                policy=policy,
                progress=progress,
                cancelled=cancelled,
            )

        self.message.hide()
        self.set_busy(is_busy=True)
        label = translate("Everything", "Bringing in {0}").format(name)
        self._work.run(label, job, self._brought, self._refused, is_kept=True)

    def _brought(self, done: Done) -> None:
        found: BroughtBack = done.result
        change: Change = done.change
        self._is_leaving = False
        self._window.bridge.announce(change)
        count = found.count
        self.said.setText(brought_text(count(Fate.CREATED), count(Fate.UPDATED), count(Fate.UNCHANGED)))
        lines = [complaint_text(one.code, one.table, one.at, one.field) for one in found.complaints[:MOST_SHOWN]]
        if len(found.complaints) > MOST_SHOWN:
            lines.append(translate("Everything", "… and %n more", len(found.complaints) - MOST_SHOWN))
        self.problems.setText("\n".join(lines))
        self.problems.setVisible(bool(lines))
        self.policy.hide()
        self.cancel.hide()
        self._is_done = True
        self.verb.set_text(translate("Everything", "Done"))
        self.verb.setEnabled(True)
        self.grow()

    def _refused(self, error: SuideskError) -> None:
        if self._is_leaving:
            super().reject()
            return
        self.message.show_message(error_text(error), "info" if error.code == "cancelled" else "danger")
        self.verb.setEnabled(self._looked is not None)
        if self._looked is None:
            self.said.setText(self._path.name)

    def reject(self) -> None:
        """Close, or first stop what is under way."""
        self._is_leaving = self._work.is_busy
        if self._is_leaving:
            self._work.stop()
        else:
            super().reject()
