"""The button that lets a secret be read while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.wording.translate import translate


class ShowSwitch(Button):
    """Shows and hides what is typed into its lines; hidden at first."""

    def __init__(self, theme: Theme, *lines: QLineEdit) -> None:
        """Serve these lines."""
        super().__init__(theme, "", self._turn, kind="quiet")
        self._lines = lines
        self._set(is_shown=False)

    def _turn(self) -> None:
        self._set(is_shown=self._lines[0].echoMode() == QLineEdit.EchoMode.Password)

    def _set(self, *, is_shown: bool) -> None:
        for line in self._lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        hide, show = translate("ShowSwitch", "Hide"), translate("ShowSwitch", "Show")
        hide_name = translate("ShowSwitch", "Hide what is typed")
        show_name = translate("ShowSwitch", "Show what is typed")
        self.set_text(hide if is_shown else show, hide_name if is_shown else show_name)
        self.set_icon("eye-off" if is_shown else "eye")
