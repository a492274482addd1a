"""A field for a time of day."""

from __future__ import annotations

import re
from typing import Final

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.amount_fields import TypedField
from suidesk.wording.translate import translate

_TYPED: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_NOON: Final = 12
_HOURS, _MINUTES = 24, 60


class TimeField(TypedField):
    """A time, typed as '15', '15:30', '1530' or '3pm'; gives minutes after midnight."""

    def __init__(
        self, theme: Theme, label: str, *, hint: str = "", placeholder: str = "09:00", is_required: bool = False
    ) -> None:
        """Be empty."""
        super().__init__(theme, label, hint=hint, placeholder=placeholder, is_required=is_required)

    def value(self) -> int | None:
        """Give minutes after midnight, `None` when empty or unreadable."""
        return read_time(self.edit.text())

    def set_value(self, value: int | None) -> None:
        """Show that time."""
        self.edit.setText("" if value is None else f"{value // _MINUTES:02}:{value % _MINUTES:02}")

    def problem(self) -> str:
        """Say how a time is typed."""
        if self.has_input() and self.value() is None:
            return translate("Field", "This is not a time. Type 15:30 or 3pm.")
        return ""


def read_time(text: str) -> int | None:
    """Give minutes after midnight of a typed time, `None` when it is none."""
    match = _TYPED.fullmatch(text.strip().replace(" ", ""))
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return hour * _MINUTES + minute if hour < _HOURS and minute < _MINUTES else None
