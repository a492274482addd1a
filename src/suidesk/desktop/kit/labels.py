"""Plain text on the page: labels by role, chips, key caps, rules and icons."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.wording.translate import translate

_LONG_WORD: Final = re.compile(r"\S{41,}")
"""Longer than any word of a language; a pasted one must not push the page out of the window."""
_PIECE: Final = 12
_MAY_BREAK: Final = "\u200b"


def cut(text: str, most: int) -> str:
    """Give `text`, or its first letters and an ellipsis, `most` in all."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _breakable(text: str) -> str:
    def pieces(found: re.Match[str]) -> str:
        word = found.group()
        return _MAY_BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))

    return _LONG_WORD.sub(pieces, text)


def repolish(widget: QWidget) -> None:
    """Have the style sheet look at `widget` again after one of its properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects on, and restyle only when it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


class PlainLabel(QLabel):
    """Text that is never read as markup.

    Roles: "" (body), h1, h2, strong, label, muted, small, section, number, error.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        wrap: bool = False,
        elide: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`; `wrap` breaks lines, `elide` cuts one line with the whole text as tool tip."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._full = ""
        self._is_elided = elide
        if role:
            self.setProperty("role", role)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWordWrap(wrap)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` from now on."""
        if text == self._full:
            # A page that is told its record again mostly says the same; measuring it anew lays out all around it.
            return
        self._full = text
        if self._is_elided:
            self.setAccessibleName(text)
            self.updateGeometry()
            # Before it is styled there is no font to measure with; its first resize cuts it. Styling it here would
            # have every later change of parents style it again.
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                self._elide()
            else:
                super().setText(text)
        else:
            super().setText(_breakable(text) if self.wordWrap() else text)

    def full_text(self) -> str:
        """Give the whole text as it was set, also of a label that is cut or broken."""
        return self._full

    def set_role(self, role: str) -> None:
        """Change the role, restyling the label."""
        set_property(self, "role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        if self._is_elided:
            self._elide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected as it was set."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy; Qt's own menu would copy the breaks in long words too."""
        if self.text() == self._full or not self.hasSelectedText():
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Label", "Copy"), self._copy)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.selectedText().replace(_MAY_BREAK, ""))

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        hint = super().sizeHint()
        if self._is_elided:
            metrics = QFontMetrics(self.font())
            hint.setWidth(hint.width() + metrics.horizontalAdvance(self._full) - metrics.horizontalAdvance(self.text()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Accept little room when the text may be cut."""
        hint = super().minimumSizeHint()
        if self._is_elided:
            hint.setWidth(min(hint.width(), QFontMetrics(self.font()).averageCharWidth() * 8))
        return hint

    def _elide(self) -> None:
        self.ensurePolished()
        room = self._room()
        shown = QFontMetrics(self.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(plain_tip(self._full) if shown != self._full else "")

    def _room(self) -> int:
        return self.contentsRect().width() + 1


class Chip(PlainLabel):
    """A short fact in a pill; levels: accent, plain, danger, warn, ok, info."""

    _PADDING = 20

    def __init__(self, text: str, level: str = "plain", parent: QWidget | None = None) -> None:
        """Show `text` in the colours of `level`; too long a text is cut."""
        super().__init__(text, elide=True, parent=parent)
        self.setProperty("chip", level)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_level(self, level: str) -> None:
        """Change the colours."""
        set_property(self, "chip", level)

    def set(self, text: str, level: str) -> None:
        """Change text and colours."""
        self.setText(text)
        self.set_level(level)

    def _room(self) -> int:
        return self.width() - self._PADDING + 1


class KeyCap(PlainLabel):
    """A key of the keyboard, such as "Ctrl K"."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text` on a key."""
        super().__init__(text, parent=parent)
        self.setProperty("keycap", True)  # noqa: FBT003 (Qt)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Hairline(QFrame):
    """A thin rule between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Draw in the border's colour."""
        super().__init__(parent)
        self.setProperty("hair", True)  # noqa: FBT003 (Qt)


class IconLabel(QWidget):
    """An icon that only decorates: it has no name of its own and takes no focus."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        role: str = "muted",
        size: int = 18,
        parent: QWidget | None = None,
        *,
        high: int = 0,
    ) -> None:
        """Draw the icon `name` in the token `role`, `size` pixels at scale 1.0, in the middle of a line `high`."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._role = role
        self._size = size
        self._high = high or size
        self._fit()
        theme.changed.connect(self._fit)

    def set(self, name: str, role: str) -> None:
        """Draw another icon."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw at the screen's resolution."""
        del event
        painter = QPainter(self)
        side = self._theme.px(self._size)
        picture = self._theme.pixmap(self._name, self._role, side, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - side) // 2, picture)
        painter.end()

    def _fit(self) -> None:
        self.setFixedSize(self._theme.px(self._size), self._theme.px(self._high))
        self.update()
