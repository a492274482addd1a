"""The passphrase, or the recovery code in its stead, typed into one place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.safety.show_switch import ShowSwitch
from suidesk.domain.errors import SuideskError
from suidesk.services.keys import Keys
from suidesk.vault.key import DataKey
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

FIELD_CODES = frozenset(
    {"wrong_passphrase", "wrong_recovery_code", "recovery_code_mistyped", "key_slot_missing", "passphrase_too_short"}
)
"""Errors that belong to what was typed."""


class KeyEntry(QWidget):
    """Asks for the passphrase; a button below exchanges it for the recovery code and back."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(self, theme: Theme) -> None:
        """Ask for the passphrase."""
        super().__init__()
        self.passphrase = LineField(theme, translate("KeyEntry", "Passphrase"), is_required=True, is_secret=True)
        self.code = LineField(
            theme,
            translate("KeyEntry", "Recovery code"),
            hint=translate("KeyEntry", "Eight groups from your recovery sheet. Capitals and hyphens do not matter."),
            placeholder="XXXXX-XXXXX-…",
            is_required=True,
        )
        self.exchange_button = Button(theme, "", self._exchange, kind="quiet", icon="key-round")
        self.show_button = ShowSwitch(theme, self.passphrase.edit)
        below = row(self.exchange_button, None, self.show_button, gap=8)
        self.setLayout(column(self.passphrase, self.code, below, gap=4))
        for field in (self.passphrase, self.code):
            field.edit.returnPressed.connect(self.entered)
        self._ask_for_code(is_code=False)

    @property
    def is_code(self) -> bool:
        """Whether the recovery code is asked for."""
        return self.passphrase.isHidden()

    @property
    def field(self) -> LineField:
        """The field that is shown."""
        return self.code if self.is_code else self.passphrase

    def take(self) -> Callable[[Keys], DataKey] | None:
        """Give what opens keys with what is typed, for a job; `None` when nothing is typed, which the field says."""
        if not self.field.check():
            return None
        typed = self.field.edit.text()
        if self.is_code:
            return lambda keys: keys.unlock_with_recovery(typed)
        return lambda keys: keys.unlock_with_passphrase(typed)

    def show_error(self, error: SuideskError) -> None:
        """Show at the field what is wrong with it, ready to be typed over."""
        self.field.error(error_text(error))
        self.field.edit.selectAll()
        self.begin()

    def begin(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _exchange(self) -> None:
        self._ask_for_code(is_code=not self.is_code)
        self.begin()

    def _ask_for_code(self, *, is_code: bool) -> None:
        self.passphrase.setVisible(not is_code)
        self.show_button.setVisible(not is_code)
        self.code.setVisible(is_code)
        self.exchange_button.set_text(
            translate("KeyEntry", "Use the passphrase") if is_code else translate("KeyEntry", "Use the recovery code")
        )
