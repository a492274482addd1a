"""A new recovery sheet: made in memory, put on paper, shown to be readable, and only then valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.safety.recovery_code_view import RecoveryCodeView
from suidesk.desktop.safety.retyped_groups import RetypedGroups
from suidesk.domain.errors import SuideskError
from suidesk.services.keys import NewKeys
from suidesk.vault.sheet import recovery_groups_to_retype, recovery_sheet
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.safekeeping import Safety
    from suidesk.desktop.window import Window

_WIDTH = 680


class RecoveryDialog(FormDialog):
    """Until it is accepted, the old sheet stays the valid one."""

    def __init__(self, window: Window, safety: Safety, parent: QWidget) -> None:
        """Show nothing until `begin` has made a code."""
        super().__init__(
            window.theme,
            translate("Keys", "New recovery sheet"),
            translate("Keys", "Make it valid"),
            parent,
            width=_WIDTH,
        )
        self._safety = safety
        self._new: NewKeys | None = None
        self.code = RecoveryCodeView(window.theme)
        self.typed = RetypedGroups(window.theme)
        words = translate("Keys", "The old sheet stays valid until you have typed two groups of the new one.")
        self.add_note(PlainLabel(words, "muted", wrap=True))
        self.add_note(self.code)
        self.add_note(PlainLabel(translate("Keys", "Two groups from the new sheet"), "h2", wrap=True))
        self.add_note(self.typed)
        self.submitted.connect(self._keep)

    def begin(self) -> None:
        """Make a code and show it."""
        safety = self._safety
        safety.jobs.run(lambda: safety.keys.prepare_recovery_code(safety.key), self._show, self._failed_early, self)

    def _show(self, new: NewKeys) -> None:
        self._new = new
        self.code.show_sheet(recovery_sheet(new.code, new.mark), self._safety.owner)
        self.typed.ask(new.code, recovery_groups_to_retype(self._safety.random))
        self.open()
        self.code.save.setFocus()

    def _keep(self) -> None:
        new, safety = self._new, self._safety
        if new is None or not self.typed.check():
            return
        self.set_busy(is_busy=True)
        safety.jobs.run(
            lambda: safety.keys.keep_recovery_code(new),
            lambda _: self.accept(),
            lambda error: self.show_error(None, error_text(error)),
            self,
            must_finish=True,
        )

    def _failed_early(self, error: SuideskError) -> None:
        self.open()
        self.verb.setEnabled(False)
        self.message.show_message(error_text(error))
