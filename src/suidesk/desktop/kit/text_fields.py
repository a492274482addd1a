"""Fields for words: one line and several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.field import Field


class LineField(Field):
    """One line of text."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        is_required: bool = False,
        is_secret: bool = False,
    ) -> None:
        """Show `placeholder` while empty; a secret is shown as dots."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        if is_secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.put(self.edit)
        self.edit.textEdited.connect(self._edited)

    def value(self) -> str:
        """Give the text without blanks around it (a secret as it was typed)."""
        is_secret = self.edit.echoMode() == QLineEdit.EchoMode.Password
        return self.edit.text() if is_secret else self.edit.text().strip()

    def set_value(self, value: str) -> None:
        """Show `value`."""
        self.edit.setText(value)

    def has_input(self) -> bool:
        """Tell whether there is text."""
        return bool(self.edit.text().strip())


class TextField(Field):
    """Several lines of text; Tab leaves the field."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        is_required: bool = False,
        lines: int = 4,
    ) -> None:
        """Be `lines` lines high."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        self._lines = lines
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.put(self.edit)
        self.edit.textChanged.connect(self._edited)
        self._fit()
        theme.changed.connect(self._fit)

    def value(self) -> str:
        """Give the text without blanks around it."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show `value`."""
        self.edit.setPlainText(value)

    def has_input(self) -> bool:
        """Tell whether there is text."""
        return bool(self.value())

    def _fit(self) -> None:
        line = QFontMetrics(self._theme.font(14)).lineSpacing()
        self.edit.setFixedHeight(line * self._lines + 24)
