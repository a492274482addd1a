"""The export of contacts: which, in which style, with which columns; said before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column
from suidesk.domain.people import ContactKind
from suidesk.interchange.layouts import PRIVATE, OutColumn
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import Exported, Exporting, Wanted, WantedCount
from suidesk.wording.errors import error_text
from suidesk.wording.lists import column_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window

# Archived contacts and our own number come with a lossless export only.
CHOICES: Final = tuple(one for one in OutColumn if one not in {OutColumn.ID, OutColumn.ARCHIVED_ON})
OF_PERSONS: Final = frozenset(
    {
        *(OutColumn.GIVEN, OutColumn.FAMILY, OutColumn.VOLUNTEER_STATUS, OutColumn.CAPACITY, OutColumn.STARTED_ON),
        *(OutColumn.LEFT_ON, OutColumn.IS_MINOR, OutColumn.EMERGENCY_CONTACT, OutColumn.DIED_ON),
    }
)
OF_ORGANISATIONS: Final = frozenset({OutColumn.SECTOR, OutColumn.REACH})
NEEDLESS: Final = {
    None: frozenset[OutColumn](),
    ContactKind.PERSON: OF_ORGANISATIONS | {OutColumn.KIND},
    ContactKind.ORGANISATION: OF_PERSONS | {OutColumn.KIND},
}
"""Columns that have nothing to say when only people, or only organisations, are wanted."""


class ExportDialog(FormDialog):
    """Asks what to export, then where to."""

    def __init__(self, window: Window, ids: tuple[str, ...] = ()) -> None:
        """Offer all contacts, or those of `ids` alone, safe for spreadsheets."""
        super().__init__(
            window.theme, translate("Export", "Export contacts"), translate("Export", "Choose where to save…"), window
        )
        self._window, self._ids = window, ids
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
        if not self._ids:
            self.add("kind", self.kind)
        self.add("style", self.style_field)
        self.count = PlainLabel("", "small", wrap=True)
        self.add_note(self.count)
        self.kind.changed.connect(self._adapt)
        self.style_field.changed.connect(self._adapt)

    def _fill_columns(self) -> None:
        theme = self._window.theme
        self.columns = {one: CheckField(theme, column_text(one)) for one in CHOICES}
        inner = QWidget()
        grid = CardGrid(theme, 2, narrow=380)
        for one, field in self.columns.items():
            field.set_value(one not in PRIVATE)
            grid.add(field)
        inner.setLayout(grid)
        note = translate(
            "Export",
            "A column in which nobody has anything is left out. Tick notes only when they may be read by others.",
        )
        self._columns = QWidget()
        title = PlainLabel(translate("Export", "Columns"), "h2", wrap=True)
        self._columns.setLayout(column(title, PlainLabel(note, "small", wrap=True), inner, gap=8))
        self.add_note(self._columns)

    def _adapt(self) -> None:
        wanted = self.wanted()
        is_lossless = wanted.style is Style.LOSSLESS
        self.style_field.set_hint(
            self._lossless_hint()
            if is_lossless
            else translate("Export", "Cells that a spreadsheet would take for a formula get an apostrophe.")
        )
        self._columns.setVisible(not is_lossless)
        for one, field in self.columns.items():
            field.setVisible(one not in NEEDLESS[wanted.kind])
        if self._ids:
            self._counted(wanted, len(self._ids))
        else:
            self._window.bridge.fetch(WantedCount(wanted), lambda count: self._counted(wanted, count), owner=self)

    def _lossless_hint(self) -> str:
        if self._ids:
            return translate("Export", "Everything about them, exactly as it is kept, with notes. Don't send this one.")
        return translate(
            "Export", "Everything, exactly as it is kept, with notes and archived contacts. Don't send this one."
        )

    def _counted(self, wanted: Wanted, count: int) -> None:
        if (wanted.kind, wanted.style) == (self.wanted().kind, self.wanted().style):
            self.count.setText(translate("Export", "%n contact(s) will be in the file.", count))

    def wanted(self) -> Wanted:
        """Give what is chosen."""
        chosen_kind = self.kind.value()
        kind = ContactKind(chosen_kind) if chosen_kind else None
        ids = self._ids or None
        if self.style_field.value() is Style.LOSSLESS:
            return Wanted(kind=kind, ids=ids, style=Style.LOSSLESS)
        chosen = [one for one, field in self.columns.items() if field.value() and one not in NEEDLESS[kind]]
        return Wanted(kind=kind, ids=ids, columns=tuple(one.value for one in chosen), is_sparse=True)

    def _ask_where(self) -> None:
        wanted = self.wanted()
        if wanted.style is Style.SAFE and not wanted.columns:
            self.show_error(None, translate("Export", "Tick at least one column."))
            return
        dialog = QFileDialog(self, translate("Export", "Save the list"), _file_name(wanted), "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the file and say so."""
        wanted = self.wanted()
        self.message.hide()
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


def _file_name(wanted: Wanted) -> str:
    return {
        None: translate("Export", "contacts.csv"),
        ContactKind.PERSON: translate("Export", "people.csv"),
        ContactKind.ORGANISATION: translate("Export", "organisations.csv"),
    }[wanted.kind]
