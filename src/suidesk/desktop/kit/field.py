"""The frame of every form field: a label above, the input, and a hint or an error below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.labels import IconLabel, PlainLabel, set_property
from suidesk.desktop.kit.layouts import row
from suidesk.wording.translate import translate


class Field(QWidget):
    """What all fields share; `changed` is sent whenever the user changes the value.

    A subclass makes its input and calls `put`; it gives `value`, takes `set_value`, tells `has_input` and what is
    wrong in `problem`.
    """

    changed = Signal()

    def __init__(self, theme: Theme, label: str, *, hint: str = "", is_required: bool = False) -> None:
        """Be called `label`; `hint` stands below until there is an error."""
        super().__init__()
        self._theme = theme
        self._name = label
        self._hint = hint
        self._is_required = is_required
        self._input: QWidget = self
        self._frame: QWidget = self
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(5)
        self._label = PlainLabel(label, "label", wrap=True, parent=self)
        self._icon = IconLabel(theme, "triangle-alert", "danger", 14, self)
        self._message = PlainLabel(hint, "small", wrap=True, parent=self)
        self._below = row(self._icon, self._message, gap=6)
        self._below.setStretch(1, 1)
        self._box.addWidget(self._label)
        self._box.addLayout(self._below)
        self._box.addStretch(1)
        self._icon.hide()
        self._message.setVisible(bool(hint))

    def put(self, focus: QWidget, frame: QWidget | None = None) -> None:
        """Set the input between label and hint: `focus` takes the keys, `frame` shows the outline."""
        self._input, self._frame = focus, frame or focus
        self._box.insertWidget(1, self._frame)
        self._label.setBuddy(focus)
        self.setFocusProxy(focus)
        focus.setAccessibleName(self._name)
        focus.setAccessibleDescription(self._hint)

    def label(self) -> str:
        """Give the text above the field."""
        return self._name

    def error(self, text: str) -> None:
        """Show `text` below the field and tell it to screen readers; empty takes the error away."""
        is_bad = bool(text)
        set_property(self._frame, "invalid", is_bad)
        self._message.set_role("error" if is_bad else "small")
        self._message.setText(text or self._hint)
        self._message.setVisible(bool(text or self._hint))
        self._icon.setVisible(is_bad)
        self._input.setAccessibleDescription(text or self._hint)

    def error_text(self) -> str:
        """Give the error that is shown, empty when there is none."""
        return self._message.full_text() if self._icon.isVisibleTo(self) else ""

    def set_hint(self, hint: str) -> None:
        """Change the hint."""
        self._hint = hint
        if not self.error_text():
            self.error("")

    def value(self) -> Any:
        """Give what is entered, as a command takes it."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show `value`."""
        raise NotImplementedError

    def has_input(self) -> bool:
        """Tell whether the user entered anything."""
        raise NotImplementedError

    def problem(self) -> str:
        """Say what is wrong with the input, empty when nothing is."""
        return ""

    def check(self) -> bool:
        """Show what is wrong, if anything; tell whether the value can be used."""
        text = self.problem()
        if not text and self._is_required and not self.has_input():
            text = translate("Field", "Please fill this in.")
        self.error(text)
        return not text

    def _edited(self) -> None:
        if self.error_text():
            self.check()
        self.changed.emit()
