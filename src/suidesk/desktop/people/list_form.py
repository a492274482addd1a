"""The form that names a saved list: a new one, or one that is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from suidesk.commands.lists import AddSavedList, ChangeSavedList
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import save
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.lists import ListFilter
    from suidesk.queries.lists import ListRow


class ListForm(FormDialog):
    """Saves what is shown now under a name, or renames a list; `saved` gets its id."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        shown: ListFilter,
        words: str,
        *,
        row: ListRow | None = None,
        saved: Callable[[str], object],
    ) -> None:
        """Say in `words` what the list holds."""
        title = translate("People", "Save this list") if row is None else translate("People", "Rename the list")
        super().__init__(host.theme, title, translate("People", "Save list"), parent)
        self._host, self._shown, self._row, self._saved = host, shown, row, saved
        self.name = LineField(
            host.theme,
            translate("People", "Name"),
            is_required=True,
            placeholder=translate("People", "Newsletter, street reps…"),
            hint=translate("People", "The list keeps itself up to date: whoever fits is in it."),
        )
        self.add("name", self.name)
        if words:
            self.add_note(PlainLabel(words, "small", wrap=True))
        if row is not None:
            self.name.set_value(row.name)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        name = self.name.value()
        command = (
            AddSavedList(name=name, filter=self._shown)
            if self._row is None
            else ChangeSavedList(id=self._row.id, name=name)
        )
        save(self._host.bridge, self, command, self._saved)
