"""The form that sets a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.safety.passphrase_fields import PassphraseFields
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.safekeeping import Safety
    from suidesk.desktop.window import Window


class PassphraseForm(FormDialog):
    """A new passphrase, twice; the old one is not asked, since the desk is open already."""

    def __init__(self, window: Window, safety: Safety, parent: QWidget) -> None:
        """Be empty."""
        super().__init__(
            window.theme, translate("Keys", "Change passphrase"), translate("Keys", "Set passphrase"), parent
        )
        self._safety = safety
        words = translate(
            "Keys",
            "It takes the place of the old one. Backups kept elsewhere still open with the passphrase of their day.",
        )
        self.fields = PassphraseFields(window.theme, translate("Keys", "New passphrase"))
        self.add_note(PlainLabel(words, "muted", wrap=True))
        self.add_note(self.fields)
        self.submitted.connect(self._set)

    def open(self) -> None:
        """Begin at the passphrase."""
        super().open()
        self.fields.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self) -> None:
        if not self.fields.check():
            return
        self.set_busy(is_busy=True)
        safety, passphrase = self._safety, self.fields.value()
        safety.jobs.run(
            lambda: safety.keys.change_passphrase(safety.key, passphrase),
            lambda _: self._done(),
            self._failed,
            self,
            must_finish=True,
        )

    def _done(self) -> None:
        self.fields.clear()
        self.accept()

    def _failed(self, error: SuideskError) -> None:
        self.set_busy(is_busy=False)
        self.show_error(None, error_text(error))
