"""The export of contacts: which, in which style, with which columns; said before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.people import ContactKind
from suidesk.interchange.layouts import PRIVATE, OutColumn
from suidesk.interchange.people_out import Style
from suidesk.queries.people import Among, PeopleCount
from suidesk.services.exporting import Exported, Exporting, Wanted
from suidesk.wording.errors import error_text
from suidesk.wording.lists import column_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window

# Offered one by one; id and the internal ones come with a lossless export by themselves.
CHOICES = tuple(column for column in OutColumn if column is not OutColumn.ID)
NAMES = {None: "contacts", ContactKind.PERSON: "people", ContactKind.ORGANISATION: "organisations"}


class ExportDialog(FormDialog):
    """Asks what to export, then where to."""

    def __init__(self, window: Window) -> None:
        """Offer all contacts, safe for spreadsheets."""
        super().__init__(
            window.theme, translate("Export", "Export contacts"), translate("Export", "Choose where to save…"), window
        )
        self._window = window
        self._fill_choices()
        self._fill_columns()
        self.submitted.connect(self._ask_where)
        self._adapt()

    def _fill_choices(self) -> None:
        theme = self._window.theme
        self.kind: ChoiceField[str] = ChoiceField(
            theme,
            translate("Export", "Which"),
            [
                ("", translate("Export", "Everybody and every organisation")),
                (ContactKind.PERSON.value, translate("Export", "People")),
                (ContactKind.ORGANISATION.value, translate("Export", "Organisations")),
            ],
        )
        self.style_field = ChoiceField(
            theme,
            translate("Export", "For what"),
            [
                (Style.SAFE, translate("Export", "To send or to open in a spreadsheet")),
                (Style.LOSSLESS, translate("Export", "To bring back into suidesk without loss")),
            ],
        )
        self.add("kind", self.kind)
        self.add("style", self.style_field)
        self._count = PlainLabel("", "small", wrap=True)
        self.add_note(self._count)
        self.kind.changed.connect(self._adapt)
        self.style_field.changed.connect(self._adapt)

    def _fill_columns(self) -> None:
        self.add_section(
            translate("Export", "Columns"),
            translate("Export", "Notes and emergency contacts are left out unless you tick them."),
        )
        self.columns: dict[OutColumn, CheckField] = {}
        for at, column in enumerate(CHOICES):
            field = CheckField(self._window.theme, column_text(column))
            field.set_value(column not in PRIVATE)
            self.columns[column] = field
            self.add(f"columns.{column}", field, is_beside=at % 2 == 1)

    def _adapt(self) -> None:
        is_lossless = self.style_field.value() is Style.LOSSLESS
        self.style_field.set_hint(
            translate("Export", "Everything, exactly as it is kept, notes too. Don't send this one.")
            if is_lossless
            else translate("Export", "Cells that a spreadsheet would take for a formula get an apostrophe.")
        )
        for field in self.columns.values():
            field.setEnabled(not is_lossless)
        among = {"person": Among.PERSONS, "organisation": Among.ORGANISATIONS}.get(self.kind.value() or "", Among.ALL)
        self._window.bridge.fetch(PeopleCount(among=among), self._counted, owner=self)

    def _counted(self, count: int) -> None:
        self._count.setText(translate("Export", "%n contact(s) will be in the file.", count))

    def wanted(self) -> Wanted:
        """Give what is chosen."""
        chosen_kind = self.kind.value()
        kind = ContactKind(chosen_kind) if chosen_kind else None
        style = self.style_field.value() or Style.SAFE
        chosen = tuple(column.value for column, field in self.columns.items() if field.value())
        is_usual = set(chosen) == {column.value for column in CHOICES if column not in PRIVATE}
        return Wanted(kind=kind, style=style, columns=() if style is Style.LOSSLESS or is_usual else chosen)

    def _ask_where(self) -> None:
        wanted = self.wanted()
        if wanted.style is Style.SAFE and not any(field.value() for field in self.columns.values()):
            self.show_error(None, translate("Export", "Tick at least one column."))
            return
        dialog = QFileDialog(self, translate("Export", "Save the list"), f"{NAMES[wanted.kind]}.csv", "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the file and say so."""
        wanted = self.wanted()
        self.set_busy(is_busy=True)
        self._window.bridge.work(
            lambda desk: Exporting(desk).save(wanted, path),
            lambda exported: self._saved(path, exported),
            failed=lambda error: self.show_error(None, error_text(error)),
            owner=self,
        )

    def _saved(self, path: Path, exported: Exported) -> None:
        text = translate("Export", "%n contact(s) were saved in {0}", exported.count)
        self._window.say(text.format(path.name))
        self.accept()
