"""A new passphrase, typed twice, with a hint of how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.safety.show_switch import ShowSwitch
from suidesk.desktop.safety.strength_bar import StrengthBar
from suidesk.domain.errors import SuideskError
from suidesk.vault.passphrase import MINIMUM_CHARACTERS, Strength, normalised, strength
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate


class PassphraseFields(QWidget):
    """Two fields, one switch to read what is typed, and the hint."""

    def __init__(self, theme: Theme, label: str) -> None:
        """Call the first field `label`."""
        super().__init__()
        self._theme = theme
        self.first = LineField(theme, label, is_required=True, is_secret=True)
        self.second = LineField(theme, translate("Passphrase", "The same once more"), is_required=True, is_secret=True)
        self.show_button = ShowSwitch(theme, self.first.edit, self.second.edit)
        self._bar = StrengthBar(theme)
        self._words = PlainLabel("", "small", wrap=True)
        words = row(self._words, self.show_button, gap=8)
        words.setStretch(0, 1)
        words.setAlignment(self.show_button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self.first, column(self._bar, words, gap=6), self.second, gap=12))
        self.first.changed.connect(self._rate)
        self._rate()

    def value(self) -> str:
        """Give the passphrase exactly as it was typed."""
        return self.first.edit.text()

    def check(self) -> bool:
        """Want it long enough, and twice the same."""
        self.first.error(self._first_problem())
        self.second.error("")
        if not self.first.error_text() and normalised(self.second.edit.text()) != normalised(self.value()):
            self.second.error(translate("Passphrase", "The two differ. Type the same passphrase in both fields."))
        wrong = next((field for field in (self.first, self.second) if field.error_text()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.second):
            field.set_value("")
            field.error("")
        self._rate()

    def _first_problem(self) -> str:
        problems = {
            Strength.TOO_SHORT: SuideskError("passphrase_too_short", minimum=MINIMUM_CHARACTERS),
            Strength.TOO_SIMPLE: SuideskError("passphrase_too_simple"),
        }
        problem = problems.get(strength(self.value()))
        return error_text(problem) if problem else ""

    def _rate(self) -> None:
        typed = self.value()
        rated = strength(typed)
        self._words.setText(_hint(rated, len(normalised(typed))))
        self._bar.set(rated if typed else None)
        self.first.edit.setAccessibleDescription(self._words.full_text())


def _hint(rated: Strength, length: int) -> str:
    if not length:
        return translate("Passphrase", "Four words that do not belong together are easy to keep and hard to guess.")
    if rated is Strength.TOO_SHORT:
        return translate("Passphrase", "%n character(s) more, please.", MINIMUM_CHARACTERS - length)
    return {
        Strength.TOO_SIMPLE: translate("Passphrase", "Too easy to guess: it repeats or counts. Mix in other words."),
        Strength.FAIR: translate("Passphrase", "Good enough. One more word makes it strong."),
        Strength.STRONG: translate("Passphrase", "Strong."),
    }[rated]
