"""What stands inside a line of text, as large as the text: Qt's own icons keep their size whatever the text's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.kit.labels import IconLabel
from suidesk.wording.translate import translate

_SIZE: Final = 16
_GAP: Final = 8
_CLEAR: Final = 26
"""Pixels, at scale 1.0, of the button that empties the line."""


class LeadingIcon(IconLabel):
    """Stands inside `edit`, which leaves room for it; on the right where the reading direction is.

    At the other end stands a button that empties the line, while there is something in it.
    """

    def __init__(self, theme: Theme, edit: QLineEdit, icon: str) -> None:
        """Show `icon` in the line."""
        super().__init__(theme, icon, "muted", _SIZE, edit)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clear_button = IconButton(theme, "x", translate("Field", "Clear"), self._clear, is_ghost=True, parent=edit)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        edit.textChanged.connect(self._settle)
        edit.installEventFilter(self)
        theme.changed.connect(self._settle)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the line."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            self._settle()
        return super().eventFilter(watched, event)

    def _clear(self) -> None:
        """Empty the line as a person does: whoever listens for typing hears of it."""
        self._edit.clear()
        self._edit.textEdited.emit("")
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        edge, room = self._theme.px(_GAP), self.width() + self._theme.px(_GAP)
        has_text, side = bool(self._edit.text()), self._theme.px(_CLEAR)
        is_rtl = self._edit.layoutDirection() == Qt.LayoutDirection.RightToLeft
        after = side if has_text else 0
        self._edit.setTextMargins(after if is_rtl else room, 0, room if is_rtl else after, 0)
        x = self._edit.width() - self.width() - edge if is_rtl else edge
        self.move(x, (self._edit.height() - self.height()) // 2)
        self.clear_button.setVisible(has_text)
        self.clear_button.setGeometry(
            4 if is_rtl else self._edit.width() - side - 4, (self._edit.height() - side) // 2, side, side
        )
