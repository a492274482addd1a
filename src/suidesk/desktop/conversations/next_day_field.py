"""The day of what follows a conversation: needed as soon as there is something to do, and refused without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.kit.date_field import DateField
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.text_fields import LineField


class NextDayField(DateField):
    """A day from today on that goes with the text of another field."""

    def __init__(self, theme: Theme, label: str, today: date, text: LineField) -> None:
        """Go with what is typed in `text`."""
        hint = translate("Conversations", "A day, friday, or +2w for in two weeks.")
        super().__init__(theme, label, today, hint=hint, least=today)
        self._text = text
        text.changed.connect(self._look)

    def problem(self) -> str:
        """Say which of the two is missing."""
        if self._text.has_input() and not self.has_input():
            return translate("Conversations", "Say by when: friday, +2w or a day.")
        if self.has_input() and not self._text.has_input():
            return translate("Conversations", "Say what is to be done by then, or leave the day empty.")
        return super().problem()

    def _look(self) -> None:
        """Take an error away once the other field answers it."""
        if self.error_text():
            self.check()
