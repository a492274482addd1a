"""How the program looks before any window is open: the theme as the user left it, and the window's icon."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from suidesk.desktop.design.theme import Appearance, Theme
from suidesk.system.resources import resource

SIDES: Final = (16, 24, 32, 48, 64, 128, 256)
"""Pixels; title bars, task switchers and trays each take the one that fits."""


def dressed(app: QApplication, settings: QSettings) -> Theme:
    """Give the theme, light or dark and as large as chosen; a scale chosen in any window is kept."""
    theme = Theme(app, resource)
    chosen, scale = settings.value("appearance"), settings.value("scale")
    if chosen in {Appearance.LIGHT, Appearance.DARK}:
        theme.set_appearance(Appearance(chosen))
    if scale is not None:
        theme.set_scale(float(scale))
    theme.changed.connect(lambda: settings.setValue("scale", theme.scale))
    return theme


def window_icon() -> QIcon:
    """Give the icon, each size drawn by itself."""
    icon = QIcon()
    for side in SIDES:
        icon.addFile(str(resource("icons", f"suidesk-{side}.png")), QSize(side, side))
    return icon
