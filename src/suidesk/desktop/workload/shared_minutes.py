"""How long everybody gave whose own minutes aren't said."""

from __future__ import annotations

from collections.abc import Callable

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.amount_fields import MinutesField


class SharedMinutesField(MinutesField):
    """May stay empty while nobody needs it."""

    def __init__(self, theme: Theme, label: str, is_needed: Callable[[], bool], *, placeholder: str = "") -> None:
        """Ask `is_needed` whenever the field is checked."""
        super().__init__(theme, label, placeholder=placeholder)
        self._is_needed = is_needed

    def check(self) -> bool:
        """Show what is wrong, if anything; tell whether the value can be used."""
        self._is_required = self._is_needed()
        return super().check()
