"""Buttons of every kind; the focus ring shows only when the keyboard brought the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.labels import set_property

_KEYBOARD: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_PASSING: Final = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_ICON_SIZES: Final = {"small": 14, "quiet": 14, "link": 14, "crumb": 14, "icon": 18, "nav": 18}
_ICON_ROLES: Final = {"primary": "on_accent", "danger": "danger"}

Then = Callable[[], object]


def is_keyboard_focus(event: QFocusEvent) -> bool:
    """Tell whether the keyboard brought the focus."""
    return event.reason() in _KEYBOARD


def is_passing_focus(event: QFocusEvent) -> bool:
    """Tell whether the focus only goes to another window or a popup and will come back."""
    return event.reason() in _PASSING


class RingButton(QPushButton):
    """A button whose property `ring` tells the style sheet to show the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after a key."""
        super().focusInEvent(event)
        if not is_passing_focus(event):
            set_property(self, "ring", is_keyboard_focus(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        if not is_passing_focus(event):
            set_property(self, "ring", value=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class VerbButton(RingButton):
    """A double click is one press: after the first, another record may already stand under the pointer."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the second press pass."""
        event.accept()


class Button(VerbButton):
    """A verb; kinds: primary, plain, danger, ghost, small, quiet (small, no outline), link (in a text), crumb."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        then: Then | None = None,
        *,
        kind: str = "plain",
        icon: str = "",
        icon_role: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Say `text`; call `then` when pressed; `name` is the accessible name when the text alone is not enough."""
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._text = ""
        self._shows = ("", "")
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_text(text, name)
        if icon:
            self.set_icon(icon, icon_role)
        if then is not None:
            self.clicked.connect(lambda: then())
        theme.changed.connect(self._fit)

    def set_text(self, text: str, name: str = "") -> None:
        """Say something else."""
        self._text = text
        self._show_text()
        if self.accessibleName() != (name or text):
            self.setAccessibleName(name or text)

    def set_icon(self, icon: str, role: str = "") -> None:
        """Show `icon` before the text, in the token `role`."""
        if (icon, role) == self._shows:
            # Qt lays out everything around a button that is given an icon, be it the same.
            return
        self._shows = icon, role
        self.setIcon(self._theme.icon(icon, role or _ICON_ROLES.get(self._kind, "muted")))
        self._show_text()
        self._fit()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` when pressed."""
        self.setMenu(menu)

    def _show_text(self) -> None:
        # An ampersand in a name would become a hidden shortcut; the style leaves no room after an icon.
        has_gap = bool(self._text) and not self.icon().isNull()
        text = self._text.replace("&", "&&")
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setText((f"{text} " if is_rtl else f" {text}") if has_gap else text)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room between icon and text at their side when the reading direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_text()

    def _fit(self) -> None:
        side = self._theme.px(_ICON_SIZES.get(self._kind, 16))
        self.setIconSize(QSize(side, side))


class IconButton(VerbButton):
    """A square button with an icon only; `name` is what a screen reader says and the tool tip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        then: Then | None = None,
        *,
        is_ghost: bool = False,
        role: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        """Show `icon`; call `then` when pressed; a ghost has no outline and is smaller."""
        super().__init__(parent)
        self._theme = theme
        self._shows = ("", "")
        self._side = 16 if is_ghost else 18
        self.setProperty("kind", "icon-ghost" if is_ghost else "icon")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        self.set_icon(icon, role)
        if then is not None:
            self.clicked.connect(lambda: then())
        theme.changed.connect(self._fit)

    def set_name(self, name: str) -> None:
        """Change what the button is called."""
        if self.accessibleName() != name:
            self.setAccessibleName(name)
            self.setToolTip(plain_tip(name))

    def set_icon(self, icon: str, role: str = "muted") -> None:
        """Show another icon."""
        if (icon, role) == self._shows:
            return
        self._shows = icon, role
        self.setIcon(self._theme.icon(icon, role))
        self._fit()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` when pressed."""
        self.setMenu(menu)

    def _fit(self) -> None:
        side = self._theme.px(self._side)
        self.setIconSize(QSize(side, side))


class FilterChip(RingButton):
    """A pill that is on or off: `toggled` tells."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Say `text`."""
        super().__init__(parent)
        self.setProperty("kind", "filter")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
