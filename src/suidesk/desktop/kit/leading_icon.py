"""An icon at the start of a line of text, as large as the text: Qt's own keeps its size whatever the text's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.labels import IconLabel

_SIZE: Final = 16
_GAP: Final = 8


class LeadingIcon(IconLabel):
    """Stands inside `edit`, which leaves room for it; on the right where the reading direction is."""

    def __init__(self, theme: Theme, edit: QLineEdit, icon: str) -> None:
        """Show `icon` in the line."""
        super().__init__(theme, icon, "muted", _SIZE, edit)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.installEventFilter(self)
        theme.changed.connect(self._settle)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the line."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        edge, room = self._theme.px(_GAP), self.width() + self._theme.px(_GAP)
        is_rtl = self._edit.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._edit.setTextMargins(0 if is_rtl else room, 0, room if is_rtl else 0, 0)
        x = self._edit.width() - self.width() - edge if is_rtl else edge
        self.move(x, (self._edit.height() - self.height()) // 2)
