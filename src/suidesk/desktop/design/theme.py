"""The theme in use: tokens, text scale, palette and fonts of the whole program."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from suidesk.desktop.design.icons import Icons
from suidesk.desktop.design.style import sheet
from suidesk.desktop.design.tokens import BODY, DARK, LIGHT, Tokens

SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0
_FAMILY: Final = "Inter"
_WEIGHTS: Final = ("Regular", "Medium", "SemiBold", "Bold")

Resource = Callable[..., Path]
"""(folder, file name) -> path of a file that is packaged with the program."""

SpeechFactory = Callable[[str, QObject | None], QAccessibleInterface | None]
"""(class name, widget) -> what a screen reader meets, `None` for widgets it does not know."""


class Appearance(StrEnum):
    """What the user chose: as the system does, or always light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application; widgets ask it for colours, fonts and sizes and listen to `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication, resource: Resource) -> None:
        """Load the fonts once and put on the system's colours; `resource` finds fonts and icons."""
        super().__init__(app)
        self._app = app
        self._appearance = Appearance.SYSTEM
        self._scale = SMALLEST_SCALE
        self._tokens = LIGHT
        self._factories: list[SpeechFactory] = []
        self.icons = Icons(lambda name: resource("icons", f"{name}.svg"), lambda: self._tokens)
        for weight in _WEIGHTS:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"{_FAMILY}-{weight}.ttf")))
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def scale(self) -> float:
        """The text scale, 1.0 to 2.0."""
        return self._scale

    @property
    def appearance(self) -> Appearance:
        """What the user chose."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        """Switch all windows to `appearance`, live."""
        if appearance is not self._appearance:
            self._appearance = appearance
            self.apply()

    def set_scale(self, scale: float) -> None:
        """Set the text scale, held within 1.0 to 2.0, live."""
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        if scale != self._scale:
            self._scale = scale
            self.apply()

    def apply(self) -> None:
        """Put font, palette and style sheet on the application and tell everyone."""
        self._set_scheme()
        scheme = self._app.styleHints().colorScheme()
        is_dark = self._appearance is Appearance.DARK or (
            self._appearance is Appearance.SYSTEM and scheme == Qt.ColorScheme.Dark
        )
        self._tokens = DARK if is_dark else LIGHT
        self.icons.clear()
        self._app.setFont(self.font(BODY))
        self._app.setPalette(palette(self._tokens))
        self._app.setStyleSheet(sheet(self._tokens, self._scale))
        self.changed.emit()

    def speak_through(self, factory: SpeechFactory) -> None:
        """Have screen readers meet painted widgets through `factory`; a second call changes nothing."""
        if factory not in self._factories:
            self._factories.append(factory)
            QAccessible.installFactory(factory)

    def px(self, size: float) -> int:
        """Give `size`, in pixels at scale 1.0, at the scale in use."""
        return round(size * self._scale)

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Give the font of `size` pixels at scale 1.0."""
        font = QFont()
        font.setFamilies([_FAMILY, *(name for name in QFont().families() if name != _FAMILY)])
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def colour(self, role: str) -> QColor:
        """Give the token `role` as a QColor."""
        return QColor(self.icons.colour(role))

    def icon(self, name: str, role: str = "muted", on: str = "") -> QIcon:
        """Give the icon `name` in the colour of the token `role`, or of `on` while checked."""
        return self.icons.icon(name, role, on)

    def pixmap(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        """Draw the icon `name` in the token `role`, `size` logical pixels wide."""
        return self.icons.pixmap(name, self.icons.colour(role), size, ratio)

    def _set_scheme(self) -> None:
        # Native title bars and file dialogs follow the hint; our own answer to the signal must not run twice.
        hints = self._app.styleHints()
        hints.blockSignals(True)  # noqa: FBT003 (Qt)
        if self._appearance is Appearance.SYSTEM:
            hints.unsetColorScheme()
        else:
            is_dark = self._appearance is Appearance.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
        hints.blockSignals(False)  # noqa: FBT003 (Qt)

    def _follow(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.apply()


def palette(tokens: Tokens) -> QPalette:
    """Make Qt's palette of the tokens; never the platform's own."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface2,
        role.Text: tokens.text,
        role.WindowText: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.muted,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.bg,
        role.Light: tokens.surface,
        role.Midlight: tokens.surface2,
        role.Mid: tokens.border,
        role.Dark: tokens.control,
        role.Shadow: tokens.border,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.control))
    return made
