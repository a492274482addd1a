"""A bar inside the page that says what went wrong, or what to know; it never blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.flow import BesideLayout
from suidesk.desktop.kit.labels import IconLabel, PlainLabel, set_property
from suidesk.desktop.kit.layouts import row
from suidesk.wording.translate import translate

_ICONS: Final = {"danger": "circle-alert", "warn": "triangle-alert", "info": "info", "ok": "circle-check"}


class MessageBar(QFrame):
    """Hidden until `show_message`; levels: danger, warn, info, ok."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._report = ""
        self._then: Callable[[], object] | None = None
        self._otherwise: Callable[[], object] | None = None
        self.setProperty("message", "info")
        self._icon = IconLabel(theme, "info", "info", 18)
        self._text = PlainLabel(wrap=True, selectable=True)
        self._action = Button(theme, "", self._act, kind="small")
        self._other = Button(theme, "", self._act_otherwise, kind="small")
        self._copy = IconButton(theme, "copy", translate("MessageBar", "Copy the details"), self._copied, is_ghost=True)
        self._close = IconButton(theme, "x", translate("MessageBar", "Close this message"), self.hide, is_ghost=True)
        words, verbs = QWidget(), QWidget()
        said = row(self._icon, self._text, gap=10)
        said.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        said.setStretch(1, 1)
        words.setLayout(said)
        verbs.setLayout(row(self._action, self._other, self._copy, self._close, gap=4))
        around = BesideLayout(theme, words, verbs, gap=8)
        around.setContentsMargins(12, 8, 8, 8)
        self.setLayout(around)
        self.hide()

    def show_message(
        self,
        text: str,
        level: str = "danger",
        *,
        report: str = "",
        action: str = "",
        then: Callable[[], object] | None = None,
        other: str = "",
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Say `text`; `report` can be copied; `action` is the verb that calls `then`, `other` calls `otherwise`."""
        self._report, self._then, self._otherwise = report, then, otherwise
        set_property(self, "message", level)
        self._icon.set(_ICONS.get(level, "info"), level)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        for button, verb in ((self._action, action), (self._other, other)):
            button.set_text(verb)
            button.setVisible(bool(verb))
        self._copy.setVisible(bool(report))
        self.show()
        announce(self, text, is_urgent=level == "danger")

    def text(self) -> str:
        """Give what is said, empty when hidden."""
        return "" if self.isHidden() else self._text.full_text()

    def _act(self) -> None:
        if self._then is not None:
            self._then()

    def _act_otherwise(self) -> None:
        if self._otherwise is not None:
            self._otherwise()

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
