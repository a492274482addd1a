"""How the desk looks: light or dark, and how large its text is; both are remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.kit.entry import Entry
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from suidesk.desktop.design.theme import Theme

SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)


class Looks:
    """Changes the theme as the user wishes."""

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        """Remember in `settings`."""
        self._theme, self._settings = theme, settings

    def switch_appearance(self) -> None:
        """Go from light to dark or back, and remember it."""
        is_dark = self._theme.tokens.name == "dark"
        self._theme.set_appearance(Appearance.LIGHT if is_dark else Appearance.DARK)
        self._settings.setValue("appearance", self._theme.appearance.value)

    def step_scale(self, steps: int) -> None:
        """Make all text larger or smaller by a step, and remember it."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self._theme.scale))
        self._theme.set_scale(SCALES[max(0, min(len(SCALES) - 1, nearest + steps))])
        self._settings.setValue("scale", self._theme.scale)

    def larger(self) -> None:
        """Make all text larger by a step."""
        self.step_scale(1)

    def entries(self) -> list[Entry]:
        """Give what can be done, for menu and palette."""
        return [
            Entry(translate("Window", "Switch dark and light"), self.switch_appearance, "moon", shortcut="Ctrl+D"),
            Entry(translate("Window", "Larger text"), self.larger, "plus", shortcut="Ctrl++"),
            Entry(translate("Window", "Smaller text"), partial(self.step_scale, -1), "chevron-down", shortcut="Ctrl+-"),
        ]
