"""The face of a record: initials of a person, a building for an organisation, an icon for anything else."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.painting import paint_avatar, paint_badge
from suidesk.desktop.design.theme import Theme

PERSON = ""
ORGANISATION = "building-2"


class Avatar(QWidget):
    """A disc with initials (`icon` empty) or a rounded square with an icon; its colour is stable for `seed`."""

    def __init__(self, theme: Theme, size: int = 38, parent: QWidget | None = None) -> None:
        """Be `size` pixels wide at scale 1.0."""
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._name = ""
        self._seed = ""
        self._icon = PERSON
        self._fit()
        theme.changed.connect(self._fit)

    def set(self, name: str, seed: str = "", icon: str = PERSON) -> None:
        """Show `name`, coloured by `seed` (the record's id; the name when empty)."""
        if (name, seed, icon) != (self._name, self._seed, self._icon):
            self._name, self._seed, self._icon = name, seed, icon
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the theme's colours."""
        del event
        painter = QPainter(self)
        if self._icon:
            paint_badge(painter, QRectF(self.rect()), self._icon, self._seed or self._name, self._theme)
        else:
            paint_avatar(painter, QRectF(self.rect()), self._name, self._seed, self._theme)
        painter.end()

    def _fit(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()
