"""Two groups of a recovery code typed back, to show that the sheet can be read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.text_fields import LineField
from suidesk.domain.errors import SuideskError
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.sheet import check_retyped
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

_NARROW: Final = 360


class RetypedGroups(QWidget):
    """Two fields, called after the groups they ask for."""

    def __init__(self, theme: Theme) -> None:
        """Ask for nothing until `ask`."""
        super().__init__()
        self._theme = theme
        self._code: RecoveryCode | None = None
        self.fields: dict[int, LineField] = {}
        self._grid = CardGrid(theme, narrow=_NARROW)
        self.setLayout(self._grid)

    def ask(self, code: RecoveryCode, groups: tuple[int, int]) -> None:
        """Ask for these groups of the code, counted from 1."""
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self._code = code
        self.fields = {
            group: LineField(self._theme, translate("RecoveryCode", "Group {0}").format(group), is_required=True)
            for group in groups
        }
        for field in self.fields.values():
            self._grid.add(field)

    def check(self) -> bool:
        """Show at each field whether it is the group of the code; tell whether both are."""
        wrong = [field for group, field in self.fields.items() if not self._is_right(group, field)]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _is_right(self, group: int, field: LineField) -> bool:
        if self._code is None or not field.check():
            return False
        try:
            check_retyped(self._code, group, field.value())
        except SuideskError as error:
            field.error(error_text(error))
            return False
        return True
